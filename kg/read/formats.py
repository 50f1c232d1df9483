"""The bytes of one document, whatever its format, to a Source."""

from __future__ import annotations

import hashlib

from kg.errors import Fault, KgError, ReadError
from kg.model import Source
from kg.read.encodings import decode
from kg.read.limits import check_file
from kg.read.sniff import Format, sniff


def read_bytes(data: bytes, name: str) -> Source:
    """Read the document `data`, found under `name`: text, Markdown, HTML, .docx, PDF, .csv, .xlsx.

    The text of a plain file, Markdown too, is the file's, line ends as found; that of the others is made
    from the document, lines ended by "\n". The SHA-256 is always that of `data`. Raises ReadError, and
    as Fault whatever else a reader raises: of many documents the others are read.
    """
    check_file(len(data), name)
    try:
        text = _text(data, name, sniff(data, name))
    except KgError:
        raise
    except Exception as error:
        raise Fault(name, error) from error
    if not text.strip():
        raise ReadError(f"{name}: the document holds no text; give one that does.")
    return Source(name, hashlib.sha256(data).hexdigest(), text)


def _text(data: bytes, name: str, form: Format) -> str:
    if form == "html":
        from kg.read.html import html_text

        return html_text(data, name)
    if form == "docx":
        from kg.read.docx import docx_text

        return docx_text(data, name)
    if form == "pdf":
        from kg.read.pdf import pdf_text

        return pdf_text(data, name)
    if form == "csv":
        from kg.read.csv_rows import csv_text

        return csv_text(decode(data, name).text, name)
    if form == "xlsx":
        from kg.read.xlsx import xlsx_text

        return xlsx_text(data, name)
    if form == "zip":
        raise ReadError(
            f"{name}: this is a zip archive inside another; unpack it, or pack its files once."
        )
    return decode(data, name).text
