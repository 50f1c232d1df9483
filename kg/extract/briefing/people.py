"""Who is named with an office in a talk: in its opening, in the words of the host."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extract.briefing.words import SpeechWords
from kg.extract.text.text import Text
from kg.fold import fold, simplify

_BODY = re.compile(r"[^\s,。;:、()《》“”]*$")
_LONGEST_BODY = 30
_LONGEST_NAME = 12
_SHORTEST_NAME = 2


def introduced(text: Text, words: SpeechWords, names: Collection[str]) -> dict[str, str]:
    """The office that stands right before each of `names` (simplified) in the text, the first of several."""
    found: dict[str, str] = {}
    wanted = {fold(name): name for name in names}
    for match in words.introduced.finditer(text.folded) if wanted else ():
        behind = match["name"]
        for size in range(min(len(behind), _LONGEST_NAME), _SHORTEST_NAME - 1, -1):
            name = wanted.get(behind[:size])
            if name:
                office = _office(text, words, match.start(), match.start("name"))
                found.setdefault(name, office)
                break
    return found


def in_head(text: Text, words: SpeechWords, end: int) -> dict[str, str]:
    """Who is named with an office before clean `end`, where no label says where a name ends."""
    found: dict[str, str] = {}
    for match in words.in_head.finditer(text.folded, 0, end):
        name = "".join(simplify(text.words(*match.span("name"))).split())
        found.setdefault(name, _office(text, words, match.start(), match.start("name")))
    return found


def unnamed_in_head(text: Text, words: SpeechWords, end: int) -> str | None:
    """The unnamed official that the words before clean `end` say was asked: 甲部有关负责人."""
    match = words.unnamed_in_head.search(text.folded, 0, end)
    return _office(text, words, *match.span()) if match else None


def _office(text: Text, words: SpeechWords, post: int, end: int) -> str:
    """The office whose post begins at clean `post` and ends at `end`: with the body before it, without
    what leads up to it."""
    body = _BODY.search(text.folded[max(0, post - _LONGEST_BODY) : post])
    begin = post - len(body.group()) if body else post
    lead = words.lead_in.match(text.folded[begin:post])
    return simplify(text.words(begin + (lead.end() if lead else 0), end)).strip()
