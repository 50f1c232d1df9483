"""Where the last task of a plan ends and what closes the plan begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.duty.named_lines import NAMED
from kg.extract.duty.role_rule import role_rule
from kg.extract.structure.item import Item
from kg.extract.text.lines import breaks_lost, line_end

# A sentence without a subject goes on with the paragraph above: 要加强宣传。
_GOES_ON = re.compile(r"[ \r\n]*要")


def end_of_last(folded: str, tasks: Sequence[Item]) -> int:
    """Where the last of `tasks` ends: with the line of its last clause, or its first sentence where it has
    no clause (its number may stand before a title on a line of its own), or with the paragraph below
    its title where the clauses of the others close titles too; where the line breaks are lost, with
    its last clause."""
    item = tasks[-1]
    if item.row:
        return item.end
    if item.list_end:
        return item.list_end
    # The body that duties are listed by stands before the words and closes none of them.
    closing = [clause for clause in item.clauses if clause.rule not in NAMED]
    after = max([item.marker.end, *(clause.end for clause in closing)])
    line = folded.rfind("\n", 0, after) + 1
    if after > item.marker.end and breaks_lost(line, line_end(folded, after, len(folded))):
        return after
    end = line_end(folded, after, item.end)
    if after > item.marker.end:
        titled = _closes_title(folded, item) and _bodies_below(folded, tasks[:-1])
    else:
        titled = not folded[after:end].rstrip().endswith("。")
    below_at = end + len(folded[end : item.end]) - len(folded[end : item.end].lstrip())
    body = line_end(folded, below_at, item.end)
    below = folded[below_at:body]
    if titled and below.rstrip().endswith("。") and not role_rule(below):
        end = body
    while after == item.marker.end and _GOES_ON.match(folded, end, item.end):
        end = line_end(folded, end + 1, item.end)
    return end


def _closes_title(folded: str, item: Item) -> bool:
    """Whether the only clause of the item stands behind its title, at the end of the line."""
    if len(item.clauses) != 1 or item.row:
        return False
    clause = item.clauses[0]
    before = folded[item.marker.end : clause.begin].strip()
    behind = folded[clause.end : line_end(folded, clause.end, item.end)].strip()
    return bool(before) and not behind and "。" not in before and "\n" not in before


def _bodies_below(folded: str, items: Sequence[Item]) -> bool:
    """Whether most of the items whose clause closes their title have their words below it."""
    ends = [(item.clauses[0].end, item.end) for item in items if _closes_title(folded, item)]
    return 2 * sum(bool(folded[begin:end].strip()) for begin, end in ends) > len(ends)
