"""A file of comma-separated values (.csv, .tsv) to text: a row a line, its cells joined by a TAB.

The separator is the one of comma, semicolon, TAB and bar by which most rows have equally many cells;
a first line sep=; says it outright, as Excel writes it. Offsets count in the text made here.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from kg.errors import ReadError
from kg.read.limits import check_text
from kg.read.sheet_rows import sheet_lines

_SEPARATORS = ",;\t|"
_LOOKED_AT = 200
_SAID = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)


def csv_text(text: str, name: str) -> str:
    """The rows of the decoded `text`, their lines ended by "\\n".

    Raises ReadError for a cell longer than the csv module reads, or when the result is over a limit.
    """
    said = _SAID.match(text)
    if said:
        rows = _rows(text[said.end() :], said[1], name)
    else:
        tried = (_rows(text, separator, name) for separator in _SEPARATORS)
        rows = max(tried, key=_likeness)
    made = "\n".join(sheet_lines(rows, {}, name))
    check_text(len(made), name)
    return made


def _rows(text: str, separator: str, name: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        # A quotation mark that is not closed, or closed within a cell: here it quotes nothing.
        plain = csv.reader(
            io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE
        )
    try:
        return list(plain)
    except csv.Error as error:
        raise ReadError(
            f"{name}: line {plain.line_num} is no line of comma-separated values ({error}); save the "
            "table anew as .xlsx or .csv."
        ) from error


def _likeness(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """How alike the first rows are: the share of those with the most frequent number of cells, which is
    more than one; then that number."""
    counted = Counter(len(row) for row in rows[:_LOOKED_AT] if any(row))
    cells, often = max(
        ((cells, often) for cells, often in counted.items() if cells > 1),
        key=lambda one: (one[1], one[0]),
        default=(1, 0),
    )
    return often / max(1, counted.total()), cells
