"""Why a task is one: its number, the clause that says who is responsible, the table that it is a row of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.duty.named_lines import HEADING, ITEM, LINE
from kg.extract.stages import Reading
from kg.extract.structure.item import Item
from kg.model import Document, Task, section_headings

# Where the bodies of an item are named that its plan prints before what they do.
_BODY_FIRST = {
    HEADING: "below-heading-of-bodies",
    LINE: "below-line-of-bodies",
    ITEM: "bodies-before-colon",
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a task is one. `rule` made it one. `label` is its printed number or "", `likes` how many items
    have a number of that form on that level, `closed` how many of these say who is responsible; `path`
    are the headings above it, `parent` the task that a measure stands under; `bodies` as printed in its
    clauses, `bases` why each has its role; `clauses` are the words of its clauses, and `found_by` the
    rule that found each."""

    rule: str
    label: str
    likes: int
    closed: int
    path: tuple[str, ...]
    parent: str | None
    bodies: tuple[str, ...]
    bases: tuple[str, ...]
    mode: str | None
    clauses: tuple[str, ...]
    found_by: tuple[str, ...]


def why(reading: Reading, task: Task) -> Reasons:
    """Why `task`, one of the document's, is one."""
    document, stages = reading.document, reading.stages
    at = document.tasks.index(task)
    likes = [one for one in document.tasks if _form(one) == _form(task)]
    duties = stages.duties[at]
    return Reasons(
        task_rules(stages.items)[at],
        task.label,
        len(likes),
        sum(bool(one.assignments) for one in likes),
        _path(document, task),
        task.parent,
        tuple(given.as_written for given in task.assignments),
        tuple(dict.fromkeys(given.basis for given in task.assignments)),
        task.duty_mode,
        tuple(stages.text.words(duty.begin, duty.end) for duty in duties),
        tuple(duty.rule for duty in duties),
    )


def task_rules(items: Sequence[Item]) -> list[str]:
    """What made each of `items` that is a task one, told apart by where its clause stands."""
    above = {item.parent for item in items}
    return [_rule(item, item.begin in above) for item in items if item.is_task]


def _rule(item: Item, has_measures: bool) -> str:
    if item.row:
        return "row-of-table" if item.parent is None else "row-of-merged-cells"
    if item.marker.form == "pointed":
        return "point-with-clause" if item.clauses else "point-beside-others"
    first = item.clauses[0].rule if item.clauses else ""
    if first in _BODY_FIRST:
        return _BODY_FIRST[first]
    if item.shared and not item.clauses:
        return "clause-of-group"
    if item.rule == "form-of-tasks":
        closed = "number-with-clause" if item.clauses else "form-of-tasks"
        return "number-above-measures" if has_measures and not item.clauses else closed
    if item.rule == "closed-below-task":
        return "measure-with-clause" if item.clauses else "measure-beside-others"
    return item.rule


def _path(document: Document, task: Task) -> tuple[str, ...]:
    return tuple(section_headings(document).get(task.section_id or "", ()))


def _form(task: Task) -> tuple[str, str]:
    """The level of a task, and the form of its number: the marks around it."""
    return task.level, "".join(char for char in task.label if not char.isalnum())
