"""`Layer`: what one stage found in a text, handed to the next as rows in order.

A document is read in one walk downward: each stage is given the text and the layers that earlier
stages left, and returns a layer of its own. No stage holds the reader of another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar


class Row(Protocol):
    """What every row of a layer has: clean offsets [begin, end), and the name of the rule that found it."""

    @property
    def begin(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def rule(self) -> str: ...


R_co = TypeVar("R_co", bound=Row, covariant=True)


class Layer(Generic[R_co]):
    """Rows of one kind, ordered by where they begin; no row overlaps another.

    Every look-up is logarithmic in the number of rows and linear in what it returns.
    """

    __slots__ = ("_begins", "_ends", "rows")

    def __init__(self, rows: Iterable[R_co] = ()) -> None:
        """Raises ValueError where two of `rows` overlap."""
        self.rows: tuple[R_co, ...] = tuple(sorted(rows, key=_place))
        self._begins = [row.begin for row in self.rows]
        self._ends = [row.end for row in self.rows]
        for end, begin in zip(self._ends, self._begins[1:], strict=False):
            if begin < end:
                raise ValueError(f"two rows of one layer overlap at {begin}")

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def within(self, begin: int, end: int) -> Sequence[R_co]:
        """The rows that lie wholly in [begin, end)."""
        return self.rows[bisect_left(self._begins, begin) : bisect_right(self._ends, end)]

    def touching(self, begin: int, end: int) -> Sequence[R_co]:
        """The rows that share a character with [begin, end)."""
        return self.rows[bisect_right(self._ends, begin) : bisect_left(self._begins, end)]

    def at(self, offset: int) -> R_co | None:
        """The row that holds the character at `offset`, or None."""
        place = bisect_right(self._begins, offset) - 1
        return self.rows[place] if place >= 0 and offset < self._ends[place] else None


def _place(row: Row) -> tuple[int, int]:
    return row.begin, row.end
