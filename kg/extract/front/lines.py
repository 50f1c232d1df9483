"""The lines of a head, also where they are lost or run together, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.extract.front.breaks import Breaks
from kg.extract.front.dates import DAY, STAMP
from kg.extract.front.labels import labels
from kg.extract.front.names import Names
from kg.extract.front.number_forms import NUMBER
from kg.extract.front.title_forms import TitleForms
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.number_forms import heading_label
from kg.extract.text.text import Text

Kind = Literal[
    "open", "title", "address", "sentence", "label", "number", "date", "note", "annex", "item"
]

# Heads end before this many characters; what stands behind is the text.
_REACH = 12_000
_LONGEST_ADDRESS = 500
_MOST_ADDRESS_LINES = 9
_MOST_TITLE_LINES = 5
_LONG = 45
_MARKUP = " \r\t*#>\n"
_MAY_BE_ADDRESS = ("open", "sentence", "label")
_NOTE = re.compile(r"\((?:此|本)(?:件|文)[^()]{1,20}\)|特此通知[。.]?|-{3,}|\(?(?:代章|盖章)\)?")
_ANNEX = re.compile(r"附 ?件? ?[\d一二三四五六七八九十]{0,3} ?(?:[:、.]|$|(?=[\u4e00-\u9fff]))")
_LABELLED = re.compile(r"[\[(]?[^\s:()]{1,8}(?: ?[\])] ?:?| {0,3}:)")
# However long: 原文链接:[https://…](https://…)
_LINK = re.compile(r"(?:https?|ftp)://|\bwww\.")
_CRUMBS = re.compile(r"[|»›]| >|> |>>|首页|当前位置|您的位置|字体|字号 ?:|浏览次数|打印|分享")
_PAGE = re.compile(r"(?:Page ?)?-? ?\d{1,4}[-.、:]? ?")
_SPLIT = re.compile(r"[^,;]+")
_LISTED = re.compile("[,、;:]")
_PARTED = re.compile("[,;、]")
_MARKS = re.compile(r"[。!?;]|:$|,$")
_EMPTY_LABEL = re.compile(r"[\u4e00-\u9fff ]{1,8}:")
# As the press tells it.
_TOLD = re.compile(r"[^。,;:《》]{3,60}印发《[^《》]{4,60}》")
_PAPER = re.compile(r"[^。,;:《》]{4,40}文件")
_DAY_LINE = re.compile(rf"\(?{DAY}\)?")
_STAMP_LINE = re.compile(rf"\(?{STAMP}\)?")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head: clean [begin, end), its folded words, what it is."""

    begin: int
    end: int
    words: str
    kind: Kind


