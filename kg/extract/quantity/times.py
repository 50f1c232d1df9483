"""The times of a document, each found once: when it is, and what the words around it use it for.

What is due by a time is told apart from what only happens at one. Due are a time with 前 (6月底前), one
behind its label (完成时限：2025年12月), one beside who answers, 年内, 印发之日起30日内, one that a verb of
doing follows (上半年完成; 2025年，组织开展…), 到2027年 with a verb that finishes (建成, 打造), and terms
that come round or never end (每季度末前, 持续推进). No deadline is when something holds
(2024年1月1日至12月31日, 自…起, 执行至…), what is told of, the time of a case (…前取得证书的，), and what a
quantity shall have reached (到2027年，覆盖率达到90%): that is a target, unless 前 says by when or the
sentence goes on to what is built (…，建成10个园区).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.quantity.terms import terms
from kg.extract.quantity.time_forms import GAP, INSIDE, WHEN, WHOLE_YEAR, When, read_when
from kg.extract.quantity.time_row import Time
from kg.extract.quantity.time_words import TimeWords
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.pairs import title_spans
from kg.extract.text.text import Text

# 前期 and 前三个月 are no 前 behind a time.
_BEFORE = (
    rf"{GAP}(?:之|以)?{GAP}前(?![期后]|(?:[一二两三四五六七八九十]|\d{{1,2}})个?(?:月|名|位|周))"
)
_TIME = re.compile(rf"{WHEN}(?:(?P<before>{_BEFORE})|(?P<inside>{GAP}{INSIDE}))?")
_RANGE = re.compile(rf"{GAP}(?:\([^()\n]{{1,8}}\))?{GAP}起?{GAP}[至到~-]{{1,2}}{GAP}")
# 6-8月, 2023-2025年: the figures before the dash belong to the stretch.
_RANGE_BEGIN = re.compile(r"\d{1,4}[年月日]?[至到~-]{1,2}$")
_ATTRIBUTE = re.compile(r"[^,。;:()\n]{1,12}的")


def times(text: Text, lexicon: Lexicon) -> Layer[Time]:
    """Every time of `text` outside titles, in order.

    One overlap rule: the earlier wins, the longer of two that begin together. Linear in the text.
    """
    folded = _with_cells(text)
    words = TimeWords(lexicon)
    titles = Layer(_Title(*span) for span in title_spans(folded, 0, len(folded)))
    found = [*_used(folded, words), *terms(folded, lexicon, words)]
    found.sort(key=lambda row: (row.begin, -row.end))
    kept: list[Time] = []
    for row in found:
        if not (kept and row.begin < kept[-1].end) and not titles.touching(row.begin, row.end):
            kept.append(row)
    return Layer(_with_years(folded, kept))


@dataclass(frozen=True, slots=True)
class _Title:
    begin: int
    end: int
    rule: str = "title"


def _with_cells(text: Text) -> str:
    """The folded text with the tabs between cells, which folding makes blanks: a cell begins a clause."""
    if "\t" not in text.shown:
        return text.folded
    return "".join(
        "\t" if shown == "\t" else folded
        for folded, shown in zip(text.folded, text.shown, strict=True)
    )


def _used(folded: str, words: TimeWords) -> Iterator[Time]:
    """Every time with a year, month, quarter or half, and what it is used for."""
    at = 0
    while match := _TIME.search(folded, at):
        row = _range(folded, words, match) or _one(folded, words, match)
        at = max(match.end(), row.end)
        yield row


def _range(folded: str, words: TimeWords, match: re.Match[str]) -> Time | None:
    """The stretch that `match` begins or ends: something is due by its end where a label leads to it."""
    join = _RANGE.match(folded, match.end())
    last = _TIME.match(folded, join.end()) if join else None
    lead = _RANGE_BEGIN.search(folded[max(0, match.start() - 8) : match.start()])
    if not last and not lead:
        return None
    begin = match.start() - (len(lead.group()) if lead else 0)
    end = last or match
    labelled = words.labelled(folded, begin)
    return Time(begin, end.end(), "label" if labelled else "range", labelled, read_when(end))


def _one(folded: str, words: TimeWords, match: re.Match[str]) -> Time:
    begin, end = match.span()
    when = read_when(match, before=bool(match["before"]))
    if words.labelled(folded, begin):
        return Time(begin, end, "label", True, read_when(match))
    refused = words.refused(folded, begin, end)
    if refused:
        return Time(begin, end, refused, False, when)
    to = _led_to(folded, words, begin)
    if to is not None:
        due = to >= 0 and words.finishes(folded, end)
        rule = "to" if due else "target" if to >= 0 else "until"
        return Time(to if due else begin, end, rule, due, read_when(match))
    if match["before"]:
        if words.lasts(folded, end):
            return Time(begin, end, "until", False, when)
        granted = words.grants(folded, end, day=bool(match["day"]))
        if granted or words.conditional(folded, begin, end):
            return Time(begin, end, "condition", False, when)
        return Time(begin, end, "before", True, when, bool(_ATTRIBUTE.match(folded, end)))
    found = _due_rule(folded, words, match, when)
    return Time(begin, end, found or "told", found is not None, when)


def _due_rule(folded: str, words: TimeWords, match: re.Match[str], when: When) -> str | None:
    """Why something is due by a time without 前; None where nothing says so."""
    begin, end = match.span()
    if match["inside"]:
        return "in-year" if when.year or when.shift is not None or match["part"] else None
    if words.beside_duty(folded, begin, end):
        return "beside-duty"
    at_end = bool(match["close"] or match["last"])
    if at_end and folded.startswith("(", max(0, begin - 1)) and folded.startswith(")", end):
        return "bracket"
    # 2025年1月8日印发 is the imprint of a document, 根据2025年1月印发的… cites one.
    if words.issues(folded, end) and (match["day"] or words.cites(folded, begin)):
        return None
    if when.fine and words.due_verb(folded, end):
        return "due-verb"
    opens = match["part"] != WHOLE_YEAR and words.opens_clause(folded, begin)
    if not opens or words.heads_title(folded, begin, end):
        return None
    if words.does(folded, end):
        return "doing"
    if (at_end or words.names_subject(folded, end)) and words.finishes(folded, end):
        return "finish"
    return None


def _led_to(folded: str, words: TimeWords, begin: int) -> int | None:
    """Where 到 or 至 before a time stands if it opens a clause, -1 if it ends a stretch, None without."""
    at = begin - 1
    while at >= 0 and folded[at] in " \n" and begin - at < 3:
        at -= 1
    if at < 0 or folded[at] not in "到至" or words.moved_to(folded, begin):
        return None
    return at if words.opens_clause(folded, at) else -1


def _with_years(folded: str, rows: Iterable[Time]) -> Iterator[Time]:
    """Each row with the years told before it."""
    at, near, last = 0, None, None
    for row in rows:
        if re.search(r"[。!?\n\t]", folded[at : row.begin]):
            near = None
        at = row.begin
        yield replace(row, near=near, last=last)
        if isinstance(row.when, When) and row.when.year:
            last = row.when.year
            near = last if row.due and row.rule != "to" else near
