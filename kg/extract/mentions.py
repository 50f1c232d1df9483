"""Instruments named in a passage: in 《》, bare by a known title, or by a short name the document makes.

The overlap rule, for all of them: what stands in 《》 wins; among bare names the leftmost, then the
longest; a described document (actions.py) takes only what these leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.text import Text
from kg.fold import name_key, simplify, without_tail_brackets

_LONGEST_TITLE = 200
_ANGLES = re.compile("[《》]")
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
        self._short_names = self._read_short_names()

    @property
    def short_names(self) -> dict[str, str]:
        """Short names that the document itself introduces, with the canonical names they stand for."""
        return {short: mention.name for short, mention in self._short_names.items()}

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
        taken = [(mention.begin, mention.end) for mention in titled]
        for left, right in self._lexicon.instrument_names(folded[begin:end]):
            left, right = left + begin, right + begin
            overlaps = any(left < stop and start < right for start, stop in taken)
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
        self._short_names: dict[str, Mention] = {}
        found: dict[str, Mention] = {}
        for match in _SHORT_NAME.finditer(text.folded):
            opened = text.folded.rfind("《", max(0, match.start() - _LONGEST_TITLE), match.start())
            titles = list(title_spans(text.folded, opened, match.start())) if opened >= 0 else []
            if titles and titles[-1][1] == match.start():
                mention = self._resolve(*titles[-1], titled=True, rule="short-name")
                found[name_key(match.group(1))] = mention
        return found


def title_spans(folded: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of each outermost 《…》 in folded[begin:end], marks included. Linear in the text."""
    depth = start = 0
    for match in _ANGLES.finditer(folded, begin, end):
        if match.group() == "《":
            if depth and match.start() - start > _LONGEST_TITLE:
                depth = 0
            if not depth:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and match.end() - start <= _LONGEST_TITLE and match.end() - start > 2:
                yield start, match.end()


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


