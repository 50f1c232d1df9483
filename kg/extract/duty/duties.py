"""Clauses of responsibility read: who is named, in which role, and on what basis.

The words that mean lead, participant, open list … are rows of data/authority/duties.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.bodies.parties import Parties, Party
from kg.extract.duty.clauses import Clause, DutyClauses
from kg.extract.duty.role_rule import outside_rule
from kg.extract.duty.words import LONGEST_TAIL, NO_BODIES, DutyWords
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import Assignment, DutyMode, Role, RoleBasis


@dataclass(frozen=True, slots=True)
class Duty:
    """What one clause says."""

    mode: DutyMode | None
    open_ended: bool
    assignments: tuple[Assignment, ...]


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
        self._parties = Parties(lexicon)
        self._words = DutyWords(lexicon)
        self.clauses = DutyClauses(lexicon, self._parties, self._words)

    def read(self, text: Text, clause: Clause, first_leads: bool) -> Duty:
        """Who the clause names and how. `first_leads`: the document says the first named one leads.

        A clause that names nobody (各负责 lost its names) has mode None.
        """
        segments = self._segments(text.folded, clause)
        return self._duty(text, segments, first_leads, cut_off=clause.cut_off(text.folded))

    def read_cells(
        self, text: Text, cells: Sequence[tuple[int, int, str]], first_leads: bool
    ) -> Duty:
        """Who the cells of a table's row name: clean [begin, end) of each, and what its column means
        (lead, participant, joint). Words of duty in a cell count before the column's meaning."""
        segments: list[_Segment] = []
        for begin, end, meaning in cells:
            if self.clauses.is_clause(text.folded[begin:end]):
                segments.extend(self._segments(text.folded, Clause(begin, end, begin, end)))
            else:
                segments.append(self._segment(text.folded, begin, end, meaning))
        duty = self._duty(text, segments, first_leads)
        leads = any(given.basis == "named-lead" for given in duty.assignments)
        return replace(duty, mode="led") if leads else duty

    def _duty(
        self, text: Text, segments: Sequence[_Segment], first_leads: bool, cut_off: bool = False
    ) -> Duty:
        """What `segments` say together; of a clause that is `cut_off` the last name is not whole."""
        listed = [
            (party, segment)
            for segment in segments
            for party in self._parties.names(text, segment.begin, segment.end)
        ]
        if cut_off:
            listed = listed[:-1]
        parties = [party for party, _ in listed]
        meanings = [party.said or segment.meaning for party, segment in listed]
        open_ended = any(segment.opened for _, segment in listed) or any(
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
        assignments = tuple(
            _assignment(text, party, *_role(index, meaning, mode, first_leads, named))
            for index, (party, meaning) in enumerate(zip(parties, meanings, strict=True))
        )
        return Duty(mode, open_ended, assignments)

    def _segments(self, folded: str, clause: Clause) -> list[_Segment]:
        """Stretches of names in order; the document's own rule and times of completion are none."""
        found: list[_Segment] = []
        for begin, end in outside_rule(folded, clause.inner_begin, clause.inner_end):
            labels = [
                label
                for label in self._words.label.finditer(folded, begin, end)
                if _is_label(folded, label, begin)
            ]
            if not labels:
                found.extend(self._by_tail(folded, begin, end))
                continue
            stops = [label.start() for label in labels[1:]] + [end]
            for label, stop in zip(labels, stops, strict=True):
                meaning = self._words.meaning[label.group(1)].removeprefix("label-")
                if meaning in NO_BODIES:
                    continue
                said = self._by_tail(folded, label.end(), stop) if meaning == "joint" else []
                if any(each.meaning in ("lead", "participant") for each in said):
                    # 责任单位：甲部牵头，乙局配合
                    found.extend(said)
                else:
                    found.append(self._labelled(folded, label.end(), stop, meaning))
        return found

    def _labelled(self, folded: str, begin: int, end: int, meaning: str) -> _Segment:
        """The names behind a label; what their duty words say counts where the label says no more."""
        time = self._words.time.search(folded[begin:end].rstrip("。 \r\n"))
        end = begin + time.start() if time else end
        tail = self._words.tail.search(folded[begin:end].rstrip(" ;,。\r\n"))
        if tail and tail.start() > 0:
            end = begin + tail.start()
            said = self._words.meaning[tail.group().rstrip("。")]
            meaning = said if meaning == "joint" and said == "respective" else meaning
        return self._segment(folded, begin, end, meaning)

    def _by_tail(self, folded: str, begin: int, end: int) -> list[_Segment]:
        """Split at , and ; and give each piece the duty words it ends in, or those of the next one."""
        found: list[_Segment] = []
        meaning = "joint"
        time = self._words.time.search(folded[begin:end].rstrip("。 \r\n"))
        end = begin + time.start() if time else end
        for left, right in reversed(self._pieces(folded, begin, end)):
            tail = self._words.tail.search(folded[left:right].rstrip())
            if tail:
                meaning = self._words.meaning[tail.group().rstrip("。")]
                right = left + tail.start()
                stacked = self._words.tail.search(folded[left:right])
                if stacked:
                    right = left + stacked.start()
                    if meaning == "joint":
                        meaning = self._words.meaning[stacked.group().rstrip("。")]
            elif left == begin and meaning == "participant":
                meaning = "joint"  # 甲部,乙局配合: who is named first takes no part in helping
            helper = self._words.helped_by.search(folded, left, right)
            if helper:
                found.append(self._segment(folded, helper.end(), right, "participant"))
                found.append(self._segment(folded, left, helper.start(), "lead"))
            elif right > left:
                found.append(self._segment(folded, left, right, meaning))
        return found[::-1]

    def _pieces(self, folded: str, begin: int, end: int) -> list[tuple[int, int]]:
        """Parted at , and ; outside brackets, and at 、 behind duty words (甲部负责、乙局配合)."""
        pieces = []
        depth, at = 0, begin
        for position in range(begin, end):
            char = folded[position]
            depth += (char == "(") - (char == ")")
            if depth > 0 or char not in ",;、":
                continue
            near = folded[max(at, position - LONGEST_TAIL) : position]
            if char != "、" or self._words.tail.search(near):
                pieces.append((at, position))
                at = position + 1
        pieces.append((at, end))
        return [(left, right) for left, right in pieces if right > left]

    def _segment(self, folded: str, begin: int, end: int, meaning: str) -> _Segment:
        by = self._words.by.match(folded, begin, end)
        if by:
            begin = by.end()
        while end > begin and folded[end - 1] in " ,;、。\r\n":
            end -= 1
        tail = self._words.open.search(folded[begin:end])
        if tail and tail.start() > 0:
            return _Segment(begin, begin + tail.start(), meaning, True)
        return _Segment(begin, end, meaning, False)


def _is_label(folded: str, label: re.Match[str], begin: int) -> bool:
    """Whether names follow: not behind a label alone in a bracket, 甲部(牵头单位), nor behind one that ends
    a word, 各责任单位负责."""
    at, after = label.start(), label.end(1)
    if folded[at - 1 : at] == "(" and folded[after : after + 1] == ")":
        return False
    return folded[after : after + 1] == ":" or at == begin or not folded[at - 1].isalpha()


def _assignment(text: Text, party: Party, role: Role, basis: RoleBasis) -> Assignment:
    kind: Literal["agency", "group"] = "group" if party.group else "agency"
    return Assignment(
        party.name,
        text.words(party.begin, party.end),
        kind,
        role,
        basis,
        party.resolved,
        text.span(party.begin, party.end),
    )


def _role(
    index: int, meaning: str, mode: DutyMode | None, first_leads: bool, named: bool
) -> tuple[Role, RoleBasis]:
    if meaning == "lead":
        return "lead", "named-lead"
    if meaning == "participant" or named:
        return "participant", "named-participant"
    if mode == "single":
        return "sole", "only-agency"
    if not first_leads:
        return "joint", "no-rule"
    if index:
        return "participant", "later-in-list"
    return "lead", "first-of-respective" if mode == "respective" else "first-of-joint"
