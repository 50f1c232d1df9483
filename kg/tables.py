"""The tables of data/authority and of a folder of one's own: tab-separated UTF-8, a header line first.

Nothing here knows what a table is about. A folder of one's own may leave columns out, hold tables in
part, and repeat the key of a shipped row to replace it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.errors import TableError

# How many cells from the left make the key of a row, where it is more than the first: one word can
# serve several ends, one body has several states, a function is read in several ways.
KEYS: Mapping[str, int] = MappingProxyType(
    {
        "counties.tsv": 2,
        "events.tsv": 3,
        "figures.tsv": 2,
        "functions.tsv": 2,
        "periods.tsv": 2,
        "speech.tsv": 2,
        "times.tsv": 2,
        "title_forms.tsv": 2,
        "words.tsv": 2,
    }
)


class Row(dict[str, str]):
    """The cells of one row by column, "" where the table leaves the column out; `where` it stands, for
    messages: "…/agencies.tsv, line 7"."""

    __slots__ = ("where",)

    def __init__(self, cells: Mapping[str, str], where: str) -> None:
        super().__init__(cells)
        self.where = where

    def list(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several, parted by ";"."""
        return tuple(part.strip() for part in self[column].split(";") if part.strip())


def rows(table: str, folders: tuple[Path, ...]) -> Iterator[Row]:
    """Rows of `table` over all `folders`, of which the first holds the shipped tables; a later row takes
    the place of the one it shares its key with.

    Raises TableError, with file and line, for a table that is no UTF-8, has columns that the shipped
    one has not, or has a row of more cells than columns.
    """
    merged: dict[tuple[str, ...], Row] = {}
    shipped = _header(folders[0] / table)
    keys = shipped[: KEYS.get(table, 1)]
    for folder in folders:
        path = folder / table
        if not path.is_file():
            continue
        for row in _of_file(path, shipped):
            if row[shipped[0]]:
                merged[tuple(row[name] for name in keys)] = row
    return iter(merged.values())


def _of_file(path: Path, shipped: list[str]) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8.") from error
    reader = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = [name.strip() for name in reader.fieldnames or ()]
    unknown = [name for name in header if name not in shipped]
    if not header or header[0] != shipped[0] or unknown:
        raise TableError(
            f"{path}, line 1: the columns must begin with “{shipped[0]}” and be among "
            f"{', '.join(shipped)}" + (f"; found {', '.join(unknown)}." if unknown else ".")
        )
    for row in reader:
        where = f"{path}, line {reader.line_num}"
        if None in row:
            raise TableError(f"{where}: more cells than the header has columns.")
        cells = {str(key).strip(): (value or "").strip() for key, value in row.items()}
        yield Row(dict.fromkeys(shipped, "") | cells, where)


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return file.readline().rstrip("\n").split("\t")
