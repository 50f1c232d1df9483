"""Words that name bodies, told by the tables and by their form: known, a class, a division, ends as bodies do."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extract.bodies.classes import EVERY_LEVEL, SEPARATORS, Classes
from kg.extract.text.lexicon import Lexicon, alternatives

OPENING, CLOSING = "(〈[“", ")〉]”"
TAIL_BRACKET = re.compile(r"[(〈][^()〈〉]*[)〉]$")
AS_WELL_AS = "以及"
CONJUNCTIONS = "和及与"
SHORTEST_BODY = 3
# A list longer than this is no list of bodies: the line breaks of the document are lost.
LONGEST_LIST = 2000
_PARTING = "、,;\n "
# What is longer is a sentence.
_LONGEST_NAME = 40
_LONGEST_DIVISION = 16
_SHORT_NAME = re.compile(r"[^的\W\da-zA-Z]{2,12}")


class BodyWords:
    """The reader of such words; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.classes = Classes(lexicon)
        words = lexicon.words
        nouns = alternatives(words["class-noun"])
        count = r"(?:[\d一二三四五六七八九十]{1,3}个?)?"
        # 等, or 等 and a class, that leaves a list open: 甲局等有关部门, 甲局等具有审批、登记职能的部门.
        self.and_others = re.compile(
            rf"等{count}(?:[^{SEPARATORS}]{{0,10}}(?:{nouns}|政府|企业)(?:和(?:{nouns})|\((?:{nouns})\))?"
            rf"|[^,;\n等]{{2,40}}的[^{SEPARATORS}]{{0,6}}(?:{nouns})(?:和(?:{nouns}))?)?(?=[{SEPARATORS}]|$)"
        )
        self._others_end = re.compile(rf"等{count}(?:有关|相关)?(?:部门|单位)?$")
        self._body_end = re.compile(rf"(?:{alternatives(words['body-end'])})$")

    def only_names(self, words: str, *, one_known: bool = False, alone: bool = False) -> bool:
        """Whether `words`, folded, are a list of bodies and nothing else: each is known, a class, or ends
        as bodies do, and one at least is known or a class, or two are listed. `one_known`: a table
        must know one of them, or its form (省教育厅); `alone`: one that only ends so is enough."""
        bare = words.strip(" 。;,")
        if not bare or len(bare) > LONGEST_LIST:
            return False
        bare = bare.replace(AS_WELL_AS, AS_WELL_AS[-1])
        bare = self.classes.levels.sub(_in_short, self._others_end.sub("", bare))
        pieces = [self._without_others(piece) for piece in _outer_pieces(bare) if piece]
        if one_known and not any(map(self._is_told, pieces)):
            return False
        return (alone or one_known or len(pieces) > 1 or any(map(self._is_sure, pieces))) and all(
            self._is_sure(piece) or self._is_like(piece) for piece in pieces
        )

    def names_in(self, words: str) -> set[str]:
        """The pieces of a list of names, folded."""
        return {piece.strip() for piece in _outer_pieces("".join(words.split()))} - {""}

    def mostly_names(self, words: str, named: Collection[str]) -> bool:
        """Whether half of a list, `words`, folded, are names of bodies by their form or among `named`, one of
        them among these, and the others as short as names are."""
        pieces = self.names_in(words)
        known = {piece for piece in pieces if piece in named}
        like = {piece for piece in pieces if self._is_sure(piece) or self._is_like(piece)}
        short = all(map(_SHORT_NAME.fullmatch, pieces))
        return (
            bool(known)
            and short
            and len(words) <= LONGEST_LIST
            and 2 * len(known | like) >= len(pieces)
        )

    def is_one_body(self, words: str) -> bool:
        """Whether `words`, folded, can be the name of one body by their form: 市科委, 法规处."""
        return bool(
            self._is_like(words)
            and len(words) <= _LONGEST_DIVISION
            and not any(mark in words for mark in f"{SEPARATORS}的")
        )

    def is_class(self, words: str) -> bool:
        """Whether `words`, folded, name a class of bodies: 各有关部门, 市各行政执法部门."""
        return self.classes.is_class(words)

    def known(self, words: str) -> bool:
        authority = self._lexicon.authority
        return bool(authority.agency(words) or authority.group(words))

    def _is_told(self, words: str) -> bool:
        """Whether a table knows this body, or its form does: a level or a place, and a function."""
        bare = TAIL_BRACKET.sub("", words)
        return (
            self.known(words)
            or bool(self._lexicon.local_bodies.read(bare))
            or (self._lexicon.places.at(bare)[1] > 0 and self.ends_as_body(bare))
        )

    def ends_as_body(self, words: str) -> bool:
        return bool(self._body_end.search(TAIL_BRACKET.sub("", words)))

    def is_nothing(self, words: str) -> bool:
        """Whether these words are the name of nobody: a noun without a name, or a sentence."""
        bare = TAIL_BRACKET.sub("", words)
        return (
            not bare
            or self.classes.is_nobody(bare)
            or (len(bare) > _LONGEST_NAME and not self.known(bare))
        )

    def _without_others(self, piece: str) -> str:
        opened = self.and_others.search(piece)
        return piece[: opened.start()] if opened and opened.end() == len(piece) else piece

    def _is_like(self, words: str) -> bool:
        """Whether these words end as the names of bodies do."""
        return SHORTEST_BODY <= len(words) <= _LONGEST_NAME and self.ends_as_body(words)

    def _is_sure(self, words: str) -> bool:
        """Whether these words are a body that is known, a class of bodies, or two joined by 和."""
        if self.known(words) or self.classes.is_plain(words) or self._is_division(words):
            return True
        at = max(words.rfind(conjunction) for conjunction in CONJUNCTIONS)
        if at <= 0 or not (self.known(words[:at]) or self._is_like(words[:at])):
            return False
        last = words[at + 1 :]
        return self.known(last) or (self.known(words[:at]) and self.classes.is_plain(last))

    def _is_division(self, words: str) -> bool:
        """Whether this is a division of a known body, named after it: 最高法民三庭."""
        whole = next(iter(self._lexicon.body_names(words)), (1, 0))
        return whole[0] == 0 and whole[1] + 1 < len(words) and self.ends_as_body(words[whole[1] :])


def _in_short(levels: re.Match[str]) -> str:
    """各省（区、市） as one word; 各地 in 各地方 stays."""
    words = levels.group()
    return EVERY_LEVEL if any(mark in words for mark in f"({SEPARATORS}") else words


def _outer_pieces(words: str) -> list[str]:
    """The pieces of a list parted at separators that stand in no bracket."""
    pieces, depth, begin = [], 0, 0
    for at, char in enumerate(words):
        depth = max(0, depth + (char in OPENING) - (char in CLOSING))
        if char in _PARTING and depth == 0:
            pieces.append(words[begin:at])
            begin = at + 1
    return [*pieces, words[begin:]]
