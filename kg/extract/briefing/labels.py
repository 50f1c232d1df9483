"""Labels of speakers: what stands before a colon at the head of a line, by form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.extract.briefing.words import SpeechWords
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.fold import simplify

Form = Literal[
    "question",
    "answer",
    "reporter",
    "host",
    "unnamed",
    "office",
    "short",
    "name",
    "outlet",
    "says",
    "other",
]
# Blanks, marks of Markdown and a number before the label; the colon may stand on the next line (PDF,
# web pages), and between brackets it may be left out.
_REST = (
    r"[ \r>#*-]{0,12}(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、)]{1,2} ?)?"
    r"(?:[\[(](?P<boxed>[^\n\[\]():。!?;]{1,40})[\])](?P<colon>[ *\r]{0,4}\n?[ \r]{0,8}:)?"
    r"|(?P<who>[^\n:。!?;]{1,60}?)[ *\r]{0,4}(?:\n[ \r]{0,8})?:)[ *]{0,4}"
)
_LABEL = re.compile(f"^{_REST}", re.MULTILINE)
# Where line breaks are lost, a turn begins behind the end of a sentence.
_LABEL_ANYWHERE = re.compile(rf"(?:^|(?<=[。!?”])){_REST}", re.MULTILINE)
_QUOTES = '《》“”"'
_LONGEST_BARE_OUTLET = 12
# 各位记者, 有记者, 会后记者: who is spoken to or of, no outlet.
_NO_OUTLET = re.compile(r"[有就对向各请后时答问]")
_GREETING = re.compile(r"各位|女士|先生们|朋友")


@dataclass(frozen=True, slots=True)
class Label:
    """A line's head that may announce a speaker, at clean [begin, end), colon and marks included.

    `rule` is its form. `name` and `office` are in simplified script; of a reporter `office` is the
    outlet. `words` are folded. `boxed`: it stands in brackets, without a colon.
    """

    begin: int
    end: int
    rule: Form
    words: str
    name: str | None
    office: str | None
    boxed: bool


def labels(text: Text, words: SpeechWords, *, anywhere: bool = False) -> Iterator[Label]:
    """Every label of `text`, in order; of the form "other" what could only be one by what it repeats.

    `anywhere`: behind the end of a sentence, too, for texts whose line breaks are lost.
    """
    pattern = _LABEL_ANYWHERE if anywhere else _LABEL
    for match in pattern.finditer(text.folded):
        group = "who" if match["who"] is not None else "boxed"
        begin, end = match.span(group)
        while begin < end and text.folded[begin] in ' *"“':
            begin += 1
        while end > begin and text.folded[end - 1] in ' *"”':
            end -= 1
        read = _read(text, words, begin, end) if begin < end else None
        if read is None:
            continue
        form, name, office = read
        boxed = group == "boxed" and match["colon"] is None
        if boxed and form == "other":
            continue
        if form == "reporter" and _is_byline(text, words, match.end()):
            continue
        yield Label(match.start(), match.end(), form, text.folded[begin:end], name, office, boxed)


def _read(
    text: Text, words: SpeechWords, begin: int, end: int
) -> tuple[Form, str | None, str | None] | None:
    """Form, name and office of the label at [begin, end); None where it can be none."""
    label = text.folded[begin:end]

    def shown(match: re.Match[str], group: str) -> str | None:
        left, right = match.span(group)
        return _plain(text, begin + left, begin + right) if right > left else None

    if words.question.match(label):
        return "question", None, None
    if words.answer.match(label):
        return "answer", None, None
    if asker := words.asker.match(label):
        if _GREETING.match(label):
            return None
        outlet = _outlet(shown(asker, "outlet") or "")
        sure = outlet and (words.outlet.match(outlet) or not _NO_OUTLET.search(outlet))
        short = outlet and (len(outlet) <= _LONGEST_BARE_OUTLET or words.outlet.match(outlet))
        return "reporter", _joined(shown(asker, "name")), outlet if sure and short else None
    if host := words.host.match(label):
        name = shown(host, "behind") or shown(host, "before")
        return "host", _joined(name), shown(host, "host") or shown(host, "noted")
    if named := words.named.match(label):
        office = shown(named, "office") or shown(named, "glued_office") or shown(named, "behind")
        name = shown(named, "parted") or shown(named, "glued") or shown(named, "first")
        return "office", _joined(name), office
    if words.unnamed.match(label):
        return "unnamed", None, _plain(text, begin, end)
    if short_form := words.short.match(label):
        return "short", _plain(text, begin, end), shown(short_form, "post")
    # Before names, because 东方网 has the form of one.
    if words.outlet.match(label.strip(_QUOTES)):
        return "outlet", None, _outlet(_plain(text, begin, end))
    if words.name.match(label):
        return "name", _joined(_plain(text, begin, end)), None
    office, _, name = _plain(text, begin, end).rpartition(" ")
    if office and words.name.match(text.folded[end - len(name) : end]):
        return "name", name, office.strip()
    shaped = words.any_name.match(label)
    return "other", _plain(text, begin, end) if shaped else None, None


def _is_byline(text: Text, words: SpeechWords, at: int) -> bool:
    """Whether a name is all that follows on the line: 记者：张三 says who wrote."""
    line = text.folded[at : line_end(text.folded, at, min(len(text.folded), at + 40))]
    return all(words.name.match(part) for part in line.split()) if line.strip() else False


def _plain(text: Text, begin: int, end: int) -> str:
    return simplify(text.words(begin, end)).strip()


def _outlet(words: str) -> str:
    """An outlet by one name, however it is printed: 《某 报》 is 某报."""
    return "".join(words.strip(_QUOTES).split())


def _joined(name: str | None) -> str | None:
    """A name that is drawn out to the width of others: 张　三."""
    return "".join(name.split()) if name else None
