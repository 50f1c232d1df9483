"""Cells of a row of a table: where they are parted, and names that the width of a cell broke.

A reader writes the lines of a cell with a blank between them (kg.read.rows): whether a line end was
the writer's or the cell's it may not know. In a list of bodies the names tell: 省卫生 健康委 is one,
省教育厅 省财政厅 are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.text.lexicon import Lexicon, alternatives
from kg.fold import fold

RULE = "cell-wrap"
EDGES = "\t|"
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_GAP = re.compile(r" {1,2}|<br ?/?>", re.IGNORECASE)
_SEPARATORS = re.compile(r"[、,;:。()]")
_LISTED = re.compile("[、,;]")
_LONGEST_CELL = 400
_NARROWEST, _LONGEST_LINE = 3, 40
_SHORTEST_NAME = 3
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_OPEN_CLASS = re.compile("^(?:各|有关|相关)")


def edge_of(line: str) -> str:
    """What parts the cells of `line`: TABs, else the bars of a Markdown table, else nothing ("")."""
    return next((edge for edge in EDGES if edge in line), "")


def pieces(folded: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The stretches of the cell [begin, end) that a <br> of a Markdown table parts."""
    found = []
    for mark in _BREAK.finditer(folded, begin, end):
        found.append((begin, mark.start()))
        begin = mark.end()
    return [(left, right) for left, right in (*found, (begin, end)) if folded[left:right].strip()]


def cell_wraps(folded: str, raw: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Offsets of the blanks within cells of `folded`, the folded form of `raw`, that part one name. Linear."""
    reader = _Reader(lexicon)
    begin = 0
    while begin < len(folded):
        end = raw.find("\n", begin)
        end = len(raw) if end < 0 else end
        edge = edge_of(raw[begin:end])
        at = begin
        while edge and at < end:
            stop = raw.find(edge, at, end)
            stop = end if stop < 0 else stop
            if stop - at <= _LONGEST_CELL:
                yield from reader.of_cell(folded, at, stop)
            at = stop + 1
        begin = end + 1


class _Reader:
    """What the rules ask of the tables."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        self._ends = words["body-end"]
        self._body_end = re.compile(rf"(?:{alternatives(self._ends)})$")
        self._whole = frozenset(fold(word) for word in words["local-too"])
        self._level_end = re.compile(rf"(?:{alternatives(words['level'])})$")

    def of_cell(self, folded: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Those of one cell: where each name is one as wide as the cell that goes on in the next line."""
        while begin < end and folded[begin] == " ":
            begin += 1
        while end > begin and folded[end - 1] == " ":
            end -= 1
        gaps = [gap.span() for gap in _GAP.finditer(folded, begin, end)]
        if not gaps:
            return
        edges = [begin, *(edge for gap in gaps for edge in gap), end]
        lines = [folded[left:right] for left, right in zip(edges[::2], edges[1::2], strict=True)]
        wide = max(map(len, lines))
        if not _NARROWEST <= wide <= _LONGEST_LINE:
            return
        # Where marks part the names, blanks do not, however wide the line before is.
        least = 1 if _LISTED.search(folded, begin, end) else wide
        cut = [self._is_cut(left, right, least) for left, right in pairwise(lines)]
        bodies = any(cut) and self._all_bodies(lines, cut)
        for (left, right), is_cut in zip(gaps, cut, strict=True):
            if (bodies and is_cut) or _in_title(folded, begin, left, right, wide):
                yield left, right

    def _is_cut(self, left: str, right: str, least: int) -> bool:
        """Whether `left`, a line of `least` characters, ends within a name that `right` goes on with."""
        # No line begins with a mark: the character before it goes down with it.
        pushed = bool(_SEPARATORS.match(right, 1))
        if len(left) < least - pushed or not (left and right):
            return False
        head, tail = _SEPARATORS.split(left)[-1], _SEPARATORS.split(right)[0]
        if not (_HAN.fullmatch(head) and _HAN.fullmatch(tail)):
            return False
        # 改革委|员会: an ending of names goes over the line end.
        whole = head + tail
        if whole.endswith(self._ends) and any(
            len(end) > len(tail) and whole.endswith(end) for end in self._ends
        ):
            return True
        # 浙江省 财政厅 may be one body or two; 市 alone is none.
        place = len(head) > 1 and self._level_end.search(head)
        known = self._lexicon.joins_name(head, tail)
        return not self._is_name(head) and (known or not place)

    def _is_name(self, words: str) -> bool:
        """Whether `words` may be a whole name of a body, or a class of bodies."""
        if words in self._whole or _OPEN_CLASS.match(words):
            return True
        known = next(self._lexicon.body_names(words), None)
        if known == (0, len(words)):
            return True
        return len(words) >= _SHORTEST_NAME and bool(self._body_end.search(words))

    def _all_bodies(self, lines: Sequence[str], cut: Sequence[bool]) -> bool:
        """Whether what the lines say once put together is a list of bodies and nothing else."""
        joined = lines[0]
        for line, is_cut in zip(lines[1:], cut, strict=True):
            joined += line if is_cut else f"、{line}"
        names = [name for name in _SEPARATORS.split(joined) if name]
        return all(self._is_name(name) or name in self._lexicon.duties for name in names)


def _in_title(folded: str, begin: int, left: int, right: int, wide: int) -> bool:
    """Whether the blank [left, right) of the cell from `begin` on stands in a title, behind a line as wide as
    the cell."""
    line = max(begin, folded.rfind(" ", begin, left) + 1)
    return (
        left - line >= wide
        and folded.count("《", begin, left) > folded.count("》", begin, left)
        and bool(_HAN.match(folded[left - 1]) and _HAN.match(folded[right]))
    )
