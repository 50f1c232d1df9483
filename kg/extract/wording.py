"""The words of a task: between its number and what closes it, without clauses and without what only heads
its measures (具体措施:)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.duty.clauses import Clause
from kg.extract.structure.item import Item
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text

# What can stand between a clause and the end of its task: (2025年6月底前完成), (持续推进).
_TIMES = re.compile(r"(?:[ 。;,]{0,4}\([^()\n《》]{2,20}\)){0,2}")
_STOPS = " \r\n。;,"
_BLANKS = " \r\n"
_LONGEST_HEAD = 12


class Wording:
    """What tells the words of tasks; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        heads = alternatives(lexicon.words["measures-head"])
        self._head = re.compile(rf"(?<=[。;!?)\]\n:])[ \r]*(?:{heads})[:。]?[ \r\n]*$")

    def stretch(self, folded: str, item: Item, end: int) -> tuple[int, int]:
        """The words of a task that ends at `end`: behind its number, up to the clause that closes it, or
        to what heads its measures; of a table's row, the cells that say what is to be done and what
        stands between them."""
        if item.row and item.row.words:
            return item.row.words[0][0], max(right for _, right in item.row.words)
        begin, stop = item.marker.end, self._before_head(folded, item.marker.end, end)
        last = item.clauses[-1] if item.clauses else None
        if last and not folded[closed(folded, last, end) : stop].strip(_STOPS):
            stop = last.begin
        while begin < stop and folded[begin] in _BLANKS + ".":
            begin += 1
        while stop > begin and folded[stop - 1] in _BLANKS:
            stop -= 1
        return begin, stop

    def _before_head(self, folded: str, begin: int, end: int) -> int:
        stop = begin + len(folded[begin:end].rstrip(_BLANKS))
        head = self._head.search(folded, max(begin, stop - _LONGEST_HEAD), stop)
        return head.start() if head else end


def closed(folded: str, clause: Clause, end: int) -> int:
    """Where a clause ends with the times in brackets behind it."""
    times = _TIMES.match(folded, clause.end, end)
    return times.end() if times else clause.end


def outside(
    cells: Iterable[tuple[int, int]], clauses: Iterable[Clause]
) -> Iterator[tuple[int, int]]:
    """The stretches of `cells` outside `clauses`: the 编制 in a body's name does nothing to a title."""
    for begin, end in cells:
        at = begin
        for clause in clauses:
            if at <= clause.begin < end:
                yield at, clause.begin
                at = min(clause.end, end)
        yield at, end


def said(text: Text, body: tuple[int, int], clauses: Iterable[Clause]) -> str:
    """The words at `body` without `clauses`, as they would be printed without them."""
    folded = text.folded
    words = ""
    for begin, end in outside((body,), clauses):
        parted = False
        while begin < end and (folded[begin] in _BLANKS or _repeats(words, folded[begin])):
            parted = parted or folded[begin] == "\n"
            begin += 1
        while end > begin and folded[end - 1] in _BLANKS:
            end -= 1
        if begin < end:
            words += ("\n" if words and parted else "") + text.words(begin, end)
    return words


def _repeats(words: str, mark: str) -> bool:
    """Whether a stop behind a clause has no more to part: its passage closed with one before the clause."""
    return mark in "。;," and (not words or words[-1] in "。；，;,")
