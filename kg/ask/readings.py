"""Many documents read, of which none stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import Fault, ReadError

if TYPE_CHECKING:
    from kg.extract.text.lexicon import Lexicon
    from kg.model import Document, Source


@dataclass(slots=True)
class Readings:
    """What was read: documents with something to say, those without, and those that cannot be read.

    `missed` are those of the unread that a person will miss: named one by one, or lost by a fault of
    this program. What else lies in a folder, a picture say, is not missed.
    """

    documents: list[Document] = field(default_factory=list)
    skipped: list[Document] = field(default_factory=list)
    unread: list[ReadError] = field(default_factory=list)
    missed: list[ReadError] = field(default_factory=list)

    def leave_out(self, error: ReadError, *, named: bool) -> None:
        """Note a document that cannot be read, `named` by the person or met in a folder."""
        self.unread.append(error)
        if named or isinstance(error, Fault):
            self.missed.append(error)


def read_documents(
    paths: Sequence[str], lexicon: Lexicon, progress: Callable[[str], None]
) -> Readings:
    """Read and extract every document at `paths`; `progress` gets a line for each.

    Raises ReadError when the only path there is cannot be read.
    """
    from kg.extract.document import extract

    found = Readings()
    for path in paths:
        for source in _sources(path, found, alone=len(paths) == 1):
            try:
                document = extract(source, lexicon)
            except Exception as error:
                found.leave_out(Fault(source.name, error), named=True)
                continue
            (found.skipped if document.kind == "other" else found.documents).append(document)
            progress(told(document))
    return found


def _sources(path: str, found: Readings, *, alone: bool) -> Iterator[Source]:
    from kg.read.folders import read_sources

    try:
        yield from read_sources([path], lambda error: found.leave_out(error, named=False))
    except ReadError as error:
        if alone:
            raise
        found.leave_out(error, named=True)


def told(document: Document) -> str:
    """What one document holds, on one line."""
    name = document.source.name
    if document.kind == "plan":
        bodies = {a.agency for task in document.tasks for a in task.assignments}
        return f"{name}: a plan with {len(document.tasks)} tasks, {len(bodies)} bodies responsible"
    if document.kind == "briefing":
        return f"{name}: a briefing with {len(document.turns)} turns"
    return f"{name}: skipped, no task and no turn found in it"
