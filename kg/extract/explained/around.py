"""What holds for a document as a whole: its kind, what its head states, whose it is, its blocks and noise."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.explained.finding import Finding, Source
from kg.extract.front.rows import Front
from kg.extract.stages import Reading, Stages
from kg.model import Document, Span

_WHOLE = Span(0, 0)


def around(reading: Reading) -> Iterator[Finding]:
    """The findings on the document as a whole."""
    document, stages = reading.document, reading.stages
    source = Source(document.source.text)
    yield from _kind(source, document, stages)
    for cut in document.noise:
        yield source.at(cut.span, "noise", cut.rule)
    for block in document.blocks:
        yield source.at(block.span, "block", block.kind)
    if document.kind == "briefing":
        if document.title_span:
            yield source.at(
                document.title_span, "front", "head-of-talk", f"title: {document.title}"
            )
    else:
        yield from _front(source, stages)
        yield from _place(source, stages)
    if document.role_rule:
        yield source.at(document.role_rule.span, "front", document.role_rule.kind, "who leads")
    for given in document.blanket:
        yield source.at(given.span, "body", "blanket", f"{given.agency}: in every task")


def _kind(source: Source, document: Document, stages: Stages) -> Iterator[Finding]:
    for rule, meaning in _why_kind(document, stages):
        yield source.at(_WHOLE, "kind", rule, meaning)


def _why_kind(document: Document, stages: Stages) -> Iterator[tuple[str, str]]:
    if document.kind == "briefing":
        yield "speakers", f"briefing: {len(stages.speakers)} labels announce who speaks"
        return
    if document.kind == "plan":
        rows = sum(item.is_task and item.row is not None for item in stages.items)
        tasks = len(document.tasks)
        if stages.clauses:
            yield "clauses", f"plan: {len(stages.clauses)} clauses of responsibility, {tasks} tasks"
        if rows:
            yield "table-of-tasks", f"plan: {rows} of {tasks} tasks are rows of tables"
        if not stages.clauses and rows < tasks:
            yield "bodies-before-tasks", f"plan: bodies are named before {tasks} tasks"
        return
    yield "no-speakers", "no briefing: no labels announce who speaks in most of the text"
    if stages.clauses:
        found = len(stages.clauses)
        yield (
            "no-task",
            f"no plan: clauses found ({found}), but under no number or paragraph of several",
        )
    else:
        yield "no-clause", "no plan: no clause says who is responsible, and no table tells of tasks"


def _front(source: Source, stages: Stages) -> Iterator[Finding]:
    text, front = stages.text, stages.front
    for row in front.rows:
        if row.matter != "region":
            span = text.span(row.begin, row.end)
            yield source.at(span, "front", row.rule, f"{row.matter}: {row.value}")
    for part in front.parts:
        span = text.span(part.begin, part.end)
        yield source.at(span, "front", part.rule, f"title of a part: {part.title}")


def _place(source: Source, stages: Stages) -> Iterator[Finding]:
    """Whose the document is, which says how bare names of bodies and documents are read."""
    front, scope = stages.front, stages.scope
    rule = scope.rule if scope else front.rule_of("region")
    region = scope.region if scope else front.region
    if region:
        meaning = f"{region.name}: bare names are of this place"
    elif scope and scope.central:
        meaning = "of a central body: bare names are national"
    elif scope:
        meaning = "of a place that is not named: bare names stay as printed"
    else:
        return
    yield source.at(_told_at(stages, front, rule), "place", rule, meaning)


def _told_at(stages: Stages, front: Front, rule: str) -> Span:
    """Where the words stand that told the place, if it is one row of the head."""
    row = next((row for row in front.rows if row.matter == rule), None)
    return stages.text.span(row.begin, row.end) if row else _WHOLE
