"""A plan: sections, tasks with their clauses, and what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.actions import Actions
from kg.extract.front import Front, read_front
from kg.extract.gaps import Gaps, Passage
from kg.extract.keywords import keywords
from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Mentions
from kg.extract.outline import Marker, line_end, markers, ranks
from kg.extract.parties import Clause, Duty, Parties, role_rule
from kg.extract.text import Text
from kg.fold import simplify
from kg.model import BlockKind, Document, DutyMode, RoleRule, Section, Task

Edge = tuple[int, BlockKind]


@dataclass(frozen=True, slots=True)
class _Item:
    """A marker with the stretch of clean text up to the next one, and the clauses in it."""

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read, before its blocks are laid out: `edges` are clean offsets at which one begins."""

    document: Document
    edges: tuple[Edge, ...]


def read_plan(text: Text, lexicon: Lexicon) -> Reading | None:
    """Read `text` as a plan; None when no numbered item of it closes with a clause of responsibility."""
    folded = text.folded
    parties = Parties(lexicon)
    found = markers(folded)
    items = _items(folded, found, parties)
    form = _task_form(items)
    if form is None:
        return None
    rank = ranks(found)
    sections, tasks_at = _walk(text, items, form, rank)
    mentions = Mentions(text, lexicon)
    actions = Actions(text, lexicon, mentions)
    rule = role_rule(folded)
    body = items[0].marker.begin
    front = read_front(text, parties, body)
    last = tasks_at[-1][0]
    end = _end_of_last(folded, last)
    bodies = [_body(folded, item, end if item is last else item.end) for item, _ in tasks_at]
    words = keywords([simplify(text.words(*body)) for body in bodies], lexicon)
    ids = _task_ids([item for item, _ in tasks_at], [s for _, s in tasks_at])
    tasks = tuple(
        _task(text, item, section, task_id, stretch, keys, parties, actions, rule is not None)
        for (item, section), task_id, stretch, keys in zip(
            tasks_at, ids, bodies, words, strict=True
        )
    )
    gaps = Gaps(text, lexicon, mentions)
    passages = [
        Passage(begin, stop, task.id) for task, (begin, stop) in zip(tasks, bodies, strict=True)
    ]
    around = [Passage(0, body, None)]
    flags = [flag for passage in (*around, *passages) for flag in gaps.inside(passage)]
    flags.extend(gaps.silent_drops(passages, around))
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
        tuple(section for section, _ in sections),
        tasks,
        (),
        tuple(sorted(flags, key=lambda flag: (flag.span, flag.kind))),
        text.cuts,
    )
    return Reading(document, tuple(_edges(folded, items, front, form, rank, end)))


def _items(folded: str, found: list[Marker], parties: Parties) -> list[_Item]:
    stops = [*(marker.begin for marker in found[1:]), len(folded)][: len(found)]
    return [
        _Item(marker, stop, tuple(parties.clauses(folded, marker.end, stop)))
        for marker, stop in zip(found, stops, strict=True)
    ]


def _task_form(items: list[_Item]) -> str | None:
    """The form of number that tasks bear: the one most clauses of responsibility stand under."""
    carried = Counter(item.marker.form for item in items if item.clauses)
    return min(carried, key=lambda form: (-carried[form], form)) if carried else None


def _walk(
    text: Text, items: list[_Item], form: str, rank: dict[str, int]
) -> tuple[list[tuple[Section, _Item]], list[tuple[_Item, str | None]]]:
    """Sections and tasks in order; a task is given the id of the lowest section open where it stands."""
    sections: list[tuple[Section, _Item]] = []
    tasks: list[tuple[_Item, str | None]] = []
    counts: Counter[str] = Counter()
    open_at: dict[int, str] = {}
    for item in _joined(items, form, rank):
        marker = item.marker
        level = rank[marker.form]
        if marker.form == form:
            above = [open_at[key] for key in sorted(open_at) if key < level]
            tasks.append((item, above[-1] if above else None))
            continue
        open_at = {key: value for key, value in open_at.items() if key < level}
        parent = open_at[max(open_at)] if open_at else None
        counts[parent or ""] += 1
        own = f"{parent}.{counts[parent or '']}" if parent else str(counts[""])
        open_at[level] = own
        stop = line_end(text.folded, marker.end, item.end)
        sections.append(
            (
                Section(
                    own,
                    text.words(marker.begin, marker.end).strip(),
                    text.words(marker.end, stop).strip(),
                    parent,
                    text.span(marker.begin, stop),
                ),
                item,
            )
        )
    return sections, tasks


