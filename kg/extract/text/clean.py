"""Cut the noise out of a source: spam words, controls, pinyin glosses, page numbers, web furniture.

What is noise is a row of data/authority/noise.tsv, but for five forms that are patterns by nature, and
for line breaks inside paragraphs (wraps.py).
Every cut is recorded with its span and rule; nothing is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.text import wraps
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text, cut
from kg.fold import fold
from kg.model import Noise, Source, Span

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+"
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_PINYIN = re.compile(
    rf"(?<=[\u4e00-\u9fff])[(【][a-zü{_TONED}]{{0,7}}[{_TONED}][a-zü{_TONED}]{{0,7}}[)】]"
)
_PAGE_NUMBER = re.compile(
    r"^[ \r]*(?:-{1,2} ?\d{1,4} ?-{1,2}|第 ?\d{1,4} ?页(?:[,/ ]*共 ?\d{1,4} ?页)?)[ \r]*$",
    re.MULTILINE,
)
_PAGE_BREAK = re.compile("(?<=\n)\x0c+|\\A\x0c+|(?<!\x0c)\x0c+(?=[\r\n]|\\Z)")
# A line longer than this is text, whatever it begins with: all line breaks may have been lost.
_LONGEST_FURNITURE = 300
_SEAM_REACH = 12


def clean(source: Source, lexicon: Lexicon) -> Text:
    """Return the Text of `source`: folded, minus its noise.

    Postconditions: the clean text and the cuts together hold every character of the source once, in
    order; no cut is empty; cuts do not overlap.
    """
    folded = fold(source.text)
    found = [
        *_by_pattern(folded),
        *_spam(folded, lexicon),
        *_furniture(folded, lexicon),
    ]
    # One overlap rule: the longer cut wins, the earlier of two equal ones.
    found.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken: list[tuple[int, int, str]] = []
    covered = bytearray(len(folded)) if found else bytearray()
    for begin, end, rule in found:
        if not any(covered[begin:end]):
            covered[begin:end] = b"\x01" * (end - begin)
            taken.append((begin, end, rule))
    taken.extend(list(_wraps(folded, taken)))
    noise = [
        Noise(rule, source.text[begin:end], Span(begin, end)) for begin, end, rule in sorted(taken)
    ]
    return cut(source, folded, noise)


def _wraps(folded: str, taken: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The line breaks inside paragraphs, and where there are any the bare numbers of pages."""
    skip = [(begin, end) for begin, end, _ in taken]
    paged = any(rule == "page-number" for _, _, rule in taken)
    pages = [] if paged else wraps.bare_pages(folded)
    breaks = list(wraps.wraps(folded, sorted([*skip, *pages])))
    if breaks:
        yield from ((begin, end, wraps.RULE) for begin, end in breaks)
        yield from ((begin, end, "page-number") for begin, end in pages)


def _by_pattern(folded: str) -> Iterator[tuple[int, int, str]]:
    for rule, pattern in (
        ("control-character", _CONTROL),
        ("pinyin-gloss", _PINYIN),
        ("page-number", _PAGE_NUMBER),
        ("page-break", _PAGE_BREAK),
    ):
        for match in pattern.finditer(folded):
            yield match.start(), match.end(), rule


def _spam(folded: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    for begin, end, word in lexicon.noise_words(folded):
        prefix = word.prefix
        if prefix and folded.endswith(prefix, 0, begin):
            left = folded[max(0, begin - len(prefix) - _SEAM_REACH) : begin - len(prefix)]
            if lexicon.joins_name(left, folded[end : end + _SEAM_REACH]):
                begin -= len(prefix)
        yield begin, end, word.rule


def _furniture(folded: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    start = 0
    while start < len(folded):
        stop = folded.find("\n", start)
        stop = len(folded) if stop < 0 else stop
        if 0 < stop - start <= _LONGEST_FURNITURE:
            line = folded[start:stop]
            body = line.strip()
            begin = start + len(line) - len(line.lstrip())
            for piece in lexicon.furniture:
                whole = piece.where == "line" and body == piece.text
                if whole or (piece.where == "line-start" and body.startswith(piece.text)):
                    yield begin, begin + len(body), piece.rule
                elif piece.where == "line-end" and body.endswith(piece.text):
                    yield begin + len(body) - len(piece.text), begin + len(body), piece.rule
        start = stop + 1
