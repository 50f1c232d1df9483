"""The walk over a plan's outline: which numbers are headings, which are tasks, and what is below what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker
from kg.extract.structure.item import Item
from kg.extract.structure.levels import Levels, levels
from kg.extract.structure.loose_lines import colon_headings, end_before_titles, group_headings
from kg.extract.structure.merged_cells import Row, without_rows
from kg.extract.structure.nesting import Stretch
from kg.extract.structure.outline import ranks
from kg.extract.structure.own_numbers import numbered_stretches
from kg.extract.structure.paragraphs import Paragraph, grouped
from kg.extract.structure.passages import parted
from kg.extract.structure.sections import Sections
from kg.extract.structure.table_items import clipped, of_rows
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.model import Section

_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Walk:
    """The outline of a plan: its sections, and its headings and tasks in order; `tables` are its rows."""

    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    tables: tuple[Row, ...] = ()

    @property
    def tasks(self) -> tuple[Item, ...]:
        """The items that are tasks."""
        return tuple(item for item in self.items if item.is_task)


def walk(
    text: Text,
    lexicon: Lexicon,
    clauses: Layer[Clause],
    named: Layer[Clause],
    rows: Sequence[Row] = (),
) -> Walk | None:
    """The outline of `text`, in which `clauses` were found, and bodies `named` before what they do; None
    when it holds neither, and no table of tasks.

    Tasks bear the form of number that most clauses stand under, or are paragraphs that close with
    clauses, or `rows` of tables. What is numbered below a task and has a clause of its own is a
    measure of it, else a part.
    """
    sections = Sections(text, lexicon)
    folded = without_rows(text.folded, rows)
    heads = lexicon.words["measures-head"]
    walked = list(_walked(folded, sections, clauses, named, heads))
    items = list(parted(folded, walked, lexicon))
    if not rows:
        return Walk(tuple(sections.made), tuple(items)) if items else None
    begins = [row.begin for row in rows]
    items = clipped(folded, items, begins)
    sections.close()
    items.extend(of_rows(rows, sections))
    made = sorted(sections.made, key=lambda section: section.span)
    return Walk(tuple(made), tuple(sorted(items, key=lambda item: item.begin)), tuple(rows))


def _walked(
    folded: str,
    sections: Sections,
    clauses: Layer[Clause],
    named: Layer[Clause],
    heads: Collection[str],
) -> Iterator[Item]:
    stretches = numbered_stretches(folded, clauses, named)
    rank = ranks([stretch.marker for stretch in stretches])
    plan = levels(folded, stretches, rank)
    if plan:
        yield from _numbered(folded, plan, rank, sections, heads)
        return
    paragraphs = grouped(folded, 0, len(folded), list(clauses))
    if len(paragraphs) > 1:
        yield from _unnumbered(folded, stretches, rank, paragraphs, sections)


def _numbered(
    folded: str,
    plan: Levels,
    rank: dict[str, int],
    sections: Sections,
    heads: Collection[str],
) -> Iterator[Item]:
    stretches = plan.stretches
    at = 0
    task: Item | None = None
    tasks = [
        stretch.marker
        for stretch, level in zip(stretches, plan.of, strict=True)
        if level == "task" and not rank[stretch.marker.form]
    ]
    headed = "heading" in plan.of
    grouping = colon_headings(folded, _with_place(plan), heads) or (
        {} if headed else group_headings(folded, tasks)
    )
    while at < len(stretches):
        first, level, rule = stretches[at], plan.of[at], plan.rules[at]
        clauses, end = list(first.clauses), first.end
        at += 1
        following = at
        while at < len(stretches) and plan.of[at] == "part":
            clauses.extend(stretches[at].clauses)
            end = stretches[at].end
            at += 1
        list_end = _list_end(folded, first, stretches[following:at])
        own = rank[first.marker.form]
        if level != "heading":
            anew = at < len(stretches) and _begins_anew(stretches[at].marker, rank, own)
            end = end_before_titles(folded, first.marker, clauses, end, anew)
        if first.marker.begin in grouping:
            left, right = grouping[first.marker.begin]
            group = sections.open(own - 0.5 if headed else -1, left, left, right)
            stop = line_end(folded, right, first.marker.begin)
            marker = Marker(left, left, "", None, True)
            yield Item(marker, stop, (), False, group, "line-above-numbers")
        above = sections.above(own)
        if level == "measure" and task:
            yield Item(
                first.marker,
                end,
                tuple(clauses),
                True,
                task.section,
                rule,
                task.marker.begin,
                shared=first.shared,
            )
        elif level in ("task", "measure"):
            lost = _lost(folded, plan, at, end, clauses)
            if lost:
                end = lost[0].begin
                clauses = [clause for clause in clauses if clause.end <= end]
            task = Item(
                first.marker,
                end,
                tuple(clauses),
                True,
                above,
                rule,
                list_end=list_end,
                shared=first.shared,
            )
            yield task
            for paragraph in lost:
                yield _of_paragraph(paragraph, above, "lost-number")
        else:
            stop = sections.title_end(folded, first.marker.end, first.end)
            section = sections.open(own, first.marker.begin, first.marker.end, stop)
            yield Item(first.marker, end, tuple(clauses), False, section, rule)
            for paragraph in plan.paragraphs.get(first.marker.begin, ()):
                yield _of_paragraph(paragraph, section, "closed-paragraph")


def _with_place(plan: Levels) -> Iterator[tuple[Marker, bool]]:
    """The marker of each task, and whether it stands behind another task and not behind a heading."""
    for at, (stretch, level) in enumerate(zip(plan.stretches, plan.of, strict=True)):
        if level == "task":
            yield stretch.marker, at > 0 and plan.of[at - 1] != "heading"


def _list_end(folded: str, first: Stretch, parts: Sequence[Stretch]) -> int:
    """Where the line of the last of `parts` ends, when they follow the clause of `first` at once."""
    if not parts or not first.clauses:
        return 0
    if folded[first.clauses[-1].end : parts[0].marker.begin].strip(" \r\n。"):
        return 0
    return line_end(folded, parts[-1].marker.end, parts[-1].end)


def _begins_anew(marker: Marker, rank: dict[str, int], own: int) -> bool:
    """Whether numbers begin anew with `marker`, at the level `own` or above it."""
    return marker.number == 1 and marker.at_line_start and rank[marker.form] <= own


def _lost(
    folded: str, plan: Levels, following: int, end: int, clauses: list[Clause]
) -> list[Paragraph]:
    """The tasks whose printed numbers were lost: as many of the last paragraphs of the task before the
    place `following` as numbers are missing between the two, when each closes with a clause."""
    if following >= len(plan.stretches) or plan.of[following - 1] != "task" or len(clauses) < 2:
        return []
    here, there = plan.stretches[following - 1].marker, plan.stretches[following].marker
    missing = (there.number or 0) - (here.number or 0) - 1
    if here.form != there.form or missing < 1:
        return []
    return grouped(folded, here.end, end, clauses)[1:][-missing:]


def _unnumbered(
    folded: str,
    stretches: Sequence[Stretch],
    rank: dict[str, int],
    paragraphs: Sequence[Paragraph],
    sections: Sections,
) -> Iterator[Item]:
    """Tasks without numbers where no clause stands under a number."""
    headings = [
        stretch
        for stretch in stretches
        if sections.title_end(folded, stretch.marker.end, stretch.end) - stretch.marker.end
        <= _LONGEST_HEADING
    ]
    section: str | None = None
    at = 0
    for paragraph in paragraphs:
        while at < len(headings) and headings[at].marker.begin < paragraph.begin:
            marker = headings[at].marker
            stop = sections.title_end(folded, marker.end, headings[at].end)
            section = sections.open(rank[marker.form], marker.begin, marker.end, stop)
            yield Item(marker, headings[at].end, (), False, section, "number-above-paragraphs")
            at += 1
        yield _of_paragraph(paragraph, section, "closed-paragraph")


def _of_paragraph(paragraph: Paragraph, section: str | None, rule: str) -> Item:
    marker = Marker(paragraph.begin, paragraph.begin, "", None, True)
    return Item(marker, paragraph.end, paragraph.clauses, True, section, rule)
