"""Where clauses of responsibility stand: brackets about duty, and lines that begin with its labels.

A clause is a bracket whose words are about duty (甲部负责; 甲部牵头，乙局配合; 责任单位：…) or that opens or
closes its passage and holds nothing but names; lines of their own that begin with such a label; or
what closes a line without brackets: a label and names, or a sentence of known names and words of duty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.duty.clause_rules import ClauseRules
from kg.extract.duty.labelled import CLOSED, CUT_OFF, labelled
from kg.extract.duty.words import NO_BODIES, DutyWords
from kg.extract.text.layer import Layer
from kg.extract.text.lines import line_end
from kg.extract.text.number_forms import heading_label
from kg.extract.text.pairs import BRACKETS, SQUARE_BRACKETS, outermost

_LONGEST_CLAUSE = 2000
_LONGEST_LABEL = 16
# A document closes its tasks with bare names where so many brackets hold one body and nothing else.
_FEWEST_BARE = 3
_NAMES, _ONE_NAME, _SOME_NAMES = "bracket-of-names", "bracket-of-one-name", "bracket-of-some-names"
_OF_NAMES = (_NAMES, _ONE_NAME, _SOME_NAMES)
_LINE = re.compile(r"^[ \r]*(?=[\u4e00-\u9fff])[^\n:]{2,14}:", re.MULTILINE)
_PIECES = re.compile("[,;]")
_AT_LINE_END = re.compile(
    r"(?<=[。;!?)\]”]) {0,2}(?P<label>[\u4e00-\u9fff]{2,14}:[^\n。]{1,300}"
    r"(?:。 ?[\u4e00-\u9fff]{2,14}:[^\n。]{1,300}){0,4})。?[ \r]*$"
    r"|(?<=[。;!?]) {0,2}(?P<names>[^\n。;!?()\[\]]{4,120})。?[ \r]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in clean offsets: the whole, with brackets where it has them, and the words inside.

    `rule` names what found it; `foot`: it begins with a label that also tells who runs a web page.
    """

    begin: int
    end: int
    inner_begin: int
    inner_end: int
    rule: str
    foot: bool = False

    @property
    def cut_off(self) -> bool:
        """Whether the text ends before the bracket closes."""
        return self.rule == CUT_OFF


