"""Words that several names of a list share, printed behind the last: 甲市、乙市政府, 甲园区、乙景区管委会."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.bodies.classes import GOVERNMENT
from kg.extract.bodies.party import Party
from kg.extract.text.lexicon import Lexicon, alternatives

PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:省|市|自治区|自治州|州|县|区|旗)")
_GOVERNMENT = re.compile("(?:人民)?政府$")
_LEVELS = tuple("省市县区旗州盟")
_OTHER_LEVELS = re.compile(r"[(（][省市区、自治]{1,10}[)）]$")


class SharedWords:
    """The reader of shared words; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        committees = alternatives(words["of-zone"])
        self._committee = re.compile(rf"(?:{committees})$")
        self._zone = re.compile(rf"(?:{alternatives(words['zone-end'])})$")
        self._every = re.compile(rf"(?:{alternatives(words['zone-behind'])})(?:{committees})?")
        self._places = {r.short: r.name for r in lexicon.authority.regions.values()}

    def read(self, found: Sequence[Party], behind_others: str) -> list[Party]:
        """The parties of a list in order, each with the word that it shares with those behind it.
        `behind_others` is what stands behind the 等 of the list: 甲市、乙市等市人民政府."""
        shared = self._committees(self._governments(found, behind_others))
        return [
            replace(party, resolved=True, group=True, rule="class-by-form")
            if before and before.group and self._every.fullmatch(party.name)
            else party
            for before, party in zip([None, *shared], shared, strict=False)
        ]

    def _governments(self, found: Sequence[Party], behind_others: str) -> list[Party]:
        """上海、江苏省人民政府 names two governments: places before one that ends in 政府 share the word, and
        its level (南沙、天河区政府), and a list of provinces and cities the brackets in 浙江省（市）人民政府."""
        shared: list[Party] = []
        level = _governed(behind_others)
        for party in reversed(found):
            own = _governed(party.name) if len(found) > 1 else None
            place = party.name
            if own is not None:
                place = _OTHER_LEVELS.sub("", _GOVERNMENT.sub("", place))
                level = own
            listed = None if party.resolved or level is None else self._place(place, level)
            if listed is None:
                level = None
            else:
                party = replace(party, name=listed + GOVERNMENT, rule="shared-government")
            shared.append(party)
        return shared[::-1]

    def _place(self, words: str, level: str) -> str | None:
        """The place that `words` are a name of, which may leave out the `level`; None for any other."""
        listed = self._places.get(words, words)
        if PLACE.fullmatch(listed):
            return listed
        whole = words + level
        return whole if len(words) > 1 and self._lexicon.places.at(whole)[1] == len(whole) else None

    def _committees(self, found: Sequence[Party]) -> list[Party]:
        """Zones before one whose name ends in 管委会 share the word."""
        shared: list[Party] = []
        committee = ""
        for party in reversed(found):
            ending = self._committee.search(party.name)
            if ending:
                committee = "" if party.group else ending.group()
            elif committee and not party.resolved and self._zone.search(party.name):
                party = replace(party, name=party.name + committee, rule="shared-committee")
            else:
                committee = ""
            shared.append(party)
        return shared[::-1]


def _governed(name: str) -> str | None:
    """The level of the place whose government `name` ends with, "" for none; None for no government."""
    government = _GOVERNMENT.search(name)
    before = name[: government.start()] if government else ""
    level = before[-1:] if before[-1:] in _LEVELS else ""
    return level if government else None
