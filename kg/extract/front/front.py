"""What stands around the body of a plan: notice, addressees, date, number, title, issuer."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kg.authority import Region
from kg.extract.bodies.local_names import LocalNames
from kg.extract.bodies.regions import Regions
from kg.extract.front.issuers import Issuers
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.lines import breaks_lost, line_end
from kg.extract.text.numbers import printed_number
from kg.extract.text.pairs import title_spans
from kg.extract.text.text import Text
from kg.fold import fold, name_key, simplify

_NOTICE = re.compile(
    r"^[ \r]*(?:(?P<issuer>[^\n。,;:《》]{2,80}?)[ \r]{0,4}\n?[ \r]{0,4})??"
    r"(?:关于(?:印发|下发|发布)|(?:关于)?转发[^\n。,;:《》]{0,60}?(?=《[^\n《》]{2,120}》的|[^《]))"
    r"(?:[ \r]{0,4}\n?[ \r]{0,4}(?=《)|(?P<bare>[^。;:《》]{4,80}?)的(?:通知|公告|函)[ \r]{0,4}$)",
    re.MULTILINE,
)
_DAY = (
    r"(?P<y>\d{4}|[二〇零一三四五六七八九○]{4})年(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
# A date alone on its line, perhaps in brackets, or behind the names of who signed.
_DATE_LINE = re.compile(rf"^[ \r]*\(?{_DAY}\)?[ \r]*$", re.MULTILINE)
_SIGNED_LINE = re.compile(
    rf"^[ \r]*(?:[^\n。,;:]{{2,6}}:)?(?P<issuer>[^\n。,;:\d( \r][^\n。,;:\d(]{{2,59}}) +(?:[^\n。,;:\d(]{{2,6}}:)?"
    rf"{_DAY}[ \r]*$",
    re.MULTILINE,
)
_DATE_ANYWHERE = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\((?:19|20)\d{2}\)(?:第)?\d{1,4}号")
_PERIOD = re.compile(r"(?:19|20)\d{2}(?:-(?:19|20)\d{2})?(?=年)")
_LONGEST_TITLE = 200
_LONGEST_TITLE_LINE = 80
_TITLE_ENDS = r"(?:计划|要点|方案|分工|任务|安排|意见|规划|清单|台账|措施|举措)表?(?:\([^()]*\))?"
_TITLE_WORDS = re.compile(rf"{_TITLE_ENDS}$")
# Where line breaks are lost, a title ends before who signs and when.
_TITLE_RUN = re.compile(
    rf"^ *(?P<title>[^\n。;:!?]{{3,80}}?{_TITLE_ENDS})(?P<issuer>[^\n。;:\d]{{0,60}}?){_DAY}"
)
_DIGIT_VALUES = {c: str(v) for v, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of a plan; offsets are clean. `notice` runs from its heading to its date;
    `region` is the place whose plan it is."""

    title: str | None
    title_begin: int
    title_end: int
    title_is_line: bool
    notice: tuple[int, int] | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    document_number: str | None
    date: str | None
    period: str | None
    region: Region | None

    @property
    def year(self) -> int | None:
        """The year that the plan is for, where it is one."""
        stamp = self.period if self.period and len(self.period) == 4 else self.date
        return int(stamp[:4]) if stamp else None


