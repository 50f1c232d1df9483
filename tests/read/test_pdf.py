"""A PDF file with a text layer to lines and rows."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import child, limits, pdf_layout
from kg.read.formats import read_bytes
from kg.read.pdf import pdf_text
from tests.read.made import grid, pdf_of, pdf_with, plan_lines

TASK = (
    "1.加快推进《中华人民共和国著作权法实施条例》《著作权集体管理条例》修订，推进制定《民间文学艺术作品著作权保护条例》。"
    "（中央宣传部、司法部负责）"
)


def lines(data: bytes) -> list[str]:
    # In this process: faster, and counted. test_a_child_process_reads_it goes the whole way.
    return pdf_layout.pdf_text(data, "a.pdf").split("\n")


def test_lines_as_laid_out_with_page_numbers_and_first_line_indents() -> None:
    found = lines(pdf_of([TASK] * 20))
    assert found[0] == "— 1 —"
    assert found[1].startswith("\u3000\u30001.加快推进")
    assert len({len(line) for line in found[2:4]}) == 2
    assert "— 2 —" in found
    assert re.sub(r"\s|— \d —", "", "".join(found)) == TASK * 20


@pytest.mark.parametrize("font", ["STSong-Light", "MSung-Light"])
def test_no_character_of_a_plan_is_lost_in_fonts_by_number(font: str) -> None:
    text = "".join(lines(pdf_of(plan_lines(), font, numbered=False)))
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(plan_lines()))


@pytest.mark.parametrize(
    ("rows", "spans", "expected"),
    [
        ([["序号", "任务"], ["1", "甲"]], [], ["序号\t任务", "1\t甲"]),
        ([["1", "甲"], ["", "乙"], ["2", "丙"]], [(0, 0, 0, 1)], ["1\t甲", "1\t乙", "2\t丙"]),
        ([["头", "", "尾"], ["a", "b", "c"]], [(0, 0, 1, 0)], ["头\t\t尾", "a\tb\tc"]),
        # No rule parts the two rows: one row.
        ([["a", "b"], ["", ""]], [(0, 0, 0, 1), (1, 0, 1, 1)], ["a\tb"]),
        ([["a", "", "b"]], [], ["a\t\tb"]),
        # Broken by the width of the cell: put together. Broken by the writer: a space.
        ([["1", TASK], ["2", "司法部<br/>财政部"]], [], [f"1\t{TASK}", "2\t司法部 财政部"]),
    ],
)
def test_ruled_tables(
    rows: Sequence[Sequence[str]], spans: list[tuple[int, ...]], expected: list[str]
) -> None:
    made = grid(rows, [60, 150, 100][: len(rows[0])], spans)
    assert lines(pdf_with([made], numbered=False)) == expected


def test_a_table_stands_where_it_is_printed() -> None:
    from reportlab.platypus import Paragraph

    table = grid([["1", "x"], ["2", "y"]], [60, 100])
    found = lines(pdf_with([Paragraph("before"), table, Paragraph("after")], numbered=False))
    assert found == ["before", "1\tx", "2\ty", "after"]


def test_a_drawing_is_no_table() -> None:
    assert lines(_canvas(lambda c: (c.drawString(99, 99, "甲乙丙abc"[3:]), _rules(c)))) == ["abc"]


def _rules(canvas) -> None:  # type: ignore[no-untyped-def]
    for n in range(700):
        canvas.line(50, 3 * n + 1, 300, 3 * n + 1)


def _canvas(*pages, **options) -> bytes:  # type: ignore[no-untyped-def]
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


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
        (_canvas(lambda c: None), "no text, only pictures"),
        (_canvas(_picture), "no text, only pictures"),
        (_canvas(_words, _picture, _picture), "2 of 3 pages are pictures without text (page 2, 3)"),
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

    assert lines(_canvas(both)) == ["words"]


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_layout, "MAX_PAGES", 2)
    with pytest.raises(ReadError, match="has 3 pages, more than the 2"):
        lines(_canvas(_words, _words, _words))


def test_fonts_that_do_not_say_their_characters_are_refused() -> None:
    with pytest.raises(ReadError, match="do not say which characters 3 of its 5"):
        pdf_layout._refuse_unread([[["ab\ufffd\ufffd\ufffd"]]], [], 1, "a.pdf")


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
    body, places = b"%PDF-1.7\n", []
    for n, made in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (n, made)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(body))
    )


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


@pytest.mark.parametrize("fill", [0, 1])
def test_tables_drawn_as_rectangles(fill: int) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]
        for row in range(2):
            for column in range(2):
                x, y = 100 + 80 * column, 700 - 30 * row
                if fill:  # thin black bars, as Word prints borders
                    for bar in (
                        (x, y, 80, 0.5),
                        (x, y + 30, 80, 0.5),
                        (x, y, 0.5, 30),
                        (x + 80, y, 0.5, 30),
                    ):
                        canvas.rect(*bar, stroke=0, fill=1)
                else:
                    canvas.rect(x, y, 80, 30)
                canvas.drawString(x + 9, y + 9, f"r{row}c{column}")

    assert lines(_canvas(draw)) == ["r0c0\tr0c1", "r1c0\tr1c1"]


def test_an_encrypted_or_damaged_file_is_refused_in_this_process_too() -> None:
    for data, told in ((pdf_of(["甲"], password="x"), "password"), (b"%PDF-1.7\n%%EOF", "damaged")):
        with pytest.raises(ReadError, match=told):
            lines(data)
    with pytest.raises(ReadError, match="2 of 3 pages are pictures"):
        lines(_canvas(_words, _picture, _picture))
    with pytest.raises(ReadError, match="no text"):
        lines(_canvas(lambda canvas: None))
