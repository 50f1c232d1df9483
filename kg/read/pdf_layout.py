"""The pages of a PDF file as lines. Runs in the child process of kg.read.pdf; not thread-safe.

The order is that of the file, as PDFium gives it. A line set in by about two characters, the way
Chinese paragraphs begin, gets two U+3000 in front, as in typed text. What stands inside ruled tables
is taken out and given as rows (kg.read.pdf_tables).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import ReadError
from kg.read.limits import MAX_PAGES, check_text
from kg.read.pdf_tables import Char, Grid, grids

_INDENT = "\u3000\u3000"
_LONG_LINE = 10
_BIN = 3.0
_UNKNOWN = "\ufffd"
_MOST_UNKNOWN = 0.01
_PICTURE_SHARE = 0.3
_OCR = "run OCR over it first (for example ocrmypdf --skip-text -l chi_sim) and give the PDF that comes out"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of running text, with its left edge and the size of its characters in points."""

    words: str
    left: float
    size: float


_Part = _Line | list[str]


def pdf_text(data: bytes, name: str) -> str:
    """The text of the PDF file `data`. Raises ReadError as kg.read.pdf says."""
    # It publishes no types.
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, raw, name) from error
    pages = len(document)
    if pages > MAX_PAGES:
        raise ReadError(
            f"{name}: has {pages:,} pages, more than the {MAX_PAGES:,} that are read; split it."
        )
    read: list[list[_Part]] = []
    pictures: list[int] = []
    length = 0
    for index in range(pages):
        try:
            page = document[index]
            chars = list(_chars(page, raw))
            objects = list(_objects(page, raw))
        except pypdfium2.PdfiumError as error:
            raise ReadError(
                f"{name}: page {index + 1} is damaged ({error}); get the file again."
            ) from error
        if not any(char.sign.strip() for char in chars) and _shows_picture(page, objects, raw):
            pictures.append(index + 1)
        length += len(chars)
        check_text(length, name)
        read.append(list(_parts(chars, grids(objects, raw), name)))
        page.close()
    _refuse_unread(read, pictures, pages, name)
    return "\n".join(_laid_out(read))


def _refused(error: Exception, raw: Any, name: str) -> ReadError:
    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return ReadError(
            f"{name}: the PDF file is behind a password; save it without the password."
        )
    return ReadError(f"{name}: the PDF file is damaged ({error}); get it again.")


def _chars(page: Any, raw: Any) -> Iterator[Char]:
    """The characters of a page in PDFium's order, those it makes up (spaces, line ends) among them."""
    from ctypes import byref

    text = page.get_textpage()
    handle, box = text.raw, raw.FS_RECTF()
    high = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        if raw.FPDFText_IsHyphen(handle, index) == 1:
            sign = "-"
        elif code in (0, 0xFFFE, 0xFFFF) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            sign = _UNKNOWN
        else:
            sign = chr(code)
        made_up = raw.FPDFText_IsGenerated(handle, index) == 1
        raw.FPDFText_GetLooseCharBox(handle, index, byref(box))
        yield Char(sign, box.left, box.bottom, box.right, box.top, made_up)
    text.close()


def _objects(page: Any, raw: Any) -> Iterator[Any]:
    yield from page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE), max_depth=4)


def _shows_picture(page: Any, objects: Sequence[Any], raw: Any) -> bool:
    width, height = page.get_size()
    for item in objects:
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) > _PICTURE_SHARE * width * height:
                return True
    return False


def _parts(chars: Sequence[Char], tables: Sequence[Grid], name: str) -> Iterator[_Part]:
    """Lines and tables of one page; a table stands where its first character does."""
    line: list[Char] = []
    inside: dict[int, list[Char]] = {}
    order: list[list[Char] | int] = []

    def end() -> None:
        if line:
            order.append(line.copy())
            line.clear()

    at: int | None = None
    for char in chars:
        if char.sign in "\r\n":
            end()
        elif not char.made_up:
            at = next((k for k, table in enumerate(tables) if table.holds(char)), None)
        if at is not None:
            if at not in inside:
                end()
                order.append(at)
            if char.sign not in "\r\n":
                inside.setdefault(at, []).append(char)
        elif char.sign not in "\r\n":
            line.append(char)
    end()
    for part in order:
        if isinstance(part, int):
            yield tables[part].lines(inside[part], name)
            continue
        words = "".join(char.sign for char in part).strip()
        solid = [char for char in part if not char.made_up and char.sign.strip()]
        if words and solid:
            sizes = sorted(char.top - char.bottom for char in solid)
            yield _Line(words, min(char.left for char in solid), sizes[len(sizes) // 2])


def _refuse_unread(
    read: Sequence[Sequence[_Part]], pictures: Sequence[int], pages: int, name: str
) -> None:
    """Raise ReadError when a page is a picture, or too much of the text has no known characters."""
    text = "".join(
        part.words if isinstance(part, _Line) else "".join(part) for page in read for part in page
    )
    if not text.strip():
        raise ReadError(f"{name}: this PDF holds no text, only pictures of pages; {_OCR}.")
    if pictures:
        shown = ", ".join(map(str, pictures[:10])) + (" …" if len(pictures) > 10 else "")
        raise ReadError(
            f"{name}: {len(pictures)} of {pages} pages are pictures without text (page {shown}); {_OCR}."
        )
    unknown = text.count(_UNKNOWN)
    if unknown > _MOST_UNKNOWN * len(text):
        raise ReadError(
            f"{name}: the fonts of this PDF do not say which characters {unknown} of its {len(text)} "
            "signs are; copy the text out of a viewer to see, or run OCR over it."
        )


def _laid_out(read: Sequence[Sequence[_Part]]) -> Iterator[str]:
    everywhere = _margin([part for page in read for part in page if isinstance(part, _Line)])
    for page in read:
        margin = _margin([part for part in page if isinstance(part, _Line)])
        margin = everywhere if margin is None else margin
        for part in page:
            if isinstance(part, list):
                yield from part
                continue
            inset = 0.0 if margin is None or part.size <= 0 else (part.left - margin) / part.size
            yield _INDENT + part.words if 1.2 <= inset <= 2.8 else part.words


def _margin(lines: Sequence[_Line]) -> float | None:
    """The leftmost edge at which at least two long lines begin."""
    lefts = Counter(round(line.left / _BIN) for line in lines if len(line.words) >= _LONG_LINE)
    often = [left for left, count in lefts.items() if count > 1]
    return min(often) * _BIN if often else None
