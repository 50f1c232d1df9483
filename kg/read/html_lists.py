"""The numbers that a browser puts in front of the items of an <ol>."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.read.numerals import numeral

# CSS list-style-type, or the type attribute (case matters there) → the format's name, what follows.
_STYLES = {
    "decimal": ("decimal", ". "),
    "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "),
    "lower-latin": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "),
    "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_STYLE = re.compile(r"list-style(?:-type)?:([a-z0-9-]+)")
_NUMBER = re.compile(
    r"[(（〔]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3}|[０-９]{1,3})[、.．)）〕](?!\d)|[①-⑳⑴-⒛㈠-㈩]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条編编篇]"
)
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})", re.ASCII)


def starts_with_number(words: str) -> bool:
    """Whether a printed number begins `words`: then the page's stylesheet hides the browser's."""
    return bool(_NUMBER.match(words))


@dataclass(slots=True)
class Items:
    """A list being read: its style, "" for one that gets no numbers, and the next number."""

    style: str
    number: int
    step: int

    @classmethod
    def of(cls, tag: str, attributes: Mapping[str, str | None], css: str, count: int) -> Items:
        """The list that `tag` opens, with `count` items in it; `css` is its style attribute."""
        if tag != "ol":
            return cls("", 1, 1)
        style = _style(css) or _TYPES.get(attributes.get("type") or "", "decimal")
        down = "reversed" in attributes
        start = _whole(attributes.get("start"))
        return cls(style, start if start is not None else count if down else 1, -1 if down else 1)

    def next(self, value: str | None, css: str) -> str:
        """The marker of the next item, whose own `value` and style attribute may change it."""
        if not self.style:
            return ""
        own = _whole(value)
        self.number = own if own is not None else self.number
        name, tail = _STYLES.get(_style(css) or self.style, ("", ""))
        marker = numeral(self.number, name) + tail if name else ""
        self.number += self.step
        return marker


def _style(css: str) -> str:
    found = _STYLE.search(css)
    return found[1] if found else ""


def _whole(value: str | None) -> int | None:
    found = _WHOLE.match(value or "")
    return int(found[1]) if found else None
