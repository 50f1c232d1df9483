"""A plan: sections, tasks with their clauses, and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.bodies.full_names import with_body_places, with_mechanisms
from kg.extract.bodies.local_forms import with_local_forms
from kg.extract.bodies.scope import Scope, scope_of
from kg.extract.doubts import gaps, lost, unread
from kg.extract.duty.blanket import blanket_participants
from kg.extract.duty.duties import Duties
from kg.extract.duty.named_lines import named_lines
from kg.extract.duty.role_rule import role_rule
from kg.extract.front.front import Front, placed, read_front
from kg.extract.instruments.mentions import read_mentions
from kg.extract.instruments.own import with_places
from kg.extract.other import read_other
from kg.extract.parts import outline_of, with_parts
from kg.extract.quantity.figures import Figures
from kg.extract.quantity.times import times
from kg.extract.stages import Reading, Stages
from kg.extract.structure.blocks import Edge
from kg.extract.structure.end_of_last import end_of_last
from kg.extract.structure.item import Item
from kg.extract.structure.merged_cells import without_rows
from kg.extract.structure.tables import Tables
from kg.extract.structure.walk import Walk
from kg.extract.tasks import read_tasks
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.extract.wording import Wording
from kg.model import Assignment, Document, Figure, RoleRule, Task


def read_plan(text: Text, lexicon: Lexicon) -> Reading:
    """Read `text` as a plan; it is of kind "other" where no clause of responsibility stands in what could
    be a task, and no table tells of tasks."""
    duties = Duties(lexicon)
    front = read_front(text, lexicon)
    rows = Tables(lexicon, duties.finder.rules).rows(text)
    running = without_rows(text.folded, rows)
    clauses = duties.finder.find(running)
    named = Layer() if len(clauses) else named_lines(running, duties.finder.rules)
    outline = outline_of(text, lexicon, clauses, named, rows, front)
    if outline is None:
        return read_other(text, front, clauses)
    folded = text.folded
    outline = replace(outline, items=tuple(_apart(outline.items)))
    body = min([outline.items[0].begin, *(row.begin for row in outline.tables[:1])])
    end = end_of_last(folded, outline.tasks)
    mentions = read_mentions(text, lexicon, front.title)
    rule = role_rule(folded)
    wording = Wording(lexicon)
    bodies = [wording.stretch(folded, item, min(item.end, end)) for item in outline.tasks]
    told = times(text, lexicon)
    read = read_tasks(text, lexicon, outline.tasks, bodies, mentions, duties, front, rule, told)
    said = tuple(each.duties for each in read)
    listed = with_parts([each.task for each in read], text, front.parts)
    printed = [given.as_written for task in listed for given in task.assignments]
    ruled = (front.region, front.rule_of("region"))
    scope = scope_of(folded, lexicon, ruled, front.issuers, [*printed, *front.addressees])
    if scope.region and not front.region:
        front = placed(front, lexicon, scope.region, scope.rule)
    local = with_body_places(text, lexicon, scope, listed)
    whole = with_mechanisms(text, lexicon, front.issuers, local)
    formed = with_local_forms(lexicon, scope.region, whole)
    tasks = with_places(text.source, lexicon, scope.region, formed)
    named_by = (("list", listed), ("place", local), ("mechanism", whole), ("form", formed))
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
        RoleRule(rule.kind, text.span(rule.begin, rule.end)) if rule else None,
        (),
        outline.sections,
        tasks,
        (),
        (
            *gaps(
                text,
                lexicon,
                mentions,
                [(each.id, at) for each, at in zip(tasks, bodies, strict=True)],
                body,
            ),
            *lost(text, outline.tasks, tasks),
            *unread(
                text, clauses, [(each.id, duty) for each, duty in zip(tasks, said, strict=True)]
            ),
        ),
        text.cuts,
        tuple(_targets(figures, edges, bodies, tasks, front)),
        front.region.name if front.region else None,
        _blanket(text, lexicon, scope, tasks),
    )
    stages = Stages(
        text,
        front,
        clauses=clauses,
        tables=tuple(rows),
        items=outline.items,
        duties=said,
        deeds=tuple(each.deeds for each in read),
        mentions=mentions,
        times=told,
        scope=scope,
        named=named_by,
    )
    return Reading(document, edges, stages)


def _apart(items: Sequence[Item]) -> Iterator[Item]:
    """The items, each task ended where the next item begins: a heading without number that groups the
    following ones stands on a line of its own. No clause is cut."""
    for item, following in pairwise(items):
        if item.is_task and following.begin < item.end:
            clauses = tuple(clause for clause in item.clauses if clause.begin < following.begin)
            end = max([following.begin, *(clause.end for clause in clauses)])
            yield replace(item, end=end, clauses=clauses, list_end=min(item.list_end, end))
        else:
            yield item
    yield items[-1]


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


def _blanket(
    text: Text, lexicon: Lexicon, scope: Scope, tasks: Sequence[Task]
) -> tuple[Assignment, ...]:
    """Who takes part in all tasks, with the places that bare names leave out, as in a task of their own."""
    given = tuple(blanket_participants(text, lexicon))
    if not given or not tasks:
        return ()
    alone = with_body_places(text, lexicon, scope, [replace(tasks[0], assignments=given)])
    return with_local_forms(lexicon, scope.region, alone)[0].assignments


def _edges(folded: str, outline: Walk, front: Front, end: int) -> Iterator[Edge]:
    """Where blocks begin, 0 among them; `end` is where the last task ends."""
    yield 0, "preamble"
    if front.notice:
        yield front.notice[0], "notice"
        yield front.notice[1], "preamble"
    if front.title_is_line:
        yield front.title_begin, "heading"
        yield front.title_end, "preamble"
    for part in front.parts:
        yield part.begin, "heading"
        yield part.end, "preamble"
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
