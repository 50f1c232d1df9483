"""The walk over a plan's outline: which numbers are headings, which are tasks, and what is below what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.duty.clauses import Clause, DutyClauses
from kg.extract.structure.boxes import Marker
from kg.extract.structure.levels import Levels, levels
from kg.extract.structure.loose_lines import end_before_titles, group_headings
from kg.extract.structure.merged_cells import Row
from kg.extract.structure.nesting import Stretch
from kg.extract.structure.outline import ranks
from kg.extract.structure.own_numbers import numbered_stretches
from kg.extract.structure.paragraphs import Paragraph, closing_paragraphs, grouped
from kg.extract.structure.sections import Sections
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.model import Section

_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A heading, a task or a measure: its marker, the end of its stretch of clean text, its clauses.

    `section` is the id of the heading itself, or of the lowest one above a task. `parent` is the
    begin of the task that a measure stands under; `row` the line of a table that a task is; `list_end`
    the end of the line of the last number in a list that follows its clause at once.
    """

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]
    is_task: bool
    section: str | None
    parent: int | None = None
    row: Row | None = None
    list_end: int = 0

    @property
    def begin(self) -> int:
        """Where the item begins, in clean text."""
        return self.row.begin if self.row else self.marker.begin


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


def walk(text: Text, finder: DutyClauses, rows: Sequence[Row] = ()) -> Walk | None:
    """The outline of `text`; None when it holds no clause of responsibility and no table of tasks.

    Tasks bear the form of number that most clauses stand under, or are paragraphs that close with
    clauses, or `rows` of tables. What is numbered below a task and has a clause of its own is a
    measure of it, else a part.
    """
    sections = Sections(text)
    folded = _without(text.folded, rows)
    items = list(_walked(folded, sections, finder))
    if not rows:
        return Walk(tuple(sections.made), tuple(items)) if items else None
    begins = [row.begin for row in rows]
    items = _clipped(folded, items, begins)
    sections.close()
    items.extend(_of_rows(rows, sections))
    made = sorted(sections.made, key=lambda section: section.span)
    return Walk(tuple(made), tuple(sorted(items, key=lambda item: item.begin)), tuple(rows))


def _walked(folded: str, sections: Sections, finder: DutyClauses) -> Iterator[Item]:
    stretches = numbered_stretches(folded, finder)
    rank = ranks([stretch.marker for stretch in stretches])
    plan = levels(folded, stretches, rank)
    if plan:
        yield from _numbered(folded, plan, rank, sections)
        return
    paragraphs = closing_paragraphs(folded, 0, len(folded), finder)
    if len(paragraphs) > 1:
        yield from _unnumbered(folded, stretches, rank, paragraphs, sections)


def _numbered(
    folded: str, plan: Levels, rank: dict[str, int], sections: Sections
) -> Iterator[Item]:
    stretches = plan.stretches
    at = 0
    task: Item | None = None
    tasks = [
        stretch.marker
        for stretch, level in zip(stretches, plan.of, strict=True)
        if level == "task" and not rank[stretch.marker.form]
    ]
    grouping = group_headings(folded, tasks) if "heading" not in plan.of else {}
    while at < len(stretches):
        first, level = stretches[at], plan.of[at]
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
            end = end_before_titles(folded, clauses, end, anew)
        if first.marker.begin in grouping:
            left, right = grouping[first.marker.begin]
            group = sections.open(-1, left, left, right)
            yield Item(Marker(left, left, "", None, True), right, (), False, group)
        above = sections.above(own)
        if level == "measure" and task:
            yield Item(first.marker, end, tuple(clauses), True, task.section, task.marker.begin)
        elif level in ("task", "measure"):
            lost = _lost(folded, plan, at, end, clauses)
            if lost:
                end = lost[0].begin
                clauses = [clause for clause in clauses if clause.end <= end]
            task = Item(first.marker, end, tuple(clauses), True, above, list_end=list_end)
            yield task
            for paragraph in lost:
                yield _of_paragraph(paragraph, above)
        else:
            stop = line_end(folded, first.marker.end, first.end)
            section = sections.open(own, first.marker.begin, first.marker.end, stop)
            yield Item(first.marker, end, tuple(clauses), False, section)
            for paragraph in plan.paragraphs.get(first.marker.begin, ()):
                yield _of_paragraph(paragraph, section)


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
        if line_end(folded, stretch.marker.end, stretch.end) - stretch.marker.end
        <= _LONGEST_HEADING
    ]
    section: str | None = None
    at = 0
    for paragraph in paragraphs:
        while at < len(headings) and headings[at].marker.begin < paragraph.begin:
            marker = headings[at].marker
            stop = line_end(folded, marker.end, headings[at].end)
            section = sections.open(rank[marker.form], marker.begin, marker.end, stop)
            yield Item(marker, headings[at].end, (), False, section)
            at += 1
        yield _of_paragraph(paragraph, section)


def _of_paragraph(paragraph: Paragraph, section: str | None) -> Item:
    marker = Marker(paragraph.begin, paragraph.begin, "", None, True)
    return Item(marker, paragraph.end, paragraph.clauses, True, section)


def _without(folded: str, rows: Sequence[Row]) -> str:
    """The text with every row of a table blank, as long as before."""
    parts, at = [], 0
    for row in rows:
        if row.begin >= at:
            parts.append(folded[at : row.begin] + "\n" * (row.end - row.begin))
            at = row.end
    return "".join(parts) + folded[at:]


def _clipped(folded: str, items: Sequence[Item], begins: Sequence[int]) -> list[Item]:
    """The items, each ended before a row of a table; a task with the line of its last clause."""
    found, at = [], 0
    for item in items:
        while at < len(begins) and begins[at] < item.begin:
            at += 1
        end = min(item.end, begins[at]) if at < len(begins) else item.end
        clauses = tuple(clause for clause in item.clauses if clause.end <= end)
        if end < item.end and clauses:
            end = line_end(folded, clauses[-1].end, end)
        found.append(replace(item, end=end, clauses=clauses, list_end=min(item.list_end, end)))
    return found


def _of_rows(rows: Sequence[Row], sections: Sections) -> Iterator[Item]:
    rank: dict[str, int] = {}
    section: str | None = None
    for row in rows:
        if row.kind in ("section", "category"):
            level = 99 if row.kind == "category" else rank.setdefault(row.form, len(rank))
            section = sections.open(level, row.label[0], row.label[1], row.words[0][1])
        if row.kind == "section":
            marker = Marker(*row.label, row.form, None, True)
            yield Item(marker, row.end, (), False, section, row=row)
        elif row.kind == "task":
            marker = Marker(*row.label, "row", row.number, True)
            yield Item(marker, row.end, (), True, section, row.parent, row)
