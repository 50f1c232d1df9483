"""From the words of a title to the instrument they name: by the tables, by the document's own short names, else
by the form of the title.

Each edition is an instrument of its own: 《X目录（2022年版）》 and 2022年版X目录 are both X目录（2022年版）. What
was amended goes on under its name: 《X法（2023年修正）》 is X法.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.authority import Instrument
from kg.extract.instruments.kinds import Kinds
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.fold import name_key, simplify, without_tail_brackets

YEARS = re.compile(r"\(\d{4}[^()]{0,12}\)$")
# 2022年版X, X(2022年版), X(2022年本); X(2022版) says the same.
EDITION_BEFORE = re.compile(r"(?P<year>\d{4}) ?年 ?(?P<form>[版本])的?")
EDITION_BEHIND = re.compile(r"[(（] ?(?P<year>\d{4}) ?年? ?(?P<form>[版本]) ?[)）]")
_LONGEST_EDITION = 9
_ANGLES = {ord("«"): "《", ord("»"): "》"}
_MARKED = re.compile(
    r"《(?P<title>.*)》$|[〈<](?P<within>[^〈〉<>]*)[〉>]$|《(?P<lost>[^《》]*)$", re.DOTALL
)
_AMENDED = re.compile(r"\(\d{4}年?(?:修订|修正|修改)(?:版|本)?\)$")
_REPUBLIC = "中华人民共和国"
# 我市X办法 is X办法 in any other mouth.
_OUR = re.compile(r"^[我本](?:自治[区州]|[国省市县区州盟旗])(?![域场级间块])(?=.{4})")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an instrument is named: clean offsets, 《》 included where `titled`."""

    begin: int
    end: int
    name: str
    kind: str
    titled: bool
    resolved: bool
    rule: str


class Naming:
    """Names the instruments of one text; `short_names` are its own, by key."""

    def __init__(
        self, text: Text, lexicon: Lexicon, kinds: Kinds, short_names: Mapping[str, Mention]
    ) -> None:
        self._text = text
        self._authority = lexicon.authority
        self._kinds = kinds
        self._short_names = short_names

    def titled(self, begin: int, end: int, rule: str) -> Mention:
        """What stands in marks at clean [begin, end), the marks included."""
        short = self._short_names.get(name_key(self._text.folded[begin:end]))
        if short:
            return Mention(begin, end, short.name, short.kind, True, short.resolved, "short-name")
        folded = self._text.folded
        edition = EDITION_BEHIND.match(folded, end) or self._edition_before(begin)
        if edition is None:
            return self._named(begin, end, (begin, end), True, rule)
        return self._edition(begin, end, (begin, end), edition, True, rule)

    def bare(self, begin: int, end: int, limit: int, rule: str) -> Mention:
        """What clean [begin, end) names without marks, with an edition before it, or behind it up to `limit`."""
        before = self._edition_before(begin)
        behind = EDITION_BEHIND.match(self._text.folded, end, limit)
        edition = behind or before
        if edition is None:
            return self._named(begin, end, (begin, end), False, rule)
        left = before.start() if before else begin
        right = behind.end() if behind else end
        return self._edition(left, right, (begin, end), edition, False, rule)

    def described(self, begin: int, end: int, rule: str) -> Mention:
        """The document that the phrase at clean [begin, end) describes, which may begin with its edition."""
        edition = EDITION_BEFORE.match(self._text.folded, begin, end)
        if edition:
            return self._edition(begin, end, (edition.end(), end), edition, False, rule)
        about = self._authority.instrument("关于" + self._text.folded[begin:end])
        if about:
            return Mention(begin, end, about.name, about.kind, False, True, rule)
        return self._named(begin, end, (begin, end), False, rule)

    def built(self, begin: int, end: int, words: str, kind: str | None, rule: str) -> Mention:
        """The document called `words`, which clean [begin, end) names through others; of `kind`, where
        the form of the name does not say."""
        known = self._authority.instrument(words)
        if known:
            return Mention(begin, end, known.name, known.kind, False, True, rule)
        return Mention(
            begin, end, canonical_title(words), kind or self._kinds.of(words), False, False, rule
        )

    def _edition_before(self, begin: int) -> re.Match[str] | None:
        folded = self._text.folded
        for left in range(max(0, begin - _LONGEST_EDITION), begin):
            match = EDITION_BEFORE.match(folded, left, begin)
            if match and match.end() == begin:
                return match
        return None

    def _named(
        self, begin: int, end: int, words_at: tuple[int, int], titled: bool, rule: str
    ) -> Mention:
        words = self._text.folded[slice(*words_at)]
        key = name_key(words)
        known = self._known(*words_at) or self._shortened(key)
        inside = EDITION_BEHIND.search(key)
        if known is None and inside and inside.end() == len(key):
            return self._edition(begin, end, words_at, inside, titled, rule)
        name = known.name if known else canonical_title(self._text.simplified(*words_at))
        kind = known.kind if known else self._kinds.of(words)
        return Mention(begin, end, name, kind, titled, known is not None, rule)

    def _edition(
        self,
        begin: int,
        end: int,
        words_at: tuple[int, int],
        edition: re.Match[str],
        titled: bool,
        rule: str,
    ) -> Mention:
        """The edition of what clean `words_at` names, which may say the edition itself."""
        words = without_edition(canonical_title(self._text.simplified(*words_at)))
        known = self._authority.instrument(words)
        name = f"{known.name if known else words}（{edition['year']}年{edition['form']}）"
        kind = known.kind if known else self._kinds.of(words)
        return Mention(begin, end, name, kind, titled, known is not None, rule)

    def _known(self, begin: int, end: int) -> Instrument | None:
        known = self._authority.instrument(self._text.folded[begin:end])
        if known is None and self._text.by_phrases:
            known = self._authority.instrument(self._text.simplified(begin, end))
        return known

    def _shortened(self, key: str) -> Instrument | None:
        """(试行) comes and goes; years tell one plan of a series from the next."""
        if YEARS.search(key) and not _AMENDED.search(key):
            return None
        return self._authority.instrument(without_tail_brackets(key))


def canonical_title(words: str) -> str:
    """Short title of an instrument no table knows: simplified, without 《》, 中华人民共和国 and stray spaces.

    Years in brackets stay: they tell one plan of a series from the next.
    """
    bare = simplify(words).translate(_ANGLES).strip()
    marks = _MARKED.match(bare)
    bare = marks["title"] or marks["within"] or marks["lost"] if marks else bare
    bare = re.sub(r"\s+", " ", bare).strip()
    bare = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", bare)
    bare = _OUR.sub("", bare)
    return bare.removeprefix(_REPUBLIC) if len(bare) > len(_REPUBLIC) + 1 else bare


def without_edition(title: str) -> str:
    """`title` without an edition in brackets at its end."""
    match = EDITION_BEHIND.search(title)
    return title[: match.start()] if match and match.end() == len(title) else title
