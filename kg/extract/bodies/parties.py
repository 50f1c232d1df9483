"""Names of bodies in a list: known ones by the tables, others by where separators and endings stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.bodies.body_words import (
    AS_WELL_AS,
    CLOSING,
    CONJUNCTIONS,
    LONGEST_LIST,
    OPENING,
    SHORTEST_BODY,
    TAIL_BRACKET,
    BodyWords,
)
from kg.extract.bodies.classes import SEPARATORS
from kg.extract.bodies.party import Party
from kg.extract.bodies.shared_words import PLACE, SharedWords
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text
from kg.fold import strip_name

_SPLIT = re.compile(r"[、,;\n ]+")
_INCLUDES = re.compile(r"[(（〈](?:含|包括|不含)[^()（）〈〉]*[)）〉]$")
_GLOSS = re.compile(r"[,，]?以下[简统]称[^()（）〈〉]*(?=[)）〉])")
_PARTS = ("lead", "participant")


class Parties:
    """The reader of lists of names; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon, body_words: BodyWords) -> None:
        self._lexicon = lexicon
        self._words = body_words
        words = lexicon.words
        self._duties = lexicon.duties
        self._note = re.compile(rf"[(〈](?:{alternatives(words['note-head'])})")
        self._shared = SharedWords(lexicon)

    def names(self, text: Text, begin: int, end: int) -> list[Party]:
        """The bodies listed in clean text [begin, end), in order. None where the stretch is far longer than
        any list."""
        if end - begin > LONGEST_LIST:
            return []
        words, offsets = self._listed(text.folded, begin, end)
        known = dict(self._lexicon.body_names(words))
        found: list[Party] = []
        at, behind = 0, ""
        while at < len(words):
            if words[at] in SEPARATORS:
                at += 1
                continue
            stop = known.get(at, at)
            opened = self._words.and_others.match(words, stop) if stop > at else None
            if not opened and not (stop > at and _is_end(words, stop)):
                stop = self._unknown_end(words, at)
                opened = self._open_at(words, at, stop)
                stop = opened.start() if opened else stop
            if not self._words.is_nothing(words[at:stop]):
                party = self._party(text, words, offsets, at, stop)
                found.append(replace(party, open_ended=True) if opened else party)
            at = opened.end() if opened else stop
            behind = opened.group() if opened else ""
        return self._shared.read(found, behind)

    def _listed(self, folded: str, begin: int, end: int) -> tuple[str, list[int]]:
        """The words of a list and their offsets, without notes in brackets and with 及 for 以及."""
        skipped: set[int] = set()
        for note in self._note.finditer(folded, begin, end):
            depth = 0
            for at in range(note.start(), end):
                depth += (folded[at] in OPENING) - (folded[at] in CLOSING)
                skipped.add(at)
                if depth == 0:
                    break
        offsets = [
            at
            for at in range(begin, end)
            if folded[at] != "\r"
            and at not in skipped
            and not folded.startswith(AS_WELL_AS, at, end)
        ]
        return "".join([folded[at] for at in offsets]), offsets

    def _open_at(self, words: str, begin: int, end: int) -> re.Match[str] | None:
        """The 等 in the unknown name at words[begin:end] that leaves the list open, with what belongs to it."""
        opened = self._words.and_others.search(words, begin + 2)
        return opened if opened and opened.start() < end <= opened.end() else None

    def _unknown_end(self, words: str, begin: int) -> int:
        """Where a name that no table knows ends: at the next separator that stands in no bracket and
        parts no levels of government, and at 和, 及, 与 only if a body's name ends before it and
        another follows, or what follows can be no part of a name."""
        depth, at = 0, begin
        while at < len(words):
            char = words[at]
            levels = (
                self._words.classes.levels.match(words, at) if at == begin or char == "各" else None
            )
            if levels:
                at = levels.end()
                continue
            if char in OPENING:
                depth += 1
            elif char in CLOSING:
                depth -= 1
            elif (
                depth <= 0
                and char in SEPARATORS
                and (char not in CONJUNCTIONS or self._parts(words, begin, at))
            ):
                return at
            at += 1
        return len(words)

    def _parts(self, words: str, begin: int, at: int) -> bool:
        """Whether the conjunction at `at` parts the name that begins at `begin` from another."""
        # 市国资委和市人力资源和社会保障局: the name behind may hold a conjunction of its own.
        following = _SPLIT.split(words[at + 1 :], maxsplit=1)[0]
        before = TAIL_BRACKET.sub("", words[begin:at])
        if not following or self._words.classes.shares(before, following):
            return False
        if self._words.classes.begins_class(following):
            return len(before) >= SHORTEST_BODY or self._words.known(before)
        after = (
            self._words.known(following)
            or self._words.ends_as_body(following)
            or PLACE.fullmatch(following)
        )
        return bool(
            after and (self._words.ends_as_body(before) or self._words.classes.is_plain(before))
        )

    def _party(
        self, text: Text, folded: str, offsets: Sequence[int], begin: int, end: int
    ) -> Party:
        authority = self._lexicon.authority
        words = folded[begin:end]
        bracket = TAIL_BRACKET.search(words)
        said = self._duties.get(bracket.group()[1:-1], "") if bracket else ""
        if bracket and bracket.start() and said.removeprefix("label-") in _PARTS:
            party = self._party(text, folded, offsets, begin, begin + bracket.start())
            return replace(party, said=said.removeprefix("label-"))
        left, right = offsets[begin], offsets[end - 1] + 1
        group = authority.group(words)
        if group:
            return Party(left, right, group.name, True, True, group.open_ended, "groups.tsv")
        agency, rule = authority.agency(words), "agencies.tsv"
        if agency is None and text.by_phrases:
            agency = authority.agency(text.simplified(left, right))
        if agency is None:
            # 市场监管总局(国家标准委): the name in the bracket is one that the body bears too.
            agency, rule = authority.agency(TAIL_BRACKET.sub("", words)), "without-bracket"
        if agency:
            return Party(left, right, agency.name, True, False, False, rule)
        is_class = self._words.classes.is_class(words)
        name = _canonical(text.simplified(left, right))
        open_ended = is_class and self._words.classes.is_open(words)
        rule = "class-by-form" if is_class else "in-no-table"
        return Party(left, right, name, is_class, is_class, open_ended, rule)


def _canonical(words: str) -> str:
    """The name that no table knows, without what a bracket says it includes, in ordinary brackets."""
    words = _GLOSS.sub("", words).replace("（）", "").replace("()", "")
    return strip_name(_INCLUDES.sub("", words).replace("〈", "（").replace("〉", "）"))


def _is_end(words: str, at: int) -> bool:
    return at == len(words) or words[at] in SEPARATORS
