"""The lines of a text as a page shows them, and the width at which a page cut them, if one did."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.text.number_forms import COUNTED, UNITS, heading_label

_FEWEST_LINES = 8
# So many lines must run on at one width, and the most part of those that reach it.
_FEWEST_CARRIED = 5
_SHARE_OF_CARRIED = 0.5
_SHARE_OF_LONGER = 0.1
_NARROWEST, _WIDEST = 14, 70
# How far a full line can stay behind the width: a number or a mark that must not begin the next line.
SLACK = 2.0
_SENTENCE_END = "。;!?:"
_STOPS = "。;!?:)》”]"
_ANNEX = re.compile(r"附[件表录]?[ \d一二三四五六七八九十]{0,4}:?$")
_QUANTITY = re.compile(rf"\d{{1,4}} ?(?:[{COUNTED}%]|{UNITS})")
# Folding made these narrow; in print they are as wide as other characters, or were.
_WIDE = "()-,;:!?“”·"
_DATE = re.compile(r"(?:\d{4}|[二〇零○一三四五六七八九]{4}) ?年.{1,4}月.{1,4}日$")
# 〔2023〕 / 5 号
_ISSUE = re.compile(r"\d{1,4} ?号")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\((?:19|20)\d\d\) ?\d{1,4} ?号$")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that holds words, in offsets without the white space around it; `indent` is how many
    spaces begin it, `cells` whether a TAB parts it into the cells of a table."""

    begin: int
    end: int
    indent: int
    cells: bool


def page_lines(folded: str, raw: str, skip: Sequence[tuple[int, int]]) -> list[PageLine]:
    """The lines of `folded` that hold words of the document, in order; `raw` is the text before folding,
    `skip` what is none of its words (page numbers, furniture), in order. Linear."""
    found: list[PageLine] = []
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
        last = at
        while last < len(skip) and skip[last][1] < end:
            last += 1
        # The number of a page stands at the end of its last line: 水务-10-
        if not skipped and last < len(skip) and begin < skip[last][0] and skip[last][1] == end:
            end = skip[last][0]
        if begin < end and not skipped:
            found.append(PageLine(begin, end, begin - start, raw.find("\t", begin, end) >= 0))
        start = stop + 1
    return found


def begins_paragraph(folded: str, line: PageLine, above: PageLine | None = None) -> bool:
    """Whether a paragraph begins with this line by its words: it is numbered, or a date, the number of a
    document or the word for an annex and nothing else.

    Where the line `above` stops within its sentence, a number that counts something (2 个) is none of an
    item's.
    """
    if any(alone.match(folded, line.begin, line.end) for alone in (_DATE, _NUMBER, _ANNEX)):
        return True
    if not heading_label(folded, line.begin, line.end)[1] or _ISSUE.match(folded, line.begin):
        return False
    runs_on = above is not None and folded[above.end - 1] not in _STOPS
    return not (runs_on and _QUANTITY.match(folded, line.begin, line.end))


def page_width(folded: str, lines: Sequence[PageLine]) -> tuple[float, list[float]] | None:
    """The width at which a page cut the lines, and the width of each line; None where none did.

    Only a line that stops within its sentence and runs on in the next one, which is no longer, tells of
    a page: headings stop so too, but what follows them begins a paragraph or is longer.
    """
    if len(lines) < _FEWEST_LINES:
        return None
    best: tuple[int, float, list[float]] | None = None
    for measure in (_length, _cells):
        widths = [measure(folded[line.begin : line.end]) + line.indent for line in lines]
        found = _width(folded, lines, widths)
        if found and (best is None or found[0] > best[0]):
            best = (*found, widths)
    return best[1:] if best else None


def _width(
    folded: str, lines: Sequence[PageLine], widths: Sequence[float]
) -> tuple[int, float] | None:
    """How many lines run on at the width most of them reach, and that width."""
    prose = [(line, width) for line, width in zip(lines, widths, strict=True) if not line.cells]
    stops = [
        (width, _carries(folded, line, following, width, after))
        for (line, width), (following, after) in pairwise(prose)
        if folded[line.end - 1] not in _SENTENCE_END
    ]
    carried = Counter(round(width) for width, carries in stops if carries)
    near = {width: sum(carried[width + step] for step in (-1, 0, 1)) for width in carried}
    if not near:
        return None
    best = max(near, key=lambda each: (near[each], each))
    # Where marks hang over the edge, the width is the last at which many lines run on.
    reach = [w for w in near if best <= w <= best + 2 * SLACK and 4 * carried[w] >= carried[best]]
    width = max(reach)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [carries for each, carries in stops if abs(each - width) <= 2 * SLACK]
    count = sum(full)
    longer = sum(each > width + 2 * SLACK for _, each in prose)
    if count < _FEWEST_CARRIED or count < _SHARE_OF_CARRIED * len(full):
        return None
    return (count, float(width)) if longer <= _SHARE_OF_LONGER * len(prose) else None


def _carries(folded: str, line: PageLine, following: PageLine, width: float, after: float) -> bool:
    """Whether the sentence of `line` seems to run on in the next line."""
    if after > width + 2 * SLACK or begins_paragraph(folded, following, line):
        return False
    return following.indent <= line.indent or not following.indent


def _length(words: str) -> float:
    return float(len(words))


def _cells(words: str) -> float:
    """Width in full-width characters: digits and Latin letters take half of one."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" or c in _WIDE else 0.5 for c in words)


Measure = Callable[[str], float]


def gaps(folded: str, lines: Sequence[PageLine]) -> Iterator[int]:
    """How many line ends stand between each line and the next."""
    return (folded.count("\n", a.end, b.begin) for a, b in pairwise(lines))
