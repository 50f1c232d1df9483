"""Brackets that begin with a label: (牵头单位:甲局;责任单位:乙局), whether they close or not.

One that has lost its partner, as in (牵头部门:甲处;责任部门:各市局(委), ends at the latest where the next
item or the next such bracket begins, or the text ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.duty.clause_rules import ClauseRules
from kg.extract.duty.words import NO_BODIES, DutyWords
from kg.extract.text.lines import line_end
from kg.extract.text.number_forms import heading_label

_OPENING = re.compile(r"[(\[](?=[\u4e00-\u9fff]{2,14}:)")
_MARKS = re.compile(r"[()\[\]\n]")
_PARTNER = {"(": ")", "[": "]"}
_STOPS = " \r\n。;"
_LONGEST = 2000
_LONGEST_LABEL = 16
CLOSED, UNCLOSED, CUT_OFF = "bracket-of-labels", "bracket-unclosed", "bracket-cut-off"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A bracket in clean offsets, whose words end at `inner_end`; `rule`: whether it closes, with a mark of
    its own kind, or lost its partner, or the text ends in it."""

    begin: int
    end: int
    inner_end: int
    rule: str


def labelled(folded: str, rules: ClauseRules, words: DutyWords) -> Iterator[Labelled]:
    """The brackets of `folded` that begin with a label of bodies and are clauses. Linear: none reaches past
    the next one."""
    begins = [at.start() for at in _OPENING.finditer(folded)]
    begins = [at for at in begins if _is_labelled(folded, at, words)]
    for begin, following in pairwise([*begins, len(folded)]):
        partner, limit = _partner(folded, begin, min(following, begin + _LONGEST))
        stop = partner or _last_name(folded, begin, limit, rules)
        inner = partner - 1 if partner else stop
        if not rules.rule_of(folded[begin + 1 : inner]):
            continue
        if partner and folded[inner] == _PARTNER[folded[begin]]:
            yield Labelled(begin, stop, inner, CLOSED)
        else:
            # A name with a bracket of its own at its end is whole.
            whole = partner or folded[stop - 1] in ")]" or folded[stop:].strip()
            yield Labelled(begin, stop, inner, UNCLOSED if whole else CUT_OFF)


def _is_labelled(folded: str, begin: int, words: DutyWords) -> bool:
    opened = words.labels(folded, begin + 1, begin + 1 + _LONGEST_LABEL)
    return bool(opened) and opened[0].begin == begin + 1 and opened[0].meaning not in NO_BODIES


def _partner(folded: str, begin: int, limit: int) -> tuple[int, int]:
    """Where the bracket that opens at `begin` closes, 0 if nowhere before the next item; and the offset
    that it cannot reach past."""
    depth = 0
    for mark in _MARKS.finditer(folded, begin, limit):
        if mark[0] == "\n":
            line = mark.end()
            while line < limit and folded[line] in " \r":
                line += 1
            if heading_label(folded, line, limit)[1]:
                return 0, mark.start()
            continue
        depth += 1 if mark[0] in "([" else -1
        if depth == 0:
            return mark.end(), limit
    return 0, limit


def _last_name(folded: str, begin: int, limit: int, rules: ClauseRules) -> int:
    """Where the words of the bracket at `begin` end that has no partner before `limit`: with a bracket that
    closes there, or with its line, unless the lines below go on with names."""
    whole = begin + len(folded[begin:limit].rstrip(_STOPS))
    if folded[whole - 1] in ")]" and "。" not in folded[begin:whole]:
        return whole
    stop = line_end(folded, begin, limit)
    while stop < limit:
        following = line_end(folded, stop + 1, limit)
        line = folded[stop + 1 : following].strip(_STOPS)
        if line and not (folded[stop - 1] in ":、,;" or rules.can_be_bodies(line)):
            break
        stop = following
    return begin + len(folded[begin:stop].rstrip(_STOPS))
