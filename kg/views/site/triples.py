"""What a graph says of one task, as Turtle that people can read and copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask.sparql import run

if TYPE_CHECKING:
    from pyoxigraph import Store

# The task, and the nodes that exist for its sake alone.
_NODES = "ip:assignment|ip:hasAction|ip:deadline|ip:figure|^ip:affects"


def task_triples(graph: Store, iri: str) -> str:
    """The triples of the task `iri`, of its assignments, actions, deadlines, targets and flags, and of
    the places in the source that all of these rest on; it parses by itself, names shortened."""
    from pyoxigraph import NamedNode

    from kg.graph.serialise import to_rdflib

    # As a term, so that nothing in an IRI can be read as SPARQL.
    node = str(NamedNode(iri))
    found: Any = run(
        graph,
        f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
              {{ SELECT DISTINCT ?s {{ {{ BIND({node} AS ?s) }} UNION {{ {node} ({_NODES}) ?s }}
                 UNION {{ {node} ip:evidence ?s }}
                 UNION {{ {node} ({_NODES})/ip:evidence ?s }} }} }}
              ?s ?p ?o }}""",
    )
    text: str = to_rdflib(found).serialize(format="turtle")
    return text.strip() + "\n"
