"""What a clause says around one number: what is measured, and whether it is a level, a share, a growth,
a rank or a count of places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from kg.extract.quantity.figure_words import FigureWords, behind_places, joint_end
from kg.extract.quantity.quantities import Quantity
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import Figure, FigureKind

_OUT_OF = "占"
_STRAY = " ,、:;()（）"
# How far from a number the words that say what it measures can stand.
_FARTHEST = 80
_LONGEST = 60
# 570项标准: a noun this short leaves open which ones.
_SHORTEST_NOUN = 3
_TIME_IN_BRACKETS = re.compile(r"[(（][^()（）]{0,4}\d{4}年[^()（）]{0,6}[)）]")
_PLACES = "个"
_LISTED = "、和及与并且,()"
_CHANGES = ("%", "个百分点", "倍")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at `begin`: its words, the ends of times in it by where they begin, where words end."""

    begin: int
    words: str
    times: dict[int, int]
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read around one quantity: the stretch of the clause, and the parts of the figure."""

    begin: int
    end: int
    indicator: str
    value: str
    unit: str
    kind: FigureKind
    aimed: bool


class FigureReader:
    """Reads figures off the clauses of one text."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._words = FigureWords(lexicon)

    def hits(self, words: str) -> list[Quantity]:
        """Quantities and ranks of a clause whose titles are blotted out."""
        return self._words.hits(words)

    def word_ends(self, words: str) -> frozenset[int]:
        """Offsets in `words` at which words end by the segmenter, 0 among them."""
        cut = self._lexicon.cutter.cut(words)
        return frozenset({0, *accumulate(len(token) for token in cut)})

    def read(
        self,
        clause: Clause,
        at: int,
        hit: Quantity,
        following: int,
        measured: str,
        last: Figure | None,
    ) -> Reading | None:
        """What `clause` says around `hit`, or None. Its words begin at `at`, the next quantity stands at
        `following`; the sentence `measured` something before, and stated the figure `last`."""
        words = clause.words
        at = max(at, hit.begin - _FARTHEST)
        opened = words.rfind("(", at, hit.begin)
        if opened >= 0 and ")" not in words[opened : hit.begin]:
            at = opened + 1
        if self._words.is_condition(words[at : hit.begin]):
            return None
        if hit.rank:
            begin = self._begin(clause, at, hit.begin)
            name = self._named(clause, begin, hit.begin)
            read = Reading(begin, hit.end, name, hit.value, hit.unit, "rank", False)
            return None if self._words.says_nothing(name) else read
        place = self._words.place(words, hit.end) if hit.unit == _PLACES else None
        if place:
            return self._places(clause, at, hit, place, last)
        tail = self._words.threshold.match(words, hit.end)
        end = tail.end() if tail else hit.end
        if end == len(words) or words[end] in _LISTED:
            return self._behind(clause, at, hit, end, measured, last)
        if hit.unit in _CHANGES or hit.unit in self._words.durations or end != hit.end:
            return None
        noun = self._words.noun(words[end : min(following, end + _FARTHEST)])
        if not _SHORTEST_NOUN <= len(noun) <= _LONGEST:
            return None
        stop = words.index(noun, end) + len(noun)
        aimed = self._words.end(words, at, hit.begin, clause.ends)[1]
        made = bool(self._words.makes.search(words[at : hit.begin]))
        name = self._named(clause, stop - len(noun), stop)
        return Reading(hit.begin, stop, name, hit.value, hit.unit, "level", aimed or made)

    def _behind(
        self,
        clause: Clause,
        at: int,
        hit: Quantity,
        end: int,
        measured: str,
        last: Figure | None,
    ) -> Reading | None:
        """A number that stands behind what it measures."""
        words, known = clause.words, self._words
        begin = self._begin(clause, at, hit.begin)
        stop, aimed = known.end(words, begin, hit.begin, clause.ends)
        kind: FigureKind = "share" if hit.unit == "%" else "level"
        value = hit.value
        grown = known.growth(words, begin, stop, clause.ends)
        if grown:
            stop, kind, aimed = grown[0], "growth", True
            value = f"-{value}" if grown[1] < 0 else value
        elif hit.unit in _CHANGES[1:]:
            return None
        name = self._named(clause, begin, stop)
        if name.startswith(_OUT_OF):
            name = f"{measured}{name}" if measured else ""
        elif not name and last and (grown or last.unit == hit.unit):
            name = last.indicator
        if known.says_nothing(name):
            return None
        aimed = aimed or bool(known.made.match(name))
        return Reading(begin, end, name, value, hit.unit, kind, aimed)

    def _places(
        self,
        clause: Clause,
        at: int,
        hit: Quantity,
        place: tuple[str, int, int],
        last: Figure | None,
    ) -> Reading | None:
        """A number of provinces, cities …: what is done in them stands behind, or what reaches them
        before."""
        words, known = clause.words, self._words
        kind, stop, listed = place
        begin = behind_places(words, listed)
        end = min(len(words), begin + _FARTHEST)
        name = self._named(clause, begin, end)
        end = end if listed == stop else stop
        if name.startswith("的"):
            return None
        before = self._begin(clause, at, hit.begin)
        left, aimed = known.end(words, before, hit.begin, clause.ends)
        start = hit.begin
        if known.says_nothing(name) or name[0].isdigit():
            start, end, name = before, stop, self._named(clause, before, left)
        if not name and last and last.unit.startswith(_PLACES):
            name = last.indicator
        if known.says_nothing(name):
            return None
        return Reading(start, end, name, hit.value, f"{hit.unit}{kind}", "count-of-places", aimed)

    def _begin(self, clause: Clause, at: int, stop: int) -> int:
        begin = joint_end(clause.words, at, stop) if at else at
        return self._words.begin(clause.words, begin, stop, clause.times, clause.ends)

    def _named(self, clause: Clause, begin: int, end: int) -> str:
        """The indicator at [begin, end) of the clause, in simplified script; "" if it is too long."""
        words = self._text.simplified(clause.begin + begin, clause.begin + end)
        name = _TIME_IN_BRACKETS.sub("", words).strip(_STRAY)
        return name if len(name) <= _LONGEST else ""
