"""Tables of tasks: lines of cells parted by a TAB under a header line that names the columns.

The words of a header are rows of data/authority/columns.tsv. Readers turn the tables of HTML, Word,
PDF and Excel into such lines; tables pasted as text come that way. In a Markdown table bars part the
cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.duty.clause_rules import ClauseRules
from kg.extract.structure.merged_cells import DUTIES, Cell, Duty, Line, Row, as_rows
from kg.extract.text.cells import edge_of, pieces
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.number_forms import heading_label
from kg.extract.text.numbers import printed_number
from kg.extract.text.text import Text

_LONGEST_HEADER = 30
_LONGEST_HEADING = 80
_MOST_COLUMNS = 40
_HEAD_CELLS = 2
_BRACKETS = re.compile(r"\([^()]*\)|[ :]")
_NOTHING = re.compile(r"[-/\\無无 ]*")
_NUMBER = re.compile(r"\(?(\d{1,4})\)?[.、]?")
_ASIDE = re.compile(r"\(([^()]{2,200})\)[。;]?$")
_NUMERAL = re.compile(r"\(?[一二三四五六七八九十百]{1,4}\)?[、.]?")


class Tables:
    """The reader of tables; made once for a lexicon and the rules of what is a clause."""

    def __init__(self, lexicon: Lexicon, rules: ClauseRules) -> None:
        self._rules = rules
        self._columns = lexicon.columns
        self._totals = frozenset(lexicon.words["table-total"])
        long = [words for words in lexicon.columns if len(words) > 1]
        self._end = re.compile(rf"(?:{alternatives(long)})$")

    def rows(self, text: Text) -> list[Row]:
        """The rows of every table of tasks in `text`, in order; none where no row is a task."""
        found = list(as_rows(text.folded, self._lines(text)))
        return found if any(row.kind == "task" for row in found) else []

    def _lines(self, text: Text) -> Iterator[Row | Line]:
        columns: list[str] = []
        # Lines without TAB since the last row: a row behind them makes them headings of the table.
        between: list[Cell] = []
        category = ""
        after = -1
        edge = "\t"
        for begin, end in _lines(text.shown):
            here = edge_of(text.shown[begin:end])
            cells = _cells(text, begin, end, here) if here else []
            header = self._header(text.folded, cells) if here else []
            # A bar in a line of text parts no cells of a table of TABs.
            if not header and here != edge:
                if text.folded[begin:end].strip():
                    between.append(_trimmed(text.folded, begin, end))
                continue
            if header:
                edge = here
                yield from _headings(text.folded, between[-1:], marked=True)
                columns, category, between = header, "", []
                after = end + 1
                yield Row("header", begin, end)
                continue
            if any(right - left > _LONGEST_HEADING for left, right in between):
                columns = []
            below = self._below_header(text.folded, cells) if begin == after else {}
            if below:
                columns = [below.get(at, means) for at, means in enumerate(columns)]
                yield Row("header", begin, end)
                continue
            if columns:
                yield from _headings(text.folded, between, marked=False)
                means = _numbers_first(text.folded, cells, columns)
                row = self._row(text.folded, begin, end, cells, means)
                titles = [
                    cell
                    for cell, each in zip(cells, means, strict=False)
                    if each == "category" and _filled(text.folded, cell)
                ]
                title = text.folded[slice(*titles[-1])] if titles else ""
                if category and (isinstance(row, Row) or (means != columns and not title)):
                    category = ""
                    yield Row("category", begin, begin)
                if isinstance(row, Line) and title and title != category:
                    category = title
                    made = _section(text.folded, *titles[-1], titles[-1])
                    yield replace(made, kind="category", form="category")
                if row:
                    yield row
            between = []

    def _row(
        self, folded: str, begin: int, end: int, cells: Sequence[Cell], columns: Sequence[str]
    ) -> Row | Line | None:
        filled = [
            (cell, means)
            for cell, means in zip(cells, (*columns, *["other"] * len(cells)), strict=False)
            if _filled(folded, cell)
        ]
        if not filled:
            return None
        said = {folded[slice(*cell)] for cell, _ in filled}
        head = {folded[slice(*cell)].replace(" ", "") for cell, _ in filled[:_HEAD_CELLS]}
        if head & self._totals:
            return None
        first, means = filled[0]
        alone = len(said) == 1 and not _NUMBER.fullmatch(folded, *first)
        if alone and means in ("number", "task", "category"):
            return _section(folded, begin, end, first)
        duties = tuple(duty for cell, means in filled for duty in self._duties(folded, cell, means))
        times = tuple(cell for cell, means in filled if means == "deadline")
        said_of = [
            at for at, means in enumerate(columns[: len(cells)]) if means in ("task", "measure")
        ]
        title = cells[said_of[0]] if said_of and _filled(folded, cells[said_of[0]]) else None
        measures = tuple(cells[at] for at in said_of[1:] if _filled(folded, cells[at]))
        words = [cell for cell in (title, *measures) if cell]
        labels = [cell for cell, means in filled if means == "number"]
        label = labels[0] if labels else (begin, begin)
        if labels and words and not duties and not times and _NUMERAL.fullmatch(folded, *label):
            form = "chinese-bracketed" if folded[label[0]] == "(" else "chinese"
            named = [cell for cell, means in filled if means == "category"]
            return Row("section", begin, end, label, words=(*named, *words)[:1], form=form)
        if not words and not duties:
            return None
        number = _NUMBER.fullmatch(folded, *label) if labels else None
        value = (
            int(number.group(1)) if number else printed_number(folded[slice(*label)].strip("()、."))
        )
        following = cells[said_of[0] + 1][0] if title and said_of[0] + 1 < len(cells) else end
        blank = frozenset(
            means
            for at, means in enumerate(columns)
            if at >= len(cells) or cells[at][0] == cells[at][1]
        )
        return Line(begin, end, label, value, title, measures, duties, times, blank, following)

    def _duties(self, folded: str, cell: Cell, means: str) -> Iterator[Duty]:
        """The names in a cell, or in the clause in brackets behind its other words: 医疗（牵头单位：甲厅）
        may be merged over many rows."""
        if means in DUTIES:
            yield from ((*piece, means) for piece in pieces(folded, *cell))
            return
        aside = _ASIDE.search(folded, *cell)
        if aside and self._rules.rule_of(aside[1]):
            yield *aside.span(1), "joint"

    def _header(self, folded: str, cells: Sequence[Cell]) -> list[str]:
        """What each column means, when these cells are a header."""
        if any(end - begin > _LONGEST_HEADER for begin, end in cells) or len(cells) > _MOST_COLUMNS:
            return []
        means = [self._meaning(_BRACKETS.sub("", folded[begin:end])) for begin, end in cells]
        if "task" not in means:
            # A column of measures alone is what is to be done; so is what follows the numbers, or the
            # category behind them.
            means = ["task" if each == "measure" else each for each in means]
        named = any(each in DUTIES for each in means)
        if named and "task" not in means and "number" in means[:-1]:
            at = means.index("number") + 1
            at += at < len(means) - 1 and means[at] == "category"
            means[at] = "task" if means[at] == "other" else means[at]
        return means if named and "task" in means and _all_short(folded, cells) else []

    def _below_header(self, folded: str, cells: Sequence[Cell]) -> dict[int, str]:
        """What the cells of a second header line say of their columns: 牵头, 配合 below 责任单位."""
        filled = [(at, folded[slice(*cell)]) for at, cell in enumerate(cells) if cell[0] < cell[1]]
        means = {at: self._columns.get(_BRACKETS.sub("", words), "") for at, words in filled}
        return means if all(each in DUTIES for each in means.values()) else {}

    def _meaning(self, words: str) -> str:
        if words in self._columns:
            return self._columns[words]
        known = self._end.search(words)
        return self._columns[known.group()] if known else "other"


def _numbers_first(folded: str, cells: Sequence[Cell], columns: Sequence[str]) -> Sequence[str]:
    """What the columns mean in a row whose number stands in the column of categories, and a category or
    nothing in that of numbers, below a row that numbers its group there."""
    if "number" not in columns or "category" not in columns:
        return columns
    number, category = columns.index("number"), columns.index("category")
    if max(number, category) >= len(cells) or not _NUMBER.fullmatch(folded, *cells[category]):
        return columns
    head = cells[number]
    if _NUMBER.fullmatch(folded, *head) or _NUMERAL.fullmatch(folded, *head):
        return columns
    swapped = {number: "category", category: "number"}
    return [swapped.get(at, means) for at, means in enumerate(columns)]


def _all_short(folded: str, cells: Sequence[Cell]) -> bool:
    return not any("。" in folded[begin:end] or ";" in folded[begin:end] for begin, end in cells)


def _section(folded: str, begin: int, end: int, cell: Cell) -> Row:
    left, right = cell
    stop, form = heading_label(folded, left, right)
    return Row("section", begin, end, (left, stop), words=((stop, right),), form=form)


def _headings(folded: str, lines: Sequence[Cell], *, marked: bool) -> Iterator[Row]:
    """Sections from lines without TAB; `marked`: only those that begin with a number."""
    for left, right in lines:
        stop, form = heading_label(folded, left, right)
        # 3.建站。（县民政局负责） above a table is a task of its own.
        title = right - left <= _LONGEST_HEADING and "。" not in folded[left:right]
        if title and (form or not marked):
            yield Row("section", left, right, (left, stop), words=((stop, right),), form=form)


def _filled(folded: str, cell: Cell) -> bool:
    return not _NOTHING.fullmatch(folded, *cell)


def _cells(text: Text, begin: int, end: int, edge: str) -> list[Cell]:
    cells = []
    at = begin
    while True:
        stop = text.shown.find(edge, at, end)
        while stop > begin and text.shown[stop - 1] == "\\":  # \\| is a bar in a cell
            stop = text.shown.find(edge, stop + 1, end)
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
