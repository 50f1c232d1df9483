"""What was made of a document: its sections, tasks and turns, who is responsible, by when, for what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.explained.finding import Finding, Source
from kg.extract.explained.reasons import task_rules
from kg.extract.instruments.deeds import Deed
from kg.extract.stages import Reading, Stages
from kg.model import Action, Document, Section, Span, Task


def facts(reading: Reading) -> Iterator[Finding]:
    """The findings that are facts of the document."""
    document, stages = reading.document, reading.stages
    source = Source(document.source.text)
    yield from _sections(source, document.sections, stages)
    # In a column of times any time is a deadline, though nothing in its words says so.
    rules = {stages.text.span(t.begin, t.end): t.rule for t in stages.times if t.due}
    for at, rule in enumerate(task_rules(stages.items)):
        task = document.tasks[at]
        meaning = f"{task.level} {task.label}".strip()
        yield source.at(task.span, "task", rule, meaning, task.id)
        yield from _of_task(source, task, rules)
        yield from _actions(source, task.actions, stages.deeds[at], task.id)
    if document.turns:
        yield from _turns(source, document, stages)
    for figure in document.figures:
        meaning = f"{figure.indicator} {figure.value} {figure.unit} {figure.period or ''}".strip()
        yield source.at(figure.span, "figure", figure.kind, meaning, figure.about)
    for flag in document.flags:
        yield source.at(flag.span, "flag", flag.kind, flag.instrument or "", flag.about)


def _sections(source: Source, sections: Iterable[Section], stages: Stages) -> Iterator[Finding]:
    rules = {item.section: item.rule for item in stages.items if not item.is_task}
    titles = {stages.text.span(part.begin, part.end): part.rule for part in stages.front.parts}
    for section in sections:
        # A cell of a table that heads the rows below it is no item of its own.
        rule = rules.get(section.id) or titles.get(section.span) or "cell-above-rows"
        yield source.at(section.span, "section", rule, section.title, f"section-{section.id}")


def _of_task(source: Source, task: Task, rules: dict[Span, str]) -> Iterator[Finding]:
    for given in task.assignments:
        yield source.at(given.span, "body", given.basis, f"{given.agency}: {given.role}", task.id)
    for due in task.deadlines:
        rule = rules.get(due.span, "cell-of-table")
        yield source.at(due.span, "deadline", rule, due.date or "no day", task.id)


def _turns(source: Source, document: Document, stages: Stages) -> Iterator[Finding]:
    for turn, label, deeds in zip(document.turns, stages.speakers, stages.deeds, strict=True):
        about = f"turn-{turn.number}"
        meaning = f"{turn.role}: {turn.speaker}" if turn.speaker else turn.role
        yield source.at(turn.span, "turn", label.rule, meaning, about)
        yield from _actions(source, turn.actions, deeds, about)


def _actions(
    source: Source, actions: Iterable[Action], deeds: Iterable[Deed], about: str
) -> Iterator[Finding]:
    for action, deed in zip(actions, deeds, strict=True):
        known = "" if action.resolved else ", in no table"
        known += f", of {action.place}" if action.place else ""
        verbs = f" ({'+'.join(deed.by)})" if deed.by else ""
        meaning = f"{action.instrument}: {'+'.join(action.types)}{verbs}, {action.modality}{known}"
        yield source.at(action.span, "instrument", action.rule, meaning, about)
