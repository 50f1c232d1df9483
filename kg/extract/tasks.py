"""The tasks of a plan: their words, who is responsible, what they do to which instrument, by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extract.actions import Actions
from kg.extract.deadlines import Deadlines
from kg.extract.duties import Duties, Duty
from kg.extract.front import Front
from kg.extract.keywords import keywords
from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Mentions
from kg.extract.text import Text
from kg.extract.walk import Item
from kg.fold import simplify
from kg.model import Assignment, DutyMode, Task


def stretch(folded: str, item: Item, end: int) -> tuple[int, int]:
    """The words of a task that ends at `end`: behind its number, up to the clause that closes it."""
    begin, stop = item.marker.end, end
    last = item.clauses[-1] if item.clauses else None
    if last and not folded[last.end : end].strip(" \r\n。"):
        stop = last.begin
    while begin < stop and folded[begin] in " \r\n.":
        begin += 1
    while stop > begin and folded[stop - 1] in " \r\n":
        stop -= 1
    return begin, stop


def read_tasks(
    text: Text,
    lexicon: Lexicon,
    items: Sequence[Item],
    bodies: Sequence[tuple[int, int]],
    mentions: Mentions,
    duties: Duties,
    front: Front,
    first_leads: bool,
) -> tuple[Task, ...]:
    """A Task for each of `items`, whose words are at `bodies`. `first_leads`: the document says so."""
    actions = Actions(text, lexicon, mentions)
    deadlines = Deadlines(text, lexicon, front.year, front.date)
    words = keywords([simplify(text.words(*body)) for body in bodies], lexicon)
    tasks = []
    for item, task_id, body, keys in zip(items, _ids(items), bodies, words, strict=True):
        read = [duties.read(text, clause, first_leads) for clause in item.clauses]
        end = max(body[1], *(clause.end for clause in item.clauses), item.marker.end)
        tasks.append(
            Task(
                task_id,
                item.marker.number,
                text.words(item.marker.begin, item.marker.end).strip(),
                None,
                "task",
                None,
                item.section,
                text.words(*body),
                text.span(item.marker.begin, end),
                _mode(read),
                any(duty.open_ended for duty in read),
                _assignments(read),
                actions.of_plan(*body),
                deadlines.within(body[0], end),
                keys,
            )
        )
    return tuple(tasks)


def _assignments(read: Sequence[Duty]) -> tuple[Assignment, ...]:
    """Who is responsible for a task: a body that several of its clauses name in one role counts once."""
    given: dict[tuple[str, str], Assignment] = {}
    for duty in read:
        for assignment in duty.assignments:
            given.setdefault((assignment.agency, assignment.role), assignment)
    return tuple(given.values())


def _mode(read: Sequence[Duty]) -> DutyMode | None:
    """The duty mode of a task: that of its clause; of several, the one that says most of division."""
    modes = {duty.mode for duty in read}
    order: tuple[DutyMode, ...] = ("led", "respective", "joint", "single")
    return next((mode for mode in order if mode in modes), None)


def _ids(items: Sequence[Item]) -> list[str]:
    """Printed numbers where each stands once; else led by the section's id, told apart by a count."""
    numbers = Counter(item.marker.number for item in items)
    if all(count == 1 for count in numbers.values()):
        return [str(item.marker.number) for item in items]
    taken: set[str] = set()
    used: Counter[str] = Counter()
    ids = []
    for item in items:
        base = f"{item.section}-{item.marker.number}" if item.section else str(item.marker.number)
        used[base] += 1
        own = base if used[base] == 1 else f"{base}-{used[base]}"
        while own in taken:
            used[base] += 1
            own = f"{base}-{used[base]}"
        taken.add(own)
        ids.append(own)
    return ids
