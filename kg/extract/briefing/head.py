"""What stands before the first turn of a talk: its title, its date, who holds it."""

from __future__ import annotations

import re

from kg.extract.briefing.words import SpeechWords
from kg.extract.front.front import first_date, iso_date
from kg.extract.text.lines import line_end

_YEAR = re.compile(r"20\d\d(?=年)")
_MOST_LINES = 12


def title_span(folded: str, words: SpeechWords, end: int) -> tuple[int, int]:
    """Where the title stands before clean `end`: behind 原标题： or title:, else the first line that is
    not empty, without marks of Markdown; an empty stretch where there is none."""
    first: tuple[int, int] | None = None
    labelled: tuple[int, int] | None = None
    at = 0
    for _ in range(_MOST_LINES):
        if at >= end:
            break
        stop = line_end(folded, at, end)
        label = words.title_label.match(folded, at, stop)
        begin = label.end() if label else at
        close = begin + len(folded[begin:stop].rstrip(" \r*#"))
        if close > begin:
            first = first or (begin, close)
            if label and ":" in label.group():
                labelled = (begin, close)
        at = stop + 1
    return labelled or first or (end, end)


def dated(folded: str, words: SpeechWords, title: tuple[int, int], end: int) -> str | None:
    """The day of the talk as ISO 8601: the one in its title; else on a line before clean `end` that says
    it was held; else behind a label of the page (发布日期：2025-04-08); else the first written out."""
    held = first_date(folded, *title)
    at = 0
    while held is None and at < end:
        stop = line_end(folded, at, end)
        if words.occasion.search(folded, at, stop):
            held = first_date(folded, at, stop)
        at = stop + 1
    label = words.date_label.search(folded, 0, end)
    return held or (iso_date(label) if label else None) or first_date(folded, 0, end)


def told_year(folded: str, begin: int, end: int) -> str | None:
    """The year that the title at [begin, end) names."""
    match = _YEAR.search(folded, begin, end)
    return match.group() if match else None
