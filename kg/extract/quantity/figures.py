"""Statements of quantity: how much, how many, which share, rank or growth, and what is aimed at.

授权发明专利104.5万件，同比增长5%；到2027年，占比达到80%以上. What is not sure to be one is left out: a
number that only describes (投资1亿元以上的项目), counts parts of the text (5个方面) or has no unit.
Words are data (figures.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.instruments.modality import Modalities, modality_at
from kg.extract.quantity.figure_reading import Clause, FigureReader, Reading
from kg.extract.quantity.quantities import periods
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.pairs import title_spans
from kg.extract.text.sentences import sentences
from kg.extract.text.text import Text
from kg.model import Figure, FigureKind

_STOPS = re.compile(r"[。!?\n]")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
_CELL = re.compile(r"[^\t]+")
_OF_WHICH = "其中"
_MANY_YEARS = "连续"
_AIM = re.compile(r"到(?:20\d\d年|“?十.五)|力争|争取")
_INTENT = re.compile(r"到20\d\d年|力争|争取|将|计划|预计|继续|拟")
_DONE = re.compile(r"已|了|目前|截至|以来")


@dataclass(slots=True)
class _Sentence:
    """What the clauses of a sentence hand on: the time told, what was measured, the last figure."""

    period: str | None = None
    measured: str = ""
    last: Figure | None = None
    aims: bool = False
    intends: bool = False


class Figures:
    """Finds the figures of one document. `year` is that of its date, `told` the year it tells of."""

    def __init__(self, text: Text, lexicon: Lexicon, year: int | None, told: int | None) -> None:
        self._text = text
        self._reader = FigureReader(text, lexicon)
        self._modalities = Modalities(lexicon)
        self._year, self._told = year, told

    def of_plan(self, begin: int, end: int, about: str | None) -> Iterator[Figure]:
        """The targets in a passage of a plan: for a year to come, or under a word that aims (达到)."""
        for figure, read, sentence, _ in self._figures(begin, end):
            past = figure.period and self._told and int(figure.period[:4]) < self._told
            if (read.aimed or sentence.aims) and not past:
                yield replace(figure, kind=_aimed(read.kind), about=about)

    def of_turn(self, begin: int, end: int, about: str, speaker: str | None) -> Iterator[Figure]:
        """The figures of a turn; what it intends is a target."""
        contexts = self._modalities.contexts(self._text.folded, begin, end, self._year)
        for figure, read, sentence, clause in self._figures(begin, end):
            planned = modality_at(contexts, clause.begin + read.begin) == "planned"
            open_yet = figure.period is None or int(figure.period[:4]) > (self._year or 0)
            if planned and (open_yet or sentence.intends) and not _DONE.search(clause.words):
                figure = replace(figure, kind=_aimed(read.kind))
            yield replace(figure, about=about, speaker=speaker)

    def _figures(self, begin: int, end: int) -> Iterator[tuple[Figure, Reading, _Sentence, Clause]]:
        folded = self._text.folded
        state, last = _Sentence(), begin
        for left, right in self._clauses(begin, end):
            if _STOPS.search(folded, last, left):
                kept = state.period if folded.startswith(_OF_WHICH, left) else None
                state = _Sentence(kept)
            last = right
            for read, clause in self._clause(left, right, state):
                period = None if _MANY_YEARS in clause.words else state.period
                place = clause.begin + read.begin, clause.begin + read.end
                figure = Figure(
                    read.indicator,
                    read.value,
                    read.unit,
                    period,
                    read.kind,
                    self._text.words(*place),
                    None,
                    None,
                    self._text.span(*place),
                )
                state.last = figure
                if read.kind == "level":
                    state.measured = read.indicator
                yield figure, read, state, clause

    def _clauses(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """The clauses of a passage; a comma between digits (12,000) parts none, a tab between the cells
        of a row does."""
        folded, held = self._text.folded, (begin, begin)
        for cell_begin, cell_end in _cells(self._text.shown, begin, end):
            for clauses in sentences(folded, cell_begin, cell_end):
                for left, right in clauses:
                    joined = left == held[1] + 1 and _THOUSANDS.match(folded, held[1] - 1, right)
                    if not joined:
                        yield held
                    held = (held[0] if joined else left), right
        yield held

    def _clause(self, left: int, right: int, state: _Sentence) -> Iterator[tuple[Reading, Clause]]:
        words = self._text.folded[left:right]
        masked = _masked(words)
        times = list(periods(masked, self._year, self._told))
        state.aims = state.aims or bool(_AIM.search(masked))
        state.intends = state.intends or bool(_INTENT.search(masked))
        hits = self._reader.hits(masked)
        ends = self._reader.word_ends(words) if hits else frozenset()
        clause = Clause(left, words, {begin: end for begin, end, _ in times}, ends)
        at = told = 0
        for place, hit in enumerate(hits):
            if hit.begin < at:
                continue
            while told < len(times) and times[told][0] < hit.begin:
                state.period = times[told][2]
                told += 1
            following = hits[place + 1].begin if place + 1 < len(hits) else len(words)
            known = state.measured, state.last
            read = self._reader.read(clause, at, hit, following, *known)
            if read:
                at = max(at, hit.end, read.end)
                yield read, clause
        for _, _, period in times[told:]:
            state.period = period


def _cells(shown: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(shown, begin, end):
        yield match.span()


def _masked(words: str) -> str:
    """`words` with its titles blotted out: numbers and years in them are their own."""
    kept, at = [], 0
    for begin, end in title_spans(words, 0, len(words)):
        kept += [words[at:begin], "《" * (end - begin)]
        at = end
    return "".join([*kept, words[at:]])


def _aimed(kind: FigureKind) -> FigureKind:
    return "growth-target" if kind == "growth" else "target"