class Fronts:
    """The reader of front matter; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._issuers = Issuers(lexicon)
        self._regions = Regions(lexicon)

    def read(self, text: Text, body: int, tail: int) -> Front:
        """Read the front matter in clean text [0, body), where `body` is the first heading or task. Who
        signs and when can also stand behind `tail`, where the last task ends."""
        folded = text.folded
        notice = _NOTICE.search(folded, 0, body)
        run = None if notice else _run(folded, body)
        title, begin, end = _noticed_title(text, notice, body) if notice else (None, 0, 0)
        heading = max(notice.end(), end) if notice else 0
        date = run or _first_date(folded, notice.start() if notice else 0, body)
        after = date.end() if date and notice else 0
        signed = date or _first_date(folded, tail, len(folded))
        line = None if run else _title_line(folded, after, body, title)
        if run:
            begin, end = run.span("title")
            title = simplify(text.words(begin, end)).strip()
        elif line:
            begin, end = line
            title = simplify(text.words(begin, end)).strip()
        issuers: tuple[str, ...] = ()
        addressees: tuple[str, ...] = ()
        area = None
        if notice:
            stop = date.end() if date else line_end(folded, notice.start(), body)
            # A title broken by line ends may close behind them.
            area = (notice.start(), stop if line else max(stop, end))
            named = notice["issuer"] is not None
            issuers = self._issuers.named(text, *notice.span("issuer")) if named else ()
            issuers = self._issuers.with_signed(issuers, self._signed(text, signed, begin))
            addressees = self._issuers.addressees(text, line_end(folded, heading, body), area[1])
        else:
            issuers = self._signed(text, signed, begin) or self._issuers.begins(text, begin, end)
        issuers = issuers or self._issuers.labelled(text, body)
        number = _NUMBER.search(folded, 0, body)
        period = _PERIOD.search(fold(title)) if title else None
        stamp = iso_date(signed) if signed else None
        number_words = text.words(*number.span()) if number else None
        region = self._regions.of(folded, body, issuers, title, addressees, number_words)
        local = LocalNames(self._lexicon, self._regions, region)
        return Front(
            title,
            begin,
            end,
            bool(line),
            area,
            self._issuers.in_full(local, issuers),
            self._issuers.in_full(local, addressees),
            number_words,
            stamp,
            period.group() if period else (stamp[:4] if stamp else None),
            region,
        )

    def _signed(self, text: Text, date: re.Match[str] | None, title_begin: int) -> tuple[str, ...]:
        """Who signs: the names before the date, on its line or on the lines above it."""
        if date is None:
            return ()
        if "issuer" in date.groupdict():
            return self._issuers.signed(text, *date.span("issuer"), title_begin)
        return self._issuers.above(text, date.start(), title_begin)


def first_date(folded: str, begin: int, end: int) -> str | None:
    """The first date written out in folded[begin:end], as ISO 8601, or None."""
    match = _DATE_ANYWHERE.search(folded, begin, end)
    return iso_date(match) if match else None


def iso_date(match: re.Match[str]) -> str | None:
    """ISO 8601 of a date matched with groups y, m, d in digits or Chinese numerals; None if no such day."""
    year = "".join(_DIGIT_VALUES.get(char, char) for char in match["y"])
    month, day = printed_number(match["m"]), printed_number(match["d"])
    try:
        return datetime.date(int(year), month or 0, day or 0).isoformat()
    except ValueError:
        return None


def _run(folded: str, body: int) -> re.Match[str] | None:
    """Title, issuer and date at the beginning of a text whose line breaks are lost."""
    lost = breaks_lost(0, line_end(folded, 0, len(folded)))
    return _TITLE_RUN.match(folded, 0, body) if lost else None


def _noticed_title(text: Text, notice: re.Match[str], body: int) -> tuple[str | None, int, int]:
    if notice["bare"]:
        begin, end = notice.span("bare")
        return _joined(text, begin, end), begin, end
    spans = list(title_spans(text.folded, notice.end(), min(body, notice.end() + _LONGEST_TITLE)))
    if not spans:
        return None, 0, 0
    begin, end = spans[0][0] + 1, spans[0][1] - 1
    return _joined(text, begin, end), begin, end


def _joined(text: Text, begin: int, end: int) -> str:
    """The title at [begin, end), which may stand on several lines."""
    return simplify("".join(line.strip() for line in text.words(begin, end).splitlines()))


def _first_date(folded: str, begin: int, body: int) -> re.Match[str] | None:
    """The first line that is a date, or else one that is names and a date."""
    return _DATE_LINE.search(folded, begin, body) or _SIGNED_LINE.search(folded, begin, body)


def _title_line(folded: str, begin: int, body: int, title: str | None) -> tuple[int, int] | None:
    """The line that is the title: the one the notice names, else the first that ends as titles do."""
    at = begin
    while at < body:
        stop = line_end(folded, at, body)
        words = folded[at:stop].strip()
        left = at + folded[at:stop].find(words) if words else at
        if 4 <= len(words) <= _LONGEST_TITLE_LINE:
            # A notice can leave out who issues, as its first words do.
            same = title is not None and name_key(words).endswith(name_key(title))
            if same or (title is None and _TITLE_WORDS.search(words)):
                return left, left + len(words)
        at = stop + 1
    return None
