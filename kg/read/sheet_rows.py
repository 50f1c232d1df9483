"""The rows of a spreadsheet to text, as kg.read.rows writes tables.

What stands alone in a row above the first row with two cells, or above such a row behind a blank
one, is the title of a table or a note: words of a line, no cell of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.errors import ReadError
from kg.read.rows import MAX_COLUMNS, Cell, Table

Place = tuple[int, int]


def sheet_lines(
    rows: Iterable[Sequence[str]], merged: Mapping[Place, Place], name: str
) -> list[str]:
    """The lines of `rows`, whose cells are words; `merged` says of the upper left one of merged cells
    (row, column, from 0) over how many rows and columns it reaches.

    Raises ReadError when the sheet is wider than kg.read.rows.MAX_COLUMNS or its text over a limit.
    """
    table = Table(name, lays_out_pages=False)
    begin: dict[int, list[tuple[int, Place]]] = {}
    for (first, column), reach in merged.items():
        begin.setdefault(first, []).append((column, reach))
    # By column: the last row that a merged cell above reaches.
    until: dict[int, int] = {}
    begun = False
    for at, row in enumerate(rows):
        if len(row) > MAX_COLUMNS and any(words.strip() for words in row[MAX_COLUMNS:]):
            raise ReadError(
                f"{name}: row {at + 1} has words right of column {MAX_COLUMNS:,}, the last that is "
                "read; split the sheet."
            )
        here = dict(begin.get(at, ()))
        for column, (down, across) in here.items():
            until.update(
                dict.fromkeys(range(column, min(column + across, MAX_COLUMNS)), at + down - 1)
            )
        filled = [words for words in row if words.strip()]
        if len(filled) < 2 and not begun:
            table.add([Cell(filled[0].splitlines() if filled else [])])
            continue
        begun = bool(filled) or table.goes_on
        table.add(
            [
                Cell(words.splitlines(), across, down)
                for column, words in enumerate(row[:MAX_COLUMNS])
                if column in here or until.get(column, -1) < at
                for down, across in (here.get(column, (1, 1)),)
            ]
        )
    return _narrow(table.lines)


def _narrow(lines: Sequence[str]) -> list[str]:
    """`lines` without the columns at the right that are blank in all of them."""
    width = max((len(line.rstrip("\t").split("\t")) for line in lines), default=1)
    return ["\t".join(line.split("\t")[:width]) if "\t" in line else line for line in lines]
