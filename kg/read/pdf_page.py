"""What PDFium says of one page: its characters with their boxes, its paths and pictures.

No font of this machine is asked for. Which character a code stands for is known without: PDFium holds
the CMaps of Adobe's Chinese fonts, and so a file reads the same everywhere, fonts installed or not.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

UNKNOWN = "\ufffd"
_PICTURE_SHARE = 0.3
_FORMS_DEEP = 4
_NOTHING = 0.01


class Char(NamedTuple):
    """A character and its box, in points from the lower left; `made_up` by PDFium, so without a box."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    made_up: bool


@functools.cache
def engine() -> tuple[Any, Any, Any]:
    """pypdfium2, its raw bindings (it publishes no types), and what must live as long as they do."""
    import pypdfium2
    import pypdfium2.raw as raw

    fonts = raw.FPDF_SYSFONTINFO()
    # Of version 2 PDFium does not look through the folders of fonts.
    fonts.version = 2
    for name, kind in raw.FPDF_SYSFONTINFO._fields_:
        if name != "version":
            setattr(fonts, name, kind(_no_font))
    raw.FPDF_SetSystemFontInfo(fonts)
    return pypdfium2, raw, fonts


def _no_font(*_: object) -> int:
    return 0


def objects(page: Any, raw: Any) -> list[Any]:
    """The paths and pictures of `page`; to be asked before `chars`, whose text it makes whole."""
    kinds = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
    found = []
    for item in page.get_objects(filter=kinds, max_depth=_FORMS_DEEP):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            _give_box(item, raw)
        else:
            found.append(item)
    return found


def _give_box(item: Any, raw: Any) -> None:
    """Give a text whose glyphs are missing or empty a box of about its size.

    PDFium measures a text by the boxes of its glyphs: without one it passes over a single character,
    and sees no line end between two. A stroked text is larger by its stroke, and so gets a box.
    Nothing is drawn, and the place of a character is measured from its width, not from this box.
    """
    from ctypes import byref, c_float

    left, bottom, right, top = item.get_bounds()
    if right - left < _NOTHING or top - bottom < _NOTHING:
        size = c_float()
        raw.FPDFTextObj_GetFontSize(item.raw, byref(size))
        matrix = item.get_matrix()
        height = abs(size.value) * math.hypot(matrix.c, matrix.d)
        raw.FPDFPageObj_SetStrokeWidth(item.raw, height)
        raw.FPDFTextObj_SetTextRenderMode(item.raw, raw.FPDF_TEXTRENDERMODE_STROKE)
        raw.FPDFPageObj_Transform(item.raw, 1, 0, 0, 1, 0, 0)  # measures it anew


def chars(page: Any, raw: Any) -> Iterator[Char]:
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
            sign = UNKNOWN
        else:
            sign = chr(code)
        made_up = raw.FPDFText_IsGenerated(handle, index) == 1
        raw.FPDFText_GetLooseCharBox(handle, index, byref(box))
        yield Char(sign, box.left, box.bottom, box.right, box.top, made_up)
    text.close()


def shows_picture(page: Any, found: Sequence[Any], raw: Any) -> bool:
    """Whether one of the objects `found` on `page` is a picture that covers much of it."""
    width, height = page.get_size()
    for item in found:
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) > _PICTURE_SHARE * width * height:
                return True
    return False
