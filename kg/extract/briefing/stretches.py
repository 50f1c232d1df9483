"""Where the words of each turn stand: without the time that was posted, headings between, and the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.briefing.labels import Label
from kg.extract.briefing.speeches import POSTED
from kg.extract.briefing.words import SpeechWords
from kg.extract.text.layer import Layer

_BLANK = " \r\n*"
_LONGEST_HEADING = 40
_SENTENCE_END = "。!?;:,…”)》、"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of one turn at clean [begin, end). `close` is where the turn ends with the time that was
    posted behind it; `heading` where a heading behind it begins, or None."""

    begin: int
    end: int
    posted: str | None
    close: int
    heading: int | None


def stretches(folded: str, words: SpeechWords, said: Layer[Label]) -> tuple[Stretch, ...]:
    """One stretch for each label of `said`, in order."""
    rows: Sequence[Label] = said.rows
    stops = [*(label.begin for label in rows[1:]), len(folded)]
    return tuple(
        _stretch(folded, words, label, stop, last=label is rows[-1])
        for label, stop in zip(rows, stops, strict=True)
    )


def _stretch(folded: str, words: SpeechWords, label: Label, stop: int, *, last: bool) -> Stretch:
    posted = POSTED.search(folded, label.end, stop)
    begin, end = _trimmed(folded, label.end, posted.start() if posted else stop)
    if posted:
        return Stretch(begin, end, posted["at"], posted.end(), None)
    if last:
        begin, end = _trimmed(folded, begin, _foot(folded, words, begin, end))
        return Stretch(begin, end, None, end, None)
    heading = _heading(folded, begin, end)
    if heading is not None:
        close = _trimmed(folded, begin, heading)[1]
        return Stretch(begin, close, None, close, heading)
    return Stretch(begin, end, None, end, None)


def _foot(folded: str, words: SpeechWords, begin: int, end: int) -> int:
    """Where what stands below the last turn begins; `end` where nothing does. A note between brackets or
    a date ends the talk only if no sentence follows: (掌声) is part of a turn."""
    # The first line of a turn is never its foot.
    at = folded.find("\n", begin, end)
    last = max(folded.rfind(stop, begin, end) for stop in "。!?")
    for match in words.foot.finditer(folded, at, end) if at >= 0 else ():
        if not match["note"] or match.end() > last:
            return match.start()
    return end


def _heading(folded: str, begin: int, end: int) -> int | None:
    """Where the last line begins if it is a heading: short, no sentence, below a finished one."""
    at = folded.rfind("\n", begin, end) + 1
    line = folded[at:end].strip(" \r*#")
    if at <= begin or not 1 < len(line) <= _LONGEST_HEADING or line[-1] in _SENTENCE_END:
        return None
    above = folded[begin:at].rstrip(" \r\n*#")
    return at if above and above[-1] in "。!?…”)" else None


def _trimmed(folded: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and folded[begin] in _BLANK:
        begin += 1
    while end > begin and folded[end - 1] in _BLANK:
        end -= 1
    return begin, end
