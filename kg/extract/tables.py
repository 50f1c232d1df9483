"""Tables of tasks: lines of cells parted by a TAB under a header line that names the columns.

The words of a header are rows of data/authority/columns.tsv. Readers turn the tables of HTML and
Word into such lines; tables pasted as text come that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.lexicon import Lexicon, alternatives
from kg.extract.numbers import printed_number
from kg.extract.outline import heading_label
from kg.extract.text import Text

_LONGEST_HEADER = 30
_LONGEST_HEADING = 80
_MOST_COLUMNS = 40
_DUTIES = ("lead", "participant", "joint")
_BRACKETS = re.compile(r"\([^()]*\)|[ :]")
_NOTHING = re.compile(r"[-/\\無无 ]*")
_NUMBER = re.compile(r"\(?(\d{1,4})\)?[.、]?")
_NUMERAL = re.compile(r"\(?[一二三四五六七八九十百]{1,4}\)?[、.]?")

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table in clean offsets. A header has no words of its own.

    `number` is the printed number of a task, `label` its cell; `words` are the cells that say what is
    to be done, `duties` those that name bodies with what their column means, `times` the deadlines.
    Of a section `label` is its number and `words` its title; `form` tells sections of one level. A
    category is a section whose title is a cell of the row of its first task.
    """

    kind: Literal["header", "section", "category", "task"]
    begin: int
    end: int
    label: Cell = (0, 0)
    number: int | None = None
    words: tuple[Cell, ...] = ()
    duties: tuple[tuple[int, int, str], ...] = ()
    times: tuple[Cell, ...] = ()
    form: str = ""


class Tables:
    """The reader of tables; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._columns = lexicon.columns
        long = [words for words in lexicon.columns if len(words) > 1]
        self._end = re.compile(rf"(?:{alternatives(long)})$")

    def rows(self, text: Text) -> list[Row]:
        """The rows of every table of tasks in `text`, in order; none where no row is a task."""
        found = list(self._rows(text))
        return found if any(row.kind == "task" for row in found) else []

    def _rows(self, text: Text) -> Iterator[Row]:
        columns: list[str] = []
        # Lines without TAB since the last row: a row behind them makes them headings of the table.
        between: list[Cell] = []
        category = ""
        for begin, end in _lines(text.shown):
            if "\t" not in text.shown[begin:end]:
                if text.folded[begin:end].strip():
                    between.append(_trimmed(text.folded, begin, end))
                continue
            cells = _cells(text, begin, end)
            header = self._header(text.folded, cells)
            if header:
                yield from _headings(text.folded, between[-1:], marked=True)
                columns, category, between = header, "", []
                yield Row("header", begin, end)
                continue
            if any(right - left > _LONGEST_HEADING for left, right in between):
                columns = []
            if columns:
                yield from _headings(text.folded, between, marked=False)
                row = _row(text.folded, begin, end, cells, columns)
                titles = [
                    cell
                    for cell, means in zip(cells, columns, strict=False)
                    if means == "category" and _filled(text.folded, cell)
                ]
                title = text.folded[slice(*titles[-1])] if titles else ""
                if row and row.kind == "task" and title and title != category:
                    category = title
                    made = _section(text.folded, *titles[-1], titles[-1])
                    yield replace(made, kind="category", form="category")
                if row:
                    yield row
            between = []

    def _header(self, folded: str, cells: Sequence[Cell]) -> list[str]:
        """What each column means, when these cells are a header."""
        if any(end - begin > _LONGEST_HEADER for begin, end in cells) or len(cells) > _MOST_COLUMNS:
            return []
        means = [self._meaning(_BRACKETS.sub("", folded[begin:end])) for begin, end in cells]
        if "task" not in means:
            # A column of measures alone is what is to be done; so is what follows the numbers.
            means = ["task" if each == "measure" else each for each in means]
        named = any(each in _DUTIES for each in means)
        return means if named and "task" in means and _all_short(folded, cells) else []

    def _meaning(self, words: str) -> str:
        if words in self._columns:
            return self._columns[words]
        known = self._end.search(words)
        return self._columns[known.group()] if known else "other"


def _all_short(folded: str, cells: Sequence[Cell]) -> bool:
    return not any("。" in folded[begin:end] or ";" in folded[begin:end] for begin, end in cells)


def _row(
    folded: str, begin: int, end: int, cells: Sequence[Cell], columns: Sequence[str]
) -> Row | None:
    filled = [
        (cell, means)
        for cell, means in zip(cells, (*columns, *["other"] * len(cells)), strict=False)
        if _filled(folded, cell)
    ]
    if not filled:
        return None
    said = {folded[slice(*cell)] for cell, _ in filled}
    first, means = filled[0]
    alone = len(said) == 1 and not _NUMBER.fullmatch(folded, *first)
    if alone and means in ("number", "task", "category"):
        return _section(folded, begin, end, first)
    duties = tuple((*cell, means) for cell, means in filled if means in _DUTIES)
    times = tuple(cell for cell, means in filled if means == "deadline")
    words = _once(folded, [cell for cell, means in filled if means in ("task", "measure")])
    labels = [cell for cell, means in filled if means == "number"]
    label = labels[0] if labels else (begin, begin)
    if labels and words and not duties and not times and _NUMERAL.fullmatch(folded, *label):
        form = "chinese-bracketed" if folded[label[0]] == "(" else "chinese"
        return Row("section", begin, end, label, words=words[:1], form=form)
    if not words:
        return None
    number = _NUMBER.fullmatch(folded, *label) if labels else None
    value = int(number.group(1)) if number else printed_number(folded[slice(*label)].strip("()、."))
    return Row("task", begin, end, label, value, words, duties, times)


def _section(folded: str, begin: int, end: int, cell: Cell) -> Row:
    left, right = cell
    stop, form = heading_label(folded, left, right)
    return Row("section", begin, end, (left, stop), words=((stop, right),), form=form)


def _headings(folded: str, lines: Sequence[Cell], *, marked: bool) -> Iterator[Row]:
    """Sections from lines without TAB; `marked`: only those that begin with a number."""
    for left, right in lines:
        stop, form = heading_label(folded, left, right)
        if right - left <= _LONGEST_HEADING and (form or not marked):
            yield Row("section", left, right, (left, stop), words=((stop, right),), form=form)


def _once(folded: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells without those that repeat one before them: a merged cell stands in each column."""
    kept: dict[str, Cell] = {}
    for cell in cells:
        kept.setdefault(folded[slice(*cell)], cell)
    return tuple(kept.values())


def _filled(folded: str, cell: Cell) -> bool:
    return not _NOTHING.fullmatch(folded, *cell)


def _cells(text: Text, begin: int, end: int) -> list[Cell]:
    cells = []
    at = begin
    while True:
        stop = text.shown.find("\t", at, end)
        cells.append(_trimmed(text.folded, at, end if stop < 0 else stop))
        if stop < 0:
            return cells
        at = stop + 1


def _lines(words: str) -> Iterator[Cell]:
    at = 0
    while at < len(words):
        stop = words.find("\n", at)
        stop = len(words) if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _trimmed(folded: str, begin: int, end: int) -> Cell:
    while begin < end and folded[begin] in ' \r"':
        begin += 1
    while end > begin and folded[end - 1] in ' \r"':
        end -= 1
    return begin, end
