"""Who takes part in every task that follows, named once for all: 以下均需各县区政府落实，不再单独列出."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.bodies.body_words import BodyWords
from kg.extract.bodies.parties import Parties
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text
from kg.model import Assignment


def blanket_participants(text: Text, lexicon: Lexicon) -> Iterator[Assignment]:
    """The bodies and classes of the notes of `text` that hold for all the tasks behind them.

    They are no assignment of any one task: the document says so once, and says that it will not again.
    """
    verbs = alternatives(lexicon.words["blanket-verb"])
    note = re.compile(
        rf"以下[^,;。()、]{{0,8}}?均(?:需|由|须|要)(?P<who>[^;。]{{2,60}}?)(?:{verbs})+[,;]?[^。;)]{{0,4}}不再[^,。;)]{{0,6}}列"
    )
    parties = Parties(lexicon, BodyWords(lexicon))
    for found in note.finditer(text.folded):
        for party in parties.names(text, *found.span("who")):
            yield Assignment(
                party.name,
                text.words(party.begin, party.end),
                "group" if party.group else "agency",
                "participant",
                "named-participant",
                party.resolved,
                text.span(party.begin, party.end),
            )
