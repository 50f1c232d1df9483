"""The sections of a plan as they open, one after the other, each below the last one of higher rank."""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.model import Section

_LONGEST_HEADING = 60
# What runs on behind a title whose line end was lost: a sentence, and no short rest of the title.
_RUN_ON = r"(?=[ -]{0,2}(?![和及与或的])[\u4e00-\u9fff\d“《][^。,;:\n]{3,60},|[^。,;:\n]{30})"


class Sections:
    """Sections made so far. Ids count headings from 1, level by level."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self.made: list[Section] = []
        self._text = text
        self._counts: Counter[str] = Counter()
        self._open: dict[float, str] = {}
        self._chapter = re.compile(rf" ?(?:{alternatives(lexicon.words['chapter'])}){_RUN_ON}")

    def title_end(self, folded: str, begin: int, limit: int) -> int:
        """Where the title of a heading at [begin, limit) ends: with its line, before the sentences that
        run on behind it, or behind a usual title where the line break behind it was lost."""
        stop = line_end(folded, begin, limit)
        usual = self._chapter.match(folded, begin, stop)
        if usual:
            return usual.end()
        sentence = folded.find("。", begin, stop)
        run_in = 0 < sentence - begin <= _LONGEST_HEADING
        return sentence if run_in else stop

    def above(self, rank: float) -> str | None:
        """The id of the lowest open section of a rank higher than `rank`; 0 is the highest."""
        higher = [key for key in self._open if key < rank]
        return self._open[max(higher)] if higher else None

    def open(self, rank: float, begin: int, label_end: int, end: int) -> str:
        """Open a section of `rank` at clean [begin, end), printed number first; return its id."""
        parent = self.above(rank)
        self._open = {key: section for key, section in self._open.items() if key < rank}
        self._counts[parent or ""] += 1
        own = f"{parent}.{self._counts[parent or '']}" if parent else str(self._counts[""])
        self._open[rank] = own
        self.made.append(
            Section(
                own,
                self._text.words(begin, label_end).strip(),
                # A heading that is printed as a sentence is called without its full stop.
                self._text.words(label_end, end).strip().removesuffix("。"),
                parent,
                self._text.span(begin, end),
            )
        )
        return own

    def leave(self, rank: float) -> str | None:
        """Close the sections of `rank` and below; return the id of the lowest one still open."""
        self._open = {key: section for key, section in self._open.items() if key < rank}
        return self.above(rank)

    def close(self) -> None:
        """Close every section: the next one stands straight under the plan."""
        self._open.clear()
