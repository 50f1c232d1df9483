"""The place that a document is of, read off its head: a province, a city, a district."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.authority import Region
from kg.extract.text.lexicon import Lexicon
from kg.fold import fold

# What may stand in a title before the place: 关于…, 中共…, 2025年….
_LEAD = re.compile(r"(?:关于)?(?:印发)?《?(?:中共)?(?:(?:19|20)\d\d ?年度?)?")
_YEAR = re.compile(r"(?:19|20)\d\d ?年|贯彻|落实|关于")
# The head of a paper: 某市人民政府办公室文件.
LETTERHEAD = re.compile(r"^[ \r]*(?P<who>[^\n。,;:《》]{4,40})文件[ \r]*$", re.MULTILINE)
_LONGEST_ISSUER = 80
# By form alone: a county of any name, where the document names bodies of 县.
_UNLISTED = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,3}县)(?!城|域|级|乡|区|市)")
_OF_COUNTY = re.compile(r"(?<![\u4e00-\u9fff])县(?=[\u4e00-\u9fff]{1,10}(?:局|委|办|政府|中心|部))")


class Regions:
    """The reader of places; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._places = lexicon.places
        self._no_place = tuple(lexicon.words["no-place"])

    def of(
        self,
        folded: str,
        head: int,
        issuers: Sequence[str],
        title: str | None,
        addressees: Iterable[str],
        number: str | None,
    ) -> tuple[Region | None, str]:
        """The place of a plan whose head is folded[:head], and what says so; None for one of a central
        body, or where nothing or more than one place is named.

        Who issues it decides; then its title, the head of the paper, the first words of the address,
        and how its number begins.
        """
        issued = [fold(issuer) for issuer in issuers]
        places = [place for place in map(self._inside, issued) if place]
        entitled = self._of_title(fold(title), folded) if title else None
        if places:
            deepest = self.deepest(places)
            below = deepest and entitled and self._places.lies_in(entitled, deepest)
            return (entitled, "title") if below else (deepest, "issuer")
        if any(map(self.is_central, issued)):
            return None, "issuer"
        if entitled:
            return entitled, "title"
        for letterhead in LETTERHEAD.finditer(folded, 0, head):
            place = self._inside(letterhead["who"].strip())
            if place:
                return place, "letterhead"
        for addressee in map(fold, addressees):
            place, end = self._places.at(addressee)
            if place and addressee.startswith("各", end):
                return place, "addressee"
        letters = fold(number or "")
        numbered = self._places.numbers
        place = next((numbered[p] for p in numbered if letters.startswith(p)), None)
        return place, "number"

    def is_central(self, name: str) -> bool:
        """Whether a table knows this name, folded, as that of a central body and no local one is
        printed alike."""
        return (
            bool(self._lexicon.authority.agency(name))
            and name not in self._lexicon.words["local-too"]
        )

    def deepest(self, places: Sequence[Region]) -> Region | None:
        """The one of `places` that lies in all others; None where two lie side by side."""
        for place in places:
            if all(place.name == o.name or self._places.lies_in(place, o) for o in places):
                return place
        return None

    def _inside(self, issuer: str) -> Region | None:
        """The place in the name of a body, wherever it stands: 国家税务总局江苏省税务局; in short only at
        the beginning: 上海海关."""
        words = issuer[:_LONGEST_ISSUER].removeprefix("中共")
        place, end = self._places.at(words)
        if end:
            return place
        for begin in range(1, len(words)):
            if self._places.listed(words, begin)[0]:
                return self._places.at(words, begin)[0]
        return None if self._lexicon.authority.agency(words) else self._places.short(words)[0]

    def _of_title(self, title: str, folded: str) -> Region | None:
        lead = _LEAD.match(title)
        begin = lead.end() if lead else 0
        place, end = self._places.at(title, begin)
        if end > begin:
            return place
        short, end = self._places.short(title, begin)
        if short and _YEAR.match(title, end):
            return short
        named = [place for _, place in self._places.every(title)]
        if named:
            return self.deepest(named)
        county = _UNLISTED.match(title, begin)
        if county and not county["name"].endswith(self._no_place) and _OF_COUNTY.search(folded):
            return Region(county["name"], "", "county", "")
        return None
