"""Which breaks and blanks are the page's doing: what no line is broken in, and what joins two pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.read.pdf_page import Char

# What no line is broken in: opening signs, one character or word, closing signs.
_UNIT = re.compile(
    r"[(\[{（〔［｛《〈「『【“‘]*(?:[\w.%-]+|.)?"
    r"[)\]}）〕］｝》〉」』】”’、。，．：；！？,.:;!?%％…—·]*",
    re.ASCII,
)
_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60—…“”]")
_MARK = re.compile("[、。，．：；！？（）〔〕［］｛｝《》〈〉「」『』【】“”‘’]")
_CODE = re.compile(r"[0-9./-]", re.ASCII)
# In widths of a character: a mark's own half of white, a line stretched to the edges of its cell.
_BESIDE_A_MARK = 0.75
_STRETCHED = 2.5


def first_unit(line: Sequence[Char]) -> float:
    """The width in points of what stands unbreakable at the begin of `line`, which is not empty."""
    unit = _UNIT.match("".join(char.sign for char in line))
    last = line[max(0, min(len(line), unit.end() if unit else 1) - 1)]
    return last.right - line[0].left


def joined(left: str, right: str, room: float, width: float) -> str:
    """`left` and `right`, parted by the width of a page or a cell only, as one: Chinese without a blank,
    words with one, a code that was cut without.

    `room` points were free behind `left`; `width` is that of the first character of `right`.
    """
    wide = _WIDE.match(left[-1]) or _WIDE.match(right[0])
    cut = _CODE.fullmatch(right[0]) and (
        left[-1] in "-/" or (room < width and _CODE.fullmatch(left[-1]))
    )
    return left + right if wide or cut else f"{left} {right}"


def said(line: Sequence[Char]) -> str:
    """The words of a line, without the blanks that PDFium makes of the white beside a Chinese mark, or
    between the characters of a line that is stretched to both edges."""
    stretched = _is_stretched(line)
    kept = []
    for at, char in enumerate(line):
        if char.made_up and char.sign == " " and 0 < at < len(line) - 1:
            left, right = line[at - 1], line[at + 1]
            gap = (right.left - left.right) / max(left.right - left.left, 1.0)
            marks = _MARK.match(left.sign) or _MARK.match(right.sign)
            wide = _WIDE.match(left.sign) and _WIDE.match(right.sign)
            if wide and (stretched or (marks and gap <= _BESIDE_A_MARK)):
                continue
        kept.append(char.sign)
    return "".join(kept).strip()


def _is_stretched(line: Sequence[Char]) -> bool:
    """Whether every character is a wide one, and each stands apart from the next by about as much."""
    solid = [char for char in line if not char.made_up]
    if len(solid) < 2 or len(line) != 2 * len(solid) - 1:
        return False
    if not all(char.made_up == bool(at % 2) for at, char in enumerate(line)):
        return False
    width = solid[0].right - solid[0].left
    gaps = [right.left - left.right for left, right in pairwise(solid)]
    return (
        all(_WIDE.match(char.sign) for char in solid)
        and max(gaps) <= _STRETCHED * width
        and max(gaps) - min(gaps) <= width / 2
    )
