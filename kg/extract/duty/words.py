"""The words of responsibility (data/authority/duties.tsv, words.tsv) compiled: labels, endings, times, notes.

An ending is listed as a whole (牵头抓总), or put together from a manner (按各自职责), helpers (负责, 具体) and
a verb (落实, 配合) with or without an object (有关工作). A label is listed (牵头：), or told by its form: a
word of duty and a noun of unit before a colon (牵头考核单位：).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.text.lexicon import Lexicon, alternatives

# Labels of what else a clause may tell: by when, which person answers for it, where it holds.
NO_BODIES = ("deadline", "person", "other")
LONGEST_TAIL = 20
_LONGEST_LABEL = 10
_SEPARATORS = "、,;。:()[]\n"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in folded words: offsets with its colon, what the names behind it are, and whether a table
    lists it; else its form alone tells it."""

    begin: int
    end: int
    meaning: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Tail:
    """Words of duty behind names: where they begin, what they mean, and whether they can be the end of
    any other phrase as well (社会资本参与)."""

    begin: int
    meaning: str
    common: bool


class DutyWords:
    """What finding and reading clauses both look for; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        by_meaning: dict[str, list[str]] = {}
        for words, meaning in lexicon.duties.items():
            by_meaning.setdefault(meaning, []).append(words)
        self._meaning = lexicon.duties
        self._common = frozenset(lexicon.words["common-duty"])
        self._verb_meaning = {
            verb: kind for kind in _KINDS for verb in lexicon.words[f"duty-verb-{kind}"]
        }
        whole = [w for kind in ("respective", *_KINDS) for w in by_meaning[kind]]
        manner = alternatives(lexicon.words["duty-manner"])
        scope = alternatives(lexicon.words["duty-scope"])
        helper = alternatives(lexicon.words["duty-helper"])
        verb = alternatives(self._verb_meaning)
        objects = alternatives(lexicon.words["duty-object"])
        self._tail = re.compile(
            rf"(?:(?P<whole>{alternatives(whole)})"
            rf"|(?P<manner>(?:(?:{manner})(?:{scope}){{1,4}})?)(?P<helpers>(?:{helper}){{0,4}})"
            rf"(?P<verb>{verb})(?:(?:{objects}){{1,2}})?"
            rf"|(?P<only>(?:{manner})(?:{scope}){{1,4}}))。?$"
        )
        self._labels = self._label_pattern(lexicon, by_meaning)
        # At the head of a web page these say who issues what it shows: 发布机构：甲局.
        self._page = frozenset(lexicon.words["issuer-label"])
        # At the foot of a web page these say who runs it.
        self.foot = frozenset(lexicon.words["foot-label"])
        # Before what is to be done: 甲部负责试点.
        persons = alternatives(lexicon.words["duty-person"])
        self.doing = re.compile(rf"(?!{persons})(?:{alternatives(lexicon.words['doing-duty'])})")
        standing = alternatives(lexicon.words["standing"])
        due = alternatives(lexicon.words["due"])
        self._time = re.compile(
            r"(?:力争|争取|确保|原则上|计划|[于在到])?"
            r"(?:(?:\d{4} ?年|今年|明年|当年)? ?(?:\d{1,2} ?月份?(?:\d{1,2} ?日)?|第?[一二三四1-4]季度|[上下]半年)?"
            r"(?<=[年月日度])(?:底|末|[上中下]旬)?|年底|年末|年内|全年|即日起|印发之日起)"
            rf"(?:之?前|以前|内)?(?:全面|基本)?(?:{due})?|(?:{standing})$"
        )
        self.helped_by = re.compile(alternatives(by_meaning["with"]))
        self._open = re.compile(
            rf"(?:{alternatives(by_meaning['open'])})$"
            rf"|等(?:[\d一二三四五六七八九十]{{1,3}}个?)?[^、,;和及与\n]{{0,10}}"
            rf"(?:{alternatives(lexicon.words['class-noun'])})(?:\([^()]{{1,6}}\))?$"
        )
        # 自由贸易港 is a name.
        self.by = re.compile(rf"(?<!自)(?:{alternatives(by_meaning['by'])})")
        notes = alternatives(lexicon.words["note-head"])
        holds = alternatives(lexicon.words["note-word"])
        self._note = re.compile(rf"(?:{notes})|[^,;。、()]{{0,14}}(?:{holds})")

    def _label_pattern(self, lexicon: Lexicon, by_meaning: dict[str, list[str]]) -> re.Pattern[str]:
        listed = [w for m, words in by_meaning.items() if m.startswith("label-") for w in words]
        words = lexicon.words
        nouns = alternatives((*words["label-noun"], *words["label-plan"]))
        self._of_form = {
            kind: re.compile(alternatives(words[f"label-word-{kind}"]))
            for kind in ("lead", "participant", "joint")
        }
        self._other = re.compile(
            rf"(?:{alternatives(words['label-time'])}|{alternatives(words['label-person'])})$"
        )
        return re.compile(
            rf"(?P<listed>{alternatives(listed)}):? ?"
            rf"|(?P<form>[\u4e00-\u9fff]{{0,{_LONGEST_LABEL}}}(?:{nouns})): ?"
            rf"|(?P<other>[\u4e00-\u9fff]{{2,{_LONGEST_LABEL}}}): ?"
        )

    def labels(self, folded: str, begin: int, end: int) -> list[Label]:
        """The labels in folded[begin:end], in order. One that no word tells from other words counts only
        with its colon, and where a phrase begins."""
        found: list[Label] = []
        at = begin
        while match := self._labels.search(folded, at, end):
            label = self._label(folded, match, begin)
            if label:
                found.append(label)
            at = max(match.end() if label else match.start() + 1, at + 1)
        return found

    def _label(self, folded: str, match: re.Match[str], begin: int) -> Label | None:
        left, right = match.span()
        words = match.group().rstrip(": ")
        after = left + len(words)
        colon = folded[after : after + 1] == ":"
        opens = left == begin or folded[left - 1] in _SEPARATORS + " "
        if match["listed"]:
            if folded[left - 1 : left] == "(" and folded[after : after + 1] == ")":
                return None  # 甲部(牵头单位) says what it does
            if not colon and (not opens or self._names_nobody(folded, right)):
                return None
            if colon and not opens:
                # 指标牵头单位: the label begins before the listed word.
                while left > begin and folded[left - 1] not in _SEPARATORS + " ":
                    left -= 1
            meaning = self._meaning.get(words) or self._meaning[words + ":"]
            return Label(left, right, meaning.removeprefix("label-"), True)
        if not opens or not colon:
            return None
        if match["other"]:
            return Label(left, right, "other", False)
        return Label(left, right, self._meaning_of_form(words), False)

    def _names_nobody(self, folded: str, at: int) -> bool:
        """Whether no name stands at `at`, but the end of a phrase or words of duty: 各责任单位负责."""
        stop = min(
            (
                i
                for i in range(at, at + LONGEST_TAIL)
                if i >= len(folded) or folded[i] in _SEPARATORS
            ),
            default=at,
        )
        tail = self.tail(folded[at:stop])
        return stop == at or (tail is not None and tail.begin == 0)

    def _meaning_of_form(self, words: str) -> str:
        if words in self._page or self._other.search(words):
            return "other"
        kinds = ("lead", "participant", "joint")
        return next((kind for kind in kinds if self._of_form[kind].search(words)), "joint")

    def tail(self, words: str) -> Tail | None:
        """The words of duty that `words` close with."""
        near = max(0, len(words) - LONGEST_TAIL)
        match = self._tail.search(words, near)
        if match is None:
            return None
        if match["whole"]:
            meaning = self._meaning[match["whole"]]
            return Tail(match.start(), meaning, match["whole"] in self._common)
        if match["only"]:
            return Tail(match.start(), "respective", False)
        verb, manner, helpers = match["verb"], match["manner"], match["helpers"]
        meaning = self._verb_meaning[verb]
        if meaning == "joint":
            helped = self._verb_of(helpers)
            meaning = helped or ("respective" if manner else "joint")
        common = verb in self._common and not manner and not helpers
        return Tail(match.start(), meaning, common)

    def _verb_of(self, helpers: str) -> str:
        """Whether helpers tell of a lead or of a part: 牵头推进, 配合完成."""
        for verb, meaning in self._verb_meaning.items():
            if meaning in ("lead", "participant") and verb in helpers:
                return meaning
        return "respective" if "分别" in helpers or "各自" in helpers else ""

    def without_tails(self, words: str) -> tuple[str, str]:
        """`words` without the words of duty at their end, two of them where two stand there (甲部共同负责落实),
        and what they mean."""
        meaning = ""
        for _ in range(2):
            tail = self.tail(words)
            if tail is None:
                break
            words = words[: tail.begin].removesuffix("并")
            if meaning in ("", "joint") or tail.meaning in ("lead", "participant"):
                meaning = tail.meaning
        return words, meaning

    def opened(self, words: str) -> int | None:
        """Where the words begin that leave a list open (等部门), at the end of `words`."""
        match = self._open.search(words)
        return match.start() if match and match.start() > 0 else None

    def behind_time(self, words: str) -> int | None:
        """How many characters of `words` a time takes at their head (2025年底前甲局负责), 0 where there is
        none; None where they are nothing else (5月底完成, 持续推进)."""
        time = self._time.match(words)
        if time is None:
            return 0
        tail = self.tail(words[time.end() :])
        return time.end() if tail and not tail.common and tail.begin else None

    def is_note(self, words: str) -> bool:
        """Whether `words` are a note about the clause and not part of it: 以下均需各县区落实."""
        return bool(self._note.match(words))


_KINDS = ("lead", "participant", "joint")
