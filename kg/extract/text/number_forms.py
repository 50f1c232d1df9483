"""The forms in which items are numbered: 一、 （一） 1. （1） ①, and the number that a heading begins with."""

from __future__ import annotations

import re

CHINESE = "一二三四五六七八九十百零〇"
# What follows a number that counts something.
COUNTED = "年月日号个项条款家户万亿千百余多天名人次类级省市县区期批大种所部门只件台辆倍岁公座栋吨元股张份时分季度点"
# The same of more than a character, or a character that begins other words too.
UNITS = (
    r"小时|热线|平方|公里|兆瓦|亩|米|套|折|届|颗|场(?![所馆地景])|版(?![权面图])|组(?![织建成团])"
    r"|架(?![构设])|宗(?![教旨])"
)
# What a number with its mark can touch and be no decimal: 1.2023年, 2.6月底前, 3.5G网络, 4.12345热线.
_TOUCHING = r"(?:19|20)\d\d年|\d{1,2}月|\d{1,2}[A-Za-z]|\d{5}"
_TITLE = r"(?= {1,20}(?!号)[\u4e00-\u9fff])"
_DECIMAL_END = rf"\.?(?= {{0,4}}(?![{COUNTED}])[\u4e00-\u9fff《“])"
_BEGINS = r"(?<![^\n ])"
# Where a line begins, indented by up to four blanks.
_LINE = r"(?:(?<![^\n])|(?<=\n )|(?<=\n {2})|(?<=\n {3})|(?<=\n {4}))"
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
    # With a mark that no number should have, where a line begins: 1·推进, 2:推进.
    rf"|{_LINE}\d{{1,3}} ?[·:,。](?=[\u4e00-\u9fff《“])"
    # Glued to its title at the start of a line: 1推进, but not 1个 or 12月.
    rf"|{_LINE}\d{{1,3}}(?=(?![{COUNTED}])[\u4e00-\u9fff])",
    "decimal": rf"{_BEGINS}\d{{1,2}}\.\d{{1,2}}{_DECIMAL_END}",
    "decimals": rf"{_BEGINS}\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}}{_DECIMAL_END}",
    "digits-bracketed": r"\( ?\d{1,3} ?\)|(?<![\d.])\d{1,3}\)|[⑴-⒇]",
    "circled": r"[①-⑳]",
    "pointed": rf"[{CHINESE}]{{1,3}}是(?:要)?(?=[\u4e00-\u9fff])",
}
MARKER = re.compile("|".join(f"(?P<{n.replace('-', '_')}>{p})" for n, p in FORMS.items()))
NUMBER = re.compile(rf"[{CHINESE}]+|\d+")


def heading_label(folded: str, begin: int, end: int) -> tuple[int, str]:
    """Where the number that a heading at [begin, end) begins with ends, and its form; begin and "" where
    there is none."""
    match = MARKER.match(folded, begin, end)
    return (match.end(), (match.lastgroup or "").replace("_", "-")) if match else (begin, "")