class ClauseFinder:
    """The finder of clauses; made once for a lexicon."""

    def __init__(self, rules: ClauseRules, words: DutyWords) -> None:
        self.rules = rules
        self._words = words

    def find(self, folded: str) -> Layer[Clause]:
        """Every clause of responsibility in `folded`, in order. Linear in the text."""
        headed = Layer(labelled(folded, self.rules, self._words))
        unclosed = Layer(each for each in headed if each.rule != CLOSED)
        lines = [line for line in self._lines(folded) if not headed.at(line.begin)]
        pairs = list(outermost(folded, BRACKETS, 0, len(folded), _LONGEST_CLAUSE))
        pairs.extend(outermost(folded, SQUARE_BRACKETS, 0, len(folded), _LONGEST_CLAUSE))
        pairs = sorted(pair for pair in pairs if not unclosed.at(pair[0]))
        found: list[Clause] = []
        bare: list[Clause] = []
        unsure: list[Clause] = []
        at = 0
        for left, right in pairs:
            if found and left < found[-1].end:
                continue
            while at < len(lines) and lines[at].end <= left:
                at += 1
            if at < len(lines) and lines[at].begin < right:
                continue
            made = self._of_bracket(folded, left, right)
            # One body alone between brackets counts only where the document does so throughout.
            (bare if made and made[0].rule == _ONE_NAME else found).extend(made)
            if not made and _closes_line(folded, right):
                unsure.append(Clause(left, right, left + 1, right - 1, _SOME_NAMES))
        found.extend(self._bare(folded, found, bare, unsure))
        found.extend(
            Clause(each.begin, each.end, each.begin + 1, each.inner_end, each.rule)
            for each in unclosed
        )
        taken = sorted([*pairs, *((each.begin, each.end) for each in (*found, *lines))])
        # In 责任单位:甲局、各县政府(管委会) the bracket is a part of the name before it.
        begins = sorted(each.begin for each in found if each.rule not in _OF_NAMES)
        for clause in self._unbracketed(folded, taken):
            # 具体措施:建站(责任单位:甲局) has a clause of its own.
            place = bisect_left(begins, clause.begin)
            if place == len(begins) or begins[place] >= clause.end:
                found.append(clause)
        return Layer(_apart([*found, *lines]))

    def _bare(
        self, folded: str, found: Sequence[Clause], bare: list[Clause], unsure: Sequence[Clause]
    ) -> list[Clause]:
        """Those of the brackets of one name, and of names that nothing tells for sure, that are clauses in a
        document in which others of those `found` hold names and nothing else."""
        listed = [_words(folded, each) for each in found if each.rule == _NAMES]
        made = bare if len(bare) + len(listed) >= _FEWEST_BARE else []
        if len(listed) < _FEWEST_BARE:
            return made
        named = frozenset[str]().union(*map(self.rules.names_in, listed))
        return made + [x for x in unsure if self.rules.some_names(_words(folded, x), named)]

    def _of_bracket(self, folded: str, left: int, right: int) -> list[Clause]:
        """The clauses that the bracket [left, right) holds; more than one where it tells who does what."""
        apart = self._told_apart(folded, left, right)
        if apart:
            return apart
        words = folded[left + 1 : right - 1]
        rule = self.rules.rule_of(words)
        if not rule and (_closes_line(folded, right) or _opens_item(folded, left)):
            rule = self.rules.names_alone(words)
        return [Clause(left, right, left + 1, right - 1, rule)] if rule else []

    def _told_apart(self, folded: str, left: int, right: int) -> list[Clause]:
        """The clauses of a bracket that tells who does what: (甲部负责试点,乙局负责改革), none of any other."""
        found: list[Clause] = []
        objects = 0
        begin = left
        for stop in [*(at.start() for at in _PIECES.finditer(folded, left, right)), right - 1]:
            inner = begin + 1
            words = folded[inner:stop]
            doing = None if self._words.tail(words) else self._words.doing.search(words)
            if doing and not self.rules.only_names(words[: doing.start()], one_known=True):
                return []
            if doing and words.startswith("、", doing.end()):
                return []  # 甲部牵头、乙局,丙局配合: names follow, not what is to be done
            if not doing and not self.rules.is_bare(words):
                return []
            objects += bool(doing)
            end = inner + doing.end() if doing else stop
            found.append(Clause(begin if found else left, stop, inner, end, "bracket-told-apart"))
            begin = stop
        return [*found[:-1], replace(found[-1], end=right)] if objects else []

    def _unbracketed(self, folded: str, taken: Sequence[tuple[int, int]]) -> Iterator[Clause]:
        """Clauses that close a line and stand in no bracket; none where `taken`, in order, has the words."""
        at = reach = 0
        for match in _AT_LINE_END.finditer(folded):
            kind = match.lastgroup or ""
            left, right = match.span(kind)
            while at < len(taken) and taken[at][0] <= left:
                reach = max(reach, taken[at][1])
                at += 1
            if left < reach or (at < len(taken) and kind == "names" and taken[at][0] < right):
                continue
            words = match.group(kind)
            labelled = kind == "label" and self.rules.rule_of(words) == "bracket-of-labels"
            if labelled or (kind == "names" and self.rules.is_bare(words, one_known=True)):
                yield Clause(left, right, left, right, "line-end-of-" + kind)

    def _lines(self, folded: str) -> Iterator[Clause]:
        """Lines that begin with a label, those that follow one another taken as one clause."""
        run: list[tuple[int, int]] = []
        for match in _LINE.finditer(folded):
            begin = match.start() + len(match.group()) - len(match.group().lstrip(" \r"))
            end = line_end(folded, begin, len(folded))
            label = next(iter(self._words.labels(folded, begin, begin + _LONGEST_LABEL)), None)
            if label is None or label.begin != begin or label.meaning == "other":
                continue
            if not (label.listed or self.rules.only_names(folded[label.end : end], alone=True)):
                continue
            if run and folded[run[-1][1] : begin].strip():
                yield from self._of_lines(folded, run)
                run = []
            run.append((begin, end))
        yield from self._of_lines(folded, run)

    def _of_lines(self, folded: str, run: list[tuple[int, int]]) -> Iterator[Clause]:
        if run and run[-1][1] - run[0][0] <= _LONGEST_CLAUSE:
            begin, end = run[0][0], run[-1][1]
            labels = self._words.labels(folded, begin, end)
            if any(label.meaning not in NO_BODIES for label in labels):
                label = folded[begin : begin + _LONGEST_LABEL].partition(":")[0].strip()
                yield Clause(begin, end, begin, end, "line-of-labels", label in self._words.foot)


def _words(folded: str, clause: Clause) -> str:
    return folded[clause.inner_begin : clause.inner_end]


def _apart(found: Sequence[Clause]) -> list[Clause]:
    """The clauses without those that overlap one before them."""
    kept: list[Clause] = []
    for clause in sorted(found, key=lambda each: (each.begin, -each.end)):
        if not kept or clause.begin >= kept[-1].end:
            kept.append(clause)
    return kept


def _closes_line(folded: str, at: int) -> bool:
    """Whether nothing but a full stop stands between `at` and the end of the line."""
    if folded[at : at + 1] == "。":
        at += 1
    return not folded[at : at + 8].partition("\n")[0].strip()


def _opens_item(folded: str, at: int) -> bool:
    """Whether nothing but a number stands between the begin of the line and `at`."""
    begin = folded.rfind("\n", max(0, at - 24), at) + 1
    while begin < at and folded[begin] in " \r":
        begin += 1
    return heading_label(folded, begin, at)[0] == at
