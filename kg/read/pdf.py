"""A PDF file with a text layer to text: lines as laid out, tables as rows.

PDFium reads it, in a child process: it is C++ over hostile input. Hard line breaks are kept as found,
page numbers stay lines of their own, no mark stands between pages.
"""

from __future__ import annotations

from kg.errors import ReadError
from kg.read.child import in_child
from kg.read.limits import check_text

_END_WITHIN = 2048


def pdf_text(data: bytes, name: str) -> str:
    """The text of the PDF file `data`, its lines ended by "\\n".

    Raises ReadError when it is cut off, damaged, encrypted, without text (scanned) on a page that
    shows a picture, over a limit, or takes too long.
    """
    # A viewer mends a file that lost its end as well as it can; we would not know what is gone.
    if b"%%EOF" not in data.rstrip(b"\x00 \t\r\n")[-_END_WITHIN:]:
        raise ReadError(
            f"{name}: the PDF file is cut off (no %%EOF at its end, byte {len(data)}); get it again."
        )
    text = in_child("pdf", data, name)
    check_text(len(text), name)
    return text
