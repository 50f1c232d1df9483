"""What the bare names of a plan mean in it: whose 教育局, and the office of which 领导小组."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.authority import Region
from kg.extract.bodies.local_names import LocalNames
from kg.extract.bodies.mechanisms import Mechanisms
from kg.extract.bodies.regions import Regions
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import Assignment, Task


def with_full_names(
    text: Text,
    lexicon: Lexicon,
    region: Region | None,
    issuers: Iterable[str],
    tasks: Iterable[Task],
) -> tuple[Task, ...]:
    """The tasks with the full names of bodies that are printed bare; what is printed stays beside them."""
    local = LocalNames(lexicon, Regions(lexicon), region)
    placed = [
        replace(task, assignments=_once(_placed(lexicon, local, each) for each in task.assignments))
        for task in tasks
    ]
    named = dict.fromkeys(
        each.agency for task in placed for each in task.assignments if each.kind == "agency"
    )
    mechanisms = Mechanisms(lexicon, text.folded, issuers, named)
    return tuple(
        replace(task, assignments=_once(map(mechanisms.read, task.assignments))) for task in placed
    )


def _placed(lexicon: Lexicon, local: LocalNames, given: Assignment) -> Assignment:
    full = local.own(given.as_written)
    if full is None and not given.resolved and given.kind != "group":
        full = local.full(given.agency)
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
