"""The tasks of a plan: their words, who is responsible, what they do to which instrument, by when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.duty.clauses import Clause
from kg.extract.duty.duties import Duties, Duty
from kg.extract.front.front import Front
from kg.extract.instruments.actions import Actions
from kg.extract.instruments.mentions import Mentions
from kg.extract.quantity.deadlines import Deadlines
from kg.extract.structure.walk import Item
from kg.extract.text.keywords import keywords
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.fold import simplify
from kg.model import Assignment, DutyMode, Task

# What can stand between a clause and the end of its task: (2025年6月底前完成), (持续推进).
_TIMES = re.compile(r"(?:[ 。;,]{0,4}\([^()\n《》]{2,20}\)){0,2}")
_STOPS = " \r\n。;,"


def stretch(folded: str, item: Item, end: int) -> tuple[int, int]:
    """The words of a task that ends at `end`: behind its number, up to the clause that closes it; of
    a table's row, the cells that say what is to be done and what stands between them."""
    if item.row and item.row.words:
        return item.row.words[0][0], max(right for _, right in item.row.words)
    begin, stop = item.marker.end, end
    last = item.clauses[-1] if item.clauses else None
    if last and not folded[_closed(folded, last, end) : end].strip(_STOPS):
        stop = last.begin
    while begin < stop and folded[begin] in " \r\n.":
        begin += 1
    while stop > begin and folded[stop - 1] in " \r\n":
        stop -= 1
    return begin, stop


def _closed(folded: str, clause: Clause, end: int) -> int:
    """Where a clause ends with the times in brackets behind it."""
    times = _TIMES.match(folded, clause.end, end)
    return times.end() if times else clause.end


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
    ids = _ids(items)
    by_begin = {item.begin: task_id for item, task_id in zip(items, ids, strict=True)}
    for item, task_id, body, keys in zip(items, ids, bodies, words, strict=True):
        if item.row:
            cells = item.row.words
            read = [duties.read_cells(text, item.row.duties, first_leads)]
            due = [d for cell in cells for d in deadlines.within(*cell)]
            due.extend(d for cell in item.row.times for d in deadlines.cell(*cell))
            end = item.end
        else:
            cells = (body,)
            read = [duties.read(text, clause, first_leads) for clause in item.clauses]
            ends = [_closed(text.folded, clause, item.end) for clause in item.clauses[-1:]]
            end = max(body[1], *ends, item.marker.end)
            due = list(deadlines.within(body[0], end))
        tasks.append(
            Task(
                task_id,
                item.marker.number,
                text.words(item.marker.begin, item.marker.end).strip(),
                None,
                "task" if item.parent is None else "measure",
                None if item.parent is None else by_begin[item.parent],
                item.section,
                "\n".join([text.words(*cell) for cell in cells]),
                text.span(item.begin, end),
                _mode(read),
                any(duty.open_ended for duty in read),
                _assignments(read),
                actions.of_plan(_outside(cells, item.clauses)),
                tuple(due),
                keys,
            )
        )
    return tuple(tasks)


def _outside(
    cells: Iterable[tuple[int, int]], clauses: Iterable[Clause]
) -> Iterator[tuple[int, int]]:
    """The stretches of `cells` outside `clauses`: the 编制 in a body's name does nothing to a title."""
    for begin, end in cells:
        at = begin
        for clause in clauses:
            if at <= clause.begin < end:
                yield at, clause.begin
                at = min(clause.end, end)
        yield at, end


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
        of_task[item.begin] = own
    return ids
