"""The forms in which items are numbered: 一、 （一） 1. （1） ①, and the number that a heading begins with."""

from __future__ import annotations

import re

CHINESE = "一二三四五六七八九十百零〇"
# What follows a number that counts something.
_COUNTED = "年月日号个项条款家户万亿千百余多天名人次类级省市县区期批大种所部门只件台辆倍岁公座栋吨元股张份时分季度点"
# What a number with its mark can touch and be no decimal: 1.2023年, 2.6月底前, 3.5G网络, 4.12345热线.
_TOUCHING = r"(?:19|20)\d\d年|\d{1,2}月|\d{1,2}[A-Za-z]|\d{5}"
_TITLE = r"(?= {1,20}[\u4e00-\u9fff])"
_DECIMAL_END = rf"\.?(?= {{0,4}}(?![{_COUNTED}])[\u4e00-\u9fff《“])"
_BEGINS = r"(?<![^\n ])"
FORMS: dict[str, str] = {
    "part": rf"第 ?[{CHINESE}\d]{{1,4}} ?(?:[章编篇]|部分)",
    "subpart": rf"第 ?[{CHINESE}\d]{{1,4}} ?节",
    "article": rf"第 ?[{CHINESE}\d]{{1,4}} ?条(?=[ :])",
    "chinese": rf"[{CHINESE}]{{1,4}} ?[、.]|{_BEGINS}[{CHINESE}]{{1,3}}{_TITLE}",
    "chinese-bracketed": rf"\( ?(?:[{CHINESE}]{{1,4}}|-) ?\)、?|[㈠-㈩]",
    "named": rf"{_BEGINS}(?:任务|行动|工程|举措|专题)(?:[{CHINESE}]{{1,4}}|\d{{1,3}}) ?[:、. ]",
    # Past a thousand only where a line begins: a year does not number a task.
    "digits": rf"(?<![^\n])[1-9]\d{{3}}[.、](?=[\u4e00-\u9fff《“])"
    rf"|(?<![\d.])\d{{1,3}}(?: ?[.、](?:(?!\d)|(?={_TOUCHING}))|(?=[《“])|{_TITLE})|[⒈-⒛]"
    # Glued to its title at the start of a line: 1推进, but not 1个 or 12月.
    rf"|(?<![^\n])\d{{1,3}}(?=(?![{_COUNTED}])[\u4e00-\u9fff])",
    "decimal": rf"{_BEGINS}\d{{1,2}}\.\d{{1,2}}{_DECIMAL_END}",
    "decimals": rf"{_BEGINS}\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}}{_DECIMAL_END}",
    "digits-bracketed": r"\( ?\d{1,3} ?\)|(?<![\d.])\d{1,3}\)|[⑴-⒇]",
    "circled": r"[①-⑳]",
}
MARKER = re.compile("|".join(f"(?P<{n.replace('-', '_')}>{p})" for n, p in FORMS.items()))
NUMBER = re.compile(rf"[{CHINESE}]+|\d+")


def heading_label(folded: str, begin: int, end: int) -> tuple[int, str]:
    """Where the number that a heading at [begin, end) begins with ends, and its form; begin and "" where
    there is none."""
    match = MARKER.match(folded, begin, end)
    return (match.end(), (match.lastgroup or "").replace("_", "-")) if match else (begin, "")
