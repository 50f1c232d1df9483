"""What the bare names of a plan mean in it: whose 教育局, and the office of which 领导小组."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.bodies.divisions import Divisions
from kg.extract.bodies.local_names import LocalNames
from kg.extract.bodies.mechanisms import Mechanisms
from kg.extract.bodies.scope import Scope
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.fold import fold, simplify, strip_name
from kg.model import Assignment, Task

# A list ends where its bracket closes or its sentence.
_LIST_ENDS = re.compile("[)）〕】。]")
_SCOPE_OF_LIST = 60
_BREAKS = re.compile(r"[\r\n]")


def with_body_places(
    text: Text, lexicon: Lexicon, scope: Scope, tasks: Iterable[Task]
) -> tuple[Task, ...]:
    """The tasks with the places that bare names of bodies leave out; what is printed stays beside them."""
    local = LocalNames(lexicon, scope.region)
    divisions = Divisions(lexicon)
    return tuple(
        replace(
            task,
            assignments=_once(
                divisions.read(_placed(text, lexicon, scope, local, task.assignments))
            ),
        )
        for task in tasks
    )


def with_mechanisms(
    text: Text, lexicon: Lexicon, issuers: Iterable[str], tasks: Iterable[Task]
) -> tuple[Task, ...]:
    """The tasks with the full names of mechanisms that the document names in full elsewhere."""
    tasks = tuple(tasks)
    named = dict.fromkeys(
        each.agency for task in tasks for each in task.assignments if each.kind == "agency"
    )
    mechanisms = Mechanisms(lexicon, text.folded, issuers, named)
    return tuple(
        replace(task, assignments=_once(map(mechanisms.read, task.assignments))) for task in tasks
    )


def _placed(
    text: Text,
    lexicon: Lexicon,
    scope: Scope,
    local: LocalNames,
    assignments: Iterable[Assignment],
) -> Iterable[Assignment]:
    """The bodies of one task in the order of its lists: a bare name takes the level or the place of the
    nearest name before it in its list, else the document's own. In a document of a central body a
    name that a central body bears is that body's, whatever stands before it."""
    before, end = "", 0
    for given in assignments:
        between = text.source.text[end : given.span.begin] if given.span.begin >= end else ""
        if not end or len(between) > _SCOPE_OF_LIST or _LIST_ENDS.search(between):
            before = ""
        end = given.span.end
        if given.kind == "group":
            yield given
            continue
        printed = strip_name(simplify(_BREAKS.sub("", given.as_written)))
        before = local.begins(fold(printed)) or before
        yield _one(lexicon, scope, local, given, printed, before)


def _one(
    lexicon: Lexicon,
    scope: Scope,
    local: LocalNames,
    given: Assignment,
    printed: str,
    before: str,
) -> Assignment:
    if scope.central and given.resolved:
        return given
    name = local.zone(printed) or (local.behind(before, printed) if before else local.own(printed))
    if name is None and given.resolved:
        own = not scope.central and local.is_bare(fold(printed))
        return replace(given, agency=printed, resolved=False) if own else given
    full = local.full(name or given.agency) or name
    if full is None:
        return given
    listed = lexicon.authority.agency(full)
    return replace(given, agency=listed.name if listed else full, resolved=bool(listed))


def _once(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Each body in each role once: two of its names can stand in one list."""
    kept: dict[tuple[str, str], Assignment] = {}
    for given in assignments:
        kept.setdefault((given.agency, given.role), given)
    return tuple(kept.values())
