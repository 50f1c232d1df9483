"""What a file is, by its bytes; its name is only a hint where bytes cannot tell."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Literal

from kg.errors import ReadError

Format = Literal["text", "html", "docx", "pdf", "csv", "xlsx", "zip"]

_LOOKED_AT = 4096
_PDF_WITHIN = 1024
_TO_WORD = "open it in Word or WPS and save it as .docx"
_TO_OFFICE = "open it in Word, Excel or WPS and save it as .docx or .xlsx"
_OCR = "run OCR over it first (for example ocrmypdf) and give the text or the PDF that comes out"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, WPS or Excel file", _TO_OFFICE),
    (b"\xd0\xcf\x11\xe0", "an old Word, WPS or Excel file", _TO_OFFICE),
    (b"{\\rtf", "an RTF file", _TO_WORD),
    (b"\x89PNG", "a picture", _OCR),
    (b"\xff\xd8\xff", "a picture", _OCR),
    (b"GIF8", "a picture", _OCR),
    (b"II*\x00", "a picture", _OCR),
    (b"MM\x00*", "a picture", _OCR),
    (b"BM", "a picture", _OCR),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"BZh", "a compressed file", "unpack it first"),
    (b"\xfd7zXZ\x00", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it, or pack it as .zip"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it, or pack it as .zip"),
    (b"\x7fELF", "a program", "give the document itself"),
    (b"MZ\x90", "a program", "give the document itself"),
    (b"SQLite format 3\x00", "a database", "give the document itself"),
)
# An OLE file with this stream is an Office file behind a password.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta\s|title)[\s>/]?")
_ANY_TAG = re.compile(rb"<(?:p|div|br|table|span|h[1-6]|font|article)[\s>/]")
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".jsp", ".php", ".doc", ".xls")
_BY_NAME: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
}


def sniff(data: bytes, name: str) -> Format:
    """The format of `data`; `name` tells only .csv and a bare fragment of HTML from text.

    Raises ReadError, with advice, for a format that is known and not read.
    """
    for magic, what, advice in _REFUSED:
        # "BM" is two letters that a text may well begin with: a bitmap has NULs behind them.
        if data.startswith(magic) and (magic != b"BM" or b"\x00\x00" in data[:16]):
            if magic[:2] == b"\xd0\xcf" and _ENCRYPTED in data:
                what, advice = "an Office file behind a password", "save it without the password"
            raise ReadError(f"{name}: this is {what}; {advice}.")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _of_zip(data, name)
    # UTF-16 writes a NUL beside each ASCII letter: without them the tags can be seen.
    head = data[:_LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    suffix = PurePosixPath(name.lower()).suffix
    _refuse_markup(head, name)
    if _PAGE.search(head) and head.startswith(b"<"):
        return "html"
    if suffix in _PAGE_NAMES and _ANY_TAG.search(data.replace(b"\x00", b"").lower()):
        return "html"
    return _BY_NAME.get(suffix, "text")


def _refuse_markup(head: bytes, name: str) -> None:
    if head.startswith(b"mime-version:") or b"\ncontent-type: multipart/related" in head:
        raise ReadError(f"{name}: this is a web archive (.mht); save the page as .html instead.")
    if head.startswith(b"<?xml") and not _PAGE.search(head):
        word = b"word.document" in head or b"wordml" in head
        what = "a Word file in XML" if word else "XML of a kind that is not read"
        raise ReadError(f"{name}: this is {what}; {_TO_WORD if word else 'save it as text'}.")


def _of_zip(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = _first_bytes(archive, "mimetype") if "mimetype" in names else b""
    except Exception as error:  # zipfile raises whatever its damaged fields lead to
        raise ReadError(
            f"{name}: the zip archive (or .docx) is damaged or cut off ({error}); get it again."
        ) from error
    if "OFD.xml" in names:
        raise ReadError(f"{name}: this is an OFD file; export it as PDF or .docx.")
    if b"opendocument" in kind:
        raise ReadError(f"{name}: this is an OpenDocument file; save it as .docx or .xlsx.")
    if b"epub" in kind:
        raise ReadError(f"{name}: this is an EPUB book; save its text as .html or .txt.")
    if "[Content_Types].xml" not in names and "word/document.xml" not in names:
        return "zip"
    if any(member.startswith("ppt/") for member in names):
        raise ReadError(f"{name}: this is a PowerPoint file; save its text as .docx or .txt.")
    if "xl/workbook.bin" in names:
        raise ReadError(f"{name}: this is a binary Excel file (.xlsb); save it as .xlsx.")
    return "xlsx" if any(member.startswith("xl/") for member in names) else "docx"


def _first_bytes(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as stream:
        return stream.read(200)
