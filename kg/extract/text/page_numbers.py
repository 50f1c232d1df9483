"""Numbers of pages between the lines of a text: —7—, 第 3 页, # Page 12:, or bare ones that count up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_PAGE = re.compile(
    r"^[ \r]{0,80}(?:-{1,2} ?\d{1,4} ?-{1,2}|-[ \r]{0,8}\n(?:[ \r]{0,80}\d{1,4}[ \r]{0,80}\n){1,4}[ \r]{0,80}-"
    r"|第 ?\d{1,4} ?页(?:[,/ ]{0,4}共 ?\d{1,4} ?页)?|#{0,6} {0,4}Page {0,4}\d{1,5} {0,4}:?"
    r"|\d{1,4} ?/ ?\d{1,4})[ \r]{0,80}$",
    re.MULTILINE | re.IGNORECASE,
)
# 水务-10- at the end of the last line of a page; 一 and a hyphen are what reading a scan made of dashes.
_GLUED = re.compile(r"(?<=[\u4e00-\u9fff),、]) {0,2}[-一] ?(\d{1,3}) ?-[ \r]{0,80}$", re.MULTILINE)
_BARE = re.compile(r"^[ \r]{0,80}(\d{1,3})[ \r]{0,80}$", re.MULTILINE)
_FEWEST = 2
# No sentence, no row of a table, nothing with a number of its own.
_FURNITURE = re.compile(r"[^\n\t。;:,、()\d]{2,30}")
# A page has more lines than an item that stands below its number.
_FEWEST_LINES = 4


def page_numbers(folded: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines that print the number of a page, without their last line end. Linear."""
    for match in _PAGE.finditer(folded):
        yield match.span()


def glued_page_numbers(folded: str) -> list[tuple[int, int]]:
    """Offsets of the numbers of pages that stand at the end of a line of words, where all of them and of
    those on lines of their own count up; none where one does not."""
    glued = list(_GLUED.finditer(folded))
    alone = [match for match in _PAGE.finditer(folded) if "-" in match.group()]
    counted = [
        int("".join(c for c in match.group() if c.isdecimal()))
        for match in sorted((*glued, *alone), key=lambda match: match.start())
    ]
    rising = all(a < b for a, b in pairwise(counted))
    return [match.span() for match in glued] if rising and len(counted) > _FEWEST else []


def bare_page_numbers(folded: str) -> list[tuple[int, int]]:
    """Offsets of lines that are nothing but a number when all of them count up one by one, pages apart;
    none where one does not."""
    found = list(_BARE.finditer(folded))
    counted = [int(match.group(1)) for match in found]
    in_order = all(b == a + 1 for a, b in pairwise(counted))
    apart = all(folded.count("\n", a.end(), b.start()) > _FEWEST_LINES for a, b in pairwise(found))
    return [match.span() for match in found] if len(found) >= _FEWEST and in_order and apart else []


def page_lines_repeated(folded: str, numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Offsets of the lines that repeat unchanged beside the `numbers` of pages and stand nowhere else: what
    a page bears at its foot or its head, or a mark that a program put there."""
    beside: dict[str, list[tuple[int, int]]] = {}
    near = [span for begin, end in numbers for span in (_above(folded, begin), _below(folded, end))]
    for left, right in dict.fromkeys(near):  # a line between two numbers is beside both
        words = folded[left:right]
        if _FURNITURE.fullmatch(words):
            beside.setdefault(words, []).append((left, right))
    every = Counter(line.strip() for line in folded.splitlines()) if beside else Counter[str]()
    return [
        span
        for words, spans in beside.items()
        if len(spans) >= _FEWEST and every[words] == len(spans)
        for span in spans
    ]


def _above(folded: str, at: int) -> tuple[int, int]:
    """The line right above the one that holds `at`, without the blanks around it."""
    stop = folded.rfind("\n", 0, at)
    return _bare(folded, folded.rfind("\n", 0, max(0, stop)) + 1, max(0, stop))


def _below(folded: str, at: int) -> tuple[int, int]:
    """The line right below the one that holds `at`, without the blanks around it."""
    begin = folded.find("\n", at) + 1 or len(folded)
    while folded.startswith(("\n", "\r", " ", "\x0c"), begin):
        begin += 1
    stop = folded.find("\n", begin)
    return _bare(folded, begin, len(folded) if stop < 0 else stop)


def _bare(folded: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and folded[begin] in " \r\x0c":
        begin += 1
    while end > begin and folded[end - 1] in " \r\x0c":
        end -= 1
    return begin, end
