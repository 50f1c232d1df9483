"""Short names that a document gives: 《X意见》（国发〔2025〕3号，以下简称《意见》）, X纲要（以下简称《纲要》）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.pairs import title_spans

_GIVEN = re.compile(
    r"(?:以下|下)?(?:统称|简称)为?[“《\"]{0,2}([^“”《》\"(),。;\n]{1,20})[”》\"]{0,2}\)"
)
_LONGEST_TITLE = 200
_LONGEST_PHRASE = 80
# What can stand in the bracket before the short name: the number of the document.
_LONGEST_NUMBER = 40
_SHORTEST_CONTENT = 3
_STOPS = ",。;:!?\n()《》"
_TOO_VAGUE = ("-",)


class ShortNames:
    """Finds what the short names of documents stand for; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        verbs = alternatives(lexicon.verbs_before)
        leading = alternatives(lexicon.words["leading"])
        self._leading = re.compile(rf"(?:{leading}|(?:{verbs})[了好]?)+")

    def within(self, folded: str) -> Iterator[tuple[str, int, int]]:
        """Each short name, and where the name that it stands for is: in 《》, or a phrase that ends as
        documents do."""
        for match in _GIVEN.finditer(folded):
            opened = _opening(folded, match.start())
            if opened is None:
                continue
            end = opened
            while end and folded[end - 1] == " ":
                end -= 1
            place = _title(folded, end) or self._phrase(folded, end)
            if place:
                yield match.group(1), *place

    def _phrase(self, folded: str, end: int) -> tuple[int, int] | None:
        begin = end
        while begin > max(0, end - _LONGEST_PHRASE) and folded[begin - 1] not in _STOPS:
            begin -= 1
        leading = self._leading.match(folded, begin, end)
        begin = leading.end() if leading else begin
        for left, right in self._lexicon.instrument_names(folded[begin:end]):
            if begin + right == end:
                return begin + left, end
        heading = self._lexicon.kind_of(folded[begin:end])
        if heading is None or heading.kind in _TOO_VAGUE:
            return None
        return (begin, end) if end - begin - len(heading.ending) >= _SHORTEST_CONTENT else None


def _opening(folded: str, at: int) -> int | None:
    """Where the bracket opens in which the short name is given at `at`."""
    depth = 0
    for place in range(at - 1, max(-1, at - 1 - _LONGEST_NUMBER), -1):
        char = folded[place]
        if char in "《》。\n":
            return None
        if char == ")":
            depth += 1
        elif char == "(":
            if depth == 0:
                return place
            depth -= 1
    return None


def _title(folded: str, end: int) -> tuple[int, int] | None:
    if folded[end - 1 : end] != "》":
        return None
    opened = folded.rfind("《", max(0, end - _LONGEST_TITLE), end)
    found = list(title_spans(folded, opened, end)) if opened >= 0 else []
    return found[-1] if found and found[-1][1] == end else None
