"""Who speaks behind a label: name, office, for whom, and in which role."""

from __future__ import annotations

from dataclasses import dataclass

from kg.authority import Region
from kg.extract.bodies.local_names import LocalNames
from kg.extract.briefing.labels import Label
from kg.extract.briefing.people import in_head, introduced, unnamed_in_head
from kg.extract.briefing.words import SpeechWords
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.fold import fold
from kg.model import TurnRole

_REPORTER = "记者"
_ASKED = ("question", "reporter", "outlet")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a turn; `office` as printed where it was introduced, `on_behalf_of` by canonical name."""

    name: str | None
    office: str | None
    on_behalf_of: str | None
    role: TurnRole


class LocalBodies:
    """Local bodies by their full name; `region` is the place that the talk is of."""

    def __init__(self, lexicon: Lexicon, region: Region | None) -> None:
        self._names = LocalNames(lexicon, region)
        self._places = lexicon.places

    def full(self, body: str) -> str | None:
        """`body` with its place; None where neither the name nor the talk says which one it is of."""
        place, end = self._places.at(fold(body))
        return body if place and end < len(body) else self._names.full(body)


class Speakers:
    """The speakers of one talk, from its labels and from the words that introduce people."""

    def __init__(
        self,
        text: Text,
        lexicon: Lexicon,
        words: SpeechWords,
        said: Layer[Label],
        local: LocalBodies,
    ) -> None:
        self._lexicon = lexicon
        self._words = words
        self._local = local
        head = said.rows[0].begin
        names = {label.name for label in said if label.name and label.rule not in _ASKED}
        heads = in_head(text, words, head)
        # What a label prints counts before what stands in running words, the first of several.
        printed = [
            (label.name, label.office)
            for label in said
            if label.name and label.office and label.rule in ("office", "name")
        ]
        self._offices = {**introduced(text, words, names), **heads, **dict(reversed(printed))}
        self._hosts = {label.name for label in said if label.rule == "host" and label.name}
        officials = (names - self._hosts) or set(heads)
        self._only = next(iter(officials)) if len(officials) == 1 else None
        self._unnamed = unnamed_in_head(text, words, head)
        self._in_short: dict[str, str | None] = {}
        self._opens = said.rows[0].name
        self._several = len(names) > 1

    def of(self, label: Label) -> Speaker:
        """Who speaks behind `label`."""
        if label.rule in _ASKED:
            asker = self._words.asker.match(label.words) if label.rule == "reporter" else None
            who = asker["who"] if asker else _REPORTER
            return Speaker(label.name, who, label.office, "reporter")
        name, office = label.name, label.office
        if label.rule == "answer":
            name = self._only
        elif label.rule == "short":
            name, office = self._in_full(label)
        known = self._offices.get(name or "")
        office = (
            known if label.rule in ("answer", "short", "name", "says", "host") and known else office
        )
        if name is None and label.rule == "answer":
            office = self._unnamed
        role: TurnRole = "host" if self._is_host(label, name, office) else "official"
        return Speaker(name, office, self._spoken_for(office), role)

    def _in_full(self, label: Label) -> tuple[str | None, str | None]:
        """Name and office of 李副市长: the one official of that surname and post, or else as printed."""
        if label.words not in self._in_short:
            match = self._words.short.match(label.words)
            surname, post = (match["surname"], match["post"]) if match else ("", "")
            fitting = [
                name
                for name, office in self._offices.items()
                if name.startswith(surname) and fold(office).endswith(post)
            ]
            self._in_short[label.words] = fitting[0] if len(fitting) == 1 else None
        name = self._in_short[label.words]
        return (name, None) if name else (label.name, label.office)

    def _is_host(self, label: Label, name: str | None, office: str | None) -> bool:
        """Whether it is who leads through the talk: named so, of the office that holds press
        conferences, or a spokesman who opens a talk of several."""
        if label.rule == "host" or (name and name in self._hosts):
            return True
        folded = fold(office or "")
        opens = self._several and name is not None and name == self._opens
        return bool(
            self._words.host_office.search(folded)
            or (opens and self._words.spokesman.search(folded))
        )

    def _spoken_for(self, office: str | None) -> str | None:
        """The agency named in an office, a bureau of it counting as the agency itself; a local body only
        with its place."""
        if not office:
            return None
        named = next(iter(self._lexicon.body_names(fold(office))), None)
        agency = self._lexicon.authority.agency(office[slice(*named)]) if named else None
        if agency and named and named[0] == 0:
            parent = agency.kind == "internal-unit" and agency.parent
            return parent or agency.name
        first = office.partition("、")[0]
        body = first[: len(first) - self._tail(first)]
        return self._local.full(body) if body else None

    def _tail(self, office: str) -> int:
        match = self._words.post_tail.search(fold(office))
        return len(match.group()) if match else 0
