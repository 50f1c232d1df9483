"""What the merged cells of a table say: rows that share a task are measures of it, or one task.

A merged cell is read as it was pasted: its words stand in each row that it reaches over (readers of
HTML and Word write them so), or in the first one only and the others are blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.extract.text.cells import pieces
from kg.extract.text.number_forms import heading_label
from kg.extract.text.numbers import printed_number

DUTIES = ("lead", "participant", "joint")

Cell = tuple[int, int]
Duty = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table in clean offsets, or the part of it that is a task or a measure. A header has
    no words of its own.

    `number` is the printed number of a task, `label` its cell; `words` are the cells that say what is
    to be done, `duties` those that name bodies with what their column means, `times` the deadlines.
    Of a section `label` is its number and `words` its title; `form` tells sections of one level. A
    category is a section whose title is a cell of the row of its first task. `parent` is the begin of
    the task that a measure belongs to.
    """

    kind: Literal["header", "section", "category", "task"]
    begin: int
    end: int
    label: Cell = (0, 0)
    number: int | None = None
    words: tuple[Cell, ...] = ()
    duties: tuple[Duty, ...] = ()
    times: tuple[Cell, ...] = ()
    form: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table that tells of a task, cell by cell: `title` is the cell of its first column that
    says what is to be done, `measures` those of the others. `blank` are the meanings of columns whose
    cell is empty; `following` is where the cell behind the title begins."""

    begin: int
    end: int
    label: Cell
    number: int | None
    title: Cell | None
    measures: tuple[Cell, ...]
    duties: tuple[Duty, ...]
    times: tuple[Cell, ...]
    blank: frozenset[str]
    following: int


def as_rows(folded: str, lines: Iterable[Row | Line]) -> Iterator[Row]:
    """The rows that the lines of the tables of `folded` make, in order."""
    group: list[Line] = []
    for line in lines:
        if isinstance(line, Line) and group and _continues(folded, group[0], line):
            group.append(line)
            continue
        yield from _of_group(folded, group)
        group = []
        if isinstance(line, Line):
            group = [line]
        else:
            yield line
    yield from _of_group(folded, group)


def _continues(folded: str, head: Line, line: Line) -> bool:
    """Whether `line` tells more of the task of `head`: the cells of its number and its title are blank, or
    say the same."""
    if head.title is None:
        return False
    same_title = line.title is None or folded[slice(*line.title)] == folded[slice(*head.title)]
    label = folded[slice(*line.label)]
    return same_title and (not label or label == folded[slice(*head.label)])


def _of_group(folded: str, group: Sequence[Line]) -> Iterator[Row]:
    if not group or not (group[0].title or group[0].measures):
        return
    head = group[0]
    told = {folded[slice(*cell)] for line in group for cell in line.measures}
    apart = all(head.following <= cell[0] for cell in head.measures)
    if len(group) == 1 or head.title is None:
        yield _task(folded, group)
    elif len(told) > 1 and apart and head.measures:
        yield from _with_measures(folded, group, head.title)
    elif len(told) > 1:
        for line in group:
            yield _task(folded, [line])
    else:
        yield _task(folded, group)


def _task(folded: str, group: Sequence[Line]) -> Row:
    """One task whose bodies and times may stand in several lines."""
    head, last = group[0], group[-1]
    said = [cell for cell in (head.title, *head.measures) if cell]
    words = _once(folded, [piece for cell in said for piece in pieces(folded, *cell)])
    cells = _once(folded, [duty[:2] for line in group for duty in line.duties])
    duties = tuple(duty for line in group for duty in line.duties if duty[:2] in cells)
    times = _once(folded, [cell for line in group for cell in line.times])
    return Row("task", head.begin, last.end, head.label, head.number, words, duties, times)


def _with_measures(folded: str, group: Sequence[Line], title: Cell) -> Iterator[Row]:
    """The task whose title is merged over `group`, and a measure for each line of it."""
    head = group[0]
    yield Row("task", head.begin, title[1], head.label, head.number, (title,))
    # A cell that is blank in every other line is merged over them all.
    merged = frozenset.intersection(*(line.blank for line in group[1:]))
    duties, times = head.duties, head.times
    for line in group:
        begin = head.following if line is head else line.begin
        own = bool(line.duties) and line is not head
        duties = (
            (*(duty for duty in head.duties if duty[2] in merged), *line.duties) if own else duties
        )
        times = line.times or (times if "deadline" in merged else ())
        words = _once(folded, line.measures)
        label, number = (begin, begin), None
        if words:
            stop, form = heading_label(folded, *words[0])
            if form:
                label = (words[0][0], stop)
                number = printed_number(folded[slice(*label)].strip("()、."))
                words = ((stop, words[0][1]), *words[1:])
        yield Row("task", begin, line.end, label, number, words, duties, times, parent=head.begin)


def _once(folded: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells without those that repeat one before them: a merged cell stands in each column."""
    kept: dict[str, Cell] = {}
    for cell in cells:
        kept.setdefault(folded[slice(*cell)], cell)
    return tuple(kept.values())


def without_rows(folded: str, rows: Sequence[Row]) -> str:
    """The text with every row of a table blank, as long as before."""
    parts, at = [], 0
    # A category is a cell of the row that it stands before.
    for row in sorted(rows, key=lambda row: (row.begin, -row.end)):
        if row.begin >= at:
            parts.append(folded[at : row.begin] + "\n" * (row.end - row.begin))
            at = row.end
    return "".join(parts) + folded[at:]
