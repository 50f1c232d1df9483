"""Boxes (专栏) that stand between the items of a plan and number their own: 1. 2. in a box is no task."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

# A number may have been lost in copying; a larger step is something else that looks like a number.
LARGEST_STEP = 5
_BOX = re.compile(
    r"^[ \r]{0,20}[(【\[]?专栏 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|:)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number: clean offsets [begin, end), its form, its value, and whether a line begins here.

    Where an item has no number the marker is empty, its form "" and its value None.
    """

    begin: int
    end: int
    form: str
    number: int | None
    at_line_start: bool


class Boxes:
    """The boxes of a text, and which of the `candidates` for its numbering stand in one."""

    def __init__(self, folded: str, candidates: Sequence[Marker]) -> None:
        self._starts = [match.start() for match in _BOX.finditer(folded)]
        self._candidates = candidates
        self._begins = [each.begin for each in candidates]
        self._of_form: dict[str, list[int]] = {}
        for place, each in enumerate(candidates):
            self._of_form.setdefault(each.form, []).append(place)
        self._next = 0

    def behind(self, place: int, last: dict[str, int]) -> int:
        """`place`, or where a box that opens before it closes: the number there goes on where `last`, by
        form the last number of the document's own, stopped. To be asked for growing places."""
        while self._next < len(self._starts) and place < len(self._candidates):
            if self._starts[self._next] > self._begins[place]:
                break
            self._next += 1
            if last:
                stops = self._starts[self._next : self._next + 1]
                limit = bisect_left(self._begins, stops[0]) if stops else len(self._candidates)
                place = self._closed(place, limit, last)
        return place

    def _closed(self, place: int, limit: int, last: dict[str, int]) -> int:
        """Where the document's numbering goes on among the candidates [place, limit), else `limit`."""
        inside: dict[str, int] = {}
        perhaps: int | None = None
        highest = next(iter(last))
        for at in range(place, limit):
            each = self._candidates[at]
            number = each.number or 0
            inner = inside.get(each.form)
            if each.at_line_start and each.form in last:
                step = number - last[each.form]
                if inner is None and 1 <= step <= LARGEST_STEP:
                    return at
                if inner is None and number == 1 and each.form == highest and len(last) > 1:
                    return at
                if step == 1 and inner != number - 1:
                    return at
                if step == 1 and perhaps is None:
                    perhaps = at
            if number == 1 or inner is not None:
                inside[each.form] = number
        if perhaps is None:
            return limit
        # The number would fit the list in the box as well: what comes behind the box decides.
        form = self._candidates[perhaps].form
        places = self._of_form[form]
        at = bisect_left(places, limit)
        awaited = at < len(places) and self._candidates[places[at]].number == last[form] + 1
        return limit if awaited else perhaps
