"""The network as tables, and tables as CSV or TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import networkx as nx

from kg.views.network.flat import as_text, column_types, flat

_FORMULA = ("=", "+", "-", "@")

Table = tuple[list[str], list[list[Any]]]


def edge_table(graph: nx.Graph) -> Table:
    """One edge a row, under source, target, type, weight and its other attributes."""
    held = flat(graph)
    kind = "directed" if held.is_directed() else "undirected"
    columns = list(column_types(values for *_, values in held.edges(data=True))) or ["weight"]
    rows = [
        [source, target, kind, *(values.get(key) for key in columns)]
        for source, target, values in held.edges(data=True)
    ]
    return ["source", "target", "type", *columns], rows


def node_table(graph: nx.Graph) -> Table:
    """One body a row, under id and its attributes; measures too where the network bears them."""
    held = flat(graph)
    columns = list(column_types(values for _, values in held.nodes(data=True)))
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
    return as_text(value) if isinstance(value, bool) else value


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
