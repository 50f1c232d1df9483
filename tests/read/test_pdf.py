"""A PDF file with a text layer to paragraphs: the whole way, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import child, limits, pdf_layout
from kg.read.formats import read_bytes
from kg.read.pdf import pdf_text
from tests.read.made import canvas_of, pdf_of, pdf_of_objects, plan_lines

TASK = (
    "1.加快推进《中华人民共和国著作权法实施条例》《著作权集体管理条例》修订，推进制定《民间文学艺术作品著作权保护条例》。"
    "（中央宣传部、司法部负责）"
)


def lines(data: bytes) -> list[str]:
    # In this process: faster, and counted. test_a_child_process_reads_it goes the whole way.
    return pdf_layout.pdf_text(data, "a.pdf").split("\n")


def test_paragraphs_without_the_line_ends_and_numbers_of_pages() -> None:
    assert lines(pdf_of([TASK] * 20)) == [f"\u3000\u3000{TASK}"] * 20


def _picture(canvas) -> None:  # type: ignore[no-untyped-def]
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (20, 20))), 0, 0, 600, 800)


def _words(canvas) -> None:  # type: ignore[no-untyped-def]
    canvas.drawString(99, 99, "words")


def test_a_child_process_reads_it() -> None:
    assert read_bytes(pdf_of(["甲部负责"], numbered=False), "计划.pdf").text == "甲部负责"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf_of(["甲"], password="secret"), "behind a password"),
        (pdf_of(["甲"])[:-300], "cut off"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (canvas_of(lambda c: None), "neither text nor pictures"),
        (canvas_of(_picture), "no text, only pictures"),
        (
            canvas_of(_words, _picture, _picture),
            "2 of 3 pages are pictures without text (page 2, 3)",
        ),
    ],
)
def test_refuses_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.pdf")
    assert told in str(caught.value)
    assert str(caught.value).startswith("a.pdf: ")
    assert "\n" not in str(caught.value)


def test_a_picture_beside_words_is_no_scan() -> None:
    def both(canvas) -> None:  # type: ignore[no-untyped-def]
        _picture(canvas)
        _words(canvas)

    assert lines(canvas_of(both)) == ["words"]


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_layout, "MAX_PAGES", 2)
    with pytest.raises(ReadError, match="has 3 pages, more than the 2"):
        lines(canvas_of(_words, _words, _words))


def _bomb() -> bytes:
    """Forms that call forms, ten times each, six deep."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>",
        b"<< /Length 5 >> stream\n/F Do\nendstream",
    ]
    for n in range(9):
        calls = b"/F Do " * 30
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
            b" /Length %d >> stream\n%s\nendstream" % (min(n + 6, 13), len(calls), calls)
        )
    return pdf_of_objects(objects)


def test_a_bomb_is_stopped() -> None:
    with pytest.raises(ReadError, match=r"^a\.pdf: .*(longer than 2 s|broke down|no text)"):
        child.in_child("pdf", _bomb(), "a.pdf", seconds=2)


def test_a_crash_of_the_child_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match="broke down over it"):
        child.in_child("no such kind", b"", "a")  # type: ignore[arg-type]
    monkeypatch.setattr(child.sys, "executable", "/no/such/python")
    with pytest.raises(ReadError, match="cannot be read"):
        pdf_text(b"%PDF-1.7 %%EOF", "a.pdf")


def test_the_child_is_held_to_its_memory() -> None:
    assert limits.MAX_MEMORY == 4 << 30
    assert child.in_child("html", "甲".encode(), "a") == "甲"


PLAN = pdf_of(plan_lines()[:12])


@settings(max_examples=25, deadline=None)
@given(at=st.integers(0, len(PLAN)), change=st.binary(max_size=6), cut=st.integers(0, 30))
def test_a_damaged_file_gives_text_or_an_error(at: int, change: bytes, cut: int) -> None:
    try:
        assert read_bytes(PLAN[:at] + change + PLAN[at + cut :], "a.pdf").text
    except ReadError as error:
        assert "\n" not in str(error)


def test_an_encrypted_or_damaged_file_is_refused_in_this_process_too() -> None:
    for data, told in ((pdf_of(["甲"], password="x"), "password"), (b"%PDF-1.7\n%%EOF", "damaged")):
        with pytest.raises(ReadError, match=told):
            lines(data)
    with pytest.raises(ReadError, match="2 of 3 pages are pictures"):
        lines(canvas_of(_words, _picture, _picture))
    with pytest.raises(ReadError, match="neither text nor pictures"):
        lines(canvas_of(lambda canvas: None))
