"""Plain text: UTF-8 with or without BOM, or GB18030 (also when labelled GBK or gb2312), strict."""

from __future__ import annotations

import codecs
import hashlib

from kg.errors import ReadError
from kg.model import Source

_LOOKED_AT = 4096
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")
_BINARY_SHARE = 0.05
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive (or a Word or Excel file)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a compressed file",
}


def read_text(data: bytes, name: str) -> Source:
    """Decode `data`, found under `name`, into a Source whose text has no BOM and its line ends as found.

    Raises ReadError, naming the byte offset where there is one, when `data` is empty, binary, or
    neither UTF-8 nor GB18030 throughout. Nothing is ever replaced or dropped to make it decode.
    """
    body = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(body, name)
    text = _decode(body, name, len(data))
    if not text.strip():
        raise ReadError(f"{name}: the file is empty; give a file with the text of the document.")
    return Source(name, hashlib.sha256(data).hexdigest(), text)


def _decode(body: bytes, name: str, size: int) -> str:
    skipped = size - len(body)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        utf8 = error
    try:
        return body.decode("gb18030")
    except UnicodeDecodeError as error:
        # The encoding that got further is the one meant: its offset is where the damage is.
        meant, failed = ("UTF-8", utf8) if utf8.start >= error.start else ("GB18030", error)
        raise ReadError(
            f"{name}: cannot be decoded as UTF-8 or GB18030; {meant} fails at byte "
            f"{failed.start + skipped} (0x{body[failed.start]:02x}). "
            "Save the file as UTF-8 and try again."
        ) from failed


def _refuse_binary(body: bytes, name: str) -> None:
    for magic, what in _MAGIC.items():
        if body.startswith(magic):
            raise ReadError(
                f"{name}: this is {what}, not text; save the document as plain text (UTF-8)."
            )
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError(f"{name}: the file is UTF-16; save it as UTF-8.")
    head = body[:_LOOKED_AT]
    controls = sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head)
    # A stray NUL is noise of copying, kept and recorded; a file of them is no text.
    if controls > max(8, _BINARY_SHARE * len(head)):
        raise ReadError(
            f"{name}: this looks like a binary file ({controls} control bytes in the first "
            f"{len(head)}); save the document as plain text (UTF-8)."
        )
