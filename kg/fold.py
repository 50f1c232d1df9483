"""Folding for matching: one character for one character, so that offsets stay valid.

Postconditions of `fold`: same length as its input; idempotent; traditional characters become
simplified ones; full-width forms become half-width; 〔〕﹝﹞ become (); «» become 《》; corner quotes
become curly ones; every dash becomes "-"; every space character becomes " " but line ends stay; 著
becomes 着, because converted texts mix the two. Folded text is for comparing only: what people see
is always the source's own characters.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import opencc

_PAIRS = {
    "（": "(",
    "）": ")",
    "【": "(",
    "】": ")",
    "〔": "(",
    "〕": ")",
    "﹝": "(",
    "﹞": ")",
    "«": "《",
    "»": "》",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "著": "着",
    "—": "-",
    "–": "-",
    "―": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "─": "-",
    "•": "·",
    "‧": "·",
    "・": "·",
    "﹒": ".",
    "․": ".",
    "｡": "。",
    "﹐": ",",
    "﹑": "、",
    "﹔": ";",
    "﹕": ":",
    "﹙": "(",
    "﹚": ")",
}
_SPACES = "\t\u00a0\u2002\u2003\u2009\u202f\u3000"
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
_MARKS = re.compile(r"[《》〈〉“”\"'‘’\s]")
_TAIL_BRACKETS = re.compile(r"(?:\([^()]{1,30}\))+$")
_REPUBLIC = "中华人民共和国"


@functools.cache
def _light_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(space): " " for space in _SPACES})
    table.update({ord(old): new for old, new in _PAIRS.items()})
    return table


@functools.cache
def _table() -> dict[int, str]:
    """Character table: OpenCC's own t2s applied to each character alone, then the forms above."""
    import opencc  # loaded here: look-ups of simplified names never need it

    chars = [chr(code) for low, high in _HAN for code in range(low, high)]
    converted = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    light = _light_table()
    table = {
        ord(old): unicodedata.normalize("NFC", new).translate(light)
        for old, new in zip(chars, converted, strict=True)
        if old != new and len(new) == 1
    }
    table.update(light)
    return table


def fold(text: str) -> str:
    """Return `text` folded for matching, character by character; see the module's postconditions."""
    return text.translate(_table())


def fold_light(text: str) -> str:
    """Fold widths, brackets and dashes but not script: enough for names typed in simplified script."""
    return text.translate(_light_table())


def simplify(text: str) -> str:
    """Return `text` in simplified script for showing, by OpenCC's phrases; its length may change.

    Text that is simplified already comes back unchanged: the phrase rules that tell 著力 from 著作
    expect traditional script and would spoil 显著.
    """
    by_characters, by_phrases = _converters()
    if by_characters.convert(text) == text:
        return text
    converted: str = by_phrases.convert(text)
    return converted


def simplify_terms(text: str) -> str:
    """Return `text` in simplified script with the terms of the mainland: 資料 as 数据, 資訊 as 信息.

    For text that was converted phrase by phrase; of other text it would change words that are right.
    """
    converted: str = _terms().convert(text)
    return converted


@functools.cache
def _terms() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("tw2sp")


@functools.cache
def _converters() -> tuple[opencc.OpenCC, opencc.OpenCC]:
    """OpenCC's converters, each of which takes milliseconds to load."""
    import opencc

    return opencc.OpenCC("t2s"), opencc.OpenCC("tw2s")


def strip_name(name: str) -> str:
    """Drop what people type around a name: 《》, quotation marks, spaces, 中华人民共和国 in front."""
    bare = _MARKS.sub("", unicodedata.normalize("NFC", name))
    return bare.removeprefix(_REPUBLIC) if len(bare) > len(_REPUBLIC) else bare


def name_key(name: str) -> str:
    """Key under which a name is found whatever its script, width, quotation marks or spaces.

    >>> name_key("《中華人民共和國商標法》") == name_key("商标法")
    True
    """
    return strip_name(fold(name))


def without_tail_brackets(title: str) -> str:
    """The folded `title` without brackets at its end, such as (试行) or (2021-2035年)."""
    return _TAIL_BRACKETS.sub("", title)
