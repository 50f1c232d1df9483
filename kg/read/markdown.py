"""Markdown to the text that it shows, line by line: numbers, headings and lists stay as typed.

Taken off: the # before headings, the ** and __ of bold words, the backslash before a sign, the
address of a link (its words stay) and of a picture. Rows of a table become cells joined by a TAB, the
dashes under its head go. Nothing inside a fenced block of code is touched. Everything else stays.
"""

from __future__ import annotations

import re

from kg.read.rows import Cell, Table

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+")
_HEADING_TAIL = re.compile(r"[ \t]#+[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+\"[^\"()]*\")?\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DASHES = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def markdown_text(text: str, name: str) -> str:
    """The words of the Markdown `text`; its line ends become "\\n"."""
    lines: list[str] = []
    fence = ""
    source = re.split("\r\n|\r|\n", text)
    for index, line in enumerate(source):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
            lines.append(line)
        elif fence:
            lines.append(line)
        elif "|" in line and _DASHES.match(line) and index and "|" in source[index - 1]:
            continue
        elif line.strip().startswith("|"):
            lines.extend(_row(line, name))
        else:
            lines.append(_words(line))
    return "\n".join(lines)


def _row(line: str, name: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = _CELL_END.split(inner)
    if inner.endswith("|") and not inner.endswith("\\|"):
        cells.pop()
    table = Table(name)
    table.add([Cell([_words(_BREAK.sub(" ", cell.strip()))]) for cell in cells])
    return table.lines


def _words(line: str) -> str:
    heading = _HEADING.match(line)
    if heading:
        line = _HEADING_TAIL.sub("", line[heading.end() :])
    line = _LINK.sub(r"\1", line)
    for mark in ("**", "__"):
        # Only in pairs, and never a blank to fill in (____).
        if line.count(mark) % 2 == 0 and mark * 2 not in line:
            line = line.replace(mark, "")
    return _ESCAPE.sub(r"\1", line)
