"""The words around a number: what joins it to what is measured, what grew, what is ranked (figures.tsv)."""

from __future__ import annotations

import re

from kg.extract.quantity.quantities import Quantities, Quantity
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.numbers import printed_number
from kg.fold import fold

_JOINTS = "、和及与并且"
_LISTED = re.compile(r"(?:、|和|及|与|以及)\d{1,6}[余多]?个")
_LONGEST_LIST = 12
_SHORTEST = 2
_COMPARED = re.compile(
    r"[比较与](?:20\d\d年底?|上年末?|去年|前一年|同期|年初)(?:同期)?(?:相比)?(?:的)?$"
)
# 由50%降至40%: where it came from is no part of what is measured.
_FROM = re.compile(r"[由从](?:20\d\d年)?底?的?[\d.,]{1,20}[^\d,]{1,4}$")
_FOR_YEARS = re.compile(r"连续[一二两三四五六七八九十多\d]{1,3}年")
_POINT = re.compile(r"\([\d一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|[①-⑳]")
_IN_BRACKETS = re.compile(r"\([^()]{0,12}\)")
_LEVEL = "级"
_AS = "作为"
_RANK_UNIT = "位"
_LONGEST_WORD = 7
_BEFORE_TIME = "到至在于自从"


class FigureWords:
    """Vocabulary of figures, compiled; made once for a document."""

    def __init__(self, lexicon: Lexicon) -> None:
        classes: dict[str, set[str]] = {}
        units: dict[str, str] = {}
        guards: dict[str, str] = {}
        for row in lexicon.rows("figures.tsv"):
            word = fold(row["words"])
            classes.setdefault(row["means"], set()).add(word)
            if row["means"] == "unit":
                units[word] = row["as"].strip("-") or word
                guards[word] = fold("".join(row["not_before"].strip("-").split()))
        self._quantities = Quantities(units, guards)
        self.aims = frozenset(classes["aim"])
        self._reach, self._lead = frozenset(classes["reach"]), frozenset(classes["lead"])
        self._after_time = frozenset(classes["time-end"])
        self._grow, self._fall = frozenset(classes["grow"]), frozenset(classes["fall"])
        self._compared = frozenset(classes["compared"])
        self.threshold = re.compile(f"(?:{alternatives(classes['threshold'])})?")
        self._not_counted = tuple(sorted(classes["not-counted"]))
        self.durations = frozenset(classes["duration"])
        self._condition = re.compile(alternatives(classes["not-about"]))
        self.made = re.compile(rf"^(?:{alternatives(classes['make'])})")
        self.makes = re.compile(rf"(?:{alternatives(classes['make'])})了?$")
        self._verbs = lexicon.verb_types.keys() | classes["verb"] | classes["make"] | self._lead
        self._verb = re.compile(alternatives(classes["verb"]))
        self._place = re.compile(
            rf"(?P<place>{alternatives(classes['place'])})"
            rf"(?=$|[、,()的和及与]|以及|{alternatives(classes['place-verb'])})"
        )
        verbs, ranked = alternatives(classes["rank"]), alternatives(classes["ranked"])
        self._rank = re.compile(
            rf"(?:(?:{verbs})[\u4e00-\u9fff]{{0,8}}?|(?P<ranked>{ranked}))"
            r"第(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})"
            r"(?:位|名|(?=$|[、,()]))(?:以内|以上)?(?=$|[、,()和及与])"
        )

    def hits(self, clause: str) -> list[Quantity]:
        """Quantities and ranks of `clause`, in order."""
        ranks = [
            Quantity(
                match.end("ranked") if match["ranked"] else match.start(),
                match.end(),
                str(printed_number(match["place"])),
                _RANK_UNIT,
                True,
            )
            for match in self._rank.finditer(clause)
        ]
        return sorted([*self._quantities.within(clause), *ranks], key=lambda hit: hit.begin)

    def says_nothing(self, name: str) -> bool:
        """Whether `name` is too short or only a verb, so that nobody can tell what is measured."""
        return len(name) < _SHORTEST or name in self._verbs

    def is_condition(self, before: str) -> bool:
        """Whether a sum behind `before` is what is given or taken case by case."""
        return bool(self._condition.search(before))

    def place(self, clause: str, at: int) -> tuple[str, int, int] | None:
        """The kind of place counted at `at`, where it ends, and where a list of such counts ends:
        4个省级、12个县级地区 counts places (地区) of two levels."""
        first = last = self._place.match(clause, at)
        if first is None or last is None:
            return None
        stop = first.end()
        for _ in range(_LONGEST_LIST):
            count = _LISTED.match(clause, stop)
            match = self._place.match(clause, count.end()) if count else None
            if match is None:
                break
            last, stop = match, match.end()
        kind = first["place"]
        noun = last["place"].partition(_LEVEL)[2] if kind.endswith(_LEVEL) else ""
        return kind + noun, first.end(), stop

    def noun(self, words: str) -> str:
        """The noun that a number counts, at the head of `words`; "" where it counts parts of a text."""
        verb = self._verb.search(words, 2)
        noun = (words[: verb.start()] if verb else words).rstrip(f"{_JOINTS} ,(")
        while lead := _prefix(noun, self._lead):
            noun = noun[len(lead) :]
        counted = not noun.startswith(self._not_counted) and not noun.endswith(self._not_counted)
        reaches = any(len(word) > 1 and noun.startswith(word) for word in self._reach)
        return noun if counted and not reaches and not noun.startswith("的") else ""

    def end(self, clause: str, at: int, stop: int, bounds: frozenset[int]) -> tuple[int, bool]:
        """Where clause[at:stop] ends without the words that join it to a number, and whether one of
        these aims at it."""
        aimed = False
        while word := _suffix(clause, at, stop, self._reach, bounds):
            aimed = aimed or word in self.aims
            stop -= len(word)
        source = _FROM.search(clause, at, stop)
        return (source.start() if source else stop), aimed

    def growth(
        self, clause: str, at: int, stop: int, bounds: frozenset[int]
    ) -> tuple[int, int] | None:
        """Where what grew or fell ends in clause[at:stop], whose last words say that it did, and the
        sign of the change."""
        for words, sign in ((self._grow, 1), (self._fall, -1)):
            if word := _suffix(clause, at, stop, words, bounds):
                stop -= len(word)
                while more := _suffix(clause, at, stop, self._compared | {"的"}, bounds):
                    stop -= len(more)
                base = _COMPARED.search(clause, at, stop)
                return self.end(clause, at, base.start() if base else stop, bounds)[0], sign
        return None

    def begin(
        self, clause: str, at: int, stop: int, times: dict[int, int], bounds: frozenset[int]
    ) -> int:
        """Where clause[at:stop] begins without times and without the words that lead to what is
        measured; `times` are ends of times by their beginnings."""
        point = _POINT.match(clause, at, stop) if at == 0 else None
        at = point.end() if point else at
        while at < stop:
            to = at + (clause[at] in _BEFORE_TIME and at + 1 in times)
            if to in times:
                at = times[to]
                while word := _prefix(clause[at:stop], self._after_time):
                    at += len(word)
            elif clause[at] == " ":
                at += 1
            elif years := _FOR_YEARS.match(clause, at, stop):
                at = years.end()
            elif (word := _prefix(clause[at:stop], self._lead)) and (
                len(word) > 1 or at + 1 in bounds
            ):
                at += len(word)
            else:
                break
        return min(at, stop)


def behind_places(clause: str, at: int) -> int:
    """Where what is done in the places counted before `at` begins."""
    bracket = _IN_BRACKETS.match(clause, at)
    at = joint_end(clause, bracket.end() if bracket else at, len(clause))
    return at + len(_AS) if clause.startswith(_AS, at) else at


def joint_end(clause: str, at: int, stop: int) -> int:
    """Where clause[at:stop] begins without the joint that stands before a further figure."""
    while at < stop and clause[at] in f"{_JOINTS} ":
        at += 1
    return at


def _suffix(
    clause: str, at: int, stop: int, words: frozenset[str], bounds: frozenset[int]
) -> str | None:
    """The longest of `words` that ends clause[at:stop]; a single character only if it is a word there."""
    if stop > at and clause[stop - 1] == " ":
        return " "
    for size in range(min(_LONGEST_WORD, stop - at), 0, -1):
        word = clause[stop - size : stop]
        if word in words and (size > 1 or stop - 1 in bounds):
            return word
    return None


def _prefix(words: str, known: frozenset[str]) -> str | None:
    return next((words[:n] for n in range(_LONGEST_WORD, 0, -1) if words[:n] in known), None)
