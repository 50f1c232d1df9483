"""How the number of a document is written: 国发〔2025〕3号, 第12号."""

from __future__ import annotations

import re

_BLANK = r"[ \r\n]{0,4}"
# The rule under a letterhead, read as a run of one character, can stand before 号.
_RULE = r"(?:[ \r\n]{0,3}(?P<rule>[^\s\d])(?P=rule){5,120})?"
NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{1,14}}){_BLANK}[\[(]{_BLANK}(?P<year>(?:19|20)\d\d){_BLANK}[\])]"
    rf"{_BLANK}第?{_BLANK}(?P<count>\d{{1,5}}){_RULE}{_BLANK}号"
)
_SERIAL = re.compile(r"(?P<of>[\u4e00-\u9fff]{2,20}(?:令|公告) ?)?第 ?(?P<count>\d{1,5}) ?号")


def canonical(number: re.Match[str]) -> str:
    """The number as it is cited: without blanks, digits half-width, the year in 〔〕."""
    return f"{number['code']}〔{number['year']}〕{number['count']}号"


def serial(words: str) -> str | None:
    """The number of an order, 第12号, when `words`, folded, are nothing else; None for any other."""
    found = _SERIAL.fullmatch(words.strip("() "))
    return f"{(found['of'] or '').strip()}第{found['count']}号" if found else None
