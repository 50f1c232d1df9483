"""By when: the last day meant, or None."""

from __future__ import annotations

import pytest

from tests.extract.samples import document, task

NOTICE = "某厅关于印发《2025年工作要点》的通知\n各处室：\n现印发给你们。\n2025年1月31日\n2025年工作要点\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025年底前完成。", [("2025年底前", "2025-12-31")]),
        ("2025年年底前完成。", [("2025年年底前", "2025-12-31")]),
        ("2025年6月底前完成。", [("2025年6月底前", "2025-06-30")]),
        ("2024年2月底前完成。", [("2024年2月底前", "2024-02-29")]),
        ("２０２５年６月末前完成。", [("２０２５年６月末前", "2025-06-30")]),
        ("2025年12月31日前完成。", [("2025年12月31日前", "2025-12-31")]),
        ("2025年2月30日前完成。", [("2025年2月30日前", None)]),
        ("6月底前完成。", [("6月底前", "2025-06-30")]),
        ("今年6月底前完成。", [("今年6月底前", "2025-06-30")]),
        ("明年6月底前完成。", [("明年6月底前", "2026-06-30")]),
        ("9月30日前完成。", [("9月30日前", "2025-09-30")]),
        ("年底前完成。", [("年底前", "2025-12-31")]),
        ("力争年内完成。", [("年内", "2025-12-31")]),
        ("争取年内完成。", [("年内", "2025-12-31")]),
        ("2025年内完成。", [("2025年内", "2025-12-31")]),
        ("上半年前完成。", [("上半年前", "2025-06-30")]),
        ("2025年三季度末前完成。", [("2025年三季度末前", "2025-09-30")]),
        # Before the month or by its end: nothing says which.
        ("2025年12月前完成。", [("2025年12月前", None)]),
        ("印发之日起30日内完成。", [("印发之日起30日内", "2025-03-02")]),
        ("自通知印发之日起三十日内完成。", [("自通知印发之日起三十日内", "2025-03-02")]),
        ("自印发之日起1个月内完成。", [("自印发之日起1个月内", "2025-02-28")]),
        ("自发布之日起2年内完成。", [("自发布之日起2年内", "2027-01-31")]),
        ("印发之日起10个工作日内完成。", [("印发之日起10个工作日内", None)]),
        ("加强协调，持续推进。", [("持续推进", None)]),
        ("长期坚持", [("长期坚持", None)]),
        ("（完成时限：2025年12月）", [("2025年12月", "2025-12-31")]),
        ("（完成时限：长期）", [("长期", None)]),
        (
            "6月底前印发，12月底前完成。",
            [("6月底前", "2025-06-30"), ("12月底前", "2025-12-31")],
        ),
        # None of these is a deadline.
        ("到2027年，达到90%。", []),
        ("到2027年底前达到90%。", []),
        ("截至2024年6月底前累计办理。", []),
        ("持续推进数据库建设。", []),
        ("3年内达到一流。", []),
        ("实施2025年内容建设。", []),
        ("修订《2025年底前工作方案》。", []),
        ("2021—2035年。", []),
        ("目前完成。", []),
        ("推进工作。", []),
    ],
)
def test_deadlines_of_a_task(words: str, expected: list[tuple[str, str | None]]) -> None:
    found = task(words, before=NOTICE).deadlines
    assert [(due.as_written, due.date) for due in found] == expected


def test_without_date_or_year_nothing_is_guessed() -> None:
    found = task("6月底前报送，印发之日起30日内完成，年底前完成。").deadlines
    assert [due.date for due in found] == [None, None, None]


@pytest.mark.parametrize(
    "clause",
    [
        "（责任单位：财政部；完成时限：2025年6月底前）",
        "\n责任单位：财政部\n完成时限：2025年6月底前",
        "（财政部负责，2025年6月底前完成）（财政部负责）",
        "（财政部负责）",
    ],
)
def test_deadlines_stand_in_the_clause_too(clause: str) -> None:
    words = f"{NOTICE}一、章\n1.甲。{clause}\n"
    (read,) = document(words).tasks
    assert [given.agency for given in read.assignments] == ["财政部"]
    expected = ["2025年6月底前"] if "6月" in clause else []
    assert [due.as_written for due in read.deadlines] == expected
    for due in read.deadlines:
        assert words[slice(*due.span)] == due.as_written
        assert read.span.begin <= due.span.begin < due.span.end <= read.span.end
