"""Where clauses of responsibility stand: brackets about duty, and lines that begin with its labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.bodies.parties import Parties
from kg.extract.duty.role_rule import without_rule
from kg.extract.duty.words import NO_BODIES, DutyWords
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.pairs import BRACKETS, SQUARE_BRACKETS, outermost

_LONGEST_CLAUSE = 2000
_PIECES = re.compile("[,;]")
_BLANK = re.compile(r"\s*")
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
        return folded[self.begin] in "([" and self.inner_end == self.end


class DutyClauses:
    """The finder of clauses; made once for a lexicon.

    A clause is a bracket whose words are about duty (甲部负责; 甲部牵头，乙局配合; 责任单位：…) or that
    opens or closes its passage and holds nothing but names, lines
    of their own that begin with such a label, or what closes a line without brackets: a label and
    names, or a sentence of known names and words of duty alone.
    """

    def __init__(self, lexicon: Lexicon, parties: Parties, words: DutyWords) -> None:
        self._parties = parties
        self._words = words
        self._line = re.compile(rf"^[ \r]*(?:{words.labels}):[^\n]*", re.MULTILINE)
        self._at_line_end = re.compile(
            rf"(?<=[。;!?)\]”]) {{0,2}}(?P<label>(?:{words.labels}):[^\n。]{{1,300}}"
            rf"(?:。 ?(?:{words.labels}):[^\n。]{{1,300}}){{0,4}})。?[ \r]*$"
            r"|(?<=[。;!?]) {0,2}(?P<names>[^\n。;!?()\[\]]{4,120})。?[ \r]*$",
            re.MULTILINE,
        )

    def within(self, folded: str, begin: int, end: int) -> list[Clause]:
        """Every clause of responsibility in folded[begin:end], in order. Linear in the text."""
        lines = list(self._lines(folded, begin, end))
        found: list[Clause] = []
        at = 0
        pairs = list(outermost(folded, BRACKETS, begin, end, _LONGEST_CLAUSE))
        pairs.extend(outermost(folded, SQUARE_BRACKETS, begin, end, _LONGEST_CLAUSE))
        pairs.sort()
        opening = _BLANK.match(folded, begin, end)
        first = opening.end() if opening else begin
        for left, right in pairs:
            if found and left < found[-1].end:
                continue
            while at < len(lines) and lines[at].end <= left:
                at += 1
            inside_line = at < len(lines) and lines[at].begin < right
            words = folded[left + 1 : right - 1]
            alone = _closes_line(folded, right) or left <= first
            apart = [] if inside_line else self._told_apart(folded, left, right)
            if apart:
                found.extend(apart)
            elif not inside_line and (self.is_clause(words) or (alone and self._only_names(words))):
                found.append(Clause(left, right, left + 1, right - 1))
        cut_off = self._cut_off(folded, begin, end)
        if cut_off:
            found.append(cut_off)
        found.extend(self._unbracketed(folded, begin, end, [*pairs, *_spans((*found, *lines))]))
        return sorted((*found, *lines), key=lambda clause: clause.begin)

    def is_clause(self, words: str) -> bool:
        """Whether `words`, folded, begin with a label of duty or end as clauses do."""
        inner = self._words.time.sub("", without_rule(words).strip().strip("。;,"))
        if self._words.label.match(inner):
            return not self._words.no_body.match(inner)
        tail = self._words.tail.search(inner)
        return tail is not None and (not self._is_common(tail) or self._is_bare(inner))

    def _told_apart(self, folded: str, left: int, right: int) -> list[Clause]:
        """The clauses of a bracket that tells who does what: (甲部负责试点,乙局负责改革), none of any other."""
        found: list[Clause] = []
        objects = 0
        begin = left
        for stop in [*(at.start() for at in _PIECES.finditer(folded, left, right)), right - 1]:
            inner = begin + 1
            words = folded[inner:stop]
            doing = None if self._words.tail.search(words) else self._words.doing.search(words)
            if doing and not self._names(words[: doing.start()], one_known=True):
                return []
            if doing and words.startswith("、", doing.end()):
                return []  # 甲部牵头、乙局,丙局配合: names follow, not what is to be done
            if not doing and not self._is_bare(words):
                return []
            objects += bool(doing)
            end = inner + doing.end() if doing else stop
            found.append(Clause(begin if found else left, stop, inner, end))
            begin = stop
        return [*found[:-1], replace(found[-1], end=right)] if objects else []

    def can_be_foot(self, label: str) -> bool:
        """Whether a line that begins with this label may stand at the foot of a web page."""
        return label in self._words.foot

    def is_body_list(self, words: str) -> bool:
        """Whether `words`, folded, are names of bodies, one of them known, perhaps with words of duty."""
        tail = self._words.tail.search(words)
        return self._names(words, one_known=True) or (
            tail is not None and self._is_bare(words, one_known=True)
        )

    def _is_common(self, tail: re.Match[str]) -> bool:
        """Whether the words of duty are also others: 按季度报送, 社会资本参与."""
        return bool(self._words.common.fullmatch(tail.group()))

    def _unbracketed(
        self, folded: str, begin: int, end: int, taken: list[tuple[int, int]]
    ) -> Iterator[Clause]:
        """Clauses that close a line and stand in no bracket; none where `taken` has the words."""
        taken = sorted(taken)
        at = reach = 0
        for match in self._at_line_end.finditer(folded, begin, end):
            kind = match.lastgroup or ""
            left, right = match.span(kind)
            while at < len(taken) and taken[at][0] <= left:
                reach = max(reach, taken[at][1])
                at += 1
            if left < reach or (at < len(taken) and kind == "names" and taken[at][0] < right):
                continue
            words = match.group(kind)
            if (
                self._tells_bodies(words)
                if kind == "label"
                else self._is_bare(words, one_known=True)
            ):
                yield Clause(left, right, left, right)

    def _tells_bodies(self, words: str) -> bool:
        labels = [found.group(1) for found in self._words.label.finditer(words)]
        return any(self._words.meaning[w].removeprefix("label-") not in NO_BODIES for w in labels)

    def _is_bare(self, words: str, *, one_known: bool = False) -> bool:
        """Whether this is names and words of duty and nothing else: 甲部牵头，乙局配合. `one_known`: a
        table must know one of the names; else it is enough that they can be names of bodies."""
        if not self._words.tail.search(words):
            return False
        names = [self._words.tail.sub("", piece) for piece in _PIECES.split(words)]
        names = [self._words.tail.sub("", name) for name in names if name]
        led = self._words.by.match(names[0]) if names else None
        listed = self._words.helped_by.sub("、", "、".join(names)[led.end() if led else 0 :])
        # What is done by whom in a sentence of its own: 具体工作由甲部负责.
        told = bool(self._words.by.search(listed))
        return not told and self._names(listed, one_known=one_known, alone=not one_known)

    def _only_names(self, words: str) -> bool:
        return self._names(self._words.time.sub("", words.strip().strip("。;,")))

    def _names(self, words: str, *, one_known: bool = False, alone: bool = False) -> bool:
        """`Parties.only_names`, of the words without the document's own rule of who leads."""
        return self._parties.only_names(without_rule(words), one_known=one_known, alone=alone)

    def _cut_off(self, folded: str, begin: int, end: int) -> Clause | None:
        """The bracket that is open where the text ends, when it begins with a label."""
        left = folded.rfind("(", max(begin, end - _LONGEST_CLAUSE), end)
        if left < 0 or folded.find(")", left, end) >= 0 or not _REST.match(folded, end):
            return None
        stop = left + len(folded[left:end].rstrip())
        opened = self._words.label.match(folded, left + 1, stop)
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
            if not all(self._words.no_body.match(folded[a:b].strip()) for a, b in run):
                yield Clause(begin, end, begin, end)


def _spans(clauses: Iterable[Clause]) -> Iterator[tuple[int, int]]:
    return ((clause.begin, clause.end) for clause in clauses)


def _closes_line(folded: str, at: int) -> bool:
    """Whether nothing but a full stop stands between `at` and the end of the line."""
    if folded[at : at + 1] == "。":
        at += 1
    return not folded[at : at + 8].partition("\n")[0].strip()
