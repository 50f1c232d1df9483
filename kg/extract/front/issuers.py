"""Who issues a plan and to whom: the heading of its notice, the signature, labels of the page, the address."""

from __future__ import annotations

import re

from kg.extract.bodies.local_names import LocalNames
from kg.extract.bodies.parties import Parties
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.fold import fold, strip_name

_LONGEST_SIGNATURE = 60
# A joint signature stands on a line for each body.
_MOST_SIGNATURES = 40
# Between a notice's heading and its address stand a document number at most, and a date.
_LINES_TO_ADDRESS = 3
# Farther down only classes are addressed: the heading can be the one of the page, above its menus.
_LINES_TO_CLASSES = 20
_OFFICE = re.compile(r"[^、,; ]{1,10}(?:司|处|室)$")
# 甲局等八部门: the first of those who sign.
_AND_OTHERS = re.compile(
    r"等(?:(?:[一二三四五六七八九十\d]{1,3}个?)?(?:有关|相关)?(?:部门|单位|部委|机构|机关)|[一二三四五六七八九十]{1,3}部委?|)$"
)
# 财 政 部: a short name, drawn out to the width of the others.
_PARTED = re.compile(r"[ \n、,]+")
_SPACED = [
    re.compile(rf"(?<![^ \n])[^ \n](?: {{{width}}}[^ \n]){{1,5}}(?![^ \n])")
    for width in (1, 2, 3, 4)
]


class Issuers:
    """The reader of issuers and addressees; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parties = Parties(lexicon)
        words = lexicon.words
        self._body_end = re.compile(rf"(?:{alternatives(words['body-end'])})$")
        self._class_words = re.compile(alternatives(words["class-head"]))
        labels = alternatives(words["issuer-label"])
        self._label = re.compile(
            rf"(?:^|(?<=[ \n]))[\[【(]?(?:{labels})(?:[\])】][: ]{{0,3}}|[: ]{{1,3}})(?P<names>[^\n。;:\[(]{{2,60}})",
            re.MULTILINE,
        )

    def named(self, text: Text, begin: int, end: int) -> tuple[str, ...]:
        """The bodies named at [begin, end); an office of a known body, which no table knows, as it. Of
        甲局等八部门 only the first is named."""
        others = _AND_OTHERS.search(text.folded[begin:end])
        if others and others.start():
            end = begin + others.start()
        drawn_out = self._drawn_out(text.folded[begin:end].strip())
        if drawn_out:
            return drawn_out
        found = []
        for party in self._parties.names(text, begin, end):
            name = party.name
            if not party.resolved:
                known = self._known_prefix(text.folded[party.begin : party.end])
                if known and _OFFICE.match(text.folded, party.begin + known[0], party.end):
                    name = known[1]
            found.append(name)
        return tuple(dict.fromkeys(found))

    def signed(self, text: Text, begin: int, end: int, title_begin: int) -> tuple[str, ...]:
        """The bodies at [begin, end) if they are nothing else; the title of a plan signs nothing."""
        if end - begin > _LONGEST_SIGNATURE or begin <= title_begin < end:
            return ()
        names = self.named(text, begin, end)
        return names if all(self._is_body(name) for name in names) else ()

    def above(self, text: Text, at: int, title_begin: int) -> tuple[str, ...]:
        """Who signs on the line above the date at `at`, and on those above it that are names as well."""
        found: list[tuple[str, ...]] = []
        while len(found) < _MOST_SIGNATURES:
            end = at
            while end > 0 and text.folded[end - 1] in " \r\n(":
                end -= 1
            begin = max(text.folded.rfind("\n", 0, end) + 1, end - _LONGEST_SIGNATURE - 1)
            names = self.signed(text, begin, end, title_begin)
            # Only known bodies sign above the last line: what stands there is as a rule the text.
            if not names or (found and not all(map(self._lexicon.authority.agency, names))):
                break
            found.append(names)
            at = begin
        return tuple(dict.fromkeys(name for names in reversed(found) for name in names))

    def with_signed(self, named: tuple[str, ...], signed: tuple[str, ...]) -> tuple[str, ...]:
        """Who issues by the heading, and by the signature where that has the same bodies and more."""
        return signed if len(signed) > len(named) and set(named) <= set(signed) else named

    def labelled(self, text: Text, end: int) -> tuple[str, ...]:
        """The bodies behind a label of the page: 【发布机构】甲局."""
        for match in self._label.finditer(text.folded, 0, end):
            words = text.folded[slice(*match.span("names"))]
            stop = match.start("names") + len(words.rstrip())
            names = self.signed(text, match.start("names"), stop, -1)
            if names:
                return names
        return ()

    def begins(self, text: Text, begin: int, end: int) -> tuple[str, ...]:
        """The known body that the title at [begin, end) begins with."""
        known = self._known_prefix(text.folded[begin:end])
        return (known[1],) if known else ()

    def addressees(self, text: Text, begin: int, end: int) -> tuple[str, ...]:
        """The bodies of the line that closes with a colon, right behind the notice's heading and number."""
        folded = text.folded
        at, lines = begin + 1, 0
        while at < end and lines < _LINES_TO_CLASSES:
            stop = line_end(folded, at, end)
            line = folded[at:stop].strip()
            near = lines < _LINES_TO_ADDRESS or self._class_words.match(line)
            if line.endswith(":") and near:
                left = folded.index(line, at)
                return tuple(dict.fromkeys(self._addressed(text, left, left + len(line) - 1)))
            lines += bool(line)
            at = stop + 1
        return ()

    def in_full(self, local: LocalNames, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names with their place where they are bare; of classes (市各有关单位) as printed."""
        found = []
        for name in names:
            full = None if self._class_words.search(fold(name)) else local.full(name)
            listed = self._lexicon.authority.agency(full) if full else None
            found.append(listed.name if listed else full or name)
        return tuple(dict.fromkeys(found))

    def _addressed(self, text: Text, begin: int, end: int) -> list[str]:
        """Between commas, 国务院各部委、各直属机构 is one class; elsewhere each name stands alone."""
        pieces = []
        left = begin
        for at in [*(i for i in range(begin, end) if text.folded[i] == ","), end]:
            pieces.append((left, at))
            left = at + 1
        found = []
        for left, right in pieces:
            names = self._parties.names(text, left, right)
            if (
                len(pieces) > 1
                and len(names) > 1
                and self._class_words.search(text.folded, left, right)
            ):
                found.append(strip_name(text.simplified(left, right)))
            else:
                found.extend(party.name for party in names)
        return found

    def _drawn_out(self, words: str) -> tuple[str, ...]:
        """The bodies that `words` list, all known, if the name of one is spaced out to the width of others."""
        for spaced in _SPACED:
            joined = spaced.sub(lambda match: match.group().replace(" ", ""), words)
            known = [self._lexicon.authority.agency(name) for name in _PARTED.split(joined) if name]
            if joined != words and all(known):
                return tuple(dict.fromkeys(body.name for body in known if body))
        return ()

    def _is_body(self, name: str) -> bool:
        return bool(self._lexicon.authority.agency(name) or self._body_end.search(fold(name)))

    def _known_prefix(self, words: str) -> tuple[int, str] | None:
        """Length and canonical name of the known body that `words` begin with."""
        for begin, end in self._lexicon.body_names(words):
            agency = self._lexicon.authority.agency(words[:end]) if begin == 0 else None
            return (end, agency.name) if agency else None
        return None
