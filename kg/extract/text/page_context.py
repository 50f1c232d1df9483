"""What is known of a text as a page printed it, before any line end is judged."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.page_lines import PageLine, begins_paragraph, page_lines, page_width
from kg.extract.text.pairs import ANGLES, BRACKETS, QUOTES, SQUARE_BRACKETS, outermost

_LONGEST_BRACKET = 700
_LONGEST_TITLE = 120
_LONGEST_QUOTE = 60
_FEWEST_PIECES = 10
LEAST_INDENT = 2
_WHITE = re.compile(r"\s+")
_KINDS = ("lead", "participant", "joint")


class PageContext:
    """What the rules for line ends ask of one text: its lines, the width of its page, its brackets."""

    def __init__(
        self, folded: str, raw: str, lexicon: Lexicon, skip: Sequence[tuple[int, int]]
    ) -> None:
        self.folded = folded
        self.lexicon = lexicon
        self.lines = page_lines(folded, raw, skip)
        self._pairs = _brackets(folded, self.lines)
        found = page_width(folded, self.lines)
        self.width, self.widths = found if found else (0.0, [0.0] * len(self.lines))
        indents = Counter(line.indent for line in self.lines)
        self.usual = max(indents, key=lambda each: (indents[each], -each), default=0)
        self.indented = (
            sum(n for each, n in indents.items() if each >= self.usual + LEAST_INDENT) >= 2
        )
        self.gap = _usual_gap(folded, self.lines)
        ends = Counter(folded[line.end - 1] for line in self.lines)
        self.in_pieces = bool(self.width) and ends["、"] + ends[","] >= _FEWEST_PIECES
        verbs = (v for kind in _KINDS for v in lexicon.words[f"duty-verb-{kind}"])
        self.body_end = re.compile(rf"(?:{alternatives(lexicon.words['body-end'])})$")
        self.tail_of_name = re.compile(
            rf"[\u4e00-\u9fff]{{0,3}}?(?:{alternatives(lexicon.words['body-end'])})(?:等|$)"
        )
        self.duty_end = re.compile(rf"(?:{alternatives(verbs)})$")
        words = lexicon.words
        said = alternatives(word for kind in _KINDS for word in words[f"label-word-{kind}"])
        nouns = alternatives((*words["label-noun"], *words["label-time"]))
        label = rf"[^\n,。;:()]{{0,4}}(?:{said})[^\n,。;:()]{{0,4}}(?:{nouns}):"
        self.label, self.labelled = re.compile(rf"{label}$"), re.compile(label)
        self._title = re.compile(
            rf"[^。;,]*(?:{alternatives(words['title-end'])})(?:\([^()]{{1,40}}\)){{0,2}}"
        )
        self._opening = re.compile(alternatives(words["text-start"]))
        self.manner = re.compile(
            rf"(?:{alternatives(words['duty-manner'])})[^,。;:]{{0,4}}(?:职责|分工)"
        )

    def inside(self, begin: int, end: int) -> bool:
        """Whether brackets, title marks or quotation marks hold all of [begin, end)."""
        opened, closed = self._pairs
        place = bisect_right(opened, begin) - 1
        return place >= 0 and opened[place] < begin and end < closed[place]

    def heads_text(self, start: int, end: int, following: PageLine) -> bool:
        """Whether the paragraph [start, end) reads as the title of a document, its date and
        试行 in brackets counted in, and `following` begins the text as texts begin or is an address."""
        words = _WHITE.sub("", self.folded[start : min(end, start + _LONGEST_TITLE)])
        begins = self._opening.match(self.folded, following.begin)
        return bool(
            (begins or self.folded[following.end - 1] == ":") and self._title.fullmatch(words)
        )


def _usual_gap(folded: str, lines: Sequence[PageLine]) -> int:
    counted = Counter(folded.count("\n", a.end, b.begin) for a, b in pairwise(lines))
    return max(counted, key=lambda each: (counted[each], -each), default=1)


def _brackets(folded: str, lines: Sequence[PageLine]) -> tuple[list[int], list[int]]:
    """Where brackets and title marks open and close over a line end, none inside another, but those in
    which a line begins a numbered paragraph."""
    numbers = [
        line.begin for above, line in pairwise(lines) if begins_paragraph(folded, line, above)
    ]
    found: list[tuple[int, int]] = []
    for marks, longest in (
        (BRACKETS, _LONGEST_BRACKET),
        (SQUARE_BRACKETS, _LONGEST_BRACKET),
        (ANGLES, _LONGEST_TITLE),
        (QUOTES, _LONGEST_QUOTE),
    ):
        for begin, end in outermost(folded, marks, 0, len(folded), longest):
            first = bisect_left(numbers, begin + 1)
            numbered = first < len(numbers) and numbers[first] < end
            if not numbered and folded.find("\n", begin, end) >= 0:
                found.append((begin, end))
    kept: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, end))
    return [begin for begin, _ in kept], [end for _, end in kept]
