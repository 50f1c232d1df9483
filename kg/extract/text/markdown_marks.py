"""The marks of Markdown, which are no words of a document: they are cut as noise, each with its span.

Cut are the # of headings, the > of quotations, the bullets of lists, the ** and __ of bold words, the
backslash before a sign, the address of a link or picture (its words stay), comments, the outer bars
and the rule of a table (the inner bars stay: they part its cells, kg.extract.structure.tables), lines
that only rule off. Numbers stay as typed, and so does what stands in a fenced block of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

RULE = "markdown"
_NAMES = (".md", ".markdown")
_LINE = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_TAIL = re.compile(r"(?<=[ \t])#+[ \t]*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_QUOTED = re.compile(r" {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=[^-*+\s])")
_RULED_OFF = re.compile(
    r"[ \t]*(?:(?:-[ \t]*){3,}|(?:=[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})"
)
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_LINK = re.compile(r"(!?\[)[^\[\]]*(\]\([^()\s]*(?:[ \t]+\"[^\"()]*\")?\))")
_NOTE = re.compile(r"\[\^[\w-]{1,20}\]:?")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\\$")
_STARS = re.compile(r"(?<!\\)\*+")
_BARS_BELOW = re.compile(r"_+")
_MOST_STARS = 4
_FEWEST_HEADINGS = 2


def markdown_marks(name: str, raw: str) -> Iterator[tuple[int, int]]:
    """Offsets of the marks in the source text `raw`, read from the file `name`, none overlapping; none where
    it is no Markdown. Linear."""
    if not _is_markdown(name, raw):
        return
    at = 0
    for begin, end in _comments(raw):
        yield from _of_lines(raw, at, begin)
        yield begin, end
        at = end
    yield from _of_lines(raw, at, len(raw))


def _is_markdown(name: str, raw: str) -> bool:
    """By its name, or because it has two headings that differ in more than a number: the # before the
    page numbers that some programs write are none."""
    if PurePosixPath(name.lower()).suffix in _NAMES:
        return True
    if "# " not in raw:
        return False
    headings = {
        re.sub(r"\d", "", line[0])
        for line in _LINE.finditer(raw)
        if (mark := _HEADING.match(line[0])) and mark.end() < len(line[0])
    }
    return len(headings) >= _FEWEST_HEADINGS


def _comments(raw: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (begin := raw.find("<!--", at)) >= 0:
        end = raw.find("-->", begin)
        if end < 0:
            return
        at = end + len("-->")
        yield begin, at


def _of_lines(raw: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    fence = ""
    above = ""
    for match in _LINE.finditer(raw, begin, end):
        line, start = match[0], match.start()
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        elif fence:
            pass
        elif "|" in line and "|" in above and _TABLE_RULE.fullmatch(line):
            # With the line end, so that the rows stay together.
            yield start, min(match.end() + len(_line_end(raw, match.end())), end)
        elif _RULED_OFF.fullmatch(line):
            yield start, match.end()
        else:
            yield from ((start + left, start + right) for left, right in _of_line(line))
        above = line


def _line_end(raw: str, at: int) -> str:
    return "\r\n" if raw.startswith("\r\n", at) else raw[at : at + 1]


def _of_line(line: str) -> Iterator[tuple[int, int]]:
    """The marks of one line: those it begins with, those it ends with, those in it."""
    at, end = 0, len(line)
    for opening in (_QUOTED, _BULLET):
        found = opening.match(line, at)
        if found:
            yield at, found.end()
            at = found.end()
    heading = _HEADING.match(line[at:])
    row = line[at:].strip()
    if heading:
        yield at, at + heading.end()
        at += heading.end()
        tail = _HEADING_TAIL.search(line, at)
        if tail:
            end = tail.start()
            yield end, len(line)
    elif row.startswith("|"):
        opened = line.index("|", at) + 1
        yield at, opened
        at = opened
        if row.endswith("|") and len(row) > 1 and not row.endswith("\\|"):
            end = line.rindex("|")
            yield end, len(line)
    yield from _apart(at, _inline(line, at, end, is_row=row.startswith("|")))


def _inline(line: str, begin: int, end: int, *, is_row: bool) -> Iterator[tuple[int, int]]:
    for link in _LINK.finditer(line, begin, end):
        yield link.span(1)
        yield link.span(2)
    for note in _NOTE.finditer(line, begin, end):
        yield note.span()
    for escape in _ESCAPE.finditer(line, begin, end):
        # An escaped bar in a row must not become one that parts cells.
        if not (is_row and line.startswith("|", escape.end())):
            yield escape.span()
    stars = [run.span() for run in _STARS.finditer(line, begin, end) if len(run[0]) > 1]
    if all(right - left <= _MOST_STARS for left, right in stars):
        # Only in pairs; **** ends one and begins another.
        count = sum(1 + (right - left) // _MOST_STARS for left, right in stars)
        yield from stars if count % 2 == 0 else ()
    bars = [run.span() for run in _BARS_BELOW.finditer(line, begin, end)]
    # Never a blank to fill in: ____.
    if all(right - left < _MOST_STARS for left, right in bars):
        bold = [(left, right) for left, right in bars if right - left > 1]
        yield from bold if len(bold) % 2 == 0 else ()


def _apart(begin: int, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """`found` in order, without those that lie in one before: the ** of an address."""
    at = begin
    for left, right in sorted(found):
        if left >= at:
            yield left, right
            at = right
