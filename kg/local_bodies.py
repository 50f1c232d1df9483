"""Local bodies by the form of their names: a place and a function (functions.tsv) behind it.

江苏省市场监督管理局, 江苏省市场监管局 and 江苏省市场监管局（省知识产权局） are one body, which no table of
bodies needs to list; 浙江金融监管局 is the branch of a central one. Names that a table of bodies lists
are not asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.authority import Authority, Region
from kg.fold import fold, strip_name
from kg.functions import GAP, Function, Functions
from kg.gazetteer import Gazetteer

_PARTY = "中共"
_COMMITTEES = ("党委", "委")
_GOVERNMENTS = ("人民政府", "政府")
_TAIL_BRACKET = re.compile(r"\([^()]*\)$")
_LONGEST = 60
_LONGEST_PLACE = 8
# Places whose committee is called 党委 and not 委.
_WITH_PARTY = ("自治区", "兵团", "新区")
_RANKS = {
    **dict.fromkeys(("province", "municipality", "autonomous-region", "sar", "corps"), "province"),
    **dict.fromkeys(("city", "prefecture", "autonomous-prefecture", "league"), "prefecture"),
    **dict.fromkeys(("county", "county-city", "district", "banner", "new-area"), "county"),
}
_SHORTS = ("short", "city")
_CITY = "市"
_BARE = "bare-"  # the words that stand for a place of a kind: 省, 市


@dataclass(frozen=True, slots=True)
class LocalBody:
    """A body told by the form of its name. `place` is "" where the name has none, `level` what then
    stands for it (省, 市) if anything does; `kind` is a code of the ontology; `above` the central body
    whose branch this is, or ""."""

    name: str
    place: str
    level: str
    function: str
    kind: str
    above: str


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands where the place does, `printed` so: a place, or a word for its level, or nothing."""

    style: str
    region: Region | None
    printed: str


class LocalBodies:
    """The reader of names of local bodies; made once for the tables."""

    def __init__(self, authority: Authority) -> None:
        self._places = Gazetteer(authority)
        # 市 can be a prefecture or a county: it has two ranks, and tells none.
        self._levels: dict[str, set[str]] = {}
        for row in authority.rows("words.tsv"):
            if row["class"].startswith(_BARE):
                rank = _RANKS.get(row["class"].removeprefix(_BARE), "")
                self._levels.setdefault(fold(row["word"]), set()).add(rank)
        self.functions = Functions(authority)
        self._read: dict[tuple[str, str], LocalBody | None] = {}

    def read(self, name: str, within: str = "") -> LocalBody | None:
        """The local body that `name` is a name of, in any script and width; None where its form tells none.

        A bracket at the end (省市场监管局（省知识产权局）) is another name that it bears. `within` is the
        place of the document: it tells which of two districts of one name is meant, and is a place
        where no table lists it, too.
        """
        key = (name, within)
        if key not in self._read:
            self._read[key] = self._of(fold(strip_name(name)), within)
        return self._read[key]

    def _of(self, words: str, within: str) -> LocalBody | None:
        if not 1 < len(words) <= _LONGEST:
            return None
        bare = words.removeprefix(_PARTY)
        found = self._in_frame(bare, within) or self._behind_place(bare, within)
        if found is None and words.endswith(")"):
            bracket = _TAIL_BRACKET.search(words)
            return self._of(words[: bracket.start()], within) if bracket else None
        return found

    def _in_frame(self, words: str, within: str) -> LocalBody | None:
        for head, tail, function in self.functions.framed:
            middle = words[len(head) : len(words) - len(tail)]
            if middle and words.startswith(head) and words.endswith(tail):
                front = self._front(middle, within, function.styles[0])
                if front is None and len(head) > 1 and len(middle) <= _LONGEST_PLACE:
                    front = _Front("", None, middle)  # a place that no table lists
                if front:
                    return self._body(front, function)
        return None

    def _behind_place(self, words: str, within: str) -> LocalBody | None:
        """The body whose function, the longest one that ends `words`, has only a place before it; a place
        named in full counts for more: 兰州新区管委会 is not the 新区管委会 of 兰州."""
        found: LocalBody | None = None
        for at in range(len(words)):
            functions = self.functions.named(words[at:])
            for function in functions:
                front = self._fitting(words[:at], within, function, functions)
                if front is None and words.startswith(_CITY, at):
                    # 昆山市监局: the place and the function share a character.
                    front = self._fitting(words[: at + 1], within, function, functions)
                if front and front.region and front.style not in _SHORTS:
                    return self._body(front, function)
                if front and found is None:
                    found = self._body(front, function)
        return found

    def _fitting(
        self, words: str, within: str, function: Function, rivals: list[Function]
    ) -> _Front | None:
        """What stands before `function`, if it stands there as the function wants it, or as none of its
        `rivals`, functions of the same form, does."""
        if words.endswith(_COMMITTEES) and "committee" in function.styles:
            for committee in _COMMITTEES:
                front = self._front(words.removesuffix(committee), within, "committee")
                if words.endswith(committee) and front:
                    return front
        for government in _GOVERNMENTS:
            if words != government and words.endswith(government):
                words = words.removesuffix(government)
        front = self._front(words, within, function.styles[0])
        if front is None or function.styles == ("committee",):
            return None
        if front.style in function.styles:
            return front
        if front.region is None:
            # 省 and 市 stand as full names of places do.
            return front if "full" in function.styles or len(rivals) == 1 else None
        rank = _RANKS.get(front.region.kind, "")
        if set(function.styles) & set(_RANKS.values()):
            return front if rank in function.styles else None
        taken = any(front.style in other.styles for other in rivals)
        return None if taken else front

    def _front(self, words: str, within: str, wanted: str) -> _Front | None:
        if not words:
            return _Front("", None, "")
        places = self._places.full(words, within)
        if places:
            # Of districts that share a name none is meant as long as nothing tells which.
            region = places[0] if len(places) == 1 else None
            return _Front("committee" if wanted == "committee" else "full", region, words)
        region = self._places.short(words, prefecture=wanted == "city")
        if region:
            return _Front(wanted if wanted in _SHORTS else "short", region, words)
        if within and words == fold(within):
            return _Front("full", Region(within, "", "", ""), words)  # a zone, say
        if len(words) > 1 and fold(within)[:-1].endswith(words):
            # 温江税务局 in a document of 成都市温江区
            every = self._places.full(fold(within)) or (Region(within, "", "", ""),)
            return _Front("short", replace(every[0], short=words), words)
        ranks = self._levels.get(words)
        if ranks:
            return _Front(min(ranks) if len(ranks) == 1 else "", None, words)
        return None

    def _body(self, front: _Front, function: Function) -> LocalBody:
        style = function.styles[0]
        if front.region is None:
            place, before = "", front.printed
        else:
            place = before = front.region.name
            if style in _SHORTS or (style == "printed" and front.style in _SHORTS):
                before = front.region.short or front.region.name
        if style == "committee" and before:
            before += _COMMITTEES[0] if before.endswith(_WITH_PARTY) else _COMMITTEES[1]
        head, gap, tail = function.name.partition(GAP)
        name = f"{head}{before}{tail}" if gap else before + function.name
        return LocalBody(
            name,
            place,
            "" if front.region else front.printed,
            function.name.replace(GAP, ""),
            function.kind,
            function.above,
        )
