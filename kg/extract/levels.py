"""What each number of an outline is: a heading, a task, a measure under a task, or part of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.duties import Clause
from kg.extract.outline import Marker, line_end
from kg.extract.paragraphs import Paragraph, grouped

Level = Literal["heading", "task", "measure", "part"]

# By custom these stand below tasks; the others can head chapters.
_LOW_FORMS = ("digits-bracketed", "circled")
_HEADING_FORMS = ("part", "subpart", "chinese", "chinese-bracketed")
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marker with the clean text up to the next one, and the clauses in it."""

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """Of each stretch what it is; `paragraphs` are the tasks without number, by the begin of the
    heading that they stand under."""

    stretches: Sequence[Stretch]
    of: Sequence[Level]
    paragraphs: dict[int, list[Paragraph]]


def levels(folded: str, stretches: Sequence[Stretch], rank: dict[str, int]) -> Levels | None:
    """The levels of an outline; None when no clause of responsibility stands under a number.

    Tasks bear the form of number that most clauses stand under. Another number outside them is a
    task too when clauses stand under it, and under nothing below it. Where the numbers of that form
    head several paragraphs that close with clauses each, those paragraphs are the tasks.
    """
    parents = _parents(stretches, rank)
    groups = _groups(stretches, parents)
    stretches, lifted = _lifted(folded, stretches, groups)
    carried = Counter(stretch.marker.form for stretch in stretches if stretch.clauses)
    if not carried:
        return None
    form = min(carried, key=lambda each: (-carried[each], rank[each]))
    if form in _HEADING_FORMS:
        paragraphs = _paragraphs(folded, stretches, form)
        if paragraphs:
            of = _of_unnumbered(stretches, paragraphs, rank, form)
            return Levels(stretches, of, paragraphs)
    form = _above_measures(folded, stretches, groups, form)
    return Levels(stretches, _of(folded, stretches, parents, lifted, rank, form), {})


def _parents(stretches: Sequence[Stretch], rank: dict[str, int]) -> list[int | None]:
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


def _groups(
    stretches: Sequence[Stretch], parents: Sequence[int | None]
) -> dict[tuple[int, str], list[int]]:
    """The places of the stretches of one form under one parent."""
    found: dict[tuple[int, str], list[int]] = {}
    for place, parent in enumerate(parents):
        if parent is not None:
            found.setdefault((parent, stretches[place].marker.form), []).append(place)
    return found


def _lifted(
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


def _above_measures(
    folded: str,
    stretches: Sequence[Stretch],
    groups: dict[tuple[int, str], list[int]],
    form: str,
) -> str:
    """The form of the tasks: that one above `form` when its numbers are tasks with measures."""
    containers: dict[str, list[tuple[int, list[int]]]] = {}
    for (parent, below), places in groups.items():
        if below == form and any(stretches[place].clauses for place in places):
            containers.setdefault(stretches[parent].marker.form, []).append((parent, places))
    if not containers:
        return form
    above = max(containers, key=lambda each: (len(containers[each]), each))
    found = containers[above]
    firsts = [stretches[places[0]].marker.number for _, places in found]
    if len(found) > 1 and not any(number == 1 for number in firsts[1:]):
        return form
    if above == "digits":
        return above
    said = sum(_says(folded, stretches[parent]) for parent, _ in found)
    return above if 2 * said > len(found) else form


def _says(folded: str, stretch: Stretch) -> bool:
    """Whether a number with others below it is more than a heading: a clause of its own, or sentences
    behind its title."""
    begin = stretch.marker.end
    line = folded[begin : line_end(folded, begin, stretch.end)].strip()
    inside = line.rstrip("。")
    return bool(stretch.clauses) or "。" in inside or len(inside) > _LONGEST_TITLE


def _of(
    folded: str,
    stretches: Sequence[Stretch],
    parents: Sequence[int | None],
    parts: set[int],
    rank: dict[str, int],
    form: str,
) -> list[Level]:
    empty = _empty_chapters(stretches, parents, form)
    carries = _carries(stretches, rank)
    found: list[Level] = []
    task_rank: int | None = None
    measures = _measured(stretches, parents)
    for place, stretch in enumerate(stretches):
        own = rank[stretch.marker.form]
        if task_rank is not None and own > task_rank:
            below_task = place not in parts and place in measures
            found.append("measure" if below_task else "part")
            continue
        is_task = stretch.marker.form == form or carries[place]
        task_rank = None
        if place in empty:
            line = folded[stretch.marker.end : line_end(folded, stretch.marker.end, stretch.end)]
            heading = own <= rank[form] and len(line) <= _LONGEST_TITLE and "。" not in line
            found.append("heading" if heading or not found else "part")
        elif is_task:
            task_rank = own
            found.append("task")
        else:
            part = own > rank[form] and not stretch.clauses and bool(found)
            found.append("part" if part else "heading")
    return found


def _carries(stretches: Sequence[Stretch], rank: dict[str, int]) -> list[bool]:
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


def _measured(stretches: Sequence[Stretch], parents: Sequence[int | None]) -> set[int]:
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


def _empty_chapters(
    stretches: Sequence[Stretch], parents: Sequence[int | None], form: str
) -> set[int]:
    """The places below first or last chapters that hold no clause at all: 总体要求, 保障措施."""
    roots: list[int] = []
    for place, parent in enumerate(parents):
        roots.append(place if parent is None else roots[parent])
    if not stretches or stretches[0].marker.form == form:
        return set()
    full = {roots[place] for place, stretch in enumerate(stretches) if stretch.clauses}
    first, last = min(full), max(full)
    return {
        place for place, root in enumerate(roots) if place != root and (root < first or root > last)
    }


def _paragraphs(folded: str, stretches: Sequence[Stretch], form: str) -> dict[int, list[Paragraph]]:
    """The paragraphs that are tasks under headings of `form`, where such headings hold several."""
    found: dict[int, list[Paragraph]] = {}
    holding = inline = 0
    for stretch in stretches:
        if not stretch.clauses:
            continue
        stop = line_end(folded, stretch.marker.end, stretch.end)
        if stretch.clauses[0].begin < stop or stop - stretch.marker.end > _LONGEST_TITLE:
            inline += 1
            continue
        made = grouped(folded, stop, stretch.end, list(stretch.clauses))
        found[stretch.marker.begin] = made
        holding += stretch.marker.form == form
    count = sum(len(made) for made in found.values())
    return found if 2 * count >= 3 * holding and 2 * inline <= holding else {}


def _of_unnumbered(
    stretches: Sequence[Stretch],
    paragraphs: dict[int, list[Paragraph]],
    rank: dict[str, int],
    form: str,
) -> list[Level]:
    def level(place: int, stretch: Stretch) -> Level:
        if stretch.clauses and stretch.marker.begin not in paragraphs:
            return "task"
        low = rank[stretch.marker.form] > rank[form] and not stretch.clauses
        return "part" if low and place else "heading"

    return [level(place, stretch) for place, stretch in enumerate(stretches)]
