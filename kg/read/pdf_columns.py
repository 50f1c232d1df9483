"""Text set in two columns: the lines of the left one before those of the right one.

PDFium gives the lines in the order of the file, which may go across both. A page counts as set in two
columns only when its lines say so: white runs down between them, and on both sides most lines reach
from edge to edge, as running text does and the cells of a table without rules do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.read.pdf_page import Char

_Box = tuple[float, float, float, float]
_Item = list[Char] | int

_LONG = 8
_FEWEST = 8
_BIN = 3.0
_NARROWEST = 6.0
_SHARE_OF_FULL = 0.5
_MOST_CROSSING = 0.2
_MOST_BESIDE = 0.15


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, a piece of one, or a table (by its number), with its box: left, right, top, bottom."""

    item: _Item
    box: _Box

    @property
    def middle(self) -> float:
        return (self.box[2] + self.box[3]) / 2


def in_columns(order: Iterable[_Item], tables: Mapping[int, _Box]) -> Iterator[tuple[_Item, int]]:
    """The lines and tables of a page as they are read, each with its column: 0, or 1 of the right one.

    `tables` holds the boxes of those tables that `order` names by number.
    """
    items = list(order)
    gutter = _gutter(items)
    if gutter is None:
        yield from ((item, 0) for item in _downward(items, tables))
        return
    pieces = [piece for item in items for piece in _cut(item, gutter, tables)]
    pieces.sort(key=lambda piece: -piece.middle)
    across = [piece for piece in pieces if piece.box[0] < gutter < piece.box[1]]
    rest = [piece for piece in pieces if not piece.box[0] < gutter < piece.box[1]]
    # What goes across both columns parts what stands above it from what stands below.
    begin = end = 0
    for one in (*across, None):
        while end < len(rest) and (one is None or rest[end].middle > one.middle):
            end += 1
        yield from ((piece.item, 0) for piece in rest[begin:end] if piece.box[0] < gutter)
        yield from ((piece.item, 1) for piece in rest[begin:end] if piece.box[0] >= gutter)
        begin = end
        if one:
            yield one.item, 0


def _downward(items: list[_Item], tables: Mapping[int, _Box]) -> list[_Item]:
    """The lines and tables of one column from its top down. Where many stand side by side, it is no
    such column, and they stay in the order of the file."""
    pieces = [piece for item in items for piece in _boxed(item, tables)]
    pieces.sort(key=lambda piece: -piece.box[2])
    beside = sum(
        lower.box[2] > upper.middle and not (_reaches_over(upper, lower))
        for upper, lower in pairwise(pieces)
    )
    return items if beside > _MOST_BESIDE * len(pieces) else [piece.item for piece in pieces]


def _reaches_over(one: _Piece, other: _Piece) -> bool:
    """Whether some of `one` stands above or below some of `other`."""
    return one.box[0] < other.box[1] and other.box[0] < one.box[1]


def _gutter(items: Sequence[_Item]) -> float | None:
    """The x of the white between two columns of running text, or None where there are no two."""
    found = [
        piece
        for item in items
        if not isinstance(item, int)
        for piece in _pieces(item)
        if sum(not char.made_up for char in piece) >= _LONG
    ]
    if len(found) < 2 * _FEWEST:
        return None
    edges = [(min(c.left for c in p), max(c.right for c in p)) for p in map(_solid, found)]
    starts = Counter(round(left / _BIN) for left, _ in edges)
    middle = (min(left for left, _ in edges) + max(right for _, right in edges)) / 2
    # The right column begins where most lines do that begin in the right half.
    begins = {at: count for at, count in starts.items() if at * _BIN > middle - _NARROWEST}
    if not begins:
        return None
    begin = max(begins, key=lambda at: (begins[at] + begins.get(at + 1, 0), -at)) * _BIN - _BIN
    left_side = [edge for edge in edges if edge[1] < begin]
    right_side = [edge for edge in edges if edge[0] >= begin - _BIN]
    crossing = len(edges) - len(left_side) - len(right_side)
    if min(len(left_side), len(right_side)) < _FEWEST or crossing > _MOST_CROSSING * len(edges):
        return None
    end = max(right for _, right in left_side)
    if begin - end < _NARROWEST - _BIN or not (_is_running(left_side) and _is_running(right_side)):
        return None
    return (begin + end) / 2


def _is_running(edges: Sequence[tuple[float, float]]) -> bool:
    """Whether most of these lines fill their column from its left edge to its right one."""
    left, right = min(left for left, _ in edges), max(right for _, right in edges)
    full = sum(a - left < (right - left) / 6 and right - b < (right - left) / 10 for a, b in edges)
    return full >= _SHARE_OF_FULL * len(edges)


def _cut(item: _Item, gutter: float, tables: Mapping[int, _Box]) -> Iterator[_Piece]:
    for piece in [item] if isinstance(item, int) else _parted(item, gutter):
        yield from _boxed(piece, tables)


def _boxed(item: _Item, tables: Mapping[int, _Box]) -> Iterator[_Piece]:
    """`item` with its box; a line without a visible character is dropped."""
    if isinstance(item, int):
        yield _Piece(item, tables[item])
    elif solid := _solid(item):
        lefts, rights = [char.left for char in solid], [char.right for char in solid]
        tops, bottoms = [char.top for char in solid], [char.bottom for char in solid]
        yield _Piece(item, (min(lefts), max(rights), max(tops), min(bottoms)))


def _parted(line: list[Char], gutter: float) -> Iterator[list[Char]]:
    """A line that jumps over the gutter as two, any other as it is."""
    before: Char | None = None
    for at, char in enumerate(line):
        if char.made_up:
            continue
        if before is not None and before.right <= gutter <= char.left:
            yield line[:at]
            yield line[at:]
            return
        before = char
    yield line


def _pieces(line: list[Char]) -> Iterator[list[Char]]:
    """The pieces of a line that white of a character's width parts."""
    begin = 0
    before: Char | None = None
    for at, char in enumerate(line):
        if char.made_up:
            continue
        if before is not None and char.left - before.right >= before.right - before.left:
            yield line[begin:at]
            begin = at
        before = char
    yield line[begin:]


def _solid(line: Iterable[Char]) -> list[Char]:
    return [char for char in line if not char.made_up and char.sign.strip()]
