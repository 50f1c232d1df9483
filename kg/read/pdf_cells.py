"""The words in one cell of a ruled table of a PDF file.

A cell whose words the width of its column broke into lines says them as one; lines that its writer
broke stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.read.pdf_breaks import first_unit, joined, said
from kg.read.pdf_page import Char

_LONGEST_LIST = 60
_SENTENCE = re.compile("[。；，;,]")


@dataclass(frozen=True, slots=True)
class Words:
    """What a line of a cell says, as long as only the width broke it: the room in points behind it, the
    widths of its first character and of what stands unbreakable at its begin, and the first character
    of its last printed line."""

    words: str
    room: float
    width: float
    unit: float
    sign: str


def cell_lines(chars: Sequence[Char], left: float, right: float) -> list[Words]:
    """The lines of the cell from `left` to `right`, those that only its edge broke put together again."""
    lines: list[list[Char]] = []
    for char in chars:
        if char.made_up:
            if lines and char.sign == " ":
                lines[-1].append(char)
            continue
        if lines:
            before = next((c for c in reversed(lines[-1]) if not c.made_up), None)
            height = char.top - char.bottom
            if before is not None and abs(before.bottom - char.bottom) < 0.6 * height:
                if not lines[-1][-1].made_up and char.left - before.right > 0.5 * height:
                    # PDFium ended a line where white parts two words of one.
                    lines[-1].append(char._replace(sign=" ", made_up=True))
                lines[-1].append(char)
                continue
        lines.append([char])
    # The padding on the right is taken to be that on the left.
    padding = min((char.left for char in chars if not char.made_up), default=left) - left
    found = []
    for line in lines:
        solid = [char for char in line if not char.made_up and char.sign.strip()]
        words = said(line)
        if words and solid:
            room = right - padding - max(char.right for char in solid)
            indent = min(char.left for char in solid) - left - padding
            width = solid[0].right - solid[0].left
            # What stands in the middle has room on both sides.
            room += indent if abs(indent - room) < width / 2 else 0.0
            found.append(Words(words, room, width, first_unit(solid), words[0]))
    return put_together(found)


def put_together(lines: Iterable[Words]) -> list[Words]:
    """Lines whose break is the cell's own doing, since what comes next had no room before it, made one.

    Of a few words two full lines that begin alike may be two names of a list, each as long as the cell is
    wide: they stay apart, and who knows names decides.
    """
    made: list[Words] = []
    lines = list(lines)
    whole = "".join(line.words for line in lines)
    few = len(whole) <= _LONGEST_LIST and not _SENTENCE.search(whole)
    for line in lines:
        before = made[-1] if made else None
        if before is None or before.room >= line.unit + 0.5 or (few and _begin_alike(before, line)):
            made.append(line)
        else:
            words = joined(before.words, line.words, before.room, line.width)
            made[-1] = replace(before, words=words, room=line.room, sign=line.sign)
    return made


def _begin_alike(before: Words, line: Words) -> bool:
    return before.sign == line.sign and before.words[-1].isalpha() and line.sign.isalpha()
