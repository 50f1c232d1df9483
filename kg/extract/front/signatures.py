"""Who signs a document and when: names before a date, on its line or on the lines above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.front.dates import DAY, STAMP, iso_date
from kg.extract.front.labels import labels
from kg.extract.front.lines import HeadLines
from kg.extract.front.names import SEAL, Names
from kg.extract.front.rows import Stated
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text

_DAY = re.compile(DAY)
_STAMP = re.compile(STAMP)
_BETWEEN = re.compile(r"[\])*]*[: *]{0,6}")
_MOST_LINES = 60
_LONGEST = 240
_STOPS = "。;:!?》\n"
_BLANK = " \r*#>"
_SENTENCE = re.compile(r"[。!?;:,]$")
_PRINTED = re.compile(r"[ \r]*印发")
_NOT_SIGNED = re.compile(r"附件|抄送|主送|特此|此件|联系")
_MOST_NAMES = 40
_INDENT = 2
_FIRST, _LAST = 200, 100


@dataclass(frozen=True, slots=True)
class Signature:
    """A date that closes a document, with the names before it: clean [begin, end) of both; `printed`:
    the date of printing at the foot of the last page."""

    begin: int
    end: int
    date: str
    signers: tuple[Stated, ...]
    printed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Who signs."""
        return tuple(dict.fromkeys(row.value for row in self.signers))


def signatures(
    text: Text, lines: HeadLines, names: Names, outside: Iterable[tuple[int, int]] = ()
) -> Iterator[Signature]:
    """Every date that stands as signatures do, in order; what lies in `outside` signs nothing."""
    folded = text.folded
    closed = list(outside)
    days = list(_DAY.finditer(folded))
    # A table of dates signs nothing: who signs stands near the beginning or the end.
    for day in [*days[:_FIRST], *days[_FIRST:][-_LAST:]]:
        stamp = iso_date(day)
        if stamp is None or any(begin <= day.start() < end for begin, end in closed):
            continue
        reach = max(0, day.start() - _LONGEST)
        begin = max(folded.rfind(mark, reach, day.start()) for mark in _STOPS) + 1 or reach
        printed = bool(_PRINTED.match(folded, day.end()))
        if not printed and not lines.breaks.closes(folded, day.end()):
            continue
        left = _behind(folded, begin, day.start())
        if left < day.start() and folded[left : day.start()].strip(_BLANK) != "(":
            if lines.is_label(folded[left : day.start()]):
                continue
            left = _opening(folded, left, day.start(), lines, names)
            signers = _signed(text, names, left, day.start(), closed)
            if signers or printed:
                yield Signature(left, day.end(), stamp, signers, printed)
            continue
        if folded[begin - 1 : begin] not in ("", "\n"):
            # An indent is all that is left of the line break before it.
            if left - begin >= _INDENT:
                yield Signature(left, day.end(), stamp, (), printed)
            continue
        above = tuple(_above(text, begin, names, closed))
        first = above[0].begin if above else day.start()
        yield Signature(first, day.end(), stamp, above, printed)


def labelled_date(text: Text, lexicon: Lexicon, end: int) -> Stated | None:
    """The date behind a label of the page in clean text [0, end); the labels that the table lists first
    count before the others."""
    found: list[tuple[int, Stated]] = []
    order = lexicon.words["date-label"]
    for label in re.finditer(labels(lexicon, "date"), text.folded[:end]):
        between = _BETWEEN.match(text.folded, label.end(), end)
        at = between.end() if between else label.end()
        day = _STAMP.match(text.folded, at) or _DAY.match(text.folded, at)
        stamp = iso_date(day) if day else None
        if day and stamp:
            row = Stated(day.start(), day.end(), "date", stamp, "label")
            found.append((order.index(label.group().replace(" ", "")), row))
    return min(found, key=lambda each: (each[0], each[1].begin))[1] if found else None


def _behind(folded: str, begin: int, end: int) -> int:
    while begin < end and folded[begin] in _BLANK:
        begin += 1
    return begin


def _opening(folded: str, begin: int, end: int, lines: HeadLines, names: Names) -> int:
    """Where the names before a date at `end` begin in the words from `begin` on: behind a bracket that
    closes there, behind a title or a space, where these begin as names do not."""
    depth = 0
    for at in range(begin, end):
        depth += (folded[at] == "(") - (folded[at] == ")")
        if depth < 0:
            begin, depth = at + 1, 0
    if names.begins(folded[begin:end]):
        return begin
    for parted in lines.forms.partings(folded, max(begin, end - _LONGEST), end):
        if names.begins(folded[parted:end]):
            return parted
    return begin


def _signed(
    text: Text, names: Names, begin: int, end: int, closed: list[tuple[int, int]]
) -> tuple[Stated, ...]:
    """The bodies between `begin` and the date at `end`, when there is nothing else and no title in it."""
    if end - begin > _LONGEST or any(left < end and begin < right for left, right in closed):
        return ()
    words = text.folded[begin:end]
    stop = begin + len(words.rstrip(_BLANK))
    return tuple(
        Stated(begin, stop, "issuer", name, "signed") for name in names.only(text, begin, stop)
    )


def _above(text: Text, at: int, names: Names, closed: list[tuple[int, int]]) -> list[Stated]:
    """Who signs on the lines above the date that begins at `at`: names line by line, a name that goes on
    over two lines, and what a bracket says of the seal left out."""
    folded = text.folded
    found: list[list[Stated]] = []
    bracket = False
    for begin, end in _lines_up(folded, at):
        words = folded[begin:end]
        if bracket or (words.endswith(")") and words.startswith("(") and found):
            bracket = not words.startswith("(") and bracket
            continue
        if words.endswith(("代章)", "盖章)")) and "(" not in words:
            bracket = True
            continue
        if SEAL.fullmatch(words):
            continue
        rows = () if _NOT_SIGNED.match(words) else _signed(text, names, begin, end, closed)
        # What stands above the last line is as a rule the text: only what begins as names do signs.
        if rows and (not found or names.begins(words)):
            found.append(list(rows))
            continue
        whole = _over_two(text, names, begin, end, found, closed)
        if whole is None:
            break
        found[-1] = whole
    return [row for rows in reversed(found[:_MOST_NAMES]) for row in rows]


def _over_two(
    text: Text,
    names: Names,
    begin: int,
    end: int,
    found: list[list[Stated]],
    closed: list[tuple[int, int]],
) -> list[Stated] | None:
    """The bodies of the line [begin, end) and the one below it together, where neither is whole alone."""
    words = text.folded[begin:end]
    if not found or _SENTENCE.search(words) or not names.begins(words) or _NOT_SIGNED.match(words):
        return None
    below = found[-1][0]
    if words.count("(") != words.count(")"):
        return None
    if any(left < below.end and begin < right for left, right in closed):
        return None
    name = names.whole(text.simplified(begin, end) + below.value)
    return [Stated(begin, below.end, "issuer", name, "signed")] if len(found[-1]) == 1 else None


def _lines_up(folded: str, at: int) -> Iterator[tuple[int, int]]:
    """The lines before `at` that hold words, from the nearest up."""
    end = at
    for _ in range(_MOST_LINES):
        while end > 0 and folded[end - 1] in _BLANK + "\n":
            end -= 1
        if end == 0:
            return
        begin = folded.rfind("\n", 0, end) + 1
        left = _behind(folded, begin, end)
        yield left, end
        end = begin
