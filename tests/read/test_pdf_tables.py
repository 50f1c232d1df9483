"""Ruled tables of a PDF file as rows: grids, cells, tables that go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kg.read import pdf_layout
from tests.read.made import canvas_of, grid, pdf_with

TASK = (
    "1.加快推进《中华人民共和国著作权法实施条例》《著作权集体管理条例》修订，推进制定《民间文学艺术作品著作权保护条例》。"
    "（中央宣传部、司法部负责）"
)


def lines(data: bytes) -> list[str]:
    return pdf_layout.pdf_text(data, "a.pdf").split("\n")


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
    assert lines(canvas_of(lambda c: (c.drawString(99, 99, "甲乙丙abc"[3:]), _rules(c)))) == ["abc"]


def _rules(canvas) -> None:  # type: ignore[no-untyped-def]
    for n in range(700):
        canvas.line(50, 3 * n + 1, 300, 3 * n + 1)


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

    assert lines(canvas_of(draw)) == ["r0c0\tr0c1", "r1c0\tr1c1"]


Cells = Sequence[Sequence[Sequence[str]]]


def ruled(
    canvas: Any,
    rows: Cells,
    widths: Sequence[float],
    top: float = 760,
    left: float = 60,
    without: Sequence[tuple[int, int]] = (),
) -> float:
    """Draw a ruled table whose cells are lines as given; `without` names (row, column) whose lower rule is
    not drawn. Gives the y of its bottom."""
    y = top
    for at, row in enumerate(rows):
        height = 12 * max(len(cell) for cell in row) + 8
        x = left
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            for step, words in enumerate(cell):
                canvas.drawString(x + 4, y - 14 - 12 * step, words)
            canvas.line(x, y, x, y - height)
            if (at, column) not in without:
                canvas.line(x, y - height, x + width, y - height)
            x += width
        canvas.line(x, y, x, y - height)
        y -= height
    canvas.line(left, top, left + sum(widths), top)
    return y


def table(*pages: Cells, widths: Sequence[float] = (30, 108, 68)) -> list[str]:
    """The lines read of a table that goes on over `pages`, each with its number below."""

    def page(number: int, rows: Cells) -> Any:
        def draw(canvas: Any) -> None:
            ruled(canvas, rows, widths)
            if len(pages) > 1:
                canvas.drawCentredString(297, 40, f"- {number} -")

        return draw

    return lines(canvas_of(*(page(at, rows) for at, rows in enumerate(pages, 1))))


HEAD = [["序号"], ["工作任务"], ["责任单位"]]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        # The cell is six characters wide: what fills it goes on.
        (["县农业农村水", "利局"], "县农业农村水利局"),
        (["县教育局、县", "交通局"], "县教育局、县交通局"),
        # What left room was broken by its writer.
        (["县教育局", "县交通局"], "县教育局 县交通局"),
        (["县林业局", "县草原局", "县公安局交通", "大队"], "县林业局 县草原局 县公安局交通大队"),
        # As long as the cell is wide, and alike: two names perhaps.
        (
            ["县农业农村局", "县文化旅游局", "县行政服务中", "心"],
            "县农业农村局 县文化旅游局 县行政服务中心",
        ),
        (["县卫生监督、", "县水利局"], "县卫生监督、县水利局"),
        (["K12-330-", "07A-1122"], "K12-330-07A-1122"),
        (["20310511-2039", "0512"], "20310511-20390512"),
    ],
)
def test_a_name_cut_at_the_end_of_a_line_of_its_cell(cell: list[str], said: str) -> None:
    assert table([HEAD, [["1"], ["推进甲事项"], cell]]) == [
        "序号\t工作任务\t责任单位",
        f"1\t推进甲事项\t{said}",
    ]


@pytest.mark.parametrize(
    ("signs", "at", "said"),
    [
        ("县 档 案 馆", (0, 15, 30, 45), "县档案馆"),
        ("序 号", (0, 25), "序号"),
        # Not stretched: two words.
        ("县档 案馆", (0, 10, 40, 50), "县档 案馆"),
    ],
)
def test_a_line_stretched_to_the_edges_of_its_cell(
    signs: str, at: Sequence[float], said: str
) -> None:
    def draw(canvas: Any) -> None:
        ruled(canvas, [[["1"], ["甲"], [""]], [["2"], ["乙"], ["丙"]]], (30, 60, 90))
        for sign, x in zip(signs.replace(" ", ""), at, strict=True):
            canvas.drawString(160 + x, 746, sign)

    assert lines(canvas_of(draw)) == [f"1\t甲\t{said}", "2\t乙\t丙"]


ROW = [["1"], ["推进甲事项改革，建立"], ["县教育局、县"]]


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        # The header again, and the rest of a row that the page end cut.
        (
            [HEAD, ROW],
            [HEAD, [[""], ["乙项制度。"], ["交通局"]], [["2"], ["丙"], ["丁局"]]],
            ["1\t推进甲事项改革，建立乙项制度。\t县教育局、县交通局", "2\t丙\t丁局"],
        ),
        # Only one cell goes on.
        (
            [HEAD, [["1"], ["推进甲事项改革，建立"], ["教育局"]]],
            [[[""], ["乙项制度。"], [""]]],
            ["1\t推进甲事项改革，建立乙项制度。\t教育局"],
        ),
        # The number stood in the middle of the row, or alone at the end of the page.
        (
            [HEAD, [[""], ["推进甲事项改革，建立"], ["教育局"]]],
            [HEAD, [["1"], ["乙项制度。"], [""]], [["2"], ["丙"], ["丁局"]]],
            ["1\t推进甲事项改革，建立乙项制度。\t教育局", "2\t丙\t丁局"],
        ),
        (
            [HEAD, [["1"], [""], [""]]],
            [HEAD, [[""], ["推进甲事项。"], ["教育局"]]],
            ["1\t推进甲事项。\t教育局"],
        ),
        # No rest: the sentence had ended, or the cell had room left. It is a row without a number.
        (
            [HEAD, [["1"], ["推进甲事项改革。建成"[:-2]], ["教育局"]]],
            [HEAD, [[""], ["建立乙项制度"], ["交通局"]]],
            ["1\t推进甲事项改革。\t教育局", "\t建立乙项制度\t交通局"],
        ),
        # A row of its own, whatever stands above.
        (
            [HEAD, ROW],
            [HEAD, [["2"], ["丙"], ["丁局"]]],
            ["1\t推进甲事项改革，建立\t县教育局、县", "2\t丙\t丁局"],
        ),
        # Nothing but the header on the second page.
        ([HEAD, [["1"], ["甲"], ["乙局"]]], [HEAD], ["1\t甲\t乙局"]),
    ],
)
def test_a_table_over_two_pages(first: Cells, second: Cells, rows: list[str]) -> None:
    assert table(first, second) == ["序号\t工作任务\t责任单位", *rows]


def test_a_merged_cell_that_the_page_end_cut_stands_in_the_rows_of_both_pages() -> None:
    def first(canvas: Any) -> None:
        rows = [HEAD, [["1"], ["甲"], ["乙局"]], [[""], ["丙"], ["丁局"]]]
        ruled(canvas, rows, (30, 90, 60), without=[(1, 0)])

    def second(canvas: Any) -> None:
        ruled(canvas, [[[""], ["戊"], ["己局"]], [["2"], ["庚"], ["辛局"]]], (30, 90, 60))

    assert lines(canvas_of(first, second))[1:] == [
        "1\t甲\t乙局",
        "1\t丙\t丁局",
        "1\t戊\t己局",
        "2\t庚\t辛局",
    ]


def test_tables_of_other_columns_are_two() -> None:
    def page(widths: Sequence[float]) -> Any:
        return lambda canvas: ruled(canvas, [HEAD, [["1"], ["甲"], ["乙局"]]], widths)

    assert len(lines(canvas_of(page((30, 90, 60)), page((30, 60, 90))))) == 4


def test_a_frame_around_text_is_no_table() -> None:
    def draw(canvas: Any) -> None:
        for x in (40, 44, 400, 404):
            canvas.line(x, 600, x, 800)
        for y in (600, 604, 796, 800):
            canvas.line(40, y, 404, y)
        canvas.drawString(60, 770, "甲县财政局通知")
        canvas.drawString(60, 740, "一、总体要求")

    assert lines(canvas_of(draw)) == ["甲县财政局通知", "一、总体要求"]


def test_a_table_that_holds_another_lays_out_a_page() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(50, 785, "首页")
        canvas.drawString(150, 785, "政务公开")
        for x in (40, 100, 500):
            canvas.line(x, 500, x, 800)
        for y in (500, 775, 800):
            canvas.line(40, y, 500, y)
        ruled(canvas, [HEAD, [["1"], ["甲"], ["乙局"]]], (30, 90, 60), top=700, left=140)

    found = lines(canvas_of(draw))
    assert found[-2:] == ["序号\t工作任务\t责任单位", "1\t甲\t乙局"]
    assert not any("\t" in line for line in found[:-2])


@pytest.mark.parametrize(
    "sides", [(), ("left", "right"), ("top", "bottom"), ("left", "right", "top", "bottom")]
)
def test_a_table_that_is_open_at_its_sides(sides: Sequence[str]) -> None:
    def draw(canvas: Any) -> None:
        xs, ys = (60, 120, 220, 320), (760, 740, 720, 700)
        for x in xs[1 if "left" in sides else 0 : -1 if "right" in sides else None]:
            canvas.line(x, ys[0], x, ys[-1])
        for y in ys[1 if "top" in sides else 0 : -1 if "bottom" in sides else None]:
            canvas.line(xs[0], y, xs[-1], y)
        for y, row in zip(
            ys,
            (("序号", "任务", "责任单位"), ("1", "甲", "乙局"), ("2", "丙", "丁局")),
            strict=False,
        ):
            for x, words in zip(xs, row, strict=False):
                canvas.drawString(x + 4, y - 14, words)
        canvas.drawString(60, 780, "附表")

    assert lines(canvas_of(draw)) == ["附表", "序号\t任务\t责任单位", "1\t甲\t乙局", "2\t丙\t丁局"]
