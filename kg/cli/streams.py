"""The standard streams as commands need them: UTF-8 whatever the locale, open even where they are closed."""

from __future__ import annotations

import errno
import io
import os
import sys

_CHINESE = "中"


def prepare() -> None:
    """Make the streams of this process fit; in a locale that knows no Chinese, begin the process anew.

    In such a locale (LC_ALL=C without Python's UTF-8 mode, ISO 8859) neither arguments nor the names of
    files can be read as they were typed. In one of another Chinese encoding they can.
    """
    if not _knows_chinese():
        _begin_anew()
    _keep_descriptors()
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stdout = sys.stdout or _closed("standard output")
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            errors = "surrogateescape" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding="utf-8", errors=errors)


def finish() -> None:
    """Write what waits for standard output; where that cannot be, let it go instead of failing at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _knows_chinese() -> bool:
    try:
        _CHINESE.encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        return False
    return True


def _begin_anew() -> None:
    os.environ["PYTHONUTF8"] = "1"  # for the processes that this one starts
    # the same program with the same arguments, no shell between
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


def _keep_descriptors() -> None:
    """Fill the places of closed streams, lest a file that is opened next be written to as if it were one."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest place that is free


class _Closed(io.RawIOBase):
    """A stream that was closed before this process began: says so when something is written to it."""

    def __init__(self, name: str) -> None:
        self._called = name

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.EBADF, "is closed: nothing was printed", self._called)


def _closed(name: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(_Closed(name)), encoding="utf-8")
