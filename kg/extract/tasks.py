"""The tasks of a plan: their words, who is responsible, what they do to which instrument, by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.duty.duties import Duties
from kg.extract.duty.duty import Duty
from kg.extract.duty.named_lines import NAMED
from kg.extract.duty.role_rule import Rule
from kg.extract.front.front import Front
from kg.extract.instruments.actions import Actions
from kg.extract.instruments.deeds import Deed
from kg.extract.instruments.naming import Mention
from kg.extract.quantity.deadlines import Deadlines
from kg.extract.quantity.time_row import Time
from kg.extract.structure.item import Item
from kg.extract.text.keywords import keywords
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.extract.wording import closed, outside, said
from kg.fold import simplify
from kg.model import Assignment, DutyMode, Task


@dataclass(frozen=True, slots=True)
class Read:
    """A task, what each of its clauses says, and the deed of each of its actions."""

    task: Task
    duties: tuple[Duty, ...]
    deeds: tuple[Deed, ...]


def read_tasks(
    text: Text,
    lexicon: Lexicon,
    items: Sequence[Item],
    bodies: Sequence[tuple[int, int]],
    mentions: Layer[Mention],
    duties: Duties,
    front: Front,
    rule: Rule | None,
    told: Layer[Time],
) -> list[Read]:
    """A Task for each of `items`, whose words are at `bodies`. `rule` is the document's own of who leads,
    `told` are its times."""
    actions = Actions(text, lexicon, mentions)
    deadlines = Deadlines(text, told, front.year, front.date)
    said_of = [_said(text, *each) for each in zip(items, bodies, strict=True)]
    words = keywords([simplify(each) for each in said_of], lexicon)
    tasks = []
    ids = _ids(items)
    labels = {
        item.begin: text.words(item.marker.begin, item.marker.end).strip()
        for item in items
        if item.of is None
    }
    by_begin = {
        item.begin: task_id for item, task_id in zip(items, ids, strict=True) if item.of is None
    }
    for item, task_id, body, own, keys in zip(items, ids, bodies, said_of, words, strict=True):
        if item.row:
            cells = item.row.words
            named = item.row.duties
            read = [duties.read_cells(text, named, rule)] if named else []
            due = [d for cell in cells for d in deadlines.within(*cell)]
            due.extend(d for cell in item.row.times for d in deadlines.cell(*cell))
            end = item.end
        else:
            cells = (body,)
            read = [duties.read(text, clause, rule) for clause in (*item.clauses, *item.shared)]
            ends = [closed(text.folded, clause, item.end) for clause in item.clauses[-1:]]
            end = max(body[1], *ends, item.marker.end)
            due = list(deadlines.within(body[0], end))
            for clause in item.shared:
                due.extend(deadlines.within(clause.begin, clause.end))
        done = actions.of_plan(outside(cells, item.clauses))
        given = _alone(read, _assignments(read))
        task = Task(
            task_id,
            item.marker.number,
            labels[item.begin if item.of is None else item.of],
            item.part,
            "task" if item.parent is None else "measure",
            None if item.parent is None else by_begin[item.parent],
            item.section,
            own,
            text.span(item.begin, end),
            _mode(read, given),
            any(duty.open_ended for duty in read),
            given,
            done.actions,
            tuple(due),
            keys,
        )
        tasks.append(Read(task, tuple(read), done.deeds))
    return tasks


def _said(text: Text, item: Item, body: tuple[int, int]) -> str:
    if item.row:
        return "\n".join([text.words(*cell) for cell in item.row.words])
    # A body before its duties opens the words: 甲局:推进….
    return said(text, body, [each for each in item.clauses if each.rule not in NAMED])


def _assignments(read: Sequence[Duty]) -> tuple[Assignment, ...]:
    """Who is responsible for a task; a mark in the place of a name is nobody. What several clauses name
    alike may be two bodies (省财政厅、审计局 and 市财政局、审计局), told apart once they have their places."""
    given = [each for duty in read for each in duty.given]
    once = {(each.agency, each.role): each for each in reversed(given)}
    return tuple(given) if len(once) > 1 else tuple(once.values())


def _mode(read: Sequence[Duty], given: Sequence[Assignment]) -> DutyMode | None:
    """The duty mode of a task: that of its clause; of several, the one that says most of division.
    Where each of several clauses names one body, each is responsible for its own passage."""
    modes = {duty.mode for duty in read}
    order: tuple[DutyMode, ...] = ("led", "respective", "joint", "single")
    mode = next((mode for mode in order if mode in modes), None)
    if not given:
        return None
    if mode == "single" and len(given) > 1:
        return "respective"
    return "single" if [each.role for each in given] == ["sole"] else mode


def _alone(read: Sequence[Duty], given: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """`given`, where a body is all there is of a list because it was printed twice, or because the other
    name was but a mark, as the only one."""
    twice = any(len(duty.assignments) > 1 and not duty.open_ended for duty in read)
    named = [each for each in given if each.basis in ("named-lead", "named-participant")]
    if len(given) == 1 and twice and not named and given[0].kind == "agency":
        return (replace(given[0], role="sole", basis="only-agency"),)
    return given


def _ids(items: Sequence[Item]) -> list[str]:
    """Printed numbers where each stands once; else led by the section's id, told apart by a count.

    A task without number is p1, p2 … (paragraph); a measure is led by the id of its task.
    """
    numbers = Counter(
        item.marker.number for item in items if item.marker.number and item.parent is None
    )
    alone = all(count == 1 for count in numbers.values())
    taken: set[str] = set()
    used: Counter[str] = Counter()
    unnumbered: Counter[int | None] = Counter()
    ids: list[str] = []
    of_task: dict[int, str] = {}
    for item in items:
        number = item.marker.number
        base = str(number)
        if number is None:
            unnumbered[item.parent] += 1
            base = f"p{unnumbered[item.parent]}"
        if item.parent is not None:
            base = f"{of_task[item.parent]}.{base}"
        elif number is not None and not alone and item.section:
            base = f"{item.section}-{base}"
        used[base] += 1
        own = base if used[base] == 1 else f"{base}-{used[base]}"
        while own in taken:
            used[base] += 1
            own = f"{base}-{used[base]}"
        taken.add(own)
        ids.append(own)
        if item.of is None:
            of_task[item.begin] = own
    return ids
