"""Instruments named in a passage: in 《》, bare by a known title, or by a short name the document makes.

The overlap rule, for all of them: what stands in 《》 wins; among bare names the leftmost, then the
longest; a described document (actions.py) takes only what these leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.pairs import ANGLES, outermost
from kg.extract.text import Text
from kg.fold import name_key, simplify, without_tail_brackets

_LONGEST_TITLE = 200
_SHORT_NAME = re.compile(
    r"\([^()《》]{0,6}(?:以下|下)?(?:统称|简称)为?[“《\"]{0,2}([^“”《》\"()]{1,20})[”》\"]{0,2}\)"
)
# After a bare name of a law these begin another word: 专利法律服务, 商标法院, 种子法规.
_NOT_AFTER_LAW = "律院官庭规治学定制案人务理系典条"
_LAW_ENDING = "法"


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


class Mentions:
    """Finds the instruments named in one document, whose own short names it keeps."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        # Titles are resolved while the short names are read: none of them is known yet.
        self._short_names: dict[str, Mention] = {}
        self._short_names = self._read_short_names()

    def within(self, begin: int, end: int) -> list[Mention]:
        """Every named instrument in clean text [begin, end), in order; none overlaps another."""
        titled = list(self.titled(begin, end))
        found = titled + list(self._bare(begin, end, titled))
        return sorted(found, key=lambda mention: mention.begin)

    def titled(self, begin: int, end: int) -> Iterator[Mention]:
        """What stands in 《》 at the outermost level; an opening mark without its partner is no title."""
        for left, right in title_spans(self._text.folded, begin, end):
            yield self._resolve(left, right, titled=True, rule="title")

    def _bare(self, begin: int, end: int, titled: list[Mention]) -> Iterator[Mention]:
        folded = self._text.folded
        at = 0
        for left, right in self._lexicon.instrument_names(folded[begin:end]):
            left, right = left + begin, right + begin
            while at < len(titled) and titled[at].end <= left:
                at += 1
            overlaps = at < len(titled) and titled[at].begin < right
            cut_word = folded[right - 1] == _LAW_ENDING and folded[right : right + 1] in tuple(
                _NOT_AFTER_LAW
            )
            if not overlaps and not cut_word:
                yield self._resolve(left, right, titled=False, rule="known-name")

    def _resolve(self, begin: int, end: int, *, titled: bool, rule: str) -> Mention:
        text = self._text
        words = text.folded[begin:end]
        short = self._short_names.get(name_key(words)) if titled else None
        if short:
            return Mention(begin, end, short.name, short.kind, True, True, "short-name")
        known = self._lexicon.authority.instrument(words) or self._lexicon.authority.instrument(
            without_tail_brackets(name_key(words))
        )
        if known:
            return Mention(begin, end, known.name, known.kind, titled, True, rule)
        name = canonical_title(text.words(begin, end))
        heading = self._lexicon.kind_of(name_key(words))
        kind = heading.kind if heading else "other"
        return Mention(begin, end, name, kind, titled, False, rule)

    def _read_short_names(self) -> dict[str, Mention]:
        """以下简称《X》 in brackets right behind a title gives that title the name X."""
        text = self._text
        found: dict[str, Mention] = {}
        for match in _SHORT_NAME.finditer(text.folded):
            opened = text.folded.rfind("《", max(0, match.start() - _LONGEST_TITLE), match.start())
            titles = list(title_spans(text.folded, opened, match.start())) if opened >= 0 else []
            if titles and titles[-1][1] == match.start():
                mention = self._resolve(*titles[-1], titled=True, rule="short-name")
                found[name_key(match.group(1))] = mention
        return found


def title_spans(folded: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of each outermost 《…》 in folded[begin:end], marks included, that holds any words."""
    for start, stop in outermost(folded, ANGLES, begin, end, _LONGEST_TITLE):
        if folded[start + 1 : stop - 1].strip():
            yield start, stop


def canonical_title(words: str) -> str:
    """Short title of an instrument no table knows: simplified, without 《》, 中华人民共和国 and stray spaces.

    Years in brackets stay: they tell one plan of a series from the next.
    """
    bare = simplify(words).strip()
    if bare.startswith("《") and bare.endswith("》"):
        bare = bare[1:-1]
    bare = re.sub(r"\s+", " ", bare).strip()
    bare = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", bare)
    republic = "中华人民共和国"
    return bare.removeprefix(republic) if len(bare) > len(republic) + 1 else bare
