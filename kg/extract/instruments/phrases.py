"""Noun phrases that name a document without marks, and which of them are an instrument.

The principle: an instrument is a document that one could ask for by this name. Its last word is a
form that documents have (headings.tsv: 办法, 意见, 行动计划, 指南), and the words before it say what it
is about: 公共停车场管理办法, not 办法, 相关办法, 年度工作计划 or 个性化援助方案, which tell only of what
sort it is. None are: classes (行业标准, 等配套规定); working papers that offices make by the dozen
(办事指南, 任务清单, 施工方案, 分析报告: rows of headings.tsv that are described "no"); papers of one case
(证, 合同, 表); what each of many makes for itself (逐项制定, 鼓励企业制定: described.py).

A list shares its last head where the earlier items have none (商标、专利侵权判断标准 is one document); where
each has a head of its own, each is a document, if it says enough by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.extract.text.lexicon import Heading, Lexicon, alternatives

# How the verb stands to the phrase: it makes what follows; it makes what stands before it; it follows a
# title or has another type; it makes better; a document of the same sort is named beside it.
Governed = Literal["made", "told", "after", "any", "improved", "listed"]

# What a heading must say of itself for a phrase governed in this way; "made" and "long" ask for much content.
_ENOUGH: dict[Governed, tuple[str, ...]] = {
    "made": ("yes", "long", "most", "after", "any"),
    "told": ("yes", "long", "most", "after", "any"),
    "after": ("most", "after", "any"),
    "any": ("any",),
    "improved": (),
    "listed": ("yes", "long", "most", "made", "after", "any"),
}
_LONG: dict[Governed, tuple[str, ...]] = {
    "made": ("made",),
    "told": (),
    "after": ("long",),
    "any": ("long", "most"),
    "improved": ("yes",),
    "listed": (),
}
# 完善X办法 and 完善X方案 are said of how things are done; a guide made better is that guide.
_IMPROVED = ("guideline",)
_LONG_CONTENT = 6
_SHORTEST_CONTENT = 3
_SHORTEST_LAW = 2
_NAMED_BY_VERB = 8
_ON_SOMETHING = 10
_LONGEST_PHRASE = 80
_ABOUT = "关于"
_JOINT = r"以及|或者|及其|[和与、]|及(?![时早])|或"
_BEFORE = re.compile(
    r"(?:按(?![揭摩需])|按照|依照|遵照|根据|依据|由|将|把|或|并(?![购网联轨])|的|[和与及、])"
)
# 应当 says what ought to be; X等配套规定 and X等文件 are classes.
_SENTENCE = re.compile(
    r"不(?:相)?(?:适应|符合?|一致)的?$|应当|必须|不得|按(?![揭摩需键时])|依照|遵照|提出的$|反馈的$"
)
_AND_SUCH = re.compile(r"等[^的等]{0,4}$|配套$|(?<!的)(?:有关|相关)$")
# X流程和标准: the head alone, beside another noun.
_OF_BOTH = re.compile(r"[和与及、]$")
# 执法过程中的X标准 is X标准, 涵盖甲、乙的X目录 and 符合本地实际的X方案 are as well.
_WHERE = re.compile(
    r"(?:[^,的]{2,12}(?:过程|工作|环节)?中|(?:涵盖|覆盖|包含|包括)[^,的]{2,60}"
    r"|(?:符合|适合|切合|体现)[^,的]{0,12}(?:实际|特点|需要|需求|要求|情况|特色))的(?=.{4})"
)
# Of the tails in brackets those that belong to the name.
_OWN_TAIL = re.compile(r"试行|暂行|草案|修订|\d{4}")
_QUOTED = re.compile(r"“(?P<name>[^“”\d]{2,20})”(?:专项|行动|[\u4e00-\u9fff]{2})?$")
# Of the lists that offices have by the dozen, one that has editions is a document: X清单(2025年版).
_EDITION = re.compile(r"\( ?\d{4} ?年? ?[版本] ?\)$|^\d{4} ?年[版本]")
_LISTS = ("normative-document", "guideline", "standard")
# 具体X办法由甲局制定: it is to be found in X办法.
_IN_DETAIL = re.compile(r"具体的?(?=“|[^,的]{8})")
_PERIOD = re.compile(r"^十[一二三四五六七八九]?五$")
_MARKS = re.compile(r"[\W\d_的]|年度?|第[一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names a document, in offsets of the clause searched."""

    begin: int
    end: int
    heading: Heading


