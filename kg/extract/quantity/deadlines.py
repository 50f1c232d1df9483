"""Deadlines of a task: the due times in its words, each with the last day meant."""

from __future__ import annotations

import datetime
import re

from kg.extract.quantity.figure_dates import day_in_figures
from kg.extract.quantity.time_forms import WHEN, When, day_of, read_when
from kg.extract.quantity.time_row import Count, Time
from kg.extract.text.layer import Layer
from kg.extract.text.text import Text
from kg.model import Deadline

# The last time of a cell counts: 2025年3月至6月.
_CELL = re.compile(rf"{WHEN}(?=[^月日年]*$)")
# What a plan says of an earlier year with these is told, not planned.
_TOLD_IF_PAST = frozenset({"due-verb", "doing", "finish", "to"})


class Deadlines:
    """The deadlines of one document, planned for `year` and dated `date`, from its `times`."""

    def __init__(self, text: Text, times: Layer[Time], year: int | None, date: str | None) -> None:
        self._text = text
        self._times = times
        self._year = year
        self._date = datetime.date.fromisoformat(date) if date else None

    def within(self, begin: int, end: int) -> tuple[Deadline, ...]:
        """Every deadline in clean text [begin, end), in order, each wording once."""
        found: dict[str, Deadline] = {}
        for time in self._times.within(begin, end):
            day = self._day(time)
            if time.due and not self._is_past(time, day):
                written = self._text.words(time.begin, time.end)
                span = self._text.span(time.begin, time.end)
                deadline = Deadline(written, day.isoformat() if day else None, span)
                found.setdefault("".join(written.split()), deadline)
        return tuple(found.values())

    def cell(self, begin: int, end: int) -> tuple[Deadline, ...]:
        """The deadline that is a cell of a table at [begin, end): its words need no 前."""
        found = self.within(begin, end)
        if found or begin >= end:
            return found
        words = self._text.folded[begin:end]
        match = _CELL.search(words)
        day = self._resolved(read_when(match), self._year) if match else None
        day = day or day_in_figures(words)
        written = day.isoformat() if day else None
        return (Deadline(self._text.words(begin, end), written, self._text.span(begin, end)),)

    def _day(self, time: Time) -> datetime.date | None:
        """The last day meant; None for 12月前, which can mean its first day or its last."""
        if isinstance(time.when, Count):
            return self._counted(time.when) if time.when.own else None
        if time.when is None:
            return None
        # 2025年3月底前…，9月底前…: the year holds for both.
        near = time.near if time.rule != "in-year" else None
        return self._resolved(time.when, near or self._year or time.last)

    def _resolved(self, when: When, year: int | None) -> datetime.date | None:
        if when.year is not None:
            year = when.year
        elif when.shift is not None:
            year = self._year + when.shift if self._year is not None else None
        return when.last_day(year)

    def _is_past(self, time: Time, day: datetime.date | None) -> bool:
        """Whether a time of an earlier year tells of what was: 2024年6月出台《X》 in a plan for 2025."""
        earlier = day is not None and self._year is not None and day.year < self._year
        return earlier and (time.rule in _TOLD_IF_PAST or time.attributive)

    def _counted(self, count: Count) -> datetime.date | None:
        """The day that many units after the document's; None for working days, or without date."""
        if self._date is None or count.number is None:
            return None
        if count.unit in ("日", "天"):
            return _days_after(self._date, count.number)
        if count.unit not in ("个月", "年"):
            return None
        ahead = self._date.month - 1 + count.number * (12 if count.unit == "年" else 1)
        year, month = self._date.year + ahead // 12, ahead % 12 + 1
        # A month without this day ends the count on its last one.
        end_of_month = When(None, None, month, None, True)
        return day_of(year, month, self._date.day) or end_of_month.last_day(year)


def _days_after(date: datetime.date, days: int) -> datetime.date | None:
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        return None
