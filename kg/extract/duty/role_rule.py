"""The document's own rule of who leads: 列第一位的部门为牵头部门, in a sentence or inside a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# 第一责任单位为牵头单位，下同 and the like: the document's rule, given inside its first clause.
_FIRST = "(?:第一|首位|首个|之首)"
_COMMA = "(?:逗号|分号|顿号)(?:之|以)?前"
_IN_CLAUSE = re.compile(
    rf"[,;(。]?[^,;()。]{{0,12}}(?:(?:{_FIRST}|{_COMMA})[^,;()]{{0,12}})(?:为|是|即)?牵头[^,;()]{{0,6}}"
    r"(?:[,;](?:其他|其余|逗号(?:之|以)?后)[^,;()]{0,12})?(?:[,;]下同)?\)?"
)
# 列第一位的部门为牵头部门; 牵头部门为列在首位的单位; 排名第一的单位牵头.
_ANYWHERE = re.compile(
    rf"(?:列|排)?在?(?:{_FIRST}|(?P<comma>{_COMMA}))[^。()牵]{{0,16}}牵头[^。\n()]{{0,40}}"
    rf"|牵头(?:单位|部门|机构)[^。\n()]{{0,12}}{_FIRST}[^。\n()]{{0,30}}"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Who leads, by the document's own words at clean offsets [begin, end)."""

    begin: int
    end: int
    kind: Literal["first-leads", "before-comma-leads"]
    rule: str = "said-in-document"


def role_rule(folded: str) -> Rule | None:
    """The sentence, or the part of a bracket, that says which of those named leads."""
    match = _ANYWHERE.search(folded)
    if not match:
        return None
    begin = max(folded.rfind(mark, 0, match.start()) for mark in "。\n()") + 1
    ends = [at for at in (folded.find(mark, match.end() - 1) for mark in "。\n)") if at >= 0]
    end = min(ends, default=len(folded))
    if folded[begin - 1 : begin] == "(":
        begin = max(begin, folded.rfind(",", begin, match.start()) + 1)
    end += folded[end : end + 1] == "。"
    return Rule(begin, end, "before-comma-leads" if match["comma"] else "first-leads")


def without_rule(words: str) -> str:
    """The words of a clause without the rule, if it is given inside them."""
    return _IN_CLAUSE.sub("", words)


def outside_rule(folded: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a clause at folded[begin:end] that are not the rule."""
    spans = []
    at = begin
    for match in _IN_CLAUSE.finditer(folded, begin, end):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    return [(left, right) for left, right in spans if right > left]
