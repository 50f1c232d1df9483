"""The network with plain values only, as files can hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

# control characters, halves of surrogate pairs, non-characters
_BAD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Attributes = dict[str, str | int | float | bool]


def flat(graph: nx.Graph) -> nx.Graph:
    """The network with plain values only and no character that a file cannot hold.

    Lists become text: the IRIs of tasks with a space between them, their numbers with 、; a value
    that is missing is left out.
    """
    clean = unique({name: _BAD.sub("\ufffd", name) for name in graph})
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


def unique(names: dict[str, str]) -> dict[str, str]:
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


def column_types(rows: Iterable[Mapping[str, Any]]) -> dict[str, type]:
    """Attribute → its type; a number that is whole in some rows only is a double."""
    found: dict[str, type] = {}
    for row in rows:
        for key, value in row.items():
            found[key] = float if found.get(key) is float else type(value)
    return found


def as_text(value: str | int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
