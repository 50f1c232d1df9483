"""`Finding`: one thing that one rule found, and how to choose among many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Document, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that one rule found.

    `begin` and `end` count code points of the source; `words` are what stands there, "" for what holds
    for the whole document. `layer` is the stage (noise, front, clause, task, body, name …), `rule` what
    found it or the reason given. `meaning` is what it was read as, "" where the words say it; `about`
    the id of a task, "section-ID", "turn-N", or None.
    """

    begin: int
    end: int
    layer: str
    rule: str
    words: str
    meaning: str = ""
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The text that findings point into: the decoded source of a document."""

    text: str

    def at(
        self, span: Span, layer: str, rule: str, meaning: str = "", about: str | None = None
    ) -> Finding:
        """What `rule` found at `span`, with the words that stand there."""
        return Finding(*span, layer, rule, self.text[span.begin : span.end], meaning, about)


def touching(rows: Iterable[Finding], begin: int, end: int) -> list[Finding]:
    """The rows that share a character with [begin, end), or stand between two in it."""
    return [
        row
        for row in rows
        if row.begin < max(end, begin + 1) and begin < max(row.end, row.begin + 1)
    ]


def of_part(rows: Iterable[Finding], document: Document, about: str) -> list[Finding]:
    """The rows on the part called `about`, as Finding.about has it, and what was found in its words."""
    spans = [span for own, span in _parts(document) if own == about]
    return [
        row
        for row in rows
        if row.about == about
        or any(span.begin <= row.begin and row.end <= span.end for span in spans)
    ]


def _parts(document: Document) -> Iterator[tuple[str, Span]]:
    for section in document.sections:
        yield f"section-{section.id}", section.span
    for task in document.tasks:
        yield task.id, task.span
    for turn in document.turns:
        yield f"turn-{turn.number}", turn.span
