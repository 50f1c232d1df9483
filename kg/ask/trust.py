"""What to distrust in a graph: coverage of the sources, gaps, unknown names, broken shapes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.sparql import rows
from kg.ask.unknown import UnknownRow, unknown
from kg.fold import name_key
from kg.graph.checks import check
from kg.graph.spellings import alike_key
from kg.graph.validate import Finding, validate

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.authority import Authority


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """How the characters of one source are accounted for: by block kind, and what was cut by rule."""

    name: str
    kind: str
    characters: int
    blocks: dict[str, int]
    cuts: dict[str, int]

    @property
    def uncovered(self) -> int:
        """Characters in no block: 0 unless something was lost."""
        return self.characters - sum(self.blocks.values())


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One flag: its kind, the task or turn it is about (or None), the words and where they stand."""

    kind: str
    document: str
    about: str | None
    words: str
    suspects: str | None
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """Names of things that the graph keeps apart, though only marks tell them apart."""

    names: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Trust:
    """Everything `kg check` says."""

    sources: tuple[SourceCoverage, ...]
    flags: tuple[FlagRow, ...]
    unknown: tuple[UnknownRow, ...]
    alike: tuple[AlikeRow, ...]
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> bool:
        """Whether a rule of the graph is broken, or characters of a source are in no block."""
        return bool(self.findings) or any(source.uncovered for source in self.sources)


def trust(graph: Store, authority: Authority) -> Trust:
    """Check everything in `graph`, which was built with the tables `authority`. Takes seconds on a large
    graph: shapes are held against every node."""
    return Trust(
        tuple(_coverage(graph)),
        tuple(_flags(graph)),
        tuple(unknown(graph, authority)),
        tuple(_alike(graph)),
        (*check(graph), *validate(graph)),
    )


def _coverage(graph: Store) -> list[SourceCoverage]:
    blocks: dict[str, dict[str, int]] = {}
    for row in rows(
        graph,
        """SELECT ?d ?kind (SUM(?e - ?b) AS ?size) { ?x a ip:Block ; dcterms:isPartOf ?d ;
             dcterms:type ?kind ; nif:beginIndex ?b ; nif:endIndex ?e } GROUP BY ?d ?kind ORDER BY ?kind""",
    ):
        blocks.setdefault(row["d"], {})[_code(row["kind"])] = row["size"]
    cuts: dict[str, dict[str, int]] = {}
    for row in rows(
        graph,
        """SELECT ?d ?rule (COUNT(?x) AS ?n) { ?x a ip:Cut ; dcterms:isPartOf ?d ; ip:rule ?rule }
           GROUP BY ?d ?rule ORDER BY ?rule""",
    ):
        cuts.setdefault(row["d"], {})[row["rule"]] = row["n"]
    return [
        SourceCoverage(
            row["name"],
            row["kind"].rpartition("#")[2].lower(),
            row["size"],
            blocks.get(row["d"], {}),
            cuts.get(row["d"], {}),
        )
        for row in rows(
            graph,
            """SELECT ?d ?name ?size ?kind { ?d dcterms:source ?s ; a ?kind .
                 ?s dcterms:title ?name ; ip:characters ?size
                 FILTER(?kind != ip:Document) } ORDER BY ?name ?d""",
        )
    ]


def _flags(graph: Store) -> list[FlagRow]:
    return [
        FlagRow(
            _code(row["kind"]),
            row["source"],
            row["task"] or (f"turn-{row['turn']}" if row["turn"] is not None else None),
            row["words"],
            row["name"],
            row["b"],
            row["e"],
        )
        for row in rows(
            graph,
            """SELECT ?kind ?source ?task ?turn ?words ?name ?b ?e {
                 ?f a ip:QualityFlag ; dcterms:type ?kind ; ip:affects ?x ; ip:wording ?words ;
                   ip:evidence [ nif:beginIndex ?b ; nif:endIndex ?e ;
                                 nif:referenceContext [ dcterms:title ?source ] ]
                 OPTIONAL { ?x ip:taskId ?task } OPTIONAL { ?x a ip:Turn ; ip:number ?turn }
                 OPTIONAL { ?f ip:suspects [ skos:prefLabel ?name ]
                            FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }
               } ORDER BY ?source ?b ?kind""",
        )
    ]


def _alike(graph: Store) -> Iterator[AlikeRow]:
    """Names of one kind that are alike, one of them at least in no table. Groups are words, not names;
    and two that are printed alike (停车场管理办法 of two cities) are told apart by more than marks."""
    bearers: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    spelt: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    unlisted = set()
    for row in rows(
        graph,
        """SELECT DISTINCT ?x ?kind ?name ?label ?resolved {
             VALUES (?c ?kind) { (ip:Agency "agency") (ip:Instrument "instrument") }
             ?x a ?c ; ip:resolved ?resolved ; skos:prefLabel ?name ; skos:prefLabel|skos:altLabel ?label
             FILTER(LANGMATCHES(LANG(?name), "zh-Hans") && LANGMATCHES(LANG(?label), "zh-Hans")) }
           ORDER BY ?kind ?name""",
    ):
        at = row["kind"], alike_key(row["label"])
        bearers[at][row["x"]] = row["name"]
        spelt[at].add(name_key(row["label"]))
        if not row["resolved"]:
            unlisted.add(row["x"])
    for at, named in bearers.items():
        if len(named) > 1 and len(spelt[at]) > 1 and unlisted & named.keys():
            yield AlikeRow(tuple(named.values()), at[0])


def _code(iri: str) -> str:
    return iri.rpartition("/")[2]
