"""Lines that belong to no task: titles of what follows (an annex, the next group of tasks) printed without
a number behind the last clause of a task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker
from kg.extract.text.lines import line_end

_LONGEST_LINE = 60
_LONGEST_HEADING = 30
_FEWEST_GROUPS = 2
_GOES_ON = "。;,:、"
_ANNEX = re.compile(
    r"^[ \r]*附(?:件|表|录)? ?[\d一二三四五六七八九十]{0,3}(?:[:.、 ][^\n]{0,80})?$", re.MULTILINE
)


def end_before_titles(folded: str, clauses: Sequence[Clause], end: int, anew: bool) -> int:
    """Where a task with `clauses` ends that seems to reach to `end`: before an annex, and, where the
    numbers begin `anew` there, before the lines that read as titles."""
    if not clauses:
        return end
    begin = line_end(folded, clauses[-1].end, end)
    annex = _ANNEX.search(folded, begin, end)
    if annex:
        end = annex.start()
    lines = [line.strip() for line in folded[begin:end].splitlines()]
    loose = all(len(line) <= _LONGEST_LINE and line[-1] not in _GOES_ON for line in lines if line)
    return begin if anew and loose else end


def group_headings(folded: str, tasks: Sequence[Marker]) -> dict[int, tuple[int, int]]:
    """The headings without number above each task that begins the numbers anew, by the task's begin;
    none where one of those tasks has no such line above it, or the numbers run on."""
    firsts = [task.begin for task in tasks if task.number == 1]
    if len(firsts) < _FEWEST_GROUPS:
        return {}
    found = {}
    for begin in firsts:
        line = _line_above(folded, begin)
        if not line:
            return {}
        found[begin] = line
    return found


def _line_above(folded: str, begin: int) -> tuple[int, int] | None:
    """The line right above `begin`, where it reads as a heading and is not the first of the text."""
    stop = begin
    while stop > 0 and folded[stop - 1] in " \r\n":
        stop -= 1
    left = folded.rfind("\n", 0, stop) + 1
    while left < stop and folded[left] in " \r":
        left += 1
    words = folded[left:stop]
    bare = not words or len(words) > _LONGEST_HEADING or words[-1] in _GOES_ON + ")!?"
    return None if bare or not folded[:left].strip() else (left, stop)
