"""What stands below what in an outline, and at which level the clauses of responsibility stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker
from kg.extract.text.lines import line_end

# By custom these stand below tasks.
_LOW_FORMS = ("digits-bracketed", "circled", "digits-glued")
LONGEST_TITLE = 40
_FEWEST_INLINE = 1
_MOST_OTHERWISE = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marker with the clean text up to the next one, the clauses in it, and those that stand elsewhere
    and hold for it too."""

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]
    shared: tuple[Clause, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether a clause says who is responsible for it."""
        return bool(self.clauses or self.shared)


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
        before = made[places[0] : places[-1]]
        if not last.clauses or made[parent].clauses or any(each.clauses for each in before):
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


def shared_by_groups(
    folded: str, stretches: Sequence[Stretch], together: dict[tuple[int, str], list[int]]
) -> list[Stretch]:
    """The stretches with every clause that closes a group of items given to each of them: the only one of
    several items, behind the last of them, in a document that closes its groups of that form so and
    hardly any otherwise. One group more than otherwise tells where the clause stands on lines of its
    own, else two."""
    last_only: dict[str, list[list[int]]] = {}
    alone: Counter[str] = Counter()
    otherwise: Counter[str] = Counter()
    for (_, form), places in together.items():
        if len(places) < 2 or not any(stretches[at].clauses for at in places):
            continue
        if _closed_by_last(stretches, places):
            last_only.setdefault(form, []).append(places)
            alone[form] += _stands_alone(folded, stretches[places[-1]])
        else:
            otherwise[form] += 1
    made = list(stretches)
    for form, found in last_only.items():
        apart = otherwise[form]
        enough = alone[form] > apart if alone[form] else len(found) > _FEWEST_INLINE
        if enough and len(found) >= _MOST_OTHERWISE * apart:
            for places in found:
                for at in places[:-1]:
                    made[at] = replace(made[at], shared=made[places[-1]].clauses)
    return made


def shared_below(
    stretches: Sequence[Stretch],
    together: dict[tuple[int, str], list[int]],
    headings: Collection[int],
) -> list[Stretch]:
    """The stretches with the only clause below each of `headings` given to every number of its group, where
    it stands behind the last of them."""
    made = list(stretches)
    for (parent, _), places in together.items():
        if parent in headings and _closed_by_last(made, places):
            for at in places[:-1]:
                made[at] = replace(made[at], shared=made[places[-1]].clauses)
    return made


def _closed_by_last(stretches: Sequence[Stretch], places: Sequence[int]) -> bool:
    """Whether the only clauses of a group are those of its last number, and none stands below the others."""
    others = stretches[places[0] : places[-1]]
    return bool(stretches[places[-1]].clauses) and not any(each.closed for each in others)


def _stands_alone(folded: str, stretch: Stretch) -> bool:
    """Whether the clauses of `stretch` begin on a line of their own, below its words."""
    if len(stretch.clauses) != 1:
        return False
    begin = stretch.clauses[0].begin
    line = folded.rfind("\n", 0, begin) + 1
    return line > stretch.marker.end and not folded[line:begin].strip()


def carries(stretches: Sequence[Stretch], rank: dict[str, int]) -> list[bool]:
    """Of each stretch, whether clauses stand in it and under nothing below it."""
    found = []
    # By rank: whether a clause stands below the next number of that rank, seen from the end.
    below = [False] * len(rank)
    for stretch in reversed(stretches):
        own = rank[stretch.marker.form]
        found.append(stretch.closed and not below[own])
        for level in range(len(below)):
            below[level] = level < own and (below[level] or stretch.closed)
    return found[::-1]


def measured(stretches: Sequence[Stretch], parents: Sequence[int | None]) -> set[int]:
    """The places of sub-items that have a clause, or whose neighbours under the same number do."""
    with_clause = {
        (parents[place], stretch.marker.form)
        for place, stretch in enumerate(stretches)
        if stretch.closed
    }
    return {
        place
        for place, stretch in enumerate(stretches)
        if (parents[place], stretch.marker.form) in with_clause
    }


def titles(folded: str, stretch: Stretch) -> bool:
    """Whether the line of a number reads as a title: short, no sentence, and no item of a list (…执照；)."""
    line = folded[stretch.marker.end : line_end(folded, stretch.marker.end, stretch.end)]
    return len(line) <= LONGEST_TITLE and "。" not in line and not line.rstrip().endswith(";")


def among_sentences(
    folded: str, stretches: Sequence[Stretch], parents: Sequence[int | None]
) -> set[int]:
    """The places of numbers with nothing below their line, not even words, among numbers of the same form
    below the same one that are no titles: items of a list, though short."""
    above = set(parents)
    bare = {
        place
        for place, each in enumerate(stretches)
        if place not in above
        and not folded[line_end(folded, each.marker.end, each.end) : each.end].strip()
    }
    return {
        place
        for places in groups(stretches, parents).values()
        if not all(titles(folded, stretches[at]) for at in places)
        for place in places
        if place in bare
    }
