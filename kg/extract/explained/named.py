"""What made each name of a body the one that it is: the table that lists it, the place it leaves out, its form."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.explained.finding import Finding, Source
from kg.extract.stages import Reading, Stages
from kg.model import Assignment, Span


def named(reading: Reading) -> Iterator[Finding]:
    """One finding for each body of each task. Its rule is the steps that its name took, joined by "+": what
    it was read by in its list, then each stage of names that changed it."""
    document, stages = reading.document, reading.stages
    source = Source(document.source.text)
    for at, task in enumerate(document.tasks):
        listed = {
            stages.text.span(party.begin, party.end): party.rule
            for duty in stages.duties[at]
            for party in duty.parties
        }
        for given in task.assignments:
            rule = "+".join([listed[given.span], *_steps(stages, at, given.span)])
            meaning = f"{given.agency}: {_known(given)}"
            yield source.at(given.span, "name", rule, meaning, task.id)


def _steps(stages: Stages, at: int, span: Span) -> Iterator[str]:
    """The stages that changed the name at `span` of the task at place `at`, or made it known."""
    before: tuple[str, bool] | None = None
    for stage, tasks in stages.named:
        for given in tasks[at].assignments:
            if given.span == span:
                now = (given.agency, given.resolved)
                if before and now != before:
                    yield stage
                before = now


def _known(given: Assignment) -> str:
    if given.kind == "group":
        return "a class of bodies"
    if not given.resolved:
        return "in no table"
    return "known by its form" if given.known_by == "form" else "in a table"
