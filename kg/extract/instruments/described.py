"""Documents named without 《》, by the verb that makes them and a noun phrase: 研究制定关于加强商业秘密保护的意见.

Which phrases name a document is said in phrases.py; here, which verb governs them. jieba says whether
the ends of a phrase are the ends of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.instruments.deeds import Deed
from kg.extract.instruments.naming import Naming
from kg.extract.instruments.phrases import Governed, Phrase, Phrases
from kg.extract.instruments.verbs import MAKING, Run, Verbs, with_types
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text
from kg.fold import simplify

_ABOUT = "关于"
# 出台前听取意见: when, not what. 基准制定和管理, 发布的报告: a noun.
_NO_OBJECT = re.compile(r"前(?![沿置])|后(?!续)|时(?![间段])|[的和与及、]|过程|环节|阶段|以及|$")
_MOST_LEAD_UP = 3
_AND_OTHERS = re.compile(r"等[^等]{0,6}$")
_FURTHER = re.compile(r"以及|[和及与、]")
_GENERIC_KINDS = ("departmental-rule", "normative-document", "standard", "other", "-")
_SHORTEST_CONTENT = 3
# What each of many makes for itself is not one document.
_EACH = re.compile(r"(?:逐[项一个条]|分别|各自|自行|一.一.”?)[^,]{0,8}$")
# What goes out again and again: 定期发布风险报告; not 及时出台X办法.
_AGAIN = re.compile(r"(?:定期|及时|实时|动态|滚动|常态化|适时)[^,]{0,10}(?:发布|公布)$")
_FAR = 40
_NEXT_LINE = re.compile(r"[ \r]{0,3}\n([\u4e00-\u9fff]{1,3})")
_REPORTED = re.compile(r"^(.{4,80}?)(?:也|都|均)?(?:已经?|正式|成功){1,3}(.{0,20})$")
# What _REPORTED can match at most; beyond it the pattern would only be slow to say no.
_LONGEST_REPORT = 120
_LEADING = re.compile(r"^(?:目前|近日|日前|同时|此外|其中|前不久|今年|去年)+")
# X办法由甲局会同乙局制定.
# 案由 is a word, 方案由甲局制定 is not.
_BY_WHOM = re.compile(r"(?<=.{4})(?:(?<![自理缘事案])|(?<=[方预]案))由(?![于来]).{2,60}$")
_LABEL = re.compile(r"^(?:\(?\d{1,3}[.、)]|\([一二三四五六七八九十]{1,3}\)) ?")
_IMPROVED: Governed = "improved"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A deed on what `phrase` names, if the phrase begins and ends where words do; the rest as in Deed."""

    phrase: Phrase
    types: tuple[str, ...]
    around: str
    after_verb: str
    by: tuple[str, ...]
    rule: str


