"""The place that a plan is of, read off its front: a province, a city, a district.

Places down to prefectures are rows of data/authority/regions.tsv; counties and districts are told by
the form of their names. Nothing is known of any document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.authority import Region
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.fold import fold

_FORMED_KINDS = ("county", "county-city", "district", "banner")
_HAN = "[\u4e00-\u9fff]"
# What may stand in a title before the place: 关于…, 中共…, 2025年….
_LEAD = re.compile(r"(?:关于)?(?:印发)?《?(?:中共)?(?:(?:19|20)\d\d年度?)?")
_YEAR = re.compile(r"(?:19|20)\d\d年")
# The head of a paper: 某市人民政府办公室文件.
_LETTERHEAD = re.compile(r"^[ \r]*(?P<who>[^\n。,;:《》]{4,40})文件[ \r]*$", re.MULTILINE)
_LONGEST_ISSUER = 80


class Regions:
    """The reader of places; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._authority = lexicon.authority
        words = lexicon.words
        regions = lexicon.authority.regions.values()
        self._named = {
            fold(name): region for region in regions for name in (region.name, *region.aliases)
        }
        self._short: dict[str, Region] = {}
        for region in regions:
            if region.short:
                self._short.setdefault(fold(region.short), region)
        self._longest = max(map(len, (*self._named, *self._short)), default=0)
        self._numbers = {number: region for region in regions for number in region.numbers}
        self._ends = {end: kind for kind in _FORMED_KINDS for end in words.get(f"bare-{kind}", ())}
        ends = alternatives(end for end in self._ends if end != "县")
        # No county but 县 has a name of one character: 沛县, but no 某市.
        self._form = re.compile(
            rf"{_HAN}{{2,12}}?自治(?:县|{ends})|{_HAN}{{1,5}}?县|{_HAN}{{2,8}}?(?:{ends})"
        )
        bodies = alternatives(words["body-end"])
        self._follows = re.compile(
            rf"\d|{alternatives(words['of-place'])}|{_HAN}{{1,16}}?(?:{bodies}|室)(?:\d|$)"
        )
        self._no_level = tuple(words["no-level"])
        self._no_place = tuple(words["no-place"])
        self._levels = tuple(
            word for name, every in words.items() for word in every if name.startswith("bare-")
        )

    def of(
        self,
        folded: str,
        body: int,
        issuers: Iterable[str],
        title: str | None,
        addressees: Iterable[str],
        number: str | None,
    ) -> Region | None:
        """The place of a plan whose front is folded[:body]; None for one of a central body, or where
        nothing or more than one place is named.

        Who issues it decides; then its title, the head of the paper, the first words of the address,
        and how its number begins.
        """
        issued = [fold(issuer) for issuer in issuers]
        places = [place for place in map(self._inside, issued) if place]
        entitled = self._of_title(fold(title)) if title else None
        if places:
            deepest = self._deepest(places)
            below = deepest and entitled and self._lies_in(entitled, deepest)
            return entitled if below else deepest
        if any(map(self._authority.agency, issued)):
            return None
        if entitled:
            return entitled
        for head in _LETTERHEAD.finditer(folded, 0, body):
            place = self._inside(head["who"].strip())
            if place:
                return place
        for addressee in map(fold, addressees):
            place, end = self.at(addressee)
            if place and addressee.startswith("各", end):
                return place
        letters = fold(number or "")
        return next((self._numbers[p] for p in self._numbers if letters.startswith(p)), None)

    def at(self, words: str, begin: int = 0) -> tuple[Region | None, int]:
        """The place that `words`, folded, name at `begin`, the lowest one of 江苏省南通市, and where its
        name ends."""
        region, end = self._listed(words, begin)
        while region:
            below, stop = self._listed(words, end)
            if below is None or not self._lies_in(below, region):
                break
            region, end = below, stop
        formed = self._form.match(words, end)
        if formed is None or not self._is_place(words, formed, region):
            return region, end
        name = ("" if region is None else region.name) + formed.group()
        above = region.name if region else ""
        return Region(name, "", self._kind(name), above), formed.end()

    def _kind(self, name: str) -> str:
        return next(kind for form, kind in self._ends.items() if name.endswith(form))

    def above(self, region: Region) -> Iterator[Region]:
        """The places that `region` lies in, from the nearest up."""
        while region.parent:
            region = self._authority.regions[region.parent]
            yield region

    def named_in(self, words: str) -> bool:
        """Whether `words`, folded, hold the name of a listed place, or begin with a short one."""
        return any(words.startswith(short) for short in self._short) or any(
            self._listed(words, at)[0] for at in range(len(words))
        )

    def _listed(self, words: str, begin: int) -> tuple[Region | None, int]:
        for end in range(min(len(words), begin + self._longest), begin, -1):
            found = self._named.get(words[begin:end])
            if found:
                return found, end
        return None, begin

    def _is_place(self, words: str, formed: re.Match[str], region: Region | None) -> bool:
        end = formed.end()
        name = formed.group()
        if region and region.kind in ("city", "municipality") and self._kind(name) == "county-city":
            return False  # 某市某市 is printed without the upper one
        return (
            (region is not None or not name.startswith(self._levels))
            and not name.endswith(self._no_place)
            and not words.startswith(self._no_level, end - 1)
            and not any(self._listed(name, at)[0] for at in range(len(name)))
            and bool(self._follows.match(words, end))
        )

    def _inside(self, issuer: str) -> Region | None:
        """The place in the name of a body, wherever it stands: 国家税务总局江苏省税务局."""
        words = issuer[:_LONGEST_ISSUER].removeprefix("中共")
        place, _ = self.at(words)
        if place:
            return place
        for begin in range(1, len(words)):
            if self._listed(words, begin)[0]:
                return self.at(words, begin)[0]
        return None

    def _of_title(self, title: str) -> Region | None:
        lead = _LEAD.match(title)
        begin = lead.end() if lead else 0
        place, _ = self.at(title, begin)
        if place:
            return place
        for end in range(min(len(title), begin + self._longest), begin, -1):
            if title[begin:end] in self._short and _YEAR.match(title, end):
                return self._short[title[begin:end]]
        return None

    def _lies_in(self, region: Region, other: Region) -> bool:
        return any(above.name == other.name for above in self.above(region))

    def _deepest(self, places: list[Region]) -> Region | None:
        """The one of `places` that lies in all others; None where two lie side by side."""
        for place in places:
            if all(place.name == o.name or self._lies_in(place, o) for o in places):
                return place
        return None
