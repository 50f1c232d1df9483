"""Clauses of responsibility: who is named, in which role, and on what basis.

A clause is a bracket whose words are about duty (甲部负责; 甲部牵头，乙局配合; 责任单位：…), or lines
of their own that begin with such a label. The words that mean lead, participant, open list … are
rows of data/authority/duties.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.lexicon import Lexicon, alternatives
from kg.extract.pairs import BRACKETS, outermost
from kg.extract.parties import Parties, Party
from kg.extract.role_rule import outside_rule, without_rule
from kg.extract.text import Text
from kg.model import Assignment, DutyMode, Role, RoleBasis

_LONGEST_CLAUSE = 2000
# Labels of what else a clause may tell: by when, and which person answers for it.
_NO_BODIES = ("deadline", "person")
_LONGEST_TAIL = 12
_REST = re.compile(r"\s*\Z")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in clean offsets: the whole, with brackets where it has them, and the words inside."""

    begin: int
    end: int
    inner_begin: int
    inner_end: int

    def cut_off(self, folded: str) -> bool:
        """Whether the text ends before the bracket closes."""
        return folded[self.begin] == "(" and self.inner_end == self.end


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
        self._meaning = lexicon.duties
        by_meaning: dict[str, list[str]] = {}
        for words, meaning in lexicon.duties.items():
            by_meaning.setdefault(meaning, []).append(words)
        labels = [w for m, words in by_meaning.items() if m.startswith("label-") for w in words]
        times = [w for kind in _NO_BODIES for w in by_meaning[f"label-{kind}"]]
        tails = [w for m in ("respective", "joint", "lead", "participant") for w in by_meaning[m]]
        self._label = re.compile(rf"({alternatives(labels)}):? ?")
        self._time_only = re.compile(rf"(?:{alternatives(times)})[^;,]*$")
        self._line = re.compile(rf"^[ \r]*(?:{alternatives(labels)}):[^\n]*", re.MULTILINE)
        self._tail = re.compile(rf"(?:{alternatives(tails)})。?$")
        # A time that closes a clause: …负责，2025年底前完成.
        standing = alternatives(lexicon.words["standing"])
        self._time = re.compile(
            rf"[,;][^,;()\d]{{0,3}}(?:\d{{1,4}}年|\d{{1,2}}月|年底|年内|{standing})[^,;()]{{0,14}}$"
        )
        self._with = re.compile(alternatives(by_meaning["with"]))
        self._open = re.compile(rf"(?:{alternatives(by_meaning['open'])})$")
        self._by = re.compile(alternatives(by_meaning["by"]))

    def clauses(self, folded: str, begin: int, end: int) -> list[Clause]:
        """Every clause of responsibility in folded[begin:end], in order. Linear in the text."""
        lines = list(self._lines(folded, begin, end))
        found = []
        at = 0
        for left, right in outermost(folded, BRACKETS, begin, end, _LONGEST_CLAUSE):
            while at < len(lines) and lines[at].end <= left:
                at += 1
            inside_line = at < len(lines) and lines[at].begin < right
            words = folded[left + 1 : right - 1]
            if not inside_line and (
                self._is_clause(words)
                or (_closes_line(folded, right) and self._parties.only_names(words))
            ):
                found.append(Clause(left, right, left + 1, right - 1))
        cut_off = self._cut_off(folded, begin, end)
        if cut_off:
            found.append(cut_off)
        return sorted((*found, *lines), key=lambda clause: clause.begin)

    def _cut_off(self, folded: str, begin: int, end: int) -> Clause | None:
        """The bracket that is open where the text ends, when it begins with a label."""
        left = folded.rfind("(", max(begin, end - _LONGEST_CLAUSE), end)
        if left < 0 or folded.find(")", left, end) >= 0 or not _REST.match(folded, end):
            return None
        stop = left + len(folded[left:end].rstrip())
        opened = self._label.match(folded, left + 1, stop)
        return Clause(left, stop, left + 1, stop) if opened else None

    def _lines(self, folded: str, begin: int, end: int) -> Iterator[Clause]:
        """Lines that begin with a label, those that follow one another taken as one clause."""
        run: list[tuple[int, int]] = []
        for match in self._line.finditer(folded, begin, end):
            if run and folded[run[-1][1] : match.start()].strip():
                yield from self._of_lines(folded, run)
                run = []
            run.append(match.span())
        yield from self._of_lines(folded, run)

    def _of_lines(self, folded: str, run: list[tuple[int, int]]) -> Iterator[Clause]:
        if run and run[-1][1] - run[0][0] <= _LONGEST_CLAUSE:
            begin, end = run[0][0], run[-1][1]
            if not all(self._time_only.match(folded[a:b].strip()) for a, b in run):
                yield Clause(begin, end, begin, end)

    def _is_clause(self, words: str) -> bool:
        inner = self._time.sub("", without_rule(words).strip().strip("。;,"))
        if self._label.match(inner):
            return not self._time_only.match(inner)
        return bool(self._tail.search(inner))

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
            if self._is_clause(text.folded[begin:end]):
                segments.extend(self._segments(text.folded, Clause(begin, end, begin, end)))
            else:
                segments.append(self._segment(text.folded, begin, end, meaning))
        duty = self._duty(text, segments, first_leads)
        leads = any(given.basis == "named-lead" for given in duty.assignments)
        return replace(duty, mode="led") if leads else duty

    def _duty(
        self,
        text: Text,
        segments: Sequence[_Segment],
        first_leads: bool,
        *,
        cut_off: bool = False,
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
        meanings = [segment.meaning for _, segment in listed]
        open_ended = any(segment.opened for _, segment in listed) or any(
            party.open_ended for party in parties
        )
        named = any(meaning in ("lead", "participant") for meaning in meanings)
        if named and "lead" not in meanings:
            # 甲部负责，乙局配合: who is responsible with the help of others leads them.
            meanings = [each if each == "participant" else "lead" for each in meanings]
        mode: DutyMode | None
        if named:
            mode = "led" if len(parties) > 1 else "single"
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
            labels = list(self._label.finditer(folded, begin, end))
            if not labels:
                found.extend(self._by_tail(folded, begin, end))
                continue
            stops = [label.start() for label in labels[1:]] + [end]
            for label, stop in zip(labels, stops, strict=True):
                meaning = self._meaning[label.group(1)].removeprefix("label-")
                if meaning not in _NO_BODIES:
                    found.append(self._labelled(folded, label.end(), stop, meaning))
        return found

    def _labelled(self, folded: str, begin: int, end: int, meaning: str) -> _Segment:
        """The names behind a label; what their duty words say counts where the label says no more."""
        time = self._time.search(folded[begin:end].rstrip("。 \r\n"))
        end = begin + time.start() if time else end
        tail = self._tail.search(folded[begin:end].rstrip(" ;,。\r\n"))
        if tail and tail.start() > 0:
            end = begin + tail.start()
            said = self._meaning[tail.group().rstrip("。")]
            meaning = said if meaning == "joint" and said == "respective" else meaning
        return self._segment(folded, begin, end, meaning)

    def _by_tail(self, folded: str, begin: int, end: int) -> list[_Segment]:
        """Split at , and ; and give each piece the duty words it ends in, or those of the next one."""
        found: list[_Segment] = []
        meaning = "joint"
        time = self._time.search(folded[begin:end].rstrip("。 \r\n"))
        end = begin + time.start() if time else end
        for left, right in reversed(self._pieces(folded, begin, end)):
            tail = self._tail.search(folded[left:right].rstrip())
            if tail:
                meaning = self._meaning[tail.group().rstrip("。")]
                right = left + tail.start()
                stacked = self._tail.search(folded[left:right])
                if stacked:
                    right = left + stacked.start()
                    if meaning == "joint":
                        meaning = self._meaning[stacked.group().rstrip("。")]
            helper = self._with.search(folded, left, right)
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
            near = folded[max(at, position - _LONGEST_TAIL) : position]
            if char != "、" or self._tail.search(near):
                pieces.append((at, position))
                at = position + 1
        pieces.append((at, end))
        return [(left, right) for left, right in pieces if right > left]

    def _segment(self, folded: str, begin: int, end: int, meaning: str) -> _Segment:
        by = self._by.match(folded, begin, end)
        if by:
            begin = by.end()
        while end > begin and folded[end - 1] in " ,;、。\r\n":
            end -= 1
        tail = self._open.search(folded[begin:end])
        if tail and tail.start() > 0:
            return _Segment(begin, begin + tail.start(), meaning, True)
        return _Segment(begin, end, meaning, False)


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


def _closes_line(folded: str, at: int) -> bool:
    """Whether nothing but a full stop stands between `at` and the end of the line."""
    if folded[at : at + 1] == "。":
        at += 1
    return not folded[at : at + 8].partition("\n")[0].strip()
