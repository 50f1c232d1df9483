"""The places of the tables by their names: provinces and prefectures of regions.tsv, divisions of county
level of counties.tsv, and what each lies in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kg.authority import Authority, Region
from kg.fold import fold

_SHORTEST = 2
_KINDS: Mapping[str, str] = MappingProxyType(
    {"区": "district", "县": "county", "市": "county-city", "旗": "banner"}
)


class Gazetteer:
    """The places, made once for the tables. All words given are folded."""

    def __init__(self, authority: Authority) -> None:
        self._regions = authority.regions
        every = authority.regions.values()
        self._listed: dict[str, list[Region]] = {}
        self._shorts: dict[str, list[Region]] = {}
        self._counties: dict[str, list[Region]] = {}
        for region in every:
            for name in (region.name, *region.aliases):
                self._listed.setdefault(fold(name), []).append(region)
            if region.short:
                self._shorts.setdefault(fold(region.short), []).append(region)
        shorts = Counter(fold(region.short) for region in every)
        for row in authority.rows("counties.tsv"):
            shorts[fold(row["name"][:-1])] += 1
            county = _county(row["name"], row["parent"])
            if county.name not in self._regions:
                self._counties.setdefault(fold(row["name"]), []).append(county)
        self.plain_shorts = frozenset(short for short, count in shorts.items() if count == 1)
        self.names = (*self._listed, *self._counties)
        self.longest = max(map(len, (*self.names, *self._shorts)), default=0)
        self.numbers = {number: region for region in every for number in region.numbers}

    def listed(self, words: str) -> Region | None:
        """The place of regions.tsv whose name in full is `words`."""
        return next(iter(self._listed.get(words, ())), None)

    def counties(self, words: str, within: Region | None = None) -> list[Region]:
        """The divisions of county level whose name is `words`, those in `within` if that is given.
        A district is called with its city, since districts share names."""
        found = self._counties.get(words, [])
        return [county for county in found if within is None or self.lies_in(county, within)]

    def full(self, words: str, within: str = "") -> tuple[Region, ...]:
        """The places that `words` may name in full, 江苏省南通市 as well as 南通市; none where they name
        none. Of districts that share a name only those in the place `within` are meant, if any is."""
        found = tuple(self._chains(words, None))
        if len(found) > 1 and within:
            around = tuple(self._chains(fold(within), None))
            inside = tuple(p for p in found if any(p == a or self.lies_in(p, a) for a in around))
            return inside or found
        return found

    def short(self, words: str, *, prefecture: bool = False) -> Region | None:
        """The place that `words` name without its level: 浙江. Of 吉林 and the like that is the province, or
        with `prefecture` the city."""
        found = sorted(
            self._shorts.get(words, ()), key=lambda region: bool(region.parent) != prefecture
        )
        return found[0] if found else None

    def above(self, region: Region) -> Iterator[Region]:
        """The places that `region` lies in, from the nearest up; what no table lists ends the line."""
        while region.parent:
            region = self._parent(region.parent)
            yield region

    def lies_in(self, region: Region, other: Region) -> bool:
        """Whether `region` lies in `other`, and is another place."""
        return any(above.name == other.name for above in self.above(region))

    def _parent(self, name: str) -> Region:
        """The place that another's `parent` names: one of the tables, or a Region that tells no more."""
        if name in self._regions:
            return self._regions[name]
        called = (p for p in self._chains(fold(name), None) if p.name == name)
        return next(called, Region(name, "", "", ""))

    def _chains(self, words: str, above: Region | None) -> Iterator[Region]:
        for end in range(min(len(words), self.longest), _SHORTEST - 1, -1):
            name = words[:end]
            for place in (*self._listed.get(name, ()), *self._counties.get(name, ())):
                if above is None or self.lies_in(place, above):
                    if end == len(words):
                        yield place
                    else:
                        yield from self._chains(words[end:], place)


def _county(name: str, parent: str) -> Region:
    kind = _KINDS.get(name[-1], "county")
    return Region(parent + name if kind == "district" else name, "", kind, parent)
