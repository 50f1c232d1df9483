"""What stands around the body of a plan."""

from __future__ import annotations

import pytest

from tests.extract.checks import check
from tests.extract.samples import PLAN, document, shipped

BODY = "一、章\n1.推进工作。（财政部负责）\n"


def test_of_the_shipped_plan() -> None:
    read = shipped(PLAN)
    assert read.title == "2025年知识产权强国建设推进计划"
    assert read.issuers == ("联席会议办公室",)
    assert len(read.addressees) == 12
    assert (read.date, read.period, read.document_number) == ("2025-04-29", "2025", None)


@pytest.mark.parametrize(
    ("front", "title", "issuers", "addressees", "date", "period", "number"),
    [
        ("2025年工作要点\n", "2025年工作要点", (), (), None, "2025", None),
        (
            "某某行动方案（2024—2026年）\n",
            "某某行动方案（2024—2026年）",
            (),
            (),
            None,
            "2024-2026",
            None,
        ),
        (
            "财政部关于印发《2024年某某计划》的通知\n财办〔2024〕12号\n司法部、公安部：\n"
            "现印发给你们。\n2024年3月5日\n2024年某某计划\n",
            "2024年某某计划",
            ("财政部",),
            ("司法部", "公安部"),
            "2024-03-05",
            "2024",
            "财办〔2024〕12号",
        ),
        (
            "财政部 司法部关于印发《某某计划》的通知\n二〇二四年十二月三十一日\n",
            "某某计划",
            ("财政部", "司法部"),
            (),
            "2024-12-31",
            "2024",
            None,
        ),
        ("財政部關於印發《某某計劃》的通知\n", "某某计划", ("财政部",), (), None, None, None),
        ("没有题目的文字。\n", None, (), (), None, None, None),
        ("2024年13月45日\n", None, (), (), None, None, None),
        ("", None, (), (), None, None, None),
    ],
)
def test_front(
    front: str,
    title: str | None,
    issuers: tuple[str, ...],
    addressees: tuple[str, ...],
    date: str | None,
    period: str | None,
    number: str | None,
) -> None:
    read = document(front + BODY)
    assert (read.title, read.issuers, read.addressees) == (
        title,
        issuers,
        addressees,
    )
    assert (read.date, read.period, read.document_number) == (date, period, number)
    assert len(read.tasks) == 1


@pytest.mark.parametrize(
    "front",
    [
        "财政部关于印发《2024年\n2024年3月5日\n某某计划》的通知\n",
        "财政部关于印发《2024年\n某某计划》的通知\n",
        "财政部关于印发《2024年某某计划\n",
    ],
)
def test_a_broken_title_stays_in_its_block(front: str) -> None:
    check(document(front + BODY + "》\n"))
