"""A table of counts with bodies as columns, written sparsely: a run of empty cells is one cell.

viz/scripts/heat.js draws the same table in the browser when the filters change.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.ask.records import Json
from kg.views.atlas.picks import FIRM, parties, pick

# Shades of a cell, from the fewest tasks to the most.
LEVELS = 6
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row: `span` empty cells, the cell of a body with itself ("own"), or a count."""

    kind: str
    span: int = 1
    column: str = ""
    pick: str = ""
    n: int = 0
    level: int = 0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `total` is the pick of the count beside its name."""

    name: str
    total: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The whole table; `columns` are (name, pick of its total)."""

    columns: tuple[Pair, ...]
    rows: tuple[Row, ...]
    cells: int


def lead_pairs(tasks: Iterable[Json]) -> dict[Pair, list[str]]:
    """(lead, participant) → the basis of the lead in each task they share."""
    found: dict[Pair, list[str]] = defaultdict(list)
    for task in tasks:
        who = parties(task)
        for lead, given in who.items():
            if given["role"] == "lead":
                for name, other in who.items():
                    if other["role"] == "participant":
                        found[lead, name].append(given["basis"])
    return found


def shared_pairs(tasks: Iterable[Json]) -> Counter[Pair]:
    """How many tasks two bodies share."""
    return Counter(pair for task in tasks for pair in combinations(sorted(parties(task)), 2))


def level(n: int, most: int) -> int:
    """The shade of `n` tasks where the fullest cell has `most`: even steps of the square root."""
    if most <= 1:
        return 1
    return 1 + math.floor((LEVELS - 1) * (math.sqrt(n) - 1) / (math.sqrt(most) - 1))


def matrix(tasks: Sequence[Json]) -> Heat:
    """Lead rows × participant columns, those with most tasks first."""
    pairs = lead_pairs(tasks)
    leading, taking = _by_tasks(tasks, "lead"), _by_tasks(tasks, "participant")
    rows = _ordered({lead for lead, _ in pairs}, leading)
    columns = _ordered({other for _, other in pairs}, taking)
    most = max((len(found) for found in pairs.values()), default=1)

    def cell(row: str, column: str) -> Part | None:
        if row == column:
            return Part("own", column=column)
        bases = pairs.get((row, column))
        if not bases:
            return None
        dashed = not any(basis in FIRM for basis in bases)
        wanted = pick(lead=row, participant=column)
        return Part("cell", 1, column, wanted, len(bases), level(len(bases), most), dashed)

    made = [Row(row, pick(lead=row), _parts([cell(row, c) for c in columns])) for row in rows]
    return Heat(tuple((c, pick(participant=c)) for c in columns), tuple(made), len(pairs))


def by_section(tasks: Sequence[Json], sections: Sequence[str]) -> Heat:
    """Sections, as ordered in `sections`, × every body that their tasks name."""
    counts: Counter[Pair] = Counter(
        (section, name) for task in tasks for section in task["sections"] for name in parties(task)
    )
    columns = _ordered({name for _, name in counts}, _by_tasks(tasks))
    most = max(counts.values(), default=1)

    def cell(row: str, column: str) -> Part | None:
        n = counts[row, column]
        wanted = pick(section=row, involves=column)
        return Part("cell", 1, column, wanted, n, level(n, most)) if n else None

    made = [
        Row(row, pick(section=row), _parts([cell(row, c) for c in columns])) for row in sections
    ]
    return Heat(tuple((c, pick(involves=c)) for c in columns), tuple(made), len(counts))


def _by_tasks(tasks: Sequence[Json], role: str | None = None) -> Counter[str]:
    return Counter(
        name
        for task in tasks
        for name, given in parties(task).items()
        if role is None or given["role"] == role
    )


def _ordered(names: Iterable[str], tasks: Mapping[str, int]) -> list[str]:
    return sorted(names, key=lambda name: (-tasks.get(name, 0), name))


def _parts(cells: Sequence[Part | None]) -> tuple[Part, ...]:
    parts: list[Part] = []
    empty = 0
    for cell in (*cells, Part("end")):
        if cell is None:
            empty += 1
            continue
        if empty:
            parts.append(Part("gap", empty))
            empty = 0
        parts.append(cell)
    return tuple(parts[:-1])
