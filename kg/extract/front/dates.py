"""Dates as heads of documents print them: 2023 年 6 月 9 日, 二〇二三年六月九日, 2023-06-09."""

from __future__ import annotations

import datetime
import re

from kg.extract.text.numbers import printed_number

_BLANK = r"[ \r\n]{0,3}"
DAY = (
    rf"(?P<y>\d{{4}}|[二〇零○0O一三四五六七八九]{{4}}){_BLANK}年{_BLANK}"
    rf"(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}){_BLANK}月{_BLANK}"
    rf"(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_BLANK}日"
)
# As pages date what they show.
STAMP = r"(?P<y>(?:19|20)\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)"
_DATE_ANYWHERE = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_DIGIT_VALUES = {c: str(v) for v, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
}


def first_date(folded: str, begin: int, end: int) -> str | None:
    """The first date written out in folded[begin:end], as ISO 8601, or None."""
    match = first_day(folded, begin, end)
    return iso_date(match) if match else None


def first_day(folded: str, begin: int, end: int) -> re.Match[str] | None:
    """Where the first date written out in digits stands in folded[begin:end]; its groups are y, m, d."""
    return _DATE_ANYWHERE.search(folded, begin, end)


def iso_date(match: re.Match[str]) -> str | None:
    """ISO 8601 of a date matched with groups y, m, d in digits or Chinese numerals; None if no such day."""
    year = "".join(_DIGIT_VALUES.get(char, char) for char in match["y"])
    month, day = printed_number(match["m"]), printed_number(match["d"])
    try:
        return datetime.date(int(year), month or 0, day or 0).isoformat()
    except ValueError:
        return None
