"""What people see of an answer: lines and tables on a screen, and the forms that programs read.

Documents and names come from strangers. Nothing they hold steers a terminal: characters that are
not to be seen are shown by name.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import category, combining, east_asian_width

_NARROWEST = 40
_WIDEST = 200
_NARROWEST_COLUMN = 8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOLD, _PLAIN = "\033[1m", "\033[0m"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LAST_CONTROL, _PICTURES, _DELETE, _LAST_SHORT = 0x1F, 0x2400, 0x7F, 0xFFFF


class Strong(str):
    """Words that stand out on a screen."""

    __slots__ = ()


def show(*pieces: str) -> None:
    """Print one line for people, made of `pieces`; those that are Strong in bold on a terminal."""
    styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    print(
        "".join(
            f"{_BOLD}{printable(piece)}{_PLAIN}"
            if styled and isinstance(piece, Strong)
            else printable(piece)
            for piece in pieces
        )
    )


def tell(line: str) -> None:
    """Say something about the work to the person, apart from the answer."""
    print(printable(line), file=sys.stderr)


def put(text: str) -> None:
    """Print text for programs: as it is, unless a person looks at it on a terminal."""
    sys.stdout.write(printable(text) if sys.stdout.isatty() else text)


def print_json(value: Any) -> None:
    """Print `value` as JSON, Chinese characters as they are and unseen ones as JSON's own escapes."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=1)
    if not text.replace("\n", "").isprintable():
        text = "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
    put(f"{text}\n")


def emit(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Print a table for people or for programs."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if form == "json":
        print_json([dict(zip(columns, row, strict=True)) for row in cells])
    elif form == "csv":
        import csv
        import io

        made = io.StringIO()
        writer = csv.writer(made, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([safe(cell) for cell in row] for row in cells)
        put(made.getvalue())
    elif form == "tsv":
        for row in [list(columns), *cells]:
            line = "\t".join(" ".join(re.split("[\t\n]", cell)) for cell in row)
            put(f"{line}\n")
    elif form == "md":
        for number, row in enumerate([list(columns), *cells]):
            show("| " + " | ".join(flat(cell).replace("|", "\\|") for cell in row) + " |")
            if number == 0:
                show("|" + " --- |" * len(columns))
    else:
        print_table(columns, cells)


def safe(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def screen_width() -> int:
    """Columns of the terminal; of a pipe 100."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((100, 24)).columns))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headings, wide characters counted as two, long cells wrapped."""
    lines = [[flat(cell) for cell in row] for row in [columns, *rows]]
    widths = [max(width(row[i]) for row in lines) for i in range(len(columns))]
    room = screen_width() - 2 * (len(columns) - 1)
    # The widest columns give way first, all of them down to one width.
    level = max(widths, default=0)
    while sum(min(w, level) for w in widths) > room and level > _NARROWEST_COLUMN:
        level -= 1
    widths = [min(w, level) for w in widths]
    for number, row in enumerate(lines):
        wrapped = [wrap(cell, limit) for cell, limit in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in wrapped)):
            pieces = [cell[line] if line < len(cell) else "" for cell in wrapped]
            padded = [p + " " * (w - width(p)) for p, w in zip(pieces, widths, strict=True)]
            text = "  ".join(padded).rstrip()
            show(Strong(text) if number == 0 else text)


def wrap(text: str, limit: int) -> list[str]:
    """Lines of `text` of at most `limit` columns; breaks at spaces, or between wide characters."""
    lines, line, used, space = [], "", 0, -1
    for char in text:
        size = width(char)
        if used + size > limit and line:
            # A Latin word moves to the next line whole, if it is not a line by itself.
            carry = (
                line[space + 1 :]
                if space > 0 and char.isascii() and char != " " and line[-1].isascii()
                else ""
            )
            lines.append(line[: len(line) - len(carry)].rstrip())
            line, space = carry, -1
            used = width(line)
        if char == " ":
            if not line:
                continue
            space = len(line)
        line += char
        used += size
    return [*lines, line] if line or not lines else lines


def width(text: str) -> int:
    """Columns that `text` takes on a terminal: wide and full-width characters two, marks that combine
    and format characters none (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if combining(char) or category(char) in ("Cf", "Me", "Mn")
        else 2
        if east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def printable(text: str) -> str:
    """`text` with what a terminal would act on, or hide, shown: ESC as ␛, U+202E as \\u202e.

    Line ends of every kind become "\\n", and blanks of every kind but the full-width one a space.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in "\n\t\u3000" else _shown(char)
        for char in _LINE_ENDS.sub("\n", text)
    )


def flat(text: str) -> str:
    """`text` as it is printed on one line."""
    return " ".join(printable(text).split())


def _shown(char: str) -> str:
    code = ord(char)
    if category(char) == "Zs":
        return " "
    if code <= _LAST_CONTROL:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "␡"
    return f"\\u{code:04x}" if code <= _LAST_SHORT else f"\\U{code:08x}"
