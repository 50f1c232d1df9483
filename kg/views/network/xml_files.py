"""The network as GEXF and GraphML."""

from __future__ import annotations

from xml.etree import ElementTree

import networkx as nx

from kg.views.network.flat import Attributes, as_text, column_types, flat

_GEXF = "http://gexf.net/1.3"
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
# Both name their types alike, but for whole numbers.
_TYPES: dict[type, str] = {bool: "boolean", int: "int", float: "double", str: "string"}


def gexf(graph: nx.Graph) -> bytes:
    """GEXF 1.3, as Gephi reads it: names as ids and labels, weights, every attribute with its type."""
    held = flat(graph)
    ElementTree.register_namespace("", _GEXF)
    root = ElementTree.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = "plan-graph"
    about = " ".join(f"{key}={as_text(value)}" for key, value in held.graph.items() if value != "")
    ElementTree.SubElement(meta, "description").text = about
    kind = "directed" if held.is_directed() else "undirected"
    body = ElementTree.SubElement(root, "graph", {"mode": "static", "defaultedgetype": kind})
    columns = {
        "node": column_types(values for _, values in held.nodes(data=True)),
        "edge": column_types(values for *_, values in held.edges(data=True)),
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
            cell = {"for": f"{what}-{key}", "value": as_text(values[key])}
            ElementTree.SubElement(box, "attvalue", cell)


def graphml(graph: nx.Graph) -> bytes:
    """GraphML with every attribute typed; the name is the id, and the attributes name and label too,
    which is where igraph, Cytoscape and Gephi look for it."""
    held = flat(graph)
    for name, values in held.nodes(data=True):
        values |= {"name": name, "label": name}
    root = ElementTree.Element("graphml", {"xmlns": _GRAPHML})
    domains = {
        "graph": column_types([held.graph]),
        "node": column_types(values for _, values in held.nodes(data=True)),
        "edge": column_types(values for *_, values in held.edges(data=True)),
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
        ElementTree.SubElement(parent, "data", {"key": f"{what}-{key}"}).text = as_text(value)


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
