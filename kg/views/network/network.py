"""The collaboration network of plans: who leads whom, and who shares tasks with whom.

The product is a plain networkx graph, so that everything networkx can do and write stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations
from typing import Literal

import networkx as nx

from kg.ask.records import Json
from kg.errors import UnknownName
from kg.views import words
from kg.views.atlas.atlas import Atlas, Body
from kg.views.atlas.picks import parties

Relation = Literal["lead", "together"]

LEAD_BASES = ("named-lead", "first-of-joint", "first-of-respective")
DUTY_MODES = ("single", "joint", "respective", "led")
# What `basis` may be, and the bases of lead that count under it. The order within a list of
# 按职责分工 follows protocol, so a lead that rests on it alone is not firm.
BASES = {
    "all": LEAD_BASES,
    "firm": ("named-lead", "first-of-joint"),
    "respective": ("first-of-respective",),
    **{code: (code,) for code in LEAD_BASES},
}

# Per task: body → its assignment. Per pair of bodies: the places of their tasks in such a list.
_Parties = list[dict[str, Json]]
_Pairs = dict[tuple[str, str], list[int]]


def collaboration(
    atlas: Atlas,
    relation: Relation = "lead",
    *,
    section: str = "",
    least: int = 1,
    aside: Collection[str] = (),
    groups: bool = True,
    basis: str = "all",
    mode: str = "",
    kind: str = "",
    plan: str = "",
) -> nx.DiGraph | nx.Graph:
    """Return the graph of bodies: lead → participant, or pairs that share a task ("together").

    `plan` and `section` are keys of the atlas, `mode` is one of DUTY_MODES: only such tasks count.
    `aside` are canonical names and `kind` the code of a kind or a family of kinds: only bodies of
    that kind and not set aside count, nor groups unless `groups`. `basis` is one of BASES: only such
    leads count; it decides nothing in "together". Edges of fewer than `least` tasks are dropped,
    their nodes stay. kg.views.atlas.names turns what people type into all of these; a value that the
    atlas does not hold raises UnknownName, `least` below 1 ValueError.

    A node is a canonical name, with kind, family, group, iri, english, and how many tasks it has
    alone, leads, takes_part in, and has in all (tasks). An edge has weight (the number of tasks),
    tasks (their IRIs in the order of the plans) and numbers (as printed, behind the plan where there
    are several); a lead edge also how many of them rest on each of LEAD_BASES, under the code of the
    basis. A list of several bodies without a lead makes no lead edge. Nodes and edges come in the
    order of names.
    """
    if least < 1:
        raise ValueError("an edge has at least one task")
    _check("plan", plan, [paper.key for paper in atlas.plans])
    _check("section", section, [heading.key for heading in atlas.headings])
    _check("duty mode", mode, DUTY_MODES)
    _check("basis", basis, BASES)
    for name in aside:
        _check("agency", name, atlas.bodies)
    families = words.families()
    family = {body.kind: families.of(body.kind).code for body in atlas.bodies.values()}
    known = {*family, *families.kinds, *(one.code for one in families.every)}
    _check("kind of body", kind, known)
    shown = {
        name
        for name, body in atlas.bodies.items()
        if name not in aside
        and (groups or not body.group)
        and (not kind or kind in (body.kind, family[body.kind]))
    }
    tasks = [
        task
        for task in atlas.tasks
        if (not plan or task["plan_key"] == plan)
        and (not section or section in task["sections"])
        and (not mode or task["duty_mode"] == mode)
    ]
    scope = [
        {name: given for name, given in parties(task).items() if name in shown} for task in tasks
    ]
    graph = nx.DiGraph() if relation == "lead" else nx.Graph()
    graph.graph.update(
        relation=relation,
        plan=plan,
        section=section,
        mode=mode,
        kind=kind,
        basis=basis,
        aside="、".join(sorted(aside)),
        groups=groups,
        least=least,
    )
    bases = frozenset(BASES[basis])
    for name, counts in sorted(_counts(scope, bases).items()):
        body = atlas.bodies[name]
        graph.add_node(name, **_facts(body, family[body.kind]), **counts)
    iris = [task["iri"] for task in tasks]
    numbers = _numbers(atlas, tasks)
    pairs = _lead_pairs(scope, bases) if relation == "lead" else _shared_pairs(scope)
    for (source, target), places in sorted(pairs.items()):
        if len(places) < least:
            continue
        edge = {
            "weight": len(places),
            "tasks": [iris[place] for place in places],
            "numbers": [numbers[place] for place in places],
        }
        if relation == "lead":
            rests = [scope[place][source]["basis"] for place in places]
            edge |= {code: rests.count(code) for code in LEAD_BASES}
        graph.add_edge(source, target, **edge)
    return graph


def printed_number(task: Json) -> str:
    """The number of a task as printed, without the mark behind it; its id where none is printed."""
    label: str = task["label"].rstrip(".、． ")
    return label or str(task["id"])


def _numbers(atlas: Atlas, tasks: list[Json]) -> list[str]:
    """The numbers of `tasks`, behind the year or title of the plan where they are of several."""
    if len({task["plan_key"] for task in tasks}) < 2:
        return [printed_number(task) for task in tasks]
    years = [paper.period for paper in atlas.plans]
    clear = len(set(years)) == len(years)
    named = {paper.key: (paper.period if clear else None) or paper.title for paper in atlas.plans}
    return [f"{named[task['plan_key']]} {printed_number(task)}" for task in tasks]


def _check(what: str, value: str, known: Collection[str]) -> None:
    if value and value not in known:
        raise UnknownName(value, what)


def _facts(body: Body, family: str) -> Json:
    return {
        "kind": body.kind,
        "family": family,
        "group": body.group,
        "iri": body.iri,
        "english": body.english,
    }


def _counts(scope: _Parties, bases: frozenset[str]) -> dict[str, dict[str, int]]:
    """Body → its counts. A lead on another basis than `bases` counts among its tasks only."""
    counts: dict[str, dict[str, int]] = {}
    for party in scope:
        for name, given in party.items():
            held = counts.setdefault(name, {"alone": 0, "leads": 0, "takes_part": 0, "tasks": 0})
            held["tasks"] += 1
            if given["role"] == "sole":
                held["alone"] += 1
            elif given["role"] != "lead":
                held["takes_part"] += 1
            elif given["basis"] in bases:
                held["leads"] += 1
    return counts


def _lead_pairs(scope: _Parties, bases: frozenset[str]) -> _Pairs:
    """(lead, participant) → where."""
    pairs: _Pairs = defaultdict(list)
    for place, party in enumerate(scope):
        others = [name for name, given in party.items() if given["role"] == "participant"]
        for lead, given in party.items():
            if given["role"] == "lead" and given["basis"] in bases:
                for other in others:
                    pairs[lead, other].append(place)
    return pairs


def _shared_pairs(scope: _Parties) -> _Pairs:
    """(one, other), in the order of names → where."""
    pairs: _Pairs = defaultdict(list)
    for place, party in enumerate(scope):
        for pair in combinations(sorted(party), 2):
            pairs[pair].append(place)
    return pairs
