"""Bodies named before what they do, in texts without clauses: 一、财政部（3项） above items, 民政局： on a line of
its own, 1.民政局：….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.duty.clause_rules import ClauseRules
from kg.extract.duty.clauses import Clause
from kg.extract.text.layer import Layer
from kg.extract.text.lines import line_end
from kg.extract.text.number_forms import heading_label

NAMED = HEADING, LINE, ITEM = "heading-of-bodies", "line-of-bodies", "item-of-bodies"
_COUNT = re.compile(r"\([^()]{1,12}\)$")
_FIRST = re.compile(r"1[.、]")
_LONGEST_NAMES = 60


def named_lines(folded: str, rules: ClauseRules) -> Layer[Clause]:
    """The names that begin a line of `folded` and are all of it, or stand there before a colon. Linear."""
    return Layer(_lines(folded, rules))


def _lines(folded: str, rules: ClauseRules) -> Iterator[Clause]:
    start = 0
    while start < len(folded):
        stop = line_end(folded, start, len(folded))
        begin = start + len(folded[start:stop]) - len(folded[start:stop].lstrip(" \r"))
        left = heading_label(folded, begin, stop)[0]
        while left < stop and folded[left] == " ":
            left += 1
        words, colon, rest = folded[left:stop].partition(":")
        name = words.strip()
        rest = rest.strip()
        alone = colon and (not rest or _FIRST.match(rest))
        rule = ""
        if not colon or (left > begin and not rest):
            name = _COUNT.sub("", name)
            rule = HEADING if left > begin and rules.is_body_list(name) else ""
        elif 0 < len(name) <= _LONGEST_NAMES and rules.can_be_bodies(name):
            rule = LINE if alone and left == begin else ITEM if left > begin else ""
        if rule and 0 < len(name) <= _LONGEST_NAMES:
            yield Clause(left, left + len(name), left, left + len(name), rule)
        start = stop + 1
