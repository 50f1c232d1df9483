from __future__ import annotations

import pytest

from kg import authority
from kg.graph import build
from kg.model import Document
from tests.graph import samples


@pytest.fixture(scope="session")
def tables() -> authority.Authority:
    return authority.load()


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    return [samples.plan(), samples.briefing(), samples.regional()]


@pytest.fixture(scope="session")
def nquads(documents, tables) -> bytes:
    return b"".join(build.nquads(documents, tables))


@pytest.fixture
def graph(nquads):
    import pyoxigraph

    store = pyoxigraph.Store()
    store.load(nquads, pyoxigraph.RdfFormat.N_QUADS)
    return store


@pytest.fixture
def ask(graph):
    """Answers of a SELECT as tuples of strings, our IRIs as prefixed names."""
    from kg.graph.names import prefixes

    def shorten(term):
        if term is None:
            return None
        for prefix, namespace in prefixes().items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return term.value

    def ask(query: str) -> set[tuple[str | None, ...]]:
        rows = graph.query(query, use_default_graph_as_union=True, prefixes=prefixes())
        return {tuple(map(shorten, row)) for row in rows}

    return ask
