"""A press briefing: turns with their speakers, and the times at which they were posted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.front.front import first_date
from kg.extract.instruments.actions import Actions
from kg.extract.instruments.gaps import Gaps, Passage
from kg.extract.instruments.mentions import Mentions
from kg.extract.quantity.figures import Figures
from kg.extract.structure.blocks import Edge, Reading
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.fold import simplify
from kg.model import Document, Turn, TurnRole

_HEADER = re.compile(r"^[ \r]*(?P<who>[^\n:。!?《》]{2,60}):[ \r]*$", re.MULTILINE)
_POSTED = re.compile(r"^[ \r]*(?P<at>20\d\d-\d\d-\d\d \d\d:\d\d:\d\d)[ \r]*$", re.MULTILINE)
_NAME = re.compile(r"^[\u4e00-\u9fff·]{2,4}$")
_REPORTER = re.compile(r"记者$")
_HOST = re.compile(r"主持人|发言人|新闻局")
_FEWEST_TURNS = 3
_YEAR = re.compile(r"20\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class _Header:
    """The line that announces a speaker: clean offsets, the name or None, the office as printed."""

    begin: int
    end: int
    speaker: str | None
    office: str | None


def read_briefing(text: Text, lexicon: Lexicon) -> Reading | None:
    """Read `text` as a briefing; None when fewer than three lines announce a speaker, or nothing but
    their colons says that they do."""
    headers = list(_headers(text))
    folded = text.folded
    if len(headers) < _FEWEST_TURNS or not _is_talk(folded, headers):
        return None
    stops = [header.begin for header in headers[1:]] + [len(folded)]
    mentions = Mentions(text, lexicon)
    actions = Actions(text, lexicon, mentions)
    date = first_date(folded, 0, headers[0].begin)
    year = int(date[:4]) if date else None
    offices: dict[str, str] = {}
    turns: list[Turn] = []
    stretches: list[tuple[int, int]] = []
    last_end = len(folded)
    for number, (header, stop) in enumerate(zip(headers, stops, strict=True), start=1):
        posted = _POSTED.search(folded, header.end, stop)
        begin, end = _stretch(folded, header.end, posted.start() if posted else stop)
        stretches.append((begin, end))
        last_end = posted.end() if posted else end
        if header.speaker and header.office:
            offices[header.speaker] = header.office
        office = header.office or offices.get(header.speaker or "")
        role: TurnRole = (
            "reporter"
            if header.speaker is None
            else "host"
            if office and _HOST.search(office)
            else "official"
        )
        turns.append(
            Turn(
                number,
                header.speaker,
                office if header.speaker else "记者",
                _spoken_for(lexicon, header, office),
                role,
                posted["at"] if posted else None,
                text.words(begin, end),
                text.span(header.begin, last_end),
                actions.of_turn(begin, end, year),
            )
        )
    gaps = Gaps(text, lexicon, mentions)
    flags = [
        flag
        for turn, (begin, stop) in zip(turns, stretches, strict=True)
        for flag in gaps.inside(Passage(begin, stop, f"turn-{turn.number}"))
    ]
    last = Passage(*stretches[-1], f"turn-{len(turns)}")
    flags.extend(gaps.cut_off(last))
    title_begin, title_end = _title(folded, headers[0].begin)
    title = simplify(text.words(title_begin, title_end)).strip() or None
    period = _YEAR.search(folded, title_begin, title_end)
    told = int(period.group()) if period else year
    figures = Figures(text, lexicon, year, told)
    host = next((turn for turn in turns if turn.role == "host"), None)
    document = Document(
        text.source,
        "briefing",
        title,
        text.span(title_begin, title_end) if title else None,
        (host.on_behalf_of,) if host and host.on_behalf_of else (),
        (),
        None,
        date,
        period.group() if period else (date[:4] if date else None),
        None,
        (),
        turns=tuple(turns),
        flags=tuple(flags),
        noise=text.cuts,
        figures=tuple(
            figure
            for turn, stretch in zip(turns, stretches, strict=True)
            for figure in figures.of_turn(*stretch, f"turn-{turn.number}", turn.speaker)
        ),
    )
    return Reading(document, tuple(_edges(folded, headers, title_begin, title_end, last_end)))


def _headers(text: Text) -> Iterator[_Header]:
    for match in _HEADER.finditer(text.folded):
        folded = match["who"].strip()
        reporter = bool(_REPORTER.search(folded))
        if not reporter and not _NAME.match(folded.rpartition(" ")[2]):
            continue
        words = simplify(text.words(*match.span("who"))).strip()
        office, _, name = words.rpartition(" ")
        if reporter:
            yield _Header(match.start("who"), match.end(), None, words)
        else:
            yield _Header(match.start("who"), match.end(), name, office.strip() or None)


def _is_talk(folded: str, headers: list[_Header]) -> bool:
    """Whether a reporter asks, a time is printed, or one with an office speaks twice: 主要任务: and
    责任单位: on lines of their own announce no speaker."""
    introduced = {header.speaker for header in headers if header.office}
    turns = Counter(header.speaker for header in headers)
    return (
        None in turns
        or any(turns[speaker] > 1 for speaker in introduced)
        or bool(_POSTED.search(folded))
    )


def _spoken_for(lexicon: Lexicon, header: _Header, office: str | None) -> str | None:
    """The outlet of a reporter; of an official the agency named at the head of the office, a bureau of
    it counting as the agency itself."""
    if header.speaker is None:
        return _REPORTER.sub("", header.office or "").strip() or None
    if not office:
        return None
    named = next(iter(lexicon.body_names(simplify(office))), None)
    if named is None:
        return None
    agency = lexicon.authority.agency(office[named[0] : named[1]])
    if agency and agency.kind == "internal-unit" and agency.parent:
        return agency.parent
    return agency.name if agency else None


def _stretch(folded: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and folded[begin] in " \r\n":
        begin += 1
    while end > begin and folded[end - 1] in " \r\n":
        end -= 1
    return begin, end


def _title(folded: str, end: int) -> tuple[int, int]:
    """The first line of folded[:end] that is not empty; an empty stretch when there is none."""
    begin = 0
    while begin < end and folded[begin] in " \r\n":
        begin += 1
    return begin, line_end(folded, begin, end)


def _edges(
    folded: str, headers: list[_Header], title_begin: int, title_end: int, end: int
) -> Iterator[Edge]:
    yield 0, "heading"
    yield title_end, "preamble"
    for header in headers:
        yield header.begin, "turn"
    stop = line_end(folded, end, len(folded))
    if stop < len(folded):
        yield stop, "footer"
