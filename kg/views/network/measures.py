"""What researchers measure on a collaboration network, each by the networkx function that it names.

docs/measures.md tells the same with the literature; a test holds both lists equal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx

# Any number will do; a fixed one makes the communities the same in every run.
SEED = 20250429
# From here on rustworkx is asked for betweenness, where it is installed.
LARGE = 300
_DIGITS = 9

Value = int | float


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of each body: `of` takes the network and gives name → value.

    `networkx` is the function that computes it and `source` the literature that defines it.
    """

    code: str
    networkx: str
    source: str
    of: Callable[[nx.Graph], dict[str, Value]]
    directed_only: bool = False


def undirected(graph: nx.Graph) -> nx.Graph:
    """The network without directions: the weight of a pair is the sum of both directions.

    networkx's own `to_undirected` would keep the weight of one of the two.
    """
    found = nx.Graph()
    found.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight"):
        before = found.get_edge_data(one, other, {"weight": 0})["weight"]
        found.add_edge(one, other, weight=before + weight)
    return found


def degree(graph: nx.Graph) -> dict[str, Value]:
    """Number of edges at the body; in "lead" both directions, so a pair that leads each other has two."""
    return dict(graph.degree())


def in_degree(graph: nx.DiGraph) -> dict[str, Value]:
    """Number of bodies that lead it in some task."""
    return dict(graph.in_degree())


def out_degree(graph: nx.DiGraph) -> dict[str, Value]:
    """Number of bodies that it leads in some task."""
    return dict(graph.out_degree())


def strength(graph: nx.Graph) -> dict[str, Value]:
    """Sum of the weights of the edges at the body."""
    return dict(graph.degree(weight="weight"))


def in_strength(graph: nx.DiGraph) -> dict[str, Value]:
    """Sum of the weights of the edges that lead to it."""
    return dict(graph.in_degree(weight="weight"))


def out_strength(graph: nx.DiGraph) -> dict[str, Value]:
    """Sum of the weights of the edges that it leads."""
    return dict(graph.out_degree(weight="weight"))


def betweenness(graph: nx.Graph) -> dict[str, Value]:
    """Share of the shortest paths between two others that pass through the body, 0 to 1.

    Unweighted: every edge is one step, in its direction. Weights count tasks and are no distances.
    From LARGE bodies on rustworkx computes it where it is installed, with the same values.
    """
    found = _by_rustworkx(graph) if len(graph) >= LARGE else None
    if found is None:
        found = nx.betweenness_centrality(graph)
    return {name: round(float(value), _DIGITS) for name, value in found.items()}


def _by_rustworkx(graph: nx.Graph) -> dict[str, float] | None:
    """Betweenness by rustworkx, None where it is not installed."""
    try:
        import rustworkx
    except ImportError:
        return None
    names = list(graph)
    place = {name: at for at, name in enumerate(names)}
    made = rustworkx.PyDiGraph() if graph.is_directed() else rustworkx.PyGraph()
    made.add_nodes_from(names)
    made.add_edges_from_no_data([(place[a], place[b]) for a, b in graph.edges()])
    # One thread: several would add up in the order in which they end.
    values = rustworkx.betweenness_centrality(made, parallel_threshold=len(names) + 1)
    return {name: values[at] for at, name in enumerate(names)}


def clustering(graph: nx.Graph) -> dict[str, Value]:
    """Share of the pairs of its partners that are partners of each other, directions and weights aside."""
    found = nx.clustering(undirected(graph))
    return {name: round(float(value), _DIGITS) for name, value in found.items()}


def community(graph: nx.Graph) -> dict[str, Value]:
    """Number of the community it is put in, 1 the largest; computed, not said by any source.

    Louvain on the undirected weighted network, resolution 1, SEED. A body without edges is alone.
    """
    numbers = nx.convert_node_labels_to_integers(undirected(graph), label_attribute="name")
    found = nx.community.louvain_communities(numbers, weight="weight", resolution=1, seed=SEED)
    names = nx.get_node_attributes(numbers, "name")
    parts = sorted((sorted(names[n] for n in part) for part in found), key=lambda p: (-len(p), p))
    of = {name: number for number, part in enumerate(parts, start=1) for name in part}
    return {name: of[name] for name in graph}


_FREEMAN = "Freeman 1978"
_BARRAT = "Barrat et al. 2004"
MEASURES = (
    Measure("degree", "Graph.degree", _FREEMAN, degree),
    Measure("in_degree", "DiGraph.in_degree", _FREEMAN, in_degree, True),
    Measure("out_degree", "DiGraph.out_degree", _FREEMAN, out_degree, True),
    Measure("strength", "Graph.degree", _BARRAT, strength),
    Measure("in_strength", "DiGraph.in_degree", _BARRAT, in_strength, True),
    Measure("out_strength", "DiGraph.out_degree", _BARRAT, out_strength, True),
    Measure("betweenness", "betweenness_centrality", "Freeman 1977; Brandes 2001", betweenness),
    Measure("clustering", "clustering", "Watts and Strogatz 1998", clustering),
    Measure("community", "community.louvain_communities", "Blondel et al. 2008", community),
)


def of_bodies(graph: nx.Graph) -> dict[str, dict[str, Value]]:
    """Name → code → value, for the measures that such a network has, in the order of MEASURES."""
    columns = {
        measure.code: measure.of(graph)
        for measure in MEASURES
        if graph.is_directed() or not measure.directed_only
    }
    return {name: {code: column[name] for code, column in columns.items()} for name in graph}


def of_network(graph: nx.Graph) -> dict[str, Any]:
    """Code → value of the network as a whole; None for what it has no value of.

    bodies, edges; weight: sum of the weights; density: edges over possible edges (`density`;
    Wasserman and Faust 1994); reciprocity, in "lead" only: share of the edges whose opposite is
    there too (`overall_reciprocity`; Newman, Forrest and Balthrop 2002); components: parts between
    which no edge runs, directions aside (`number_weakly_connected_components`,
    `number_connected_components`; Hopcroft and Tarjan 1973), a body without edges being one;
    communities: how many `community` finds; modularity: weight inside them beyond what chance would
    put there (`community.modularity`, weighted; Newman and Girvan 2004, Newman 2004).
    """
    edges = graph.number_of_edges()
    directed = graph.is_directed()
    parts: dict[Value, set[str]] = {}
    for name, number in community(graph).items():
        parts.setdefault(number, set()).add(name)
    found: dict[str, Any] = {
        "bodies": len(graph),
        "edges": edges,
        "weight": int(graph.size(weight="weight")),
        "density": round(nx.density(graph), _DIGITS) if len(graph) > 1 else None,
    }
    if directed:
        share = nx.overall_reciprocity(graph) if edges else None
        found["reciprocity"] = None if share is None else round(share, _DIGITS)
        found["components"] = nx.number_weakly_connected_components(graph)
    else:
        found["components"] = nx.number_connected_components(graph)
    found["communities"] = len(parts)
    found["modularity"] = (
        round(nx.community.modularity(undirected(graph), parts.values(), weight="weight"), _DIGITS)
        if edges
        else None
    )
    return found


def with_measures(graph: nx.Graph) -> nx.Graph:
    """A copy of the network whose bodies bear their measures, and which bears its own."""
    found = graph.copy()
    for name, values in of_bodies(graph).items():
        found.nodes[name].update(values)
    found.graph.update(of_network(graph))
    return found
