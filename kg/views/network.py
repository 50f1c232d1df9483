"""The collaboration network of a plan: who leads whom, and who shares tasks with whom.

The product is a plain networkx graph, so that everything networkx can do and write stays open.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import networkx as nx

from kg.errors import QueryError, UnknownName
from kg.fold import name_key

Relation = Literal["lead", "together"]

LEAD_BASES = ("named-lead", "first-of-joint", "first-of-respective")
_RANK = {"lead": 0, "sole": 1, "participant": 2, "joint": 3}


@dataclass(frozen=True, slots=True)
class Duty:
    """One body's place in one task: `agency` is the canonical name, the rest are the store's codes.

    `agency_kind` is a code such as "sc-department"; `role` and `basis` are those of `Assignment`.
    """

    task: str
    agency: str
    agency_kind: str
    group: bool
    role: str
    basis: str


@dataclass(frozen=True, slots=True)
class TaskCard:
    """What a page shows of one task, in the source's own words.

    `sections` are the headings above it, highest first; `gaps` are the kinds of the flags on it.
    """

    task: str
    label: str
    text: str
    sections: tuple[str, ...]
    duty_mode: str | None
    open_ended: bool
    plan: str
    gaps: tuple[str, ...] = ()


def collaboration(
    duties: Iterable[Duty],
    relation: Relation = "lead",
    *,
    min_tasks: int = 1,
    without: Collection[str] = (),
    groups: bool = True,
    tasks: Collection[str] | None = None,
) -> nx.DiGraph | nx.Graph:
    """Return the graph of bodies: lead → participant, or pairs that share a task ("together").

    `without` sets bodies aside, in any script; `groups=False` leaves groups out; `tasks` limits the
    network to these task IRIs; edges of fewer than `min_tasks` tasks are dropped, their nodes stay.

    Nodes carry kind, group and four counts: alone, leads, takes_part, tasks. Edges carry weight
    (the number of tasks) and tasks (their IRIs, in the order of `duties`); in the lead relation
    also how many of them rest on each basis, under the basis' own code. A list of several
    without a lead gives no lead edge. Nodes and edges come in a sorted order that no hash decides.
    Raises UnknownName for a name set aside that no duty bears.
    """
    rows = list(duties)
    if tasks is not None:
        wanted = frozenset(tasks)
        rows = [duty for duty in rows if duty.task in wanted]
    aside = _resolve(without, rows)
    by_task: dict[str, dict[str, Duty]] = {}
    for duty in rows:
        if duty.agency in aside or (duty.group and not groups):
            continue
        party = by_task.setdefault(duty.task, {})
        held = party.get(duty.agency)
        # A body named twice in one list counts once, in its weightiest role.
        if held is None or _RANK.get(duty.role, 9) < _RANK.get(held.role, 9):
            party[duty.agency] = duty
    graph = nx.DiGraph() if relation == "lead" else nx.Graph()
    graph.graph.update(
        relation=relation, min_tasks=min_tasks, without="、".join(sorted(aside)), groups=groups
    )
    _add_nodes(graph, by_task)
    pairs = _lead_pairs(by_task) if relation == "lead" else _shared_pairs(by_task)
    for (source, target), found in sorted(pairs.items()):
        if len(found) < min_tasks:
            continue
        graph.add_edge(source, target, weight=len(found), tasks=[task for task, _ in found])
        if relation == "lead":
            bases = [basis for _, basis in found]
            graph[source][target].update({code: bases.count(code) for code in LEAD_BASES})
    return graph


def in_section(cards: Iterable[TaskCard], section: str) -> tuple[TaskCard, ...]:
    """Return the cards below the one heading that `section` names, by its label, title or both.

    Script and width do not matter; part of a title is enough when no heading bears it whole. Raises
    UnknownName when no heading fits and QueryError when several do, naming them.
    """
    rows = tuple(cards)
    paths = list(
        dict.fromkeys(card.sections[: n + 1] for card in rows for n in range(len(card.sections)))
    )
    typed = name_key(section).rstrip("、.")
    fits = [path for path in paths if typed in _heading_keys(path[-1])]
    fits = fits or [path for path in paths if typed and typed in name_key(path[-1])]
    if not fits:
        headings = tuple(dict.fromkeys(path[-1] for path in paths))
        raise UnknownName(section, "section", headings[:8])
    if len(fits) > 1:
        named = "; ".join(" › ".join(path) for path in fits)
        raise QueryError(f"“{section}” names {len(fits)} sections; give more of the title: {named}")
    depth = len(fits[0])
    return tuple(card for card in rows if card.sections[:depth] == fits[0])


def _heading_keys(heading: str) -> frozenset[str]:
    """The ways to name a heading such as 一、完善制度: whole, its label, its title."""
    key = name_key(heading)
    cut = next((i for i, char in enumerate(key) if char in "、)."), None)
    if cut is None:
        return frozenset({key})
    label = key[: cut + 1].rstrip("、.")
    return frozenset({key, label, key[cut + 1 :]})


def _resolve(without: Collection[str], rows: Sequence[Duty]) -> frozenset[str]:
    if not without:
        return frozenset()
    names = {name_key(duty.agency): duty.agency for duty in rows}
    found = set()
    for typed in without:
        key = name_key(typed)
        if key not in names:
            near = difflib.get_close_matches(key, sorted(names), n=3, cutoff=0.4)
            raise UnknownName(typed, "agency", tuple(names[k] for k in near))
        found.add(names[key])
    return frozenset(found)


def _add_nodes(graph: nx.Graph, by_task: dict[str, dict[str, Duty]]) -> None:
    counts: dict[str, dict[str, int]] = {}
    seen: dict[str, Duty] = {}
    for party in by_task.values():
        for duty in party.values():
            seen.setdefault(duty.agency, duty)
            count = counts.setdefault(
                duty.agency, {"alone": 0, "leads": 0, "takes_part": 0, "tasks": 0}
            )
            count["tasks"] += 1
            count[{"sole": "alone", "lead": "leads"}.get(duty.role, "takes_part")] += 1
    for name in sorted(seen):
        duty = seen[name]
        graph.add_node(name, kind=duty.agency_kind, group=duty.group, **counts[name])


_Pairs = dict[tuple[str, str], list[tuple[str, str]]]


def _lead_pairs(by_task: dict[str, dict[str, Duty]]) -> _Pairs:
    """(lead, participant) → [(task, basis of the lead)]."""
    pairs: _Pairs = {}
    for task, party in by_task.items():
        others = [duty.agency for duty in party.values() if duty.role == "participant"]
        for lead in party.values():
            if lead.role == "lead":
                for other in others:
                    pairs.setdefault((lead.agency, other), []).append((task, lead.basis))
    return pairs


def _shared_pairs(by_task: dict[str, dict[str, Duty]]) -> _Pairs:
    """(one, other), in sorted order → [(task, "")]."""
    pairs: _Pairs = {}
    for task, party in by_task.items():
        for pair in combinations(sorted(party), 2):
            pairs.setdefault(pair, []).append((task, ""))
    return pairs
