"""One name for each local body of a plan, however long or short it is printed: 省市场监督管理局 and 省市场监管局."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.authority import Region
from kg.extract.text.lexicon import Lexicon
from kg.fold import fold
from kg.local_bodies import LocalBody
from kg.model import Assignment, Task


def canonical_local(lexicon: Lexicon, name: str, place: str = "") -> LocalBody | None:
    """The local body that `name` names by its form; None where a table lists it or its form tells none.

    `place` is the place of the document, which tells 南京市鼓楼区 from 福州市鼓楼区. The body is known only
    where its own `place` is told: 市财政局 alone can be any city's.
    """
    listed = lexicon.authority.agency(name) or lexicon.authority.group(name)
    return None if listed else lexicon.local_bodies.read(name, place)


def with_local_forms(
    lexicon: Lexicon, region: Region | None, tasks: Iterable[Task]
) -> tuple[Task, ...]:
    """The tasks with the canonical name of each local body that its form tells, and with what it is that
    makes a name known; what is printed stays beside them."""
    place = region.name if region else ""
    return tuple(
        _merged(task, [_called(lexicon, place, a) for a in task.assignments]) for task in tasks
    )


def _called(lexicon: Lexicon, place: str, given: Assignment) -> Assignment:
    authority = lexicon.authority
    listed = authority.group(given.agency) or authority.agency(given.agency)
    if listed or given.kind == "group":
        return replace(given, known_by="table" if listed and given.resolved else None)
    body = canonical_local(lexicon, given.agency, place)
    if body is None:
        return given
    known = bool(body.place)
    # Of an unknown body the bracket is all that tells more, and 发展改革委 would be the central one.
    if not known and (fold(given.agency).endswith(")") or authority.agency(body.name)):
        return given
    return replace(given, agency=body.name, resolved=known, known_by="form" if known else None)


def _merged(task: Task, given: list[Assignment]) -> Task:
    """The task with each body once in each role: two of its names can stand in one list."""
    once: dict[tuple[str, str], Assignment] = {}
    for each in given:
        once.setdefault((each.agency, each.role), each)
    kept = tuple(once.values())
    if len(kept) == 1 < len(given) and not kept[0].basis.startswith("named-"):
        alone = replace(kept[0], role="sole", basis="only-agency")
        return replace(task, assignments=(alone,), duty_mode="single")
    return replace(task, assignments=kept)
