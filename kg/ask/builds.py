"""Documents to a graph folder, and the graph that a command asks when none is named."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import assets
from kg.errors import GraphError, LockedError, ReadError
from kg.graph import store

if TYPE_CHECKING:
    from kg.model import Document

_ROOMS = ("extract", "graph", "read", "ask")
_WAIT = 0.2  # seconds between looks at a folder that another process writes
_WAITS = 150


@dataclass(frozen=True, slots=True)
class Built:
    """What one build read: documents with something to say, those without, files of a folder or an
    archive that could not be read, and the folder written."""

    documents: tuple[Document, ...]
    skipped: tuple[Document, ...]
    unread: tuple[ReadError, ...]
    folder: Path


def build_graph(
    paths: Iterable[str],
    folder: Path,
    authority: Path | None = None,
    progress: Callable[[str], None] = lambda line: None,
) -> Built:
    """Read the documents at `paths` and write their graph into `folder`; `progress` gets a line each.

    A document without task or turn is skipped. Raises ReadError for one that cannot be read and
    GraphError when every document was skipped (then nothing is written) or the folder refuses.
    """
    from kg.ask.search import INDEX, write_index
    from kg.authority import load
    from kg.extract.document import extract
    from kg.extract.text.lexicon import Lexicon
    from kg.graph.build import nquads
    from kg.graph.writer import write
    from kg.read.folders import read_sources

    tables = load(authority)
    lexicon = Lexicon(tables)
    documents: list[Document] = []
    skipped: list[Document] = []
    unread: list[ReadError] = []
    for source in read_sources(paths, unread.append):
        document = extract(source, lexicon)
        (skipped if document.kind == "other" else documents).append(document)
        progress(_told(document))
    if not documents:
        names = ", ".join(document.source.name for document in skipped) or "nothing readable"
        raise GraphError(
            f"No task and no turn was found ({names}); nothing was written. Give a plan whose tasks "
            "close with the bodies responsible, or the record of a press briefing."
        )

    def index(path: Path) -> None:
        from pyoxigraph import Store

        write_index(Store.read_only(str(path.parent / store.STORE)), path, lexicon.cutter)

    write(
        folder,
        nquads(documents, tables),
        manifest={
            "documents": [document.source.name for document in documents],
            "skipped": [document.source.name for document in skipped],
            "unread": [str(error) for error in unread],
            "authority": str(authority) if authority else None,
        },
        fingerprint=_fingerprint(authority),
        extra_files={INDEX: index},
    )
    return Built(tuple(documents), tuple(skipped), tuple(unread), folder)


def default_folder() -> Path:
    """Where the graph of the shipped documents is kept: the user's cache, or KG_CACHE."""
    chosen = os.environ.get("KG_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("plan-graph", appauthor=False) / "shipped"


def shipped_graph(
    authority: Path | None = None, progress: Callable[[str], None] = lambda line: None
) -> Path:
    """The folder of the graph of the shipped documents, built first when it is missing or stale.

    It is stale when a shipped document, a table, or the program itself changed since it was built.
    """
    folder = default_folder()
    if authority:
        folder = folder.with_name(f"{folder.name}-{_short(authority)}")
    if store.fingerprint_of(folder) == _fingerprint(authority):
        return folder
    progress("Building the graph of the shipped documents (once) …")
    shipped = [str(path) for path in assets.shipped_documents()]
    try:
        for _ in range(_WAITS):
            try:
                build_graph(shipped, folder, authority)
                return folder
            except LockedError:
                # Another command had the same need a moment ago: what it builds serves both.
                time.sleep(_WAIT)
                if store.fingerprint_of(folder) == _fingerprint(authority):
                    return folder
        build_graph(shipped, folder, authority)
    except GraphError as error:
        raise GraphError(
            f"{error} Set KG_CACHE to a folder that can be written, or name a graph with --graph."
        ) from error
    return folder


def _short(authority: Path) -> str:
    import hashlib

    return hashlib.sha256(str(authority.resolve()).encode()).hexdigest()[:8]


def _fingerprint(authority: Path | None) -> str:
    package = Path(__file__).resolve().parent.parent
    return store.fingerprint(
        [
            assets.AUTHORITY,
            *assets.shipped_documents(),
            *(package / room for room in _ROOMS),
            package / "fold.py",
            package / "authority.py",
            *([authority] if authority else []),
        ]
    )


def _told(document: Document) -> str:
    name = document.source.name
    if document.kind == "plan":
        bodies = {a.agency for task in document.tasks for a in task.assignments}
        return f"{name}: a plan with {len(document.tasks)} tasks, {len(bodies)} bodies responsible"
    if document.kind == "briefing":
        return f"{name}: a briefing with {len(document.turns)} turns"
    return f"{name}: skipped, no task and no turn found in it"
