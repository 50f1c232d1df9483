"""A path or standard input to a `Source`: the one place that knows which format a name means."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.errors import ReadError
from kg.model import Source
from kg.read.text import read_text

STANDARD_INPUT = "-"


def read_source(path: str) -> Source:
    """Read the document at `path` ("-" is standard input); the Source bears the file's name only.

    Raises ReadError when it is missing, a folder, unreadable, empty, binary or undecodable.
    """
    if path == STANDARD_INPUT:
        return read_text(sys.stdin.buffer.read(), "stdin")
    file = Path(path)
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such file; check the name and the folder.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path}: this is a folder; name the documents in it.") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}).") from error
    return read_text(data, file.name)
