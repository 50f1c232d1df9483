"""Chinese government work plans as a knowledge graph.

The handful of functions a program needs; each is loaded when it is first asked for.

    >>> import kg
    >>> document = kg.read_document("data/documents/2025-plan.txt")  # doctest: +SKIP
    >>> len(document.tasks)  # doctest: +SKIP
    118
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.extract.stages import Reading
    from kg.model import Document

__all__ = ["KgError", "read_document", "read_with_stages", "to_json"]


def read_document(path: str, authority: Path | None = None) -> Document:
    """Read the document at `path` and extract everything it says.

    `authority` is a folder of tables added to the shipped ones. Raises ReadError for a document that
    cannot be read and TableError for a table that cannot be used.
    """
    return read_with_stages(path, authority).document


def read_with_stages(path: str, authority: Path | None = None) -> Reading:
    """`read_document`, with what its stages found on the way: what kg.extract.explained explains it from."""
    from kg.authority import load
    from kg.extract.document import read
    from kg.extract.text.lexicon import Lexicon
    from kg.read.folders import read_source

    return read(read_source(path), Lexicon(load(authority)))


def to_json(document: Document) -> dict[str, object]:
    """`document` as the JSON object that `kg extract` prints."""
    from kg.json_form import document_json

    return document_json(document)
