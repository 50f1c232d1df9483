"""What a clause does to the titles in it: each list of titles is given the verbs that govern it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.instruments.deeds import Deed
from kg.extract.instruments.derived import Derivations
from kg.extract.instruments.described import Described
from kg.extract.instruments.naming import Mention
from kg.extract.instruments.verbs import MAKING, Run, Verbs, Versions, with_types
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text

# The number of a document and the like behind a title: (国发(2025)3号).
_BRACKETS = r"(?:\((?:[^()]|\([^()]{0,40}\)){1,60}\))"
_BETWEEN = re.compile(rf"{_BRACKETS}{{0,3}}[、和及与以 \r\n]*")
# 发布的《报告》 tells which report is meant, not what is done to it; 议题谈判和X协定 closes a phrase.
_CLOSED = re.compile(r"[的和及与、]|以及")
_LONGEST_APPOSITION = 20
_LONGEST_ISSUERS = 60
# What is made for a document, not the document: 修订《X法》配套规章.
_COMPANION = re.compile(r"(?:相关|有关)?配套")
_JOINT = re.compile(r"\s*(?:以及|[及和与])?\s*")
# 逐条磋商: a modifier of two characters may stand between a title and its verb.
_REACH = 4
_MENTION = ("mention",)


@dataclass(frozen=True, slots=True)
class _Group:
    """Titles listed side by side, with the clause text before and after them."""

    mentions: tuple[Mention, ...]
    pre: str
    post: str
    last_in_clause: bool


class Governed:
    """Reads what the clauses of one text do to the titles in them."""

    def __init__(
        self,
        text: Text,
        lexicon: Lexicon,
        verbs: Verbs,
        described: Described,
        derived: Derivations,
    ) -> None:
        self._folded = text.folded
        self._verbs = verbs
        self._described = described
        self._derived = derived
        self._about = re.compile(rf"(?:{alternatives(lexicon.words['about'])})$")
        stages = alternatives(lexicon.words["bill-stage"])
        self._bracket = re.compile(rf"(?:\((?P<stage>{stages})\)|{_BRACKETS}){_BRACKETS}{{0,3}}")
        self._made_for = re.compile(rf"(?:{alternatives(lexicon.words['about-making'])})$")
        self._versions = Versions(lexicon)
        # 甲委、乙厅等9部门联合 (印发的)
        words = lexicon.words
        bodies = alternatives(
            (*words["body-end"], *words["party-part"], *words["level"], "国家", "中央")
        )
        self._issuers = re.compile(
            rf"[\u4e00-\u9fff、()\d \n]*(?:{bodies})(?:等[\u4e00-\u9fff\d]{{0,5}})?"
            rf"(?:\d{{4}}年(?:\d{{1,2}}月)?)?(?:近日|近期|联合|共同|已经?|统一)*"
        )

    def in_clause(
        self, begin: int, end: int, mentions: Sequence[Mention], previous: Sequence[Deed]
    ) -> Iterator[Deed]:
        """The deeds of the clause at clean [begin, end) on `mentions`, which are all that it names;
        `previous` are those of the clause before: one that is titles alone continues its list."""
        for group in self._groups(mentions, begin, end):
            yield from self._deeds(group, previous)

    def _groups(self, mentions: Sequence[Mention], begin: int, end: int) -> Iterator[_Group]:
        folded = self._folded
        at = 0
        left = begin
        while at < len(mentions):
            stop = at + 1
            while stop < len(mentions) and _BETWEEN.fullmatch(
                folded, mentions[stop - 1].end, mentions[stop].begin
            ):
                stop += 1
            right = mentions[stop].begin if stop < len(mentions) else end
            group = tuple(mentions[at:stop])
            pre = self._versions.without(folded[left : group[0].begin])
            post = folded[group[-1].end : right]
            yield _Group(group, pre, post, stop == len(mentions))
            left, at = group[-1].end, stop

    def _deeds(self, group: _Group, previous: Sequence[Deed]) -> Iterator[Deed]:
        before = self._governing(group)
        derived = self._derived.of(group.mentions, group.post)
        post = group.post[derived.length :] if derived else group.post
        # (修订), (RCEP): a bracket right behind the title is part of it.
        bracket = self._bracket.match(post)
        stage = self._verbs.only(bracket["stage"]) if bracket and bracket["stage"] else None
        post = post[bracket.end() :] if bracket else post
        after = self._verbs.at_start(post, _REACH, closed=group.last_in_clause)
        if after is None and group.last_in_clause:
            after = self._verbs.at_end(post)
        if _COMPANION.match(post):
            before = after = None
        elif after is None and self._about.search(post):
            before = None
        elif before and self._made_for.search(post) and not derived:
            before = before.without(MAKING)
        types = with_types(before, after, stage)
        alone = _JOINT.fullmatch(group.pre) and not post.strip()
        by = tuple(
            words[run.begin : run.end]
            for run, words in ((before, group.pre), (after, post))
            if run and run.types
        )
        by += (bracket["stage"],) if bracket and stage else ()
        if not types and alone and previous:
            types, by = previous[-1].types, previous[-1].by
        after_verb = group.pre[before.end - 1 : before.end] if before else ""
        shared = derived is None or derived.joined
        for mention in group.mentions:
            done = (types, by) if shared else (_MENTION, ())
            yield Deed(mention, done[0], group.pre + post, after_verb, done[1])
        if group.last_in_clause and not derived:
            rest = group.mentions[-1].end
            stop = rest + len(group.post) - (len(post) - after.begin if after else 0)
            kind = group.mentions[-1].kind
            yield from self._described.further(rest, stop, types, by, kind)
            if after is None:
                yield from self._described.behind(rest, rest + len(group.post))
        if derived:
            yield Deed(derived.mention, types, group.pre + post, after_verb, by)

    def _governing(self, group: _Group) -> Run | None:
        """The last run of verbs before a list of titles that can govern it, or None."""
        runs = self._verbs.before(group.pre)
        if not runs:
            return None
        gap = group.pre[runs[-1].end :]
        if gap == "的":
            return self._through_issuers(group.pre, runs)
        # 修改、废止《X》: what stands between are further verbs, which need no type.
        further = self._verbs.only(gap)
        if len(gap) > _LONGEST_APPOSITION or (_CLOSED.match(gap) and not further):
            return None
        # 印发通知推进《X》修改: another verb stands nearer. Within a bare name it is part of the name.
        # Verbs without a type right behind belong to the run: 修改完善《X》.
        nearer = self._verbs.opening(gap) and not further
        if group.mentions[0].titled and nearer:
            return None
        return runs[-1]

    def _through_issuers(self, pre: str, runs: Sequence[Run]) -> Run | None:
        """The verb that governs a title through a clause that only says who issued it: 贯彻落实甲厅印发的《X》."""
        if len(runs) < 2 or not MAKING.intersection(runs[-1].types):
            return None
        begin, end = runs[-2].end, runs[-1].begin
        told = end - begin <= _LONGEST_ISSUERS and self._issuers.fullmatch(pre, begin, end)
        return runs[-2] if told else None
