"""The plans of a notice that issues several: where each of them begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.front.head import Head
from kg.extract.front.rows import PartTitle
from kg.extract.front.title_words import in_one_line
from kg.extract.text.pairs import title_spans
from kg.extract.text.text import Text

_FEWEST = 2
_LONGEST = 100
_MOST = 20
_NOTICE_REACH = 3000
_BLANKS = r"[ \r\n*]{0,4}"
_TOKEN = re.compile(r"\s|\*")
# Behind a title its line ends, or the text begins.
_ENDS = r"(?=[ \r*]*(?:\n|\Z|\(|为|根据|按照|依据|一、|第一))"


def part_titles(text: Text, head: Head) -> tuple[PartTitle, ...]:
    """The titles, each on lines of its own, of the plans that the notice names in 《》, in the order of the
    document; none where it names one plan, or where fewer than two of them stand in the text."""
    if head.heading is None and head.address is None:
        return ()
    begin = head.heading.words.begin if head.heading else 0
    after = _end_of_notice(text, head)
    titles = _named(text.folded, begin, after)
    found: dict[str, PartTitle] = {}
    for title in titles:
        words = _BLANKS.join(map(re.escape, title))
        pattern = re.compile(
            rf"(?:(?<=\n)|(?<=。)|(?<=\)))[ \r*#]{{0,40}}(?P<title>{words}){_ENDS}"
        )
        match = pattern.search(text.folded, after)
        if match:
            left, right = match.span("title")
            shown = in_one_line(text.words(left, right))
            found.setdefault(title, PartTitle(left, right, shown, "named-in-notice"))
    rows = sorted(found.values(), key=lambda part: part.begin)
    return tuple(rows) if len(rows) >= _FEWEST else ()


def _end_of_notice(text: Text, head: Head) -> int:
    """Where the notice ends: with the signature, or else before its first numbered heading."""
    begin = head.heading.words.end if head.heading else 0
    date = head.date if head.date and head.date.rule in ("signed", "alone") else None
    if date and begin <= date.end <= begin + _NOTICE_REACH:
        return date.end
    lines = head.lines[head.behind_heading :]
    item = next((line.begin for line in lines if line.kind == "item"), len(text.folded))
    return min(item, begin + _NOTICE_REACH)


def _named(folded: str, begin: int, end: int) -> Sequence[str]:
    """The titles in 《》, without white space, each once."""
    names = (
        _TOKEN.sub("", folded[left + 1 : right - 1])
        for left, right in title_spans(folded, begin, end)
    )
    return [name for name in dict.fromkeys(names) if len(name) <= _LONGEST][:_MOST]
