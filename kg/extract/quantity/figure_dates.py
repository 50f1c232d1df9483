"""Dates in figures alone, as spreadsheets show them: 2031/6/5, 2031-06-05, 2031.6."""

from __future__ import annotations

import calendar
import datetime
import re

# At the end: the last one of 2031.3-2031.6.
_FIGURES = re.compile(
    r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?: \d{1,2}:[\d:]{2,5})?$"
)


def day_in_figures(words: str) -> datetime.date | None:
    """The last day meant by the date in figures that the folded `words` end with; None without one.

    >>> day_in_figures("2031.3-2031.6")
    datetime.date(2031, 6, 30)
    """
    match = _FIGURES.search(words)
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"])
    try:
        day = int(match["day"] or calendar.monthrange(year, month)[1])
        return datetime.date(year, month, day)
    except ValueError:  # no such month or day
        return None
