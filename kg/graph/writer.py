"""Writing a graph folder so that whoever dies on the way leaves the previous build answering."""

from __future__ import annotations

import contextlib
import datetime
import errno
import hashlib
import json
import os
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pyoxigraph import Quad, RdfFormat, Store, serialize

from kg.errors import GraphError, LockedError
from kg.graph.store import (
    BUILD_NAME,
    BUILDS,
    CURRENT,
    FINGERPRINT,
    FORMAT,
    GRAPH,
    MANIFEST,
    STORE,
    current,
    reason,
)

Data = Iterable[bytes] | Iterable[Quad]
_TEMPORARY = ".tmp-"
_BATCH = 100_000
_FULL = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}


def write(
    folder: Path,
    data: Data,
    *,
    manifest: Mapping[str, Any] | None = None,
    fingerprint: str = "",
    extra_files: Mapping[str, Callable[[Path], None]] | None = None,
) -> Path:
    """Write one build of `data` and make it the one that answers; return its folder.

    `data` are N-Quads as `build.nquads` gives them, or pyoxigraph quads. `manifest` are fields of
    the caller's own; `fingerprint` is what `fingerprint_of` will answer. `extra_files` are written
    by their callables, each given the path to write; graph.nq and the store stand beside it then.
    Raises GraphError when another process writes there, or the disk refuses.
    """
    with _explained(folder):
        (folder / BUILDS).mkdir(parents=True, exist_ok=True)
        with _lock(folder):
            for left in (
                *(folder / BUILDS).glob(f"{_TEMPORARY}*"),
                *folder.glob(f"{CURRENT}{_TEMPORARY}*"),
            ):
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink(missing_ok=True)
            return _write(folder, data, dict(manifest or {}), fingerprint, extra_files or {})


def _write(
    folder: Path,
    data: Data,
    fields: dict[str, Any],
    fingerprint: str,
    extra_files: Mapping[str, Callable[[Path], None]],
) -> Path:
    builds = folder / BUILDS
    work = builds / f"{_TEMPORARY}{os.getpid()}"
    work.mkdir()
    try:
        sha256 = _write_nquads(work / GRAPH, data)
        store = Store(str(work / STORE))
        # our own N-Quads need no second validation
        store.bulk_load(path=str(work / GRAPH), lenient=True)
        store.flush()
        fields |= {"format": FORMAT, "sha256": sha256, "quads": len(store)}
        del store  # closes the database
        for name, writer in extra_files.items():
            writer(work / name)
        name = f"{_next_number(builds):06}-{sha256[:8]}"
        fields["build"] = name
        text = json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True)
        (work / FINGERPRINT).write_text(
            fingerprint, encoding="utf-8", errors="surrogateescape", newline="\n"
        )
        (work / MANIFEST).write_text(text + "\n", encoding="utf-8")
        _sync_tree(work)
        previous = _current_name(folder)
        work.rename(builds / name)
        _sync(builds)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    _point(folder, name)
    _drop_old(builds, {name, previous})
    return builds / name


def _write_nquads(path: Path, data: Data) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as file:
        pending: list[Quad] = []
        for item in data:
            if isinstance(item, Quad):
                pending.append(item)
                if len(pending) < _BATCH:
                    continue
                item = b""
            if pending:
                item = (serialize(pending, format=RdfFormat.N_QUADS) or b"") + item
                pending.clear()
            file.write(item)
            digest.update(item)
        rest = serialize(pending, format=RdfFormat.N_QUADS) or b""
        file.write(rest)
        digest.update(rest)
    return digest.hexdigest()


def _next_number(builds: Path) -> int:
    found = [BUILD_NAME.fullmatch(path.name) for path in builds.iterdir()]
    return 1 + max((int(match[1]) for match in found if match), default=0)


def _current_name(folder: Path) -> str | None:
    try:
        return current(folder).name
    except GraphError:
        return None


def _point(folder: Path, name: str) -> None:
    pointer = folder / f"{CURRENT}{_TEMPORARY}{os.getpid()}"
    with pointer.open("w", encoding="ascii") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(folder / CURRENT)
    _sync(folder)


def _drop_old(builds: Path, keep: set[str | None]) -> None:
    """Remove builds not in `keep`; one that a reader holds open (Windows) goes the next time."""
    for path in builds.iterdir():
        if BUILD_NAME.fullmatch(path.name) and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    """Force a file, or the names in a folder, to disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[None]:
    holder = folder / "LOCK.holder"
    lock = FileLock(str(folder / "LOCK"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        try:
            who = holder.read_text(encoding="utf-8").strip() or "another process"
        except OSError:
            who = "another process"
        raise LockedError(
            f"The graph folder {folder} is being written by {who}. Wait until it has ended, "
            "or build into another folder with -o."
        ) from None
    try:
        now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        holder.write_text(
            f"process {os.getpid()} on {socket.gethostname()} since {now}\n", encoding="utf-8"
        )
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # RocksDB says what went wrong in words only
        full = error.errno in _FULL or "No space left" in str(error)
        remedy = "Free some space, or choose" if full else "Choose"
        before = " The graph that was there before still answers." if _current_name(folder) else ""
        raise GraphError(
            f"The graph cannot be written to {folder}: {reason(error)}. "
            f"{remedy} another folder with -o.{before}"
        ) from error
