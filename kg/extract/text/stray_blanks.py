"""Blanks that the extraction of a PDF puts around figures: 2023 年 6 月, 第 5 条, 新增 50 项.

A blank that may part a number from its title (1 推进…), or the cells of a row, is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.extract.text.number_forms import COUNTED, UNITS

RULE = "stray-blank"
# How far a number reaches back from its blank; a longer one is no figure of a text.
_LONGEST_NUMBER = 12
_DATE_UNITS = "年月日"
_BEHIND_NUMBER = re.compile(rf"(?<=\d) {{1,2}}(?=[{COUNTED}%]|{UNITS})")
# 甲局 2025年1月2日: the blank parts who signs from the day.
_DAY = r"\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
_BEFORE_NUMBER = re.compile(
    rf"(?<=[\u4e00-\u9fff)》”]) {{1,2}}(?!{_DAY})(?=\d[\d.,]{{0,11}} {{0,2}}(?:[{COUNTED}%]|{UNITS}))"
    r"|(?<=第) {1,2}(?=\d)"
)


def stray_blanks(folded: str, raw: str, joined: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """Offsets of the blanks in `folded` that stand beside a figure; `raw` is the text before folding, in
    which a TAB or a wide space is no stray blank; `joined` where lines begin that go on with the one
    above, so that their first number is none of an item. Linear."""
    for match in _BEHIND_NUMBER.finditer(folded):
        begin, end = match.span()
        at = begin
        while at > 0 and begin - at <= _LONGEST_NUMBER and folded[at - 1] in "0123456789.,":
            at -= 1
        goes_on = at in joined
        while at > 0 and begin - at <= 2 * _LONGEST_NUMBER and folded[at - 1] in " \r":
            at -= 1
        # 1 部门协同推进…: the number of an item; 2023 年 is none, wherever a line breaks.
        opens = at == 0 or folded[at - 1] == "\n"
        if opens and not goes_on and folded[end] not in _DATE_UNITS:
            continue
        if _is_plain(raw, begin, end):
            yield begin, end
    for match in _BEFORE_NUMBER.finditer(folded):
        if _is_plain(raw, *match.span()):
            yield match.span()


def _is_plain(raw: str, begin: int, end: int) -> bool:
    return not raw[begin:end].strip(" \u00a0\u2009\u202f")
