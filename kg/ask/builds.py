"""Documents to a graph folder, and the graph that a command asks when none is named."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from kg import assets
from kg.ask.readings import Readings, read_documents
from kg.errors import Fault, GraphError, KgError, LockedError
from kg.graph import store

_ROOMS = ("extract", "graph", "read", "ask")
_WAIT = 0.2  # seconds between looks at a folder that another process writes
_WAITS = 150


def build_graph(
    paths: Iterable[str],
    folder: Path,
    authority: Path | None = None,
    progress: Callable[[str], None] = lambda line: None,
) -> Readings:
    """Read the documents at `paths` and write their graph into `folder`; `progress` gets a line each.

    A document without task or turn is skipped, and one that cannot be read is left out: nothing but
    the folder ends the build of many for one document's sake. Raises ReadError when the only path cannot
    be read, and GraphError when nothing is left to write (nothing is written then) or the folder refuses.
    """
    from kg.ask.search import INDEX, write_index
    from kg.authority import load
    from kg.extract.text.lexicon import Lexicon
    from kg.graph.build import Unwritable, nquads
    from kg.graph.writer import write

    tables = load(authority)
    lexicon = Lexicon(tables)
    read = read_documents(list(paths), lexicon, progress)

    def index(path: Path) -> None:
        from pyoxigraph import Store

        write_index(Store.read_only(str(path.parent / store.STORE)), path, lexicon.cutter)

    while True:
        if not read.documents:
            raise _nothing(read)
        try:
            write(
                folder,
                nquads(read.documents, tables),
                manifest={
                    "documents": [document.source.name for document in read.documents],
                    "skipped": [document.source.name for document in read.skipped],
                    "unread": [str(error) for error in read.unread],
                    "missed": [str(error) for error in read.missed],
                    "authority": str(authority) if authority else None,
                },
                fingerprint=_fingerprint(authority),
                extra_files={INDEX: index},
            )
        except Unwritable as error:
            # From the start again, so that the graph is that of the others as if there were no more.
            read.documents.remove(error.document)
            read.leave_out(Fault(error.document.source.name, error.cause), named=True)
        else:
            return read


def _nothing(read: Readings) -> KgError:
    if len(read.unread) == 1 and not read.skipped:
        return read.unread[0]
    names = [document.source.name for document in read.skipped]
    told = "".join(f"\n{error}" for error in read.unread)
    return GraphError(
        f"No task and no turn was found ({', '.join(names) or 'nothing readable'}); nothing was "
        "written. Give a plan whose tasks close with the bodies responsible, or the record of a press "
        f"briefing.{told}"
    )


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
            *sorted(package.glob("*.py")),
            *([authority] if authority else []),
        ]
    )
