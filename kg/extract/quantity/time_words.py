"""What the words around a time say of it (times.tsv): done by then, told of, lasting until, aimed at.

Offsets are those of the folded text whose cells are parted by tabs.
"""

from __future__ import annotations

import re

from kg.extract.instruments.verbs import MAKING
from kg.extract.quantity.time_forms import GAP
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.fold import fold

STOPS = ",。;:!?()\n\t"
# Where what is granted is told to its end: a line's end in it may be the page's.
_TOLD = re.compile(r"[。;!?\t]|(?<=[。;:!?])[ \r]?\n")
_LONGEST_SENTENCE = 240
_LONGEST_HEAD = 60
_LONGEST_WORD = 16
# A bracket inside a clause (各县(市、区)) ends it no more than its own words do.
_CLAUSE = re.compile(rf"(?:\([^()\n]{{0,20}}\)|[^{STOPS}]){{0,120}}")
_HEAD = re.compile(rf"[^{STOPS}]*$")
# The number of an item or a point, behind which a clause begins: 3. (7) ② 一是
_POINT = re.compile(r"(?:\d[.、]|[①-⑳、]|[一二三四五六七八九十]是)$")
_STOP = re.compile("[,。;:]")
# 覆盖率100%, 网办率均实现95%: a rate is measured, whatever the verb before its figure.
_RATE = re.compile(rf"(?:率|比重|占比)[^{STOPS}、\d]{{0,6}}\d")
# …的，给予: what is granted to whom the words before mean.
_TO_WHOM = rf"的[^{STOPS}]{{0,6}},[ \n]?(?:对其[^。;]{{0,24}})?(?:给予|予以)"
_FIGURE = re.compile(r"\d|[一二三四五六七八九十]")
# …前发放的贷款: which ones, by a verb of two characters.
_OF_VERB = re.compile(r" ?(?!所有|全部|各自|相应|相关|有关)[\u4e00-\u9fff]{2}的[\u4e00-\u9fff]")
# ...的 soon behind a verb: it says which ones, not what is done; 完成新的一批 is no such thing.
_ATTRIBUTE = r"(?<![新大好])的"


