"""The tables of `kg network` for people to read."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from kg.cli.terminal import emit, show

if TYPE_CHECKING:
    import networkx as nx

# Columns of the table for people, and short headings that leave room for the names.
_BODY = ("kind", "tasks", "alone", "leads", "takes_part")
_SHORT = {"in_degree": "in", "out_degree": "out", "in_strength": "in", "out_strength": "out"}


def print_network(options: Namespace, network: nx.Graph, form: str, table: str) -> None:
    """A table for people to read."""
    from kg.views.network.tables import matrix_table

    if table == "matrix":
        columns, rows = matrix_table(network)
        emit(columns, rows, form)
    elif table == "edges":
        heaviest = sorted(
            network.edges(data=True), key=lambda edge: (-edge[2]["weight"], edge[0], edge[1])
        )
        ends = ("lead", "participant") if options.relation == "lead" else ("agency", "partner")
        emit(
            (*ends, "tasks", "numbers"),
            [
                [left, right, facts["weight"], "、".join(facts["numbers"])]
                for left, right, facts in heaviest
            ],
            form,
        )
    else:
        _print_bodies(options, network, form)


def _print_bodies(options: Namespace, network: nx.Graph, form: str) -> None:
    by_tasks = sorted(network.nodes(data=True), key=lambda node: (-node[1]["tasks"], node[0]))
    columns: tuple[str, ...] = _BODY
    if options.measures:
        from kg.views.network.measures import MEASURES, of_network

        whole = of_network(network)
        emit(tuple(whole), [[_short(value) for value in whole.values()]], form)
        show()
        held = {key for _, facts in by_tasks for key in facts}
        columns = tuple(one.code for one in MEASURES if one.code in held)
    emit(
        ("agency", *(_SHORT.get(key, key) for key in columns)),
        [[name, *(_short(facts[key]) for key in columns)] for name, facts in by_tasks],
        form,
    )


def _short(value: Any) -> str:
    """A value for people: three digits behind the point, nothing for what has no value."""
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)
