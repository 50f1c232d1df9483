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

    from kg.model import Document

__all__ = ["KgError", "read_document", "to_json"]


def read_document(path: str, authority: Path | None = None) -> Document:
    """Read the document at `path` and extract everything it says.

    `authority` is a folder of tables added to the shipped ones. Raises ReadError for a document that
    cannot be read and TableError for a table that cannot be used.
    """
    from kg.authority import load
    from kg.extract.document import extract
    from kg.extract.text.lexicon import Lexicon
    from kg.read.folders import read_source

    return extract(read_source(path), Lexicon(load(authority)))


def to_json(document: Document) -> dict[str, object]:
    """`document` as the JSON object that `kg extract` prints."""
    from kg.json_form import document_json

    return document_json(document)
