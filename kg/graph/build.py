"""Documents and authority tables → N-Quads, one named graph per document.

The same documents and tables give the same bytes, whatever their order. Each triple stands in
exactly one graph: what is said of a thing that several documents may name is said in the authority
graph or the inferred graph only, and every other subject bears the name of its document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.authority import Authority
from kg.graph import infer, tables
from kg.graph.document import DocumentWriter
from kg.graph.entities import Entities
from kg.graph.lines import Claims, GraphLines, Terms
from kg.graph.names import BASE, document_names
from kg.model import Document

if TYPE_CHECKING:
    from pyoxigraph import Quad


def build(documents: Iterable[Document], authority: Authority, base: str = BASE) -> list[Quad]:
    """Every quad of the graph as pyoxigraph objects; `nquads` gives the same faster, as bytes."""
    from pyoxigraph import RdfFormat, parse

    return list(parse(b"".join(nquads(documents, authority, base)), RdfFormat.N_QUADS))


def nquads(
    documents: Iterable[Document], authority: Authority, base: str = BASE
) -> Iterator[bytes]:
    """The graph as N-Quads, named graph by named graph: the tables, the documents, the inferred.

    Documents go by the SHA-256 of their source; one given twice counts once. Raises GraphError when
    two different things would bear one name.
    """
    unique = {
        d.source.sha256: d for d in sorted(documents, key=lambda d: d.source.name, reverse=True)
    }
    ordered = sorted(unique.values(), key=lambda d: d.source.sha256)
    names = document_names(ordered)
    terms, claims = Terms(base), Claims()
    known = Entities(authority, terms, claims)
    yield tables.lines(authority, known, terms)
    inferred = GraphLines(terms, "inferred")
    for document in ordered:
        writer = DocumentWriter(document, names[document.source.sha256], known, claims)
        yield writer.write()
        infer.document(document, writer, inferred)
    known.describe(inferred)
    yield inferred.encode()
