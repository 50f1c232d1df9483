"""The outline of a document, inferred from its own numbering.

A marker is a printed number in one of a few forms (一、 （一） 1. （1） ①) where a line or a sentence
begins. The order in which the forms first appear is their rank: the first is the highest. Nothing
is assumed about which form numbers the tasks; `plan.py` decides that by where the clauses of
responsibility stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.numbers import printed_number

_CHINESE = "一二三四五六七八九十百零〇"
_FORMS: dict[str, str] = {
    "part": rf"第[{_CHINESE}\d]{{1,4}}[章节编篇]",
    "chinese": rf"[{_CHINESE}]{{1,4}}[、.]",
    "chinese-bracketed": rf"\([{_CHINESE}]{{1,4}}\)、?",
    "digits": r"(?<![\d.])\d{1,3}(?:[.、](?!\d)|(?=[《“])|(?= +[\u4e00-\u9fff]))",
    "digits-bracketed": r"\(\d{1,3}\)|(?<![\d.])\d{1,3}\)",
    "circled": r"[①-⑳]",
}
_MARKER = re.compile("|".join(f"(?P<{n.replace('-', '_')}>{p})" for n, p in _FORMS.items()))
_NUMBER = re.compile(rf"[{_CHINESE}]+|\d+")
_SENTENCE_END = "。;;!?)】"
# Where line breaks are lost, a number also follows a heading: 保护制度（一）完善规章1.推进. A numeral
# with 、 never counts so: 统一、高效.
_LONGEST_LINE = 1000
_GLUED = re.compile(rf"[^第\d,:、(] *(?:\([{_CHINESE}]{{1,4}}\)、?|\d{{1,3}}\.)$")
# A number may have been lost in copying; a larger step is something else that looks like a number.
_LARGEST_STEP = 5


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number: clean offsets [begin, end), its form, its value, and whether a line begins here."""

    begin: int
    end: int
    form: str
    number: int
    at_line_start: bool


def markers(folded: str) -> list[Marker]:
    """The numbering of `folded` in order: candidates in every form, less those that continue no sequence."""
    kept: list[Marker] = []
    last: dict[str, int] = {}
    for candidate in _candidates(folded):
        previous = last.get(candidate.form, 0)
        step = candidate.number - previous
        fits = step == 1 or candidate.number == 1
        if candidate.at_line_start:
            fits = fits or 1 <= step <= _LARGEST_STEP
        if not fits:
            continue
        last[candidate.form] = candidate.number
        kept.append(candidate)
    return kept


def ranks(found: list[Marker]) -> dict[str, int]:
    """Rank of each form by first appearance, 0 the highest."""
    order: dict[str, int] = {}
    for marker in found:
        order.setdefault(marker.form, len(order))
    return order


def line_end(folded: str, begin: int, limit: int) -> int:
    """Offset of the end of the line that `begin` stands in, without its line break, at most `limit`."""
    stop = folded.find("\n", begin, limit)
    return limit if stop < 0 else stop


def breaks_lost(begin: int, end: int) -> bool:
    """Whether a line at [begin, end) is so long that it must be several whose breaks were lost."""
    return end - begin > _LONGEST_LINE


def _candidates(folded: str) -> list[Marker]:
    found = []
    line = stop = 0
    for match in _MARKER.finditer(folded):
        begin = match.start()
        if begin >= stop:
            line = folded.rfind("\n", stop, begin) + 1 or stop
            stop = line_end(folded, begin, len(folded))
        before = begin - 1
        while before >= 0 and begin - before <= 8 and folded[before] in " \r":
            before -= 1
        at_line_start = before < 0 or folded[before] == "\n"
        form = (match.lastgroup or "").replace("_", "-")
        if not at_line_start and folded[before] not in _SENTENCE_END:
            glued = breaks_lost(line, stop) and _GLUED.match(folded, before, match.end())
            if not glued:
                continue
        number = _value(match.group(), form)
        if number:
            found.append(Marker(begin, match.end(), form, number, at_line_start))
    return found


def _value(words: str, form: str) -> int | None:
    if form == "circled":
        return ord(words) - ord("①") + 1
    digits = _NUMBER.search(words)
    return printed_number(digits.group()) if digits else None
