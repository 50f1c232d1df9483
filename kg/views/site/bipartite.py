"""Where instruments and the bodies that lead on them stand in a drawing of two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROW = 19
LEFT, RIGHT = 340, 600  # where the lines begin and end
WIDTH = 800
TOP = 14
_LABEL = {"left": 26, "right": 15}  # characters of a label, each as wide as it is high
MOST = 150  # instruments drawn; the table beside holds all

Line = tuple[str, str, str]  # instrument, body, role


@dataclass(frozen=True, slots=True)
class Node:
    """A name in one of the columns; `label` is `name`, shortened when it is long."""

    name: str
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line; `path` is what SVG draws."""

    law: str
    body: str
    role: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture; `left_out` instruments did not find room."""

    laws: tuple[Node, ...]
    bodies: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: float
    left_out: int


def draw(laws: Sequence[str], lines: Sequence[Line]) -> Drawing:
    """Place `laws` in the order given, bodies beside the instruments they lead on.

    Instruments without a line are not drawn. The same lines give the same drawing.
    """
    used = {law for law, _, _ in lines}
    every = [law for law in laws if law in used]
    shown = every[:MOST]
    place = {law: number for number, law in enumerate(shown)}
    kept = sorted(
        {line for line in lines if line[0] in place}, key=lambda one: (place[one[0]], one)
    )
    touched: dict[str, list[int]] = {}
    for law, body, _ in kept:
        touched.setdefault(body, []).append(place[law])
    bodies = sorted(touched, key=lambda one: (sum(touched[one]) / len(touched[one]), one))
    rows = max(len(shown), len(bodies), 1)
    left = _column(shown, rows, "left")
    right = _column(bodies, rows, "right")
    y = {("left", one.name): one.y for one in left} | {("right", one.name): one.y for one in right}
    edges = []
    middle = (LEFT + RIGHT) / 2
    for law, body, role in kept:
        a, b = y["left", law], y["right", body]
        path = f"M{LEFT} {a:g}C{middle:g} {a:g} {middle:g} {b:g} {RIGHT} {b:g}"
        edges.append(Edge(law, body, role, path, LEFT, a))
    return Drawing(left, right, tuple(edges), rows * ROW + 2 * TOP, len(every) - len(shown))


def _column(names: Sequence[str], rows: int, side: str) -> tuple[Node, ...]:
    """The names spread evenly over the height of `rows`."""
    step = rows / max(len(names), 1) * ROW
    longest = _LABEL[side]
    return tuple(
        Node(
            name,
            name if len(name) <= longest else name[: longest - 1] + "…",
            round(TOP + step * (number + 0.5), 1),
        )
        for number, name in enumerate(names)
    )
