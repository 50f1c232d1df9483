"""Plain text: whatever encoding kg.read.encodings finds, its line ends as found."""

from __future__ import annotations

import hashlib

from kg.errors import ReadError
from kg.model import Source
from kg.read.encodings import decode
from kg.read.limits import check_file
from kg.read.sniff import sniff

_NOT_TEXT = {
    "html": "a web page",
    "docx": "a Word file",
    "pdf": "a PDF file",
    "xlsx": "an Excel file",
    "zip": "a zip archive",
}


def read_text(data: bytes, name: str) -> Source:
    """Decode `data`, found under `name`, as plain text and nothing else.

    The Source's text has no BOM; nothing is replaced or dropped to make it decode. Raises ReadError,
    naming the byte offset where there is one, when `data` is empty, binary, undecodable or another
    format; kg.read.formats.read_bytes reads those.
    """
    check_file(len(data), name)
    what = _NOT_TEXT.get(sniff(data, name))
    if what:
        raise ReadError(f"{name}: this is {what}, not plain text.")
    return Source(name, hashlib.sha256(data).hexdigest(), decode(data, name).text)
