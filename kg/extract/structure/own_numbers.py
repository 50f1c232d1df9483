"""Which numbers are those of the plan itself: not the points of a notice before it, nor of an annex
behind it; and headings that are the names of the bodies responsible for what stands below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.duty.clauses import Clause, DutyClauses
from kg.extract.structure.boxes import Marker
from kg.extract.structure.nesting import Stretch, parents
from kg.extract.structure.outline import markers, ranks
from kg.extract.text.lines import line_end

# Where a notice ends: the date below who signs it.
_SIGNED = re.compile(
    r"^[ \r]{0,80}(?:\d{4}|[二〇零○一三四五六七八九]{4})年[^\n]{1,3}月[^\n]{1,3}日[ \r]{0,80}$",
    re.MULTILINE,
)
_COUNT = re.compile(r"\([^()]{1,12}\)$")
_LONGEST_NAMES = 60
_LONGEST_LABEL = 16
_FEWEST_BODIES = 2


def numbered_stretches(folded: str, finder: DutyClauses) -> list[Stretch]:
    """The numbers of the plan with the text up to the next one and the clauses in it."""
    found = markers(folded)
    stops = [*(marker.begin for marker in found[1:]), len(folded)][: len(found)]
    made = [
        Stretch(marker, stop, tuple(finder.within(folded, marker.end, stop)))
        for marker, stop in zip(found, stops, strict=True)
    ]
    if not any(stretch.clauses for stretch in made):
        return _by_body(folded, made, finder)
    return _without_foot(folded, finder, _before_annexes(_behind_notice(folded, made)))


def _behind_notice(folded: str, stretches: list[Stretch]) -> list[Stretch]:
    """Without the points of the notice: numbers before a date that stands alone, when numbers begin anew
    behind it and no clause stands before it."""
    first = next(at for at, stretch in enumerate(stretches) if stretch.clauses)
    begin, stop = stretches[0].marker.begin, stretches[first].clauses[0].begin
    signed = list(_SIGNED.finditer(folded, begin, stop))
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


def _without_foot(folded: str, finder: DutyClauses, stretches: list[Stretch]) -> list[Stretch]:
    """Without the foot of a web page (主办单位：…): the last line that begins with a label, where it follows
    other words behind a clause and no other clause has that label."""
    labels = Counter(_label(folded, clause) for each in stretches for clause in each.clauses)
    last = max(at for at, stretch in enumerate(stretches) if stretch.clauses)
    clauses = stretches[last].clauses
    if len(clauses) > 1:
        label = _label(folded, clauses[-1])
        between = folded[clauses[-2].end : clauses[-1].begin].strip(" \r\n。;,")
        if finder.can_be_foot(label) and labels[label] == 1 and between:
            stretches[last] = replace(stretches[last], clauses=clauses[:-1])
    return stretches


def _label(folded: str, clause: Clause) -> str:
    """The label that a clause on a line of its own begins with; "" of one in brackets."""
    words, colon, _ = folded[clause.begin : clause.begin + _LONGEST_LABEL].partition(":")
    return words.strip() if colon and clause.begin == clause.inner_begin else ""


def _begins_anew(marker: Marker, form: str) -> bool:
    return marker.form == form and marker.number == 1 and marker.at_line_start


def _by_body(folded: str, stretches: Sequence[Stretch], finder: DutyClauses) -> list[Stretch]:
    """The stretches, where no clause stands in any: with the heading above them as their clause, when
    such headings are names of bodies (一、财政部（3项）)."""
    rank = ranks([stretch.marker for stretch in stretches])
    named: dict[int, Clause] = {}
    for place, stretch in enumerate(stretches):
        begin = stretch.marker.end
        stop = line_end(folded, begin, stretch.end)
        words = folded[begin:stop]
        inner = _COUNT.sub("", words.strip().rstrip(":"))
        left = begin + len(words) - len(words.lstrip())
        if len(inner) <= _LONGEST_NAMES and finder.is_body_list(inner):
            named[place] = Clause(left, left + len(inner), left, left + len(inner))
    above = parents(stretches, rank)
    below = [at for at, parent in enumerate(above) if parent in named and at not in named]
    if len({above[at] for at in below}) < _FEWEST_BODIES:
        return list(stretches)
    clauses = {at: (named[parent],) for at in below if (parent := above[at]) is not None}
    return [replace(each, clauses=clauses.get(at, ())) for at, each in enumerate(stretches)]
