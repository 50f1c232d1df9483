"""Names of bodies in a list: known ones by the tables, others by where separators and endings stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text
from kg.fold import strip_name

_SEPARATORS = "、,;和及与 "
_GOVERNMENT = "人民政府"
_OTHERS = "等"
_EVERY_LEVEL = "各级"  # stands for 各省（区、市） while a list is cut at its separators
_OFFICES = ("局", "委", "厅", "部", "办")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:省|市|自治区|自治州|州|县|区|旗)")
_OTHER_LEVELS = re.compile(r"[(（][省市区、自治]{1,10}[)）]$")
_PARTING = "、,; "
_SPLIT = re.compile(r"[、,; ]+")
_SHORTEST_BODY = 3
_TAIL_BRACKET = re.compile(r"\([^()]*\)$")
_CONJUNCTIONS = "和及与"
_AS_WELL_AS = "以及"
_PARTS = ("lead", "participant")
# A list longer than this is no list of bodies: the line breaks of the document are lost.
_LONGEST_LIST = 2000


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a list: clean offsets, canonical name, whether a table knew it.

    `group`: it is a class of bodies, not one; `open_ended`: a class that names none of them. `said`:
    what a bracket behind the name says of its part in the duty: 甲部(牵头).
    """

    begin: int
    end: int
    name: str
    resolved: bool
    group: bool
    open_ended: bool
    said: str = ""


