"""What stands on the pages of a PDF file and is no part of its text: their numbers, headers, footers.

A number of a page stands first or last on it, at one height on all, and counts with the pages; a
header or footer stands so and says the same on many. Notes set smaller beside the text, as a review
leaves them, are none of it either.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from kg.read.pdf_lines import Line, Part
from kg.read.pdf_sheets import Sheet

_NEAR = 6.0
_EDGE_LINES = 2
_WIDER = 1.25
_MARGIN = 0.07
_FEWEST_SAME = 3
_SHARE_OF_PAGES = 0.4
_NUMBER = re.compile(
    r"[^\w]{0,4}(?:第|Page)?\s?(\d{1,4})\s?页?"
    r"(?:[^\w]{0,4}(?:共|of)?\s?\d{1,4}\s?页?)?[^\w]{0,4}",
    re.IGNORECASE,
)
_YEAR = 1900
_DASHES = re.compile(r"[^\w\s]{1,2}")
_LONG_LINE = 10
_SMALLER = 0.85

Place = tuple[int, int]


def furniture(
    pages: Sequence[Sequence[Part]], heights: Sequence[float]
) -> tuple[set[Place], list[str]]:
    """Which parts (page, place on it) are no text, and those of them that are words, each once in order.

    `heights` are those of the pages, in points. The numbers of pages are left out for good; headers,
    footers and notes are words of the file.
    """
    edges = list(_edges(pages, heights))
    numbers = _numbers(edges)
    same = _repeated([edge for edge in edges if edge.place not in numbers], len(pages))
    beside = {
        place: words for place, words in _notes(pages, heights) if place not in numbers
    } | same
    words: dict[str, str] = {}
    for place, key in sorted(beside.items()):
        part = pages[place[0]][place[1]]
        if isinstance(part, Line):
            words.setdefault(key, part.words)
    return numbers | beside.keys(), list(words.values())


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line among the first (`top`) or last of its page; `apart`: white parts it from the text; `margin`:
    it stands where no text is set."""

    place: Place
    top: bool
    line: Line
    apart: bool
    margin: bool


def _edges(pages: Sequence[Sequence[Part]], heights: Sequence[float]) -> Iterator[_Edge]:
    """The first and last lines of each page, by where they stand; none behind a table."""
    pitch = _pitch(pages)
    for page, parts in enumerate(pages):
        ends = [
            (part.middle, part.middle) if isinstance(part, Line) else part.ends for part in parts
        ]
        for top in (True, False):
            places = sorted(
                range(len(parts)), key=lambda place: -ends[place][0] if top else ends[place][1]
            )
            rows = [
                list(row)
                for _, row in groupby(places, key=lambda place: round(ends[place][not top]))
            ]
            apart = [
                abs(ends[row[0]][not top] - ends[following[0]][not top]) > _WIDER * pitch
                for row, following in pairwise(rows)
            ]
            for at, row in enumerate(rows[:_EDGE_LINES]):
                if any(isinstance(parts[place], Sheet) for place in row):
                    break
                # A header of two lines is parted from the text by what stands below the second.
                parted = any(apart[at:_EDGE_LINES])
                for place in row:
                    part = parts[place]
                    if isinstance(part, Line):
                        room = heights[page] - part.middle if top else part.middle
                        margin = room < _MARGIN * heights[page]
                        yield _Edge((page, place), top, part, parted, margin)


def _pitch(pages: Sequence[Sequence[Part]]) -> float:
    """The usual distance of a line from the next, in points."""
    drops = []
    for parts in pages:
        lines = [part for part in parts if isinstance(part, Line)]
        drops += [above.middle - below.middle for above, below in pairwise(lines)]
    usual = [drop for drop in drops if drop > _NEAR / 2]
    return median(usual) if usual else 0.0


def _numbers(edges: Sequence[_Edge]) -> set[Place]:
    """The lines that are the number of their page: on two pages at least, at one height, counting."""
    found: dict[tuple[bool, int], list[tuple[Place, float]]] = defaultdict(list)
    for edge in edges:
        number = _NUMBER.fullmatch(edge.line.words)
        if number and int(number[1]) < _YEAR:
            key = (edge.top, int(number[1]) - edge.place[0])
            found[key].append((edge.place, edge.line.middle))
    kept: set[Place] = set()
    for places in found.values():
        # Once two agree, those count that stand elsewhere, on pages laid across.
        middles = sorted(middle for _, middle in places)
        if any(b - a <= _NEAR for a, b in pairwise(middles)):
            kept |= {place for place, _ in places}
    beside = {(e.place[0], round(e.line.middle)) for e in edges if e.place in kept}
    # The dashes of — 9 — may be lines of their own.
    return kept | {
        edge.place
        for edge in edges
        if _DASHES.fullmatch(edge.line.words)
        and any((edge.place[0], round(edge.line.middle) + step) in beside for step in (-1, 0, 1))
    }


def _repeated(edges: Sequence[_Edge], pages: int) -> dict[Place, str]:
    """The lines that say the same, at one height, on so many pages that they are a header or footer, each
    with what it says on all."""
    found: dict[tuple[bool, str], list[tuple[Place, float]]] = defaultdict(list)
    for edge in edges:
        if edge.apart:
            for words in {edge.line.words, _numbered(edge.line.words, edge.place[0])}:
                found[edge.top, words].append((edge.place, edge.line.middle))
    margin = {edge.place for edge in edges if edge.margin}
    kept: dict[Place, str] = {}
    for (_, words), places in found.items():
        height = median(middle for _, middle in places)
        close = [place for place, middle in places if abs(middle - height) <= _NEAR]
        # On all of two pages only in the margin: 附件 may well stand on top of both.
        both = len(close) == pages == _FEWEST_SAME - 1 and set(close) <= margin
        if both or len(close) >= max(_FEWEST_SAME, _SHARE_OF_PAGES * pages):
            kept.update(dict.fromkeys(close, words))
    return kept


def _numbered(words: str, page: int) -> str:
    """`words` with each number in it as how far it is from that of the page: the same on every page for a
    footer that holds the number of its page."""
    return re.sub(r"\d{1,4}", lambda number: f"\0{int(number[0]) - page}", words)


def _notes(
    pages: Sequence[Sequence[Part]], heights: Sequence[float]
) -> Iterator[tuple[Place, str]]:
    """Lines to the right of all that is set in the usual size, and smaller, each with its words; none in the
    margin above and below the text."""
    lines = [part for parts in pages for part in parts if isinstance(part, Line)]
    sizes = Counter(round(line.size, 1) for line in lines if len(line.words) >= _LONG_LINE)
    usual = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0
    for page, parts in enumerate(pages):
        edge = max(
            (
                part.right if isinstance(part, Line) else part.xs[-1]
                for part in parts
                if isinstance(part, Sheet) or part.size > _SMALLER * usual
            ),
            default=float("inf"),
        )
        low, high = _MARGIN * heights[page], (1 - _MARGIN) * heights[page]
        for place, part in enumerate(parts):
            beside = isinstance(part, Line) and part.left > edge and low < part.middle < high
            if beside and isinstance(part, Line) and part.size <= _SMALLER * usual:
                yield (page, place), part.words
