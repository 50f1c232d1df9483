"""Documents named without 《》, described by a verb and a noun phrase: 研究制定关于加强商业秘密保护的意见. How such
a phrase may end is data (headings.tsv); jieba says whether its ends are the ends of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.instruments.derived import DescribedAction, described
from kg.extract.instruments.kinds import Kinds
from kg.extract.instruments.verbs import MAKING, Run, Verbs, with_types
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text
from kg.fold import simplify

# What a heading must say of itself for a phrase governed in this way.
_ENOUGH = {
    "yes": ("yes", "long", "after", "any"),
    "after": ("after", "any"),
    "any": ("any",),
}
_ABOUT = "关于"
# 加强X的配套办法: whatever goes with it.
_COMPANION = ("配套", "有关", "相关")
# 出台前听取意见: when, not what.
_WHEN = ("前", "后", "时", "过程")
_MOST_LEAD_UP = 3
_AND_OTHERS = re.compile(r"等[^等]{0,6}$")
_FURTHER = re.compile(r"以及|[和及与、]")
_SHORTEST_CONTENT = 3
_SHORTEST_LAW = 2
_LONG_CONTENT = 6
_LONGEST_PHRASE = 80
_REPORTED = re.compile(r"^(.{4,80}?)(?:也|都|均)?(?:已经?|正式|成功){1,3}(.{0,20})$")
# What _REPORTED can match at most; beyond it the pattern would only be slow to say no.
_LONGEST_REPORT = 120
_LEADING = re.compile(r"^(?:目前|近日|日前|同时|此外|其中|前不久|今年|去年)+")


class Described:
    """Finds described documents in the clauses of one text."""

    def __init__(self, text: Text, lexicon: Lexicon, verbs: Verbs) -> None:
        self._text = text
        self._lexicon = lexicon
        self._kinds = Kinds(lexicon)
        self._verbs = verbs
        self._generic = re.compile(rf"^(?:{alternatives(lexicon.words['generic'])})")
        self._no_law = re.compile(rf"(?:{alternatives(lexicon.words['no-law'])})$")
        self._lead_up = (*lexicon.words["lead-up"], *lexicon.verbs_after, "的")
        self._two = re.compile(rf"(?<=[{_last_characters(lexicon)}])(?:和|及|以及|、)")

    def in_clause(self, begin: int, end: int) -> Iterator[DescribedAction]:
        """Documents that the clause, which names no other, makes, revises or issues."""
        clause = self._text.folded[begin:end]
        yield from self._after_verb(clause, begin)

    def about(self, begin: int, end: int, first: int) -> list[DescribedAction]:
        """Documents that are made, named 关于…: a law named at `first` within such a name is part of it."""
        clause = self._text.folded[begin:end]
        runs = self._verbs.before(clause[: first - begin])[-1:]
        if not (
            runs and MAKING.intersection(runs[0].types) and clause.startswith(_ABOUT, runs[0].end)
        ):
            return []
        return list(self._governed(clause, begin, runs[0], "yes"))

    def _after_verb(self, clause: str, begin: int) -> Iterator[DescribedAction]:
        runs = self._verbs.before(clause)
        closing = self._verbs.at_end(clause)
        making = next((run for run in runs if MAKING.intersection(run.types)), None)
        if making and closing and making.end < closing.begin:
            # X规划编制前期研究: what is made stands before both.
            between = self._without_lead_up(clause, making.end, closing.begin)
            making = None if between == making.end else making
        if making and (closing is None or making.begin < closing.begin):
            yield from self._governed(clause, begin, making, "yes")
        elif closing and closing.types:
            yield from self._before_verb(clause, begin, closing)
        elif runs:
            yield from self._governed(clause, begin, runs[0], "any")

    def further(self, begin: int, end: int, types: tuple[str, ...]) -> Iterator[DescribedAction]:
        """Documents that clean text [begin, end), behind titles that are made, adds: 修订《甲》和乙办法."""
        clause = _AND_OTHERS.sub("", self._text.folded[begin:end])
        joint = _FURTHER.match(clause)
        if joint and MAKING.intersection(types):
            yield from self._phrases(clause, begin, joint.end(), len(clause), types, "", "after")

    def _governed(self, clause: str, begin: int, run: Run, how: str) -> Iterator[DescribedAction]:
        if clause.startswith(_WHEN, run.end):
            return
        particle = clause[run.end - 1 : run.end]
        yield from self._phrases(clause, begin, run.end, len(clause), run.types, particle, how)

    def _before_verb(self, clause: str, begin: int, closing: Run) -> Iterator[DescribedAction]:
        """做好X规划编制工作, X指导意见已印发: the phrase stands before its verb."""
        short = closing.begin <= _LONGEST_REPORT
        told = _REPORTED.match(clause[: closing.begin]) if short else None
        if told:
            start = _LEADING.match(clause)
            left = start.end() if start else 0
            how = "yes" if MAKING.intersection(closing.types) else "after"
            yield from self._phrases(clause, begin, left, told.end(1), closing.types, "已", how)
            return
        # 配合X委做好Y法立法工作: the phrase begins behind the last verb that only leads to another.
        leading = [
            run
            for run in self._verbs.opening(clause)
            if run.end + _SHORTEST_CONTENT < closing.begin
            and (not run.types or run.begin <= _SHORTEST_CONTENT)
        ]
        left = leading[-1].end if leading else 0
        types = with_types(leading[-1] if leading else None, closing)
        stop = self._without_lead_up(clause, left, closing.begin)
        how = "yes" if MAKING.intersection(types) or stop < closing.begin - 1 else "after"
        yield from self._phrases(clause, begin, left, stop, types, "", how)

    def _without_lead_up(self, clause: str, left: int, stop: int) -> int:
        """Where the phrase ends of which clause[left:stop] tells what is looked at: X规划实施情况, X法立法前期."""
        for _ in range(_MOST_LEAD_UP):
            word = max(
                (w for w in self._lead_up if clause.endswith(w, left, stop)), key=len, default=""
            )
            stop -= len(word)
        return stop

    def _phrases(
        self,
        clause: str,
        begin: int,
        left: int,
        right: int,
        types: tuple[str, ...],
        particle: str,
        how: str,
    ) -> Iterator[DescribedAction]:
        pre = clause[:left] if particle != "已" else "已"
        ends: set[int] = set()
        for start, stop in self._split(clause, left, right):
            if stop - start > _LONGEST_PHRASE:
                continue
            heading = self._lexicon.kind_of(clause[start:stop])
            content = stop - start - (len(heading.ending) if heading else 0)
            if (
                heading is None
                or heading.described not in (*_ENOUGH[how], *_named_by(clause, start, content))
                or (heading.kind == "law" and self._no_law.search(clause[start:stop]))
                or content < (_SHORTEST_LAW if heading.kind == "law" else _SHORTEST_CONTENT)
                or clause.endswith(_COMPANION, start, stop - len(heading.ending))
                or self._generic.match(clause[start:stop])
            ):
                continue
            ends = ends or self._word_ends(begin, clause)
            if not {start, stop} <= ends:
                continue
            words = self._text.words(begin + start, begin + stop)
            mention = described(
                self._lexicon, begin + start, begin + stop, words, self._kinds.of(words)
            )
            yield DescribedAction(mention, types, pre, particle)

    def _split(self, clause: str, left: int, right: int) -> Iterator[tuple[int, int]]:
        """The phrases joined by 和, 及, 、 of which each ends as a document does."""
        start = left
        for match in self._two.finditer(clause, left, right):
            tail = max(start, match.start() - _LONGEST_PHRASE)
            heading = self._lexicon.kind_of(clause[tail : match.start()])
            if heading and heading.described != "no":
                yield start, match.start()
                start = match.end()
        yield start, right

    def _word_ends(self, begin: int, clause: str) -> set[int]:
        """Offsets in `clause` at which words end by the segmenter, 0 among them."""
        at = 0
        ends = {0}
        # Folding writes 着作 for 著作, which no dictionary has; a conversion by phrases seldom
        # changes the length, and then only the folded form has the offsets.
        words = simplify(self._text.words(begin, begin + len(clause)))
        for token in self._lexicon.cutter.cut(words if len(words) == len(clause) else clause):
            at += len(token)
            ends.add(at)
        return ends


def _named_by(clause: str, start: int, content: int) -> tuple[str, ...]:
    """关于X的国家标准 is one document where 国家标准 alone makes a class; a plan of which so much is
    said is one as well."""
    about = ("about",) if clause.startswith(_ABOUT, start) else ()
    return (*about, "long") if content >= _LONG_CONTENT else about


def _last_characters(lexicon: Lexicon) -> str:
    return "".join(sorted({heading.ending[-1] for heading in lexicon.headings}))
