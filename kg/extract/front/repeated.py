"""Where the title that a notice names stands again, on lines of its own, above what the notice issues."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.front.lines import HeadLine
from kg.extract.front.names import Names
from kg.extract.front.title_words import Words, joined, title_key

_MOST_LINES = 5
_PREFIX = 24
_FIRST_WORDS = re.compile(r"关于|(?:19|20)\d\d年度?|中共")
# X已经同意，现印发给你们 tells of X.
_TOLD_OF = re.compile("已|业经|现")
_NO_TITLE = ("annex", "address", "number", "date", "label", "note")
_FEWEST_SHARED = 0.6
_SHORTEST_KEY = 6


def printed_again(
    lines: Sequence[HeadLine], after: int, wanted: str, names: Names
) -> tuple[int, int, int, int] | None:
    """Where the title `wanted` stands on lines of its own behind the line `after`: clean [begin, end), and
    the first and last of its lines. Who issues may stand before it on one of the two."""
    key = title_key(wanted)
    if len(key) < _SHORTEST_KEY:
        return None
    for first in range(after, len(lines)):
        if lines[first].kind in _NO_TITLE:
            continue
        for last in range(first, min(first + _MOST_LINES, len(lines))):
            words = joined(lines[first : last + 1])
            if words.folded.startswith("《") != wanted.startswith("《"):
                break
            own = title_key(words.folded)
            if _same(own, key, names):
                return words.begin, words.end, first, last
            if last == first and own.startswith(key) and not _TOLD_OF.match(own, len(key)):
                return words.begin, _reach(words, len(key)), first, last
            if len(own) > len(key) + _PREFIX or lines[last].kind in ("sentence", *_NO_TITLE):
                break
    return None


def _same(own: str, key: str, names: Names) -> bool:
    """Whether these are one title, before which one of the two has who issues or the place."""
    longer, shorter = (own, key) if len(own) > len(key) else (key, own)
    if not longer.endswith(shorter) or len(shorter) < _SHORTEST_KEY:
        return False
    before = longer[: len(longer) - len(shorter)]
    return not before or (
        len(before) <= _PREFIX
        and len(shorter) >= _FEWEST_SHARED * len(longer)
        and bool(names.begins(before) or _FIRST_WORDS.fullmatch(before))
    )


def _reach(words: Words, size: int) -> int:
    """The clean offset behind the first `size` characters of the key of `words`."""
    for end in range(size, len(words.folded) + 1):
        if len(title_key(words.folded[:end])) >= size:
            return words.at[end - 1] + 1
    return words.end
