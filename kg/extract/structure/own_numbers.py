"""Which numbers are those of the plan itself: not the points of a notice before it, nor of an annex
behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker
from kg.extract.structure.by_body import by_body
from kg.extract.structure.nesting import Stretch
from kg.extract.structure.outline import markers
from kg.extract.text.layer import Layer
from kg.extract.text.lines import breaks_lost, line_end

# Where a notice ends: the date below who signs it, on a line of its own where there are lines.
_DAY = r"(?:\d{4}|[二〇零○一三四五六七八九]{4})年[^\n]{1,3}月[^\n]{1,3}日"
_SIGNED = re.compile(rf"^[ \r]{{0,80}}{_DAY}[ \r]{{0,80}}$", re.MULTILINE)
_SIGNED_IN_RUN = re.compile(_DAY)
_LONGEST_LABEL = 16
_FEWEST_POINTS = 2
_POINTED = "pointed"


def numbered_stretches(folded: str, clauses: Layer[Clause], named: Layer[Clause]) -> list[Stretch]:
    """The numbers of the plan with the text up to the next one and the clauses in it."""
    found = [marker for marker in markers(folded) if not clauses.at(marker.begin)]
    found = _without_points(found, clauses, len(folded))
    stops = [*(marker.begin for marker in found[1:]), len(folded)][: len(found)]
    made = [
        Stretch(marker, stop, tuple(clauses.within(marker.end, stop)))
        for marker, stop in zip(found, stops, strict=True)
    ]
    if not any(stretch.clauses for stretch in made):
        return by_body(folded, made, named)
    return _without_foot(folded, _before_annexes(_behind_notice(folded, made)))


def _without_points(found: Sequence[Marker], clauses: Layer[Clause], end: int) -> list[Marker]:
    """The markers without 一是 二是 that only part a sentence: such points are items where each of them but
    one at most closes with a clause of its own."""
    kept: list[Marker] = []
    at = 0
    while at < len(found):
        stop = at
        while stop < len(found) and found[stop].form == _POINTED:
            stop += 1
        if stop > at:
            begins = [marker.begin for marker in found[at:stop]]
            limit = found[stop].begin if stop < len(found) else end
            closed = sum(
                bool(clauses.within(begin, following))
                for begin, following in pairwise([*begins, limit])
            )
            if kept and closed >= max(_FEWEST_POINTS, len(begins) - 1):
                kept.extend(found[at:stop])
            at = stop
        else:
            kept.append(found[at])
            at += 1
    return kept


def _behind_notice(folded: str, stretches: list[Stretch]) -> list[Stretch]:
    """Without the points of the notice: numbers before a date that stands alone, when numbers begin anew
    behind it and no clause stands before it."""
    first = next(at for at, stretch in enumerate(stretches) if stretch.clauses)
    begin, stop = stretches[0].marker.begin, stretches[first].clauses[0].begin
    signed = list(_SIGNED.finditer(folded, begin, stop))
    if not signed and breaks_lost(begin, line_end(folded, begin, len(folded))):
        signed = list(_SIGNED_IN_RUN.finditer(folded, begin, stop))
    if not signed:
        return stretches
    behind = next(
        (at for at, each in enumerate(stretches) if each.marker.begin > signed[-1].end()), None
    )
    if behind is None or behind > first or stretches[behind].marker.number != 1:
        return stretches
    return stretches[behind:]


def _before_annexes(stretches: list[Stretch]) -> list[Stretch]:
    """Without what is numbered anew at the highest level behind the last clause."""
    highest = stretches[0].marker.form
    last = max(at for at, stretch in enumerate(stretches) if stretch.clauses)
    anew = next(
        (
            at
            for at, each in enumerate(stretches)
            if at > last and _begins_anew(each.marker, highest)
        ),
        len(stretches),
    )
    return stretches[:anew]


def _without_foot(folded: str, stretches: list[Stretch]) -> list[Stretch]:
    """Without the foot of a web page (主办单位：…): the last line that begins with a label, where it follows
    other words behind a clause and no other clause has that label."""
    labels = Counter(_label(folded, clause) for each in stretches for clause in each.clauses)
    last = max(at for at, stretch in enumerate(stretches) if stretch.clauses)
    clauses = stretches[last].clauses
    if len(clauses) > 1:
        label = _label(folded, clauses[-1])
        between = folded[clauses[-2].end : clauses[-1].begin].strip(" \r\n。;,")
        if clauses[-1].foot and labels[label] == 1 and between:
            stretches[last] = replace(stretches[last], clauses=clauses[:-1])
    return stretches


def _label(folded: str, clause: Clause) -> str:
    """The label that a clause on a line of its own begins with; "" of one in brackets."""
    words, colon, _ = folded[clause.begin : clause.begin + _LONGEST_LABEL].partition(":")
    return words.strip() if colon and clause.begin == clause.inner_begin else ""


def _begins_anew(marker: Marker, form: str) -> bool:
    return marker.form == form and marker.number == 1 and marker.at_line_start
