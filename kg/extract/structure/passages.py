"""The passages of an item that close with clauses of their own: 推进甲。（甲局负责）推进乙。（乙局负责）.

Each is a measure of the item. The item keeps a clause that holds for all of it: one behind its title, one
before 具体措施：, or lines of labels below passages that closed with brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker
from kg.extract.structure.item import Item
from kg.extract.text.lexicon import Lexicon, alternatives

_STOPS = " \r\n。;,"
_LINES = "line-of-labels"
# Fewer characters between two clauses are no passage: （甲局负责）；（乙局负责）.
_SHORTEST = 3
_LONGEST_TITLE = 40


def parted(folded: str, items: Sequence[Item], lexicon: Lexicon) -> Iterator[Item]:
    """The items, each followed by its passages where it has several."""
    heads = alternatives(lexicon.words["measures-head"])
    measures = re.compile(rf"[ \r\n。;,]*(?:{heads})[:。\n]")
    for item in items:
        yield from _parts(folded, item, measures)


def _parts(folded: str, item: Item, measures: re.Pattern[str]) -> Iterator[Item]:
    closings = _closings(folded, item)
    if not item.is_task or item.row or len(closings) < 2:
        yield item
        return
    own: list[Clause] = []
    begin = item.marker.end
    if closings[-1][0].rule == _LINES and closings[-2][0].rule != _LINES:
        own.extend(closings.pop())
    if _holds_for_all(folded, begin, closings, measures):
        first = closings.pop(0)
        own.extend(first)
        begin = first[-1].end
    if not closings or (len(closings) < 2 and not own):
        yield item
        return
    yield replace(item, end=begin, clauses=tuple(own))
    for number, clauses in enumerate(closings, start=1):
        last = number == len(closings)
        stop = item.end if last else clauses[-1].end
        head = measures.match(folded, begin, stop)
        begin = head.end() if head else begin
        left = begin + len(folded[begin:stop]) - len(folded[begin:stop].lstrip(_STOPS))
        yield Item(
            Marker(left, left, "passage", None, False),
            stop,
            clauses,
            True,
            item.section,
            "closed-passage",
            item.begin,
            part=number,
            of=item.begin,
        )
        begin = clauses[-1].end


def _holds_for_all(
    folded: str,
    begin: int,
    closings: Sequence[tuple[Clause, ...]],
    measures: re.Pattern[str],
) -> bool:
    """Whether the first of `closings` stands behind the title of the item, or before its measures."""
    first = closings[0]
    if measures.match(folded, first[-1].end):
        return True
    title = folded[begin : first[0].begin].strip(_STOPS)
    after = folded[first[-1].end : first[-1].end + 4].lstrip("。 \r")
    alone = after.startswith("\n") and "。" not in title and "\n" not in title
    return alone and len(title) <= _LONGEST_TITLE


def _closings(folded: str, item: Item) -> list[tuple[Clause, ...]]:
    """The clauses of the item, those that follow one another at once taken together."""
    found: list[list[Clause]] = []
    at = item.marker.end
    for clause in item.clauses:
        words = folded[at : clause.begin].strip(_STOPS)
        if found and len(words) < _SHORTEST:
            found[-1].append(clause)
        else:
            found.append([clause])
        at = clause.end
    return [tuple(clauses) for clauses in found]
