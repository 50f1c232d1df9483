"""Names of bodies in a list: known ones by the tables, others by where separators and endings stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.lexicon import Lexicon, alternatives
from kg.extract.role_rule import without_rule
from kg.extract.text import Text
from kg.fold import strip_name

_SEPARATORS = "、,;和及与 "
_GOVERNMENT = "人民政府"
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:省|市|自治区|自治州|州|县|区|旗)")
_SPLIT = re.compile(r"[、,; ]+")
_SHORTEST_BODY = 3
_TAIL_BRACKET = re.compile(r"\([^()]*\)$")
_CONJUNCTIONS = "和及与"
# A list longer than this is no list of bodies: the line breaks of the document are lost.
_LONGEST_LIST = 2000


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a list: clean offsets, canonical name, whether a table knew it.

    `group`: it is a class of bodies, not one; `open_ended`: a class that names none of them.
    """

    begin: int
    end: int
    name: str
    resolved: bool
    group: bool
    open_ended: bool


class Parties:
    """The reader of lists of names; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        nouns = alternatives(words["class-noun"])
        heads = alternatives(words["class-head"])
        level = rf"(?:{alternatives(words['level'])})(?:\([^()]{{1,6}}\))?"
        self._class = re.compile(rf"^(?:{heads})|(?:{heads}).{{0,8}}(?:{nouns})$|成员单位$")
        self._and_others = re.compile(r"等(?:有关|相关)?(?:部门|单位)?$")
        self._vague = re.compile(alternatives(words["vague"]))
        self._body_end = re.compile(rf"(?:{alternatives(words['body-end'])})$")
        # 各市、县(区)人民政府 is one name, whatever separates the levels in it.
        self._levels = re.compile(rf"各{level}(?:[{_SEPARATORS}]{level})*")

    def names(self, text: Text, begin: int, end: int) -> list[Party]:
        """The bodies listed in clean text [begin, end), in order; line breaks in it are a matter of
        layout and part no name. None where the stretch is far longer than any list."""
        if end - begin > _LONGEST_LIST:
            return []
        offsets = [at for at in range(begin, end) if text.folded[at] not in "\r\n"]
        words = "".join([text.folded[at] for at in offsets])
        known = dict(self._lexicon.body_names(words))
        found: list[Party] = []
        at = 0
        while at < len(words):
            if words[at] in _SEPARATORS:
                at += 1
                continue
            stop = known.get(at, at)
            if not (stop > at and (stop == len(words) or words[stop] in _SEPARATORS)):
                stop = self._unknown_end(words, at)
            found.append(self._party(text, words, offsets, at, stop))
            at = stop
        return _shared_governments(found)

    def only_names(self, words: str) -> bool:
        """Whether `words`, folded, are a list of bodies and nothing else: each is known or ends as bodies
        do, and one at least is known or two are listed."""
        bare = without_rule(words).strip(" 。;,")
        if not bare or len(bare) > _LONGEST_LIST:
            return False
        pieces = [piece for piece in _SPLIT.split(self._and_others.sub("", bare)) if piece]
        known = [self._known(piece) for piece in pieces]
        return (any(known) or len(pieces) > 1) and all(
            sure or (len(piece) >= _SHORTEST_BODY and self._body_end.search(piece))
            for piece, sure in zip(pieces, known, strict=True)
        )

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
                after = self._known(following) or self._body_end.search(following)
                if after and self._body_end.search(before):
                    return at
            at += 1
        return len(words)

    def _party(
        self, text: Text, folded: str, offsets: Sequence[int], begin: int, end: int
    ) -> Party:
        authority = self._lexicon.authority
        words = folded[begin:end]
        left, right = offsets[begin], offsets[end - 1] + 1
        group = authority.group(words)
        if group:
            return Party(left, right, group.name, True, True, group.open_ended)
        agency = authority.agency(words)
        if agency is None and text.by_phrases:
            agency = authority.agency(text.simplified(left, right))
        if agency:
            return Party(left, right, agency.name, True, False, False)
        is_class = bool(self._class.search(words) or self._levels.search(words))
        name = strip_name(text.simplified(left, right))
        open_ended = is_class and bool(self._vague.search(words))
        return Party(left, right, name, is_class, is_class, open_ended)


def _shared_governments(found: list[Party]) -> list[Party]:
    """江苏省、上海市人民政府 names two governments: places before one that ends in 人民政府 share the word."""
    shared: list[Party] = []
    government = False
    for party in reversed(found):
        place = party.name.removesuffix(_GOVERNMENT)
        bare = not party.resolved and bool(_PLACE.fullmatch(place))
        government = bare and (government or place != party.name)
        name = place + _GOVERNMENT if government else party.name
        shared.append(replace(party, name=name))
    return shared[::-1]
