"""Clauses of responsibility read: who is named, in which role, and on what basis.

The words that mean lead, participant, open list … are rows of data/authority/duties.tsv.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.bodies.body_words import BodyWords
from kg.extract.bodies.parties import Parties
from kg.extract.bodies.party import Party
from kg.extract.duty.clause_rules import ClauseRules
from kg.extract.duty.clauses import Clause, ClauseFinder
from kg.extract.duty.duty import Duty, assignment, role_of
from kg.extract.duty.pieces import Piece, outer_pieces, pieces
from kg.extract.duty.role_rule import Rule, outside_rule
from kg.extract.duty.words import NO_BODIES, DutyWords
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import DutyMode


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of names, what is said of them, and whether the list goes on (等部门)."""

    begin: int
    end: int
    meaning: str
    opened: bool


class Duties:
    """The reader of clauses; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        bodies = BodyWords(lexicon)
        self._parties = Parties(lexicon, bodies)
        self._words = DutyWords(lexicon)
        self.finder = ClauseFinder(ClauseRules(bodies, self._words), self._words)

    def read(self, text: Text, clause: Clause, rule: Rule | None) -> Duty:
        """Who the clause names and how; `rule` is the document's own of who leads.

        A clause that names nobody (各负责 lost its names) has mode None.
        """
        segments = self._segments(text.folded, clause.inner_begin, clause.inner_end, rule)
        found = (clause.begin, clause.end, clause.rule)
        return self._duty(text, found, segments, rule, cut_off=clause.cut_off)

    def read_cells(
        self, text: Text, cells: Sequence[tuple[int, int, str]], rule: Rule | None
    ) -> Duty:
        """Who the cells of a table's row name: clean [begin, end) of each, and what its column means
        (lead, participant, joint); at least one. Words of duty in a cell count before the column's meaning.
        """
        segments: list[_Segment] = []
        for begin, end, meaning in cells:
            if self.finder.rules.rule_of(text.folded[begin:end]):
                segments.extend(self._segments(text.folded, begin, end, rule))
            else:
                segments.append(self._segment(text.folded, begin, end, meaning))
        begin, end = cells[0][0], max(right for _, right, _ in cells)
        duty = self._duty(text, (begin, end, "cells-of-row"), segments, rule)
        leads = any(given.basis == "named-lead" for given in duty.assignments)
        return replace(duty, mode="led") if leads else duty

    def _duty(
        self,
        text: Text,
        found: tuple[int, int, str],
        segments: Sequence[_Segment],
        rule: Rule | None,
        cut_off: bool = False,
    ) -> Duty:
        """What `segments` say together, of the clause `found`: where it stands and what found it; of one
        that is `cut_off` the last name is not whole."""
        listed = [
            (party, segment)
            for segment in segments
            for party in self._parties.names(text, segment.begin, segment.end)
        ]
        if cut_off:
            listed = listed[:-1]
        once = _each_once([(party, party.said or segment.meaning) for party, segment in listed])
        parties = [party for party, _ in once]
        meanings = [meaning for _, meaning in once]
        open_ended = any(segment.opened for segment in segments) or any(
            party.open_ended for party in parties
        )
        named = any(meaning in ("lead", "participant") for meaning in meanings)
        if named and "lead" not in meanings:
            # 甲部负责，乙局配合: who is responsible with the help of others leads them.
            meanings = [each if each == "participant" else "lead" for each in meanings]
        mode: DutyMode | None
        if named:
            mode = "led"
        elif len(parties) == 1 and not open_ended and not cut_off:
            mode = "single"
        elif parties:
            mode = "respective" if "respective" in meanings else "joint"
        else:
            mode = None
        # A class has no place at the head: where it stands first, nobody leads.
        first_leads = bool(rule and rule.kind == "first-leads" and parties and not parties[0].group)
        assignments = tuple(
            assignment(text, party, *role_of(index, meaning, mode, first_leads, named))
            for index, (party, meaning) in enumerate(zip(parties, meanings, strict=True))
        )
        return Duty(*found, mode, open_ended, assignments, tuple(parties))

    def _segments(self, folded: str, begin: int, end: int, rule: Rule | None) -> list[_Segment]:
        """Stretches of names in order; the document's own rule and times of completion are none."""
        found: list[_Segment] = []
        run: list[Piece] = []
        for left, right in outside_rule(folded, begin, end):
            for piece in pieces(folded, left, right, self._words):
                if run and piece.label is not run[0].label:
                    found.extend(self._of_label(folded, run))
                    run = []
                run.append(piece)
        found.extend(self._of_label(folded, run))
        meanings = {segment.meaning for segment in found}
        if rule and rule.kind == "before-comma-leads" and not meanings & {"lead", "participant"}:
            return _parted_at_comma(found)
        return found

    def _of_label(self, folded: str, run: Sequence[Piece]) -> list[_Segment]:
        """The segments of pieces that stand behind one label, or before the first."""
        if not run:
            return []
        label = run[0].label
        if label is None:
            return self._by_tail(folded, run)
        if label.meaning in NO_BODIES:
            return []
        if label.meaning == "joint":
            told = self._by_tail(folded, run)
            if any(each.meaning in ("lead", "participant") for each in told):
                # 责任单位：甲部牵头，乙局配合
                return told
        found = []
        for piece in run:
            names, said = self._words.without_tails(piece.words)
            meaning = said if label.meaning == "joint" and said == "respective" else label.meaning
            if names:
                found.append(self._segment(folded, piece.begin, piece.begin + len(names), meaning))
        return found

    def _by_tail(self, folded: str, run: Sequence[Piece]) -> list[_Segment]:
        """Give each piece the duty words it ends in, or those of the next one."""
        found: list[_Segment] = []
        meaning = "joint"
        for left, right in reversed(self._split(folded, run)):
            names, said = self._words.without_tails(folded[left:right])
            if said:
                meaning = said
                right = left + len(names)
            elif left == run[0].begin and meaning == "participant":
                meaning = "joint"  # 甲部,乙局配合: who is named first takes no part in helping
            helper = self._words.helped_by.search(folded, left, right)
            if helper:
                found.append(self._segment(folded, helper.end(), right, "participant"))
                found.append(self._segment(folded, left, helper.start(), "lead"))
            elif right > left:
                found.append(self._segment(folded, left, right, meaning))
        return found[::-1]

    def _split(self, folded: str, run: Sequence[Piece]) -> list[tuple[int, int]]:
        """The pieces, parted also at 、 behind words of duty: 甲部负责、乙局配合."""
        found = []
        for piece in run:
            begin = piece.begin
            for _, stop in outer_pieces(folded, piece.begin, piece.end, "、"):
                if stop == piece.end or self._words.tail(folded[begin:stop]):
                    found.append((begin, stop))
                    begin = stop + 1
        return [(left, right) for left, right in found if right > left]

    def _segment(self, folded: str, begin: int, end: int, meaning: str) -> _Segment:
        by = self._words.by.match(folded, begin, end)
        if by:
            begin = by.end()
        while end > begin and folded[end - 1] in " ,;、。\r\n":
            end -= 1
        opened = self._words.opened(folded[begin:end])
        if opened is not None:
            return _Segment(begin, begin + opened, meaning, True)
        return _Segment(begin, end, meaning, False)


def _parted_at_comma(found: Sequence[_Segment]) -> list[_Segment]:
    """The segments under the rule that who stands before the comma leads."""
    if len(found) < 2:
        return list(found)
    return [
        replace(segment, meaning="participant" if place else "lead")
        for place, segment in enumerate(found)
    ]


def _each_once(listed: Sequence[tuple[Party, str]]) -> list[tuple[Party, str]]:
    """Each body once, where it is named first; who leads may be named among those responsible, too."""
    kept: dict[str, tuple[Party, str]] = {}
    for party, meaning in listed:
        if party.name not in kept or (meaning == "lead" and kept[party.name][1] == "joint"):
            kept[party.name] = (party, meaning)
    return list(kept.values())
