"""What several commands share: options, the graph asked, the language, tables that line up."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import category, combining, east_asian_width

from kg.labels import Language

if TYPE_CHECKING:
    from pyoxigraph import Store

FORMATS = ("text", "json", "csv", "tsv", "md")
_NARROWEST = 40
_WIDEST = 200
_NARROWEST_COLUMN = 8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def add_graph(parser: ArgumentParser) -> None:
    """Add --graph and --authority."""
    parser.add_argument(
        "--graph",
        metavar="FOLDER",
        help="the graph to ask (default: KG_GRAPH, or the shipped documents)",
    )
    add_authority(parser)


def add_authority(parser: ArgumentParser) -> None:
    """Add --authority."""
    parser.add_argument(
        "--authority",
        metavar="FOLDER",
        help="tables of your own, added to the shipped ones (default: KG_AUTHORITY)",
    )


def add_format(parser: ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add --format; the first of `formats` is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"default: {formats[0]}"
    )


def authority_folder(options: Namespace) -> Path | None:
    """The folder of the user's own tables, if any."""
    chosen = options.authority or os.environ.get("KG_AUTHORITY")
    return Path(chosen) if chosen else None


def graph_folder(options: Namespace) -> Path:
    """The graph folder that the command asks; that of the shipped documents is built when needed."""
    chosen = options.graph or os.environ.get("KG_GRAPH")
    if chosen:
        return Path(chosen)
    from kg.ask.builds import shipped_graph

    return shipped_graph(authority_folder(options), tell)


def open_graph(options: Namespace) -> Store:
    """The store that the command asks, read-only."""
    from kg.graph.store import open_graph as opened

    return opened(graph_folder(options))


def tell(line: str) -> None:
    """Say something about the work to the person, apart from the answer."""
    print(line, file=sys.stderr)


def language() -> Language:
    """The language of labels: KG_LANG, else that of the locale, else English."""
    chosen = os.environ.get("KG_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "zh" if chosen.lower().startswith("zh") else "en"


def chooser() -> Callable[[str, str], str]:
    """A function that picks the Chinese or the English of two words by `language`."""
    chinese = language() == "zh"
    return lambda zh, en: zh if chinese else en


def print_json(value: Any) -> None:
    """Print `value` as JSON, Chinese characters as they are."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=1))


def emit(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Print a table for people or for programs."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if form == "json":
        print_json([dict(zip(columns, row, strict=True)) for row in cells])
    elif form == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([safe(cell) for cell in row] for row in cells)
    elif form == "tsv":
        for row in [list(columns), *cells]:
            print("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
    elif form == "md":
        for number, row in enumerate([list(columns), *cells]):
            print("| " + " | ".join(" ".join(c.split()).replace("|", "\\|") for c in row) + " |")
            if number == 0:
                print("|" + " --- |" * len(columns))
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
    flat = [[" ".join(printable(cell).split()) for cell in row] for row in [columns, *rows]]
    widths = [max(width(row[i]) for row in flat) for i in range(len(columns))]
    room = screen_width() - 2 * (len(columns) - 1)
    # The widest columns give way first, all of them down to one width.
    level = max(widths, default=0)
    while sum(min(w, level) for w in widths) > room and level > _NARROWEST_COLUMN:
        level -= 1
    widths = [min(w, level) for w in widths]
    for number, row in enumerate(flat):
        wrapped = [wrap(cell, limit) for cell, limit in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in wrapped)):
            pieces = [cell[line] if line < len(cell) else "" for cell in wrapped]
            padded = [p + " " * (w - width(p)) for p, w in zip(pieces, widths, strict=True)]
            text = "  ".join(padded).rstrip()
            print(bold(text) if number == 0 else text)


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
    """`text` without control characters, which could steer the terminal."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def bold(text: str) -> str:
    """`text` in bold on a terminal, as it is elsewhere."""
    return (
        f"\033[1m{text}\033[0m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text
    )
