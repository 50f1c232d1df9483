"""The walk over a plan's outline: which numbers are headings, which are tasks, and what is below what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.duties import Clause, Duties
from kg.extract.outline import Marker, line_end, markers, ranks
from kg.extract.text import Text
from kg.model import Section


@dataclass(frozen=True, slots=True)
class Item:
    """A heading or a task: its marker, the end of its stretch of clean text, the clauses in that.

    `section` is the id of the heading itself, or of the lowest one above a task.
    """

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]
    is_task: bool
    section: str | None


@dataclass(frozen=True, slots=True)
class Walk:
    """The outline of a plan: its sections, and its headings and tasks in order."""

    sections: tuple[Section, ...]
    items: tuple[Item, ...]

    @property
    def tasks(self) -> tuple[Item, ...]:
        """The items that are tasks."""
        return tuple(item for item in self.items if item.is_task)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A marker with the clean text up to the next one, and the clauses in it."""

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]


def walk(text: Text, duties: Duties) -> Walk | None:
    """The outline of `text`; None when no clause of responsibility stands under a number.

    Tasks bear the form of number that most clauses stand under. What is numbered below a task is
    part of it. Another number outside them is a task too when clauses stand under it, and under
    nothing below it.
    """
    found = markers(text.folded)
    stretches = _stretches(text.folded, found, duties)
    form = _task_form(stretches)
    if form is None:
        return None
    return _walked(text, stretches, form, ranks(found))


def _stretches(folded: str, found: Sequence[Marker], duties: Duties) -> list[_Stretch]:
    stops = [*(marker.begin for marker in found[1:]), len(folded)][: len(found)]
    return [
        _Stretch(marker, stop, tuple(duties.clauses(folded, marker.end, stop)))
        for marker, stop in zip(found, stops, strict=True)
    ]


def _task_form(stretches: Sequence[_Stretch]) -> str | None:
    carried = Counter(stretch.marker.form for stretch in stretches if stretch.clauses)
    return min(carried, key=lambda form: (-carried[form], form)) if carried else None


def _tasks(stretches: Sequence[_Stretch], form: str, rank: dict[str, int]) -> list[bool]:
    """Of each stretch, whether it is a task."""
    found = []
    # By rank: whether a clause stands below the next number of that rank, seen from the end.
    below = [False] * len(rank)
    for stretch in reversed(stretches):
        own = rank[stretch.marker.form]
        carries = bool(stretch.clauses) and not below[own]
        found.append(stretch.marker.form == form or carries)
        for level in range(len(below)):
            below[level] = level < own and (below[level] or bool(stretch.clauses))
    return found[::-1]


def _walked(text: Text, stretches: Sequence[_Stretch], form: str, rank: dict[str, int]) -> Walk:
    sections: list[Section] = []
    items: list[Item] = []
    counts: Counter[str] = Counter()
    open_at: dict[int, str] = {}
    are_tasks = _tasks(stretches, form, rank)
    at = 0
    while at < len(stretches):
        first, is_task = stretches[at], are_tasks[at]
        level = rank[first.marker.form]
        clauses = list(first.clauses)
        end = first.end
        at += 1
        while at < len(stretches) and _belongs(stretches[at], is_task, level, rank, form):
            clauses.extend(stretches[at].clauses)
            end = stretches[at].end
            at += 1
        above = {key: section for key, section in open_at.items() if key < level}
        section = above[max(above)] if above else None
        if is_task:
            items.append(Item(first.marker, end, tuple(clauses), True, section))
            continue
        counts[section or ""] += 1
        own = f"{section}.{counts[section or '']}" if section else str(counts[""])
        open_at = {**above, level: own}
        sections.append(_section(text, first, own, section))
        items.append(Item(first.marker, end, tuple(clauses), False, own))
    return Walk(tuple(sections), tuple(items))


def _belongs(stretch: _Stretch, to_task: bool, level: int, rank: dict[str, int], form: str) -> bool:
    """Whether `stretch` is part of the item before it, which has rank `level`."""
    own = rank[stretch.marker.form]
    return own > level if to_task else own > rank[form] and not stretch.clauses


def _section(text: Text, stretch: _Stretch, own: str, parent: str | None) -> Section:
    marker = stretch.marker
    stop = line_end(text.folded, marker.end, stretch.end)
    return Section(
        own,
        text.words(marker.begin, marker.end).strip(),
        text.words(marker.end, stop).strip(),
        parent,
        text.span(marker.begin, stop),
    )
