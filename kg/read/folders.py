"""Paths to Sources: files, standard input, and every document in a folder or a .zip archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kg.errors import ReadError
from kg.model import Source
from kg.read.archive import Archive
from kg.read.formats import read_bytes
from kg.read.limits import MAX_ARCHIVE, MAX_MEMBERS, check_file, size
from kg.read.sniff import sniff

STANDARD_INPUT = "-"
_STDIN_NAME = "stdin"
# What macOS, Windows and Office leave beside documents.
_JUNK = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"))
_JUNK_STARTS = (".", "~$")

Skipped = Callable[[ReadError], None]


def read_source(path: str) -> Source:
    """Read the one document at `path` ("-" is standard input); the Source bears the file's name only.

    A folder or a .zip will do when there is exactly one document in it. Raises ReadError when there is
    no such file, or it cannot be read as kg.read.formats and kg.read.limits say.
    """
    found = read_sources([path])
    source = next(found, None)
    if source is None:
        raise ReadError(f"{path}: there is no document in this folder or archive.")
    if "/" in source.name and next(found, None) is not None:
        raise ReadError(
            f"{path}: this folder or archive holds several documents; name one of them, or give it to "
            "a command that reads several (kg build)."
        )
    return source


def read_sources(paths: Iterable[str], skipped: Skipped | None = None) -> Iterator[Source]:
    """Read every document at `paths`, in order; folders (with those below) and .zip files in name order.

    A document in a folder is named folder/way/file, one in an archive archive.zip/way/file. What
    macOS, Windows and Office leave behind is passed over, hidden files too. A document or folder within
    a folder or an archive that cannot be read is given to `skipped` as its error, or raised when there
    is none; one named in `paths` is always raised.
    """
    for path in paths:
        if _is_folder(path):
            yield from _in_folder(path, skipped)
        else:
            yield from _at(path, _name(path), skipped)


def _is_folder(path: str) -> bool:
    return path != STANDARD_INPUT and Path(path).is_dir()


def _name(path: str) -> str:
    if path == STANDARD_INPUT:
        return _STDIN_NAME
    return _printable(Path(path).name or Path(path).resolve().name or path)


def _in_folder(path: str, skipped: Skipped | None) -> Iterator[Source]:
    top = Path(path)
    start = _name(path)
    refused: list[OSError] = []
    files = sorted(_files(top, refused.append))
    for error in refused:
        way = os.path.relpath(error.filename or top, top)
        name = start if way == os.curdir else f"{start}/{_printable(way)}"
        told = ReadError(
            f"{name}: this folder cannot be read ({error.strerror}); what is in it is missing."
        )
        _tell(told, None if name == start else skipped)
    if len(files) > MAX_MEMBERS:
        raise ReadError(
            f"{path}: holds {len(files):,} files, more than the {MAX_MEMBERS:,} that are read; name "
            "the documents in it, or give its folders one by one."
        )
    if not files:
        raise ReadError(f"{path}: there is no document in this folder; name another.")
    for file in files:
        found = _at(str(top / file), f"{start}/{_printable(file)}", skipped)
        yield from _guarded(found, skipped)


def _tell(error: ReadError, skipped: Skipped | None) -> None:
    if skipped is None:
        raise error
    skipped(error)


def _files(top: Path, refused: Callable[[OSError], None]) -> Iterator[str]:
    """The files below `top` that may be documents, as ways from there; linked folders are not entered.
    `refused` is given the error of each folder that cannot be listed."""
    for folder, below, names in os.walk(top, onerror=refused):
        below[:] = [name for name in below if not _is_junk(name)]
        for name in names:
            file = Path(folder, name)
            if not _is_junk(name) and file.is_file():
                yield file.relative_to(top).as_posix()


def _at(path: str, name: str, skipped: Skipped | None) -> Iterator[Source]:
    """The document at `path`, or those in the archive there."""
    data = _bytes(path, name)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or sniff(data, name) != "zip":
        yield read_bytes(data, name)
        return
    archive = Archive(data, name)
    members = [
        member
        for member in sorted(archive.names)
        if not any(_is_junk(part) for part in PurePosixPath(member).parts)
    ]
    if not members:
        raise ReadError(f"{name}: there is no document in this archive.")
    for member in members:
        yield from _guarded(_member(archive, member, name), skipped)


def _member(archive: Archive, member: str, name: str) -> Iterator[Source]:
    yield read_bytes(archive.read(member), f"{name}/{member}")


def _guarded(found: Iterator[Source], skipped: Skipped | None) -> Iterator[Source]:
    try:
        yield from found
    except ReadError as error:
        _tell(error, skipped)


def _bytes(path: str, name: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            return _limited(sys.stdin.buffer, name)
        with Path(path).open("rb") as stream:
            return _limited(stream, name)
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such file; check the name and the folder.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"{path}: cannot be read ({why}).") from error


def _limited(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(MAX_ARCHIVE + 1)
    if data.startswith(b"PK"):
        if len(data) > MAX_ARCHIVE:
            raise ReadError(f"{name}: the archive is larger than {size(MAX_ARCHIVE)}; split it.")
    else:
        check_file(len(data), name)
    return data


def _is_junk(name: str) -> bool:
    return name.lower() in _JUNK or name.startswith(_JUNK_STARTS)


def _printable(name: str) -> str:
    """`name` without what cannot be printed: bytes that are no UTF-8 (read as GB18030), controls."""
    raw = os.fsencode(name)
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("gb18030", "backslashreplace")
    return "".join(char if char.isprintable() else "_" for char in name)
