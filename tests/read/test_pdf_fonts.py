"""The text of PDF files whose fonts are not embedded, on a machine without Chinese fonts.

PDFium is told of no font of this machine (kg.read.pdf_page), so that these run bare everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import pdf_layout
from tests.read.made import canvas_of, pdf_of, pdf_of_objects, plan_lines

WORDS = "县财政局负责（一２A）"


def one_by_one(
    codes: Sequence[bytes], font: bytes, cmap: bytes, ordering: bytes, described: bool = True
) -> bytes:
    """A page on which each character is a text of its own, in a font that is only named."""
    shown = b"".join(
        b"1 0 0 1 %d %d Tm <%s> Tj "
        % (80 + 12 * (n % 30), 700 - 20 * (n // 30), code.hex().encode())
        for n, code in enumerate(codes)
    )
    content = b"BT /F 12 Tf %s ET" % shown
    descriptor = b"/FontDescriptor 7 0 R" if described else b""
    return pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>",
            b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /%s /DescendantFonts [6 0 R] >>"
            % (font, cmap),
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /%s /DW 1000 %s /CIDSystemInfo"
            b" << /Registry (Adobe) /Ordering (%s) /Supplement 2 >> >>"
            % (font, descriptor, ordering),
            b"<< /Type /FontDescriptor /FontName /%s /Flags 6 /FontBBox [-25 -254 1000 880]"
            b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>" % font,
        ]
    )


def text(data: bytes) -> str:
    return pdf_layout.pdf_text(data, "a.pdf")


@pytest.mark.parametrize("described", [True, False])
@pytest.mark.parametrize(
    ("font", "cmap", "ordering", "encoding"),
    [
        (b"STSong-Light", b"UniGB-UCS2-H", b"GB1", "utf-16-be"),
        (b"STSong-Light", b"UniGB-UTF16-H", b"GB1", "utf-16-be"),
        (b"SimSun", b"GBK-EUC-H", b"GB1", "gbk"),
        (b"FangSong_GB2312", b"GB-EUC-H", b"GB1", "gb2312"),
        (b"SimHei", b"GBK2K-H", b"GB1", "gb18030"),
        (b"MSung-Light", b"UniCNS-UCS2-H", b"CNS1", "utf-16-be"),
        (b"MingLiU", b"ETen-B5-H", b"CNS1", "big5"),
    ],
)
def test_characters_by_the_cmap_alone(
    font: bytes, cmap: bytes, ordering: bytes, encoding: str, described: bool
) -> None:
    words = "司法部，２A" if encoding == "big5" else WORDS
    codes = [char.encode(encoding) for char in words]
    assert text(one_by_one(codes, font, cmap, ordering, described)) == words


@settings(max_examples=40, deadline=None)
@given(words=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_no_character_that_stands_alone_is_lost(words: str) -> None:
    data = one_by_one(
        [char.encode("utf-16-be") for char in words], b"STSong-Light", b"UniGB-UCS2-H", b"GB1"
    )
    assert text(data).replace("\n", "") == words


def test_lines_of_one_character_end_where_they_do() -> None:
    assert text(pdf_of(["甲", "乙", "丙丁"], numbered=False)).split("\n") == ["甲", "乙", "丙丁"]


@pytest.mark.parametrize("font", ["STSong-Light", "MSung-Light"])
def test_no_character_of_a_plan_is_lost_in_fonts_by_number(font: str) -> None:
    found = text(pdf_of(plan_lines(), font, numbered=False))
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", "".join(plan_lines()))


def test_glyphs_by_number_alone_are_no_characters() -> None:
    # A font by the numbers of its own glyphs, that does not say which characters they are.
    codes = [bytes((number >> 8, number & 255)) for number in range(900, 3900, 50)]
    with pytest.raises(ReadError, match=r"^a\.pdf: the fonts of this PDF do not say which charac"):
        text(one_by_one(codes, b"ABCDEF+SimSun", b"Identity-H", b"Identity"))


@pytest.mark.parametrize(
    "words",
    ["推进甲事项。", "Notice of the working plan, 2025: café, naïve.", "α β γ кА ひらがな 한글"],
)
def test_other_scripts_of_the_world_are_characters(words: str) -> None:
    pdf_layout._refuse_unread(words, [], 1, "a.pdf")


def test_unknown_signs_are_counted() -> None:
    with pytest.raises(ReadError, match="do not say which characters 3 of its 5 signs"):
        pdf_layout._refuse_unread("ab\ufffd\ufffd\ufffd", [], 1, "a.pdf")


def test_a_page_of_drawings_is_not_called_a_picture() -> None:
    with pytest.raises(ReadError, match="hold neither text nor pictures"):
        text(canvas_of(lambda canvas: canvas.line(9, 9, 99, 99)))
