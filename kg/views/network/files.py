"""The collaboration network as files that other tools open.

Every writer gives the same bytes for the same network: no clock, no random. In all but JSON a
character that these files cannot hold or that steers a terminal (control characters, halves of
surrogate pairs, non-characters) becomes U+FFFD; names that would then be one get a number behind.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree import ElementTree

import networkx as nx

_GEXF = "http://gexf.net/1.3"
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_BAD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@")
# GEXF and GraphML name their types alike, but for whole numbers.
_TYPES: dict[type, str] = {bool: "boolean", int: "int", float: "double", str: "string"}
# Pajek knows no way to write these inside the quotes around a name.
_PAJEK = str.maketrans({'"': "＂", "\\": "＼"})

Attributes = dict[str, str | int | float | bool]
Table = tuple[list[str], list[list[Any]]]


def flat(graph: nx.Graph) -> nx.Graph:
    """The network with plain values only and no character that a file cannot hold.

    Lists become text: the IRIs of tasks with a space between them, their numbers with 、; a value
    that is missing is left out.
    """
    clean = _unique({name: _BAD.sub("\ufffd", name) for name in graph})
    found = nx.DiGraph() if graph.is_directed() else nx.Graph()
    found.graph.update(_plain(graph.graph))
    for name, values in graph.nodes(data=True):
        found.add_node(clean[name], **_plain(values))
    for source, target, values in graph.edges(data=True):
        found.add_edge(clean[source], clean[target], **_plain(values))
    return found


def _plain(values: dict[str, Any]) -> Attributes:
    found: Attributes = {}
    for key, value in values.items():
        if isinstance(value, list):
            value = (" " if key == "tasks" else "、").join(value)
        if isinstance(value, str):
            value = _BAD.sub("\ufffd", value)
        if value is not None:
            found[key] = value
    return found


def _unique(names: dict[str, str]) -> dict[str, str]:
    """Name → what is written for it; of several written alike the later ones get a number."""
    # One that needs no change keeps its name, whatever stands before it.
    taken = {name for name, written in names.items() if name == written}
    found = {}
    for name, written in names.items():
        candidate, number = written, 1
        while name != written and candidate in taken:
            number += 1
            candidate = f"{written} ({number})"
        taken.add(candidate)
        found[name] = candidate
    return found


def gexf(graph: nx.Graph) -> bytes:
    """GEXF 1.3, as Gephi reads it: names as ids and labels, weights, every attribute with its type."""
    held = flat(graph)
    ElementTree.register_namespace("", _GEXF)
    root = ElementTree.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = "plan-graph"
    about = " ".join(f"{key}={_text(value)}" for key, value in held.graph.items() if value != "")
    ElementTree.SubElement(meta, "description").text = about
    kind = "directed" if held.is_directed() else "undirected"
    body = ElementTree.SubElement(root, "graph", {"mode": "static", "defaultedgetype": kind})
    columns = {
        "node": _columns(values for _, values in held.nodes(data=True)),
        "edge": _columns(values for *_, values in held.edges(data=True)),
    }
    columns["edge"].pop("weight", None)
    for what, types in columns.items():
        table = ElementTree.SubElement(body, "attributes", {"class": what, "mode": "static"})
        for key, form in types.items():
            name = "integer" if form is int else _TYPES[form]
            facts = {"id": f"{what}-{key}", "title": key, "type": name}
            ElementTree.SubElement(table, "attribute", facts)
    nodes = ElementTree.SubElement(body, "nodes")
    for name, values in held.nodes(data=True):
        node = ElementTree.SubElement(nodes, "node", {"id": name, "label": name})
        _gexf_values(node, "node", columns["node"], values)
    edges = ElementTree.SubElement(body, "edges")
    for number, (source, target, values) in enumerate(held.edges(data=True)):
        ends = {"id": str(number), "source": source, "target": target}
        edge = ElementTree.SubElement(edges, "edge", ends | {"weight": str(values["weight"])})
        _gexf_values(edge, "edge", columns["edge"], values)
    return _xml(root)


def _gexf_values(
    parent: ElementTree.Element, what: str, columns: dict[str, type], values: Attributes
) -> None:
    box = ElementTree.SubElement(parent, "attvalues")
    for key in columns:
        if key in values:
            cell = {"for": f"{what}-{key}", "value": _text(values[key])}
            ElementTree.SubElement(box, "attvalue", cell)


def graphml(graph: nx.Graph) -> bytes:
    """GraphML with every attribute typed; the name is the id, and the attributes name and label too,
    which is where igraph, Cytoscape and Gephi look for it."""
    held = flat(graph)
    for name, values in held.nodes(data=True):
        values |= {"name": name, "label": name}
    root = ElementTree.Element("graphml", {"xmlns": _GRAPHML})
    domains = {
        "graph": _columns([held.graph]),
        "node": _columns(values for _, values in held.nodes(data=True)),
        "edge": _columns(values for *_, values in held.edges(data=True)),
    }
    for what, columns in domains.items():
        for key, form in columns.items():
            facts = {"id": f"{what}-{key}", "for": what, "attr.name": key}
            ElementTree.SubElement(root, "key", facts | {"attr.type": _TYPES[form]})
    kind = "directed" if held.is_directed() else "undirected"
    body = ElementTree.SubElement(root, "graph", {"edgedefault": kind})
    _graphml_values(body, "graph", held.graph)
    for name, values in held.nodes(data=True):
        _graphml_values(ElementTree.SubElement(body, "node", {"id": name}), "node", values)
    for source, target, values in held.edges(data=True):
        edge = ElementTree.SubElement(body, "edge", {"source": source, "target": target})
        _graphml_values(edge, "edge", values)
    return _xml(root)


def _graphml_values(parent: ElementTree.Element, what: str, values: Attributes) -> None:
    for key, value in values.items():
        ElementTree.SubElement(parent, "data", {"key": f"{what}-{key}"}).text = _text(value)


def _columns(rows: Any) -> dict[str, type]:
    """Attribute → its type; a number that is whole in some rows only is a double."""
    found: dict[str, type] = {}
    for row in rows:
        for key, value in row.items():
            found[key] = float if found.get(key) is float else type(value)
    return found


def _text(value: str | int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def pajek(graph: nx.Graph) -> bytes:
    """Pajek .net in UTF-8: names and weights. `"` and `\\` in names become their full-width forms."""
    held = flat(graph)
    names = _unique({name: name.translate(_PAJEK) for name in held})
    places = {name: place for place, name in enumerate(names, start=1)}
    lines = [f"*Vertices {len(names)}"]
    lines += [f'{places[name]} "{written}"' for name, written in names.items()]
    lines.append("*Arcs" if held.is_directed() else "*Edges")
    lines += [f"{places[a]} {places[b]} {weight}" for a, b, weight in held.edges(data="weight")]
    return ("\n".join(lines) + "\n").encode()


def edge_table(graph: nx.Graph) -> Table:
    """One edge a row, under source, target, type, weight and its other attributes."""
    held = flat(graph)
    kind = "directed" if held.is_directed() else "undirected"
    columns = list(_columns(values for *_, values in held.edges(data=True))) or ["weight"]
    rows = [
        [source, target, kind, *(values.get(key) for key in columns)]
        for source, target, values in held.edges(data=True)
    ]
    return ["source", "target", "type", *columns], rows


def node_table(graph: nx.Graph) -> Table:
    """One body a row, under id and its attributes; measures too where the network bears them."""
    held = flat(graph)
    columns = list(_columns(values for _, values in held.nodes(data=True)))
    rows = [
        [name, *(_cell(values.get(key)) for key in columns)]
        for name, values in held.nodes(data=True)
    ]
    return ["id", *columns], rows


def matrix_table(graph: nx.Graph) -> Table:
    """The adjacency matrix: from the row to the column, weights, 0 where there is no edge."""
    held = flat(graph)
    names = list(held)
    rows = [
        [one, *(held.get_edge_data(one, other, {"weight": 0})["weight"] for other in names)]
        for one in names
    ]
    return ["", *names], rows


TABLES: dict[str, Callable[[nx.Graph], Table]] = {
    "edges": edge_table,
    "nodes": node_table,
    "matrix": matrix_table,
}


def _cell(value: Any) -> Any:
    return _text(value) if isinstance(value, bool) else value


def separated(table: Table, mark: str = ",") -> bytes:
    """A table as CSV or, with a tab, TSV, in UTF-8 without a BOM; a cell that a spreadsheet would take
    for a formula begins with an apostrophe."""
    columns, rows = table
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=mark, lineterminator="\n")
    for row in [columns, *rows]:
        writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().encode()


def _safe(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


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
