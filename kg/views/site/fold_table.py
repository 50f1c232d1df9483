"""The part of `fold` that a page needs to find what people type, in either script."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from kg.fold import fold


def fold_pairs(texts: Iterable[str]) -> tuple[str, str]:
    """Two strings of one length: characters people may type, and what `fold` makes of them.

    Only those are listed that fold into a character of `texts`: no other can find anything.
    """
    needed = set(fold("".join(texts)))
    pairs = [(a, b) for a, b in _every() if b in needed]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)


@functools.cache
def _every() -> tuple[tuple[str, str], ...]:
    every = "".join(chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000)
    return tuple((a, b) for a, b in zip(every, fold(every), strict=True) if a != b)
