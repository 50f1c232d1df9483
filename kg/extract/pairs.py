"""Brackets and title marks in pairs, also where some lost their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

BRACKETS = re.compile(r"(\()|\)")
ANGLES = re.compile("(《)|》")


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
