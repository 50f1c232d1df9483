"""What belongs to the pages of a PDF file and not to its text: numbers, headers, notes, line ends, columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest

from kg.read import pdf_layout
from tests.read.made import canvas_of

LEFT, RIGHT, TOP, STEP = 70, 470, 760, 18
WIDE = (RIGHT - LEFT) // 10
PARAGRAPH = (
    "\u3000\u3000县农业农村局会同县水利局建立灌区台账，逐村登记水源、泵站和渠道，"
    "年内完成首轮普查，普查结果报县政府备案，并向社会公布。（县农业农村局牵头，县水利局、各乡镇人民政府配合）"
)


def read(*pages: Callable[[Any], object]) -> list[str]:
    return pdf_layout.pdf_text(canvas_of(*pages), "a.pdf").split("\n")


def wrapped(words: str, wide: int = WIDE) -> list[str]:
    """`words` cut to lines of `wide` characters, no line beginning with a mark that closes."""
    found = []
    while words:
        at = wide
        while at < len(words) and words[at] in "，。、）；：》”":
            at -= 1
        found.append(words[:at])
        words = words[at:]
    return found


def body(lines: Sequence[str], *extra: tuple[float, float, str]) -> Callable[[Any], object]:
    """A page with `lines` from the top and `extra` at (x, y)."""

    def draw(canvas: Any) -> None:
        for at, line in enumerate(lines):
            canvas.drawString(LEFT, TOP - STEP * at, line)
        for x, y, words in extra:
            canvas.drawString(x, y, words)

    return draw


LINES = wrapped(PARAGRAPH) + wrapped(PARAGRAPH.replace("县", "市"))
TEXT = [PARAGRAPH, PARAGRAPH.replace("县", "市")]


@pytest.mark.parametrize(
    "number",
    ["— {} —", "-{}-", "{}", "第{}页", "第 {} 页 共 9 页", "{}/9", "Page {} of 9", "· {} ·", "—{}"],
)
def test_numbers_of_pages_are_left_out(number: str) -> None:
    pages = [body(LINES, (260 + 90 * (n % 2), 40, number.format(n))) for n in (4, 5, 6)]
    assert read(*pages) == TEXT * 3


def test_a_number_on_three_pieces_and_in_wide_digits() -> None:
    pages = [body(LINES, (250, 40, "—"), (280, 40, sign), (310, 40, "—")) for sign in "３４"]
    assert read(*pages) == TEXT * 2


def test_the_number_of_a_page_laid_across_stands_elsewhere() -> None:
    pages = [body(LINES, (260, 40 + 60 * (n == 3), str(n))) for n in (1, 2, 3)]
    assert read(*pages) == TEXT * 3


@pytest.mark.parametrize(
    "ends",
    [
        # Annexes count with their pages, and are words.
        ["附件1", "附件2", "附件3"],
        # Years that do not count with the pages; a number on one page only.
        ["2031", "2031", "2032"],
        ["7", "", ""],
    ],
)
def test_other_words_at_the_end_of_a_page_stay(ends: list[str]) -> None:
    pages = [
        body([f"第{sign}部分"], (260, 40, end)) for sign, end in zip("甲乙丙", ends, strict=True)
    ]
    assert [line for line in read(*pages) if not line.startswith("第")] == [e for e in ends if e]


def test_headers_and_footers_come_once_at_the_end() -> None:
    pages = [
        body(LINES, (60, 810, "某县政府公报"), (60, 796, "2031年第4期"), (60, 40, f"某县印 {n} 页"))
        for n in range(11, 15)
    ]
    assert read(*pages) == [*TEXT * 4, "某县政府公报", "2031年第4期", "某县印 11 页"]


def test_headers_of_left_and_right_pages() -> None:
    pages = [body(LINES, (60, 810, "公报" if n % 2 else "某县政府")) for n in range(6)]
    assert read(*pages) == [*TEXT * 6, "某县政府", "公报"]


def test_a_header_of_two_pages_stands_in_the_margin() -> None:
    assert read(*[body(LINES, (60, 812, "某县政府公报"))] * 2) == [*TEXT * 2, "某县政府公报"]
    annexes = [body([], (60, 740, "附件"), (60, 690, f"清单{sign}")) for sign in "甲乙"]
    assert read(*annexes) == ["附件", "清单甲", "附件", "清单乙"]


def test_lines_of_text_that_repeat_are_no_header() -> None:
    # Each page begins and ends with the same words, a line's distance from the text.
    assert read(*[body(LINES)] * 4) == TEXT * 4


def test_notes_of_a_review_beside_the_text_come_at_the_end() -> None:
    def noted(canvas: Any) -> None:
        body(LINES)(canvas)
        canvas.setFontSize(7)
        canvas.drawString(490, 700, "删除: 等")

    assert read(noted) == [*TEXT, "删除: 等"]


def test_a_small_number_of_a_page_beside_a_short_last_line_is_no_note() -> None:
    def page(number: int) -> Callable[[Any], object]:
        def draw(canvas: Any) -> None:
            body([line[:20] for line in LINES])(canvas)
            canvas.setFontSize(7)
            canvas.drawString(290, 40, f"- {number} -")

        return draw

    assert not [line for line in read(page(1), page(2)) if "-" in line]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first, second = body(LINES[:2], (260, 40, "— 1 —")), body(LINES[2:], (260, 40, "— 2 —"))
    assert read(first, second) == TEXT


SIGNED = ["\u3000\u3000特此通知。", *LINES]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A full line, and one that begins as headings and tasks do.
        ([LINES[0], "（二）建设泵站"], [LINES[0], "（二）建设泵站"]),
        ([LINES[0], "12.建设泵站"], [LINES[0], "12.建设泵站"]),
        ([LINES[0], "第三章 附则"], [LINES[0], "第三章 附则"]),
        # A figure is no number of a heading.
        (
            ["\u3000\u3000" + "增" * 38, "2.5万亩，改造渠道。"],
            ["\u3000\u3000" + "增" * 38 + "2.5万亩，改造渠道。"],
        ),
        # Not full, or set in.
        ([LINES[0][:30], "县水利局"], [LINES[0][:30], "县水利局"]),
        ([LINES[0], "\u3000\u3000县水利局"], [LINES[0], "\u3000\u3000县水利局"]),
        # A table of contents.
        (["总体要求" + "…" * 35 + "1", "重点任务" + "…" * 35 + "3"], None),
    ],
)
def test_what_begins_a_paragraph(lines: list[str], expected: list[str] | None) -> None:
    found = read(body([*LINES, *lines]))[len(TEXT) :]
    assert found == (lines if expected is None else expected)


def test_where_no_paragraph_is_set_in_a_sentence_ends_it() -> None:
    words = "县农业农村局建立台账，逐村登记水源、泵站和渠道，年内完成首轮普查，普查结果报县政府备案后公布。"
    assert len(words) > WIDE
    full = words[: WIDE - 1] + "。"
    found = read(body([full, *wrapped(words), full, full, *wrapped(words)]))
    assert found == [full, words, full, full, words]


def test_a_bracket_goes_on_where_no_paragraph_is_set_in() -> None:
    clause = "（责任单位：县水利局、县财政局，各乡镇人民政府）"
    words = "县农业农村局建立台账，逐村登记水源、泵站和渠道，"
    ended = (words * 2)[: WIDE - 1] + "。"
    opened = (words * 2)[: WIDE - 6] + "（责任单位："
    assert read(body([ended, clause, ended, clause, opened, clause[6:], opened, clause[6:]])) == [
        *[ended + clause] * 2,
        *[opened + clause[6:]] * 2,
    ]


def test_a_title_in_the_middle_is_not_set_in() -> None:
    def draw(canvas: Any) -> None:
        body(LINES)(canvas)
        canvas.drawCentredString((LEFT + RIGHT) / 2, 790, "关" * 35)

    assert read(draw) == ["关" * 35, *TEXT]


def test_what_the_file_draws_last_stands_where_it_is_printed() -> None:
    assert read(body(LINES, (LEFT, 790, "某县通知")))[0] == "某县通知"


def two_columns(canvas: Any, left: Sequence[str], right: Sequence[str], by_rows: bool) -> None:
    pieces = [(60.0, at, line) for at, line in enumerate(left)]
    pieces += [(310.0, at, line) for at, line in enumerate(right)]
    for x, at, line in (
        sorted(pieces, key=lambda piece: (piece[1], piece[0])) if by_rows else pieces
    ):
        canvas.drawString(x, TOP - STEP * at, line)


@pytest.mark.parametrize("by_rows", [True, False])
def test_two_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    lines = [line for text in TEXT for line in wrapped(text, 22)] * 2

    def draw(canvas: Any) -> None:
        two_columns(canvas, lines, lines, by_rows)
        canvas.drawCentredString(295, 800, "某县灌区台账工作的安排和分工")

    assert read(draw) == ["某县灌区台账工作的安排和分工", *TEXT * 4]


def test_a_table_without_rules_is_no_text_in_columns() -> None:
    rows = [("推进甲事项改革工作", "县农业农村局水利局"), ("建立乙项制度", "县财政局")] * 6
    found = read(
        body(
            [],
            *((x, TOP - STEP * at, row[x > 99]) for at, row in enumerate(rows) for x in (60, 310)),
        )
    )
    assert [line.split() for line in found] == [list(row) for row in rows]


def test_lines_keep_their_order() -> None:
    found = read(body([f"第{n}行" for n in range(30)]))
    places = [int(line.strip("第行")) for line in found]
    assert all(b == a + 1 for a, b in pairwise(places))
