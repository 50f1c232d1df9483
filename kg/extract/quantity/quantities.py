"""Numbers with their units, and the periods they hold for: 104.5万件, 2700余所, 一千万件; 2023年, 全年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.text.lexicon import alternatives

_TIMES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_HAN = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_MONTHS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    **{f"{name}季度": (3 * at + 1, 3 * at + 3) for at, name in enumerate("一二三四")},
}
_PERIOD = re.compile(
    r"(?P<base>[比较与])?(?P<since>[自从])?"
    r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)(?:年?(?:-|至|到)(?P<last>(?:19|20)\d\d)(?=年))?年"
    rf"(?:(?P<month>1[0-2]|0?[1-9])月|第?(?P<part>{alternatives(_MONTHS)}))?"
    r"|(?P<said>全年|今年|去年|上年))(?P<onward>以来|起)?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at [begin, end) of a string; `value` counts in `unit`, 万 and 亿 told out.

    A rank begins with the words that lead to it (位居全球第一位), as far as they are no noun.
    """

    begin: int
    end: int
    value: str
    unit: str
    rank: bool = False


class Quantities:
    """Finds quantities; `units` maps how a unit is written to what it is called, `not_before` to what
    may not stand behind it: 人 is none in 人才."""

    def __init__(self, units: dict[str, str], not_before: dict[str, str]) -> None:
        self._units = units
        guarded = "|".join(
            re.escape(unit) + (f"(?![{re.escape(not_before[unit])}])" if not_before[unit] else "")
            for unit in sorted(units, key=lambda unit: (-len(unit), unit))
        )
        self._quantity = re.compile(
            r"(?<![\d.A-Za-z第每-])(?<!\d,)(?<!\d[至到~])"
            r"(?:(?P<digits>\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,8})?) ?(?P<times>[十百千]?(?:万亿|[万亿])?)"
            r"|(?P<han>[一二两三四五六七八九十百千]{1,7}(?:万亿|[万亿])|[一二两三四五六七八九][百千]))"
            rf"[余多几]? ?(?P<unit>{guarded})(?![-~至到]\d)"
        )

    def within(self, clause: str) -> Iterator[Quantity]:
        """Every quantity of `clause`, in order. A range of two (10—15家) is none."""
        for match in self._quantity.finditer(clause):
            value = _value(match["digits"], match["times"] or "", match["han"])
            yield Quantity(*match.span(), _plain(value), self._units[match["unit"]])


def periods(
    clause: str, year: int | None, told: int | None
) -> Iterator[tuple[int, int, str | None]]:
    """Where times stand in `clause`, and which: a year, a range of years or a month, as ISO 8601 writes
    them; None for an open one (自2021年起). 今年 is `year`, 全年 is `told`, the year that is told of.

    A year compared with (比2020年) is no period of what is said.
    """
    for match in _PERIOD.finditer(clause):
        if match["base"]:
            continue
        if match["since"] or match["onward"]:
            yield *match.span(), None
        elif match["said"]:
            about = told if match["said"] == "全年" else year
            past = match["said"] in ("去年", "上年")
            yield *match.span(), str(about - past) if about else None
        elif match["last"]:
            yield *match.span(), f"{match['year']}/{match['last']}"
        elif match["month"]:
            yield *match.span(), f"{match['year']}-{int(match['month']):02}"
        elif match["part"]:
            first, last = (f"{match['year']}-{month:02}" for month in _MONTHS[match["part"]])
            yield *match.span(), f"{first}/{last}"
        else:
            yield *match.span(), match["year"]


def _value(digits: str | None, times: str, han: str | None) -> Decimal:
    if digits:
        number = Decimal(digits.replace(",", ""))
    else:
        number, times = _han(han or "")
    return number.scaleb(sum(_TIMES[char] for char in times))


def _han(words: str) -> tuple[Decimal, str]:
    """The number that a Chinese numeral up to its 万 or 亿 is, and these."""
    head = words.rstrip("万亿")
    total = digit = 0
    for char in head:
        if char in _HAN:
            digit = _HAN[char]
        else:
            total += (digit or 1) * 10 ** _TIMES[char]
            digit = 0
    return Decimal(total + digit), words[len(head) :]


def _plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
