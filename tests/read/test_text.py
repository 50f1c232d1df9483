"""Bytes to text: two encodings, strict, every refusal one line that says what to do."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.extract.text.clean import clean
from kg.read.encodings import decode
from kg.read.text import read_text
from tests.extract.samples import lexicon

WORDS = "一、推进《商标法》修改。（甲部负责）"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WORDS.encode(), WORDS),
        (codecs.BOM_UTF8 + WORDS.encode(), WORDS),
        (WORDS.encode("gb18030"), WORDS),
        (WORDS.encode("gbk"), WORDS),
        # Four bytes in GB18030, none in GBK; the last one is outside the basic plane.
        ("㐀䶵㑊𠮷甲部".encode("gb18030"), "㐀䶵㑊𠮷甲部"),
        ("繁體字".encode("gb18030"), "繁體字"),
        ("甲\r\n乙\r丙\n".encode(), "甲\r\n乙\r丙\n"),
        (b"plain ascii", "plain ascii"),
        ("甲\x00乙".encode(), "甲\x00乙"),
        ("\u3000甲".encode(), "\u3000甲"),
    ],
)
def test_decodes(data: bytes, expected: str) -> None:
    read = read_text(data, "a.txt")
    assert read.text == expected
    assert read.sha256 == hashlib.sha256(data).hexdigest()
    assert read.name == "a.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@given(words=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8))
def test_any_chinese_text_comes_back(encoding: str, words: str) -> None:
    assert read_text(("任务：" + words).encode(encoding), "a.txt").text == "任务：" + words


@pytest.mark.parametrize(
    ("data", "offset", "byte"),
    [
        ("甲部".encode() + b"\xff\xff" + "乙".encode(), 6, "0xff"),
        (codecs.BOM_UTF8 + "甲部".encode() + b"\xff\xff", 9, "0xff"),
        ("甲部负责".encode("gb18030") + b"\xff" + b"ab", 8, "0xff"),
    ],
)
def test_names_the_byte_that_fails(data: bytes, offset: int, byte: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(data, "a.txt")
    assert f"at byte {offset} ({byte})" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        ("\u3000\u3000\n".encode(), "is empty"),
        (b"\x00" * 100, "binary"),
        (b"\x00a" * 100, "binary"),
        (bytes(range(32)) * 20, "binary"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\xd0\xcf\x11\xe0....", "Word"),
        (b"\x89PNG....", "picture"),
        (b"GIF89a", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"{\\rtf1", "RTF"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_refuses_what_is_no_text_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(data, "a.txt")
    message = str(caught.value)
    assert told in message
    assert message.startswith("a.txt: ")
    assert "\n" not in message


@given(data=st.binary(max_size=200))
def test_decodes_or_refuses_and_never_replaces(data: bytes) -> None:
    try:
        read = read_text(data, "a.txt")
    except ReadError:
        return
    found = decode(data, "a.txt")
    assert data.decode(found.encoding).removeprefix("\ufeff") == found.text == read.text


def test_a_lone_nul_is_kept_and_becomes_recorded_noise() -> None:
    read = read_text("推进商\x00标法修改".encode(), "a.txt")
    assert "\x00" in read.text
    made = clean(read, lexicon())
    assert made.folded == "推进商标法修改"
    assert [(cut.rule, cut.text, tuple(cut.span)) for cut in made.cuts] == [
        ("control-character", "\x00", (3, 4))
    ]
