"""What stands below what in an outline, and at which level the clauses of responsibility stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker

# By custom these stand below tasks.
_LOW_FORMS = ("digits-bracketed", "circled")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marker with the clean text up to the next one, and the clauses in it."""

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]


def parents(stretches: Sequence[Stretch], rank: dict[str, int]) -> list[int | None]:
    """Of each stretch the place of the nearest one above it whose form ranks higher."""
    found: list[int | None] = []
    open_: list[int] = []
    for place, stretch in enumerate(stretches):
        own = rank[stretch.marker.form]
        while open_ and rank[stretches[open_[-1]].marker.form] >= own:
            open_.pop()
        found.append(open_[-1] if open_ else None)
        open_.append(place)
    return found


def groups(
    stretches: Sequence[Stretch], parents: Sequence[int | None]
) -> dict[tuple[int, str], list[int]]:
    """The places of the stretches of one form under one parent."""
    found: dict[tuple[int, str], list[int]] = {}
    for place, parent in enumerate(parents):
        if parent is not None:
            found.setdefault((parent, stretches[place].marker.form), []).append(place)
    return found


def lifted(
    folded: str, stretches: Sequence[Stretch], groups: dict[tuple[int, str], list[int]]
) -> tuple[list[Stretch], set[int]]:
    """The stretches with every clause that closes a whole task moved up to it from its last sub-item,
    and the places of the sub-items that are parts of such a task."""
    made = list(stretches)
    parts: set[int] = set()
    for (parent, form), places in sorted(groups.items(), reverse=True):
        last = made[places[-1]]
        others = places[:-1]
        if not last.clauses or made[parent].clauses or any(made[at].clauses for at in others):
            continue
        listed = bool(others) and all(
            folded[made[at].marker.end : made[at].end].rstrip(" \r\n").endswith((";", ",", "、"))
            for at in others
        )
        if listed or (others and form in _LOW_FORMS):
            made[parent] = replace(made[parent], clauses=last.clauses)
            made[places[-1]] = replace(last, clauses=())
            parts.update(places)
    return made, parts


def carries(stretches: Sequence[Stretch], rank: dict[str, int]) -> list[bool]:
    """Of each stretch, whether clauses stand in it and under nothing below it."""
    found = []
    # By rank: whether a clause stands below the next number of that rank, seen from the end.
    below = [False] * len(rank)
    for stretch in reversed(stretches):
        own = rank[stretch.marker.form]
        found.append(bool(stretch.clauses) and not below[own])
        for level in range(len(below)):
            below[level] = level < own and (below[level] or bool(stretch.clauses))
    return found[::-1]


def measured(stretches: Sequence[Stretch], parents: Sequence[int | None]) -> set[int]:
    """The places of sub-items that have a clause, or whose neighbours under the same number do."""
    with_clause = {
        (parents[place], stretch.marker.form)
        for place, stretch in enumerate(stretches)
        if stretch.clauses
    }
    return {
        place
        for place, stretch in enumerate(stretches)
        if (parents[place], stretch.marker.form) in with_clause
    }
