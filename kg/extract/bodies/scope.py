"""Whose a document is: of a central body, of a place, or of a place that it does not name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.authority import Region
from kg.extract.bodies.branches import place_of_branches
from kg.extract.bodies.regions import Regions
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.pairs import title_spans
from kg.fold import fold

_CITY = ("city", "municipality", "prefecture")
# Which kinds of place a word for a level can mean, the lower one first.
_KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "省": (("province",),),
    "自治区": (("autonomous-region",),),
    "市": (("county-city",), _CITY),
    "县": (("county",),),
    "区": (("district", "new-area", "zone"), ("autonomous-region",)),
    "州": (("autonomous-prefecture",),),
    "盟": (("league",),),
    "旗": (("banner",),),
}
# Classes that only a place above counties has.
_ABOVE_COUNTIES = re.compile(r"县")
_NO_OFFICE = re.compile(r"(?:大学|学院|集团|公司|实验室|银行|医院|研究院)$")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose a document is. `region`: the place, where one is told; `central`: it is of a central body, so
    that bare names are national; neither: of a place that is not named. `rule` says what told it."""

    region: Region | None
    central: bool
    rule: str


def scope_of(
    folded: str,
    lexicon: Lexicon,
    told: tuple[Region | None, str],
    issuers: Sequence[str],
    printed: Sequence[str],
) -> Scope:
    """Whose the document is: `told` is the place that its head tells and the rule, `printed` the names of
    bodies and classes in it, as printed."""
    region, rule = told
    if region:
        return Scope(region, False, rule)
    regions = Regions(lexicon)
    if any(regions.is_central(fold(issuer)) for issuer in issuers):
        return Scope(None, True, "issuer")
    names = [fold(name) for name in printed]
    levels = Counter(_levels(lexicon, [*names, *map(fold, issuers)]))
    if not levels:
        return Scope(None, True, "no-level")
    level = max(levels, key=lambda each: (levels[each], each))
    region = _of_names(lexicon, names, level)
    if region:
        return Scope(region, False, "bodies")
    region = _of_text(folded, lexicon, names, level)
    if region:
        return Scope(region, False, "text")
    region = place_of_branches(folded, lexicon, names, level)
    if region:
        return Scope(region, False, "branches")
    sure = sum(regions.is_central(name) and name.endswith(("部", "总局")) for name in names)
    return Scope(None, sure > sum(levels.values()), "bodies")


def _levels(lexicon: Lexicon, names: Iterable[str]) -> Iterator[str]:
    """The word for its level that each name begins with, of those that begin so."""
    no_level = tuple(lexicon.words["no-level"])
    for name in names:
        if not name.startswith(no_level):
            yield from (level for level in _KINDS if name.startswith(level))


def _of_names(lexicon: Lexicon, names: Sequence[str], level: str) -> Region | None:
    """The place of this level that bodies named in the document lie in, if it is one."""
    offices = [name for name in names if not _NO_OFFICE.search(name)]
    return _one(lexicon, [p for name in offices for p in _named(lexicon, name)], names, level)


def _named(lexicon: Lexicon, name: str) -> Iterator[Region]:
    """The places in the name of a body, in full or in short: 人民银行赣州中心支行."""
    places = lexicon.places
    at = 0
    while at < len(name):
        place, end = places.at(name, at, formed=False)
        if end == at and at < len(name) - 2 and not lexicon.authority.agency(name):
            place, end = places.short(name, at)
            place = place if place and places.is_plain_short(name[at:end]) else None
        if place:
            yield place
        at = max(end, at + 1)


def _of_text(folded: str, lexicon: Lexicon, names: Sequence[str], level: str) -> Region | None:
    """The place of this level that the text names more than once, or as its own, outside 《》."""
    words = lexicon.words
    bodies = alternatives((*words["body-end"], *words["mechanism"]))
    # 结合甲县实际, 甲县财政局统筹: the document is of that place.
    own = re.compile(
        rf"{alternatives(words['own-place'])}"
        rf"|[\u4e00-\u9fff]{{0,20}}?(?:{bodies})(?:办公室)?(?=[^\u4e00-\u9fff]|会同|负责|牵头|统筹|组织)"
    )
    titles = list(title_spans(folded, 0, len(folded)))
    found: Counter[str] = Counter()
    regions: dict[str, Region] = {}
    at = 0
    for begin, place in lexicon.places.every(folded):
        while at < len(titles) and titles[at][1] <= begin:
            at += 1
        if at < len(titles) and titles[at][0] < begin:
            continue
        if not any(place.kind in kinds for kinds in _KINDS[level]):
            continue
        regions[place.name] = place
        end = lexicon.places.at(folded, begin, formed=False)[1]
        found[place.name] += _FEWEST if own.match(folded, end) else 1
    often = [regions[name] for name, count in found.items() if count >= _FEWEST]
    return _one(lexicon, often, names, level)


def _one(
    lexicon: Lexicon, found: Sequence[Region], names: Sequence[str], level: str
) -> Region | None:
    """The one place of this level that those found are, or lie in; None where they are several."""
    above = any(_ABOVE_COUNTIES.search(name) and name.startswith("各") for name in names)
    for kinds in _KINDS[level]:
        if above and kinds[0] in ("county-city", "county"):
            continue
        lines = [(place, *lexicon.places.above(place)) for place in found]
        own = {p.name: p for line in lines for p in line if p.kind in kinds}
        if len(own) == 1:
            return next(iter(own.values()))
        if own and kinds == _KINDS[level][-1]:
            return None
    return None
