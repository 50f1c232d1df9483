"""Checks that need the whole graph, asked as SPARQL: each answer is something to distrust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.graph.names import BASE, prefixes
from kg.graph.validate import Finding

if TYPE_CHECKING:
    from pyoxigraph import Store

# Each query answers ?node, and ?value where one tells more.
CHECKS: dict[str, tuple[str, str]] = {
    "assignment-numbers": (
        "the places of its assignments do not run from 1 to their number",
        """SELECT ?node (MAX(?n) AS ?value) { ?node ip:assignment/ip:number ?n }
           GROUP BY ?node HAVING (MAX(?n) != COUNT(?n) || COUNT(DISTINCT ?n) != COUNT(?n))""",
    ),
    "single-duty": (
        "duty mode single and the number of bodies disagree",
        """SELECT ?node (COUNT(?a) AS ?value) { ?node ip:dutyMode ipv:single ; ip:assignment ?a }
           GROUP BY ?node HAVING (COUNT(?a) != 1)""",
    ),
    # one that stands for several will do: a group (各有关部门), a list that is left open (甲部等部门)
    # or cut off by the end of the text
    "shared-duty": (
        "duty mode joint or respective, and one body only",
        """SELECT ?node (SAMPLE(?b) AS ?value) {
             VALUES ?m { ipv:joint ipv:respective }
             ?node ip:dutyMode ?m ; ip:openEnded false ; ip:assignment ?a . ?a ip:assignee ?b
             BIND(IF(EXISTS { ?b a ip:AgencyGroup }, 1, 0) AS ?group)
             FILTER NOT EXISTS { ?flag ip:affects ?node ; dcterms:type ipv:truncated } }
           GROUP BY ?node HAVING (COUNT(?a) + SUM(?group) = 1)""",
    ),
    "duty-without-body": (
        "has a duty mode but names no body",
        "SELECT ?node { ?node ip:dutyMode ?m FILTER NOT EXISTS { ?node ip:assignment ?a } }",
    ),
    "wordless": (
        "a task without words, and no flag that says so",
        # an item may say nothing but what its passages say
        """SELECT ?node { ?node a ip:Task ; schema:text ""
             FILTER NOT EXISTS { ?flag ip:affects ?node }
             FILTER NOT EXISTS { ?part dcterms:isPartOf ?node ; a ip:Task } }""",
    ),
    "measure-without-task": (
        "a measure that is part of no task, or a task that is part of another",
        """SELECT ?node {
             { ?node ip:level ipv:measure FILTER NOT EXISTS { ?node dcterms:isPartOf/a ip:Task } }
             UNION { ?node ip:level ipv:task ; dcterms:isPartOf/a ip:Task } }""",
    ),
    "same-passage": (
        "the same passage of its task as another measure",
        """SELECT DISTINCT ?node (?part AS ?value) {
             ?node ip:level ipv:measure ; ip:part ?part ; dcterms:isPartOf ?task .
             ?other ip:level ipv:measure ; ip:part ?part ; dcterms:isPartOf ?task
             # in a notice of several plans the part of a numbered measure is its plan's title
             FILTER(?node != ?other && REGEX(STR(?part), "^[0-9]+$")) }""",
    ),
    "parent-law-cycle": (
        "is its own parent law, directly or through others",
        "SELECT ?node { ?node ip:parentLaw+ ?node }",
    ),
    "sub-organisation-cycle": (
        "stands below itself, directly or through others",
        "SELECT ?node { ?node org:subOrganizationOf+ ?node }",
    ),
    "part-cycle": (
        "is part of itself, directly or through others",
        "SELECT ?node { ?node dcterms:isPartOf+ ?node }",
    ),
    "shared-name": (
        "shares a name with another of its kind, so that a look-up cannot tell them apart",
        """SELECT ?node (SAMPLE(?k) AS ?value) {
             ?node ip:nameKey ?k ; a ?c . ?other ip:nameKey ?k ; a ?c FILTER(?node != ?other) }
           GROUP BY ?node""",
    ),
    "undescribed": (
        "is referred to but nothing is said of it",
        """SELECT DISTINCT ?node {
             ?s ip:assignee|ip:onInstrument|ip:suspects|ip:speaker|ip:onBehalfOf|ip:addressee
                |dcterms:publisher|dcterms:isPartOf|ip:evidence|ip:affects|ip:parentLaw ?node
             FILTER NOT EXISTS { ?node a ?c } }""",
    ),
    "shortcuts": (
        "an assignment or action without its shortcut, or the other way round",
        """SELECT DISTINCT ?node {
             { ?node ip:assignment/ip:assignee ?x FILTER NOT EXISTS { ?node ip:involves ?x } }
             UNION { ?node ip:involves ?x
               FILTER NOT EXISTS { ?node ip:assignment/ip:assignee ?x } }
             UNION { ?node ip:hasAction/ip:onInstrument ?x
               FILTER NOT EXISTS { ?node ip:concerns ?x } }
             UNION { ?node ip:concerns ?x
               FILTER NOT EXISTS { ?node ip:hasAction/ip:onInstrument ?x } } }""",
    ),
    "two-graphs": (
        "a statement about it stands in two named graphs, so that counts would lie",
        """SELECT DISTINCT ?node (STR(?p) AS ?value) {
             GRAPH ?g { ?node ?p ?o } GRAPH ?h { ?node ?p ?o } FILTER(STR(?g) < STR(?h)) }""",
    ),
}
_TEXTS = """SELECT ?source ?text ?document {
  ?source nif:isString ?text . ?document dcterms:source ?source }"""
_QUOTES = """SELECT ?source ?node ?begin ?end ?words {
  ?node nif:anchorOf ?words ; nif:beginIndex ?begin ; nif:endIndex ?end .
  { ?node nif:referenceContext ?source }
  UNION { ?node dcterms:isPartOf/dcterms:source ?source } }"""
_BLOCKS = """SELECT ?document ?node ?begin ?end {
  ?node a ip:Block ; dcterms:isPartOf ?document ; nif:beginIndex ?begin ; nif:endIndex ?end
} ORDER BY ?document ?begin ?end"""


def check(graph: Store, base: str = BASE) -> list[Finding]:
    """Run every check over the graph; an empty list means that all hold. Findings are sorted."""

    def ask(query: str) -> Any:
        return graph.query(query, prefixes=prefixes(base), use_default_graph_as_union=True)

    findings = []
    for rule, (message, query) in CHECKS.items():
        answers = ask(query)
        names = [variable.value for variable in answers.variables]
        for row in answers:
            value = row["value"] if "value" in names else None
            findings.append(Finding(rule, _text(row["node"]), "", _text(value), message))
    texts = {source.value: (document.value, text.value) for source, text, document in ask(_TEXTS)}
    findings += _wrong_quotes(ask(_QUOTES), texts)
    findings += _untiled(ask(_BLOCKS), {name: len(text) for name, text in texts.values()})
    return sorted(findings)


def _wrong_quotes(rows: Iterable[Any], texts: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    """Spans whose quoted words are not the source's; SUBSTR would walk the text for each."""
    for source, node, begin, end, words in rows:
        _, text = texts.get(source.value, ("", ""))
        if text[int(begin.value) : int(end.value)] != words.value:
            message = "the words quoted are not those of the source at this place"
            yield Finding("quote", node.value, "", words.value, message)


def _untiled(rows: Iterable[Any], lengths: dict[str, int]) -> Iterator[Finding]:
    """Places where the blocks of a document leave a gap, overlap, or do not reach its end."""
    reached = dict.fromkeys(lengths, 0)
    for document, node, begin, end in rows:
        if int(begin.value) != reached[document.value]:
            message = "the block does not begin where the one before it ends"
            yield Finding("blocks", node.value, "", begin.value, message)
        reached[document.value] = int(end.value)
    for name, place in reached.items():
        if place != lengths[name]:
            yield Finding("blocks", name, "", str(place), "its blocks end before its source does")


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)
