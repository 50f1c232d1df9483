"""Lines of a text: where one ends, and whether it must be several whose breaks were lost."""

from __future__ import annotations

_LONGEST_LINE = 1000


def line_end(folded: str, begin: int, limit: int) -> int:
    """Offset of the end of the line that `begin` stands in, without its line break, at most `limit`."""
    stop = folded.find("\n", begin, limit)
    return limit if stop < 0 else stop


def breaks_lost(begin: int, end: int) -> bool:
    """Whether a line at [begin, end) is so long that it must be several whose breaks were lost."""
    return end - begin > _LONGEST_LINE
