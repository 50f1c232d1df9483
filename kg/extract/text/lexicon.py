"""The authority tables compiled for matching in folded text: names, verbs, endings, noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.authority import Agency, Authority, Group, Instrument, Row
from kg.extract.text.words import Cutter, cutter
from kg.fold import fold, without_tail_brackets
from kg.local_bodies import LocalBodies
from kg.places import Places, word_classes

# A name such as X法相关司法解释 is read as derived from X法, so that X法 is found too.
_DERIVED_NAME = re.compile("相关|配套")
# Shorter ones stand across a seam by chance: 财政 / 部门.
_SURE_WORD = 3
_SURE_NAME = 4


@dataclass(frozen=True, slots=True)
class NoiseWord:
    """A spam word; `prefix` are characters before it that belong to it when cutting them joins a name."""

    text: str
    prefix: str
    rule: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line of a web page around the document; `where` is line, line-start or line-end."""

    text: str
    where: str
    rule: str


@dataclass(frozen=True, slots=True)
class Heading:
    """How a title ends and what kind of instrument that makes it; kind "-": none, a newspaper say.

    `described` says where such a name is one without 《》, too: "yes" under a verb that makes,
    revises or issues it; "made" the same, where much is said of it; "long" and "most" as "yes", and
    where much is said under any verb with a type; "most" and "after" also before one; "any" with any;
    "about" only behind 关于; "no". kg/extract/instruments/phrases.py reads it.
    """

    ending: str
    kind: str
    described: str


class Lexicon:
    """What the extraction looks words up in. Everything is in folded form, but for canonical names."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self._rows: dict[str, tuple[Row, ...]] = {}
        verbs = list(authority.rows("verbs.tsv"))
        self.verb_types = {fold(row["verb"]): _types(row["types"]) for row in verbs}
        self.verbs_before = {fold(row["verb"]) for row in verbs if row["use"] != "after"}
        self.verbs_after = {fold(row["verb"]) for row in verbs if row["use"] != "before"}
        headings = [
            Heading(fold(row["ending"]), row["kind"], row["described"])
            for row in authority.rows("headings.tsv")
        ]
        self.headings = sorted(headings, key=lambda heading: -len(heading.ending))
        self.duties = {fold(row["words"]): row["means"] for row in authority.rows("duties.tsv")}
        self.columns = {fold(row["words"]): row["means"] for row in authority.rows("columns.tsv")}
        self.words = word_classes(authority)
        noise = [
            (fold(row["text"]), row["where"], row["rule"]) for row in authority.rows("noise.tsv")
        ]
        self.furniture = [Furniture(*row) for row in noise if row[1] != "word"]
        self._noise_words = [
            _noise_word(text, rule) for text, where, rule in noise if where == "word"
        ]

    def rows(self, table: str) -> tuple[Row, ...]:
        """Rows of a table that only one room reads (times.tsv), read once for all documents."""
        if table not in self._rows:
            self._rows[table] = tuple(self.authority.rows(table))
        return self._rows[table]

    def noise_words(self, folded: str) -> Iterator[tuple[int, int, NoiseWord]]:
        """Every spam word in `folded`, the longest at each place, with its offsets."""
        for index, begin, end in self._noise.find_matches_as_indexes(folded):
            yield begin, end, self._noise_words[index]

    def body_names(self, folded: str) -> Iterator[tuple[int, int]]:
        """Spans of every known agency or group name in `folded`, the longest at each place."""
        for _, begin, end in self._bodies.find_matches_as_indexes(folded):
            yield begin, end

    def instrument_names(self, folded: str) -> Iterator[tuple[int, int]]:
        """Spans of every known instrument title in `folded`, the longest at each place."""
        for _, begin, end in self._instruments.find_matches_as_indexes(folded):
            yield begin, end

    def joins_name(self, left: str, right: str) -> bool:
        """Whether a known name of a body spans the seam when `right` follows `left`."""
        seam = len(left)
        return any(begin < seam < end for begin, end in self.body_names(left + right))

    def word_across(self, left: str, right: str) -> bool:
        """Whether a word of duty or a name of a body stands across the seam of `left` and `right`."""
        seam = len(left)
        found = self._across.find_matches_as_indexes(left + right)
        return any(begin < seam < end for _, begin, end in found)

    def kind_of(self, title: str) -> Heading | None:
        """The heading that the folded `title` ends in, the longest one, its brackets at the end left out."""
        bare = without_tail_brackets(title)
        return next((h for h in self.headings if bare.endswith(h.ending)), None)

    @cached_property
    def cutter(self) -> Cutter:
        """The segmenter, with the names of the tables as words of its own. Loaded when first asked for."""
        return cutter(self.own_words())

    @cached_property
    def local_bodies(self) -> LocalBodies:
        """The functions of local bodies and the names of places, compiled. Read when first asked for."""
        return LocalBodies(self.authority)

    @cached_property
    def places(self) -> Places:
        """The tables of places, compiled."""
        return Places(self.authority, self.words)

    def own_words(self) -> list[str]:
        """Names of agencies and instruments that segmentation must keep whole, in simplified script."""
        authority = self.authority
        things: tuple[Agency | Group | Instrument, ...] = (
            *authority.agencies.values(),
            *authority.groups.values(),
            *authority.instruments.values(),
        )
        names = {name for thing in things for name in thing.names}
        return sorted(name for name in names if 1 < len(name) <= 40 and name.isalnum())

    @cached_property
    def _noise(self) -> AhoCorasick:
        return _automaton(word.text for word in self._noise_words)

    @cached_property
    def _across(self) -> AhoCorasick:
        words = (word.removesuffix(":") for word in self.duties)
        names = (name for name in self._body_names() if len(name) >= _SURE_NAME)
        return _automaton([*(w for w in words if len(w) >= _SURE_WORD), *names])

    def _body_names(self) -> Iterator[str]:
        bodies: tuple[Agency | Group, ...] = (
            *self.authority.agencies.values(),
            *self.authority.groups.values(),
        )
        for body in bodies:
            yield from map(fold, body.names)

    @cached_property
    def _bodies(self) -> AhoCorasick:
        return _automaton(self._body_names())

    @cached_property
    def _instruments(self) -> AhoCorasick:
        return _automaton(
            fold(name)
            for instrument in self.authority.instruments.values()
            for name in instrument.names
            if not _DERIVED_NAME.search(name)
        )


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of `words`, the longest first; linear in the text."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _types(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split())


def _noise_word(text: str, rule: str) -> NoiseWord:
    if text.startswith("["):
        prefix, word = text[1:].split("]", 1)
        return NoiseWord(word, prefix, rule)
    return NoiseWord(text, "", rule)


def _automaton(words: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
