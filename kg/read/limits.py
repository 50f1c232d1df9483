"""The limits of reading: each is a constant here, and going over one is a ReadError that names it."""

from __future__ import annotations

from kg.errors import ReadError

MAX_FILE = 64 << 20
"""Bytes of one document, and of one unpacked member of an archive."""
MAX_TEXT = 32 << 20
"""Characters of text made from one document; merged cells could multiply them without end."""
MAX_ARCHIVE = 512 << 20
"""Bytes of a .zip itself, and of all its members unpacked."""
MAX_MEMBERS = 1000
"""Members of one archive, files of one folder."""
MAX_RATIO = 200
"""Unpacked to packed bytes of one member; asked only of members above RATIO_FROM."""
RATIO_FROM = 1 << 20
MAX_XML_DEPTH = 256
"""Nested elements in a part of a Word file."""
MAX_PAGES = 2000
"""Pages of one PDF file."""
MAX_SECONDS = 120
"""Seconds a child process may take over one document."""
MAX_MEMORY = 4 << 30
"""Bytes of address space of a child process, where the system can hold it to that."""


def size(count: int) -> str:
    """`count` bytes for people: 64 MB, 12 kB."""
    if count >= 1 << 20:
        return f"{count >> 20} MB"
    return f"{count >> 10} kB" if count >= 1 << 10 else f"{count} bytes"


def check_file(count: int, name: str) -> None:
    """Raise ReadError when a document of `count` bytes is over MAX_FILE."""
    if count > MAX_FILE:
        raise ReadError(
            f"{name}: the file is larger than {size(MAX_FILE)}, the most that is read; "
            "split it, or save it without its pictures."
        )


def check_text(count: int, name: str) -> None:
    """Raise ReadError when a text of `count` characters is over MAX_TEXT."""
    if count > MAX_TEXT:
        raise ReadError(
            f"{name}: the document gives more than {MAX_TEXT:,} characters of text, the most that is "
            "read; split it."
        )
