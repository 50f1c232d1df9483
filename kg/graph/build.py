"""Documents and authority tables → N-Quads, one named graph per document.

The same documents and tables give the same bytes, whatever their order. Each triple stands in
exactly one graph: what is said of a thing that several documents may name is said in the authority
graph or the inferred graph only, and every other subject bears the name of its document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.authority import Authority
from kg.graph import alike, infer, links, tables
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

    Documents go by the SHA-256 of their source; one given twice counts once. Raises Unwritable, which
    names the document, when one of them breaks what kg.model promises.
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
    named = {}
    for document in ordered:
        with _telling(document):
            named[document.source.sha256] = list(
                alike.names(document, names[document.source.sha256], known)
            )
    doubts = alike.flags(named, known)
    nodes: list[tuple[Document, str]] = []
    for document in ordered:
        sha256 = document.source.sha256
        with _telling(document):
            doubtful = replace(document, flags=(*document.flags, *doubts[sha256]))
            writer = DocumentWriter(doubtful, names[sha256], known, claims)
            data = writer.write()
            infer.document(document, writer, inferred)
            nodes.append((document, writer.node))
        yield data
    known.describe(inferred)
    links.write(known, nodes, inferred)
    yield inferred.encode()


class Unwritable(Exception):
    """A document with which the graph cannot be built, because of `cause`."""

    def __init__(self, document: Document, cause: Exception) -> None:
        self.document = document
        self.cause = cause
        super().__init__(f"{document.source.name} cannot be written into the graph: {cause}")


@contextmanager
def _telling(document: Document) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise Unwritable(document, error) from error
