"""Files that the program writes: complete or not at all, and never in the place of something else."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# What a path leads to here is somebody's open file or a device: /dev/stdout, /dev/fd/3.
_KERNEL = ("/dev/", "/proc/")


@contextmanager
def written(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Open a file whose bytes come to `path` only when the block ends well; what was there stays till then.

    A link is followed: the file it leads to is written, the link stays. A pipe or a device is written
    through. `durable` files are forced to disk. Raises OSError as open does, its filename that of `path`.
    """
    target = Path(os.path.realpath(path))
    opened = _through(path) if _is_special(path, target) else _replaced(target, durable)
    try:
        with opened as file:
            yield file
    except OSError as error:
        error.filename = str(path)
        raise


def _is_special(path: Path, target: Path) -> bool:
    if target.as_posix().startswith(_KERNEL):
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # nothing there yet, or nothing that can be looked at: opening it will tell
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def _replaced(target: Path, durable: bool) -> Iterator[BinaryIO]:
    fault = errno.EISDIR if target.is_dir() else errno.ELOOP if target.is_symlink() else 0
    if fault:
        raise OSError(fault, os.strerror(fault))
    # a short name: that of a page may be as long as names can be
    part = target.with_name(f".{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _through(path: Path) -> Iterator[BinaryIO]:
    # Kept apart until it is whole: nothing comes through the pipe of a command that failed.
    with tempfile.TemporaryFile() as file:
        yield file
        file.seek(0)
        with path.open("wb") as pipe:
            shutil.copyfileobj(file, pipe)