class Parties:
    """The reader of lists of names; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        self._duties = lexicon.duties
        nouns = alternatives(words["class-noun"])
        self._class_nouns = words["class-noun"]
        heads = alternatives(words["class-head"])
        level = rf"(?:{alternatives(words['level'])})(?:\([^()]{{1,6}}\))?"
        self._class = re.compile(rf"^(?:{heads})|(?:{heads}).{{0,8}}(?:{nouns})$|成员单位$")
        self._and_others = re.compile(r"等(?:有关|相关)?(?:部门|单位)?$")
        self._vague = re.compile(alternatives(words["vague"]))
        self._body_end = re.compile(rf"(?:{alternatives(words['body-end'])})$")
        self._class_end = re.compile(
            rf"(?:{nouns}|{_GOVERNMENT})$|^(?:{heads})(?!类).*(?:{alternatives(_OFFICES)})$"
            rf"|^{_EVERY_LEVEL}$|^各(?:{level}){{1,4}}$"
        )
        self._places = {r.short: r.name for r in lexicon.authority.regions.values()}
        # 各市、县(区)人民政府 is one name, whatever separates the levels in it.
        self._levels = re.compile(rf"各{level}(?:[{_SEPARATORS}]{level})*")

    def names(self, text: Text, begin: int, end: int) -> list[Party]:
        """The bodies listed in clean text [begin, end), in order; line breaks in it are a matter of
        layout and part no name. None where the stretch is far longer than any list."""
        if end - begin > _LONGEST_LIST:
            return []
        # 以及 parts names as 及 does.
        offsets = [
            at
            for at in range(begin, end)
            if text.folded[at] not in "\r\n" and not text.folded.startswith(_AS_WELL_AS, at, end)
        ]
        words = "".join([text.folded[at] for at in offsets])
        known = dict(self._lexicon.body_names(words))
        found: list[Party] = []
        at = 0
        while at < len(words):
            if words[at] in _SEPARATORS:
                at += 1
                continue
            stop = known.get(at, at)
            following = self._behind_others(words, stop) if stop > at else None
            if following is not None:
                party = self._party(text, words, offsets, at, stop)
                found.append(replace(party, open_ended=True))
                at = following
                continue
            if not (stop > at and (stop == len(words) or words[stop] in _SEPARATORS)):
                stop = self._unknown_end(words, at)
            found.append(self._party(text, words, offsets, at, stop))
            at = stop
        return self._shared_governments(found)

    def _behind_others(self, words: str, at: int) -> int | None:
        """Where 等, or 等 and a class, ends that makes the list before it open: 甲部等有关部门及各地区;
        None where no 等 stands at `at`, or it ends the list."""
        if not words.startswith(_OTHERS, at) or at + 1 >= len(words):
            return None
        if words[at + 1] in _SEPARATORS:
            return at + 1
        stop = self._unknown_end(words, at + 1)
        return stop if self.is_class(words[at + 1 : stop]) else None

    def only_names(self, words: str, *, one_known: bool = False, alone: bool = False) -> bool:
        """Whether `words`, folded, are a list of bodies and nothing else: each is known, a class, or ends
        as bodies do, and one at least is known or a class, or two are listed. `one_known`: a table
        must know one of them; `alone`: one that only ends so is enough."""
        bare = words.strip(" 。;,")
        if not bare or len(bare) > _LONGEST_LIST:
            return False
        bare = bare.replace(_AS_WELL_AS, _AS_WELL_AS[-1])
        bare = self._levels.sub(_in_short, self._and_others.sub("", bare))
        pieces = [piece for piece in _outer_pieces(bare) if piece]
        if one_known and not any(map(self._known, pieces)):
            return False
        return (alone or len(pieces) > 1 or any(map(self._is_sure, pieces))) and all(
            self._is_sure(piece) or (len(piece) >= _SHORTEST_BODY and self._ends_as_body(piece))
            for piece in pieces
        )

    def _is_sure(self, words: str) -> bool:
        """Whether these words are a body that is known, a class of bodies, or one and the other."""
        if self._known(words) or self._is_plain_class(words) or self._is_division(words):
            return True
        at = max(words.rfind(conjunction) for conjunction in _CONJUNCTIONS)
        return at > 0 and self._known(words[:at]) and self._is_plain_class(words[at + 1 :])

    def _is_division(self, words: str) -> bool:
        """Whether this is a division of a known body, named after it: 最高法民三庭."""
        whole = next(iter(self._lexicon.body_names(words)), (1, 0))
        return whole[0] == 0 and whole[1] + 1 < len(words) and self._ends_as_body(words[whole[1] :])

    def _ends_as_body(self, words: str) -> bool:
        return bool(self._body_end.search(_TAIL_BRACKET.sub("", words)))

    def _is_plain_class(self, words: str) -> bool:
        """Whether this is a class of bodies: 各成员单位, 领导小组有关成员单位, but not 各类企业."""
        return self.is_class(words) and bool(self._class_end.search(words))

    def is_class(self, words: str) -> bool:
        """Whether `words`, folded, name a class of bodies: 各有关部门, 市各行政执法部门."""
        return bool(self._class.search(words) or self._levels.search(words))

    def _known(self, words: str) -> bool:
        authority = self._lexicon.authority
        return bool(authority.agency(words) or authority.group(words))

    def _unknown_end(self, words: str, begin: int) -> int:
        """Where a name that no table knows ends: at the next separator that stands in no bracket and
        parts no levels of government, and at 和, 及, 与 only if a body's name ends before it and
        another follows."""
        depth, at = 0, begin
        while at < len(words):
            char = words[at]
            levels = self._levels.match(words, at) if char == "各" else None
            if levels:
                at = levels.end()
                continue
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
            elif depth <= 0 and char in _SEPARATORS:
                if char not in _CONJUNCTIONS:
                    return at
                # 市国资委和市人力资源和社会保障局: the name behind may hold a conjunction of its own.
                following = _SPLIT.split(words[at + 1 :], maxsplit=1)[0]
                before = _TAIL_BRACKET.sub("", words[begin:at])
                after = (
                    self._known(following)
                    or self._body_end.search(following)
                    or self.is_class(following)
                )
                # 国务院有关部门和单位 is one class.
                shared = following in self._class_nouns and self.is_class(before)
                if after and not shared and self._body_end.search(before):
                    return at
            at += 1
        return len(words)

    def _party(
        self, text: Text, folded: str, offsets: Sequence[int], begin: int, end: int
    ) -> Party:
        authority = self._lexicon.authority
        words = folded[begin:end]
        bracket = _TAIL_BRACKET.search(words)
        said = self._duties.get(bracket.group()[1:-1], "") if bracket else ""
        if bracket and bracket.start() and said.removeprefix("label-") in _PARTS:
            party = self._party(text, folded, offsets, begin, begin + bracket.start())
            return replace(party, said=said.removeprefix("label-"))
        left, right = offsets[begin], offsets[end - 1] + 1
        group = authority.group(words)
        if group:
            return Party(left, right, group.name, True, True, group.open_ended)
        agency = authority.agency(words)
        if agency is None and text.by_phrases:
            agency = authority.agency(text.simplified(left, right))
        if agency is None:
            # 市场监管总局(国家标准委): the name in the bracket is one that the body bears too.
            agency = authority.agency(_TAIL_BRACKET.sub("", words))
        if agency:
            return Party(left, right, agency.name, True, False, False)
        is_class = self.is_class(words)
        name = strip_name(text.simplified(left, right))
        open_ended = is_class and bool(self._vague.search(words))
        return Party(left, right, name, is_class, is_class, open_ended)

    def _shared_governments(self, found: list[Party]) -> list[Party]:
        """上海、江苏省人民政府 names two governments: places before one that ends in 人民政府 share the word, and
        a list of provinces and cities the brackets in 浙江省（市）人民政府."""
        shared: list[Party] = []
        government = False
        for party in reversed(found):
            place = party.name.removesuffix(_GOVERNMENT)
            if place != party.name and len(found) > 1:
                place = _OTHER_LEVELS.sub("", place)
            listed = self._places.get(place, place) if government else place
            bare = not party.resolved and bool(_PLACE.fullmatch(listed))
            government = bare and (government or place != party.name)
            shared.append(replace(party, name=listed + _GOVERNMENT) if government else party)
        return shared[::-1]


def _in_short(levels: re.Match[str]) -> str:
    """各省（区、市） as one word; 各地 in 各地方 stays."""
    words = levels.group()
    return _EVERY_LEVEL if any(mark in words for mark in f"({_SEPARATORS}") else words


def _outer_pieces(words: str) -> list[str]:
    """The pieces of a list parted at separators that stand in no bracket."""
    pieces, depth, begin = [], 0, 0
    for at, char in enumerate(words):
        depth = max(0, depth + (char == "(") - (char == ")"))
        if char in _PARTING and depth == 0:
            pieces.append(words[begin:at])
            begin = at + 1
    return [*pieces, words[begin:]]
