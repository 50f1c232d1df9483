"""How a day, a month, a quarter, a half or a year is written, and which day is its last one."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from kg.extract.text.lexicon import alternatives
from kg.extract.text.numbers import printed_number

# One blank or line end may stand between the figures and the words of a time: 2023 年6 月底前.
GAP = r"[ \n]?"
# 内 behind a time, and no 内容.
INSIDE = r"(?:之|以)?内(?![部外容涵在需])"
WHOLE_YEAR = "全年"
_LAST_MONTH = {"上半年": 6, "下半年": 12, "前三季度": 9, WHOLE_YEAR: 12} | {
    f"{name}季度": 3 * (at // 2 + 1) for at, name in enumerate("一1二2三3四4")
}
_LAST_DAY = {"上旬": 10, "中旬": 20, "中上旬": 20}
# The last year of each five-year plan (十四五).
_PLAN_ENDS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_HAN_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}
_HAN = "〇○零一二三四五六七八九"
_NUMERAL = rf"\d{_HAN}十两几"
_MONTHS = r"\d{1,2}|十[一二]?|[一二三四五六七八九]"
_DIGITS = rf"(?<!\d)(?:19|20)\d\d|[一二][〇○零九][{_HAN}]{{2}}"
_NOT_SAID = r"(?<![发说文声证表透聪])"
_TERM = r"(?:度(?=[底末]))?"
_YEAR = rf"(?:(?P<year>{_DIGITS}){GAP}年{_TERM}|{_NOT_SAID}(?P<said>[今本当明次翌来])年{_TERM})"
_YEAR_ALONE = rf"(?:(?P<only>{_DIGITS}){GAP}年|{_NOT_SAID}(?P<only_said>[今本明])年)"
_NEXT = "明次翌来"
_MONTH = (
    rf"(?<![{_NUMERAL}第个])(?P<month>{_MONTHS}){GAP}月(?:份)?"
    rf"(?:{GAP}(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){GAP}[日号]"
    rf"|{GAP}(?P<last>[底末]|中?下旬)|{GAP}(?P<third>上旬|中上?旬))?"
)
_PART = rf"(?<![{_NUMERAL}每])第?{GAP}(?P<part>{alternatives(_LAST_MONTH)})[底末]?"
_CLOSE = r"(?:(?<=年)|(?<=年[ \n度])|年)(?P<close>[底末])"
_PLAN_END = rf"[“\"]?(?P<plan>{alternatives(_PLAN_ENDS)})[”\"]?(?:规划|时期)?期?末"
# What stands in a year, with or without the year (2025年6月, 三季度, 今年底, 年底), or a year alone.
WHEN = rf"(?:(?:{_YEAR}{GAP})?(?:{_MONTH}|{_PART}|{_CLOSE})|{_YEAR_ALONE}|{_PLAN_END})"


@dataclass(frozen=True, slots=True)
class When:
    """A time as printed, without the year of the plan.

    `year` is the printed one; `shift` counts years from that of the plan where the text does so (今年 0,
    明年 1). `month` and `day` are those of the last day meant, `day` None for the end of the month.
    `fine` is False of a year as a whole. `to_begin`: its beginning could be meant as well (12月前).
    """

    year: int | None
    shift: int | None
    month: int
    day: int | None
    fine: bool
    to_begin: bool = False

    def last_day(self, year: int | None) -> datetime.date | None:
        """The last day meant, `year` being the one that it lies in; None where there is no such day."""
        if year is None or self.to_begin or not 1 <= self.month <= 12:
            return None
        return day_of(year, self.month, self.day or calendar.monthrange(year, self.month)[1])


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """That day; None where the calendar has none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def read_when(match: re.Match[str], *, before: bool = False) -> When:
    """The time that a match of WHEN is. `before`: 前 stands behind it."""
    if match["plan"]:
        return When(_PLAN_ENDS[match["plan"]], None, 12, None, True)
    year = _year(match["year"] or match["only"])
    said = match["said"] or match["only_said"]
    shift = int(said in _NEXT) if said else None
    if match["part"]:
        return When(year, shift, _LAST_MONTH[match["part"]], None, match["part"] != WHOLE_YEAR)
    if match["month"] is None:
        fine = bool(match["close"])
        return When(year, shift, 12, None, fine, before and not fine)
    month = printed_number(match["month"]) or 0
    if match["third"]:
        return When(year, shift, month, _LAST_DAY[match["third"]], True)
    day = printed_number(match["day"]) if match["day"] else None
    return When(year, shift, month, day, True, before and not (day or match["last"]))


def _year(words: str | None) -> int | None:
    return int("".join(_HAN_DIGITS.get(char, char) for char in words)) if words else None
