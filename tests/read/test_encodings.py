"""Which encoding, strictly; what a file is by its bytes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read.encodings import decode, plausibility
from kg.read.formats import read_bytes
from kg.read.limits import MAX_FILE
from kg.read.sniff import sniff
from tests.read.made import plan_lines, zip_of

SIMPLE = "一、推进《商标法》修改。（国家知识产权局负责）"
OLD = "一、推進《商標法》修改。（國家知識產權局負責）"
PLAN = "\n".join(plan_lines())


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (SIMPLE.encode(), "utf-8", SIMPLE),
        (codecs.BOM_UTF8 + SIMPLE.encode(), "utf-8", SIMPLE),
        (SIMPLE.encode("gb18030"), "gb18030", SIMPLE),
        (SIMPLE.encode("gb2312"), "gb18030", SIMPLE),
        (b"\x841\x953" + SIMPLE.encode("gb18030"), "gb18030", SIMPLE),
        (OLD.encode("gb18030"), "gb18030", OLD),
        (OLD.encode("big5"), "cp950", OLD),
        (
            "推動港澳啲嘅知識產權工作，".encode("big5hkscs"),
            "big5hkscs",
            "推動港澳啲嘅知識產權工作，",
        ),
        (SIMPLE.encode("utf-16-le"), "utf-16-le", SIMPLE),
        (SIMPLE.encode("utf-16-be"), "utf-16-be", SIMPLE),
        (codecs.BOM_UTF16_LE + SIMPLE.encode("utf-16-le"), "utf-16-le", SIMPLE),
        (codecs.BOM_UTF16_BE + SIMPLE.encode("utf-16-be"), "utf-16-be", SIMPLE),
        (codecs.BOM_UTF32_LE + SIMPLE.encode("utf-32-le"), "utf-32-le", SIMPLE),
        (codecs.BOM_UTF32_BE + SIMPLE.encode("utf-32-be"), "utf-32-be", SIMPLE),
        # Four bytes in GB18030, none of them frequent.
        ("㐀䶵㑊𠮷甲部".encode("gb18030"), "gb18030", "㐀䶵㑊𠮷甲部"),
        # The word that Notepad once took for UTF-8.
        ("联通".encode("gbk"), "gb18030", "联通"),
        # Another script altogether stays UTF-8.
        ("ئۇيغۇر تىلى خىزمەت پىلانى".encode(), "utf-8", "ئۇيغۇر تىلى خىزمەت پىلانى"),
        ("甲\x00乙".encode(), "utf-8", "甲\x00乙"),
        (b"plain ascii", "utf-8", "plain ascii"),
    ],
)
def test_decodes(data: bytes, encoding: str, text: str) -> None:
    found = decode(data, "a.txt")
    assert (found.encoding, found.text) == (encoding, text)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("characters", [30, 300, len(PLAN)])
def test_every_stretch_of_a_real_plan_comes_back(encoding: str, characters: int) -> None:
    for start in range(0, len(PLAN) - characters + 1, max(characters, 290)):
        words = PLAN[start : start + characters]
        if words.isascii() and encoding.startswith("utf-16"):
            continue  # without a mark and without Chinese it looks like any binary file
        assert decode(words.encode(encoding), "a.txt").text == words


@given(words=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8))
def test_rare_characters_do_not_turn_gb18030_into_big5(words: str) -> None:
    data = ("推进商标法修改，" * 2 + words).encode("gb18030")
    assert decode(data, "a.txt").text.endswith(words)


@pytest.mark.parametrize(
    ("data", "label", "encoding"),
    [
        (SIMPLE.encode("gb18030"), "gb2312", "gb18030"),
        # The label lies: what the bytes say clearly wins.
        (SIMPLE.encode(), "gb2312", "utf-8"),
        (SIMPLE.encode("gb18030"), "utf-8", "gb18030"),
        (OLD.encode("big5"), "Big5", "big5hkscs"),
        (OLD.encode("big5"), "gb2312", "cp950"),
        (SIMPLE.encode(), "no-such-encoding", "utf-8"),
    ],
)
def test_a_declared_encoding_is_a_witness_not_a_judge(
    data: bytes, label: str, encoding: str
) -> None:
    assert decode(data, "a.html", label).encoding == encoding


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("甲部".encode() + b"\xff\xff" + "乙".encode(), "UTF-8 fails at byte 6 (0xff)"),
        (codecs.BOM_UTF8 + "甲部".encode() + b"\xff\xff", "UTF-8 but fails to decode at byte 9"),
        ("甲部负责".encode("gb18030") + b"\xffab", "GB18030 fails at byte 8 (0xff)"),
        (codecs.BOM_UTF16_LE + b"\x2d\x4e\x00", "UTF-16 LE but fails to decode at byte 4"),
        (SIMPLE.encode()[:-1], f"UTF-8 fails at byte {len(SIMPLE.encode()) - 3}"),
        (b"", "is empty"),
        (codecs.BOM_UTF8 + b" \r\n", "is empty"),
        ("\u3000\n".encode(), "is empty"),
        (b"\x00" * 100, "binary"),
        (b"\x00a" * 100, "binary"),
        (bytes(range(32)) * 20, "binary"),
    ],
)
def test_refuses_in_one_line_with_the_place(data: bytes, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "a.txt")
    assert told in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


def test_plausibility_tells_real_text_from_wrongly_decoded_text() -> None:
    assert plausibility(PLAN) > 0.75
    for written, read in (("gb18030", "big5hkscs"), ("utf-8", "gb18030"), ("big5", "gb18030")):
        assert plausibility(PLAN.encode(written).decode(read, "ignore")) < 0.15


@given(data=st.binary(max_size=400))
def test_decodes_strictly_or_refuses(data: bytes) -> None:
    try:
        found = decode(data, "a.txt")
    except ReadError as error:
        assert "\n" not in str(error)
        return
    assert data.decode(found.encoding).removeprefix("\ufeff") == found.text


OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"%PDF-1.7 ...", "a.txt", "pdf"),
        (b"junk before\n%PDF-1.4", "a.pdf", "pdf"),
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"\xef\xbb\xbf <!-- saved --><HTML>", "a", "html"),
        ("<html><p>甲".encode("utf-16"), "a.html", "html"),
        ("<p>甲</p>".encode(), "a.htm", "html"),
        # Old sites give out web pages as .doc.
        (b"<html xmlns:w='x'>", "a.doc", "html"),
        (b"<table><tr><td>x", "a.xls", "html"),
        (b'<?xml version="1.0"?><html>', "a", "html"),
        ("甲部负责".encode(), "a.html", "text"),
        ("甲部负责 <p>".encode(), "a.txt", "text"),
        # Its marks are cut later, from the text of the file.
        ("# 甲".encode(), "a.md", "text"),
        ("甲,乙".encode(), "a.CSV", "csv"),
        ("甲\t乙".encode("utf-16"), "a.tsv", "csv"),
        ("甲,乙".encode(), "a.txt", "text"),
        (b"<html><table>", "a.csv", "html"),
        ("# 甲".encode(), "a.txt", "text"),
        (b"BM is how it begins", "a.txt", "text"),
        (zip_of({"a.txt": b"x"}), "a.docx", "zip"),
        (zip_of({"word/document.xml": b"x"}), "a.zip", "docx"),
        (zip_of({"[Content_Types].xml": b"x"}), "a.zip", "docx"),
        (zip_of({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}), "a.docx", "xlsx"),
    ],
)
def test_sniffs_bytes_before_names(data: bytes, name: str, form: str) -> None:
    assert sniff(data, name) == form


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (OFFICE + bytes(600), "old Word"),
        (OFFICE + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "behind a password"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "OCR"),
        (b"BM\x00\x00\x00\x00", "OCR"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x7fELF", "program"),
        (b"PK\x03\x04....", "damaged"),
        (zip_of({"OFD.xml": b""}), "OFD"),
        (zip_of({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zip_of({"mimetype": b"application/epub+zip"}), "EPUB"),
        (zip_of({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "workbook"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            "Word",
        ),
        (b'<?xml version="1.0"?><rss/>', "XML"),
    ],
)
def test_refuses_known_formats_with_advice(data: bytes, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "计划")
    assert told in str(caught.value)
    assert str(caught.value).startswith("计划: ")
    assert "\n" not in str(caught.value)


def test_refuses_a_file_over_the_limit() -> None:
    with pytest.raises(ReadError, match="larger than 64 MB"):
        read_bytes(b"a" * (MAX_FILE + 1), "a.txt")
