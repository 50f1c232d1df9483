"""What is done to which instrument in one passage: the clauses of its sentences, read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.instruments.bills import Bills
from kg.extract.instruments.deeds import Deed, Done
from kg.extract.instruments.derived import Derivations
from kg.extract.instruments.described import Described
from kg.extract.instruments.governed import Governed
from kg.extract.instruments.kinds import Kinds
from kg.extract.instruments.modality import Modalities, modality_at
from kg.extract.instruments.naming import Mention, Naming
from kg.extract.instruments.verbs import Run, Verbs, with_types
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.sentences import sentences
from kg.extract.text.text import Text
from kg.model import Action, Modality

_MENTION = ("mention",)
# A clause no longer than this has no object that a later verb could act on.
_SHORTEST_OBJECT = 4
_BY_WHEN = re.compile(
    r"(?:并|争取|力争|确保)?(?:于|在)?(?:\d{4}年)?(?:(?:\d{1,2}月(?:\d{1,2}日)?|[一二三四]季度|[上下]半年|年)?底?(?:之?前|内|底|末))"
)
Contexts = tuple[list[int], list[Modality]]


class Actions:
    """Reads actions out of passages of one document, whose named instruments are `mentions`."""

    def __init__(self, text: Text, lexicon: Lexicon, mentions: Layer[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        kinds = Kinds(lexicon)
        self._verbs = Verbs(lexicon)
        naming = Naming(text, lexicon, kinds, {})
        self._described = Described(text, lexicon, self._verbs, naming)
        self._derived = Derivations(text, lexicon, self._verbs, naming)
        self._governed = Governed(text, lexicon, self._verbs, self._described, self._derived)
        self._bills = Bills(text, lexicon, self._verbs, kinds)
        self._modalities = Modalities(lexicon)

    def of_plan(self, stretches: Iterable[tuple[int, int]]) -> Done:
        """Actions of a task, whose words are at `stretches`: everything a plan says is planned."""
        filled = [each for each in stretches if self._text.folded[slice(*each)].strip()]
        bill = self._bills.in_task(*filled[0]) if len(filled) == 1 else None
        if bill:
            return Done((self._action(bill[0], bill[1], "planned"),), (Deed(*bill),))
        return self._actions(filled, None)

    def of_turn(self, begin: int, end: int, year: int | None) -> Done:
        """Actions of a turn of a briefing held in `year`."""
        contexts = self._modalities.contexts(self._text.folded, begin, end, year)
        return self._actions([(begin, end)], contexts)

    def _actions(self, stretches: Iterable[tuple[int, int]], contexts: Contexts | None) -> Done:
        made: dict[tuple[str, tuple[str, ...], str], tuple[Action, Deed]] = {}
        folded = self._text.folded
        for clauses in (c for begin, end in stretches for c in sentences(folded, begin, end)):
            for deed in self._sentence(clauses):
                mention, types = deed.mention, deed.types or _MENTION
                modality: Modality = "planned"
                if contexts:
                    context = modality_at(contexts, mention.begin)
                    modality = self._modalities.of(types, context, deed.around, deed.after_verb)
                action = self._action(mention, types, modality)
                made.setdefault((mention.name, types, modality), (action, deed))
        acted_on = {name for name, types, _ in made if types != _MENTION}
        kept = [
            each
            for (name, types, _), each in made.items()
            if types != _MENTION or name not in acted_on
        ]
        return Done(tuple(action for action, _ in kept), tuple(deed for _, deed in kept))

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

    def _sentence(self, clauses: list[tuple[int, int]]) -> list[Deed]:
        """Deeds of one sentence. A clause of verbs alone (…，印发实施) acts on the titles before it."""
        done: list[Deed] = []
        previous: list[Deed] = []
        applied: set[str] = set()
        for begin, end in clauses:
            clause = self._text.folded[begin:end]
            alone = self._verbs.only(clause[_by_when(clause) :])
            if alone and alone.types and previous:
                # Each type is added once, so that a long row of verbs costs no more than a short one.
                if applied.issuperset(alone.types):
                    continue
                applied.update(alone.types)
                previous = _also(previous, alone, clause[_by_when(clause) :])
                done[-len(previous) :] = previous
                continue
            found = self._clause(begin, end, previous)
            done.extend(found)
            if found or len(clause) > _SHORTEST_OBJECT:
                previous, applied = found, set()
        return done

    def _clause(self, begin: int, end: int, previous: list[Deed]) -> list[Deed]:
        mentions = list(self._mentions.within(begin, end))
        found: list[Deed] = []
        if mentions and not any(mention.titled for mention in mentions):
            found = self._described.about(begin, end, mentions[0].begin)
            mentions = [
                mention
                for mention in mentions
                if not any(deed.begin <= mention.begin < deed.end for deed in found)
            ]
        if mentions:
            found.extend(self._governed.in_clause(begin, end, mentions, previous))
        if found:
            return found
        its = previous and self._derived.its(begin, end, previous[-1].mention)
        return [its] if its else list(self._described.in_clause(begin, end))


def _also(found: list[Deed], run: Run, clause: str) -> list[Deed]:
    """`found` with the types of `run`, the verbs of `clause`, added; what is only mentioned beside what is acted on
    stays so."""
    acted = any(deed.types not in ((), _MENTION) for deed in found)
    return [
        deed
        if acted and deed.types in ((), _MENTION)
        else replace(
            deed,
            types=with_types(Run(0, 0, tuple(t for t in deed.types if t != "mention")), run),
            by=(*deed.by, clause[run.begin : run.end]),
        )
        for deed in found
    ]


def _by_when(clause: str) -> int:
    """Length of the time at the head of a clause: the verb of 于11月30日前发布 stands alone."""
    match = _BY_WHEN.match(clause)
    return match.end() if match else 0
