"""The county that the branch offices named in a document bear without its level: 普宁金融监管支局."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.authority import Region
from kg.extract.text.lexicon import Lexicon, alternatives

_FEWEST = 2
_SHORTEST, _LONGEST = 2, 4
# 市 is as often the city above, with branch offices in its counties.
_LEVELS = "县区旗"


def place_of_branches(
    folded: str, lexicon: Lexicon, names: Iterable[str], level: str
) -> Region | None:
    """The one county, district or banner of this level whose bare name branch offices among `names` bear
    where their names begin or right before what they are; None where several do, or where neither a
    second office nor the text by the name in full confirms it."""
    names = list(names)
    if level not in _LEVELS or any(name.endswith("厅") for name in names):
        return None  # 区教育厅 is of an autonomous region
    branch = re.compile(rf"(?P<head>.+?)(?:{alternatives(lexicon.words['branch-end'])})")
    found: dict[str, Region] = {}
    offices: dict[str, set[str]] = {}
    for name in names:
        match = branch.fullmatch(name)
        for stem in _stems(match["head"]) if match else ():
            for county in lexicon.places.counties(stem + level):
                found[county.name] = county
                offices.setdefault(county.name, set()).add(name)
    if len(found) != 1:
        return None
    ((name, county),) = found.items()
    own = name.removeprefix(county.parent)
    return county if len(offices[name]) >= _FEWEST or own in folded else None


def _stems(head: str) -> Iterator[str]:
    for size in range(_SHORTEST, min(_LONGEST, len(head)) + 1):
        yield from {head[:size], head[-size:]}
