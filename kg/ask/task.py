"""One task in full: its words, who carries it and why, its flags, and statements on the same matter."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.ask.papers import paper_name, with_papers
from kg.ask.records import Json, tasks, turns
from kg.ask.sparql import Row, rows
from kg.errors import QueryError, UnknownName
from kg.fold import fold, name_key

if TYPE_CHECKING:
    from pyoxigraph import Store

_NEAREST = 6


def task(graph: Store, number: str, plan: str | None = None) -> list[Json]:
    """The tasks printed with `number` (or of that id), one for each plan that has one, by date.

    `plan` narrows to plans whose title, year, date, place, issuer or name holds these words. Raises
    UnknownName when no plan fits, QueryError when none of them has such a task.
    """
    plans = _plans(graph, plan)
    found = rows(
        graph,
        """SELECT ?t ?plan ?id ?label ?number { ?t a ip:Task ; ip:taskId ?id ; ip:label ?label ;
             ip:within ?plan ; ip:order ?order . ?plan a ip:Plan
             OPTIONAL { ?t ip:number ?number } } ORDER BY ?plan ?order""",
    )
    in_plans = [row for row in found if row["plan"] in plans]
    wanted = number.strip().rstrip(".、．")
    hits = [row for row in in_plans if row["id"] == wanted] or [
        row for row in in_plans if wanted in (str(row["number"]), fold(row["label"]).strip(".、()"))
    ]
    if not hits:
        raise QueryError(f"No task is numbered “{number}”; {_which(in_plans)}.")
    records = tasks(graph, [row["t"] for row in hits])
    for record in records:
        record["flags"] = _flags(graph, record["iri"])
        record["blanket_participants"] = [
            row["name"]
            for row in rows(
                graph,
                f"""SELECT ?name {{ <{record["plan"]}> ip:blanketParticipant [ skos:prefLabel ?name ]
                      FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }} ORDER BY ?name""",
            )
        ]
        record["measures"] = tasks(graph, _measures(graph, record["iri"]))
        matters, speaking = _same_matter(graph, record["iri"])
        record["statements"] = turns(graph, speaking, matters)
        record["keywords"] = [
            row["word"]
            for row in rows(
                graph, f"SELECT ?word {{ <{record['iri']}> ip:keyword ?word }} ORDER BY ?word"
            )
        ]
    return records


def _which(found: list[Row]) -> str:
    """What tasks there are instead."""
    plans = {row["plan"] for row in found}
    if not plans:
        return "the graph holds no plan"
    if len(plans) > 1:
        return f"none of the {len(plans)} plans has one; kg search finds tasks by their words"
    return f"they run from {found[0]['id']} to {found[-1]['id']}"


def _plans(graph: Store, words: str | None) -> set[str]:
    found = [row["plan"] for row in rows(graph, "SELECT ?plan { ?plan a ip:Plan }")]
    if words is None:
        return set(found)
    plans = with_papers(graph, [{"plan": iri} for iri in found], "plan")
    key = name_key(words)
    fitting = {
        plan["plan"]
        for plan in plans
        if any(key in way for way in _ways(plan))
        or any((plan[f"plan_{when}"] or "").startswith(key) for when in ("date", "year"))
    }
    if not fitting:
        titles = tuple(paper_name(plan, "zh") for plan in plans)
        nearest = get_close_matches(words, titles, n=_NEAREST, cutoff=0)
        raise UnknownName(words, "plan", tuple(nearest))
    return fitting


def _ways(plan: Json) -> Iterator[str]:
    """What a plan can be called by, words of these included."""
    named = (plan["plan_title"], plan["plan_place"], plan["plan"].rpartition("/")[2])
    for way in (*named, *plan["plan_issuers"]):
        if way:
            yield name_key(way)


def _measures(graph: Store, iri: str) -> list[str]:
    """The parts of a task that are tasks themselves: its numbered measures and its passages."""
    found = rows(graph, f"SELECT ?m {{ ?m dcterms:isPartOf <{iri}> ; a ip:Task }} ORDER BY ?m")
    return [row["m"] for row in found]


def _flags(graph: Store, iri: str) -> list[Json]:
    return [
        {
            "kind": row["kind"].rpartition("/")[2],
            "text": row["words"],
            "instrument": row["name"],
            "span": [row["begin"], row["end"]],
        }
        for row in rows(
            graph,
            f"""SELECT ?kind ?words ?name ?begin ?end {{
                  ?flag ip:affects <{iri}> ; dcterms:type ?kind ; ip:wording ?words ;
                    ip:evidence [ nif:beginIndex ?begin ; nif:endIndex ?end ]
                  OPTIONAL {{ ?flag ip:suspects [ skos:prefLabel ?name ]
                              FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }}
                }} ORDER BY ?begin ?kind""",
        )
    ]


def _same_matter(graph: Store, iri: str) -> tuple[set[str], list[str]]:
    """The instruments of the task, and the turns that act on or name one of them."""
    found = rows(
        graph, f"SELECT ?i ?turn {{ <{iri}> ip:concerns ?i . ?turn ip:concerns ?i ; a ip:Turn }}"
    )
    return {row["i"] for row in found}, list(dict.fromkeys(row["turn"] for row in found))
