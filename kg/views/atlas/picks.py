"""A pick: which tasks a number on a page counts, written so that a page, a URL and SPARQL can hold it.

A pick is a set of conditions that all hold of a task, as the query string of a URL:
`lead=国家知识产权局&participant=司法部`. The same words are read by viz/scripts/picks.js; a test holds
both, and the SPARQL below, equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

from kg.ask.records import Json
from kg.ask.sparql import values
from kg.views.atlas.atlas import Atlas

# One body counts once in a task, in its weightiest role.
ROLE_WEIGHT = {"lead": 0, "sole": 1, "participant": 2, "joint": 3}
# Leads that do not rest on first place under 按职责分工, which largely follows protocol.
FIRM = ("named-lead", "first-of-joint")
Conditions = tuple[tuple[str, str], ...]


def parties(task: Json) -> dict[str, Json]:
    """Body → its assignment in the task; one named twice stands in its weightiest role."""
    found: dict[str, Json] = {}
    for given in task["assignments"]:
        held = found.get(given["agency"])
        if held is None or ROLE_WEIGHT[given["role"]] < ROLE_WEIGHT[held["role"]]:
            found[given["agency"]] = given
    return found


def conditions(task: Json) -> Iterator[tuple[str, str]]:
    """Every single condition that holds of `task`, but for `family`, `atleast` and `task`.

    lead, sole, participant, joint, part (participant or joint), charge (lead or sole), involves:
    a body in that role; firm, respective: a lead whose basis is, or is not, one of `FIRM`;
    law: an instrument it touches; act: what it does to any; did: both, as act|instrument; section,
    plan: what it stands in; mode: duty mode; basis: on what its lead rests; agencies: how many
    bodies; gap: a defect of the source; open: its list goes on; all: every task.
    """
    yield "all", "yes"
    found = parties(task)
    for name, given in found.items():
        yield given["role"], name
        yield "involves", name
        if given["role"] in ("participant", "joint"):
            yield "part", name
        if given["role"] in ("lead", "sole"):
            yield "charge", name
        if given["role"] == "lead":
            yield "basis", given["basis"]
            yield ("firm" if given["basis"] in FIRM else "respective"), name
    for action in task["actions"]:
        yield "law", action["instrument"]
        for kind in action["types"]:
            yield "act", kind
            yield "did", f"{kind}|{action['instrument']}"
    for section in task["sections"]:
        yield "section", section
    yield "plan", task["plan_key"]
    yield "agencies", str(len(found))
    if task["duty_mode"]:
        yield "mode", task["duty_mode"]
    if task["open_ended"]:
        yield "open", "yes"
    for gap in task["gaps"]:
        yield "gap", gap
        yield "gap", "any"


class Picks:
    """Finds the tasks of picks in one atlas, by sets made once."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._sets: dict[tuple[str, str], set[int]] = defaultdict(set)
        for task in atlas.tasks:
            for condition in conditions(task):
                self._sets[condition].add(task["order"])

    def find(self, pick: str) -> list[int]:
        """The places, in `Atlas.tasks`, of the tasks that `pick` names, in order."""
        found = set(range(len(self._atlas.tasks)))
        for key, value in parse_qsl(pick):
            found &= self._of(key, value)
        return sorted(found)

    def _of(self, key: str, value: str) -> set[int]:
        if key == "family":
            laws = self._atlas.family(value)
            return set().union(*(self._sets.get(("law", law), set()) for law in laws))
        if key == "atleast":
            counts = {v for k, v in self._sets if k == "agencies" and int(v) >= int(value)}
            return set().union(*(self._sets["agencies", v] for v in counts))
        if key == "task":
            return {task["order"] for task in self._atlas.tasks if task["key"] == value}
        return self._sets.get((key, value), set())


def pick(**wanted: str | int | tuple[str, ...]) -> str:
    """Write a pick; a tuple gives its key several times.

    >>> pick(atleast=3, act="revise")
    'atleast=3&act=revise'
    """
    pairs = [
        (key, value)
        for key, given in wanted.items()
        for value in (given if isinstance(given, tuple) else (given,))
    ]
    return urlencode(pairs)


