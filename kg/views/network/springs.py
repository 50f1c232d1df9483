"""A spring layout without chance: Fruchterman and Reingold's, in the unit square.

Written out rather than taken from networkx, whose layouts need numpy and scipy. Only additions,
products, quotients and square roots are used, which IEEE 754 rounds alike everywhere: the same
graph gives the same places on every machine.
"""

from __future__ import annotations

import math

import networkx as nx

_STEPS = 400
# Beyond so many nodes each is pushed by the middles of near cells instead of by every other.
_MANY = 120
_AROUND = [(c, r) for c in range(-2, 3) for r in range(-2, 3) if c or r]


def springs(graph: nx.Graph, names: list[str]) -> dict[str, tuple[float, float]]:
    """Fruchterman and Reingold's springs; places are scaled to the unit square.

    With many nodes repulsion is felt from near cells only, so that a step costs in proportion to
    nodes and edges rather than to the square of the nodes.
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
    ties: dict[tuple[int, int], float] = {}
    for source, target, weight in graph.edges(data="weight"):
        a, b = sorted((index[source], index[target]))
        ties[a, b] = ties.get((a, b), 0) + weight
    pulls = [(a, b, math.sqrt(weight)) for (a, b), weight in sorted(ties.items())]
    ideal = 0.9 / math.sqrt(count)
    steps = _STEPS if count <= 100 else max(60, _STEPS * 100 // count)
    for step in range(steps):
        dx, dy = (_push_each if count <= _MANY else _push_cells)(xs, ys, ideal)
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


def _push_each(xs: list[float], ys: list[float], ideal: float) -> tuple[list[float], list[float]]:
    """What every two nodes push each other by: the square of the ideal length over the distance."""
    count, strength = len(xs), ideal * ideal
    dx, dy = [0.0] * count, [0.0] * count
    for a in range(count):
        for b in range(a + 1, count):
            x, y = xs[a] - xs[b], ys[a] - ys[b]
            push = strength / (x * x + y * y + 1e-9)
            dx[a] += x * push
            dy[a] += y * push
            dx[b] -= x * push
            dy[b] -= y * push
    return dx, dy


def _push_cells(xs: list[float], ys: list[float], ideal: float) -> tuple[list[float], list[float]]:
    """The same for many nodes, roughly: each is pushed by the middles of the cells around it."""
    count, strength = len(xs), ideal * ideal
    dx, dy = [0.0] * count, [0.0] * count
    cells: dict[tuple[int, int], list[int]] = {}
    for i in range(count):
        cells.setdefault((int(xs[i] // ideal), int(ys[i] // ideal)), []).append(i)
    sums = {
        cell: (len(held), sum(xs[i] for i in held), sum(ys[i] for i in held))
        for cell, held in cells.items()
    }
    for (column, row), held in cells.items():
        near = [
            (mass, x / mass, y / mass)
            for cell in _AROUND
            if (found := sums.get((column + cell[0], row + cell[1])))
            for mass, x, y in [found]
        ]
        mass, sum_x, sum_y = sums[column, row]
        for i in held:
            x_here, y_here = xs[i], ys[i]
            gx = gy = 0.0
            if mass > 1:
                # The node itself is no part of what pushes it.
                x = x_here - (sum_x - x_here) / (mass - 1)
                y = y_here - (sum_y - y_here) / (mass - 1)
                push = strength * (mass - 1) / (x * x + y * y + 1e-9)
                gx, gy = x * push, y * push
            for weight, middle_x, middle_y in near:
                x, y = x_here - middle_x, y_here - middle_y
                push = strength * weight / (x * x + y * y + 1e-9)
                gx += x * push
                gy += y * push
            dx[i], dy[i] = gx, gy
    return dx, dy


def _halton(index: int, base: int) -> float:
    """The `index`-th number of van der Corput's evenly spread sequence in (0, 1)."""
    result, part = 0.0, 1.0
    while index:
        part /= base
        result += part * (index % base)
        index //= base
    return result


def _spread(values: list[float]) -> list[float]:
    """Scale to 0…1, more than halfway to even spacing by rank: dense middles get room."""
    low, high = min(values), max(values)
    if high - low < 1e-9:
        return [0.5] * len(values)
    order = sorted(range(len(values)), key=lambda i: (values[i], i))
    rank = {i: place / (len(values) - 1) for place, i in enumerate(order)}
    return [0.4 * (v - low) / (high - low) + 0.6 * rank[i] for i, v in enumerate(values)]
