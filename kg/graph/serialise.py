"""The graph in the forms other tools read.

N-Quads, N-Triples and TriG are pyoxigraph's; Turtle is rdflib's, which prints what people like to
read. JSON-LD is put together here: rdflib's changes order from run to run, pyoxigraph's knows no
prefixes. CSV is one line per task and body, for spreadsheets.
"""

from __future__ import annotations

import csv
import functools
import io
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import GraphError
from kg.graph.names import BASE, prefixes

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Quad, Store

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
FORMATS = ("ttl", "nq", "nt", "trig", "jsonld", "csv")
COLUMNS = (
    *("document", "task", "number", "level", "text"),
    *("agency", "role", "basis", "as_written", "duty_mode", "open_ended"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROWS = """
SELECT ?document ?id ?number ?level ?text ?agency ?role ?basis ?wording ?mode ?open {
  ?task ip:taskId ?id ; ip:order ?order ; schema:text ?text ; ip:level ?l ;
    ip:openEnded ?open ; ip:within ?d .
  ?d a ip:Document ; dcterms:source/dcterms:identifier ?sha .
  BIND(STRAFTER(STR(?l), "vocab/") AS ?level)
  OPTIONAL { ?d dcterms:title ?title }
  BIND(COALESCE(?title, STR(?d)) AS ?document)
  OPTIONAL { ?task ip:number ?number }
  OPTIONAL { ?task ip:dutyMode ?m BIND(STRAFTER(STR(?m), "vocab/") AS ?mode) }
  OPTIONAL {
    ?task ip:assignment ?a . ?a ip:number ?place ; ip:role ?r ; ip:roleBasis ?b ;
      ip:wording ?wording ; ip:assignee/skos:prefLabel ?agency .
    FILTER(LANGMATCHES(LANG(?agency), "zh-Hans"))
    BIND(STRAFTER(STR(?r), "vocab/") AS ?role) BIND(STRAFTER(STR(?b), "vocab/") AS ?basis)
  }
} ORDER BY ?sha ?order ?place
"""


def export(graph: Store, form: str, out: BinaryIO, base: str = BASE) -> None:
    """Write the whole graph to `out` as UTF-8; `form` is one of FORMATS.

    Statements of one format come in one order: lines sorted for nq and nt, by subject elsewhere.
    Raises GraphError for another format.
    """
    if form in ("nq", "nt"):
        _write_lines(graph, out, form)
    elif form == "trig":
        _write_trig(graph, out, base)
    elif form == "ttl":
        out.write(to_rdflib(graph, base).serialize(format="turtle", encoding="utf-8"))
    elif form == "jsonld":
        out.write(_json_ld(graph, base).encode())
    elif form == "csv":
        out.write(csv_table(graph, base).encode("utf-8-sig"))
    else:
        raise GraphError(f"There is no export format “{form}”; choose one of {', '.join(FORMATS)}.")


def to_rdflib(quads: Iterable[Quad], base: str = BASE) -> rdflib.Graph:
    """All triples of `quads`, named graphs aside, as one rdflib graph that knows our prefixes."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    bind(graph, base)
    convert = _converter()
    graph.addN((convert(q.subject), convert(q.predicate), convert(q.object), graph) for q in quads)
    return graph


def bind(graph: rdflib.Graph, base: str = BASE) -> None:
    """Make rdflib print and read our prefixes."""
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace, override=True, replace=True)


def csv_table(graph: Store, base: str = BASE) -> str:
    """One line per task and body assigned to it; a task without any has one line, too.

    Cells that a spreadsheet would take for a formula get an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    rows: Any = graph.query(_ROWS, prefixes=prefixes(base), use_default_graph_as_union=True)
    for row in rows:
        writer.writerow(_safe("" if cell is None else cell.value) for cell in row)
    return text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _write_lines(graph: Store, out: BinaryIO, form: str) -> None:
    from pyoxigraph import RdfFormat, serialize

    if form == "nq":
        data = serialize(graph, format=RdfFormat.N_QUADS)
    else:
        data = serialize((quad.triple for quad in graph), format=RdfFormat.N_TRIPLES)
    out.writelines(sorted(set((data or b"").splitlines(keepends=True))))


def _write_trig(graph: Store, out: BinaryIO, base: str) -> None:
    from pyoxigraph import RdfFormat, serialize

    quads = sorted(graph, key=lambda q: (str(q.graph_name), str(q.subject), str(q)))
    serialize(quads, out, RdfFormat.TRIG, prefixes=prefixes(base))


def _json_ld(graph: Store, base: str) -> str:
    """Named graphs, their subjects in order, names shortened by the context."""
    known = sorted(((iri, name) for name, iri in prefixes(base).items()), reverse=True)

    @functools.cache
    def short(iri: str) -> str:
        return next((f"{name}:{iri[len(ns) :]}" for ns, name in known if iri.startswith(ns)), iri)

    graphs: dict[str, dict[str, dict[str, Any]]] = {}
    for quad in sorted(graph, key=str):
        nodes = graphs.setdefault(short(quad.graph_name.value), {})
        name = short(quad.subject.value)
        node = nodes.setdefault(name, {"@id": name})
        if quad.predicate.value == _TYPE:
            node.setdefault("@type", []).append(short(quad.object.value))
        else:
            node.setdefault(short(quad.predicate.value), []).append(_json_value(quad.object, short))
    content = [{"@id": name, "@graph": [*nodes.values()]} for name, nodes in graphs.items()]
    whole = {"@context": prefixes(base), "@graph": content}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _json_value(term: Any, short: Callable[[str], str]) -> Any:
    from pyoxigraph import Literal

    if not isinstance(term, Literal):
        return {"@id": short(term.value)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    datatype = term.datatype.value
    if datatype == f"{_XSD}string":
        return term.value
    if datatype in (f"{_XSD}integer", f"{_XSD}boolean"):
        return json.loads(term.value)
    return {"@type": short(datatype), "@value": term.value}


def _converter() -> Callable[[object], Any]:
    """From a pyoxigraph term to rdflib's: the one place that knows both."""
    import pyoxigraph as ox
    import rdflib

    known: dict[str, rdflib.URIRef] = {}

    def convert(term: object) -> Any:
        if isinstance(term, ox.NamedNode):
            found = known.get(term.value)
            if found is None:
                found = known[term.value] = rdflib.URIRef(term.value)
            return found
        if isinstance(term, ox.Literal):
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            if term.datatype.value == f"{_XSD}string":
                return rdflib.Literal(term.value)
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
        raise GraphError(f"unexpected {type(term).__name__} in the graph: {term}")

    return convert
