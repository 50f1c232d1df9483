"""Tasks and turns read back from the graph, in the shape that `kg extract` prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.ask.papers import with_papers
from kg.ask.sparql import Row, rows, values
from kg.codes import ACTION_TYPES

if TYPE_CHECKING:
    from pyoxigraph import Store

Json = dict[str, Any]
_NAME = 'FILTER(LANGMATCHES(LANG(?name), "zh-Hans"))'
_SPAN = "ip:evidence [ nif:beginIndex ?begin ; nif:endIndex ?end ]"


def tasks(graph: Store, iris: Sequence[str], instruments: set[str] | None = None) -> list[Json]:
    """The tasks named by `iris`, by the dates of their plans and as printed there; with `instruments`,
    of their actions only those on one of these IRIs."""
    if not iris:
        return []
    wanted = values("t", iris)
    found = {
        row["t"]: _task(row)
        for row in rows(
            graph,
            f"""SELECT ?t ?plan ?id ?number ?label ?part ?level ?parent ?text ?mode ?open
                       ?order ?begin ?end {{
              {wanted}
              ?t ip:taskId ?id ; ip:label ?label ; ip:level ?level ; schema:text ?text ;
                 ip:openEnded ?open ; ip:order ?order ; {_SPAN} ; ip:within ?plan .
              ?plan a ip:Plan
              OPTIONAL {{ ?t ip:number ?number }} OPTIONAL {{ ?t ip:part ?part }}
              OPTIONAL {{ ?t ip:dutyMode ?mode }}
              OPTIONAL {{ ?t dcterms:isPartOf ?above . ?above ip:taskId ?parent }}
            }} ORDER BY ?plan ?order""",
        )
    }
    _sections(graph, wanted, found)
    _assignments(graph, wanted, found)
    _actions(graph, wanted, found, instruments)
    _deadlines(graph, wanted, found)
    _targets(graph, wanted, found)
    return with_papers(graph, list(found.values()), "plan")


def turns(graph: Store, iris: Sequence[str], instruments: set[str] | None = None) -> list[Json]:
    """The turns named by `iris`, by the dates of their briefings; actions as in `tasks`."""
    if not iris:
        return []
    wanted = values("t", iris)
    found = {
        row["t"]: {
            "iri": row["t"],
            "briefing": row["briefing"],
            "number": row["number"],
            "speaker": row["speaker"],
            "office": row["office"],
            "on_behalf_of": row["body"],
            "role": _code(row["role"]),
            "posted": row["posted"],
            "text": row["text"],
            "span": [row["begin"], row["end"]],
            "actions": [],
        }
        for row in rows(
            graph,
            f"""SELECT ?t ?briefing ?number ?speaker ?office ?body ?role ?posted ?text
                       ?begin ?end {{
              {wanted}
              ?t ip:number ?number ; dcterms:isPartOf ?briefing ; ip:turnRole ?role ;
                 schema:text ?text ; {_SPAN}
              OPTIONAL {{ ?t ip:speaker [ foaf:name ?speaker ] }}
              OPTIONAL {{ ?t ip:office ?office }} OPTIONAL {{ ?t ip:posted ?posted }}
              OPTIONAL {{ ?t ip:onBehalfOf [ skos:prefLabel ?body ]
                          FILTER(LANGMATCHES(LANG(?body), "zh-Hans")) }}
            }} ORDER BY ?briefing ?number""",
        )
    }
    _actions(graph, wanted, found, instruments)
    return with_papers(graph, list(found.values()), "briefing")


def called(task: Json) -> str:
    """What a task is called within its plan: its printed number; a passage, which shares the number of
    its item, by its id."""
    name: str = task["id"] if isinstance(task["part"], int) else task["label"]
    return name


def _task(row: Row) -> Json:
    level, part = _code(row["level"]), row["part"]
    return {
        "iri": row["t"],
        "plan": row["plan"],
        "id": row["id"],
        "number": row["number"],
        "label": row["label"],
        # as kg extract tells them: a passage by its place, a part of the document by its name
        "part": int(part) if level == "measure" and part and part.isdecimal() else part,
        "level": level,
        "parent": row["parent"],
        "section": [],
        "text": row["text"],
        "span": [row["begin"], row["end"]],
        "duty_mode": _code(row["mode"]),
        "open_ended": row["open"],
        "assignments": [],
        "actions": [],
        "deadlines": [],
        "targets": [],
    }


def _sections(graph: Store, wanted: str, found: dict[str, Json]) -> None:
    for row in rows(
        graph,
        f"""SELECT ?t ?label ?title {{ {wanted}
              ?t ip:within ?s . ?s a ip:Section ; ip:label ?label ; dcterms:title ?title ; {_SPAN}
            }} ORDER BY ?t ?begin""",
    ):
        found[row["t"]]["section"].append(f"{row['label']}{row['title']}")


def _assignments(graph: Store, wanted: str, found: dict[str, Json]) -> None:
    for row in rows(
        graph,
        f"""SELECT ?t ?name ?written ?group ?role ?basis ?resolved ?begin ?end {{ {wanted}
              ?t ip:assignment ?a .
              ?a ip:number ?n ; ip:assignee ?b ; ip:role ?role ; ip:roleBasis ?basis ;
                 ip:wording ?written ; ip:resolved ?resolved ; {_SPAN} .
              ?b skos:prefLabel ?name {_NAME}
              BIND(EXISTS {{ ?b a ip:AgencyGroup }} AS ?group)
            }} ORDER BY ?t ?n""",
    ):
        found[row["t"]]["assignments"].append(
            {
                "agency": row["name"],
                "as_written": row["written"],
                "kind": "group" if row["group"] else "agency",
                "role": _code(row["role"]),
                "basis": _code(row["basis"]),
                "resolved": row["resolved"],
                "span": [row["begin"], row["end"]],
            }
        )


def _actions(
    graph: Store, wanted: str, found: dict[str, Json], instruments: set[str] | None
) -> None:
    made: dict[str, Json] = {}
    for row in rows(
        graph,
        f"""SELECT ?t ?a ?i ?name ?kind ?written ?type ?modality ?titled ?resolved ?begin ?end {{
              {wanted}
              ?t ip:hasAction ?a .
              ?a ip:onInstrument ?i ; ip:wording ?written ; ip:actionType ?type ;
                 ip:modality ?modality ; ip:titled ?titled ; ip:resolved ?resolved ; {_SPAN} .
              ?i skos:prefLabel ?name ; ip:instrumentKind ?kind {_NAME}
            }} ORDER BY ?t ?begin ?a ?type""",
    ):
        if instruments is not None and row["i"] not in instruments:
            continue
        if row["a"] not in made:
            made[row["a"]] = {
                "instrument": row["name"],
                "as_written": row["written"],
                "instrument_kind": _code(row["kind"]),
                "types": [],
                "modality": _code(row["modality"]),
                "titled": row["titled"],
                "resolved": row["resolved"],
                "span": [row["begin"], row["end"]],
            }
            found[row["t"]]["actions"].append(made[row["a"]])
        made[row["a"]]["types"].append(_code(row["type"]))
    for action in made.values():
        action["types"].sort(key=ACTION_TYPES.index)


def _deadlines(graph: Store, wanted: str, found: dict[str, Json]) -> None:
    for row in rows(
        graph,
        f"""SELECT ?t ?written ?date ?begin ?end {{ {wanted}
              ?t ip:deadline ?d . ?d ip:wording ?written ; {_SPAN}
              OPTIONAL {{ ?d dcterms:date ?date }} }} ORDER BY ?t ?begin""",
    ):
        found[row["t"]]["deadlines"].append(
            {
                "as_written": row["written"],
                "date": row["date"],
                "span": [row["begin"], row["end"]],
            }
        )


def _targets(graph: Store, wanted: str, found: dict[str, Json]) -> None:
    for row in rows(
        graph,
        f"""SELECT ?t ?indicator ?value ?unit ?period ?kind ?written ?begin ?end {{ {wanted}
              ?t ip:figure ?f . ?f ip:indicator ?indicator ; ip:value ?number ; ip:unit ?unit ;
                 ip:figureKind ?kind ; ip:wording ?written ; {_SPAN}
              BIND(STR(?number) AS ?value)
              OPTIONAL {{ ?f dcterms:temporal ?period }} }} ORDER BY ?t ?begin""",
    ):
        found[row["t"]]["targets"].append(
            {
                **{key: row[key] for key in ("indicator", "value", "unit", "period")},
                "kind": _code(row["kind"]),
                "as_written": row["written"],
                "span": [row["begin"], row["end"]],
            }
        )


def _code(iri: str | None) -> str | None:
    """The code of a vocabulary term: what stands behind the last slash of its IRI."""
    return iri.rpartition("/")[2] if iri else None
