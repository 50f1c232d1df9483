"""How titles begin and end, by their words: 甲市…, 关于…, …方案（试行）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.front.names import Names
from kg.extract.text.lexicon import Lexicon, alternatives

_COUNTED = re.compile(r"\d{1,3} ?[.、] {0,3}")
_TAIL = re.compile(r"(?:\([^()]{1,40}\))+$")


class TitleForms:
    """The forms of titles; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self._names = names
        words = lexicon.words
        self.end_words = alternatives(words["title-end"])
        self._end = re.compile(rf"(?:{self.end_words})表?$")
        self._parting = re.compile(rf"[ *]|(?:{self.end_words})(?:\([^()]{{1,20}}\))?")
        self._start = re.compile(rf"(?:{alternatives(words['title-start'])})|《|(?:19|20)\d\d ?年")

    def starts(self, words: str) -> bool:
        """Whether a title can begin with these folded words."""
        return bool(self._start.match(words)) or self._names.begins(words)

    def ends(self, words: str) -> bool:
        """Whether a title can end with these folded words; brackets at the end do not count."""
        return bool(self._end.search(_TAIL.sub("", words)))

    def partings(self, folded: str, begin: int, end: int) -> Iterator[int]:
        """Where in folded[begin:end] a title or a space ends, so that something else can begin."""
        return (parting.end() for parting in self._parting.finditer(folded, begin, end))

    def uncounted(self, words: str) -> str:
        """The words without the number that a collection of documents gives each."""
        counted = _COUNTED.match(words)
        return words[counted.end() :] if counted else words
