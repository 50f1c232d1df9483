"""Tables to text: one line per row, cells joined by a TAB.

A cell that reaches over several columns stands in the first of them, the others stay empty: a
heading across a table is one cell. A cell that reaches over several rows stands in each of them: a
row keeps its task, whatever was merged. Line breaks inside a cell become a space, TABs too.

Tables also lay out pages, so a row is a row only while its cells are short; a row with one cell, or
with a cell that holds a table, more than MAX_CELL_LINES lines or MAX_CELL characters, gives the
lines of its cells one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.read.limits import check_text

MAX_CELL_LINES = 30
MAX_CELL = 3000
MAX_COLUMNS = 1000
_TO_THE_END = 1 << 30
_BLANK = re.compile(r"[\t\n\r\v\f ]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, the columns and rows it reaches over, and whether it repeats the one above.

    `holds_table`: a table stands in it, so that it lays out a page. `rows` = 0 is "to the end".
    """

    lines: Sequence[str]
    columns: int = 1
    rows: int = 1
    continues: bool = False
    holds_table: bool = False

    @property
    def is_layout(self) -> bool:
        """Whether the cell is a piece of a page rather than of a table."""
        return (
            self.holds_table
            or len(self.lines) > MAX_CELL_LINES
            or sum(map(len, self.lines)) > MAX_CELL
        )


@dataclass(slots=True)
class Table:
    """Rows as they come, each turned into lines at once; `name` is for errors. `lays_out_pages`: it may be
    one that lays out a page; a spreadsheet never does."""

    name: str
    lays_out_pages: bool = True
    lines: list[str] = field(default_factory=list)
    # By column: what still reaches down, its width and the rows left; and the words of the row above.
    _open: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    _above: dict[int, str] = field(default_factory=dict)
    _length: int = 0

    @property
    def goes_on(self) -> bool:
        """Whether a cell of the rows so far reaches into the next."""
        return bool(self._open)

    def add(self, cells: Sequence[Cell]) -> None:
        """Add the next row. Raises ReadError when the table grows over limits.MAX_TEXT."""
        layout = self.lays_out_pages and any(cell.is_layout for cell in cells)
        if layout or (len(cells) == 1 and not self._open):
            self._above = {}
            self._open = _aged(self._open)
            self._extend(line for cell in cells for line in cell.lines)
            return
        words = self._placed(cells)
        if any(words):
            self._extend(["\t".join(words)])

    def _placed(self, cells: Sequence[Cell]) -> list[str]:
        words: list[str] = []
        row: dict[int, str] = {}
        opened: dict[int, tuple[str, int, int]] = {}
        for cell in cells:
            self._carry(words, row)
            at = len(words)
            columns = max(1, min(cell.columns, MAX_COLUMNS))
            said = _BLANK.sub(" ", " ".join(cell.lines)).strip()
            if cell.continues:
                said = self._above.get(at, said)
            words.extend([said, *[""] * (columns - 1)])
            row[at] = said
            if cell.rows != 1:
                opened[at] = (said, columns, cell.rows - 1 if cell.rows > 0 else _TO_THE_END)
        self._carry(words, row)
        self._above = row
        self._open = {**_aged(self._open), **opened}
        return words

    def _carry(self, words: list[str], row: dict[int, str]) -> None:
        """Put in the cells from rows above that reach into this one at the next columns."""
        while len(words) in self._open:
            said, columns, _ = self._open[len(words)]
            row[len(words)] = said
            words.extend([said, *[""] * (columns - 1)])

    def _extend(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.lines.append(line)
            self._length += len(line) + 1
        check_text(self._length, self.name)


def _aged(spans: dict[int, tuple[str, int, int]]) -> dict[int, tuple[str, int, int]]:
    return {
        at: (said, columns, left - 1) for at, (said, columns, left) in spans.items() if left > 1
    }
