"""The names of local bodies with the place that their document leaves out: 省教育厅 as 江苏省教育厅."""

from __future__ import annotations

import re

from kg.authority import Region
from kg.extract.text.lexicon import Lexicon
from kg.fold import fold

_DEPARTMENTS_OF = ("province", "autonomous-region")
_TAIL_BRACKET = re.compile(r"\([^()]*\)$")
_SHORTEST_DEPARTMENT = 3
_LONGEST_BARE = 14
_HAN = re.compile("[\u4e00-\u9fff]+")
# The level stands inside the name: 团市委 of 甲市 is 共青团甲市委.
_LEAGUE = re.compile("(?:共青)?团(?P<level>省|自治区|市|州|盟|县|区|旗)委")


class LocalNames:
    """What the bare names of one document stand for: `region` is the place that the document is of.

    Only the first word of a name is replaced: 省知识产权局 in 省市场监管局（省知识产权局） stays.
    """

    def __init__(self, lexicon: Lexicon, region: Region | None) -> None:
        self._lexicon = lexicon
        self._all = lexicon.places
        words = lexicon.words
        self._no_level = tuple(words["no-level"])
        bare = {name: every for name, every in words.items() if name.startswith("bare-")}
        self._every_level = lexicon.places.levels
        self._department_ends = tuple(words["department-end"])
        self._no_department = tuple(words["no-department"])
        self._no_names = words["nameless"]
        self._bare_ends = tuple(words["local-department"])
        self._party = tuple(words["party-part"])
        self._local_too = frozenset(words["local-too"])
        self._zones = (*words["zone-end"], *words["of-zone"])
        self._class = words["class-head"]
        self._region = region.name if region else ""
        self._line = (region, *lexicon.places.above(region)) if region else ()
        self._places: dict[str, str] = {}
        for at, place in enumerate(self._line):
            for word in bare.get(f"bare-{place.kind}", ())[: None if at == 0 else 1]:
                self._places.setdefault(word, place.name)
        self._province = next((r.name for r in self._line if r.kind in _DEPARTMENTS_OF), "")

    def own(self, printed: str) -> str | None:
        """The place's own body of a bare name that a central one bears in short too, or that is a
        department by its form: 发改委, 财政局; None for any other, and without a place."""
        return self.behind(self._region, printed) if self._region else None

    def behind(self, before: str, printed: str) -> str | None:
        """The body of a bare name in a list behind a name that begins with `before`, a level or a place:
        behind 省商务厅 发展改革委 is 省发展改革委; None for a name that is not bare."""
        key = fold(printed)
        if not self.is_bare(key) or (self._province and self._is_department(key)):
            return None  # a department is the province's, whatever stands before it
        party = key.endswith(self._party)
        return before.removesuffix("委") + ("委" if party else "") + printed

    def zone(self, printed: str) -> str | None:
        """A zone or its committee with the place of the document, whatever stands before it in a list:
        高新区管委会 behind 甲区政府 is the city's. None for one with a name of its own (临港新片区管委会)."""
        key = fold(printed)
        is_zone = self._region and key.endswith(self._zones)
        if is_zone and self._lexicon.local_bodies.functions.named(key):
            return self._region + printed
        return None

    def is_bare(self, key: str) -> bool:
        """Whether this folded name is that of a department without the level or the place it is of."""
        if key in self._local_too:
            return True
        bare = _TAIL_BRACKET.sub("", key)
        if key.startswith(self._every_level) and not key.startswith(self._no_level):
            return False
        return (
            2 < len(bare) <= _LONGEST_BARE
            and not _LEAGUE.fullmatch(bare)
            and bool(_HAN.fullmatch(bare))
            and (bare.endswith((*self._bare_ends, *self._party)) or self._is_function(bare))
            and not bare.endswith(self._no_department)
            and not any(word in bare for word in self._class)
            and not self._lexicon.authority.agency(key)
            and not self._lexicon.authority.group(key)
            and self._all.leaves_out(bare)
        )

    def _is_function(self, bare: str) -> bool:
        """Whether the tables know a local body by these words: 公共资源交易中心, but not 办公室."""
        return bare not in self._no_names and bool(self._lexicon.local_bodies.functions.named(bare))

    def begins(self, key: str) -> str:
        """The level or the place that this folded name begins with, and 委 of a Party body's; "" for none."""
        if key.startswith(self._no_level):
            return ""
        for word in sorted(self._every_level, key=len, reverse=True):
            if key.startswith(word) and self._is_one(key, word):
                return self._with_party(key, len(word))
        place, end = self._all.at(key)
        return self._with_party(key, end) if place and end < len(key) else ""

    def _with_party(self, key: str, end: int) -> str:
        return key[: end + key.startswith("委", end)]

    def full(self, name: str) -> str | None:
        """`name` with its place; None where it names none by its level, or a table knows it."""
        key = fold(name)
        if self._lexicon.authority.agency(name):
            return None
        league = _LEAGUE.fullmatch(key)
        if league:
            place = self._places.get(league["level"])
            return f"共青团{place}委" if place else None
        if key.startswith(self._every_level) and not key.startswith(self._no_level):
            for word in sorted(self._places, key=len, reverse=True):
                if key.startswith(word):
                    return (
                        self._places[word] + name[len(word) :] if self._is_one(key, word) else None
                    )
            return None
        inside = self._in_frame(name, key) or self._in_its_city(name, key)
        if inside:
            return inside
        return self._province + name if self._province and self._is_department(key) else None

    def _in_frame(self, name: str, key: str) -> str | None:
        """国网省电力公司: the level stands inside the name."""
        for head, tail, _ in self._lexicon.local_bodies.functions.framed:
            if head and tail and key.startswith(head) and key.endswith(tail):
                place = self._places.get(key[len(head) : len(key) - len(tail)])
                if place:
                    return name[: len(head)] + place + name[len(name) - len(tail) :]
        return None

    def _in_its_city(self, name: str, key: str) -> str | None:
        """鼓楼区教育局 in a document of 福州市: with the city, since several have a district of this name."""
        place, end = self._all.at(key)
        if place or end == 0:
            return None
        for above in self._line:
            place, stop = self._all.at(fold(above.name) + key)
            if place and stop > len(above.name):
                return place.name + name[stop - len(above.name) :]
        return None

    def _is_one(self, key: str, word: str) -> bool:
        """Whether a body stands behind the `word`, and not a second level: 市县两级法院."""
        rest = key[len(word) :]
        return (
            bool(rest)
            and rest[0] not in "(、和及与"
            and (rest.startswith(self._no_level) or not rest.startswith(self._every_level))
        )

    def _is_department(self, key: str) -> bool:
        """Whether this is a department of a province by its form alone, as no central body's is."""
        bare = _TAIL_BRACKET.sub("", key)
        if (
            len(bare) < _SHORTEST_DEPARTMENT
            or not _HAN.fullmatch(bare)
            or not bare.endswith(self._department_ends)
            or bare.endswith(self._no_department)
            or self._all.named_in(key)
        ):
            return False
        return not any(begin == 0 for begin, _ in self._lexicon.body_names(key))
