"""A plan: sections, tasks with their clauses, and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.bodies.full_names import with_full_names
from kg.extract.duty.duties import Duties
from kg.extract.duty.role_rule import role_rule
from kg.extract.front.front import Front, Fronts
from kg.extract.instruments.gaps import Gaps, Passage
from kg.extract.instruments.mentions import Mentions
from kg.extract.quantity.figures import Figures
from kg.extract.structure.blocks import Edge, Reading
from kg.extract.structure.tables import Tables
from kg.extract.structure.walk import Item, Walk, walk
from kg.extract.tasks import read_tasks, stretch
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.lines import breaks_lost, line_end
from kg.extract.text.text import Text
from kg.model import Document, Figure, Flag, RoleRule, Task


def read_plan(text: Text, lexicon: Lexicon) -> Reading | None:
    """Read `text` as a plan; None when it has no clause of responsibility and no table of tasks."""
    duties = Duties(lexicon)
    outline = walk(text, duties.clauses, Tables(lexicon).rows(text))
    if outline is None:
        return None
    folded = text.folded
    body = min([outline.items[0].begin, *(row.begin for row in outline.tables[:1])])
    end = _end_of_last(folded, outline.tasks[-1])
    front = Fronts(lexicon).read(text, body, end)
    mentions = Mentions(text, lexicon)
    rule = role_rule(folded)
    bodies = [stretch(folded, item, min(item.end, end)) for item in outline.tasks]
    tasks = read_tasks(
        text, lexicon, outline.tasks, bodies, mentions, duties, front, rule is not None
    )
    tasks = with_full_names(text, lexicon, front.region, front.issuers, tasks)
    edges = tuple(_edges(folded, outline, front, end))
    figures = Figures(text, lexicon, front.year, front.year)
    document = Document(
        text.source,
        "plan",
        front.title,
        text.span(front.title_begin, front.title_end) if front.title else None,
        front.issuers,
        front.addressees,
        front.document_number,
        front.date,
        front.period,
        RoleRule("first-leads", text.span(*rule)) if rule else None,
        (),
        outline.sections,
        tasks,
        (),
        (
            *_flags(Gaps(text, lexicon, mentions), tasks, bodies, body),
            *_cut_off(text, outline.tasks[-1], tasks[-1]),
        ),
        text.cuts,
        tuple(_targets(figures, edges, bodies, tasks, front)),
        front.region.name if front.region else None,
    )
    return Reading(document, edges)


def _targets(
    figures: Figures,
    edges: Iterable[Edge],
    bodies: Iterable[tuple[int, int]],
    tasks: Iterable[Task],
    front: Front,
) -> list[Figure]:
    """What the tasks aim at, and what the words around them do: not those before the title, which may
    repeat the plan, and not the notice."""
    found = [
        figure
        for task, (begin, stop) in zip(tasks, bodies, strict=True)
        for figure in figures.of_plan(begin, stop, task.id)
    ]
    for (begin, kind), (stop, _) in pairwise(sorted(dict(edges).items())):
        if kind in ("preamble", "remainder") and begin >= front.title_end:
            found.extend(figures.of_plan(begin, stop, None))
    return sorted(found, key=lambda figure: figure.span)


def _flags(
    gaps: Gaps, tasks: Iterable[Task], bodies: Iterable[tuple[int, int]], body: int
) -> Iterator[Flag]:
    """Gaps in the words before the first heading and in each task, and between the two."""
    before = Passage(0, body, None)
    passages = [
        Passage(begin, stop, task.id) for task, (begin, stop) in zip(tasks, bodies, strict=True)
    ]
    for passage in (before, *passages):
        yield from gaps.inside(passage)
    yield from gaps.silent_drops(passages, (before,))


def _cut_off(text: Text, item: Item, task: Task) -> Iterator[Flag]:
    """The name in the last clause that the end of the text cuts off."""
    last = item.clauses[-1] if item.clauses else None
    if last and last.cut_off(text.folded):
        begin = max(text.folded.rfind(mark, last.begin, last.end) for mark in "、,;:(") + 1
        if begin < last.end:
            words, span = text.words(begin, last.end), text.span(begin, last.end)
            yield Flag("truncated", task.id, words, span)


def _end_of_last(folded: str, item: Item) -> int:
    """Where the last task ends: with the line of its last clause, or its first sentence where it has no
    clause (its number may stand before a title on a line of its own); where the line breaks are
    lost, with its last clause."""
    if item.row:
        return item.end
    if item.list_end:
        return item.list_end
    after = max([item.marker.end, *(clause.end for clause in item.clauses)])
    line = folded.rfind("\n", 0, after) + 1
    if after > item.marker.end and breaks_lost(line, line_end(folded, after, len(folded))):
        return after
    end = line_end(folded, after, item.end)
    closed = after > item.marker.end
    titled = not closed and not folded[after:end].rstrip().endswith("。")
    below_at = end + len(folded[end : item.end]) - len(folded[end : item.end].lstrip())
    body = line_end(folded, below_at, item.end)
    below = folded[below_at:body]
    return body if titled and below.rstrip().endswith("。") and not role_rule(below) else end


def _edges(folded: str, outline: Walk, front: Front, end: int) -> Iterator[Edge]:
    """Where blocks begin, 0 among them; `end` is where the last task ends."""
    yield 0, "preamble"
    if front.notice:
        yield front.notice[0], "notice"
        yield front.notice[1], "preamble"
    if front.title_is_line:
        yield front.title_begin, "heading"
        yield front.title_end, "preamble"
    seen_task = False
    headers = [row for row in outline.tables if row.kind == "header"]
    starts = sorted(
        [*(item.begin for item in outline.items), *(row.begin for row in headers), len(folded)]
    )
    for header in headers:
        following = starts[bisect_right(starts, header.begin)]
        yield header.begin, "table"
        if folded[header.end : following].strip():
            yield header.end, "remainder"
    for item in outline.items:
        following = starts[bisect_right(starts, item.begin)]
        limit = min(item.end, following)
        yield item.begin, "task" if item.is_task else "heading"
        seen_task = seen_task or item.is_task
        if item.is_task and item.end >= end and folded[end : item.end].strip():
            yield end, "footer"
        elif item.is_task and folded[limit:following].strip():
            yield limit, "footer" if item.end >= end else "remainder"
        elif not item.is_task:
            stop = limit if item.row else line_end(folded, item.marker.end, limit)
            if folded[stop:following].strip():
                yield stop, "remainder" if seen_task else "preamble"
