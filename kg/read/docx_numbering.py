"""The numbers that Word prints before paragraphs: numbering.xml, styles.xml and the counting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.read.docx_xml import Element, child, children, is_on, value, whole
from kg.read.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level counts and prints."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A w:num: the list whose counters it shares, its levels, and the starts it forces."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts paragraphs in document order; `label` must be asked once for each, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {style.get("styleId"): style for style in children(styles, "style")}
        self._lists = _lists(numbering, self._styles)
        self._by_style = {
            level.style: (number, depth)
            for number, made in reversed(self._lists.items())
            for depth, level in made.levels.items()
            if level.style
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """What Word prints before the paragraph with these w:pPr, its gap included; "" for nothing."""
        number, depth = self._place(properties)
        made = self._lists.get(number)
        if made is None:
            return ""
        depth = max(0, min(depth, _LEVELS - 1))
        level = made.levels.get(depth, _Level())
        counts = self._count(number, made, depth)
        if level.format == "bullet":
            return ""
        words = _PLACE.sub(
            lambda place: self._printed(made, level, counts, int(place[1])), level.text
        )
        return words + level.gap if words else ""

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """The w:num and level of a paragraph: its own, else those of its style or one that it is based on."""
        own = child(properties, "numPr")
        number, depth = value(own, "numId"), value(own, "ilvl")
        style = value(properties, "pStyle")
        named = style
        for _ in range(_CHAIN):
            if number is not None or style is None:
                break
            found = self._styles.get(style)
            number = value(found, "pPr", "numPr", "numId")
            depth = depth or value(found, "pPr", "numPr", "ilvl")
            style = value(found, "basedOn")
        if depth is None and named in self._by_style and self._by_style[named][0] == number:
            depth = str(self._by_style[named][1])
        return number or "0", whole(depth, 0)

    def _count(self, number: str, made: _List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(made.abstract, {})
        first = (number, depth) not in self._started
        self._started.add((number, depth))
        if depth in made.starts and first:
            counts[depth] = made.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = made.levels.get(depth, _Level()).start
        for below in [other for other in counts if other > depth]:
            restart = made.levels.get(below, _Level()).restart
            # w:lvlRestart: 0 never restarts; n restarts only after level n (counted from 1) or higher.
            if restart is None or depth < restart:
                del counts[below]
        return counts

    def _printed(self, made: _List, level: _Level, counts: dict[int, int], place: int) -> str:
        above = made.levels.get(place - 1, _Level())
        number = counts.get(place - 1, above.start)
        return numeral(number, "decimal" if level.legal else above.format)


def _lists(numbering: Element | None, styles: dict[str, Element]) -> dict[str, _List]:
    abstracts = {made.get("abstractNumId"): made for made in children(numbering, "abstractNum")}
    of_number = {
        made.get("numId"): value(made, "abstractNumId") or "" for made in children(numbering, "num")
    }
    found = {}
    for made in children(numbering, "num"):
        number = made.get("numId")
        abstract = _linked(of_number[number], abstracts, of_number, styles)
        levels = {
            whole(level.get("ilvl"), 0): _level(level)
            for level in children(abstracts.get(abstract), "lvl")
        }
        entry = _List(abstract, levels)
        for override in children(made, "lvlOverride"):
            depth = whole(override.get("ilvl"), 0)
            own = child(override, "lvl")
            if own is not None:
                entry.levels[depth] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                entry.starts[depth] = whole(start, 1)
        found[number] = entry
    return found


def _linked(
    abstract: str,
    abstracts: dict[str, Element],
    of_number: dict[str, str],
    styles: dict[str, Element],
) -> str:
    """The abstract list that really defines the levels: w:numStyleLink leads to a style, that to a list."""
    for _ in range(_CHAIN):
        link = value(abstracts.get(abstract), "numStyleLink")
        if link is None:
            break
        number = value(styles.get(link), "pPr", "numPr", "numId")
        if number is None or number not in of_number:
            break
        abstract = of_number[number]
    return abstract


def _level(level: Element) -> _Level:
    # A format that old Word does not know stands in mc:AlternateContent, with a fallback.
    form = (
        value(level, "numFmt")
        or value(level, "AlternateContent", "Fallback", "numFmt")
        or value(level, "AlternateContent", "Choice", "numFmt")
        or "decimal"
    )
    restart = value(level, "lvlRestart")
    return _Level(
        whole(value(level, "start"), 1),
        form,
        value(level, "lvlText") or "",
        "" if value(level, "suff") == "nothing" else " ",
        None if restart is None else whole(restart, 0),
        is_on(level, "isLgl"),
        value(level, "pStyle"),
    )
