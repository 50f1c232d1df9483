"""A graph folder: immutable builds, the last of which CURRENT names.

    FOLDER/CURRENT                 name of the build that answers
    FOLDER/LOCK, LOCK.holder       held by the one writer, and who that is
    FOLDER/builds/000007-1f2e3d4c/ graph.nq, store/ (RocksDB), manifest.json, FINGERPRINT,
                                   files that callers add

A build is written under a temporary name, forced to disk, renamed, and only then named in CURRENT:
whoever dies on the way leaves the previous build answering. Whatever a look-up does not need is
imported where it is used: opening a graph is most of the cost of a short command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError

if TYPE_CHECKING:
    from pyoxigraph import Store

CURRENT = "CURRENT"
BUILDS = "builds"
GRAPH = "graph.nq"
STORE = "store"
MANIFEST = "manifest.json"
FINGERPRINT = "FINGERPRINT"
FORMAT = 1
BUILD_NAME = re.compile("([0-9]{6,})-[0-9a-f]{8}")
_TRIES = 3


def open_graph(folder: Path) -> Store:
    """The store of the current build, read-only; a later build does not change it."""
    from pyoxigraph import Store

    for attempt in range(_TRIES):
        build = current(folder)
        try:
            return Store.read_only(str(build / STORE))
        except (OSError, ValueError, RuntimeError) as error:
            # two builds may have ended since CURRENT was read, and the older one be gone
            if attempt + 1 == _TRIES or current(folder) == build:
                raise GraphError(
                    f"The graph in {folder} is damaged: {build / STORE} cannot be opened "
                    f"({error}). Build it again: kg build … -o {folder}"
                ) from error
    raise AssertionError("unreachable")


def current(folder: Path) -> Path:
    """The folder of the build that answers. Raises GraphError where there is none."""
    try:
        name = (folder / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        if (folder / BUILDS).is_dir():
            what = f"The graph in {folder} was never finished."
        elif folder.is_dir():
            what = f"{folder} holds no graph."
        else:
            what = f"There is no graph folder {folder}."
        raise GraphError(f"{what} Build one: kg build … -o {folder}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise GraphError(f"{folder / CURRENT} cannot be read: {reason(error)}.") from error
    build = folder / BUILDS / name
    if not BUILD_NAME.fullmatch(name) or not build.is_dir():
        raise GraphError(
            f"The graph in {folder} is damaged: its file CURRENT names “{name[:60]}”, which is not "
            f"there. Build it again: kg build … -o {folder}"
        )
    return build


def manifest(folder: Path) -> dict[str, Any]:
    """What is known of the current build: its id, size, digest, and the caller's own fields."""
    import json

    path = current(folder) / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GraphError(
            f"The graph in {folder} is damaged: {path} cannot be read ({error}). "
            f"Build it again: kg build … -o {folder}"
        ) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise GraphError(
            f"The graph in {folder} was written by another version of kg. "
            f"Build it again: kg build … -o {folder}"
        )
    return found


def fingerprint_of(folder: Path) -> str | None:
    """The fingerprint that the current build was written with; None where no graph answers.

    Never raises: where this differs from the fingerprint of the inputs now, build again.
    """
    try:
        return (current(folder) / FINGERPRINT).read_text(encoding="utf-8", errors="surrogateescape")
    except (GraphError, OSError):
        return None


def fingerprint(paths: Iterable[Path], *texts: str) -> str:
    """A cheap sign of whether inputs changed: place, size and time of each file, and given texts.

    Opens no file and hashes nothing. A folder stands for the files in it, all levels down, without
    what Python compiles beside them as it goes; a missing file counts as missing.
    """
    lines = [str(FORMAT), *texts]
    for path in paths:
        files = sorted(filter(_is_input, path.rglob("*"))) if path.is_dir() else [path]
        for file in files:
            try:
                seen = file.stat()
                lines.append(f"{file}\t{seen.st_size}\t{seen.st_mtime_ns}")
            except OSError:
                lines.append(f"{file}\tmissing")
    return "\n".join(lines)


def _is_input(path: Path) -> bool:
    return path.is_file() and path.parent.name != "__pycache__"


def reason(error: Exception) -> str:
    """What the operating system says, with the file it is about."""
    text = getattr(error, "strerror", None) or str(error)
    place = getattr(error, "filename", None)
    return f"{text} ({place})" if place else text
