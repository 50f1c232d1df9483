"""SPARQL to pyoxigraph: prefixes bound, union default graph, terms passed as terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

Row = dict[str, Any]


def run(graph: Store, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Evaluate `query` over all named graphs as one, with the project's prefixes bound.

    Raises QueryError with the parser's own words and place when it is not SPARQL 1.1.
    """
    try:
        return graph.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(f"The query cannot be answered: {error}") from error


def rows(graph: Store, query: str) -> list[Row]:
    """Solutions of a SELECT as dicts of Python values: IRIs and strings as str, numbers as int,
    booleans as bool, unbound as None."""
    solutions: Any = run(graph, query)
    names = [variable.value for variable in solutions.variables]
    return [
        {name: _value(term) for name, term in zip(names, solution, strict=True)}
        for solution in solutions
    ]


def values(name: str, iris: Iterable[str]) -> str:
    """A VALUES block that binds ?name to each of `iris`, which come from the graph itself."""
    return f"VALUES ?{name} {{ {' '.join(f'<{iri}>' for iri in iris)} }}"


def _value(term: Any) -> Any:
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is not None:
        kind = datatype.value.rpartition("#")[2]
        if kind == "boolean":
            return term.value == "true"
        if kind == "integer":
            return int(term.value)
    return term.value
