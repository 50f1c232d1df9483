"""Instruments named in a text: in 《》, bare by a known title, or by a short name the document makes.

The overlap rule, for all of them: what stands in 《》 wins; among bare names the leftmost, then the
longest; a title whose closing mark is lost takes only what these leave, a described document
(described.py) only what all leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.instruments.kinds import Kinds
from kg.extract.instruments.naming import YEARS, Mention, Naming
from kg.extract.instruments.short_names import ShortNames
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.pairs import title_spans
from kg.extract.text.text import Text
from kg.fold import name_key, without_tail_brackets

# After a bare name of a law these begin another word: 专利法律服务, 商标法院, 种子法规.
_NOT_AFTER_LAW = "律院官庭规治学定制案人务理系典条国则语网宝郎兰"
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
# 〈X条例〉 that stands outside 《》; 县〈市、区〉 is none.
_ANGLES = re.compile(r"[〈<](?P<name>[^〈〉<>《》\n]{4,80})[〉>]")
# What can stand in a title whose closing mark is lost, and what ends it.
_UNCLOSED = re.compile(r"《(?P<name>[^《》,。;:!?\n]{5,80})(?=[《,。;:!?\n]|$)")
_TAIL = re.compile(r"(?:的?(?:要求|精神|规定|部署|有关规定|相关规定)|等|[和及与、])+$")
_LATIN = re.compile(r"[A-Za-z]+$")


def read_mentions(text: Text, lexicon: Lexicon, own: str | None = None) -> Layer[Mention]:
    """Every named instrument of `text`, each place once; the rows do not overlap. In a document whose title
    is `own`, X工作要点, 《要点》 is the document itself and no instrument that it names."""
    kinds = Kinds(lexicon)
    # Titles are named while the short names are read: none of them is known yet.
    plain = Naming(text, lexicon, kinds, {})
    short = _on_trial(text, plain) | _short_names(text, lexicon, plain)
    finder = _Finder(text, lexicon, Naming(text, lexicon, kinds, short), own)
    taken = Layer(finder.titled())
    taken = Layer((*taken, *finder.bare(taken)))
    taken = Layer((*taken, *finder.unclosed(taken)))
    return Layer(mention for mention in taken if mention.kind != _NONE)


class _Finder:
    def __init__(self, text: Text, lexicon: Lexicon, naming: Naming, own: str | None) -> None:
        self._folded = text.folded
        self._own = without_tail_brackets(name_key(own or ""))
        self._lexicon = lexicon
        self._naming = naming
        works = alternatives(lexicon.words["work"])
        self._work_before = re.compile(rf"(?:{works})$")
        self._work_after = re.compile(works)
        self._extension = re.compile(alternatives(lexicon.words["law-extension"]))
        self._attribute_of = re.compile(rf"[ \n]?(?:{alternatives(lexicon.words['member'])})")

    def titled(self) -> Iterator[Mention]:
        """What stands in marks at the outermost level, what is no instrument as kind "-"."""
        folded = self._folded
        last, work = -1, False
        for left, right in title_spans(folded, 0, len(folded)):
            yield from self._angles(max(last, 0), left)
            # 《X》(又称《Y》) names one treaty twice.
            again = folded[max(0, left - 2) : left] in _ALSO_CALLED
            mention = self._naming.titled(left, right, "title")
            if _AS_STANDARD.match(folded, right) and not mention.resolved:
                mention = replace(mention, kind="standard")
            # 电影《甲》《乙》, 《甲》杂志: works, not instruments, unless the tables know better.
            listed = last == left or (last == left - 1 and folded[last] in "、和及与")
            work = (listed and work) or bool(
                self._work_before.search(folded, max(0, left - _LONGEST_WORK), left)
                or self._work_after.match(folded, right)
            )
            last = right
            none = again or ((work or self._is_own(mention)) and not mention.resolved)
            yield replace(mention, kind=_NONE) if none else mention
        yield from self._angles(max(last, 0), len(folded))

    def _is_own(self, mention: Mention) -> bool:
        """Whether a title is nothing but the head of the document's own, which no short name explains."""
        heading = self._lexicon.kind_of(mention.name)
        alone = heading is not None and heading.ending == mention.name
        return alone and mention.rule == "title" and self._own.endswith(mention.name)

    def _angles(self, begin: int, end: int) -> Iterator[Mention]:
        for match in _ANGLES.finditer(self._folded, begin, end):
            heading = self._lexicon.kind_of(match["name"])
            if heading and heading.kind != _NONE:
                yield self._naming.titled(match.start(), match.end(), "title")

    def bare(self, titled: Layer[Mention]) -> Iterator[Mention]:
        """Known titles without marks."""
        folded = self._folded
        taken = 0
        for left, right in self._lexicon.instrument_names(folded):
            if left < taken or titled.touching(left, right):
                continue
            after = folded[right : right + 1]
            cut_word = folded[right - 1] == _LAW_ENDING and after in tuple(_NOT_AFTER_LAW)
            # 某省优化营商环境条例 is that province's own; in 《X协定》(RCEP) the treaty is named twice.
            local = left > 0 and folded[left - 1] in _PLACE
            again = folded[left - 2 : left] == "》(" and after == ")"
            # RCEP国家 are its members.
            latin = _LATIN.search(folded, left, right)
            attribute = latin and self._attribute_of.match(folded, right)
            if not cut_word and not local and not again and not attribute:
                limit = next((row.begin for row in titled.touching(right, right + 40)), len(folded))
                taken = self._extended(left, right, limit)
                mention = self._naming.bare(left, taken, limit, "known-name")
                taken = mention.end
                yield mention

    def unclosed(self, taken: Layer[Mention]) -> Iterator[Mention]:
        """Titles whose closing mark is lost: up to the end of their clause, which ends as titles do."""
        for match in _UNCLOSED.finditer(self._folded):
            left, right = match.span()
            right -= len(match["name"]) - len(_TAIL.sub("", match["name"]))
            heading = self._lexicon.kind_of(self._folded[left:right])
            if heading and heading.kind != _NONE and not taken.touching(left, right):
                yield self._naming.titled(left, right, "title-unclosed")

    def _extended(self, left: int, right: int, limit: int) -> int:
        """Where the bare name ends that begins with the law at [left, right): behind 实施条例, 修正案(十三)
        or the part of a code (民法典侵权责任编), which are instruments of their own."""
        folded = self._folded
        if folded[right - 1] not in (_LAW_ENDING, _CODE_ENDING):
            return right
        extension = self._extension.match(folded, right, limit)
        if extension:
            number = _AMENDMENT_NUMBER.match(folded, extension.end(), limit)
            return number.end() if number else extension.end()
        part = _CODE_PART.match(folded, right, limit) if folded[right - 1] == _CODE_ENDING else None
        return part.end() if part else right


def _short_names(text: Text, lexicon: Lexicon, naming: Naming) -> dict[str, Mention]:
    """What each short name of the document stands for."""
    return {
        name_key(name): naming.titled(begin, end, "short-name")
        for name, begin, end in ShortNames(lexicon).within(text.folded)
    }


def _on_trial(text: Text, naming: Naming) -> dict[str, Mention]:
    """《X办法(试行)》 is 《X办法》 on its second mention, unless the document has both from the start."""
    folded = text.folded
    found: dict[str, Mention] = {}
    bare: set[str] = set()
    for left, right in _spans(folded):
        key = name_key(folded[left:right])
        short = without_tail_brackets(key)
        if short == key:
            bare.add(key)
        elif not YEARS.search(key) and short not in bare:
            found.setdefault(short, naming.titled(left, right, "title"))
    return found


def _spans(folded: str) -> Iterable[tuple[int, int]]:
    return title_spans(folded, 0, len(folded))
