"""Where the bodies of a network stand: a spring layout without chance, and room for every label.

Written out rather than taken from networkx, whose layouts need numpy and scipy. Only additions,
products, quotients and square roots are used, which IEEE 754 rounds alike everywhere: the same
graph gives the same picture on every machine.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field

import networkx as nx

FONT = 13.0
GAP = 8.0
WIDE = (960.0, 680.0)
TALL = (560.0, 800.0)
_LINE = 22.0
_ROW = 64.0
_STEPS = 400
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The drawn extent of one node in picture units; `up` and `down` reach from the node's centre
    to the top of its mark and the bottom of its label, `half` is half the wider of both."""

    radius: float
    half: float
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Centres and shapes by node name, in units of one pixel at scale 1; y grows downwards."""

    width: float
    height: float
    places: dict[str, tuple[float, float]] = field(repr=False)
    shapes: dict[str, Shape] = field(repr=False)


def text_width(text: str, font: float = FONT) -> float:
    """Width of `text`: one font size for a wide or full-width character, 0.62 of it for others."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return font * (wide + 0.62 * (len(text) - wide))


def carried(node: dict[str, int]) -> int:
    """Tasks a body answers for first: those it leads and those it carries alone."""
    return node["alone"] + node["leads"]


def shape(name: str, node: dict[str, int]) -> Shape:
    """The shape of a node: a disc that grows with `carried`, or a box around a group's name."""
    half_text = text_width(name) / 2
    if node["group"]:
        return Shape(0.0, half_text + 8, FONT / 2 + 7, FONT / 2 + 7)
    radius = math.sqrt(22 + 13.5 * carried(node))
    return Shape(radius, max(half_text, radius) + 2, radius, radius + FONT + 8)


def arrange(graph: nx.Graph, *sizes: tuple[float, float]) -> list[Picture]:
    """Place every node so that no marks or labels overlap and none leaves the picture.

    One picture for each of `sizes` (width, height), `WIDE` if none is given. Bodies without an edge
    stand in rows at the bottom, by name. A picture grows from the size given, in the same
    proportion, until everything fits.
    """
    shapes = {name: shape(name, node) for name, node in sorted(graph.nodes(data=True))}
    linked = sorted((n for n in shapes if graph.degree(n)), key=lambda n: (-_strength(graph, n), n))
    springs = _springs(graph, linked)
    return [_fit(graph, shapes, springs, *size) for size in sizes or (WIDE,)]


def _fit(
    graph: nx.Graph,
    shapes: dict[str, Shape],
    springs: dict[str, tuple[float, float]],
    width: float,
    height: float,
) -> Picture:
    ties = {(a, b) for edge in graph.edges() for a, b in (edge, edge[::-1])}
    area = sum(2 * s.half * (s.up + s.down) for s in shapes.values())
    grow = max(1.0, math.sqrt(area / (0.3 * width * height)))
    while True:
        wide, high = width * grow, height * grow
        rows = _rows([n for n in shapes if not graph.degree(n)], shapes, wide)
        floor = high - _ROW * len(rows)
        places = {
            name: _clamp(
                (x * wide * 0.96 + wide * 0.02, y * floor * 0.96 + floor * 0.02),
                shapes[name],
                wide,
                floor,
            )
            for name, (x, y) in springs.items()
        }
        if floor > 0 and _part(places, shapes, ties, wide, floor):
            break
        grow *= 1.08
    for number, row in enumerate(rows):
        left = (wide - sum(2 * shapes[n].half + 4 * GAP for n in row)) / 2
        for name in row:
            left += shapes[name].half + 2 * GAP
            places[name] = (left, floor + _ROW * number + 26)
            left += shapes[name].half + 2 * GAP
    rounded = {name: (round(places[name][0], 1), round(places[name][1], 1)) for name in shapes}
    return Picture(round(wide, 1), round(high, 1), rounded, shapes)


def _strength(graph: nx.Graph, name: str) -> int:
    return int(graph.degree(name, weight="weight"))


def _halton(index: int, base: int) -> float:
    """The `index`-th number of van der Corput's evenly spread sequence in (0, 1)."""
    result, part = 0.0, 1.0
    while index:
        part /= base
        result += part * (index % base)
        index //= base
    return result


