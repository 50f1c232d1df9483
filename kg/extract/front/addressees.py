"""To whom a document is sent: the bodies and classes of its address, piece by piece."""

from __future__ import annotations

import re

from kg.extract.bodies.body_words import BodyWords
from kg.extract.bodies.parties import Parties
from kg.extract.front.lines import HeadLine
from kg.extract.front.names import Names
from kg.extract.front.rows import Stated
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.fold import fold, strip_name, without_tail_brackets

_BREAKS = re.compile(r"[\r\n]")


class Addressees:
    """The reader of addresses; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self._lexicon = lexicon
        self._names = names
        self._parties = Parties(lexicon, BodyWords(lexicon))
        self._local_too = frozenset(lexicon.words["local-too"])
        self._zones = tuple(lexicon.words["zone-end"])
        self._committees = tuple(lexicon.words["of-zone"])

    def of(self, text: Text, line: HeadLine) -> tuple[Stated, ...]:
        """The addressees of the address `line`, which ends with a colon.

        Between commas 国务院各部委、各直属机构 is one class, and 甲园区、乙园区管委会, which share their last
        word, one piece; bodies that tables know stand alone, zones that bear it each, and every name where
        no comma parts the address.
        """
        end = line.end - text.folded[line.begin : line.end].endswith(":")
        pieces = list(_parted(text.folded, line.begin, end, ",;"))
        found: list[Stated] = []
        for begin, stop in pieces:
            found.extend(self._piece(text, begin, stop, alone=len(pieces) == 1))
        return tuple(found)

    def _piece(self, text: Text, begin: int, end: int, *, alone: bool) -> list[Stated]:
        words = strip_name(_BREAKS.sub("", text.simplified(begin, end)))
        if "、" not in words:
            authority = self._lexicon.authority
            listed = authority.group(words) or authority.agency(words)
            return [Stated(begin, end, "addressee", listed.name if listed else words, "address")]
        names = self._parties.names(text, begin, end)
        # 省直有关部门、单位: the noun behind belongs to the class.
        if len(names) == 1 and names[0].group and names[0].end < end:
            return [Stated(begin, end, "addressee", words, "address")]
        # as printed: in a list each of them may bear the word that closes it
        called = [text.folded[party.begin : party.end] for party in names]
        if len(names) > 1 and called[-1].endswith(self._committees):
            if any(name.endswith(self._zones) for name in called[:-1]) and not alone:
                return [Stated(begin, end, "addressee", words, "address")]
            alone = alone or all(
                name.endswith(self._committees) and name not in self._committees for name in called
            )
        each = len(names) == 1 or all(
            not party.group and (party.resolved or self._is_local(fold(party.name)))
            for party in names
        )
        if not names or (not each and not alone):
            return [Stated(begin, end, "addressee", words, "address")]
        found = []
        classes = False
        for party in names:
            classes = classes or party.group
            # 各省…生态环境厅(局)、能源局: those of the provinces.
            bare = without_tail_brackets(text.folded[party.begin : party.end])
            local = classes and bare in self._local_too
            name = strip_name(text.simplified(party.begin, party.end)) if local else party.name
            found.append(Stated(party.begin, party.end, "addressee", name, "address"))
        return found

    def _is_local(self, name: str) -> bool:
        """Whether this is one body, told by its place or level and its ending: 市医保局, but not 甲园区."""
        return self._names.begins(name) and self._names.is_body(name)


def _parted(folded: str, begin: int, end: int, marks: str) -> list[tuple[int, int]]:
    """The stretches of [begin, end) between `marks` that stand in no bracket, without white space."""
    found, depth, left = [], 0, begin
    for at in range(begin, end + 1):
        char = folded[at] if at < end else marks[0]
        depth = max(0, depth + (char == "(") - (char == ")"))
        if char in marks and (depth == 0 or at == end):
            start, stop = left, at
            while start < stop and folded[start] in " \r\n":
                start += 1
            while stop > start and folded[stop - 1] in " \r\n":
                stop -= 1
            if start < stop:
                found.append((start, stop))
            left = at + 1
    return found
