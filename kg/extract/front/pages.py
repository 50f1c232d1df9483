"""The head of a page that shows an interview or a briefing: its title, its date, whose page it is."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.front.dates import first_day, iso_date
from kg.extract.front.front import read_front
from kg.extract.front.lines import HeadLines
from kg.extract.front.names import Names
from kg.extract.front.rows import Front, Stated
from kg.extract.front.title_words import in_one_line
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text

_LONGEST_TITLE = 90
_TITLES = ("open", "title", "sentence")


def read_page(text: Text, lexicon: Lexicon, end: int) -> Front:
    """The head of a page whose talk begins at clean `end`: what `read_front` tells, and else the first
    line as its title, and the date in its title or before the talk."""
    front = read_front(text, lexicon)
    rows = [row for row in front.rows if row.begin < end]
    if front.title is None:
        title = _first_line(text, lexicon, end)
        rows.extend([title] if title else ())
    if not any(row.matter == "date" for row in rows):
        day = first_day(text.folded, 0, end)
        stamp = iso_date(day) if day else None
        if day and stamp:
            rows.append(Stated(day.start(), day.end(), "date", stamp, "in-words"))
    return replace(front, rows=tuple(rows), notice=None, parts=())


def _first_line(text: Text, lexicon: Lexicon, end: int) -> Stated | None:
    """The first line that is no label and no date of the page; 问答实录：《…》有关情况 is a title."""
    reader = HeadLines(lexicon, Names(lexicon))
    for line in reader.of(text):
        if line.begin >= end:
            return None
        titled = line.kind in _TITLES or (line.kind == "label" and not reader.is_label(line.words))
        if titled and len(line.words) <= _LONGEST_TITLE:
            words = in_one_line(text.words(line.begin, line.end))
            return Stated(line.begin, line.end, "title", words, "first-line")
    return None
