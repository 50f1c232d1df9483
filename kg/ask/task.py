"""One task in full: its words, who carries it and why, its flags, and statements on the same matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.records import Json, tasks, turns
from kg.ask.sparql import rows
from kg.errors import QueryError, UnknownName
from kg.fold import fold, name_key

if TYPE_CHECKING:
    from pyoxigraph import Store


def task(graph: Store, number: str, plan: str | None = None) -> list[Json]:
    """The tasks printed with `number` (or of that id), one for each plan that has one.

    `plan` narrows to plans whose title, year or name holds these words. Raises UnknownName when no
    plan fits, QueryError when none of them has such a task.
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
        ids = [row["id"] for row in in_plans]
        which = f"they run from {ids[0]} to {ids[-1]}" if ids else "the graph holds no plan"
        raise QueryError(f"No task is numbered “{number}”; {which}.")
    records = tasks(graph, [row["t"] for row in hits])
    for record in records:
        record["flags"] = _flags(graph, record["iri"])
        matters, speaking = _same_matter(graph, record["iri"])
        record["statements"] = turns(graph, speaking, matters)
        record["keywords"] = [
            row["word"]
            for row in rows(
                graph, f"SELECT ?word {{ <{record['iri']}> ip:keyword ?word }} ORDER BY ?word"
            )
        ]
    return records


def _plans(graph: Store, words: str | None) -> set[str]:
    found = rows(
        graph,
        """SELECT ?plan ?title ?year { ?plan a ip:Plan OPTIONAL { ?plan dcterms:title ?title }
             OPTIONAL { ?plan dcterms:temporal ?year } }""",
    )
    if words is None:
        return {row["plan"] for row in found}
    key = name_key(words)
    fitting = {
        row["plan"]
        for row in found
        if key == row["year"]
        or key in name_key(row["title"] or "")
        or key in name_key(row["plan"].rpartition("/")[2])
    }
    if not fitting:
        raise UnknownName(words, "plan", tuple(row["title"] or row["plan"] for row in found))
    return fitting


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
