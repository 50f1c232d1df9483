"""Brackets and title marks in pairs, also where some lost their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

BRACKETS = re.compile(r"(\()|\)")
SQUARE_BRACKETS = re.compile(r"(\[)|\]")
ANGLES = re.compile("(《)|》")
QUOTES = re.compile("(“)|”")
_LONGEST_TITLE = 200


def outermost(
    folded: str, marks: re.Pattern[str], begin: int, end: int, longest: int
) -> Iterator[tuple[int, int]]:
    """Spans of folded[begin:end], marks included, from an opening mark to its partner.

    Of nested pairs the outermost one counts that is at most `longest` long; a mark without partner
    hides nothing. `marks` matches both marks, the opening one in its first group. Linear.
    """
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for match in marks.finditer(folded, begin, end):
        if match.group(1):
            opened.append(match.start())
            continue
        if not opened:
            continue
        start = opened.pop()
        if match.end() - start <= longest:
            while closed and closed[-1][0] > start:
                closed.pop()
            closed.append((start, match.end()))
        if not opened:
            yield from closed
            closed.clear()
    yield from closed


def title_spans(folded: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of each outermost 《…》 in folded[begin:end], marks included, that holds any words."""
    for start, stop in outermost(folded, ANGLES, begin, end, _LONGEST_TITLE):
        if folded[start + 1 : stop - 1].strip():
            yield start, stop
