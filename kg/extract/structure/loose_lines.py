"""Lines that belong to no task: titles of what follows (an annex, the next group of tasks) printed without
a number behind the last clause of a task."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker
from kg.extract.text.lines import line_end

_LONGEST_LINE = 60
_LONGEST_HEADING = 30
_FEWEST_GROUPS = 2
_GROUP = re.compile(r"[\u4e00-\u9fff]{2,12}:")
_GOES_ON = "。;,:、"
_ANNEX = re.compile(
    r"^[ \r]*附(?:件|表|录)? ?[\d一二三四五六七八九十]{0,3}(?:[:.、 ][^\n]{0,80})?$", re.MULTILINE
)
# 本措施自2025年1月1日起施行, a line of its own behind the last item.
_IN_FORCE = re.compile(
    r"^[ \r]*(?:本|以上|上述)[\u4e00-\u9fff]{1,10}自[^\n。;]{2,24}(?:施行|实施|实行|执行|生效)",
    re.MULTILINE,
)


def end_before_titles(
    folded: str, marker: Marker, clauses: Sequence[Clause], end: int, anew: bool
) -> int:
    """Where a task with `clauses` behind its number ends that seems to reach to `end`: before an annex, or
    the line that says from when the plan is in force, and, where the numbers begin `anew` there, before
    the lines that read as titles."""
    begin = line_end(folded, clauses[-1].end if clauses else marker.end, end)
    for closing in (_ANNEX, _IN_FORCE):
        found = closing.search(folded, begin, end)
        end = found.start() if found else end
    if not clauses:
        return end
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


def colon_headings(
    folded: str, tasks: Iterable[tuple[Marker, bool]], heads: Collection[str]
) -> dict[int, tuple[int, int]]:
    """The short lines that close with a colon above tasks, without it, by the task's begin: headings of groups
    where two of them stand between tasks. `tasks` come with whether another task stands before them; `heads`
    are the words that head the measures of the item above."""
    found: dict[int, tuple[int, int]] = {}
    between = 0
    for marker, behind_task in tasks:
        left, stop = _last_line(folded, marker.begin)
        words = folded[left:stop]
        if _GROUP.fullmatch(words) and words[:-1] not in heads and folded[:left].strip():
            found[marker.begin] = (left, stop - 1)
            between += behind_task
    repeated = Counter(folded[slice(*line)] for line in found.values())
    if between < _FEWEST_GROUPS:
        return {}
    return {at: line for at, line in found.items() if repeated[folded[slice(*line)]] > 1}


def _last_line(folded: str, begin: int) -> tuple[int, int]:
    """Offsets of the last line before `begin` that is not blank, without the blanks around it."""
    stop = begin
    while stop > 0 and folded[stop - 1] in " \r\n":
        stop -= 1
    left = folded.rfind("\n", 0, stop) + 1
    while left < stop and folded[left] in " \r":
        left += 1
    return left, stop


def _line_above(folded: str, begin: int) -> tuple[int, int] | None:
    """The line right above `begin`, where it reads as a heading and is not the first of the text."""
    left, stop = _last_line(folded, begin)
    words = folded[left:stop]
    bare = not words or len(words) > _LONGEST_HEADING or words[-1] in _GOES_ON + ")!?"
    return None if bare or not folded[:left].strip() else (left, stop)
