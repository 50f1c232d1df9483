"""The pages of a PDF file as paragraphs and rows. Runs in the child process of kg.read.pdf.

The order is that of the file, as PDFium gives it, but that of two columns (kg.read.pdf_columns). What
stands inside ruled tables is taken out and given as rows (kg.read.pdf_sheets); what is furniture of
the pages is left out, or comes at the very end (kg.read.pdf_furniture). Not thread-safe.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kg.errors import ReadError
from kg.read.limits import MAX_PAGES, check_text
from kg.read.pdf_furniture import furniture
from kg.read.pdf_lines import Line, Part, parts
from kg.read.pdf_page import UNKNOWN, chars, engine, objects, shows_picture
from kg.read.pdf_paragraphs import Setting, paragraphs
from kg.read.pdf_sheets import Sheet, continued
from kg.read.pdf_tables import grids

_MOST_UNKNOWN = 0.01
_MOST_FOREIGN = 0.2
_OCR = "run OCR over it first (for example ocrmypdf --skip-text -l chi_sim) and give the PDF that comes out"


def pdf_text(data: bytes, name: str) -> str:
    """The text of the PDF file `data`. Raises ReadError as kg.read.pdf says."""
    pypdfium2, raw, _ = engine()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, raw, name) from error
    count = len(document)
    if count > MAX_PAGES:
        raise ReadError(
            f"{name}: has {count:,} pages, more than the {MAX_PAGES:,} that are read; split it."
        )
    pages: list[list[Part]] = []
    heights: list[float] = []
    pictures: list[int] = []
    length = 0
    for index in range(count):
        try:
            page = document[index]
            found = objects(page, raw)
            signs = list(chars(page, raw))
            pictured = shows_picture(page, found, raw)
        except pypdfium2.PdfiumError as error:
            raise ReadError(
                f"{name}: page {index + 1} is damaged ({error}); get the file again."
            ) from error
        if pictured and not any(char.sign.strip() for char in signs):
            pictures.append(index + 1)
        length += len(signs)
        check_text(length, name)
        pages.append(parts(signs, grids(found, raw)))
        heights.append(page.get_size()[1])
        page.close()
    text = "\n".join(_laid_out(pages, heights, name))
    _refuse_unread(text, pictures, count, name)
    return text


def _refused(error: Exception, raw: Any, name: str) -> ReadError:
    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return ReadError(
            f"{name}: the PDF file is behind a password; save it without the password."
        )
    return ReadError(f"{name}: the PDF file is damaged ({error}); get it again.")


def _laid_out(
    pages: Sequence[Sequence[Part]], heights: Sequence[float], name: str
) -> Iterator[str]:
    left_out, words = furniture(pages, heights)
    kept = [
        [part for place, part in enumerate(parts) if (page, place) not in left_out]
        for page, parts in enumerate(pages)
    ]
    setting = Setting([[part for part in parts if isinstance(part, Line)] for parts in kept])
    numbered = [(page, part) for page, parts in enumerate(kept) for part in parts]
    for is_table, group in groupby(numbered, key=lambda one: isinstance(one[1], Sheet)):
        if is_table:
            for sheet in _continued(
                [(page, part) for page, part in group if isinstance(part, Sheet)]
            ):
                yield from sheet.lines(name)
        else:
            yield from paragraphs(
                [(page, part) for page, part in group if isinstance(part, Line)], setting
            )
    yield from words


def _continued(sheets: Sequence[tuple[int, Sheet]]) -> Iterator[Sheet]:
    """The tables of `sheets`, each with its page, those made one that go on over the end of a page."""
    open_page, open_sheet = sheets[0]
    for page, sheet in sheets[1:]:
        whole = continued(open_sheet, sheet) if page == open_page + 1 else None
        if whole is None:
            yield open_sheet
        open_page, open_sheet = page, sheet if whole is None else whole
    yield open_sheet


def _refuse_unread(text: str, pictures: Sequence[int], pages: int, name: str) -> None:
    """Raise ReadError when a page is a picture, or the fonts do not say which characters they draw."""
    if not text.strip():
        if not pictures:
            raise ReadError(f"{name}: the pages of this PDF hold neither text nor pictures.")
        raise ReadError(f"{name}: this PDF holds no text, only pictures of pages; {_OCR}.")
    if pictures:
        shown = ", ".join(map(str, pictures[:10])) + (" …" if len(pictures) > 10 else "")
        raise ReadError(
            f"{name}: {len(pictures)} of {pages} pages are pictures without text (page {shown}); {_OCR}."
        )
    signs = [sign for sign in text if not sign.isspace()]
    unknown = signs.count(UNKNOWN)
    if unknown <= _MOST_UNKNOWN * len(signs):
        # Where a font names no characters, PDFium takes the numbers of its glyphs for them.
        unknown = sum(map(_is_foreign, signs))
        if unknown <= _MOST_FOREIGN * len(signs):
            return
    raise ReadError(
        f"{name}: the fonts of this PDF do not say which characters {unknown:,} of its {len(signs):,} "
        "signs are; copy the text out of a viewer to see, or run OCR over it."
    )


def _is_foreign(sign: str) -> bool:
    """Whether `sign` is a letter of a script that a Chinese document has no use for."""
    if sign < "\u0250" or unicodedata.category(sign)[0] not in "LM":
        return unicodedata.category(sign) in ("Cn", "Co")
    return not unicodedata.name(sign, "").startswith(
        ("CJK", "GREEK", "CYRILLIC", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "FULLWIDTH")
    )
