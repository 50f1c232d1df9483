"""Names of bodies in a head: spaced out, run together without a mark, an office of a known body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.bodies.body_words import BodyWords
from kg.extract.bodies.parties import Parties
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text
from kg.fold import fold, strip_name

_LONGEST = 240
_SHORTEST = 3
_OFFICE = re.compile(r"[^、,; ]{1,10}(?:司|处|室)$")
# 甲局等八部门: the first of those who sign.
_COUNT = r"[一二三四五六七八九十\d]{1,3} ?个?"
_AND_OTHERS = re.compile(
    rf"等(?:(?:{_COUNT})?(?:有关|相关)?(?:部门|单位|部委|机构|机关)|{_COUNT}部委?|)$"
)
# 财 政 部: a short name, drawn out to the width of the others.
_PARTED = re.compile(r"[ \n、,]+")
_SPACED = [
    re.compile(rf"(?<![^ \n])[^ \n](?: {{{width}}}[^ \n]){{1,5}}(?![^ \n])")
    for width in (1, 2, 3, 4)
]
_PIECE = re.compile(r"[^ \r\n、,;]+")
# What a bracket behind a name says of its seal.
SEAL = re.compile(r"\((?:[^()\n]{0,20}代章|盖章|印章|章)\)")
_STATE = re.compile("人民政府|委")
# Behind a place, the part of a whole that is named before it.
_BRANCH = re.compile("[分支]行|分公司|监管局|监管分局|分局|总部|办事处|专员办|中心支行")


class Names:
    """The reader of names of bodies in heads; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parties = Parties(lexicon, BodyWords(lexicon))
        words = lexicon.words
        self._ends = tuple(words["body-end"])
        self._body_end = re.compile(rf"(?:{alternatives(words['body-end'])})(?:\([^()]*\))?$")
        self._class = re.compile(alternatives(words["class-head"]))
        self._levels = lexicon.places.levels
        self._no_level = tuple(words["no-level"])
        self._central = tuple(words["central-start"])
        self._mechanisms = tuple(words["mechanism"])
        self._local_too = frozenset(words["local-too"])

    def listed(self, text: Text, begin: int, end: int) -> tuple[str, ...]:
        """The bodies named at [begin, end); an office of a known body, which no table knows, as it. Of
        甲局等八部门 only the first is named."""
        folded = text.folded
        others = _AND_OTHERS.search(folded[begin:end])
        if others and others.start():
            end = begin + others.start()
        drawn_out = self._drawn_out(folded[begin:end].strip())
        if drawn_out:
            return drawn_out
        found = []
        for left, right in self._pieces(folded, begin, end):
            for party in self._parties.names(text, left, right):
                name = party.name
                if not party.resolved:
                    known = self.known_prefix(folded[party.begin : party.end])
                    if known and _OFFICE.match(folded, party.begin + known[0], party.end):
                        name = known[1]
                found.append(name)
        return tuple(dict.fromkeys(found))

    def only(self, text: Text, begin: int, end: int) -> tuple[str, ...]:
        """The bodies at [begin, end) if they are nothing else; seals in brackets do not count."""
        seal = SEAL.search(text.folded, begin, end)
        if seal:
            end = seal.start()
        if not 0 < end - begin <= _LONGEST:
            return ()
        names = self.listed(text, begin, end)
        return names if all(self.is_body(name) for name in names) else ()

    def whole(self, name: str) -> str:
        """The canonical name of a body of this name, which was put together from two lines."""
        listed = self._lexicon.authority.agency(name)
        return listed.name if listed else strip_name(name)

    def is_body(self, name: str) -> bool:
        """Whether this is the name of a body: known, or by how it ends; no class of bodies."""
        folded = fold(name)
        return bool(
            self._lexicon.authority.agency(name)
            or (self._body_end.search(folded) and not self._class.search(folded))
        )

    def begins(self, words: str) -> bool:
        """Whether `words`, folded, begin as the name of a body or a place does: with a known name, a
        place, or a level of government."""
        places = self._lexicon.places
        return bool(
            self._leveled(words)
            or words.startswith(self._central)
            or places.at(words.removeprefix("中共"))[1]
            or places.short(words)[1]
            or self.known_prefix(words)
        )

    def known_prefix(self, words: str) -> tuple[int, str] | None:
        """Length and canonical name of the known body that `words` begin with."""
        for begin, end in self._lexicon.body_names(words):
            agency = self._lexicon.authority.agency(words[:end]) if begin == 0 else None
            return (end, agency.name) if agency else None
        return None

    def _leveled(self, words: str) -> bool:
        return words.startswith(self._levels) and not words.startswith(self._no_level)

    def _pieces(self, folded: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretch parted where names run together without a mark: 甲市财政局甲市商务局."""
        at = begin
        for piece in _PIECE.finditer(folded, begin, end):
            words = piece.group()
            for cut in self._seams(words):
                yield at, piece.start() + cut
                at = piece.start() + cut
        if at < end:
            yield at, end

    def _seams(self, words: str) -> Iterator[int]:
        """Where in `words` one name ends and another begins: behind what ends as bodies do and before a
        place, a known body or the level that the first began with. A branch stays with its whole:
        国家税务总局甲省税务局, 中国人民银行甲市分行."""
        known = {left: words[left:right] for left, right in self._lexicon.body_names(words)}
        places = self._lexicon.places
        start = 0
        for at in range(_SHORTEST, len(words) - 1):
            if at - start < _SHORTEST or not words[:at].endswith(self._ends):
                continue
            right = words[at:]
            body = known.get(at)
            if body and (body in self._local_too or body.startswith(self._mechanisms)):
                body = None
            end = max(places.at(right)[1], places.short(right)[1])
            left = words[start:at]
            whole = left.startswith(self._central) or bool(self._lexicon.authority.agency(left))
            apart = bool(body or right.startswith("中共"))
            if end and not apart:
                apart = not whole or bool(_STATE.match(right, end))
                apart = apart and not _BRANCH.match(right, end)
            if not apart and self._leveled(right):
                apart = right[0] == left[0] and self._leveled(left)
            if apart:
                yield at
                start = at

    def _drawn_out(self, words: str) -> tuple[str, ...]:
        """The bodies that `words` list, all known, if the name of one is spaced out to the width of others."""
        for spaced in _SPACED:
            joined = spaced.sub(lambda match: match.group().replace(" ", ""), words)
            known = [self._lexicon.authority.agency(name) for name in _PARTED.split(joined) if name]
            if joined != words and all(known):
                return tuple(dict.fromkeys(body.name for body in known if body))
        return ()
