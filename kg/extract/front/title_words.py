"""The words of a title, which may stand on several lines, and where each of their characters stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.front.lines import HeadLine
from kg.extract.text.text import Text
from kg.fold import name_key, simplify

_AROUND_FIGURES = re.compile(
    r"(?<=[0-9０-９]) +(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) +(?=[0-9０-９])"
)
_DRAWN_OUT = re.compile(r"(?:\S {1,12}){1,8}\S")
_TOKEN = re.compile(r"[\s的*#]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that may stand on several lines: `at` are the clean offsets of their characters."""

    folded: str
    at: tuple[int, ...]

    @property
    def begin(self) -> int:
        """Where they begin."""
        return self.at[0]

    @property
    def end(self) -> int:
        """Where they end."""
        return self.at[-1] + 1

    def cut(self, begin: int, end: int) -> Words:
        """The words from the character `begin` to before `end`."""
        return Words(self.folded[begin:end], self.at[begin:end])

    def shown(self, text: Text) -> str:
        """The words in simplified script, without the marks of Markdown."""
        return in_one_line("".join(text.shown[at] for at in self.at))


def in_one_line(words: str) -> str:
    """The words of a title in simplified script, without line breaks, the marks of Markdown, and the blanks
    that stand around its figures."""
    lines = "".join(line.strip() for line in words.replace("*", "").splitlines())
    return simplify(_AROUND_FIGURES.sub("", lines.strip(" #")))


def joined(lines: Sequence[HeadLine]) -> Words:
    """The words of `lines` without the line breaks, and without the blanks of a line drawn out: 通　　知."""
    kept = [
        (char, at)
        for line in lines
        for at, char in enumerate(line.words, line.begin)
        if char not in ("\r\n " if _DRAWN_OUT.fullmatch(line.words) else "\r\n")
    ]
    return Words("".join(char for char, _ in kept), tuple(at for _, at in kept))


def title_key(words: str) -> str:
    """What is compared of two wordings of a title."""
    return _TOKEN.sub("", name_key(words))
