"""A PDF file with a text layer to text: paragraphs, and tables as rows.

PDFium reads it, in a child process: it is C++ over hostile input. Offsets count in the text made here.
Left out are the ends of lines that the width of a page or a cell explains, the numbers of pages, and
the header of a table where a page repeats it; headers and footers come once, at the very end.
"""

from __future__ import annotations

from kg.errors import ReadError
from kg.read.child import in_child
from kg.read.limits import check_text

_END_WITHIN = 2048


def pdf_text(data: bytes, name: str) -> str:
    """The text of the PDF file `data`, its lines ended by "\\n".

    Raises ReadError when it is cut off, damaged, encrypted, without text (scanned) on a page that
    shows a picture, set in fonts that do not say their characters, over a limit, or takes too long.
    """
    # A viewer mends a file that lost its end as well as it can; we would not know what is gone.
    if b"%%EOF" not in data.rstrip(b"\x00 \t\r\n")[-_END_WITHIN:]:
        raise ReadError(
            f"{name}: the PDF file is cut off (no %%EOF at its end, byte {len(data)}); get it again."
        )
    text = in_child("pdf", data, name)
    check_text(len(text), name)
    return text
