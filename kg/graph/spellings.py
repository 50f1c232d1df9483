"""When two spellings are one name, and when they are only alike.

One name: they differ in script, in the width or shape of characters, in the kind of a bracket or a
dash, in quotation marks and blanks, in characters that nobody sees, in an end bracket without its
partner, or in marks at an end, where a footnote leaves them: 商标法① is 商标法.

Alike: they differ in a mark inside, 数据/管理条例 and 数据管理条例. Nobody but the reader can say whether
that is one name; they stay two.
"""

from __future__ import annotations

import re
import unicodedata

from kg.fold import name_key, simplify

_QUOTES = dict.fromkeys(map(ord, "《》〈〉«»<>＜＞“”‘’\"'＂＇「」『』〝〞〟"))
_DASHES = dict.fromkeys(map(ord, "֊־᐀᠆‐‑‒–—―−─⸗⸚⸺⸻⹀〜〰゠︱︲﹘﹣－"), "-")
_BRACKETS = dict.fromkeys(map(ord, "(【〔﹝"), "（") | dict.fromkeys(map(ord, ")】〕﹞"), "）")
# Digits and letters as a keyboard has them; other marks of ASCII, which no prefixed name may hold,
# in their full width, which it may: A/B testing and AB testing are two names.
_KEYBOARD = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in "-._"]
_TO_FULL = 0xFEE0
_WIDTHS = {ord(char) + _TO_FULL: char for char in _KEYBOARD if char.isalnum()} | {
    ord(char): chr(ord(char) + _TO_FULL) for char in _KEYBOARD if not char.isalnum()
}
_OTHERS = {ord("．"): ".", ord("＿"): "_", ord("×"): "x"}
_SHAPES = _WIDTHS | _QUOTES | _DASHES | _BRACKETS | _OTHERS
_UNSEEN = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_UNSEEN_KINDS = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Cs"))
# Symbols, ring numbers and superscripts; characters that a font of its own or nobody defines.
_MARK_KINDS = frozenset(("So", "Sk", "No", "Me", "Co", "Cn"))
_MARKS = frozenset("＊＃※†‡§¶·-.•‿⁀")
# ℃ № ㎡ and subscripts are words in short.
_WORDS = re.compile("[\u2080-\u2089\u2100-\u214f\u3300-\u33ff]")


def plain(name: str) -> str:
    """`name` in one spelling: the same for all spellings of one name, but for 著 and 着.

    Postconditions: NFC; simplified script; no blanks, quotation marks or unseen characters; brackets
    （）; dashes -; digits and letters half-width, other marks of ASCII full-width but for - . _; no
    marks at its ends, "" where there is nothing else; the same again when applied again.
    """
    seen = "".join(
        char
        for char in _UNSEEN.sub("", simplify(unicodedata.normalize("NFC", name)))
        if unicodedata.category(char) not in _UNSEEN_KINDS
    )
    # dropping characters can bring a letter and its accent together, hence NFC at the end
    return unicodedata.normalize("NFC", without_end_marks(seen.translate(_SHAPES)))


def same_key(name: str) -> str:
    """Key under which all spellings of one name are one; never "" unless `name` is.

    >>> same_key("《商標法①》") == same_key("商标法")
    True
    """
    return name_key(plain(name)) or name_key(name) or name


def alike_key(name: str) -> str:
    """Key under which names are alike: their letters and digits, in one script and width.

    >>> alike_key("数据/管理条例") == alike_key("数据管理条例")
    True
    """
    # not isalnum, for which ① is a digit
    return "".join(char for char in name_key(name) if char.isalpha() or char.isdecimal())


def without_end_marks(name: str) -> str:
    """`name`, spelt as `plain` spells, without marks at its ends and brackets there that have no partner."""
    begin, end = 0, len(name)
    opened, closed = name.count("（"), name.count("）")
    while begin < end:
        first, last = name[begin], name[end - 1]
        if _is_mark(last) or (last == "）" and closed > opened):
            end -= 1
            closed -= last == "）"
        elif _is_mark(first) or unicodedata.combining(first) or (first == "（" and opened > closed):
            begin += 1
            opened -= first == "（"
        else:
            break
    return name[begin:end]


def _is_mark(char: str) -> bool:
    return char in _MARKS or (unicodedata.category(char) in _MARK_KINDS and not _WORDS.match(char))
