"""What each number of an outline is: a heading, a task, a measure under a task, or part of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.extract.structure.nesting import (
    LONGEST_TITLE,
    Stretch,
    among_sentences,
    carries,
    groups,
    lifted,
    measured,
    parents,
    shared_below,
    shared_by_groups,
    titles,
)
from kg.extract.structure.paragraphs import Paragraph, grouped
from kg.extract.text.lines import line_end

Level = Literal["heading", "task", "measure", "part"]

# By custom these can head chapters.
_HEADING_FORMS = ("part", "subpart", "chinese", "chinese-bracketed", "named")


@dataclass(frozen=True, slots=True)
class Levels:
    """Of each stretch what it is, and by which rule; `paragraphs` are tasks without number, by their heading."""

    stretches: Sequence[Stretch]
    of: Sequence[Level]
    rules: Sequence[str]
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
    stretches = shared_by_groups(folded, stretches, together)
    carried = Counter(stretch.marker.form for stretch in stretches if stretch.closed)
    if not carried:
        return None
    form = min(carried, key=lambda each: (-carried[each], rank[each]))
    if form in _HEADING_FORMS:
        paragraphs = _paragraphs(folded, stretches, form)
        if paragraphs:
            of = _of_unnumbered(stretches, paragraphs, rank, form)
            return Levels(stretches, *_split(of), paragraphs)
    form = _above_measures(folded, stretches, together, form)
    bare = _bare_headings(folded, stretches, above, form)
    stretches = shared_below(stretches, together, bare)
    of = _of(folded, stretches, above, parts, rank, form, bare)
    return Levels(stretches, *_split(of), _below_headings(folded, stretches, of))


Ruled = tuple[Level, str]


def _split(of: Sequence[Ruled]) -> tuple[list[Level], list[str]]:
    return [level for level, _ in of], [rule for _, rule in of]


def _above_measures(
    folded: str,
    stretches: Sequence[Stretch],
    together: dict[tuple[int, str], list[int]],
    form: str,
) -> str:
    """The form of the tasks: that one above `form` when its numbers are tasks with measures."""
    containers: dict[str, list[tuple[int, list[int]]]] = {}
    for (parent, below), places in together.items():
        if below == form and any(stretches[place].closed for place in places):
            containers.setdefault(stretches[parent].marker.form, []).append((parent, places))
    if not containers:
        return form
    above = max(containers, key=lambda each: (len(containers[each]), each))
    if form == "pointed":
        return above  # 一是 and 二是 are points of one thing
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
    return stretch.closed or "。" in inside or len(inside) > LONGEST_TITLE


def _of(
    folded: str,
    stretches: Sequence[Stretch],
    above: Sequence[int | None],
    parts: set[int],
    rank: dict[str, int],
    form: str,
    bare: set[int],
) -> list[Ruled]:
    empty = _empty_chapters(stretches, above, form)
    said = among_sentences(folded, stretches, above)
    carrying = carries(stretches, rank)
    titled = _titled(folded, stretches, above, form)
    found: list[Ruled] = []
    task_rank: int | None = None
    measures = measured(stretches, above)
    for place, stretch in enumerate(stretches):
        own = rank[stretch.marker.form]
        if task_rank is not None and own > task_rank:
            below_task = place not in parts and place in measures
            found.append(("measure", "closed-below-task") if below_task else ("part", "below-task"))
            continue
        of_form = stretch.marker.form == form and place not in bare
        is_task = of_form or carrying[place] or place in titled
        task_rank = None
        if place in empty:
            heading = own <= rank[form] and titles(folded, stretch) and place not in said
            is_heading = heading or not found
            found.append(
                ("heading", "chapter-without-clause")
                if is_heading
                else ("part", "in-chapter-without-clause")
            )
        elif is_task:
            task_rank = own
            rule = "form-of-tasks" if of_form else "closed-number"
            found.append(("task", "closed-title" if place in titled and not of_form else rule))
        else:
            part = own > rank[form] and not stretch.closed and bool(found)
            found.append(("part", "low-number") if part else ("heading", "number-above-tasks"))
    return found


def _bare_headings(
    folded: str, stretches: Sequence[Stretch], above: Sequence[int | None], form: str
) -> set[int]:
    """The places of numbers of `form` that are a title and nothing else, above numbers that clauses close,
    in a document where other numbers of `form` are tasks themselves."""
    if form not in _HEADING_FORMS:
        return set()
    holding = {
        above[at]
        for at, stretch in enumerate(stretches)
        if stretch.closed and stretch.marker.form == "digits"
    }
    return {
        place
        for place in holding
        if place is not None
        and stretches[place].marker.form == form
        and not _says(folded, stretches[place])
    }


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
    folded: str, stretches: Sequence[Stretch], of: Sequence[Ruled]
) -> dict[int, list[Paragraph]]:
    """The tasks without number between a heading and the first number below it."""
    found = {}
    for stretch, (level, _) in zip(stretches, of, strict=True):
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
    full = {roots[place] for place, stretch in enumerate(stretches) if stretch.closed}
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
        if stretch.clauses[0].begin < stop or stop - stretch.marker.end > LONGEST_TITLE:
            inline += 1
            continue
        made = grouped(folded, stop, stretch.end, list(stretch.clauses))
        if not made:  # the clause stands right below the title: it closes the number itself
            inline += 1
            continue
        found[stretch.marker.begin] = made
        holding += stretch.marker.form == form
    count = sum(len(made) for made in found.values())
    return found if 2 * count >= 3 * holding and 2 * inline <= holding else {}


def _of_unnumbered(
    stretches: Sequence[Stretch],
    paragraphs: dict[int, list[Paragraph]],
    rank: dict[str, int],
    form: str,
) -> list[Ruled]:
    def level(place: int, stretch: Stretch) -> Ruled:
        if stretch.clauses and stretch.marker.begin not in paragraphs:
            return "task", "closed-number"
        low = rank[stretch.marker.form] > rank[form] and not stretch.clauses
        return ("part", "low-number") if low and place else ("heading", "number-above-paragraphs")

    return [level(place, stretch) for place, stretch in enumerate(stretches)]
