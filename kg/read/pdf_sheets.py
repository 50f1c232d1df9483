"""A ruled table of a PDF file as rows, and a table that goes on over pages.

A row that a page end cut goes on in its cells; what stands again at the top of the next page, the
header, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.read.pdf_cells import Words, cell_lines, put_together
from kg.read.pdf_page import Char
from kg.read.pdf_tables import Grid
from kg.read.rows import Cell, Table

_NEAR = 4.0
_MOST_HEADER_ROWS = 3
_FRAME = 0.8
_SENTENCE_END = "。！？；.!?;"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell at the upper left of the `columns` and `rows` that it reaches over."""

    column: int
    columns: int
    rows: int
    lines: tuple[Words, ...] = ()
    continues: bool = False

    @property
    def words(self) -> str:
        return "\n".join(line.words for line in self.lines)


SheetRow = tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A ruled table as read: the x of its columns' edges, the y of its top and bottom, and its rows."""

    xs: tuple[float, ...]
    ends: tuple[float, float]
    rows: tuple[SheetRow, ...]

    def lines(self, name: str) -> list[str]:
        """The rows as text. Raises ReadError, naming the file `name`, when they grow over a limit."""
        table = Table(name)
        for row in self.rows:
            table.add(
                [
                    Cell(
                        [line.words for line in cell.lines],
                        cell.columns,
                        cell.rows,
                        cell.continues,
                    )
                    for cell in row
                ]
            )
        return table.lines


def holds_table(grid: Grid, chars: Iterable[Char]) -> bool:
    """Whether the cells that `chars` fill make a table: two in some row, or one that is a part of the width
    only. A grid whose every row is one wide cell frames a page."""
    merged = grid.merged()
    fields = {grid.field(char) for char in chars if not char.made_up and char.sign.strip()}
    filled = {merged[field] for field in fields}
    if len({row for row, _ in filled}) < len(filled):
        return True
    width = grid.xs[-1] - grid.xs[0]
    for home in filled:
        columns = [column for (_, column), top in merged.items() if top == home]
        if grid.xs[max(columns) + 1] - grid.xs[min(columns)] < _FRAME * width:
            return True
    return False


def sheet(grid: Grid, chars: Iterable[Char]) -> Sheet:
    """The table that `chars` stand in."""
    merged = grid.merged()
    words: dict[tuple[int, int], list[Char]] = {}
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), home in merged.items():
        right, down = reach.get(home, home)
        reach[home] = max(right, row), max(down, column)
    home = (0, 0)
    for char in chars:
        if not char.made_up:
            home = merged[grid.field(char)]
        words.setdefault(home, []).append(char)
    # A row of the grid in which no cell begins is none of the table's.
    tops = sorted({row for row, _ in reach})
    rows: dict[int, list[SheetCell]] = {row: [] for row in tops}
    for (row, column), (last_row, last_column) in sorted(reach.items()):
        lines = cell_lines(words.get((row, column), ()), grid.xs[column], grid.xs[last_column + 1])
        down = sum(row <= top <= last_row for top in tops)
        rows[row].append(SheetCell(column, last_column - column + 1, down, tuple(lines)))
    ends = (grid.ys[0], grid.ys[-1])
    return Sheet(grid.xs, ends, tuple(tuple(row) for row in rows.values()))


def continued(above: Sheet, below: Sheet) -> Sheet | None:
    """One table of `above`, at the end of a page, and `below`, at the begin of the next; None where the
    columns differ."""
    same = len(above.xs) == len(below.xs) and all(
        abs(a - b) <= _NEAR for a, b in zip(above.xs, below.xs, strict=True)
    )
    if not same:
        return None
    rest = list(below.rows)
    if _says(rest[0]) == _says(above.rows[0]):
        for row in above.rows[: min(_MOST_HEADER_ROWS, len(rest))]:
            if _says(rest[0]) != _says(row):
                break
            rest.pop(0)
            if not rest:
                return above
    last, first = above.rows[-1], rest[0]
    if _is_cut(last, first):
        return replace(above, rows=(*above.rows[:-1], _mended(last, first), *rest[1:]))
    # A merged cell that the page end cut has no words of its own on the next page.
    open_columns = _reaching_down(above.rows)
    head = tuple(
        replace(cell, continues=cell.column in open_columns and not cell.lines) for cell in first
    )
    return replace(above, rows=(*above.rows, head, *rest[1:]))


def _says(row: SheetRow) -> list[tuple[int, str]]:
    return [(cell.column, cell.words) for cell in row if cell.lines]


def _reaching_down(rows: Sequence[SheetRow]) -> set[int]:
    """Columns whose cell in the last of `rows` stands in rows above it, too."""
    count = len(rows)
    return {
        cell.column
        for at, row in enumerate(rows)
        for cell in row
        if cell.rows > 1 and at + cell.rows >= count
    }


def _is_cut(last: SheetRow, first: SheetRow) -> bool:
    """Whether `first` says the rest of the row `last`: a cell that both fill goes on, where the words above
    reached the edge of their column in no finished sentence; some cell only one of them fills, since
    it was shorter, or stood in the middle of the whole row; the numbers in front are not two."""
    above = {cell.column: cell for cell in last if cell.lines}
    below = {cell.column: cell for cell in first if cell.lines}
    both = above.keys() & below.keys()
    if above.keys() == below.keys() or 0 in both or not above or not below:
        return False
    # A heading across the table is no row that goes on.
    if not both and any(cell.columns > 1 for cell in above.values()):
        return False
    return all(_goes_on(above[at].lines[-1], below[at].lines[0]) for at in both)


def _goes_on(line: Words, following: Words) -> bool:
    return line.room < following.unit + 0.5 and line.words[-1] not in _SENTENCE_END


def _mended(last: SheetRow, first: SheetRow) -> SheetRow:
    rest = {cell.column: cell.lines for cell in first}
    return tuple(
        replace(cell, lines=tuple(put_together((*cell.lines, *rest.get(cell.column, ())))))
        for cell in last
    )
