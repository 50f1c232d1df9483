"""The sections of a plan as they open, one after the other, each below the last one of higher rank."""

from __future__ import annotations

from collections import Counter

from kg.extract.text.text import Text
from kg.model import Section


class Sections:
    """Sections made so far. Ids count headings from 1, level by level."""

    def __init__(self, text: Text) -> None:
        self.made: list[Section] = []
        self._text = text
        self._counts: Counter[str] = Counter()
        self._open: dict[int, str] = {}

    def above(self, rank: int) -> str | None:
        """The id of the lowest open section of a rank higher than `rank`; 0 is the highest."""
        higher = [key for key in self._open if key < rank]
        return self._open[max(higher)] if higher else None

    def open(self, rank: int, begin: int, label_end: int, end: int) -> str:
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

    def close(self) -> None:
        """Close every section: the next one stands straight under the plan."""
        self._open.clear()