class Described:
    """Finds described documents in the clauses of one text."""

    def __init__(self, text: Text, lexicon: Lexicon, verbs: Verbs, naming: Naming) -> None:
        self._text = text
        self._lexicon = lexicon
        self._naming = naming
        self._verbs = verbs
        self._phrases = Phrases(lexicon)
        self._lead_up = (*lexicon.words["lead-up"], *lexicon.verbs_after, "的")
        left_to = alternatives(lexicon.words["left-to-others"])
        self._left_to_others = re.compile(rf"(?:{left_to})[^,]{{0,{_FAR}}}$")

    def in_clause(self, begin: int, end: int) -> Iterator[Deed]:
        """Documents that the clause, which names no other, makes, revises, issues or carries out."""
        clause = self._text.folded[begin:end]
        return self._deeds(begin, clause, self._in_clause(clause))

    def _in_clause(self, clause: str) -> Iterator[_Candidate]:
        label = _LABEL.match(clause)
        first = label.end() if label else 0
        runs = [run for run in self._verbs.before(clause) if not _NO_OBJECT.match(clause, run.end)]
        closing = self._verbs.at_end(clause)
        making = next((run for run in runs if MAKING.intersection(run.types)), None)
        if making and closing and making.end < closing.begin:
            # X规划编制前期研究: what is made stands before both.
            between = self._without_lead_up(clause, making.end, closing.begin)
            making = None if between == making.end else making
        if making and (closing is None or making.begin < closing.begin):
            yield from self._made(clause, [run for run in runs if run.begin >= making.begin])
        elif closing and closing.types:
            yield from self._before_verb(clause, first, closing)
        elif runs:
            yield from self._governed(clause, runs[0], len(clause), "any")
        else:
            improving = self._verbs.improving(clause)
            if improving:
                yield from self._governed(clause, improving, len(clause), _IMPROVED)

    def about(self, begin: int, end: int, first: int) -> list[Deed]:
        """Documents that are made, named 关于…: a law named at `first` within such a name is part of it."""
        clause = self._text.folded[begin:end]
        runs = self._verbs.before(clause[: first - begin])[-1:]
        if not (
            runs and MAKING.intersection(runs[0].types) and clause.startswith(_ABOUT, runs[0].end)
        ):
            return []
        found = self._governed(clause, runs[0], len(clause), "made")
        return list(self._deeds(begin, clause, found))

    def behind(self, begin: int, end: int) -> Iterator[Deed]:
        """Documents that clean text [begin, end), the rest of a clause behind titles that are only named,
        makes: 按照《甲法》要求制定乙管理办法."""
        clause = self._text.folded[begin:end]
        runs = [run for run in self._verbs.before(clause) if not _NO_OBJECT.match(clause, run.end)]
        making = runs and MAKING.intersection(runs[0].types)
        return self._deeds(begin, clause, self._made(clause, runs) if making else ())

    def further(
        self, begin: int, end: int, types: tuple[str, ...], by: tuple[str, ...], kind: str
    ) -> Iterator[Deed]:
        """Documents that clean text [begin, end), behind titles that `by` makes, the last of them of `kind`,
        adds to what is done: 修订《甲》和乙办法, 实施甲纲要、乙发展规划."""
        clause = _AND_OTHERS.sub("", self._text.folded[begin:end])
        joint = _FURTHER.match(clause)
        if joint is None or not types:
            return iter(())
        if MAKING.intersection(types):
            found = self._phrases.within(clause, joint.end(), len(clause), "after")
        else:
            beside = self._phrases.within(clause, joint.end(), len(clause), "listed")
            found = (row for row in beside if row.heading.kind == kind not in _GENERIC_KINDS)
        listed = (_Candidate(phrase, types, "", "", by, "described:listed") for phrase in found)
        return self._deeds(begin, clause, listed)

    def _made(self, clause: str, runs: list[Run]) -> Iterator[_Candidate]:
        """The objects of `runs`, the first of which makes: each up to the next that is set beside it."""
        at = 0
        while at < len(runs):
            run = runs[at]
            at += 1
            while at < len(runs) and not self._beside(clause, runs[at]):
                at += 1
            stop = runs[at].begin if at < len(runs) else len(clause)
            how: Governed = "made" if MAKING.intersection(run.types) else "any"
            yield from self._governed(clause, run, stop, how)

    def _beside(self, clause: str, run: Run) -> bool:
        """修订甲办法、制定乙办法; 编制甲规划并印发乙方案."""
        return clause[run.begin - 1] in "、和并及"

    def _governed(self, clause: str, run: Run, stop: int, how: Governed) -> Iterator[_Candidate]:
        near = max(0, run.begin - 2 * _FAR)
        before = clause[near : run.begin]
        if (
            _NO_OBJECT.match(clause, run.end)
            or _EACH.search(before)
            or self._left_to_others.search(before)
            or (run.types == ("issue",) and _AGAIN.search(clause, near, run.end))
        ):
            return
        particle = clause[run.end - 1 : run.end]
        found = self._phrases.within(clause, run.end, stop, how)
        rule = "described:improved" if how == _IMPROVED else "described:verb-object"
        types = ("revise",) if how == _IMPROVED else run.types
        by = (clause[run.begin : run.end],)
        for phrase in found:
            yield _Candidate(phrase, types, clause[near : run.end], particle, by, rule)

    def _before_verb(self, clause: str, first: int, closing: Run) -> Iterator[_Candidate]:
        """做好X规划编制工作, X指导意见已印发: the phrase stands before its verb."""
        short = closing.begin <= _LONGEST_REPORT
        told = _REPORTED.match(clause[: closing.begin]) if short else None
        rule = "described:object-verb"
        by: tuple[str, ...] = (clause[closing.begin : closing.end],)
        if told:
            start = _LEADING.match(clause)
            left = start.end() if start else first
            how: Governed = "told" if MAKING.intersection(closing.types) else "after"
            for phrase in self._whole(clause, left, told.end(1), how):
                yield _Candidate(phrase, closing.types, "已", "已", by, rule)
            return
        whom = _BY_WHOM.search(clause, first, closing.begin) if short else None
        if whom:
            for phrase in self._whole(clause, first, whom.start(), "told"):
                yield _Candidate(phrase, closing.types, "", "", by, rule)
            return
        # 配合X委做好Y法立法工作: the phrase begins behind the last verb that only leads to another.
        leading = [
            run
            for run in self._verbs.opening(clause)
            if run.end + _SHORTEST_CONTENT < closing.begin
            and (not run.types or run.begin <= _SHORTEST_CONTENT)
        ]
        left = leading[-1].end if leading else first
        types = with_types(leading[-1] if leading else None, closing)
        stop = self._without_lead_up(clause, left, closing.begin)
        how = "told" if MAKING.intersection(types) or stop < closing.begin - 1 else "after"
        around = clause[max(0, left - 2 * _FAR) : left]
        if leading and leading[-1].types:
            by = (clause[leading[-1].begin : leading[-1].end], *by)
        for phrase in self._whole(clause, left, stop, how):
            yield _Candidate(phrase, types, around, "", by, rule)

    def _whole(self, clause: str, left: int, right: int, how: Governed) -> Iterator[Phrase]:
        """The phrases of a list whose last one ends where its verb begins."""
        found = list(self._phrases.within(clause, left, right, how))
        return iter(found if found and found[-1].end >= right - 1 else [])

    def _without_lead_up(self, clause: str, left: int, stop: int) -> int:
        """Where the phrase ends of which clause[left:stop] tells what is looked at: X规划实施情况, X法立法前期."""
        for _ in range(_MOST_LEAD_UP):
            word = max(
                (w for w in self._lead_up if clause.endswith(w, left, stop)), key=len, default=""
            )
            stop -= len(word)
        return stop

    def _deeds(self, begin: int, clause: str, found: Iterable[_Candidate]) -> Iterator[Deed]:
        """Deeds on those of `found` that begin and end where words do; the clause is cut once."""
        ends: set[int] = set()
        for each in found:
            ends = ends or self._word_ends(begin, clause)
            phrase = each.phrase
            if {phrase.begin, phrase.end} <= ends:
                left, right = begin + phrase.begin, begin + phrase.end
                mention = self._naming.described(left, right, each.rule)
                yield Deed(mention, each.types, each.around, each.after_verb, each.by)

    def _word_ends(self, begin: int, clause: str) -> set[int]:
        """Offsets in `clause` at which words end by the segmenter, 0 among them; a word that the next line
        goes on with does not end."""
        at = 0
        ends = {0}
        over = _NEXT_LINE.match(self._text.folded, begin + len(clause))
        clause += over.group(1) if over else ""
        # Folding writes 着作 for 著作, which no dictionary has; a conversion by phrases seldom
        # changes the length, and then only the folded form has the offsets.
        words = simplify(self._text.words(begin, begin + len(clause))) if over is None else clause
        for token in self._lexicon.cutter.cut(words if len(words) == len(clause) else clause):
            at += len(token)
            ends.add(at)
        return ends
