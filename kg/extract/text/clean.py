"""Cut the noise out of a source: spam words, controls, pinyin glosses, page numbers, web furniture.

What is noise is a row of data/authority/noise.tsv, but for a few forms that are patterns by nature, and
for line ends and blanks that only the page explains (soft_breaks.py, stray_blanks.py).
Every cut is recorded with its span and rule; nothing is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.text.cells import RULE as CELL_WRAP
from kg.extract.text.cells import cell_wraps
from kg.extract.text.footnotes import RULE as FOOTNOTE
from kg.extract.text.footnotes import footnotes
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.markdown_marks import RULE as MARKDOWN
from kg.extract.text.markdown_marks import markdown_marks
from kg.extract.text.page_numbers import (
    bare_page_numbers,
    glued_page_numbers,
    page_lines_repeated,
    page_numbers,
)
from kg.extract.text.soft_breaks import soft_breaks
from kg.extract.text.stray_blanks import RULE as STRAY_BLANK
from kg.extract.text.stray_blanks import stray_blanks
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
_PAGE_BREAK = re.compile("(?<=\n)\x0c+|\\A\x0c+|(?<!\x0c)\x0c+(?=[\r\n]|\\Z)")
# A line longer than this is text, whatever it begins with: all line breaks may have been lost.
_LONGEST_FURNITURE = 300
_SEAM_REACH = 12
_OF_PAGES = ("page-number", "page-break", "page-furniture")

Cut = tuple[int, int, str]


def clean(source: Source, lexicon: Lexicon) -> Text:
    """Return the Text of `source`: folded, minus its noise.

    Postconditions: the clean text and the cuts together hold every character of the source once, in
    order; no cut is empty; cuts do not overlap.
    """
    folded = fold(source.text)
    found = [
        *((*span, MARKDOWN) for span in markdown_marks(source.name, source.text)),
        *((*span, CELL_WRAP) for span in cell_wraps(folded, source.text, lexicon)),
        *_by_pattern(folded),
        *((*span, "page-number") for span in (*page_numbers(folded), *glued_page_numbers(folded))),
        *_spam(folded, lexicon),
        *_furniture(folded, lexicon),
        *((begin, end, FOOTNOTE) for begin, end in footnotes(folded, source.text, lexicon)),
    ]
    taken, covered = _apart(found, len(folded))
    if not any(rule == "page-number" for _, _, rule in taken):
        pages = bare_page_numbers(folded)
        taken.extend(
            (begin, end, "page-number") for begin, end in pages if not any(covered[begin:end])
        )
    bodies = tuple(lexicon.words["body-end"])
    numbered = [(begin, end) for begin, end, rule in taken if rule == "page-number"]
    taken.extend(
        (begin, end, "page-furniture")
        for begin, end in page_lines_repeated(folded, numbered)
        # A body can stand alone on a line, as the cell of a table does.
        if not any(covered[begin:end]) and not folded[begin:end].endswith(bodies)
    )
    taken.sort()
    taken.extend(_page_marks(folded, source.text, lexicon, taken))
    noise = [
        Noise(rule, source.text[begin:end], Span(begin, end)) for begin, end, rule in sorted(taken)
    ]
    return cut(source, folded, noise)


def _apart(found: list[Cut], size: int) -> tuple[list[Cut], bytearray]:
    """The cuts that overlap no other, and which characters they cover. One overlap rule: the longer cut
    wins, the earlier of two equal ones."""
    found.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken: list[Cut] = []
    covered = bytearray(size)
    for begin, end, rule in found:
        if not any(covered[begin:end]):
            covered[begin:end] = b"\x01" * (end - begin)
            taken.append((begin, end, rule))
    return taken, covered


def _page_marks(folded: str, raw: str, lexicon: Lexicon, taken: Sequence[Cut]) -> list[Cut]:
    """The line ends and blanks that the page put into the text, outside the cuts already `taken`, which
    come in order."""
    skip = [(begin, end) for begin, end, _ in taken]
    pages = [(begin, end) for begin, end, rule in taken if rule in _OF_PAGES]
    breaks = [(b.begin, b.end, b.rule) for b in soft_breaks(folded, raw, lexicon, skip, pages)]
    joined = {end for _, end, _ in breaks}
    blanks = [(*span, STRAY_BLANK) for span in stray_blanks(folded, raw, joined)]
    held = sorted([*skip, *((begin, end) for begin, end, _ in breaks)])
    free = []
    at = 0
    for begin, end, rule in sorted(blanks):
        while at < len(held) and held[at][1] <= begin:
            at += 1
        if at == len(held) or held[at][0] >= end:
            free.append((begin, end, rule))
    return [*breaks, *free]


def _by_pattern(folded: str) -> Iterator[Cut]:
    for rule, pattern in (
        ("control-character", _CONTROL),
        ("pinyin-gloss", _PINYIN),
        ("page-break", _PAGE_BREAK),
    ):
        for match in pattern.finditer(folded):
            yield match.start(), match.end(), rule


def _spam(folded: str, lexicon: Lexicon) -> Iterator[Cut]:
    for begin, end, word in lexicon.noise_words(folded):
        prefix = word.prefix
        if prefix and folded.endswith(prefix, 0, begin):
            left = folded[max(0, begin - len(prefix) - _SEAM_REACH) : begin - len(prefix)]
            if lexicon.joins_name(left, folded[end : end + _SEAM_REACH]):
                begin -= len(prefix)
        yield begin, end, word.rule


def _furniture(folded: str, lexicon: Lexicon) -> Iterator[Cut]:
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
