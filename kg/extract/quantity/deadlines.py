"""Deadlines of a task: 2025年6月底前, 年内, 上半年完成, 印发之日起30日内, 完成时限：2025年12月, 长期坚持."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from kg.extract.instruments.verbs import MAKING
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.numbers import printed_number
from kg.extract.text.pairs import title_spans
from kg.extract.text.text import Text
from kg.model import Deadline

# What is due by the end of a half or a quarter: its last month.
_LAST_MONTH = {"上半年": 6, "下半年": 12} | {
    f"{name}季度": 3 * (at // 2 + 1) for at, name in enumerate("一1二2三3四4")
}
_LAST_DAY = {"上旬": 10, "中旬": 20}
_YEAR = r"(?:(?<!\d)(?P<year>\d{4})年|(?P<said>[今本当明])年)"
_WHEN = (
    rf"{_YEAR}?(?:(?<!\d)(?P<month>\d{{1,2}})月(?:份)?"
    r"(?:(?P<day>\d{1,2})日|(?P<last>[底末]|下旬)|(?P<third>[上中]旬))?"
    rf"|第?(?P<part>{alternatives(_LAST_MONTH)})[底末]?|年?(?<=年)(?P<close>[底末]))"
)
_BEFORE = re.compile(rf"{_WHEN}(?:之|以)?(?P<before>前)")
# The last time of a cell counts: 2025年3月至6月.
_CELL = re.compile(rf"{_WHEN}(?=[^月日年]*$)")
# 每季度末前: it comes round, no day is the last one.
_RECURRING = re.compile(r"每(?:半年|个?季度|个?月|周)[底末]?(?:之|以)?前")
_ALL_YEAR = re.compile(rf"{_YEAR}?全年$")
_IN_YEAR = re.compile(rf"(?:{_YEAR}|(?:^|(?<=[,。;:(、于在争取保.)\s]))年)内(?![部外容涵在])")
_AFTER_ISSUE = re.compile(
    r"(?P<other>》)?(?:印发|发布|公布|下发|施行|实施)(?:之日起|之日后|后)"
    r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>个?工作日|日|天|个月|年)(?:之|以)?内"
)
# 到2027年底前…达到90% says what shall be reached, not by when the task is done.
_ATTRIBUTE = re.compile(r"[^,。;:()\n]{1,12}的")
_TARGET = re.compile("(?:到|截至|截止)$")


class Deadlines:
    """Finds the deadlines in passages of one document, planned for `year` and dated `date`."""

    def __init__(self, text: Text, lexicon: Lexicon, year: int | None, date: str | None) -> None:
        self._text = text
        self._year = year
        self._date = datetime.date.fromisoformat(date) if date else None
        standing = alternatives(lexicon.words["standing"])
        # 持续推进 alone is a time; with an object (持续推进X建设) it is the task itself.
        self._standing = re.compile(rf"(?:^|(?<=[,。;:(\n .、)]))(?:{standing})(?=[,。;()\r\n ]|$)")
        labels = alternatives(
            words for words, means in lexicon.duties.items() if means == "label-deadline"
        )
        # 上半年完成, 6月上旬出台: a time needs no 前 where what is done by then follows at once.
        done = alternatives((*lexicon.words["due"], *_made(lexicon)))
        self._due = re.compile(
            rf"(?P<when>{_WHEN})(?:力争|争取|确保|全面|基本)?(?:{done})(?![的了])"
        )
        # Behind its label a time needs no 前: 完成时限：2025年12月.
        self._labelled = re.compile(rf"(?:{labels})[: ]{{1,3}}(?P<when>{_WHEN})")

    def within(self, begin: int, end: int) -> tuple[Deadline, ...]:
        """Every deadline in clean text [begin, end), in order; what stands in a title is none.

        One overlap rule: the earlier wins, the longer of two that begin together. Linear in the text.
        """
        folded = self._text.folded
        titles = list(title_spans(folded, begin, end))
        found: list[Deadline] = []
        at, last = 0, begin
        for left, right, day in sorted(
            self._candidates(begin, end), key=lambda hit: (hit[0], -hit[1])
        ):
            while at < len(titles) and titles[at][1] <= left:
                at += 1
            titled = at < len(titles) and titles[at][0] < right
            # 对2024年底前出台的文件 in a plan for 2025 tells of what was.
            earlier = day and self._year and day.year < self._year
            past = bool(earlier and _ATTRIBUTE.match(folded, right, end))
            if titled or past or left < last or _TARGET.search(folded[max(begin, left - 2) : left]):
                # What a refused time holds is no deadline either: 6月底前 in 到2027年6月底前.
                last = max(last, right)
                continue
            last = right
            found.append(
                Deadline(
                    self._text.words(left, right),
                    day.isoformat() if day else None,
                    self._text.span(left, right),
                )
            )
        return tuple(found)

    def cell(self, begin: int, end: int) -> tuple[Deadline, ...]:
        """The deadline that is a cell of a table at [begin, end): its words need no 前."""
        found = self.within(begin, end)
        if found or begin >= end:
            return found
        match = _CELL.search(self._text.folded, begin, end)
        day = self._by(match, before=False) if match else self._year_end(begin, end)
        written = day.isoformat() if day else None
        return (Deadline(self._text.words(begin, end), written, self._text.span(begin, end)),)

    def _year_end(self, begin: int, end: int) -> datetime.date | None:
        words = self._text.folded[begin:end]
        year = re.fullmatch(r"(\d{4})年", words)
        if year:
            return _last_day(int(year.group(1)), 12)
        whole = _ALL_YEAR.fullmatch(words)
        return _last_day(self._year_of(whole), 12) if whole else None

    def _candidates(self, begin: int, end: int) -> Iterator[tuple[int, int, datetime.date | None]]:
        folded = self._text.folded
        for match in _BEFORE.finditer(folded, begin, end):
            yield *match.span(), self._by(match, before=True)
        for match in self._labelled.finditer(folded, begin, end):
            yield *match.span("when"), self._by(match, before=False)
        for match in _IN_YEAR.finditer(folded, begin, end):
            yield *match.span(), _last_day(self._year_of(match), 12)
        for match in _AFTER_ISSUE.finditer(folded, begin, end):
            # From 《X》施行之日 on: the day that X comes into force, not the document's own.
            begin, day = match.end("other"), None
            if begin < 0:
                begin, day = match.start(), self._counted(match["number"], match["unit"])
            yield begin, match.end(), day
        for match in self._due.finditer(folded, begin, end):
            day = self._by(match, before=False)
            # 2024年6月出台《X》 in a plan for 2025 tells of what was.
            if not (day and self._year and day.year < self._year):
                yield *match.span("when"), day
        for match in _RECURRING.finditer(folded, begin, end):
            yield *match.span(), None
        for match in self._standing.finditer(folded, begin, end):
            yield *match.span(), None

    def _by(self, match: re.Match[str], *, before: bool) -> datetime.date | None:
        """The last day meant; None for 12月前, which can mean its first day or its last."""
        year = self._year_of(match)
        if match["close"]:
            return _last_day(year, 12)
        if match["part"]:
            return _last_day(year, _LAST_MONTH[match["part"]])
        month = int(match["month"])
        if match["third"]:
            return _day(year, month, _LAST_DAY[match["third"]])
        if match["day"]:
            return _day(year, month, int(match["day"]))
        return _last_day(year, month) if match["last"] or not before else None

    def _year_of(self, match: re.Match[str]) -> int | None:
        if match["year"]:
            return int(match["year"])
        if self._year is None:
            return None
        return self._year + (match["said"] == "明")

    def _counted(self, number: str, unit: str) -> datetime.date | None:
        """The day `number` units after the document's date; None for working days, or without date."""
        count = printed_number(number)
        if self._date is None or count is None:
            return None
        if unit in ("日", "天"):
            return self._date + datetime.timedelta(days=count)
        if unit not in ("个月", "年"):
            return None
        months = self._date.month - 1 + count * (12 if unit == "年" else 1)
        year, month = self._date.year + months // 12, months % 12 + 1
        # A month without this day ends the count on its last one.
        return _day(year, month, self._date.day) or _last_day(year, month)


def _made(lexicon: Lexicon) -> Iterator[str]:
    for verb, types in lexicon.verb_types.items():
        if MAKING.intersection(types):
            yield verb


def _day(year: int | None, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year or 0, month, day)
    except ValueError:
        return None


def _last_day(year: int | None, month: int) -> datetime.date | None:
    if not year or not 1 <= month <= 12:
        return None
    return _day(year, month, calendar.monthrange(year, month)[1])
