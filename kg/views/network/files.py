"""The collaboration network as files that other tools open.

Every writer gives the same bytes for the same network: no clock, no random. In all but JSON a
character that these files cannot hold or that steers a terminal (control characters, halves of
surrogate pairs, non-characters) becomes U+FFFD; names that would then be one get a number behind.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import networkx as nx

from kg.views.network.flat import flat, unique
from kg.views.network.tables import TABLES, separated
from kg.views.network.xml_files import gexf, graphml

# Pajek knows no way to write these inside the quotes around a name.
_PAJEK = str.maketrans({'"': "＂", "\\": "＼"})


def pajek(graph: nx.Graph) -> bytes:
    """Pajek .net in UTF-8: names and weights. `"` and `\\` in names become their full-width forms."""
    held = flat(graph)
    names = unique({name: name.translate(_PAJEK) for name in held})
    places = {name: place for place, name in enumerate(names, start=1)}
    lines = [f"*Vertices {len(names)}"]
    lines += [f'{places[name]} "{written}"' for name, written in names.items()]
    lines.append("*Arcs" if held.is_directed() else "*Edges")
    lines += [f"{places[a]} {places[b]} {weight}" for a, b, weight in held.edges(data="weight")]
    return ("\n".join(lines) + "\n").encode()


def node_link(graph: nx.Graph) -> bytes:
    """JSON as `networkx.node_link_graph(…, edges="edges")` reads it, lists kept as lists."""
    data = nx.node_link_data(graph, edges="edges")
    text = json.dumps(data, ensure_ascii=False, indent=1)
    # JSON's own escape is what this error handler writes for half a surrogate pair.
    return (text + "\n").encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that the network can be written in: the suffix of its files and what writes it."""

    suffix: str
    media_type: str
    write: Callable[[nx.Graph], bytes]


def _csv(name: str, graph: nx.Graph) -> bytes:
    return separated(TABLES[name](graph))


FORMS = {
    "gexf": Form(".gexf", "application/gexf+xml", gexf),
    "graphml": Form(".graphml", "application/graphml+xml", graphml),
    "pajek": Form(".net", "text/plain; charset=utf-8", pajek),
    "csv": Form(".csv", "text/csv; charset=utf-8", partial(_csv, "edges")),
    "json": Form(".json", "application/json", node_link),
}


def files(graph: nx.Graph, stem: str) -> Iterator[tuple[str, Form]]:
    """Every file of one network, as name and form; the tables of bodies and the matrix among them."""
    for form in FORMS.values():
        yield f"{stem}{form.suffix}", form
    for name in ("nodes", "matrix"):
        yield f"{stem}-{name}.csv", Form(".csv", FORMS["csv"].media_type, partial(_csv, name))