def _springs(graph: nx.Graph, names: list[str]) -> dict[str, tuple[float, float]]:
    """Fruchterman and Reingold's springs; places are scaled to the unit square.

    Repulsion beyond `_NEAR` ideal lengths is left out once there are many nodes, so that a step
    costs in proportion to nodes and edges rather than to the square of the nodes.
    """
    count = len(names)
    if not count:
        return {}
    index = {name: i for i, name in enumerate(names)}
    # The strongest bodies start in the middle: hubs pushed to a rim rarely find their way back.
    spots = sorted(
        ((_halton(i + 1, 2), _halton(i + 1, 3)) for i in range(count)),
        key=lambda p: ((p[0] - 0.5) * (p[0] - 0.5) + (p[1] - 0.5) * (p[1] - 0.5), p),
    )
    xs, ys = [p[0] for p in spots], [p[1] for p in spots]
    ties: dict[tuple[int, int], int] = {}
    for source, target, weight in graph.edges(data="weight"):
        a, b = sorted((index[source], index[target]))
        ties[a, b] = ties.get((a, b), 0) + weight
    pulls = [(a, b, math.sqrt(weight)) for (a, b), weight in sorted(ties.items())]
    ideal = 0.9 / math.sqrt(count)
    steps = _STEPS if count <= 100 else max(60, _STEPS * 100 // count)
    for step in range(steps):
        dx, dy = [0.0] * count, [0.0] * count
        for a, b in _neighbours(xs, ys, ideal * _NEAR):
            x, y = xs[a] - xs[b], ys[a] - ys[b]
            square = x * x + y * y + 1e-9
            push = ideal * ideal / square
            dx[a] += x * push
            dy[a] += y * push
            dx[b] -= x * push
            dy[b] -= y * push
        for a, b, weight in pulls:
            x, y = xs[a] - xs[b], ys[a] - ys[b]
            pull = math.sqrt(x * x + y * y) / ideal * weight * 0.35
            dx[a] -= x * pull
            dy[a] -= y * pull
            dx[b] += x * pull
            dy[b] += y * pull
        heat = 0.1 * (1 - step / steps) + 0.001
        for i in range(count):
            gx, gy = dx[i] + (0.5 - xs[i]) * 0.6, dy[i] + (0.5 - ys[i]) * 0.6
            far = math.sqrt(gx * gx + gy * gy) + 1e-9
            move = min(far, heat) / far
            xs[i] += gx * move
            ys[i] += gy * move
    return dict(zip(names, zip(_spread(xs), _spread(ys), strict=True), strict=True))


def _spread(values: list[float]) -> list[float]:
    """Scale to 0…1, more than halfway to even spacing by rank: dense middles get room."""
    low, high = min(values), max(values)
    if high - low < 1e-9:
        return [0.5] * len(values)
    order = sorted(range(len(values)), key=lambda i: (values[i], i))
    rank = {i: place / (len(values) - 1) for place, i in enumerate(order)}
    return [0.4 * (v - low) / (high - low) + 0.6 * rank[i] for i, v in enumerate(values)]


def _neighbours(xs: list[float], ys: list[float], reach: float) -> list[tuple[int, int]]:
    count = len(xs)
    if count <= 120:
        return [(a, b) for a in range(count) for b in range(a + 1, count)]
    cells: dict[tuple[int, int], list[int]] = {}
    for i in range(count):
        cells.setdefault((int(xs[i] // reach), int(ys[i] // reach)), []).append(i)
    pairs = []
    for (column, row), members in cells.items():
        for other in ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)):
            for b in cells.get((column + other[0], row + other[1]), ()):
                pairs += [(a, b) for a in members if other != (0, 0) or a < b]
    return pairs


def _rows(names: list[str], shapes: dict[str, Shape], width: float) -> list[list[str]]:
    rows: list[list[str]] = []
    left = width
    for name in names:
        need = 2 * shapes[name].half + 4 * GAP
        if left + need > width:
            rows.append([])
            left = 0.0
        rows[-1].append(name)
        left += need
    return rows


def _clamp(
    place: tuple[float, float], box: Shape, width: float, height: float
) -> tuple[float, float]:
    x = min(max(place[0], box.half + GAP), width - box.half - GAP)
    return x, min(max(place[1], box.up + GAP), height - box.down - GAP)


def _part(
    places: dict[str, tuple[float, float]],
    shapes: dict[str, Shape],
    ties: set[tuple[str, str]],
    width: float,
    height: float,
) -> bool:
    """Push overlapping nodes apart, along the axis that needs less; say whether all came free.

    Nodes that share an edge and stand one above the other keep room for it to be seen.
    """
    for _ in range(400):
        clear = True
        names = sorted(places, key=lambda n: (places[n][1] - shapes[n].up, n))
        for i, a in enumerate(names):
            for b in names[i + 1 :]:
                (ax, ay), (bx, by) = places[a], places[b]
                over_x = shapes[a].half + shapes[b].half + GAP - abs(ax - bx)
                reach = shapes[a].down + shapes[b].up if ay <= by else shapes[b].down + shapes[a].up
                over_y = reach + (_LINE if (a, b) in ties else GAP) - abs(ay - by)
                if over_x <= 0.05 or over_y <= 0.05:
                    # The list is sorted by upper edges as they were: far below means all below.
                    if by - shapes[b].up > ay + shapes[a].down + 60:
                        break
                    continue
                clear = False
                x = over_x / 2 * (1 if (ax, a) < (bx, b) else -1) if over_x < over_y else 0.0
                y = over_y / 2 * (1 if (ay, a) < (by, b) else -1) if over_x >= over_y else 0.0
                places[a] = _clamp((ax - x, ay - y), shapes[a], width, height)
                places[b] = _clamp((bx + x, by + y), shapes[b], width, height)
        if clear:
            return True
    return False
