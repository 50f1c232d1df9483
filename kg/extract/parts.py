"""The outline of a plan behind its head; of a notice that issues several plans, of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.duty.clauses import Clause
from kg.extract.front.rows import Front, PartTitle
from kg.extract.structure.item import Item
from kg.extract.structure.merged_cells import Row
from kg.extract.structure.walk import Walk, walk
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import Section, Task


def outline_of(
    text: Text,
    lexicon: Lexicon,
    clauses: Layer[Clause],
    named: Layer[Clause],
    rows: Sequence[Row],
    front: Front,
) -> Walk | None:
    """The outline of the plan, or of the plans of a notice one after the other, each below a section of
    its own that bears its title; None where nothing is a task. Numbers in the head are none of it."""
    folded = text.folded
    if not front.parts:
        head = min(front.end, *(row.begin for row in rows)) if rows else front.end
        if clauses.touching(0, head):
            head = 0  # what was taken for the head holds a clause: it is the plan
        return walk(_only(text, head, len(folded)), lexicon, clauses, named, rows)
    sections: list[Section] = []
    items: list[Item] = []
    begins = [*(part.begin for part in front.parts), len(folded)]
    for number, (part, (_, stop)) in enumerate(zip(front.parts, pairwise(begins), strict=True), 1):
        own = [row for row in rows if part.end <= row.begin < stop]
        found = walk(
            _only(text, part.end, stop),
            lexicon,
            Layer(clauses.within(part.end, stop)),
            Layer(named.within(part.end, stop)),
            own,
        )
        span = text.span(part.begin, part.end)
        sections.append(Section(str(number), "", part.title, None, span))
        if found:
            sections.extend(_below(number, found.sections))
            items.extend(_within(number, found.items, stop))
    if not any(item.is_task for item in items):
        return None
    return Walk(tuple(sections), tuple(items), tuple(rows))


def with_parts(tasks: Sequence[Task], text: Text, parts: Sequence[PartTitle]) -> tuple[Task, ...]:
    """The tasks, each with the title of the plan that it stands in as its part, unless it is a part of an
    item."""
    if not parts:
        return tuple(tasks)
    begins = [(text.origin(part.begin), part.title) for part in parts]
    found = []
    for task in tasks:
        title = next((title for at, title in reversed(begins) if at <= task.span.begin), None)
        found.append(replace(task, part=title) if task.part is None else task)
    return tuple(found)


def _only(text: Text, begin: int, end: int) -> Text:
    """The text with nothing to read outside clean [begin, end), as long as before."""
    folded = text.folded
    # A stop stands for what is left out: a line behind it is not the first one, which could be the title.
    before = "。" + "\n" * (begin - 1) if begin else ""
    return replace(text, folded=before + folded[begin:end] + "\n" * (len(folded) - end))


def _below(number: int, sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        parent = f"{number}.{section.parent}" if section.parent else str(number)
        yield replace(section, id=f"{number}.{section.id}", parent=parent)


def _within(number: int, items: Sequence[Item], stop: int) -> Iterator[Item]:
    for item in items:
        section = f"{number}.{item.section}" if item.section else str(number)
        yield replace(
            item, section=section, end=min(item.end, stop), list_end=min(item.list_end, stop)
        )
