"""A head taken apart: its lines, heading and address, the title, who signs and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.bodies.regions import LETTERHEAD
from kg.extract.front.dates import DAY, iso_date
from kg.extract.front.labels import labels
from kg.extract.front.lines import HeadLine, HeadLines
from kg.extract.front.names import Names
from kg.extract.front.repeated import printed_again
from kg.extract.front.rows import Stated
from kg.extract.front.signatures import Signature, labelled_date, signatures
from kg.extract.front.title_words import in_one_line, title_key
from kg.extract.front.titles import Heading, heading
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.pairs import title_spans
from kg.extract.text.text import Text

_BLANK = re.compile(r"[\s*#]")
_DATED = re.compile(rf"\({DAY}\)")
# Behind the name of what a notice issues: 《…》已经市政府同意,现印发给你们; 现将《…》印发给你们.
_PASSED_ON = re.compile(r"(?:\([^()]{1,20}\))?\s?(?:已经?|经|业经|予以|印发|现予)")
_AND = re.compile(r"[\s、和及]{0,6}")
_ISSUES = re.compile("印发|发布|公布|下发|同意|通过")
_NOTICE_REACH = 120


@dataclass(frozen=True, slots=True)
class Title:
    """The title: its row; `line`: the last of its lines where it stands on lines of its own, `again`
    behind a notice that names it."""

    row: Stated
    line: int | None
    again: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the text, and who signs it."""

    lines: tuple[HeadLine, ...]
    heading: Heading | None
    address: HeadLine | None
    title: Title | None
    signature: Signature | None
    date: Stated | None
    letterhead: tuple[int, int] | None

    @property
    def behind_heading(self) -> int:
        """The line behind the heading."""
        return self.heading.last + 1 if self.heading else 0


def read_head(text: Text, lexicon: Lexicon, names: Names) -> Head:
    """Take the head of `text` apart."""
    reader = HeadLines(lexicon, names)
    lines = reader.of(text)
    top = heading(lines, reader.forms, names)
    behind = top.last + 1 if top else 0
    address = _address(lines, behind)
    title = _title(text, lexicon, lines, top, names)
    closed = [(top.words.begin, top.words.end)] if top else []
    if title and title.again:
        closed.append((title.row.begin, title.row.end))
    signed = list(signatures(text, reader, names, closed))
    signature = next((each for each in signed if each.signers and not each.printed), None)
    stop = lines[-1].end if lines else 0
    letterhead = LETTERHEAD.search(text.folded, 0, stop)
    return Head(
        tuple(lines),
        top,
        address,
        title,
        signature,
        _date(text, lexicon, top, signature, signed),
        letterhead.span("who") if letterhead else None,
    )


def _address(lines: Sequence[HeadLine], behind: int) -> HeadLine | None:
    """The address: before any sentence behind the heading."""
    for line in lines[behind:]:
        if line.kind == "address":
            return line
        if line.kind in ("sentence", "item"):
            return None
    return None


def _title(
    text: Text,
    lexicon: Lexicon,
    lines: Sequence[HeadLine],
    top: Heading | None,
    names: Names,
) -> Title | None:
    behind = top.last + 1 if top else 0
    wanted = []
    named = _passed_on(text, lines, behind) if top is None or top.issued else []
    if top and top.issued and len(named) < 2:
        row = Stated(top.issued.begin, top.issued.end, "title", top.issued.shown(text), "notice")
        wanted.append((top.issued.folded, row))
    if len(named) < 2:
        wanted.extend(named)
    for words, row in wanted:
        found = printed_again(lines, behind, words, names)
        if found:
            begin, end, _, last = found
            value = _shown(text, begin, end)
            more = len(title_key(row.value)) - len(title_key(value))
            # The line may leave out the place; of a plan passed on the notice says who made it.
            if more > 0 and not names.is_body(row.value[:more]):
                value = row.value
            return Title(Stated(begin, end, "title", value, "line"), last, again=True)
    if wanted:
        return Title(wanted[0][1], None, again=False)
    if top:
        row = Stated(top.words.begin, top.words.end, "title", top.words.shown(text), "heading")
        return Title(row, top.last, again=False)
    return _labelled_title(text, lexicon, lines)


def _passed_on(text: Text, lines: Sequence[HeadLine], behind: int) -> list[tuple[str, Stated]]:
    """What the words of the notice say is issued: 现将《…》印发给你们."""
    first = next((line for line in lines[behind:] if line.kind in ("sentence", "open")), None)
    if first is None:
        return []
    folded = text.folded
    stops = (
        each.begin for each in lines if each.kind in ("item", "date") and each.begin > first.end
    )
    for run in _runs(folded, first.begin, next(stops, lines[-1].end)):
        left, right = run[0][0], run[-1][1]
        following = folded[right : right + _NOTICE_REACH]
        made = folded[max(0, left - 2) : left].endswith(("现将", "将", "现对"))
        sentence = following.partition("。")[0]
        if (made or _PASSED_ON.match(following)) and _ISSUES.search(sentence):
            return [_named(text, begin + 1, end - 1) for begin, end in run]
    return []


def _runs(folded: str, begin: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The titles in 《》 in folded[begin:end], those that follow one another at once together: 《甲》《乙》."""
    run: list[tuple[int, int]] = []
    for left, right in title_spans(folded, begin, end):
        if run and not _AND.fullmatch(folded, run[-1][1], left):
            yield run
            run = []
        run.append((left, right))
    if run:
        yield run


def _named(text: Text, begin: int, end: int) -> tuple[str, Stated]:
    row = Stated(begin, end, "title", in_one_line(text.words(begin, end)), "named")
    return _BLANK.sub("", text.folded[begin:end]), row


def _labelled_title(text: Text, lexicon: Lexicon, lines: Sequence[HeadLine]) -> Title | None:
    """The title behind a label of the page, where nothing else says it; of several the longest, for
    pages shorten titles: title: 例行记者会, 原标题：2024年5月6日例行记者会."""
    label = re.compile(rf"(?:{labels(lexicon, 'title')})[\])*]* ?: ?")
    rows = []
    for line in lines:
        found = label.match(line.words) if line.kind == "label" else None
        if found and found.end() < len(line.words):
            begin = line.begin + found.end()
            value = _shown(text, begin, line.end)
            rows.append(Stated(begin, line.end, "title", value, "label"))
    longest = max(rows, key=lambda row: (len(row.value), -row.begin), default=None)
    return Title(longest, None, again=False) if longest else None


def _shown(text: Text, begin: int, end: int) -> str:
    """The title at [begin, end), which may stand on several lines."""
    return in_one_line(text.words(begin, end))


def _date(
    text: Text,
    lexicon: Lexicon,
    top: Heading | None,
    signature: Signature | None,
    signed: Sequence[Signature],
) -> Stated | None:
    """When it was signed; else a date that stands alone, or in brackets below the title, or behind a
    label of the page, or when it was printed."""
    if signature:
        return Stated(signature.begin, signature.end, "date", signature.date, "signed")
    alone = next((each for each in signed if not each.printed), None)
    if alone:
        return Stated(alone.begin, alone.end, "date", alone.date, "alone")
    below = _DATED.search(text.folded, top.words.begin, top.words.end + 40) if top else None
    stamp = iso_date(below) if below else None
    if below and stamp:
        return Stated(below.start(), below.end(), "date", stamp, "below-title")
    labelled = labelled_date(text, lexicon, min(len(text.folded), 3000))
    if labelled:
        return labelled
    printed = next(iter(signed), None)
    if printed:
        return Stated(printed.begin, printed.end, "date", printed.date, "printed")
    return None