def sparql(atlas: Atlas, wanted: str) -> str:
    """A SPARQL query whose solutions are the tasks of the pick, one row each.

    Raises ValueError for a condition that is none.
    """
    lines = ["?t a ip:Task ."]
    for number, (key, value) in enumerate(parse_qsl(wanted)):
        lines.append(_pattern(atlas, key, value, number))
    return "SELECT DISTINCT ?t {\n  " + "\n  ".join(lines) + "\n}"


def _pattern(atlas: Atlas, key: str, value: str, n: int) -> str:
    if key in (*ROLE_WEIGHT, "part", "involves", "charge", "firm", "respective"):
        return _role(atlas.bodies[value].iri, key, n)
    if key == "law":
        return f"?t ip:concerns <{atlas.laws[value].iri}> ."
    if key == "family":
        laws = [atlas.laws[law].iri for law in atlas.family(value)]
        return f"{values(f'law{n}', laws)} ?t ip:concerns ?law{n} ."
    if key == "did":
        kind, _, law = value.partition("|")
        iri = atlas.laws[law].iri
        return f"?t ip:hasAction [ ip:onInstrument <{iri}> ; ip:actionType ipv:{kind} ] ."
    if key == "section":
        return f"?t ip:within <{next(h.iri for h in atlas.headings if h.key == value)}> ."
    if key == "plan":
        return f"?t ip:within <{next(p.iri for p in atlas.plans if p.key == value)}> ."
    if key == "task":
        return f"FILTER(?t = <{next(t['iri'] for t in atlas.tasks if t['key'] == value)}>)"
    if key in ("agencies", "atleast"):
        sign = "=" if key == "agencies" else ">="
        bodies = f"?t a ip:Task OPTIONAL {{ ?t ip:involves ?b{n} }}"
        count = f"SELECT ?t (COUNT(DISTINCT ?b{n}) AS ?n{n}) {{ {bodies} }} GROUP BY ?t"
        return f"{{ {count} }} FILTER(?n{n} {sign} {int(value)})"
    if key == "gap":
        kind = f"?g{n}" if value == "any" else f"ipv:{value}"
        return f"?f{n} ip:affects ?t ; dcterms:type {kind} . FILTER({kind} != ipv:unresolved)"
    simple = {
        "act": f"?t ip:hasAction [ ip:actionType ipv:{value} ] .",
        "mode": f"?t ip:dutyMode ipv:{value} .",
        "basis": f"?t ip:assignment [ ip:role ipv:lead ; ip:roleBasis ipv:{value} ] .",
        "open": "?t ip:openEnded true .",
        "all": "",
    }
    if key not in simple:
        raise ValueError(f"“{key}” is no condition of a pick")
    return simple[key]


def _role(iri: str, key: str, n: int) -> str:
    def given(role: str) -> str:
        return f"?t ip:assignment [ ip:assignee <{iri}> ; ip:role ipv:{role} ]"

    if key == "involves":
        return f"?t ip:involves <{iri}> ."
    if key == "charge":
        role = f"?charge{n}"
        return f"?t ip:assignment [ ip:assignee <{iri}> ; ip:role {role} ] FILTER({role} IN (ipv:lead, ipv:sole))"
    if key in ("firm", "respective"):
        basis, sign = f"?basis{n}", "IN" if key == "firm" else "NOT IN"
        given_basis = f"ip:role ipv:lead ; ip:roleBasis {basis}"
        firm = ", ".join(f"ipv:{code}" for code in FIRM)
        return f"?t ip:assignment [ ip:assignee <{iri}> ; {given_basis} ] FILTER({basis} {sign} ({firm}))"
    if key == "part":
        heavier = " ".join(f"FILTER NOT EXISTS {{ {given(r)} }}" for r in ("lead", "sole"))
        return f"?t ip:involves <{iri}> . {heavier}"
    heavier = " ".join(
        f"FILTER NOT EXISTS {{ {given(r)} }}"
        for r, weight in ROLE_WEIGHT.items()
        if weight < ROLE_WEIGHT[key]
    )
    return f"{given(key)} . {heavier}".strip()
