"""Where the files that ship with the program are: beside kg/ in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_assets"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

DATA = _ROOT / "data"
AUTHORITY = DATA / "authority"
DOCUMENTS = DATA / "documents"
GOLD = DATA / "gold"
ONTOLOGY = _ROOT / "ontology"
QUERIES = _ROOT / "queries"
VIZ = _ROOT / "viz"


def shipped_documents() -> list[Path]:
    """The documents that come with the package, by name."""
    return sorted(DOCUMENTS.glob("*.txt"))
