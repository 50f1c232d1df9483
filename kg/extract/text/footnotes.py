"""Marks of footnotes and ornaments at names: 甲部①负责, 《商标法》※, （▲市水务局、乙部[2]负责）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.text.lexicon import Lexicon

RULE = "footnote-mark"
_NAME_ENDS = r"[\u4e00-\u9fff》)”]"
_NUMBERS = "①-⑳❶-❿㊀-㊉⑴-⒇¹²³⁰-⁹"
# Stars, triangles, daggers, dingbats and emoji with what varies and joins them.
_MARKS = r"*※#&†‡▲△▼▽★☆●○◆◇■□◎\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff"
_SHARED = ("分别", "共同", "各负其责")
_CELL_END = r" {0,3}\|"
_STOPS = r"[、,;:)》”。\r\n\t\u3000]"


def footnotes(folded: str, raw: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Offsets of the marks in `folded` that follow a name, or stand before one of a list. Linear.
    `raw` is the text before folding, in which a TAB ends the cell of a table, and a wide blank a name.

    A number in a circle that words follow heads a point (包括①整治…②…) and is none; a mark where a line
    begins is a bullet.
    """
    folded = "".join(
        char if char in "\t\u3000" else to for to, char in zip(folded, raw, strict=True)
    )
    kinds = ("joint", "lead", "participant")
    verbs = _broken(word for kind in kinds for word in lexicon.words[f"duty-verb-{kind}"])
    helped = _broken(word for word, means in lexicon.duties.items() if means == "with")
    number = rf"(?:[{_NUMBERS}]{{1,3}}|[\[〔]\d{{1,2}}[\]〕])"
    manner = _broken((*lexicon.words["duty-manner"], *_SHARED))
    behind = rf"{_STOPS}|{_CELL_END}|$|等|{manner}|{helped}"
    pattern = re.compile(
        rf"(?<={_NAME_ENDS})(?:[{_MARKS}]{{1,3}}(?=[\u4e00-\u9fff]|{_STOPS}|{_CELL_END}|$)"
        # Behind the bracket that closes a clause ②推进 heads the next point.
        rf"|(?<!\)){number}(?={behind}|{verbs})"
        rf"|(?<=\)){number}(?={behind}|(?:{verbs}){{1,3}}(?:{_STOPS}|$)))"
        rf"|(?<=[(、:])[{_MARKS}]{{1,3}}(?=[\u4e00-\u9fff])"
    )
    return (match.span() for match in pattern.finditer(folded))


def _broken(words: Iterable[str]) -> str:
    """A pattern of any of `words`, also where a line end cuts it: 根 / 据."""
    return "|".join(r"\n?".join(map(re.escape, word)) for word in sorted(words, key=len)[::-1])
