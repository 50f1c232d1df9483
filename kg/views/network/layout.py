"""Where the bodies of a network stand, with room for every label: the same graph, the same picture."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field

import networkx as nx

from kg.views.network.springs import springs

FONT = 13.0
GAP = 8.0
WIDE = (1080.0, 740.0)
SQUARE = (770.0, 690.0)
TALL = (420.0, 600.0)
_LINE = 22.0
_ROW = 64.0
# Beyond so many bodies pushing apart takes too long, and each is set down in the nearest free spot.
MANY = 120
_GRAIN = 14.0
_REACH = 60


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
    spots = springs(graph, linked)
    return [_fit(graph, shapes, spots, *size) for size in sizes or (WIDE,)]


def _fit(
    graph: nx.Graph,
    shapes: dict[str, Shape],
    spots: dict[str, tuple[float, float]],
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
            for name, (x, y) in spots.items()
        }
        apart = _part if len(places) <= MANY else _set_down
        if floor > 0 and apart(places, shapes, ties, wide, floor):
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


def _set_down(
    places: dict[str, tuple[float, float]],
    shapes: dict[str, Shape],
    ties: set[tuple[str, str]],
    width: float,
    height: float,
) -> bool:
    """Set each node down in the free spot nearest to where it should stand, the largest first.

    Says whether all found one. Time grows with the nodes, not with their square; `ties` get no room
    of their own.
    """
    del ties
    cell = max(max(2 * s.half, s.up + s.down) for s in shapes.values()) + GAP
    taken: dict[tuple[int, int], list[tuple[float, float, Shape]]] = {}
    steps = _offsets()
    # From the middle outwards within a size, so that the dense middle stays together.
    order = sorted(places, key=lambda n: (-shapes[n].radius, n))
    for name in order:
        box, wanted = shapes[name], places[name]
        for dx, dy in steps:
            x, y = wanted[0] + dx, wanted[1] + dy
            spot = _clamp((x, y), box, width, height)
            if (dx or dy) and spot != (x, y):
                continue
            if not _crowded(spot, box, taken, cell):
                places[name] = spot
                key = int(spot[0] // cell), int(spot[1] // cell)
                taken.setdefault(key, []).append((*spot, box))
                break
        else:
            return False
    return True


def _crowded(
    spot: tuple[float, float],
    box: Shape,
    taken: dict[tuple[int, int], list[tuple[float, float, Shape]]],
    cell: float,
) -> bool:
    """Whether a node at `spot` would touch one that stands already, which only near cells can hold."""
    column, row = int(spot[0] // cell), int(spot[1] // cell)
    side, (here_x, here_y) = box.half + GAP, spot
    for key in (
        (column, row), (column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1),
        (column - 1, row - 1), (column + 1, row - 1), (column - 1, row + 1), (column + 1, row + 1),
    ):  # fmt: skip
        for x, y, held in taken.get(key, ()):
            if abs(here_x - x) < side + held.half:
                reach = held.down + box.up if y <= here_y else box.down + held.up
                if abs(here_y - y) < reach + GAP:
                    return True
    return False


def _offsets() -> list[tuple[float, float]]:
    """Steps away from a place, nearest first; a step aside counts less, for names lie flat."""
    every = [
        (column, row)
        for column in range(-_REACH, _REACH + 1)
        for row in range(-_REACH, _REACH + 1)
        if column * column + 4 * row * row <= _REACH * _REACH
    ]
    every.sort(key=lambda o: (o[0] * o[0] + 4 * o[1] * o[1], o))
    return [(column * _GRAIN, row * _GRAIN) for column, row in every]
