"""Lines of pages to paragraphs: a line end that only the width of the page explains is none.

Where a line reaches the right edge of the text and the next one begins at the left edge, not set in,
both are one paragraph, over the end of a column or a page too. A line that begins with a number, as
headings and tasks do, begins a paragraph. One set in by about two characters, the way Chinese
paragraphs begin, gets two U+3000 in front, as in typed text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.read.pdf_breaks import joined
from kg.read.pdf_lines import Line

_INDENT = "\u3000\u3000"
_LONG_LINE = 10
_BIN = 3.0
_SET_IN = (1.2, 2.8)
_IN_THE_MIDDLE = 0.3
_SAME_SIZE = 0.15
_WIDER_GAP = 1.6
_NUMBERED = re.compile(
    r"[（(〔【]?(?:[一二三四五六七八九十百零〇]{1,5}|\d{1,3})[）)〕】、.．﹒](?!\d)"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条篇部]|[①-⑳㈠-㈩⒈-⒛]"
)
# 总体要求……1: a line of a table of contents.
_LEADERS = re.compile(r"(?:[.…·]\s?){3,}\d{0,4}$")
_ENDS = "。！？；：）〕】!?;:)"
_OPENING, _CLOSING = "（(〔【", "）)〕】"
_SHARE_SET_IN = 0.05


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the lines of a column begin and end, in points; None where no two long lines agree."""

    left: float | None
    right: float | None


class Setting:
    """How the running text of a document is set; made once from the lines of all its pages."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        by_column: dict[tuple[int | None, int], list[Line]] = defaultdict(list)
        for page, lines in enumerate(pages):
            for line in lines:
                by_column[page, line.column].append(line)
                by_column[None, line.column].append(line)
        self._edges = {key: _edges(lines) for key, lines in by_column.items()}
        drops = [
            above.middle - below.middle
            for lines in pages
            for above, below in pairwise(lines)
            if 0 < above.middle - below.middle < 4 * above.size
        ]
        self._pitch = median(drops) if drops else 0.0
        insets = [
            inset
            for page, lines in enumerate(pages)
            for line in lines
            if len(line.words) >= _LONG_LINE and (inset := self.inset(page, line)) is not None
        ]
        set_in = sum(_SET_IN[0] <= inset <= _SET_IN[1] for inset in insets)
        self._sets_in = set_in >= max(2, _SHARE_SET_IN * len(insets))

    def inset(self, page: int, line: Line) -> float | None:
        """How far `line` is set in from the left edge, in characters; None where no edge is known."""
        own, usual = self._edges[page, line.column], self._edges[None, line.column]
        left = usual.left if own.left is None else own.left
        return None if left is None or line.size <= 0 else (line.left - left) / line.size

    def room(self, page: int, line: Line) -> float | None:
        """The points free behind `line`, up to the right edge; None where no edge is known."""
        own, usual = self._edges[page, line.column], self._edges[None, line.column]
        right = usual.right if own.right is None else own.right
        return None if right is None else right - line.right

    def is_set_in(self, page: int, line: Line) -> bool:
        """Whether a paragraph begins with `line`, set in by two characters; a title in the middle of the
        page has as much room behind it."""
        inset, room = self.inset(page, line), self.room(page, line)
        if inset is None or not _SET_IN[0] <= inset <= _SET_IN[1]:
            return False
        return room is None or abs(room / line.size - inset) > _IN_THE_MIDDLE

    def goes_on(self, page: int, line: Line, on: int, following: Line) -> bool:
        """Whether `following`, the next line, on page `on`, continues the paragraph of `line`."""
        room = self.room(page, line)
        start, inset = self.inset(page, line), self.inset(on, following)
        if room is None or inset is None or start is None:
            return False
        same_column = page == on and line.column == following.column
        drop = line.middle - following.middle
        return (
            room < following.unit + 0.5
            and not (line.parted or following.parted)
            and abs(inset) < _SET_IN[0]
            and -_SET_IN[0] < start < _SET_IN[1]
            and abs(line.size - following.size) <= _SAME_SIZE * line.size
            and (not same_column or 0 < drop <= _WIDER_GAP * max(self._pitch, line.size))
            and not _NUMBERED.match(following.words)
            and (self._sets_in or not _ends(line.words, following.words))
            and not _LEADERS.search(line.words)
        )


def paragraphs(lines: Iterable[tuple[int, Line]], setting: Setting) -> Iterator[str]:
    """The paragraphs of consecutive `lines`, each with its page."""
    made = ""
    last: tuple[int, Line] | None = None
    for page, line in lines:
        if last is not None and setting.goes_on(*last, page, line):
            room = setting.room(*last) or 0.0
            made = joined(made, line.words, room, line.width)
        else:
            if made:
                yield made
            made = _INDENT + line.words if setting.is_set_in(page, line) else line.words
        last = (page, line)
    if made:
        yield made


def _ends(words: str, following: str) -> bool:
    """Whether a paragraph ends with the full line `words`, where paragraphs are not set in: a sentence does,
    in no bracket, and no bracket follows it."""
    opened = sum(map(words.count, _OPENING)) > sum(map(words.count, _CLOSING))
    return words[-1] in _ENDS and not opened and following[0] not in _OPENING


def _edges(lines: Sequence[Line]) -> _Edges:
    long = [line for line in lines if len(line.words) >= _LONG_LINE]
    lefts = _often(line.left for line in long)
    rights = _often(line.right for line in long)
    return _Edges(
        min(lefts) * _BIN if lefts else None,
        # The edge most lines come to: a mark may hang over it.
        max(rights, key=lambda right: (rights[right], right)) * _BIN if rights else None,
    )


def _often(places: Iterable[float]) -> dict[int, int]:
    """Places on which at least two lines agree, in bins."""
    counted = Counter(round(place / _BIN) for place in places)
    return {place: count for place, count in counted.items() if count > 1}
