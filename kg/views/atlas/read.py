"""The atlas of a graph, read from its store once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.ask.records import Json, called, tasks, turns
from kg.ask.sparql import rows
from kg.views.atlas.atlas import Atlas, Body, Flagged, Heading, Law, Paper, SourceText, local

if TYPE_CHECKING:
    from pyoxigraph import Store

_NAME = 'FILTER(LANGMATCHES(LANG(?name), "zh-Hans"))'


def read_atlas(graph: Store) -> Atlas:
    """Read everything that pages show; time and memory grow with the number of tasks."""
    papers, sources = _papers(graph)
    place = {paper.key: number for number, paper in enumerate(papers)}
    titles = {paper.iri: paper.title for paper in papers}
    headings = _headings(graph)
    flags = _flags(graph)
    found = tasks(graph, [row["t"] for row in rows(graph, "SELECT ?t { ?t a ip:Task }")])
    said = turns(graph, [row["t"] for row in rows(graph, "SELECT ?t { ?t a ip:Turn }")])
    # One order of the plans on every page; the graph knows only that of their names.
    found.sort(key=lambda task: place[local(task["plan"])])
    _complete(graph, found, headings, flags)
    for task in found:
        task["plan_title"] = titles[task["plan"]]
    for turn in said:
        turn["briefing_title"] = titles[turn["briefing"]]
        turn["key"] = local(turn["iri"])
        turn["briefing_key"] = local(turn["briefing"])
    bodies = _bodies(graph)
    return Atlas(
        papers,
        tuple(sorted(headings.values(), key=lambda heading: place[heading.plan])),
        tuple(found),
        tuple(said),
        bodies,
        _laws(graph),
        flags,
        sources,
    )


def _papers(graph: Store) -> tuple[tuple[Paper, ...], dict[str, SourceText]]:
    names = {}
    for predicate in ("dcterms:publisher", "ip:addressee"):
        held = defaultdict(list)
        for row in rows(
            graph,
            f"SELECT ?d ?name {{ ?d a ip:Document ; {predicate} [ skos:prefLabel ?name ] {_NAME} }} ORDER BY ?d ?name",
        ):
            held[row["d"]].append(row["name"])
        names[predicate] = held
    cuts = defaultdict(list)
    for row in rows(
        graph,
        """SELECT ?d ?b ?e ?rule { ?c a ip:Cut ; dcterms:isPartOf ?d ; nif:beginIndex ?b ;
             nif:endIndex ?e ; ip:rule ?rule } ORDER BY ?d ?b""",
    ):
        cuts[row["d"]].append((row["b"], row["e"], row["rule"]))
    papers, sources = [], {}
    for row in rows(
        graph,
        """SELECT ?d ?kind ?title ?issued ?period ?number ?s ?file ?sha ?text {
             ?d a ?kind ; dcterms:source ?s .
             ?s dcterms:title ?file ; dcterms:identifier ?sha ; nif:isString ?text
             FILTER(?kind != ip:Document)
             OPTIONAL { ?d dcterms:title ?title } OPTIONAL { ?d dcterms:issued ?issued }
             OPTIONAL { ?d dcterms:temporal ?period } OPTIONAL { ?d dcterms:identifier ?number }
           } ORDER BY ?kind ?d""",
    ):
        iri, key = row["d"], local(row["s"])
        sources[key] = SourceText(row["file"], row["text"], tuple(cuts[iri]), row["sha"])
        papers.append(
            Paper(
                local(iri),
                iri,
                row["kind"].rpartition("#")[2].lower(),
                row["title"] or row["file"],
                tuple(names["dcterms:publisher"][iri]),
                tuple(names["ip:addressee"][iri]),
                row["issued"],
                row["period"],
                row["number"],
                key,
            )
        )
    # Plans in the order of the years they are for, then by name; briefings behind them.
    papers.sort(key=lambda p: (p.kind != "plan", p.period or "", p.key))
    return tuple(papers), sources


def _headings(graph: Store) -> dict[str, Heading]:
    found: dict[str, Heading] = {}
    for row in rows(
        graph,
        """SELECT ?s ?above ?label ?title { ?s a ip:Section ; ip:label ?label ;
             dcterms:title ?title ; dcterms:isPartOf ?above ;
             ip:evidence [ nif:beginIndex ?b ; nif:referenceContext ?text ] } ORDER BY ?text ?b""",
    ):
        parent = found.get(row["above"])
        found[row["s"]] = Heading(
            local(row["s"]),
            row["s"],
            parent.plan if parent else local(row["above"]),
            parent.key if parent else None,
            parent.depth + 1 if parent else 1,
            row["label"],
            row["title"],
        )
    return found


def _complete(
    graph: Store,
    found: list[Json],
    headings: dict[str, Heading],
    flags: Iterable[Flagged],
) -> None:
    above: dict[str, list[str]] = defaultdict(list)
    for row in rows(graph, "SELECT ?t ?s { ?t a ip:Task ; ip:within ?s . ?s a ip:Section }"):
        above[row["t"]].append(row["s"])
    gaps: dict[str, list[str]] = defaultdict(list)
    for flag in flags:
        if flag.kind != "unresolved" and flag.kind not in gaps[flag.about]:
            gaps[flag.about].append(flag.kind)
    for order, task in enumerate(found):
        held = sorted((headings[s] for s in above[task["iri"]]), key=lambda h: h.depth)
        task["key"] = local(task["iri"])
        task["plan_key"] = local(task["plan"])
        task["sections"] = [heading.key for heading in held]
        task["gaps"] = gaps.get(task["iri"], [])
        task["order"] = order
        task["label"] = called(task)


def _bodies(graph: Store) -> dict[str, Body]:
    more: dict[str, Any] = defaultdict(list)
    for row in rows(
        graph,
        "SELECT ?b ?other { ?b ip:agencyKind ?k ; skos:altLabel|ip:abbreviation ?other } ORDER BY ?b ?other",
    ):
        more[row["b"]].append(row["other"])
    above: dict[tuple[str, str], str] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows(
        graph,
        f"""SELECT ?b ?how ?name {{ VALUES ?how {{ org:subOrganizationOf ip:parentBody
              ip:nameplateOf org:hasMember }} ?b ?how [ skos:prefLabel ?name ] {_NAME} }}
            ORDER BY ?b ?how ?name""",
    ):
        if row["how"].endswith("hasMember"):
            members[row["b"]].append(row["name"])
        else:
            key = "borne" if row["how"].endswith("nameplateOf") else "parent"
            above.setdefault((row["b"], key), row["name"])
    used = {
        row["b"]
        for row in rows(
            graph,
            """SELECT DISTINCT ?b { { ?a ip:assignee ?b } UNION { ?t ip:onBehalfOf ?b }
                 UNION { ?d dcterms:publisher ?b } UNION { ?d ip:addressee ?b } }""",
        )
    }
    found = {}
    for row in rows(
        graph,
        f"""SELECT ?b ?name ?kind ?resolved ?english ?group ?open {{ ?b ip:agencyKind ?kind ;
              skos:prefLabel ?name {_NAME} OPTIONAL {{ ?b ip:resolved ?resolved }}
              OPTIONAL {{ ?b ip:openEnded ?open }}
              OPTIONAL {{ ?b skos:prefLabel ?english FILTER(LANGMATCHES(LANG(?english), "en")) }}
              BIND(EXISTS {{ ?b a ip:AgencyGroup }} AS ?group) }} ORDER BY ?name""",
    ):
        if row["b"] in used:
            found[row["name"]] = Body(
                row["name"],
                row["b"],
                local(row["kind"]),
                bool(row["group"]),
                row["resolved"] is not False,
                row["english"] or "",
                (row["name"], *more[row["b"]]),
                above.get((row["b"], "parent"), ""),
                above.get((row["b"], "borne"), ""),
                tuple(members[row["b"]]),
                bool(row["open"]),
            )
    return found


def _laws(graph: Store) -> dict[str, Law]:
    more: dict[str, list[str]] = defaultdict(list)
    for row in rows(
        graph,
        """SELECT ?i ?other { ?i a ip:Instrument ; skos:altLabel ?other
             FILTER(LANGMATCHES(LANG(?other), "zh-Hans")) } ORDER BY ?i ?other""",
    ):
        more[row["i"]].append(row["other"])
    parents: dict[str, list[str]] = defaultdict(list)
    for row in rows(
        graph,
        f"SELECT ?i ?name {{ ?i ip:parentLaw [ skos:prefLabel ?name ] {_NAME} }} ORDER BY ?i ?name",
    ):
        parents[row["i"]].append(row["name"])
    found = {}
    for row in rows(
        graph,
        f"""SELECT DISTINCT ?i ?name ?kind ?resolved ?english {{
              {{ SELECT DISTINCT ?i {{ {{ ?x ip:onInstrument ?i }} UNION {{ ?x ip:suspects ?i }}
                 UNION {{ {{ SELECT DISTINCT ?j {{ ?x ip:onInstrument ?j }} }} ?j ip:parentLaw+ ?i }} }} }}
              ?i ip:instrumentKind ?kind ; skos:prefLabel ?name {_NAME}
              OPTIONAL {{ ?i ip:resolved ?resolved }}
              OPTIONAL {{ ?i skos:prefLabel ?english FILTER(LANGMATCHES(LANG(?english), "en")) }}
            }} ORDER BY ?name""",
    ):
        found[row["name"]] = Law(
            row["name"],
            row["i"],
            local(row["kind"]),
            row["resolved"] is not False,
            tuple(parents[row["i"]]),
            (row["name"], *more[row["i"]]),
            row["english"] or "",
        )
    return found


def _flags(graph: Store) -> tuple[Flagged, ...]:
    return tuple(
        Flagged(local(row["kind"]), row["x"], row["words"] or "", row["name"], row["b"], row["e"])
        for row in rows(
            graph,
            f"""SELECT ?kind ?x ?words ?name ?b ?e {{ ?f a ip:QualityFlag ; dcterms:type ?kind ;
                  ip:affects ?x ; ip:wording ?words ;
                  ip:evidence [ nif:beginIndex ?b ; nif:endIndex ?e ]
                  OPTIONAL {{ ?f ip:suspects [ skos:prefLabel ?name ] {_NAME} }} }} ORDER BY ?b ?kind""",
        )
    )