class Phrases:
    """Finds them; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        endings = alternatives(heading.ending for heading in lexicon.headings)
        self._head = re.compile(
            rf"(?:{endings})(?P<quote>”?)(?:\((?P<tail>[^()]{{1,30}})\))?"
            rf"(?=(?P<joint>{_JOINT})|(?P<last>$|等|并))"
        )
        places = (region.name for region in lexicon.authority.regions.values())
        self._places = re.compile(rf"^(?:{alternatives(places)})")
        self._quality = re.compile(alternatives(words["quality"]))
        self._generic = re.compile(alternatives(words["generic"]))
        self._serial = re.compile(
            rf"[并和及]?(?:{alternatives(words['serial'])})+(?:和|并|及|后的)?"
        )
        self._systems = re.compile(alternatives(words["system"]))
        self._no_law = re.compile(rf"(?:{alternatives(words['no-law'])})$")
        verbs = alternatives((*lexicon.verbs_before, *words["adverb"], "进一步", "促进"))
        self._opened = re.compile(verbs)

    def within(self, clause: str, left: int, right: int, how: Governed) -> Iterator[Phrase]:
        """The documents that clause[left:right], the object of a verb, names one beside the other."""
        start = left
        before = ""
        for match in self._head.finditer(clause, left, right):
            if match.start() < start:
                continue
            phrase = self._phrase(clause, start, match, how, before, first=start == left)
            if phrase:
                before = phrase.heading.ending
                yield phrase
            elif start == left and _BEFORE.match(clause, start):
                return
            if match["joint"] is None:
                return
            start = match.end() + len(match["joint"])

    def _phrase(
        self,
        clause: str,
        start: int,
        head: re.Match[str],
        how: Governed,
        before: str,
        *,
        first: bool,
    ) -> Phrase | None:
        end = head.end() if _OWN_TAIL.search(head["tail"] or "") else self._without_tail(head)
        detail = _IN_DETAIL.match(clause, start, end) if first and how == "told" else None
        begin = self._begin(clause, detail.end() if detail else start, end, first=first)
        if begin is None or end - begin > _LONGEST_PHRASE:
            return None
        if head["quote"]:
            # “甲行动计划” names a document as a whole.
            if clause[begin] != "“" or clause.count("“", begin, end) != 1 or head["tail"]:
                return None
            begin, end = begin + 1, end - 1
        heading = self._lexicon.kind_of(clause[begin:end])
        quoted = bool(head["quote"])
        if heading and heading.ending == before and how in ("made", "any"):
            how = "listed"
        if heading is None or not self._is_named(clause[begin:end], heading, how, quoted):
            return None
        return Phrase(begin, end, heading)

    def _without_tail(self, head: re.Match[str]) -> int:
        return head.start("tail") - 1 if head["tail"] else head.end()

    def _begin(self, clause: str, start: int, end: int, *, first: bool) -> int | None:
        """Where the name begins: behind verbs that go with the one before (修订完善X办法); None where no name
        can begin so."""
        serial = self._serial.match(clause, start, end)
        if serial and not (first and self._own_verb(clause, serial.end(), end)):
            if not first:
                return None
            start = serial.end()
        where = _WHERE.match(clause, start, end)
        start = where.end() if where else start
        if _BEFORE.match(clause, start, end) or self._generic.match(clause, start, end):
            return None
        return start

    def _own_verb(self, clause: str, begin: int, end: int) -> bool:
        """Whether the verb before clause[begin:end] is the first word of the name: 完善X的意见, 完善X体系行动计划."""
        heading = self._lexicon.kind_of(clause[begin:end])
        content = clause[begin : end - len(heading.ending)] if heading else ""
        opinion = heading is not None and heading.kind not in ("guideline", "standard")
        return (opinion and content.endswith("的")) or bool(self._systems.search(content))

    def _is_named(self, words: str, heading: Heading, how: Governed, quoted: bool) -> bool:
        """Whether `words`, which end in `heading`, tell one document from others."""
        bare = words[: words.rindex(heading.ending)]
        least = _SHORTEST_LAW if heading.kind == "law" else _SHORTEST_CONTENT
        name = _QUOTED.search(bare)
        quoted = (quoted and len(bare) > 1) or (
            name is not None and not _PERIOD.match(name["name"])
        )
        if (
            (heading.kind == "law" and self._no_law.search(words))
            or (heading.described == "no" and not _has_edition(words, heading))
            or words.count("(") != words.count(")")
            or (how == "improved" and heading.kind not in _IMPROVED)
            or (heading.described == "made" and _OF_BOTH.search(bare))
            or _SENTENCE.search(bare)
            or _AND_SUCH.search(bare)
            or (self._says(bare) < least and not quoted)
            or not self._whole_list(bare)
        ):
            return False
        enough = _ENOUGH[how]
        if len(bare) >= _LONG_CONTENT:
            enough = (*enough, *_LONG[how])
        if words.startswith(_ABOUT):
            enough = (*enough, "about")
        if quoted or self._opens(bare) or _on_something(bare, heading):
            enough = (*enough, "yes", "long")
        if how == "any" and self._places.match(bare):
            enough = (*enough, "yes", "long", "most")
        if _has_edition(words, heading):
            enough = (*enough, "no")
        return heading.described in enough

    def _opens(self, bare: str) -> bool:
        """加快X发展的意见: a verb at its head tells a name from what somebody holds."""
        return len(bare) >= _NAMED_BY_VERB and bool(self._opened.match(bare))

    def _says(self, content: str) -> int:
        """How many characters of `content` tell what a document is about."""
        content = self._places.sub("", content)
        return len(_MARKS.sub("", self._quality.sub("", content)))

    def _whole_list(self, content: str) -> bool:
        """Whether the last item of a list says enough to share its head with the others: 核准、备案目录."""
        first, mark, rest = content.partition("、")
        last = self._says(rest.rpartition("、")[2])
        return not mark or last >= _SHORTEST_CONTENT or (last > 1 and len(first) >= _LONG_CONTENT)


def _has_edition(words: str, heading: Heading) -> bool:
    """Whether `words` tell of which year's edition a list or a guide is."""
    return heading.kind in _LISTS and bool(_EDITION.search(words))


def _on_something(bare: str, heading: Heading) -> bool:
    """金融支持X建设的意见, 助力X若干措施."""
    if heading.kind != "policy-document" or len(bare) < _ON_SOMETHING:
        return False
    return bare.endswith("的") or heading.ending.startswith("若干")
