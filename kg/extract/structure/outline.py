"""The outline of a document, inferred from its own numbering.

A marker is a printed number in one of a few forms (一、 （一） 1. （1） ①) where a line or a sentence
begins. The order in which the forms first appear is their rank: the first is the highest. Nothing
is assumed about which form numbers the tasks; `levels.py` decides that by where the clauses of
responsibility stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.structure.boxes import LARGEST_STEP, Boxes, Marker
from kg.extract.text.lines import breaks_lost, line_end
from kg.extract.text.number_forms import CHINESE, COUNTED, FORMS, MARKER, NUMBER
from kg.extract.text.numbers import printed_number

_SENTENCE_END = "。;;!?)】]"
# Where line breaks are lost, a number also follows a heading: 保护制度（一）完善规章1.推进. A numeral
# with 、 never counts so: 统一、高效.
_GLUED = re.compile(rf"[^第\d,:、(] *(?:\([{CHINESE}]{{1,4}}\)、?|\(\d{{1,2}}\)|\d{{1,3}}\.)$")
_UNOPENED = re.compile(rf"^[ \r]{{0,8}}([{CHINESE}]{{1,4}})\)、?(?=[\u4e00-\u9fff])", re.MULTILINE)
# These number items only where a line begins.
_GLUED_DIGITS = "digits-glued"
_OF_LINES = ("named", "decimal", "decimals")


def markers(folded: str) -> list[Marker]:
    """The numbering of `folded` in order: candidates in every form, less those that continue no sequence."""
    candidates = list(_candidates(folded))
    boxes = Boxes(folded, candidates)
    kept: list[Marker] = []
    last: dict[str, int] = {}
    # By form: the last number of the sequence that the present one interrupted.
    before: dict[str, int] = {}
    place = 0
    while place < len(candidates):
        place = boxes.behind(place, last)
        if place == len(candidates):
            break
        candidate = _glued_anew(folded, candidates[place], last, kept)
        place += 1
        form, number = candidate.form, candidate.number or 0
        step = number - last.get(form, 0)
        fits = step == 1 or number == 1
        if candidate.at_line_start and not folded[candidate.end - 1].isdecimal():
            fits = fits or 1 <= step <= LARGEST_STEP or number == before.get(form, 0) + 1
        if not fits:
            continue
        if number == 1 and kept and kept[-1].form == form:
            before[form] = last[form]
        last[form] = number
        kept.append(candidate)
    return kept


def _glued_anew(
    folded: str, candidate: Marker, last: dict[str, int], kept: Sequence[Marker]
) -> Marker:
    """The candidate, in a form of its own where it is a digit without a mark and numbers anew below digits
    that have one, or goes on from such a one: its circle was lost."""
    if candidate.form != "digits" or not folded[candidate.end - 1].isdecimal():
        return candidate
    continues = candidate.number == last.get("digits", 0) + 1
    inside = candidate.number == 1 or candidate.number == last.get(_GLUED_DIGITS, 0) + 1
    goes_on = bool(kept) and kept[-1].form == _GLUED_DIGITS and candidate.number != 1
    if "digits" in last and inside and (goes_on or not continues):
        return replace(candidate, form=_GLUED_DIGITS)
    return candidate


def ranks(found: list[Marker]) -> dict[str, int]:
    """Rank of each form by first appearance, 0 the highest; but a form that by custom stands above one
    that appeared before it does so here too when its numbers run on across that one's: (二) behind
    (一) 4. 5."""
    order: list[str] = []
    # By form: the place of its last marker; and which forms run on across which.
    last: dict[str, int] = {}
    runs_on: set[tuple[str, str]] = set()
    for place, marker in enumerate(found):
        form = marker.form
        if form not in last:
            order.append(form)
        elif marker.number != 1:
            runs_on.update((form, other) for other, at in last.items() if at > last[form])
        last[form] = place
    custom = {form: rank for rank, form in enumerate((*FORMS, _GLUED_DIGITS))}
    for _ in order:
        for at in range(len(order) - 1):
            upper, lower = order[at], order[at + 1]
            if custom[lower] < custom[upper] and (lower, upper) in runs_on:
                order[at], order[at + 1] = lower, upper
    return {form: rank for rank, form in enumerate(order)}


def _candidates(folded: str) -> list[Marker]:
    found = []
    line = stop = 0
    for match in MARKER.finditer(folded):
        begin = match.start()
        if begin >= stop:
            line = folded.rfind("\n", stop, begin) + 1 or stop
            stop = line_end(folded, begin, len(folded))
        before = begin - 1
        while before >= 0 and begin - before <= 8 and folded[before] in " \r\x0c":
            before -= 1
        at_line_start = before < 0 or folded[before] == "\n"
        form = (match.lastgroup or "").replace("_", "-")
        if not at_line_start and form in _OF_LINES:
            continue
        number = _value(match.group(), form)
        if not at_line_start and folded[before] not in _SENTENCE_END:
            # A list begins behind a colon: 具体措施：1.…; points behind a comma, too.
            listed = folded[before] in (":," if form == "pointed" else ":") and number == 1
            glued = breaks_lost(line, stop) and _GLUED.match(folded, before, match.end())
            if not (listed or glued):
                continue
        if number and not (at_line_start and _counts(folded, match, before)):
            found.append(Marker(begin, match.end(), form, number, at_line_start))
    found.extend(_unopened(folded))
    return sorted(found, key=lambda marker: marker.begin)


def _unopened(folded: str) -> Iterator[Marker]:
    """Numbers at the head of a line whose opening bracket was lost: 三十六)优化… They count only as the next
    one of their sequence."""
    for match in _UNOPENED.finditer(folded):
        number = printed_number(match[1])
        above = folded[folded.rfind("\n", 0, max(0, match.start() - 1)) + 1 : match.start()]
        if number and number > 1 and above.count("(") <= above.count(")"):
            yield Marker(match.start(1), match.end(), "chinese-bracketed", number, False)


def _counts(folded: str, match: re.Match[str], before: int) -> bool:
    """Whether the number of `match` counts what follows, in a sentence that the line end before it cuts:
    不少于 / 20 个."""
    cut = before > 0 and folded[before - 1] not in f"{_SENTENCE_END}:" and match[0][-1:].isdecimal()
    return cut and folded[match.end() :].lstrip(" ")[:1] in COUNTED


def _value(words: str, form: str) -> int | None:
    if len(words) == 1:
        return int(unicodedata.numeric(words, 0))
    if "-" in words:
        return 1  # (—) is (一) misread
    digits = NUMBER.findall(words)
    return printed_number(digits[-1]) if digits else None