class TimeWords:
    """Vocabulary around times, compiled; made once for a document."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: dict[str, dict[str, list[str]]] = {}
        for row in lexicon.rows("times.tsv"):
            guard = [fold(word) for word in row["not_before"].strip("-").split()]
            rows.setdefault(row["means"], {})[fold(row["words"])] = guard
        means = {name: _guarded(words) for name, words in rows.items()}
        lead = rf"(?:(?:{means['lead']}),?{GAP}){{0,3}}"
        subject = rf"(?:(?:{means['subject']}),?{GAP})?"
        place = rf"(?:(?:{means['at']})[^{STOPS}的 、]{{1,12}}?)?"
        self._doing = re.compile(
            rf"{GAP},?{GAP}{lead}{subject}{lead}(?:(?P<modal>{means['modal']})"
            rf"|{place}(?:{means['doing']})(?![^{STOPS}]{{0,3}}{_ATTRIBUTE}|[了过]))"
        )
        made = (verb for verb, types in lexicon.verb_types.items() if MAKING & set(types))
        self._due = re.compile(
            rf"(?:力争|争取|确保|全面|基本)?(?:(?:{alternatives(lexicon.words['due'])})"
            rf"|(?P<made>{alternatives(made)}))(?![^{STOPS}]{{0,2}}{_ATTRIBUTE}|了)"
        )
        self._subject = re.compile(rf"{GAP},?{GAP}{lead}(?:{means['subject']})")
        self._from = re.compile(rf"(?:{means['from']}|{means['about']})$")
        self._moved = re.compile(rf"(?:{means['moved']})$")
        self._until = re.compile(rf"(?:{means['until']})$")
        self._since = re.compile(rf"{GAP}(?:\([^()\n]{{1,10}}\))?{GAP}(?:{means['since']})")
        # 支持我省四季度新增指标: the place is an object there.
        self._leads = re.compile(
            rf"(?:{means['lead']}|{alternatives(rows['at'])}|{means['modal']}"
            rf"|(?:(?:{means['lead']})|(?<![\u4e00-\u9fff]))(?:{means['subject']}))$"
        )
        self._about = re.compile(rf"\s*(?:且|并|或)?(?:{means['about']})")
        self._cited = re.compile(rf"\s*(?:{means['cited']})")
        self._reach = re.compile(means["reach"])
        self._finish = re.compile(means["finish"])
        self._built = re.compile(rf"{GAP}{lead}{subject}{lead}(?:{means['built']})")
        self._benefit = re.compile(
            rf",?(?P<still>继续)?(?:对|凡)[^。;\n]*?(?:{means['benefit']})|[^。;]*?{_TO_WHOM}"
        )
        self._lasting = re.compile(rf"{GAP},?{GAP}(?:{means['lasting']})")
        self._case = re.compile(
            rf"(?:{place}(?:{means['held']})[^{STOPS}]{{0,24}}(?:{_ATTRIBUTE})|(?:{means['failing']}))"
        )
        self.events = means["event"]
        self._kind_of = lexicon.kind_of
        labels = {words for words, means in lexicon.duties.items() if means == "label-deadline"}
        labels |= {words for words, means in lexicon.columns.items() if means == "deadline"}
        longer = (label for label in labels if len(label) > len("时限"))
        self._label = re.compile(
            rf"(?:(?:{alternatives(labels)})[: \n\t]{{1,3}}|(?:{alternatives(longer)})为)$"
        )
        bearing = (words for words, means in lexicon.duties.items() if means.startswith("label-"))
        self._bearing = re.compile(rf"{GAP}[,;]{GAP}(?:{alternatives(bearing)})[: \n]")
        closing = ("respective", "joint", "lead", "participant")
        closings = (words for words, means in lexicon.duties.items() if means in closing)
        self._closing = re.compile(rf"(?:{alternatives(closings)}){GAP}[,;]{GAP}$")

    def labelled(self, folded: str, begin: int) -> bool:
        """Whether a label of a column or a clause leads to a time at `begin`: 完成时限：2025年12月."""
        return bool(self._label.search(_before(folded, begin)))

    def beside_duty(self, folded: str, begin: int, end: int) -> bool:
        """Whether a time stands for itself in a bracket that says who answers: (6月底,牵头单位:甲局)."""
        if folded.startswith("(", max(0, begin - 1)) and self._bearing.match(folded, end):
            return True
        alone = folded.startswith((")", ",", ";"), end)
        return alone and bool(self._closing.search(_before(folded, begin)))

    def refused(self, folded: str, begin: int, end: int) -> str | None:
        """Which kind of word beside a time says that nothing is due by then; None where none does."""
        before = _before(folded, begin).rstrip(" \n")
        if self._until.search(before):
            return "until"
        if self._since.match(folded, end):
            return "since"
        if self._from.search(before):
            return "about"
        return None

    def opens_clause(self, folded: str, begin: int) -> bool:
        """Whether a clause begins at `begin`, but for a number of its own and words such as 力争."""
        before = _before(folded, begin).rstrip(" ")
        if not before or before[-1] in STOPS:
            return True
        return bool(_POINT.search(before) or self._leads.search(before.rstrip("\n")))

    def moved_to(self, folded: str, begin: int) -> bool:
        """Whether what is done is moved to a time: 提前到三季度开工."""
        return bool(self._moved.search(_before(folded, begin)))

    def does(self, folded: str, end: int) -> bool:
        """Whether what is done then follows a time that ends at `end`: 2025年，组织开展…."""
        match = self._doing.match(folded, end)
        if match is None:
            return False
        clause = _clause(folded, match.end())
        return not (match["modal"] and self._reach.search(clause) and _FIGURE.search(clause))

    def names_subject(self, folded: str, end: int) -> bool:
        """Whether who does it follows a time that ends at `end`: 2025年全省所有市县均建成…."""
        return bool(self._subject.match(folded, end))

    def finishes(self, folded: str, end: int) -> bool:
        """Whether the clause behind a time says what is finished by then, not what quantity is reached."""
        at = end
        while at < len(folded) and folded[at] in ", \n":
            at += 1
        clause = _clause(folded, at)
        if self._reach.search(clause) or _RATE.search(clause):
            return self._goes_on_to_finish(folded, at + len(clause))
        return self.does(folded, end) or bool(self._finish.search(clause))

    def _goes_on_to_finish(self, folded: str, at: int) -> bool:
        """Whether behind the quantity that a clause ending at `at` tells, the sentence says what is built:
        …比例超过80%，建成10个园区."""
        limit = min(len(folded), at + _LONGEST_SENTENCE)
        while at < limit and folded[at] == ",":
            clause = _clause(folded, at + 1)
            if self._built.match(clause):
                return True
            at += 1 + len(clause)
        return False

    def due_verb(self, folded: str, end: int) -> bool:
        """Whether a verb of finishing or issuing follows at once: 上半年完成, 6月上旬出台."""
        return bool(self._due.match(folded, end))

    def issues(self, folded: str, end: int) -> bool:
        """Whether the verb that follows at once makes or issues a document."""
        match = self._due.match(folded, end)
        return match is not None and match["made"] is not None

    def cites(self, folded: str, begin: int) -> bool:
        """Whether the clause of a time only names what was there before: 根据2025年1月印发的…."""
        return bool(self._cited.match(_head(folded, begin)))

    def heads_title(self, folded: str, begin: int, end: int) -> bool:
        """Whether a line that begins with a time is a title: 2025年推进…工作要点."""
        line_end = folded.find("\n", end, end + _LONGEST_HEAD)
        if line_end < 0 or _before(folded, begin).rstrip(" ")[-1:] not in ("", "\n"):
            return False
        line = folded[end:line_end].strip()
        titled = not _STOP.search(line) and self._kind_of(line) is not None
        return titled and not self.issues(folded, end)

    def conditional(self, folded: str, begin: int, end: int) -> bool:
        """Whether a time with 前 only tells which cases are meant: 对2024年底前建成的项目, 6月底前取得证书的，."""
        rest = _clause(folded, end)
        if self._case.match(rest) or (rest.startswith("的") and self.opens_clause(folded, begin)):
            return True
        if "的" not in rest:
            return False
        if rest.rstrip().endswith("的") or _OF_VERB.match(rest):
            return True
        if self._about.match(_head(folded, begin)):
            return True
        if self.opens_clause(folded, begin):
            return "已" in rest[:10] and not rest.startswith("对") and not self.does(folded, end)
        return 0 < rest.find("的") < len("完成登记的")

    def lasts(self, folded: str, end: int) -> bool:
        """Whether what a time with 前 leads to holds until then: 2025年底前继续按原标准收取."""
        return bool(self._lasting.match(folded, end))

    def grants(self, folded: str, end: int, *, day: bool) -> bool:
        """Whether the words behind a time say what is granted until then: 2025年12月31日前，对…给予补贴.
        Of a time that names no `day` they must say that it goes on."""
        limit = min(len(folded), end + _LONGEST_SENTENCE)
        stop = _TOLD.search(folded, end, limit)
        match = self._benefit.match(folded, end, stop.start() if stop else limit)
        if match is None:
            return False
        return match["still"] is not None or (day and not self.does(folded, end))


def _before(folded: str, begin: int) -> str:
    return folded[max(0, begin - _LONGEST_WORD) : begin]


def _head(folded: str, begin: int) -> str:
    """What stands before `begin` in its clause."""
    match = _HEAD.search(folded[max(0, begin - _LONGEST_HEAD) : begin])
    return match.group() if match else ""


def _clause(folded: str, at: int) -> str:
    match = _CLAUSE.match(folded, at)
    return match.group() if match else ""


def _guarded(words: dict[str, list[str]]) -> str:
    """Alternatives of `words`, the longest first, each not before the words that make it another one."""
    ordered = sorted(words.items(), key=lambda row: (-len(row[0]), row[0]))
    return "|".join(
        re.escape(word) + (f"(?!{alternatives(guard)})" if guard else "") for word, guard in ordered
    )