class HeadLines:
    """The reader of lines; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self._lexicon = lexicon
        self._names = names
        self.forms = TitleForms(lexicon, names)
        self.breaks = Breaks(names, self.forms)
        words = lexicon.words
        address = alternatives((*words["address-end"], *words["body-end"], *words["class-noun"]))
        self._address_end = re.compile(rf"(?:{address})(?:\([^()]{{1,60}}\))*$")
        self._addressed = re.compile("各|有关|相关|直属|人民政府|成员单位")
        of_page = labels(lexicon, "issuer", "date", "number", "title")
        self._label = re.compile(rf"[\[(](?:{of_page})[\])]|(?:{of_page})\**(?: ?:| )")

    def of(self, text: Text) -> list[HeadLine]:
        """The lines of the head of `text` that hold words, in order, but for the numbers of pages; linear in
        what is read."""
        folded = text.folded
        spans = [
            (begin, end)
            for begin, end in self.breaks.spans(folded, min(len(folded), _REACH))
            if not _PAGE.fullmatch(folded, begin, end)
        ]
        found: list[HeadLine] = []
        at = 0
        while at < len(spans):
            begin, end = spans[at]
            words = folded[begin:end]
            kind = self.kind(words)
            if kind == "item" and not found and self._counted_title(folded, spans[at:]):
                kind = "open"
            address = self._address(folded, spans, at) if kind in _MAY_BE_ADDRESS else None
            if address:
                left, stop, at = address
                found.append(HeadLine(left, stop, folded[left:stop], "address"))
                if stop < spans[at][1]:
                    rest = folded[stop : spans[at][1]]
                    left = stop + len(rest) - len(rest.lstrip(_MARKUP))
                    spans[at] = (left, spans[at][1])
                    if left < spans[at][1]:
                        continue
                at += 1
                continue
            found.append(HeadLine(begin, end, words, kind))
            at += 1
        return found

    def kind(self, words: str) -> Kind:
        """What a line of these folded words is."""
        words = words.replace("\n", "").replace("\r", "")
        if NUMBER.fullmatch(words.strip("() ")) or NUMBER.fullmatch(words):
            return "number"
        if _DAY_LINE.fullmatch(words) or _STAMP_LINE.fullmatch(words):
            return "date"
        if _NOTE.fullmatch(words):
            return "note"
        if _PAPER.fullmatch(words) and self._names.begins(words):
            return "label"
        if _ANNEX.match(words):
            return "annex"
        if self.is_label(words) or (_LABELLED.match(words) and _LINK.search(words)):
            return "label"
        told = _TOLD.fullmatch(words)
        titled = bool(told or self.forms.ends(words)) and len(words) <= 4 * _LONG
        counted = titled and self.forms.starts(self.forms.uncounted(words))
        if heading_label(words, 0, len(words))[1] and not counted:
            return "item"
        if titled and not _MARKS.search(words):
            return "title"
        if _MARKS.search(words) or (len(words) > _LONG and "," in words) or len(words) > 3 * _LONG:
            return "sentence"
        if _LABELLED.match(words) and not words.startswith("《"):
            return "label"
        return "open"

    def _counted_title(self, folded: str, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether the first lines are a title that a collection of documents has numbered: 3.甲市…."""
        first = self.forms.uncounted(folded[slice(*spans[0])])
        if not self.forms.starts(first) or len(first) == spans[0][1] - spans[0][0]:
            return False
        before = first
        for begin, end in spans[1:_MOST_TITLE_LINES]:
            words = folded[begin:end]
            kind = self.kind(words)
            if kind == "title" or (kind == "open" and self.forms.ends(before + words)):
                return True
            if kind not in ("open", "note"):
                return False
            before = words
        return False

    def is_label(self, words: str) -> bool:
        """Whether this is a line of the page around the document: a label of it, its menus."""
        return bool(
            self._label.match(words) or _CRUMBS.search(words) or _EMPTY_LABEL.fullmatch(words)
        )

    def is_address(self, words: str) -> bool:
        """Whether these folded words, up to a colon, are bodies and classes that something is sent to."""
        if not 3 <= len(words) <= _LONGEST_ADDRESS or any(mark in words for mark in "。《》!?"):
            return False
        words = words.replace("\n", "")
        if "关于" in words or "印发" in words:
            return False
        pieces = [piece.group().strip() for piece in _SPLIT.finditer(words)]
        if not pieces or not all(self._address_end.search(piece) for piece in pieces):
            return False
        bodies = [name.strip() for name in _PARTED.split(words)]
        return (
            bool(self._addressed.search(words))
            or any(self._lexicon.authority.agency(name) for name in bodies)
            or all(self._names.begins(name) and self._names.is_body(name) for name in bodies)
        )

    def _address(
        self, folded: str, spans: Sequence[tuple[int, int]], at: int
    ) -> tuple[int, int, int] | None:
        """The address that begins with the line `at`: its clean [begin, end) with the colon, and the
        line it ends in."""
        begin, end = spans[at]
        if not _LISTED.search(folded, begin, end) and not self._addressed.search(
            folded, begin, end
        ):
            return None
        for last in range(at, min(at + _MOST_ADDRESS_LINES, len(spans))):
            left, right = spans[last]
            colon = folded.find(":", left, right)
            stop = right if colon < 0 else colon
            if any(mark in folded[left:stop] for mark in "。《》!?"):
                return None
            if last > at and self.kind(folded[left:right]) not in _MAY_BE_ADDRESS:
                return None
            if colon >= 0:
                words = folded[begin:colon]
                return (begin, colon + 1, last) if self.is_address(words) else None
            if right - begin > _LONGEST_ADDRESS:
                return None
        return None
