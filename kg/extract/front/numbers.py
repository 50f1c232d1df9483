"""The number that a document bears itself, judged by where it stands: not one that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.front.labels import labels
from kg.extract.front.lines import HeadLine
from kg.extract.front.number_forms import NUMBER, canonical, serial
from kg.extract.front.rows import Stated
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text


def own_number(
    text: Text, lexicon: Lexicon, lines: Sequence[HeadLine], heading: tuple[int, int]
) -> Stated | None:
    """The number that stands on a line of its own before the address or the first sentence, the nearest
    to the heading, whose lines are [first, last); or the one behind a label of the page."""
    found: list[tuple[int, Stated]] = []
    for at, line in enumerate(lines):
        if at >= heading[1] and line.kind in ("address", "sentence", "item"):
            break
        begin = line.begin + line.words.startswith("(")
        number = NUMBER.match(text.folded, begin)
        order = serial(line.words)
        if number and _closes(text.folded, number.end(), lines[at + 1 :]):
            value, end = canonical(number), number.end()
        elif order:
            value, end = order, line.end
        else:
            continue
        below = at >= heading[1]
        rule = "below-title" if below else "above-title"
        distance = at - heading[1] if below else heading[0] - at
        found.append((distance, Stated(begin, end, "number", value, rule)))
    if found:
        return min(found, key=lambda each: (each[0], each[1].begin))[1]
    return _labelled(text, lexicon, lines)


def _closes(folded: str, end: int, following: Sequence[HeadLine]) -> bool:
    """Whether nothing stands behind a number on its line."""
    rest = folded[end : end + 3].lstrip(" )*")
    return not rest or rest[0] in "\r\n" or any(line.begin == end for line in following[:1])


def _labelled(text: Text, lexicon: Lexicon, lines: Sequence[HeadLine]) -> Stated | None:
    stop = next((line.begin for line in lines if line.kind == "sentence"), 0)
    for label in re.finditer(
        rf"(?:{labels(lexicon, 'number')})[\])*]*[: *]{{1,6}}", text.folded[:stop]
    ):
        number = NUMBER.match(text.folded, label.end())
        if number:
            return Stated(label.end(), number.end(), "number", canonical(number), "label")
    return None
