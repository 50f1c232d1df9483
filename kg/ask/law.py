"""Everything that touches one instrument: tasks, suspected tasks, statements, and what implements it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask.names import resolve
from kg.ask.records import Json, tasks, turns
from kg.ask.sparql import rows
from kg.entries import Event, status_of

if TYPE_CHECKING:
    from pyoxigraph import Store

_EVENT = ("event", "date", "in_force", "by", "source")


def law(graph: Store, name: str, on: str) -> Json:
    """What the graph says of the instrument called `name`; its status is that on the day `on`, and
    `status_then` of a task the one on the date of its plan.

    `suspected` are tasks that named it before words were dropped from the source; they never stand
    among `tasks`. `related` are instruments that implement it, at any depth, `editions` those that are
    an edition of it, with their tasks. Raises UnknownName.
    """
    found = resolve(graph, name, "instrument")
    told = _events(graph, found.iri)
    events = [Event(*(each[key] or "" for key in _EVENT)) for each in told]
    touching = tasks(graph, _touching(graph, found.iri, "ip:Task"), {found.iri})
    dates = _dates(graph) if events else {}
    for task in touching:
        date = dates.get(task["plan"])
        task["status_then"] = (status_of(events, date) if date else "") or None
    return {
        "instrument": {
            **_instrument(graph, found.iri, found.name),
            "status": status_of(events, on) or None,
            "events": told,
        },
        "tasks": touching,
        "suspected": _suspected(graph, found.iri),
        "statements": turns(graph, _touching(graph, found.iri, "ip:Turn"), {found.iri}),
        "related": _others(graph, f"?i ip:parentLaw+ <{found.iri}>"),
        "editions": _others(graph, f"?i dcterms:isVersionOf <{found.iri}>"),
    }


def _instrument(graph: Store, iri: str, name: str) -> Json:
    labels = rows(
        graph,
        f"""SELECT ?label {{ <{iri}> skos:altLabel ?label
                FILTER(LANGMATCHES(LANG(?label), "zh-Hans")) }} ORDER BY DESC(STRLEN(?label))""",
    )
    more = rows(
        graph,
        f"""SELECT ?kind ?parent {{ <{iri}> ip:instrumentKind ?kind
                OPTIONAL {{ <{iri}> ip:parentLaw [ skos:prefLabel ?parent ]
                            FILTER(LANGMATCHES(LANG(?parent), "zh-Hans")) }} }} ORDER BY ?parent""",
    )
    texts = rows(
        graph, f"SELECT ?d ?title {{ ?d ip:textOf <{iri}> ; dcterms:title ?title }} ORDER BY ?d"
    )
    aliases = [row["label"] for row in labels]
    parents = [row["parent"] for row in more if row["parent"]]
    full = next((alias for alias in aliases if alias.endswith(name)), None)
    return {
        "iri": iri,
        "name": name,
        "full_name": full or name,
        "kind": more[0]["kind"].rpartition("/")[2] if more else None,
        "parent": parents[0] if len(parents) == 1 else (parents or None),
        "aliases": [alias for alias in aliases if alias != full],
        "texts": [{"iri": row["d"], "title": row["title"]} for row in texts],
    }


def _dates(graph: Store) -> dict[str, str]:
    """The date of each plan, or the beginning of its period."""
    return {
        row["d"]: row["date"]
        for row in rows(
            graph,
            """SELECT ?d (STR(COALESCE(?issued, ?period)) AS ?date) { ?d a ip:Plan
                 OPTIONAL { ?d dcterms:issued ?issued } OPTIONAL { ?d dcterms:temporal ?period }
                 FILTER(BOUND(?issued) || BOUND(?period)) }""",
        )
    }


def _events(graph: Store, iri: str) -> list[Json]:
    """Its adoption, revisions and end, as far as the tables know them, the oldest first."""
    return [
        {**{key: row[key] for key in _EVENT}, "event": row["event"].rpartition("/")[2]}
        for row in rows(
            graph,
            f"""SELECT ?event ?date ?in_force ?by ?source {{
                  <{iri}> ip:hasEvent ?e . ?e dcterms:type ?event
                  OPTIONAL {{ ?e dcterms:date ?date }} OPTIONAL {{ ?e ip:inForceFrom ?in_force }}
                  OPTIONAL {{ ?e ip:endedBy [ skos:prefLabel ?by ]
                              FILTER(LANGMATCHES(LANG(?by), "zh-Hans")) }}
                  OPTIONAL {{ ?e dcterms:bibliographicCitation ?source }}
                }} ORDER BY COALESCE(?date, ?in_force) ?event""",
        )
    ]


def _touching(graph: Store, iri: str, kind: str) -> list[str]:
    return [
        row["t"]
        for row in rows(graph, f"SELECT DISTINCT ?t {{ ?t ip:concerns <{iri}> ; a {kind} }}")
    ]


def _suspected(graph: Store, iri: str) -> list[Json]:
    found = rows(
        graph,
        f"""SELECT ?task ?words ?begin ?end ?source ?doc {{
              ?flag ip:suspects <{iri}> ; ip:affects ?task ; ip:wording ?words ;
                ip:evidence [ nif:beginIndex ?begin ; nif:endIndex ?end ;
                              nif:referenceContext ?source ] .
              ?source nif:isString ?doc }} ORDER BY ?task ?begin""",
    )
    return [
        {
            "task": tasks(graph, [row["task"]], {iri})[0],
            "reason": "silent-drop",
            "evidence": {
                "text": _sentence(row["doc"], row["begin"], row["end"]),
                "words": row["words"],
                "span": [row["begin"], row["end"]],
            },
        }
        for row in found
    ]


def _sentence(text: str, begin: int, end: int) -> str:
    """The sentence of `text` around [begin, end)."""
    left = max(text.rfind(mark, 0, begin) for mark in "。;；\n") + 1
    stops = [at for at in (text.find(mark, end) for mark in "。;；\n") if at >= 0]
    right = min(stops) if stops else len(text)
    return text[left : right + (text[right : right + 1] == "。")].strip()


def _others(graph: Store, pattern: str) -> list[dict[str, Any]]:
    """The instruments ?i of `pattern`, a basic graph pattern, with what touches them."""
    found = rows(
        graph,
        f"""SELECT ?i ?name ?kind {{ {pattern} . ?i ip:instrumentKind ?kind ;
                skos:prefLabel ?name FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }} ORDER BY ?name""",
    )
    return [
        {
            "instrument": {
                "iri": row["i"],
                "name": row["name"],
                "kind": row["kind"].rpartition("/")[2],
            },
            "tasks": tasks(graph, _touching(graph, row["i"], "ip:Task"), {row["i"]}),
            "statements": turns(graph, _touching(graph, row["i"], "ip:Turn"), {row["i"]}),
        }
        for row in found
    ]
