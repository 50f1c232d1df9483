"""The characters of one page as its lines and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.read.pdf_breaks import first_unit, said
from kg.read.pdf_columns import in_columns
from kg.read.pdf_page import Char
from kg.read.pdf_sheets import Sheet, holds_table, sheet
from kg.read.pdf_tables import Grid

_WHITE = 1.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text: its box and middle in points, the size of its characters, the widths of
    its first one and of what stands unbreakable at its begin, and the column of its page (from 0).

    `parted`: wide white stands in it, as between the cells of a table without rules.
    """

    words: str
    left: float
    right: float
    middle: float
    size: float
    width: float
    unit: float
    parted: bool
    column: int = 0


Part = Line | Sheet


def parts(chars: Sequence[Char], grids: Sequence[Grid]) -> list[Part]:
    """The lines and tables of one page; a table stands where its first character does."""
    owners = _owners(chars, grids)
    line: list[Char] = []
    inside: dict[int, list[Char]] = {}
    order: list[list[Char] | int] = []

    def end() -> None:
        if line:
            order.append(line.copy())
            line.clear()

    at: int | None = None
    for char, owner in zip(chars, owners, strict=True):
        if char.sign in "\r\n":
            end()
        elif not char.made_up:
            at = owner
            if at is None and _falls(line, char):
                end()
        if at is not None:
            if at not in inside:
                end()
                order.append(at)
            if char.sign not in "\r\n":
                inside.setdefault(at, []).append(char)
        elif char.sign not in "\r\n":
            line.append(char)
    end()
    boxes = {
        at: (grids[at].xs[0], grids[at].xs[-1], grids[at].ys[0], grids[at].ys[-1]) for at in inside
    }
    made: list[Part] = []
    for part, column in in_columns(_whole(order), boxes):
        if isinstance(part, int):
            made.append(sheet(grids[part], inside[part]))
        elif (found := _line(part, column)) is not None:
            made.append(found)
    return made


def _owners(chars: Sequence[Char], grids: Sequence[Grid]) -> list[int | None]:
    """The table that each character stands in, the innermost; a frame around a page is none."""
    tables = sorted(range(len(grids)), key=lambda k: grids[k].area)
    owners = _innermost(chars, grids, tables)
    inside: dict[int, list[Char]] = {}
    for char, owner in zip(chars, owners, strict=True):
        if owner is not None:
            inside.setdefault(owner, []).append(char)
    real = [k for k in tables if k in inside and holds_table(grids[k], inside[k])]
    # Nor is a table that holds another.
    real = [k for k in real if not any(grids[k].surrounds(grids[one]) for one in real if one != k)]
    return owners if len(real) == len(inside) else _innermost(chars, grids, real)


def _innermost(
    chars: Sequence[Char], grids: Sequence[Grid], by_size: Sequence[int]
) -> list[int | None]:
    return [
        None if char.made_up else next((k for k in by_size if grids[k].holds(char)), None)
        for char in chars
    ]


def _whole(order: Sequence[list[Char] | int]) -> Iterator[list[Char] | int]:
    """The pieces of `order`, those lines made one that PDFium broke though they stand on one line."""
    before: list[Char] | None = None
    for part in order:
        if before is not None and not isinstance(part, int) and _goes_on(before, part):
            before.extend(part)
            continue
        if before is not None:
            yield before
        before = None if isinstance(part, int) else part
        if isinstance(part, int):
            yield part
    if before is not None:
        yield before


def _goes_on(line: Sequence[Char], following: Sequence[Char]) -> bool:
    last = next((char for char in reversed(line) if _is_solid(char)), None)
    first = next((char for char in following if _is_solid(char)), None)
    if last is None or first is None:
        return False
    height = min(last.top - last.bottom, first.top - first.bottom)
    shared = min(last.top, first.top) - max(last.bottom, first.bottom)
    return shared > 0.6 * height and -0.3 * height < first.left - last.right < 0.6 * height


def _falls(line: Sequence[Char], char: Char) -> bool:
    """Whether `char` stands below `line` and before its end: PDFium missed the line end before it."""
    last = next((one for one in reversed(line) if _is_solid(one)), None)
    return last is not None and char.top < last.bottom and char.left < last.left


def _is_solid(char: Char) -> bool:
    return not char.made_up and bool(char.sign.strip())


def _line(chars: Sequence[Char], column: int) -> Line | None:
    solid = [char for char in chars if _is_solid(char)]
    words = said(chars)
    if not words or not solid:
        return None
    size = median(char.top - char.bottom for char in solid)
    white = max((b.left - a.right for a, b in pairwise(solid)), default=0.0)
    return Line(
        words,
        min(char.left for char in solid),
        max(char.right for char in solid),
        median((char.top + char.bottom) / 2 for char in solid),
        size,
        solid[0].right - solid[0].left,
        first_unit(solid),
        white > _WHITE * size,
        column,
    )
