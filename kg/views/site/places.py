"""Where every body of an atlas stands, whatever relation and filters a picture of it shows."""

from __future__ import annotations

import networkx as nx

from kg.views.atlas.atlas import Atlas
from kg.views.network.layout import WIDE, Picture, arrange
from kg.views.network.network import collaboration

# What a task shared without a lead pulls two bodies together, against one that either leads.
_SHARED = 0.25


def places(atlas: Atlas, *sizes: tuple[float, float], plan: str = "") -> list[Picture]:
    """One arrangement of all bodies, or of those of `plan`, for each of `sizes`; `WIDE` if none is given.

    Every pair that shares a task pulls, led ones more: both relations stand in the same places, and
    filters move nothing.
    """
    graph: nx.Graph = collaboration(atlas, "together", plan=plan)
    for *_, edge in graph.edges(data=True):
        edge["weight"] *= _SHARED
    for one, other, weight in collaboration(atlas, "lead", plan=plan).edges(data="weight"):
        graph[one][other]["weight"] += weight
    return arrange(graph, *(sizes or (WIDE,)))
