"""Documents named without 《》: described by a verb and a noun phrase, or derived from a title.

研究制定关于加强商业秘密保护的意见; 商标法、著作权法相关司法解释; 《X》及配套强制性国家标准. How such
a phrase may end is data (headings.tsv); jieba says whether its ends are the ends of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.kinds import Kinds
from kg.extract.lexicon import Lexicon, alternatives
from kg.extract.mentions import Mention, canonical_title
from kg.extract.text import Text
from kg.extract.verbs import Run, Verbs, with_types
from kg.fold import simplify

_MAKING = frozenset({"draft", "revise", "issue"})
# What a heading must say of itself for a phrase governed in this way.
_ENOUGH = {
    "yes": ("yes", "after", "any"),
    "after": ("after", "any"),
    "any": ("any",),
}
_SHORTEST_CONTENT = 3
_LONGEST_PHRASE = 80
_REPORTED = re.compile(r"^(.{4,80}?)(?:也|都|均)?(?:已经?|正式|成功){1,3}(.{0,20})$")
# What _REPORTED can match at most; beyond it the pattern would only be slow to say no.
_LONGEST_REPORT = 120
_LEADING = re.compile(r"^(?:目前|近日|日前|同时|此外|其中|前不久|今年|去年)+")


@dataclass(frozen=True, slots=True)
class DescribedAction:
    """A described document and what its clause does to it."""

    mention: Mention
    types: tuple[str, ...]
    pre: str
    after_verb: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A document named through others: `length` characters of the text behind the titles belong to
    its name; `joined`: it is added to them (及配套…), so the verb governs both."""

    mention: Mention
    length: int
    joined: bool


class Described:
    """Finds described and derived documents in the clauses of one text."""

    def __init__(self, text: Text, lexicon: Lexicon, verbs: Verbs) -> None:
        self._text = text
        self._lexicon = lexicon
        self._kinds = Kinds(lexicon)
        self._verbs = verbs
        self._generic = re.compile(rf"^(?:{alternatives(lexicon.words['generic'])})")
        further = alternatives(lexicon.words["law-extension"])
        self._no_law = re.compile(rf"(?:{alternatives(lexicon.words['no-law'])})$")
        endings = alternatives(heading.ending for heading in lexicon.headings)
        self._derived = re.compile(
            rf"^(?P<joint>及其?|和其?|与|以及)?(?:(?P<link>相关|有关|配套)"
            rf"(?P<body>[\u4e00-\u9fff]{{0,10}}?)(?P<head>{endings})|司法解释|{further})"
        )
        self._two = re.compile(rf"(?<=[{_last_characters(lexicon)}])(?:和|及|以及|、)")

    def in_clause(self, begin: int, end: int) -> Iterator[DescribedAction]:
        """Documents that the clause, which names no other, makes, revises or issues."""
        clause = self._text.folded[begin:end]
        yield from self._after_verb(clause, begin)

    def derived(self, mentions: tuple[Mention, ...], post: str) -> Derived | None:
        """The document that `post`, the text behind `mentions`, makes of them, or None."""
        match = self._derived.match(post)
        if not match:
            return None
        heading = self._lexicon.kind_of(match.group())
        if heading is None:
            return None
        joint = match.group("joint")
        # X法相关规定 and X办法配套规范 are classes; interpretations are named after the law they
        # interpret, and 及配套… adds a document of its own.
        link = match.group("link")
        if (link == "配套" and not joint) or (
            link in ("相关", "有关") and heading.kind != "judicial-interpretation"
        ):
            return None
        begin = mentions[0].begin
        stop = mentions[-1].end + match.end()
        base = self._text.words(mentions[-1].begin if joint else begin, mentions[-1].end)
        rest = self._text.words(mentions[-1].end + len(joint or ""), stop)
        mention = self._mention(begin, stop, base + rest, heading.kind)
        return Derived(mention, match.end(), bool(joint))

    def _after_verb(self, clause: str, begin: int) -> Iterator[DescribedAction]:
        runs = self._verbs.before(clause)
        closing = self._verbs.at_end(clause)
        making = next((run for run in runs if _MAKING.intersection(run.types)), None)
        if making and (closing is None or making.begin < closing.begin):
            yield from self._governed(clause, begin, making, "yes")
        elif closing and closing.types:
            yield from self._before_verb(clause, begin, closing)
        elif runs:
            yield from self._governed(clause, begin, runs[0], "any")

    def _governed(self, clause: str, begin: int, run: Run, how: str) -> Iterator[DescribedAction]:
        particle = clause[run.end - 1 : run.end]
        yield from self._phrases(clause, begin, run.end, len(clause), run.types, particle, how)

    def _before_verb(self, clause: str, begin: int, closing: Run) -> Iterator[DescribedAction]:
        """做好X规划编制工作, X指导意见已印发: the phrase stands before its verb."""
        short = closing.begin <= _LONGEST_REPORT
        told = _REPORTED.match(clause[: closing.begin]) if short else None
        if told:
            start = _LEADING.match(clause)
            left = start.end() if start else 0
            how = "yes" if _MAKING.intersection(closing.types) else "after"
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
        how = "yes" if _MAKING.intersection(types) else "after"
        stop = closing.begin - clause.endswith("的", 0, closing.begin)
        yield from self._phrases(clause, begin, left, stop, types, "", how)

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
                or heading.described not in _ENOUGH[how]
                or (heading.kind == "law" and self._no_law.search(clause[start:stop]))
                or content < _SHORTEST_CONTENT
                or self._generic.match(clause[start:stop])
            ):
                continue
            ends = ends or self._word_ends(begin, clause)
            if not {start, stop} <= ends:
                continue
            words = self._text.words(begin + start, begin + stop)
            mention = self._mention(begin + start, begin + stop, words, self._kinds.of(words))
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

    def _mention(self, begin: int, end: int, words: str, kind: str) -> Mention:
        authority = self._lexicon.authority
        known = authority.instrument(words) or authority.instrument("关于" + words)
        if known:
            return Mention(begin, end, known.name, known.kind, False, True, "described")
        return Mention(begin, end, canonical_title(words), kind, False, False, "described")


def _last_characters(lexicon: Lexicon) -> str:
    return "".join(sorted({heading.ending[-1] for heading in lexicon.headings}))
