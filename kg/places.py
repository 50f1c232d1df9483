"""Places by their names: provinces down to districts, what they lie in, and which bodies leave theirs out.

Places down to prefectures are rows of data/authority/regions.tsv, counties and districts of
counties.tsv; one that no table lists is told by the form of its name. Nothing is known of any document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.authority import Authority, Region
from kg.fold import fold
from kg.gazetteer import Gazetteer

_FORMED_KINDS = ("county", "county-city", "district", "banner")
_CITIES = ("city", "municipality", "prefecture", "autonomous-prefecture", "league")
_HAN = "[\u4e00-\u9fff]"
# Of a name by its form: 局 ends a body, and no place is called so.
_NAMED = f"(?:(?!局){_HAN})"
_HAN_ONE = re.compile(_HAN)
# A province that no table lists.
_PROVINCE = re.compile(rf"{_HAN}{{2,3}}(?:省|自治区)(?={_HAN})")
_SHORTEST_AGENCY, _LONGEST_AGENCY = 3, 30
# 南通市场监管局 leaves out one 市; 南通市场景 does not.
_MARKET = re.compile("市场(?![景馆地所次])")


class Places:
    """What the tables say of places, compiled; made once for the tables. All words given are folded."""

    def __init__(self, authority: Authority, words: Mapping[str, tuple[str, ...]]) -> None:
        self._authority = authority
        self._gazetteer = gazetteer = Gazetteer(authority)
        self._longest = gazetteer.longest
        self._begin_shorts = gazetteer.plain_shorts - {*words["no-short"]}
        self.numbers = gazetteer.numbers
        self.lies_in = gazetteer.lies_in
        self.above = gazetteer.above
        self._ends = {end: kind for kind in _FORMED_KINDS for end in words.get(f"bare-{kind}", ())}
        ends = _any(end for end in self._ends if end != "县")
        # No county but 县 has a name of one character: 沛县, but no 某市.
        self._form = re.compile(
            rf"{_NAMED}{{2,12}}?自治(?:县|{ends})|{_NAMED}{{1,5}}?县|{_NAMED}{{2,8}}?(?:{ends})"
        )
        zones = _any(words["zone-end"])
        self._zone = re.compile(rf"{_HAN}{{0,8}}?(?:{zones})(?={_any(words['of-zone'])}|\d)")
        bodies = _any(words["body-end"])
        self._follows = re.compile(
            rf"\d|{_any(words['of-place'])}|{_HAN}{{1,16}}?(?:{bodies}|室)(?:\d|$)"
        )
        self._no_level = tuple(words["no-level"])
        self._no_place = tuple(words["no-place"])
        self.levels = tuple(
            word for name, every in words.items() for word in every if name.startswith("bare-")
        )
        self._central = tuple(words["central-start"])
        self._unplaced_ends = tuple(words["unplaced-end"])
        self._local_too = frozenset(words["local-too"])

    def at(self, words: str, begin: int = 0, *, formed: bool = True) -> tuple[Region | None, int]:
        """The place that `words` name at `begin`, the lowest one of 江苏省南通市如东县, and where its name
        ends. A district is called with its city, since districts share names; None for 鼓楼区 alone,
        which is one of several. `formed`: one that only the form of its name tells counts, too."""
        region, end = self.listed(words, begin)
        while region:
            below, stop = self.listed(words, end)
            if below is None or not self.lies_in(below, region):
                break
            region, end = below, stop
        county, stop = self._county(words, end, region)
        if stop == end and formed:
            county, stop = self._formed(words, end, region)
        if stop > end:
            region, end = county, stop
        zone = self._zone.match(words, end) if region else None
        if region and zone:
            return Region(region.name + zone.group(), "", "zone", region.name), zone.end()
        return region, end

    def listed(self, words: str, begin: int) -> tuple[Region | None, int]:
        """The place of regions.tsv that is named in full at `begin`, and where its name ends."""
        for end in range(min(len(words), begin + self._longest), begin, -1):
            found = self._gazetteer.listed(words[begin:end])
            if found and not _MARKET.match(words, end - 1):
                return found, end
        return None, begin

    def short(self, words: str, begin: int = 0) -> tuple[Region | None, int]:
        """The place of regions.tsv that is named in short at `begin` (广东证监局), and where that ends."""
        for end in range(min(len(words), begin + self._longest), begin, -1):
            found = self._gazetteer.short(words[begin:end])
            if found:
                return found, end
        return None, begin

    def is_plain_short(self, words: str) -> bool:
        """Whether these words are short for one place only: 吉林 and 朝阳 are not."""
        return words in self._gazetteer.plain_shorts

    def counties(self, words: str) -> list[Region]:
        """The divisions of county level that `words` name in full, wherever they lie."""
        return self._gazetteer.counties(words)

    def named_in(self, words: str) -> bool:
        """Whether `words` hold the name of a listed place, or begin with a short one."""
        return self.short(words)[0] is not None or any(
            self.listed(words, at)[0] for at in range(len(words))
        )

    def every(self, words: str) -> Iterator[tuple[int, Region]]:
        """Every place that the tables list and `words` name in full, with where its name begins; of those
        that share a name none."""
        for _, begin, _ in self._names.find_matches_as_indexes(words):
            place, end = self.listed(words, begin)
            if place is None:
                place, end = self._county(words, begin, None)
            # 乡村振兴示范县 is not 范县.
            part = any(
                words.endswith(longer, 0, end)
                for longer in self._no_place
                if len(longer) > end - begin
            )
            if place and not part and not words.startswith(self._no_level, end - 1):
                yield begin, place

    def leaves_out(self, name: str) -> bool:
        """Whether the name of a body, which no table lists, says of no place and of no central body whose
        it is: 省民政厅, 教育局, 领导小组办公室. Two documents that print it need not mean one."""
        words = fold(name)
        if not words.startswith(self._no_level) and words.startswith(self.levels):
            return True
        if words.startswith(self._central) or self.named_in(words) or _PROVINCE.match(words):
            return False
        place, end = self.at(words)
        if end:
            return place is None
        if self._in_short(words) or self._of_known_body(words):
            return False
        # 甲厅 has a name of its own; 财政厅, 法院 and 厅 have none.
        stems = [words.removesuffix(end) for end in self._unplaced_ends if words.endswith(end)]
        return any(len(_HAN_ONE.findall(stem)) != 1 for stem in stems)

    def _in_short(self, words: str) -> bool:
        """Whether a place is named in short: 温江生态环境局, 国网泰安供电公司, 人行郑州中心支行."""
        return any(words[:end] in self._begin_shorts for end in range(2, self._longest)) or any(
            self.short(words, at)[0] for at in range(len(words) - 1)
        )

    def _of_known_body(self, words: str) -> bool:
        """Whether this is a part of a known body, named after it: 财政部条法司."""
        longest = min(len(words), _LONGEST_AGENCY)
        heads = (words[:end] for end in range(_SHORTEST_AGENCY, longest + 1))
        return any(h not in self._local_too and self._authority.agency(h) for h in heads)

    @cached_property
    def _names(self) -> AhoCorasick:
        return AhoCorasick([*self._gazetteer.names], matchkind=MatchKind.LeftmostLongest)

    def _county(self, words: str, begin: int, region: Region | None) -> tuple[Region | None, int]:
        """The county of counties.tsv that is named at `begin`, in `region` where that is printed before."""
        for end in range(min(len(words), begin + self._longest), begin + 1, -1):
            if not words.startswith(self._no_level, end - 1):
                found = self._gazetteer.counties(words[begin:end], region)
                if found:
                    return found[0] if len(found) == 1 else None, end
        return None, begin

    def _formed(self, words: str, begin: int, region: Region | None) -> tuple[Region | None, int]:
        """The place that no table lists and the form of the name tells, called with the one before it."""
        formed = self._form.match(words, begin)
        if formed is None or not self._is_place(words, formed, region):
            return None, begin
        above = region.name if region else ""
        name = above + formed.group()
        return Region(name, "", self._kind(name), above), formed.end()

    def _is_place(self, words: str, formed: re.Match[str], region: Region | None) -> bool:
        end = formed.end()
        name = formed.group()
        if region and region.kind in _CITIES and self._kind(name) == "county-city":
            return False  # 某市某市 is printed without the upper one
        return (
            (region is not None or not name.startswith(self.levels))
            and not name.endswith(self._no_place)
            and not words.startswith(self._no_level, end - 1)
            and not any(self.listed(name, at)[0] for at in range(len(name)))
            and bool(self._follows.match(words, end))
        )

    def _kind(self, name: str) -> str:
        return next(kind for form, kind in self._ends.items() if name.endswith(form))


def word_classes(authority: Authority) -> dict[str, tuple[str, ...]]:
    """The words of words.tsv, folded, by class."""
    classes: dict[str, list[str]] = {}
    for row in authority.rows("words.tsv"):
        classes.setdefault(row["class"], []).append(fold(row["word"]))
    return {name: tuple(words) for name, words in classes.items()}


def _any(words: Iterable[str]) -> str:
    """A regular expression that matches any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