def _joined(items: list[_Item], form: str, rank: dict[str, int]) -> Iterator[_Item]:
    """Items down to the task's level; what is numbered below a task is part of it."""
    pending: _Item | None = None
    for item in items:
        if pending and rank[item.marker.form] > rank[form]:
            pending = _Item(pending.marker, item.end, (*pending.clauses, *item.clauses))
            continue
        if pending:
            yield pending
        pending = item
    if pending:
        yield pending


def _body(folded: str, item: _Item, end: int) -> tuple[int, int]:
    """The words of a task: behind its number, up to the clause that closes it."""
    begin, stop = item.marker.end, end
    last = item.clauses[-1] if item.clauses else None
    if last and not folded[last.end : end].strip(" \r\n。"):
        stop = last.begin
    while begin < stop and folded[begin] in " \r\n.":
        begin += 1
    while stop > begin and folded[stop - 1] in " \r\n":
        stop -= 1
    return begin, stop


def _task(
    text: Text,
    item: _Item,
    section: str | None,
    task_id: str,
    stretch: tuple[int, int],
    keys: tuple[str, ...],
    parties: Parties,
    actions: Actions,
    first_leads: bool,
) -> Task:
    duties = [parties.read(text, clause, first_leads) for clause in item.clauses]
    end = max((clause.end for clause in item.clauses), default=0)
    return Task(
        task_id,
        item.marker.number,
        text.words(item.marker.begin, item.marker.end).strip(),
        None,
        "task",
        None,
        section,
        text.words(*stretch),
        text.span(item.marker.begin, max(stretch[1], end)),
        _mode(duties),
        any(duty.open_ended for duty in duties),
        tuple(assignment for duty in duties for assignment in duty.assignments),
        actions.of_plan(*stretch),
        (),
        keys,
    )


def _mode(duties: list[Duty]) -> DutyMode | None:
    """The duty mode of a task: that of its clause; of several, the one that says most about division."""
    modes = {duty.mode for duty in duties}
    order: tuple[DutyMode, ...] = ("led", "respective", "joint", "single")
    return next((mode for mode in order if mode in modes), None)


def _task_ids(items: list[_Item], sections: list[str | None]) -> list[str]:
    """Printed numbers where each stands once; else led by the section's id, and told apart by a count."""
    numbers = Counter(item.marker.number for item in items)
    if all(count == 1 for count in numbers.values()):
        return [str(item.marker.number) for item in items]
    used: Counter[str] = Counter()
    ids = []
    for item, section in zip(items, sections, strict=True):
        base = f"{section}-{item.marker.number}" if section else str(item.marker.number)
        used[base] += 1
        ids.append(base if used[base] == 1 else f"{base}-{used[base]}")
    return ids


def _end_of_last(folded: str, item: _Item) -> int:
    """Where the last task ends: with the line of its last clause, or its first line."""
    after = item.clauses[-1].end if item.clauses else item.marker.end
    return line_end(folded, after, item.end)


def _edges(
    folded: str, items: list[_Item], front: Front, form: str, rank: dict[str, int], end: int
) -> Iterator[Edge]:
    """Where blocks begin, in order of offset, beginning with 0 and covering the whole text."""
    yield 0, "preamble"
    if front.notice:
        yield front.notice[0], "notice"
        yield front.notice[1], "preamble"
    if front.title_is_line:
        yield front.title_begin, "heading"
        yield front.title_end, "preamble"
    seen_task = False
    for item in _joined(items, form, rank):
        if item.marker.form == form:
            seen_task = True
            yield item.marker.begin, "task"
            continue
        yield item.marker.begin, "heading"
        stop = line_end(folded, item.marker.end, item.end)
        if folded[stop : item.end].strip():
            yield stop, "remainder" if seen_task else "preamble"
    if end < len(folded):
        yield end, "footer"


