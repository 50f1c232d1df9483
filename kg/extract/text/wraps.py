"""Line breaks inside paragraphs: text from a page whose lines were cut at one width, within words.

A document counts as wrapped only when its own lines say so: most of them end at one width, few of
those at the end of a sentence. In any other text no line break is touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.text.number_forms import heading_label

RULE = "hard-wrap"
_FEWEST_LINES = 12
_FEWEST_FULL = 8
_NARROWEST, _WIDEST = 14.0, 70.0
# How far a full line can stay behind the width: a number or a mark that must not begin the next line.
_SLACK = 2.0
_PARAGRAPH_END = "。;!?:"
_SHARE_OF_FULL = 0.35
_SHARE_OF_CLOSED = 0.4
_BARE = re.compile(r"^[ \r]{0,80}(\d{1,3})[ \r]{0,80}$", re.MULTILINE)
_FEWEST_PAGES = 2
_DATE = re.compile(r"(?:\d{4}|[二〇零○一三四五六七八九]{4})年.{1,3}月.{1,3}日$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in offsets, without white space around it; `indent` is how many spaces begin it."""

    begin: int
    end: int
    indent: int


def bare_pages(folded: str) -> list[tuple[int, int]]:
    """Lines that are nothing but a number when they count up one by one: page numbers, in a text whose
    lines are wrapped."""
    found = list(_BARE.finditer(folded))
    counted = [int(match.group(1)) for match in found]
    in_order = all(b == a + 1 for a, b in pairwise(counted))
    return [match.span() for match in found] if len(found) >= _FEWEST_PAGES and in_order else []


def wraps(folded: str, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Line breaks of `folded` that stand inside a paragraph, each with the white space around it.

    `skip` are stretches that are no text of the document, in order: page numbers, furniture. Linear.
    """
    if "\n" not in folded:
        return
    lines = list(_lines(folded, skip))
    best: tuple[int, float, list[float]] | None = None
    for measure in (_length, _cells):
        widths = [measure(folded[line.begin : line.end]) + line.indent for line in lines]
        width = _width(folded, lines, widths)
        if width:
            close = sum(1 for each in widths if abs(each - width) < 1)
            if best is None or close > best[0]:
                best = (close, width, widths)
    if best:
        yield from _breaks(folded, lines, best[2], best[1], skip)


def _lines(folded: str, skip: Sequence[tuple[int, int]]) -> Iterator[_Line]:
    """Lines that hold words of the document; those with a TAB or wholly in `skip` do not."""
    start = at = 0
    while start < len(folded):
        stop = folded.find("\n", start)
        stop = len(folded) if stop < 0 else stop
        begin, end = start, stop
        while begin < end and folded[begin] in " \r\x0c":
            begin += 1
        while end > begin and folded[end - 1] in " \r\x0c":
            end -= 1
        while at < len(skip) and skip[at][1] <= begin:
            at += 1
        skipped = at < len(skip) and skip[at][0] <= begin and end <= skip[at][1]
        if begin < end and not skipped:
            yield _Line(begin, end, begin - start)
        start = stop + 1


def _length(words: str) -> float:
    return float(len(words))


def _cells(words: str) -> float:
    """Width in full-width characters: digits and Latin letters take half of one."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" or c in _WIDE else 0.5 for c in words)


# Folding made these narrow; in print they are as wide as other characters, or were.
_WIDE = "()-,;:!?“”·"
_Measure = Callable[[str], float]


def _width(folded: str, lines: Sequence[_Line], widths: Sequence[float]) -> float | None:
    """The width at which the lines were cut, or None where they were not."""
    if len(lines) < _FEWEST_LINES:
        return None
    # The width is the one most lines come near; a few stand out where a mark hangs over the edge.
    counted = Counter(round(width) for width in widths)
    near = {width: sum(counted[width - step] for step in (-1, 0, 1)) for width in counted}
    width = max(near, key=lambda each: (near[each], each))
    if not _NARROWEST <= width <= _WIDEST:
        return None
    longer = sum(1 for each in widths if each > width + 2 * _SLACK)
    full = [
        line for line, each in zip(lines, widths, strict=True) if abs(each - width) <= 2 * _SLACK
    ]
    closed = sum(1 for line in full if folded[line.end - 1] in _PARAGRAPH_END)
    wrapped = (
        len(full) >= max(_FEWEST_FULL, _SHARE_OF_FULL * len(lines))
        and closed <= _SHARE_OF_CLOSED * len(full)
        and longer <= 0.05 * len(lines)
    )
    return float(width) if wrapped else None


def _breaks(
    folded: str,
    lines: Sequence[_Line],
    widths: Sequence[float],
    width: float,
    skip: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    indents = Counter(line.indent for line in lines)
    usual = max(indents, key=lambda indent: (indents[indent], -indent))
    gaps = Counter(folded.count("\n", a.end, b.begin) for a, b in pairwise(lines))
    gap = max(gaps, key=lambda each: (gaps[each], -each))
    at = 0
    for place in range(len(lines) - 1):
        line, following = lines[place], lines[place + 1]
        if widths[place] < width - _SLACK or _begins(folded, following, usual):
            continue
        # What is skipped between the two lines stays a cut of its own.
        begin = line.end
        while at < len(skip) and skip[at][1] <= begin:
            at += 1
        here = at
        paged = at < len(skip) and skip[at][0] < following.begin
        if not paged and folded.count("\n", begin, following.begin) > gap:
            continue
        while here < len(skip) and skip[here][0] < following.begin:
            if skip[here][0] > begin:
                yield begin, skip[here][0]
            begin = max(begin, skip[here][1])
            here += 1
        if begin < following.begin:
            yield begin, following.begin


def _begins(folded: str, line: _Line, usual: int) -> bool:
    """Whether a paragraph begins with this line: it is indented, numbered, or a date of its own."""
    numbered = heading_label(folded, line.begin, line.end)[1]
    return line.indent > usual or bool(numbered) or bool(_DATE.match(folded, line.begin, line.end))
