"""Line ends that part no paragraph: made by the width of a page, inside brackets, lists, labels or words.

What a page cut is told by the document's own lines (page_lines.py); the rest by what stands around a
line end, in any document. No line end next to a table's row is touched, and none before a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.text.lexicon import Lexicon
from kg.extract.text.number_forms import heading_label
from kg.extract.text.page_context import LEAST_INDENT, PageContext
from kg.extract.text.page_lines import SLACK, PageLine, begins_paragraph
from kg.extract.text.page_pieces import (
    MARKED,
    PARAGRAPH_END,
    SEPARATOR,
    closes_clause,
    fits,
    packs,
    runs_over,
    stacked,
    tail,
    under_way,
)

_LONGEST_VALUE = 300
_STOPS = PARAGRAPH_END + ")》”]"
_CANNOT_END = "、,(《“〈["
_CANNOT_BEGIN = "、,。;:!?)》”〉]"
_INDENT = 2.0
_WORD_REACH = 14
# 2025年9月 / 30日前, 2025年 / 9月底前.
_DATE_END = re.compile(r"\d {0,2}[年月] {0,2}$")
_DATE_REST = re.compile(r"\d{1,2} {0,2}[月日]")
# What closes 完成时限:6月底前 cuts no name.
_TIME = re.compile(r"[\d年月].{0,4}[前底内初末]$|推进$|坚持$")
_LONGEST_VERB = 3
# Shorter lines are headings and cells.
_SHORTEST_LINE = 8


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """Offsets [begin, end) of a line end and the white space around it, and the rule that says so."""

    begin: int
    end: int
    rule: str


def soft_breaks(
    folded: str,
    raw: str,
    lexicon: Lexicon,
    skip: Sequence[tuple[int, int]],
    pages: Sequence[tuple[int, int]],
) -> Iterator[SoftBreak]:
    """The line ends of `folded` that stand inside a paragraph; `raw` is the text before folding.

    `skip` are stretches that are none of the document's words, in order; `pages` those of them that
    tell where a page ends. Linear in the text.
    """
    if "\n" not in folded:
        return
    reader = PageContext(folded, raw, lexicon, skip)
    page_ends = [begin for begin, _ in pages]
    used = 0.0
    anew = True
    at = start = 0
    for place, (line, following) in enumerate(pairwise(reader.lines)):
        if anew:
            start = line.begin
            used = _INDENT if not line.indent and _is_prose(folded, line.begin, line.end) else 0.0
        used += reader.widths[place]
        first = bisect_left(page_ends, line.end)
        paged = first < len(page_ends) and page_ends[first] < following.begin
        rule = _rule(reader, place, start, used, paged)
        anew = rule is None
        if anew or (used >= reader.width - SLACK and not fits(reader, place + 1, used)):
            used = 0.0
        if rule is None:
            continue
        # What is skipped between the two lines stays a cut of its own.
        begin = line.end
        while at < len(skip) and skip[at][1] <= begin:
            at += 1
        here = at
        while here < len(skip) and skip[here][0] < following.begin:
            if skip[here][0] > begin:
                yield SoftBreak(begin, skip[here][0], rule)
            begin = max(begin, skip[here][1])
            here += 1
        if begin < following.begin:
            yield SoftBreak(begin, following.begin, rule)


def _rule(reader: PageContext, place: int, start: int, used: float, paged: bool) -> str | None:
    """Why the end of the line at `place` parts no paragraph; None where it does. The paragraph begins at
    `start`; `used` is how much of a line of the page stands before the end."""
    folded, line, following = reader.folded, reader.lines[place], reader.lines[place + 1]
    if line.cells or following.cells:
        return None
    last, first = folded[line.end - 1], folded[following.begin]
    # Where paragraphs are indented, prose that stops short of its end is not at the end of one.
    prose = reader.indented and last not in _STOPS and _is_prose(folded, start, line.end)
    full = bool(reader.width) and used >= reader.width - (2 * SLACK if prose else SLACK)
    blank = not paged and folded.count("\n", line.end, following.begin) > reader.gap
    blank = blank and not (full and prose) and not _over_blank(folded, start, line, following)
    if reader.inside(line.end, following.begin):
        return None if not full and stacked(reader, line, following) else "line-in-brackets"
    if blank and first not in _CANNOT_BEGIN:
        return None
    if _across(reader, line, following):
        return "line-in-word"
    if _DATE_END.search(folded, line.begin, line.end) and _DATE_REST.match(
        folded, following.begin, following.end
    ):
        return "line-in-date"
    if reader.heads_text(start, line.end, following):
        return None
    if begins_paragraph(folded, following, line) or following.indent >= reader.usual + LEAST_INDENT:
        return None
    if heading_label(folded, line.begin, line.end) == (line.end, _form(folded, line)):
        return "line-behind-number"
    if last in _CANNOT_END or first in _CANNOT_BEGIN:
        return "line-in-list"
    label = reader.labelled.match(folded, following.begin, following.end)
    # 市水务 / 局  完成时限:…: blanks part the end of a name from the next label.
    if label and "  " not in label.group():
        return None
    if reader.label.match(folded[line.begin : line.end].rpartition("  ")[2]):
        value = folded[following.begin : following.end]
        plain = len(value) <= _LONGEST_VALUE and "。" not in value[:-1]
        return "line-behind-label" if plain else None
    closed = last in PARAGRAPH_END
    if (
        not closed
        and reader.manner.match(folded, following.begin)
        and reader.labelled.match(folded, start, line.end)
    ):
        return "line-in-list"  # 责任单位:甲局、乙局 / 按职责分工,各县政府
    if reader.width and not closed and reader.labelled.match(folded, start, line.end):
        name = SEPARATOR.split(folded[start : line.end])[-1]
        rest = SEPARATOR.split(folded[following.begin : following.end])[0]
        # 城市管理 / 局 is a name, 市水务局配合 closes the clause.
        closing = last == ")" or bool(reader.duty_end.search(name))
        ended = closing and not reader.tail_of_name.match(rest)
        if not (ended or reader.body_end.search(name) or _TIME.search(name)):
            return "line-in-name"
    if closes_clause(reader, line):
        return None
    if full and (not closed or reader.indented):
        return "hard-wrap"
    if reader.in_pieces and (last in _STOPS or first in "《(“[") and packs(reader, place, used):
        return "hard-wrap"
    if full or closed:
        return None
    if reader.in_pieces and runs_over(reader, place):
        return "hard-wrap"
    if paged and last not in _STOPS and _has_stop(tail(folded, start, line.end)):
        return "hard-wrap"  # a page ends within a sentence
    if reader.in_pieces and _opens(folded, line, following):
        return "hard-wrap"
    if last != "]" and under_way(reader, place, start):
        return "hard-wrap"
    if last in _STOPS and not (reader.width and last in "”》"):
        return None
    if _unfinished(folded, line):
        return "hard-wrap"
    return "line-in-word" if _cuts_word(reader, line, following) else None


def _is_prose(folded: str, begin: int, end: int) -> bool:
    """Whether [begin, end) reads as the head of a paragraph, which a page indents: numbered, or with a
    stop in it, as no title has."""
    return _has_stop(tail(folded, begin, end)) or bool(heading_label(folded, begin, end)[1])


def _has_stop(words: str) -> bool:
    return "," in words or "。" in words


def _form(folded: str, line: PageLine) -> str:
    return heading_label(folded, line.begin, line.end)[1]


def _unfinished(folded: str, line: PageLine) -> bool:
    """Whether the line stops within a sentence that begins in it: no heading holds a full stop."""
    stop = max(folded.rfind("。", line.begin, line.end), folded.rfind(";", line.begin, line.end))
    return stop >= 0


def _across(reader: PageContext, line: PageLine, following: PageLine) -> bool:
    """Whether a word of duty or a name of the tables stands across the end of the line."""
    left = reader.folded[max(line.begin, line.end - _WORD_REACH) : line.end]
    right = reader.folded[following.begin : min(following.end, following.begin + _WORD_REACH)]
    return reader.lexicon.word_across(left, right)


def _opens(folded: str, line: PageLine, following: PageLine) -> bool:
    """Whether the line is but a character, or a verb that what stands in marks below it completes: 推动 /
    “一窗通办” / 改革. No heading without a number is so short, or has nothing but such marks below it."""
    size = line.end - line.begin
    marked = MARKED.fullmatch(folded, following.begin, following.end)
    most = _SHORTEST_LINE - 1 if marked else _LONGEST_VERB
    opens = size == 1 or (folded[following.begin] in "《(“[" and size <= most)
    return opens and not _form(folded, line)


def _over_blank(folded: str, start: int, line: PageLine, following: PageLine) -> bool:
    """Whether `line` stops within a sentence that is not the first of the paragraph begun at `start`, and
    prose follows: the blank line was the foot of a page."""
    if folded[line.end - 1] in _STOPS or "。" not in tail(folded, start, line.end):
        return False
    return any(mark in folded[following.begin : following.end] for mark in "。;,")


def _cuts_word(reader: PageContext, line: PageLine, following: PageLine) -> bool:
    """Whether a word of the general dictionary stands across the end of the line: 的通 / 知."""
    if line.end - line.begin < _SHORTEST_LINE and not reader.in_pieces:
        return False
    left = reader.folded[max(line.begin, line.end - _WORD_REACH) : line.end]
    right = reader.folded[following.begin : min(following.end, following.begin + _WORD_REACH)]
    cutter = reader.lexicon.cutter
    # 政策问答 / 问: where the last word of the line is whole, what seems to stand across is chance.
    # In pieces a line may stop anywhere: 考核制 / 度.
    if len(cutter.known_words(left)[-1]) > 1 and not reader.in_pieces:
        return False
    at = 0
    for token in cutter.known_words(left + right):
        if at < len(left) < at + len(token):
            return True
        at += len(token)
    return False
