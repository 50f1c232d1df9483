"""Plans that print duties by body: numbers below 一、财政部（3项）or 民政局：, items that begin 1.民政局：….

The name is the clause of what stands below it, or behind its colon.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.duty.clauses import Clause
from kg.extract.duty.named_lines import HEADING, ITEM, LINE
from kg.extract.structure.nesting import Stretch, parents
from kg.extract.structure.outline import ranks
from kg.extract.text.layer import Layer
from kg.extract.text.lines import line_end

_FEWEST_BODIES = 2
Clauses = dict[int, Clause]


def by_body(folded: str, stretches: Sequence[Stretch], named: Layer[Clause]) -> list[Stretch]:
    """The stretches of a text without clauses, with the bodies `named` above or before them as theirs."""
    for reader in (_below_headings, _below_lines, _before_colons):
        clauses = reader(folded, stretches, named)
        if len(set(clauses.values())) >= _FEWEST_BODIES:
            lines = sorted(clause.begin for clause in set(clauses.values()) if clause.rule == LINE)
            return [
                replace(
                    each,
                    clauses=(clauses[at],) if at in clauses else (),
                    end=_before_line(each, lines),
                )
                for at, each in enumerate(stretches)
            ]
    return list(stretches)


def _before_line(stretch: Stretch, lines: Sequence[int]) -> int:
    """Where the words of `stretch` end: before the next of the `lines` that name bodies."""
    place = bisect_right(lines, stretch.marker.begin)
    return min([stretch.end, *lines[place : place + 1]])


def _below_headings(folded: str, stretches: Sequence[Stretch], named: Layer[Clause]) -> Clauses:
    """Of each stretch the heading right above it, where that is the name of bodies (一、财政部)."""
    rank = ranks([stretch.marker for stretch in stretches])
    heading = _on_own_lines(folded, stretches, named, HEADING)
    above = parents(stretches, rank)
    return {
        at: heading[parent]
        for at, parent in enumerate(above)
        if parent is not None and parent in heading and at not in heading
    }


def _below_lines(folded: str, stretches: Sequence[Stretch], named: Layer[Clause]) -> Clauses:
    """Of each stretch the line above it that is a name and a colon, up to the next such line."""
    found = [clause for clause in named if clause.rule == LINE]
    begins = [clause.begin for clause in found]
    below: Clauses = {}
    for at, stretch in enumerate(stretches):
        place = bisect_right(begins, stretch.marker.begin) - 1
        if place >= 0:
            below[at] = found[place]
    return below


def _before_colons(folded: str, stretches: Sequence[Stretch], named: Layer[Clause]) -> Clauses:
    """Of each stretch the name that its own words begin with, before a colon."""
    return _on_own_lines(folded, stretches, named, ITEM)


def _on_own_lines(
    folded: str, stretches: Sequence[Stretch], named: Layer[Clause], rule: str
) -> Clauses:
    found: Clauses = {}
    for at, stretch in enumerate(stretches):
        stop = line_end(folded, stretch.marker.end, stretch.end)
        for clause in named.within(stretch.marker.end, stop):
            if clause.rule == rule:
                found[at] = clause
    return found
