"""Sentences and clauses: the stretches within which a verb can govern a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.text.pairs import title_spans

_SENTENCE_END = "。;!?\n"
_BREAK = re.compile(r"[,:。;!?\n]")
# 一是… 二是…: the number of a point is no part of its first clause.
# A line's end beside a title breaks the line, not the sentence: 全面落实⏎《X》⏎，推进… A title that begins
# a line behind one that is closed begins a sentence.
_GOES_ON = re.compile(
    r"(?<=[^\s。;!?:》])[ \r]{0,3}\n(?=[ \r]{0,3}《)"
    r"|(?<=》)[ \r]{0,3}\n(?=[ \r]{0,3}[,、;。(和及与等的])"
)
_POINT = re.compile(r"^[一二三四五六七八九十]{1,2}是(?:要)?|^-+")


def sentences(folded: str, begin: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The clauses of each sentence of folded[begin:end] as [begin, end) offsets, without their stops.

    A comma or full stop inside 《》 ends nothing. Empty clauses are left out, not empty sentences.
    """
    titles = list(title_spans(folded, begin, end))
    clauses: list[tuple[int, int]] = []
    start, at_title = begin, 0
    joined = {match.end() - 1 for match in _GOES_ON.finditer(folded, begin, end)}
    for match in _BREAK.finditer(folded, begin, end):
        at = match.start()
        if at in joined:
            continue
        while at_title < len(titles) and titles[at_title][1] <= at:
            at_title += 1
        if at_title < len(titles) and titles[at_title][0] <= at:
            continue
        clauses.extend(_trimmed(folded, start, at))
        start = at + 1
        if match.group() in _SENTENCE_END:
            yield clauses
            clauses = []
    clauses.extend(_trimmed(folded, start, end))
    if clauses:
        yield clauses


def _trimmed(folded: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end and folded[begin] in " \r\n":
        begin += 1
    while end > begin and folded[end - 1] in " \r\n":
        end -= 1
    point = _POINT.match(folded[begin : begin + 12])
    if point:
        begin += point.end()
    if end > begin:
        yield begin, end
