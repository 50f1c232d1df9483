"""What is done to which instrument in one passage: each title is given the verbs that govern it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.instruments.bills import Bills
from kg.extract.instruments.derived import Derivations
from kg.extract.instruments.described import Described
from kg.extract.instruments.mentions import Mention, Mentions
from kg.extract.instruments.modality import Modalities, modality_at
from kg.extract.instruments.verbs import MAKING, Run, Verbs, Versions, with_types
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.sentences import sentences
from kg.extract.text.text import Text
from kg.model import Action, Modality

_BETWEEN = re.compile(r"[、和及与以 ]*")
# 发布的《报告》 tells which report is meant, not what is done to it; 议题谈判和X协定 closes a phrase.
_CLOSED = re.compile(r"[的和及与、]|以及")
_LONGEST_APPOSITION = 20
# What is made for a document, not the document: 修订《X法》配套规章.
_COMPANION = re.compile(r"(?:相关|有关)?配套")
_JOINT = re.compile(r" *(?:以及|[及和与])? *")
# 逐条磋商: a modifier of two characters may stand between a title and its verb.
_REACH = 4
_MENTION = ("mention",)
_BY_WHEN = re.compile(
    r"(?:并|争取|力争|确保)?(?:于|在)?(?:\d{4}年)?(?:(?:\d{1,2}月(?:\d{1,2}日)?|[一二三四]季度|[上下]半年|年)?底?(?:之?前|内|底|末))"
)
Contexts = tuple[list[int], list[Modality]]


@dataclass(frozen=True, slots=True)
class _Group:
    """Titles listed side by side, with the clause text before and after them."""

    mentions: tuple[Mention, ...]
    pre: str
    post: str
    last_in_clause: bool


@dataclass(frozen=True, slots=True)
class _Found:
    mention: Mention
    types: tuple[str, ...]
    pre: str
    after_verb: str


class Actions:
    """Reads actions out of passages of one document."""

    def __init__(self, text: Text, lexicon: Lexicon, mentions: Mentions) -> None:
        self._text = text
        self._mentions = mentions
        self._verbs = Verbs(lexicon)
        self._described = Described(text, lexicon, self._verbs)
        self._derived = Derivations(text, lexicon, self._verbs)
        self._bills = Bills(text, lexicon, self._verbs)
        self._modalities = Modalities(lexicon)
        self._about = re.compile(rf"(?:{alternatives(lexicon.words['about'])})$")
        stages = alternatives(lexicon.words["bill-stage"])
        self._bracket = re.compile(rf"\((?:(?P<stage>{stages})|[^()]{{1,30}})\)")
        self._made_for = re.compile(rf"(?:{alternatives(lexicon.words['about-making'])})$")
        self._versions = Versions(lexicon)

    def of_plan(self, stretches: Iterable[tuple[int, int]]) -> tuple[Action, ...]:
        """Actions of a task, whose words are at `stretches`: everything a plan says is planned."""
        filled = [each for each in stretches if self._text.folded[slice(*each)].strip()]
        bill = self._bills.in_task(*filled[0]) if len(filled) == 1 else None
        if bill:
            return (self._action(bill[0], bill[1], "planned"),)
        return self._actions(filled, None)

    def of_turn(self, begin: int, end: int, year: int | None) -> tuple[Action, ...]:
        """Actions of a turn of a briefing held in `year`."""
        contexts = self._modalities.contexts(self._text.folded, begin, end, year)
        return self._actions([(begin, end)], contexts)

    def _actions(
        self, stretches: Iterable[tuple[int, int]], contexts: Contexts | None
    ) -> tuple[Action, ...]:
        made: dict[tuple[str, tuple[str, ...], str], Action] = {}
        folded = self._text.folded
        for clauses in (c for begin, end in stretches for c in sentences(folded, begin, end)):
            for found in self._sentence(clauses):
                mention, types = found.mention, found.types or _MENTION
                modality: Modality = "planned"
                if contexts:
                    context = modality_at(contexts, mention.begin)
                    modality = self._modalities.of(types, context, found.pre, found.after_verb)
                action = self._action(mention, types, modality)
                made.setdefault((mention.name, types, modality), action)
        acted_on = {name for name, types, _ in made if types != _MENTION}
        return tuple(
            action
            for (name, types, _), action in made.items()
            if types != _MENTION or name not in acted_on
        )

    def _action(self, mention: Mention, types: tuple[str, ...], modality: Modality) -> Action:
        return Action(
            mention.name,
            self._text.words(mention.begin, mention.end),
            mention.kind,
            types,
            modality,
            mention.titled,
            mention.resolved,
            self._text.span(mention.begin, mention.end),
            mention.rule,
        )

    def _sentence(self, clauses: list[tuple[int, int]]) -> list[_Found]:
        """Actions of one sentence. A clause of verbs alone (…，印发实施) acts on the titles before it;
        one that is titles alone continues the list of the clause before it."""
        done: list[_Found] = []
        previous: list[_Found] = []
        applied: set[str] = set()
        for begin, end in clauses:
            clause = self._text.folded[begin:end]
            alone = self._verbs.only(clause[_by_when(clause) :])
            if alone and alone.types and previous:
                # Each type is added once, so that a long row of verbs costs no more than a short one.
                if applied.issuperset(alone.types):
                    continue
                applied.update(alone.types)
                previous = _also(previous, alone)
                done[-len(previous) :] = previous
                continue
            found: list[_Found] = []
            mentions = self._mentions.within(begin, end)
            if mentions and not any(mention.titled for mention in mentions):
                covering = self._described.about(begin, end, mentions[0].begin)
                found.extend(_Found(d.mention, d.types, d.pre, d.after_verb) for d in covering)
                mentions = [
                    mention
                    for mention in mentions
                    if not any(d.mention.begin <= mention.begin < d.mention.end for d in covering)
                ]
            for group in self._groups(mentions, begin, end):
                found.extend(self._group(group, previous))
            if not mentions and not found:
                its = previous and self._derived.its(begin, end, previous[-1].mention)
                found.extend(
                    _Found(d.mention, d.types, d.pre, d.after_verb)
                    for d in ([its] if its else self._described.in_clause(begin, end))
                )
            done.extend(found)
            if found or _has_object(clause):
                previous, applied = found, set()
        return done

    def _groups(self, mentions: list[Mention], begin: int, end: int) -> Iterator[_Group]:
        folded = self._text.folded
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

    def _group(self, group: _Group, previous: list[_Found]) -> Iterator[_Found]:
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
        if not types and alone and previous:
            types = previous[-1].types
        after_verb = group.pre[before.end - 1 : before.end] if before else ""
        shared = derived is None or derived.joined
        for mention in group.mentions:
            yield _Found(mention, types if shared else _MENTION, group.pre + post, after_verb)
        if group.last_in_clause and not derived:
            rest = group.mentions[-1].end
            stop = rest + len(group.post) - (len(post) - after.begin if after else 0)
            for d in self._described.further(rest, stop, types):
                yield _Found(d.mention, types, group.pre, after_verb)
        if derived:
            yield _Found(derived.mention, types, group.pre + post, after_verb)

    def _governing(self, group: _Group) -> Run | None:
        """The last run of verbs before a list of titles that can govern it, or None."""
        runs = self._verbs.before(group.pre)
        if not runs:
            return None
        gap = group.pre[runs[-1].end :]
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


def _also(found: list[_Found], run: Run) -> list[_Found]:
    """`found` with the types of `run` added; what is only mentioned beside what is acted on stays so."""
    acted = any(f.types not in ((), _MENTION) for f in found)
    return [
        f
        if acted and f.types in ((), _MENTION)
        else _Found(
            f.mention,
            with_types(Run(0, 0, tuple(t for t in f.types if t != "mention")), run),
            f.pre,
            f.after_verb,
        )
        for f in found
    ]


def _by_when(clause: str) -> int:
    """Length of the time at the head of a clause: the verb of 于11月30日前发布 stands alone."""
    match = _BY_WHEN.match(clause)
    return match.end() if match else 0


def _has_object(clause: str) -> bool:
    return len(clause) > _REACH
