"""Clauses of responsibility: who is named, in which role, and on what basis.

A clause is a bracket whose words are about duty (甲部负责; 甲部牵头，乙局配合; 责任单位：…). The
words that mean lead, participant, open list … are rows of data/authority/duties.tsv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.extract.lexicon import Lexicon, alternatives
from kg.extract.text import Text
from kg.fold import simplify, strip_name
from kg.model import Assignment, DutyMode, Role, RoleBasis

_LONGEST_CLAUSE = 2000
_SEPARATORS = "、,;和及与 \n"
_BODY_END = re.compile(
    r"(?:部|委|局|厅|办|署|会|院|行|总队|集团|公司|中心|组|政府|单位|部门|企业|大学|实验室|银行|军区|军)$"
)
_CLASS = re.compile(r"^(?:各|有关|相关)|(?:有关|相关|各).{0,8}(?:单位|部门|机构|地区|方面)$|成员单位$")
_VAGUE = re.compile(r"有关|相关")
# 第一责任单位为牵头单位，下同 and the like: the document's rule, given inside its first clause.
_RULE = re.compile(
    r"[,;(]?[^,;()]{0,12}(?:第一[^,;()]{0,12}|首位[^,;()]{0,8})为牵头[^,;()]{0,6}"
    r"(?:[,;]其他[^,;()]{0,12})?(?:[,;]下同)?\)?"
)
_CLOSING_RULE = re.compile(
    r"(?:列|排)?在?(?:第一位|首位)的?[^。\n]{0,12}为牵头[^。\n]{0,40}|第一责任(?:单位|部门)为牵头(?:单位|部门)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A bracketed clause: clean offsets of the whole with its brackets, and of the words inside."""

    begin: int
    end: int
    inner_begin: int
    inner_end: int


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a clause: clean offsets, canonical name, whether a table knew it, whether it is a class."""

    begin: int
    end: int
    name: str
    resolved: bool
    group: bool
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """What one clause says."""

    mode: DutyMode
    open_ended: bool
    assignments: tuple[Assignment, ...]


class Parties:
    """The reader of clauses; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        by_meaning: dict[str, list[str]] = {}
        for words, meaning in lexicon.duties.items():
            by_meaning.setdefault(meaning, []).append(words)
        self._meaning = lexicon.duties
        labels = [w for m, words in by_meaning.items() if m.startswith("label-") for w in words]
        tails = [
            w for m in ("respective", "joint", "lead", "participant") for w in by_meaning[m]
        ]
        self._label = re.compile(rf"(?:{alternatives(labels)})[::]? ?")
        self._tail = re.compile(rf"(?:{alternatives(tails)})。?$")
        self._with = re.compile(alternatives(by_meaning["with"]))
        self._open = re.compile(rf"(?:{alternatives(by_meaning['open'])})$")

    def clauses(self, folded: str, begin: int, end: int) -> list[Clause]:
        """Every clause of responsibility in folded[begin:end], in order. Linear in the text."""
        found = []
        stack: list[int] = []
        for match in re.compile(r"[()]").finditer(folded, begin, end):
            at = match.start()
            if match.group() == "(":
                stack.append(at)
            elif stack:
                opened = stack.pop()
                if not stack and self._is_clause(folded, opened + 1, at):
                    found.append(Clause(opened, at + 1, opened + 1, at))
        return found

    def _is_clause(self, folded: str, begin: int, end: int) -> bool:
        if not 1 < end - begin <= _LONGEST_CLAUSE:
            return False
        inner = _RULE.sub("", folded[begin:end]).strip(" 。;,")
        return bool(self._label.match(inner)) or bool(self._tail.search(inner))

    def read(self, text: Text, clause: Clause, first_leads: bool) -> Duty:
        """Who the clause names and how. `first_leads`: the document says the first named one leads."""
        listed = [
            (party, meaning, opened)
            for begin, end, meaning, opened in self._segments(text.folded, clause)
            for party in self._names(text, begin, end)
        ]
        parties = [party for party, _, _ in listed]
        meanings = [meaning for _, meaning, _ in listed]
        open_ended = any(opened for _, _, opened in listed) or any(p.open_ended for p in parties)
        named = any(meaning in ("lead", "participant") for meaning in meanings)
        mode: DutyMode
        if named:
            mode = "led" if len(parties) > 1 else "single"
        elif len(parties) == 1 and not open_ended:
            mode = "single"
        else:
            mode = "respective" if "respective" in meanings else "joint"
        assignments = tuple(
            self._assignment(text, party, *_role(index, meaning, mode, first_leads, named))
            for index, (party, meaning) in enumerate(zip(parties, meanings, strict=True))
        )
        return Duty(mode, open_ended, assignments)

    def names(self, text: Text, begin: int, end: int) -> list[Party]:
        """The bodies listed in clean text [begin, end), as in the address line of a notice."""
        return self._names(text, begin, end)

    def _segments(self, folded: str, clause: Clause) -> list[tuple[int, int, str, bool]]:
        """Stretches of names with what is said of each: (begin, end, meaning, open list)."""
        spans = _outside_rule(folded, clause.inner_begin, clause.inner_end)
        found: list[tuple[int, int, str, bool]] = []
        for begin, end in spans:
            labels = list(self._label.finditer(folded, begin, end))
            if labels:
                ends = [label.start() for label in labels[1:]] + [end]
                for label, stop in zip(labels, ends, strict=True):
                    meaning = self._meaning[label.group().rstrip(":: ")].removeprefix("label-")
                    found.append(self._opened(folded, label.end(), stop, meaning))
            else:
                found.extend(self._by_tail(folded, begin, end))
        return found

    def _by_tail(self, folded: str, begin: int, end: int) -> list[tuple[int, int, str, bool]]:
        """Split at , and ; and give each piece the duty words it ends in, or those of the next one."""
        found: list[tuple[int, int, str, bool]] = []
        meaning = "joint"
        for left, right in reversed(_pieces(folded, begin, end)):
            tail = self._tail.search(folded[left:right])
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
                found.append(self._opened(folded, helper.end(), right, "participant"))
                found.append(self._opened(folded, left, helper.start(), "lead"))
            elif right > left:
                found.append(self._opened(folded, left, right, meaning))
        return found[::-1]

    def _opened(
        self, folded: str, begin: int, end: int, meaning: str
    ) -> tuple[int, int, str, bool]:
        while end > begin and folded[end - 1] in " ,;、。\n":
            end -= 1
        tail = self._open.search(folded[begin:end])
        if tail and tail.start() > 0:
            return begin, begin + tail.start(), meaning, True
        return begin, end, meaning, False

    def _names(self, text: Text, begin: int, end: int) -> list[Party]:
        folded = text.folded
        known = dict(self._lexicon.body_names(folded[begin:end]))
        found: list[Party] = []
        at = begin
        while at < end:
            if folded[at] in _SEPARATORS:
                at += 1
                continue
            stop = begin + known.get(at - begin, at - begin)
            if not (stop > at and (stop == end or folded[stop] in _SEPARATORS)):
                stop = self._unknown_end(folded, at, end)
            found.append(self._party(text, at, stop))
            at = stop
        return found

    def _unknown_end(self, folded: str, begin: int, end: int) -> int:
        """Where a name that no table knows ends: at the next separator that stands in no bracket, and
        at 和, 及, 与 only if a body's name ends before it and another follows."""
        depth = 0
        for at in range(begin, end):
            char = folded[at]
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
            elif depth == 0 and char in _SEPARATORS:
                if char not in "和及与":
                    return at
                rest = folded[at + 1 : end]
                next_piece = re.split(f"[{_SEPARATORS}]", rest, maxsplit=1)[0]
                if _BODY_END.search(folded[begin:at]) and _BODY_END.search(next_piece):
                    return at
        return end

    def _party(self, text: Text, begin: int, end: int) -> Party:
        authority = self._lexicon.authority
        words = text.folded[begin:end]
        group = authority.group(words)
        if group:
            return Party(begin, end, group.name, True, True, group.open_ended)
        agency = authority.agency(words)
        if agency:
            return Party(begin, end, agency.name, True, False, False)
        is_class = bool(_CLASS.search(words))
        name = strip_name(simplify(text.words(begin, end)))
        return Party(begin, end, name, is_class, is_class, is_class and bool(_VAGUE.search(words)))

    def _assignment(self, text: Text, party: Party, role: Role, basis: RoleBasis) -> Assignment:
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


def role_rule(folded: str) -> tuple[int, int] | None:
    """Clean offsets of the sentence that says the first one named leads, or None."""
    match = _CLOSING_RULE.search(folded)
    if not match:
        return None
    begin = max(folded.rfind(mark, 0, match.start()) for mark in "。\n(") + 1
    ends = [at for at in (folded.find(mark, match.end() - 1) for mark in "。\n)") if at >= 0]
    return begin, (min(ends) + (folded[min(ends)] == "。") if ends else len(folded))


def _role(
    index: int, meaning: str, mode: DutyMode, first_leads: bool, named: bool
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


def _outside_rule(folded: str, begin: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = begin
    for match in _RULE.finditer(folded, begin, end):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    return [(left, right) for left, right in spans if right > left]


def _pieces(folded: str, begin: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    depth, at = 0, begin
    for position in range(begin, end):
        char = folded[position]
        depth += (char == "(") - (char == ")")
        if char in ",;" and depth <= 0:
            pieces.append((at, position))
            at = position + 1
    pieces.append((at, end))
    return [(left, right) for left, right in pieces if right > left]
