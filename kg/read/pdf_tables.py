"""Ruled tables on a page of a PDF file: the grids that its lines draw.

Lines come as strokes, as the sides of rectangles, or as thin filled rectangles. Those that touch make
a grid; where no line parts two fields of the grid, they are one merged cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.read.pdf_page import Char

_NEAR = 2.5
_THIN = 3.0
_SHORTEST = 6.0
_MOST_RULES = 600


class Rule(NamedTuple):
    """A straight line along one axis: where it stands on the other, from where to where it runs."""

    at: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the x of its columns' edges from the left, the y of its rows' from the top, its rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    def holds(self, char: Char) -> bool:
        """Whether the middle of `char` lies in the table."""
        x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
        return self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]

    def surrounds(self, other: Grid) -> bool:
        """Whether `other` lies in this table."""
        return (
            self.xs[0] <= other.xs[0] + _NEAR
            and self.xs[-1] >= other.xs[-1] - _NEAR
            and self.ys[0] >= other.ys[0] - _NEAR
            and self.ys[-1] <= other.ys[-1] + _NEAR
        )

    @property
    def area(self) -> float:
        """In square points: of two tables that hold a character the smaller is the inner one."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[0] - self.ys[-1])

    def field(self, char: Char) -> tuple[int, int]:
        """The row and column of the field of the grid that the middle of `char` lies in."""
        row = sum(y > (char.bottom + char.top) / 2 for y in self.ys[1:-1])
        return row, sum(x < (char.left + char.right) / 2 for x in self.xs[1:-1])

    def merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Each field of the grid → the field at the upper left of the cell that it is part of."""
        tops: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.ys) - 1):
            y = (self.ys[row] + self.ys[row + 1]) / 2
            for column in range(len(self.xs) - 1):
                x = (self.xs[column] + self.xs[column + 1]) / 2
                home = (row, column)
                if row and not _crossed(self.across, self.ys[row], x):
                    home = tops[row - 1, column]
                elif column and not _crossed(self.upright, self.xs[column], y):
                    left = tops[row, column - 1]
                    # Only a field of this row: cells are rectangles.
                    home = left if left[0] == row else home
                tops[row, column] = home
        return tops


def grids(objects: Iterable[Any], raw: Any) -> list[Grid]:
    """The ruled tables that the path objects of a page draw: two columns at least."""
    across: list[Rule] = []
    upright: list[Rule] = []
    for item in objects:
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in _strokes(item, raw):
                if abs(y1 - y0) <= _THIN and abs(x1 - x0) >= _SHORTEST:
                    across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= _THIN and abs(y1 - y0) >= _SHORTEST:
                    upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    rows, columns = _joined(across), _joined(upright)
    if len(rows) + len(columns) > _MOST_RULES:  # a drawing, not a table
        return []
    return list(_grids(rows, columns))


def _strokes(item: Any, raw: Any) -> Iterable[tuple[float, float, float, float]]:
    """The straight pieces of a path in page coordinates; a thin shape is one piece."""
    from ctypes import byref, c_float

    left, bottom, right, top = item.get_bounds()
    if right - left <= _THIN or top - bottom <= _THIN:
        return [(left, bottom, right, top)]
    matrix = item.get_matrix()
    pieces = []
    first = last = (0.0, 0.0)
    x, y = c_float(), c_float()
    count = raw.FPDFPath_CountSegments(item)
    for index in range(min(count, 4 * _MOST_RULES)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            continue
        here = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            pieces.append((*last, *here))
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            pieces.append((*here, *first))
            last = first
    return pieces


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that lie on one another or continue one another, made one."""
    found: list[Rule] = []
    for group in _near(sorted(rules)):
        at = sum(rule.at for rule in group) / len(group)
        begin, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.begin):
            if begin is None or rule.begin > end + _NEAR:
                if begin is not None:
                    found.append(Rule(at, begin, end))
                begin, end = rule.begin, rule.end
            end = max(end, rule.end)
        if begin is not None:
            found.append(Rule(at, begin, end))
    return found


def _near(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _grids(rows: Sequence[Rule], columns: Sequence[Rule]) -> Iterable[Grid]:
    """Groups of rules that touch, as grids, from the top of the page down."""
    parent = list(range(len(rows) + len(columns)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            if (
                row.begin - _NEAR <= column.at <= row.end + _NEAR
                and column.begin - _NEAR <= row.at <= column.end + _NEAR
            ):
                parent[root(i)] = root(len(rows) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, row in enumerate(rows):
        groups.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(columns):
        groups.setdefault(root(len(rows) + j), ([], []))[1].append(column)
    made = []
    for across, upright in groups.values():
        if not across or not upright:
            continue
        xs = _with_ends(_edges(rule.at for rule in upright), across)
        ys = _with_ends(_edges(rule.at for rule in across), upright)[::-1]
        if len(xs) > 2 and len(ys) > 1:
            made.append(Grid(tuple(xs), tuple(ys), tuple(across), tuple(upright)))
    return sorted(made, key=lambda grid: (-grid.ys[0], grid.xs[0]))


def _with_ends(places: list[float], rules: Sequence[Rule]) -> list[float]:
    """`places` and, where the table is open at a side, how far the rules go beyond the last of them."""
    begin, end = min(rule.begin for rule in rules), max(rule.end for rule in rules)
    before = [begin] if places[0] - begin >= _SHORTEST else []
    return [*before, *places, *([end] if end - places[-1] >= _SHORTEST else [])]


def _edges(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _crossed(rules: Iterable[Rule], at: float, point: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.begin <= point <= rule.end for rule in rules)
