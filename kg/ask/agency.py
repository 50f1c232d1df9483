"""What one body carries: alone, as lead, as participant; with whom; which instruments."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.ask.names import resolve
from kg.ask.records import Json, tasks
from kg.ask.sparql import rows

if TYPE_CHECKING:
    from pyoxigraph import Store


def agency(graph: Store, name: str) -> Json:
    """What the graph says of the agency or group called `name`.

    `alone` are its tasks as sole body, `leads` those it leads, `takes_part` the others, a joint
    party without named lead among them; `kind_then` of a task is what the body was on the date of its
    plan, where it has become something else since. `statements` counts the turns that speak for it.
    Raises UnknownName.
    """
    found = resolve(graph, name, "agency")
    carried = tasks(
        graph,
        [
            row["t"]
            for row in rows(graph, f"SELECT ?t {{ ?t ip:involves <{found.iri}> ; a ip:Task }}")
        ],
    )
    then = _kinds_then(graph, found.iri)
    by_role: dict[str, list[Json]] = {"sole": [], "lead": [], "other": []}
    for task in carried:
        task["kind_then"] = then.get(task["iri"])
        roles = {given["role"] for given in task["assignments"] if given["agency"] == found.name}
        by_role[next((r for r in ("sole", "lead") if r in roles), "other")].append(task)
    return {
        "agency": _body(graph, found.iri, found.name),
        "alone": by_role["sole"],
        "leads": by_role["lead"],
        "takes_part": by_role["other"],
        "partners": _partners(carried, found.name),
        "instruments": _instruments(carried),
        "statements": [
            row["n"]
            for row in rows(
                graph,
                f"""SELECT ?n {{ ?turn ip:onBehalfOf <{found.iri}> ; ip:number ?n ;
                        dcterms:isPartOf ?b }} ORDER BY ?b ?n""",
            )
        ],
    }


def _body(graph: Store, iri: str, name: str) -> Json:
    row = next(
        iter(
            rows(
                graph,
                f"""SELECT ?kind ?english ?abbreviation ?parent ?borne ?group ?open ?place ?function {{
                      OPTIONAL {{ <{iri}> ip:agencyKind ?kind }}
                      OPTIONAL {{ <{iri}> skos:prefLabel ?english
                                  FILTER(LANGMATCHES(LANG(?english), "en")) }}
                      OPTIONAL {{ <{iri}> ip:abbreviation ?abbreviation }}
                      OPTIONAL {{ <{iri}> org:subOrganizationOf|ip:parentBody [ skos:prefLabel ?parent ]
                                  FILTER(LANGMATCHES(LANG(?parent), "zh-Hans")) }}
                      OPTIONAL {{ <{iri}> ip:nameplateOf [ skos:prefLabel ?borne ]
                                  FILTER(LANGMATCHES(LANG(?borne), "zh-Hans")) }}
                      OPTIONAL {{ <{iri}> ip:openEnded ?open }}
                      OPTIONAL {{ <{iri}> ip:place ?place ; ip:function ?function }}
                      BIND(EXISTS {{ <{iri}> a ip:AgencyGroup }} AS ?group) }} ORDER BY ?parent""",
            )
        )
    )
    labels = rows(
        graph,
        f"""SELECT ?label {{ <{iri}> skos:altLabel ?label
                FILTER(LANGMATCHES(LANG(?label), "zh-Hans")) }} ORDER BY DESC(STRLEN(?label)) ?label""",
    )
    return {
        "iri": iri,
        "name": name,
        "english": row["english"],
        "abbreviation": row["abbreviation"],
        "kind": row["kind"].rpartition("/")[2] if row["kind"] else None,
        "group": bool(row["group"]),
        "open_ended": row["open"],
        "parent": row["parent"],
        "borne_by": row["borne"],
        "place": row["place"],
        "function": row["function"],
        "states": _states(graph, iri),
        "aliases": [found["label"] for found in labels],
        "members": [
            found["name"]
            for found in rows(
                graph,
                f"""SELECT ?name {{ <{iri}> org:hasMember [ skos:prefLabel ?name ]
                        FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }} ORDER BY ?name""",
            )
        ],
    }


def _states(graph: Store, iri: str) -> list[Json]:
    """What the body was before it became what it is, the oldest first."""
    return [
        {
            "kind": row["kind"].rpartition("/")[2],
            "above": row["above"],
            "from": row["since"],
            "until": row["until"],
            "source": row["source"],
        }
        for row in rows(
            graph,
            f"""SELECT ?kind ?above ?since ?until ?source {{
                  <{iri}> ip:formerState ?s . ?s ip:agencyKind ?kind ; ip:activeUntil ?until
                  OPTIONAL {{ ?s ip:upperBody [ skos:prefLabel ?above ]
                              FILTER(LANGMATCHES(LANG(?above), "zh-Hans")) }}
                  OPTIONAL {{ ?s ip:activeFrom ?since }}
                  OPTIONAL {{ ?s dcterms:bibliographicCitation ?source }} }} ORDER BY ?until""",
        )
    ]


def _kinds_then(graph: Store, iri: str) -> dict[str, str]:
    """By task, the kind of the body on the date of the plan, where that is another than today."""
    return {
        row["t"]: row["kind"].rpartition("/")[2]
        for row in rows(
            graph,
            f"""SELECT ?t ?kind {{ ?a ip:assignee <{iri}> ; ip:stateThen/ip:agencyKind ?kind .
                    ?t ip:assignment ?a }}""",
        )
    }


def _partners(carried: list[Json], name: str) -> list[Json]:
    together: Counter[str] = Counter()
    leads_it: Counter[str] = Counter()
    led_by_it: Counter[str] = Counter()
    for task in carried:
        roles = {given["agency"]: given["role"] for given in task["assignments"]}
        for partner, role in roles.items():
            if partner == name:
                continue
            together[partner] += 1
            leads_it[partner] += role == "lead" and roles[name] == "participant"
            led_by_it[partner] += role == "participant" and roles[name] == "lead"
    return [
        {
            "agency": partner,
            "together": count,
            "leads_it": leads_it[partner],
            "led_by_it": led_by_it[partner],
        }
        for partner, count in sorted(together.items(), key=lambda item: (-item[1], item[0]))
    ]


def _instruments(carried: list[Json]) -> list[Json]:
    """Instruments of its tasks, with what these do to them, their ids and, since plans share numbers, IRIs."""
    found: dict[str, Json] = {}
    for task in carried:
        for action in task["actions"]:
            entry = found.setdefault(
                action["instrument"],
                {
                    "instrument": action["instrument"],
                    "kind": action["instrument_kind"],
                    "types": [],
                    "tasks": [],
                    "task_iris": [],
                },
            )
            entry["types"].extend(kind for kind in action["types"] if kind not in entry["types"])
            if task["iri"] not in entry["task_iris"]:
                entry["tasks"].append(task["id"])
                entry["task_iris"].append(task["iri"])
    return list(found.values())
