"""Instruments named in a passage: in 《》, bare by a known title, or by a short name the document makes.

The overlap rule, for all of them: what stands in 《》 wins; among bare names the leftmost, then the
longest; a described document (actions.py) takes only what these leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.instruments.kinds import Kinds
from kg.extract.instruments.short_names import ShortNames
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.pairs import title_spans
from kg.extract.text.text import Text
from kg.fold import name_key, simplify, without_tail_brackets

# After a bare name of a law these begin another word: 专利法律服务, 商标法院, 种子法规.
_NOT_AFTER_LAW = "律院官庭规治学定制案人务理系典条国则语网宝郎兰"
_YEARS = re.compile(r"\(\d{4}[^()]{0,12}\)$")
_PLACE = "省市县区州"
_LAW_ENDING = "法"
_CODE_ENDING = "典"
_CODE_PART = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?<![汇改摘选全新])编(?:通则|总则|分则)?(?!制|写|纂|辑|译)"
)
_AMENDMENT_NUMBER = re.compile(r"\([一二三四五六七八九十]{1,3}\)")
# 《X指南》系列国家标准
_AS_STANDARD = re.compile(r"等?(?:系列|推荐性|强制性){0,2}(?:国家|行业|地方|团体|国际)标准")
_ALSO_CALLED = ("又称", "亦称", "也称", "又名")
_NONE = "-"
_LONGEST_WORK = 4


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
        self._kinds = Kinds(lexicon)
        # Titles are resolved while the short names are read: none of them is known yet.
        works = alternatives(lexicon.words["work"])
        self._work_before = re.compile(rf"(?:{works})$")
        self._work_after = re.compile(works)
        self._extension = re.compile(alternatives(lexicon.words["law-extension"]))
        self._short_names: dict[str, Mention] = {}
        self._short_names = self._read_on_trial() | self._read_short_names()

    def within(self, begin: int, end: int) -> list[Mention]:
        """Every named instrument in clean text [begin, end), in order; none overlaps another."""
        titled = list(self.titled(begin, end))
        found = titled + list(self._bare(begin, end, titled))
        return sorted(found, key=lambda mention: mention.begin)

    def titled(self, begin: int, end: int) -> Iterator[Mention]:
        """What stands in 《》 at the outermost level; an opening mark without its partner is no title."""
        folded = self._text.folded
        last, work = -1, False
        for left, right in title_spans(folded, begin, end):
            # 《X》(又称《Y》) names one treaty twice.
            again = folded[max(0, left - 2) : left] in _ALSO_CALLED
            mention = self._resolve(left, right, titled=True, rule="title")
            # 电影《甲》《乙》, 《甲》杂志: works, not instruments, unless the tables know better.
            listed = last == left or (last == left - 1 and folded[last] in "、和及与")
            work = (listed and work) or bool(
                self._work_before.search(folded, max(begin, left - _LONGEST_WORK), left)
                or self._work_after.match(folded, right, end)
            )
            last = right
            if mention.kind != _NONE and not again and (mention.resolved or not work):
                yield mention

    def _bare(self, begin: int, end: int, titled: list[Mention]) -> Iterator[Mention]:
        folded = self._text.folded
        at = taken = 0
        for left, right in self._lexicon.instrument_names(folded[begin:end]):
            left, right = left + begin, right + begin
            while at < len(titled) and titled[at].end <= left:
                at += 1
            overlaps = left < taken or (at < len(titled) and titled[at].begin < right)
            cut_word = folded[right - 1] == _LAW_ENDING and folded[right : right + 1] in tuple(
                _NOT_AFTER_LAW
            )
            # 某省优化营商环境条例 is that province's own; in 《X协定》(RCEP) the treaty is named twice.
            local = left > begin and folded[left - 1] in _PLACE
            again = folded[left - 2 : left] == "》(" and folded[right : right + 1] == ")"
            if not overlaps and not cut_word and not local and not again:
                taken = self._extended(left, right, end)
                yield self._resolve(left, taken, titled=False, rule="known-name")

    def _extended(self, left: int, right: int, limit: int) -> int:
        """Where the bare name ends that begins with the law at [left, right): behind 实施条例, 修正案(十三)
        or the part of a code (民法典侵权责任编), which are instruments of their own."""
        folded = self._text.folded
        if folded[right - 1] not in (_LAW_ENDING, _CODE_ENDING):
            return right
        extension = self._extension.match(folded, right, limit)
        if extension:
            number = _AMENDMENT_NUMBER.match(folded, extension.end(), limit)
            return number.end() if number else extension.end()
        part = _CODE_PART.match(folded, right, limit) if folded[right - 1] == _CODE_ENDING else None
        return part.end() if part else right

    def _resolve(self, begin: int, end: int, *, titled: bool, rule: str) -> Mention:
        text = self._text
        words = text.folded[begin:end]
        short = self._short_names.get(name_key(words)) if titled else None
        if short:
            return Mention(begin, end, short.name, short.kind, True, short.resolved, "short-name")
        authority, key = self._lexicon.authority, name_key(words)
        known = authority.instrument(words)
        if known is None and text.by_phrases:
            known = authority.instrument(text.simplified(begin, end))
        if known is None and not _YEARS.search(key):
            # (试行) comes and goes; years tell one plan of a series from the next.
            known = authority.instrument(without_tail_brackets(key))
        if known:
            return Mention(begin, end, known.name, known.kind, titled, True, rule)
        name = canonical_title(text.simplified(begin, end))
        standard = titled and _AS_STANDARD.match(text.folded, end)
        kind = "standard" if standard else self._kinds.of(words)
        return Mention(begin, end, name, kind, titled, False, rule)

    def _read_short_names(self) -> dict[str, Mention]:
        """What each short name of the document stands for."""
        return {
            name_key(name): self._resolve(begin, end, titled=True, rule="short-name")
            for name, begin, end in ShortNames(self._lexicon).within(self._text.folded)
        }

    def _read_on_trial(self) -> dict[str, Mention]:
        """《X办法(试行)》 is 《X办法》 on its second mention, unless the document has both from the start."""
        found: dict[str, Mention] = {}
        bare: set[str] = set()
        for left, right in title_spans(self._text.folded, 0, len(self._text.folded)):
            key = name_key(self._text.folded[left:right])
            short = without_tail_brackets(key)
            if short == key:
                bare.add(key)
            elif not _YEARS.search(key) and short not in bare:
                found.setdefault(short, self._resolve(left, right, titled=True, rule="title"))
        return found


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
