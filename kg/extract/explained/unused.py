"""What stages found that is no fact by itself: clauses with what they say, times, titles, headers of tables."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.duty.duty import Duty
from kg.extract.explained.finding import Finding, Source
from kg.extract.stages import Reading, Stages
from kg.model import Document, Span


def unused(reading: Reading) -> Iterator[Finding]:
    """Each clause, by what it says; each time that is no deadline, each title that is in no task or turn."""
    document, stages = reading.document, reading.stages
    source = Source(document.source.text)
    yield from _clauses(source, document, stages)
    for row in stages.tables:
        if row.kind == "header":
            yield source.at(stages.text.span(row.begin, row.end), "table", "header")
    due = {due.span for task in document.tasks for due in task.deadlines}
    for time in stages.times:
        span = stages.text.span(time.begin, time.end)
        if span not in due:
            meaning = "due, but told before, past, or in no task" if time.due else "nothing is due"
            yield source.at(span, "time", time.rule, meaning)
    acted = _acted(document)
    for mention in stages.mentions:
        span = stages.text.span(mention.begin, mention.end)
        if span not in acted:
            known = "" if mention.resolved else ", in no table"
            yield source.at(
                span, "mention", mention.rule, f"{mention.name}: in no task or turn{known}"
            )


def _clauses(source: Source, document: Document, stages: Stages) -> Iterator[Finding]:
    read: set[int] = set()
    for task, duties in zip(document.tasks, stages.duties, strict=True):
        for duty in duties:
            read.add(duty.begin)
            span = stages.text.span(duty.begin, duty.end)
            yield source.at(span, "clause", duty.rule, _said(duty), task.id)
    for clause in stages.clauses:
        if clause.begin not in read:
            meaning = "foot of a page" if clause.foot else "not read: in no task"
            span = stages.text.span(clause.begin, clause.end)
            yield source.at(span, "clause", clause.rule, meaning)


def _said(duty: Duty) -> str:
    if not duty.given:
        return "not read: names nobody"
    count = len(duty.given)
    bodies = f"{count} {'body' if count == 1 else 'bodies'}"
    more = ", and others" if duty.open_ended else ""
    return f"{duty.mode or 'several'}: {bodies}{more}"


def _acted(document: Document) -> set[Span]:
    """Where the instruments stand that tasks and turns were found to touch."""
    actions = [action for task in document.tasks for action in task.actions]
    actions.extend(action for turn in document.turns for action in turn.actions)
    return {action.span for action in actions}
