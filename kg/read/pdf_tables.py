"""Ruled tables on a page of a PDF file: the grid that its lines draw, and the words in each cell.

Lines come as strokes, as the sides of rectangles, or as thin filled rectangles. Those that touch make
a grid; where no line parts two fields of the grid, they are one merged cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.read.rows import Cell, Table

_NEAR = 2.5
_THIN = 3.0
_SHORTEST = 6.0
_MOST_RULES = 600
# What no line is broken in: opening signs, one character or word, closing signs.
_UNIT = re.compile(
    r"[(\[{（〔［｛《〈「『【“‘]*(?:[\w.%-]+|.)?"
    r"[)\]}）〕］｝》〉」』】”’、。，．：；！？,.:;!?%％…—·]*",
    re.ASCII,
)
_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60—…“”]")


class Char(NamedTuple):
    """A character and its box, in points from the lower left; `made_up` by PDFium, so without a box."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    made_up: bool


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

    def lines(self, chars: Sequence[Char], name: str) -> list[str]:
        """The rows of the table, whose characters are `chars`, as text."""
        merged = self._merged()
        words: dict[tuple[int, int], list[Char]] = {}
        home = (0, 0)
        for char in chars:
            if not char.made_up:
                row = sum(y > (char.bottom + char.top) / 2 for y in self.ys[1:-1])
                column = sum(x < (char.left + char.right) / 2 for x in self.xs[1:-1])
                home = merged[row, column]
            words.setdefault(home, []).append(char)
        table = Table(name)
        for row in range(len(self.ys) - 1):
            cells = []
            for column in range(len(self.xs) - 1):
                if merged[row, column] == (row, column):
                    reach = [place for place, top in merged.items() if top == (row, column)]
                    right = max(place[1] for place in reach)
                    down = max(place[0] for place in reach)
                    said = _wrapped(
                        words.get((row, column), ()), self.xs[column], self.xs[right + 1]
                    )
                    cells.append(Cell(said, right - column + 1, down - row + 1))
            if cells:
                table.add(cells)
        return table.lines

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
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
        xs = _edges(rule.at for rule in upright)
        ys = _edges(rule.at for rule in across)[::-1]
        if len(xs) > 2 and len(ys) > 1:
            made.append(Grid(tuple(xs), tuple(ys), tuple(across), tuple(upright)))
    return sorted(made, key=lambda grid: (-grid.ys[0], grid.xs[0]))


def _edges(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _crossed(rules: Iterable[Rule], at: float, point: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.begin <= point <= rule.end for rule in rules)


def _wrapped(chars: Sequence[Char], left: float, right: float) -> list[str]:
    """The lines of the cell from `left` to `right`, those that only its edge broke put together again."""
    lines: list[list[Char]] = []
    for char in chars:
        if char.made_up:
            if lines and char.sign == " ":
                lines[-1].append(char)
            continue
        if lines:
            before = next((c for c in reversed(lines[-1]) if not c.made_up), None)
            height = char.top - char.bottom
            if before is not None and abs(before.bottom - char.bottom) < 0.6 * height:
                lines[-1].append(char)
                continue
        lines.append([char])
    said: list[str] = []
    room = 0.0
    edge = min((char.left for char in chars if not char.made_up), default=left)
    for line in lines:
        words = "".join(char.sign for char in line).strip()
        solid = [char for char in line if not char.made_up and char.sign.strip()]
        if not words or not solid:
            continue
        # A break is the cell's own doing when what comes next had no room before it. The padding on
        # the right is taken to be that on the left.
        if said and room < _first_unit(solid) + 0.5:
            wide = _WIDE.match(said[-1][-1]) or _WIDE.match(words[0])
            said[-1] += words if wide else f" {words}"
        else:
            said.append(words)
        room = right - (edge - left) - max(char.right for char in solid)
    return said


def _first_unit(line: Sequence[Char]) -> float:
    """The width of what stands unbreakable at the begin of `line`."""
    unit = _UNIT.match("".join(char.sign for char in line))
    last = line[max(0, min(len(line), unit.end() if unit else 1) - 1)]
    return last.right - line[0].left
