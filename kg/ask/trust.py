"""What to distrust in a graph: coverage of the sources, gaps, unknown names, broken shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.sparql import rows
from kg.graph.checks import check
from kg.graph.validate import Finding, validate

if TYPE_CHECKING:
    from pyoxigraph import Store


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
class UnknownRow:
    """A name no table knows: `line` is a row to paste into a table of one's own, in `table`."""

    table: str
    name: str
    kind: str
    uses: int
    line: str


@dataclass(frozen=True, slots=True)
class Trust:
    """Everything `kg check` says."""

    sources: tuple[SourceCoverage, ...]
    flags: tuple[FlagRow, ...]
    unknown: tuple[UnknownRow, ...]
    findings: tuple[Finding, ...]


def trust(graph: Store) -> Trust:
    """Check everything in `graph`. Takes seconds on a large graph: shapes are held against every node."""
    return Trust(
        tuple(_coverage(graph)),
        tuple(_flags(graph)),
        tuple(_unknown(graph)),
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


def _unknown(graph: Store) -> list[UnknownRow]:
    found = [
        _unknown_row("agencies.tsv", row["name"], _code(row["kind"]), row["n"])
        for row in rows(
            graph,
            """SELECT ?name ?kind (COUNT(?a) AS ?n) { ?b ip:resolved false ; ip:agencyKind ?kind ;
                 skos:prefLabel ?name . ?a ip:assignee ?b
                 FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) } GROUP BY ?name ?kind
               ORDER BY DESC(?n) ?name""",
        )
    ]
    found.extend(
        _unknown_row("instruments.tsv", row["name"], _code(row["kind"]), row["n"])
        for row in rows(
            graph,
            """SELECT ?name ?kind (COUNT(?a) AS ?n) { ?i ip:resolved false ; ip:instrumentKind ?kind ;
                 skos:prefLabel ?name . ?a ip:onInstrument ?i
                 FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) } GROUP BY ?name ?kind
               ORDER BY DESC(?n) ?name""",
        )
    )
    return found


def _unknown_row(table: str, name: str, kind: str, uses: int) -> UnknownRow:
    empty = 4 if table == "agencies.tsv" else 3
    return UnknownRow(table, name, kind, uses, f"{name}{chr(9) * (empty + 1)}{kind}")


def _code(iri: str) -> str:
    return iri.rpartition("/")[2]
