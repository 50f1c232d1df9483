"""What each number of an outline is: a heading, a task, a measure under a task, or part of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.extract.structure.nesting import Stretch, carries, groups, lifted, measured, parents
from kg.extract.structure.paragraphs import Paragraph, grouped
from kg.extract.text.lines import line_end

Level = Literal["heading", "task", "measure", "part"]

# By custom these can head chapters.
_HEADING_FORMS = ("part", "subpart", "chinese", "chinese-bracketed", "named")
_LONGEST_TITLE = 40


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
    above = parents(stretches, rank)
    together = groups(stretches, above)
    stretches, parts = lifted(folded, stretches, together)
    carried = Counter(stretch.marker.form for stretch in stretches if stretch.clauses)
    if not carried:
        return None
    form = min(carried, key=lambda each: (-carried[each], rank[each]))
    if form in _HEADING_FORMS:
        paragraphs = _paragraphs(folded, stretches, form)
        if paragraphs:
            of = _of_unnumbered(stretches, paragraphs, rank, form)
            return Levels(stretches, of, paragraphs)
    form = _above_measures(folded, stretches, together, form)
    of = _of(folded, stretches, above, parts, rank, form)
    return Levels(stretches, of, _below_headings(folded, stretches, of))


def _above_measures(
    folded: str,
    stretches: Sequence[Stretch],
    together: dict[tuple[int, str], list[int]],
    form: str,
) -> str:
    """The form of the tasks: that one above `form` when its numbers are tasks with measures."""
    containers: dict[str, list[tuple[int, list[int]]]] = {}
    for (parent, below), places in together.items():
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
    above: Sequence[int | None],
    parts: set[int],
    rank: dict[str, int],
    form: str,
) -> list[Level]:
    empty = _empty_chapters(stretches, above, form)
    carrying = carries(stretches, rank)
    titled = _titled(folded, stretches, above, form)
    found: list[Level] = []
    task_rank: int | None = None
    measures = measured(stretches, above)
    for place, stretch in enumerate(stretches):
        own = rank[stretch.marker.form]
        if task_rank is not None and own > task_rank:
            below_task = place not in parts and place in measures
            found.append("measure" if below_task else "part")
            continue
        is_task = stretch.marker.form == form or carrying[place] or place in titled
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


def _titled(
    folded: str, stretches: Sequence[Stretch], above: Sequence[int | None], form: str
) -> set[int]:
    """The places of those right above numbers of `form` whose own line closes with a clause."""
    found = set()
    for place in {above[at] for at, each in enumerate(stretches) if each.marker.form == form}:
        if place is not None and stretches[place].clauses:
            own = stretches[place]
            if own.clauses[0].begin < line_end(folded, own.marker.end, own.end):
                found.add(place)
    return found


def _below_headings(
    folded: str, stretches: Sequence[Stretch], of: Sequence[Level]
) -> dict[int, list[Paragraph]]:
    """The tasks without number between a heading and the first number below it."""
    found = {}
    for stretch, level in zip(stretches, of, strict=True):
        if level == "heading" and stretch.clauses:
            stop = line_end(folded, stretch.marker.end, stretch.end)
            below = [clause for clause in stretch.clauses if clause.begin >= stop]
            found[stretch.marker.begin] = grouped(folded, stop, stretch.end, below)
    return found


def _empty_chapters(
    stretches: Sequence[Stretch], above: Sequence[int | None], form: str
) -> set[int]:
    """The places below first or last chapters that hold no clause at all: 总体要求, 保障措施."""
    roots: list[int] = []
    for place, parent in enumerate(above):
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
