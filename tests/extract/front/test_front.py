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


@pytest.mark.parametrize(
    ("front", "title", "issuers", "addressees", "date"),
    [
        # The title of a notice without 《》, on one line or several.
        (
            "财政部关于印发2025年立法计划的通知\n司法部、公安部：\n现印发给你们。\n财政部\n"
            "2025年1月2日\n2025年立法计划\n",
            "2025年立法计划",
            ("财政部",),
            ("司法部", "公安部"),
            "2025-01-02",
        ),
        # The line breaks before 《, and again within.
        (
            "财政部关于印发\n《某省优化环境行动方案\n（2025—2026年）》的通知\n司法部：\n2025年1月2日\n",
            "某省优化环境行动方案（2025—2026年）",
            ("财政部",),
            ("司法部",),
            "2025-01-02",
        ),
        (
            "财政部\n关于印发2025年财政法治建设\n重点工作计划的通知\n司法部：\n2025年1月2日\n",
            "2025年财政法治建设重点工作计划",
            ("财政部",),
            ("司法部",),
            "2025-01-02",
        ),
        # The notice leaves out who issues, the title does not.
        (
            "财政部关于印发2025年立法计划的通知\n2025年1月2日\n财政部2025年立法计划\n",
            "财政部2025年立法计划",
            ("财政部",),
            (),
            "2025-01-02",
        ),
        # No notice: who signs stands before the date, or the title begins with it.
        ("2025年立法计划\n财政部\n2025年1月2日\n", "2025年立法计划", ("财政部",), (), "2025-01-02"),
        ("2025年立法计划\n财政部 2025年1月2日\n", "2025年立法计划", ("财政部",), (), "2025-01-02"),
        (
            "2025年立法计划\n发布机关：财政部　生成日期：2025年1月2日\n",
            "2025年立法计划",
            ("财政部",),
            (),
            "2025-01-02",
        ),
        (
            "最高人民法院2025年度立法计划\n（2025年1月20日）\n",
            "最高人民法院2025年度立法计划",
            ("最高人民法院",),
            (),
            "2025-01-20",
        ),
        ("财政部2025年任务分工表\n", "财政部2025年任务分工表", ("财政部",), (), None),
        # An office of a known body signs for it.
        (
            "2025年立法计划\n财政部条法司\n2025年1月2日\n",
            "2025年立法计划",
            ("财政部",),
            (),
            "2025-01-02",
        ),
        # Words before the date that name nobody.
        ("2025年立法计划\n征求意见稿\n2025年1月2日\n", "2025年立法计划", (), (), "2025-01-02"),
    ],
)
def test_front_of_other_shapes(
    front: str,
    title: str,
    issuers: tuple[str, ...],
    addressees: tuple[str, ...],
    date: str | None,
) -> None:
    read = document(front + BODY)
    check(read)
    assert (read.title, read.issuers, read.addressees, read.date) == (
        title,
        issuers,
        addressees,
        date,
    )


def test_signed_behind_the_last_task() -> None:
    read = document(f"2025年立法计划\n{BODY}财政部\n2025年1月2日\n")
    assert (read.issuers, read.date) == (("财政部",), "2025-01-02")
    assert read.blocks[-1].kind == "footer"


def test_of_a_text_without_line_breaks() -> None:
    tasks = "".join(f"{n}.推进某项工作并且加强管理。（财政部负责）" for n in range(1, 60))
    read = document(
        f"2025年立法工作计划财政部条法司2025年2月14日为推进立法，制定本计划。一、任务{tasks}"
    )
    assert (read.title, read.issuers) == ("2025年立法工作计划", ("财政部",))
    assert (read.date, read.period, len(read.tasks)) == ("2025-02-14", "2025", 59)
    check(read)


@pytest.mark.parametrize(
    ("front", "issuers"),
    [
        ("司法部等八部门关于印发《某某计划》的通知\n2024年3月5日\n", ("司法部",)),
        ("司法部等8部门关于印发《某某计划》的通知\n", ("司法部",)),
        ("司法部等部门关于印发《某某计划》的通知\n", ("司法部",)),
        # The signature names the others.
        (
            "司法部等三部门关于印发《某某计划》的通知\n现印发给你们。\n司法部\n公安部\n商务部\n2024年3月5日\n",
            ("司法部", "公安部", "商务部"),
        ),
        (
            "司法部等四部门关于印发《某某计划》的通知\n现印发给你们。\n国家知识产权局 司法部\n"
            "财　政　部  公　安　部\n2024年3月5日\n",
            ("国家知识产权局", "司法部", "财政部", "公安部"),
        ),
        ("2025年工作要点\n财 政 部\n2024年3月5日\n", ("财政部",)),
        ("财政部  公安部关于印发《某某方案》的通知\n", ("财政部", "公安部")),
        # Who passes a plan on issues it.
        (
            "国务院办公厅关于转发国家发展改革委等部门《某某行动方案》的通知\n2024年3月5日\n",
            ("国务院办公厅",),
        ),
        ("国务院办公厅转发司法部关于某某工作方案的通知\n2024年3月5日\n", ("国务院办公厅",)),
        # Labels of the page.
        ("【发布机构】司法部\n【发布日期】2024-03-05\n2025年工作要点\n", ("司法部",)),
        ("【发布机构】司法部 【发布日期】2024-03-05\n2025年工作要点\n", ("司法部",)),
        ("发文机关：司法部 公安部\n2025年工作要点\n", ("司法部", "公安部")),
    ],
)
def test_who_issues(front: str, issuers: tuple[str, ...]) -> None:
    read = document(front + BODY)
    assert read.issuers == issuers
    assert len(read.tasks) == 1


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        (
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
            ("各省、自治区、直辖市人民政府", "国务院各部委、各直属机构"),
        ),
        ("各区人民政府，市政府各委、办、局：", ("各区人民政府", "市政府各委、办、局")),
        (
            "各省、自治区、直辖市教育厅（教委）、科技厅（委、局），某院院属各单位：",
            ("各省、自治区、直辖市教育厅（教委）、科技厅（委、局）", "某院院属各单位"),
        ),
        ("司法部，公安部、商务部：", ("司法部", "公安部", "商务部")),
    ],
)
def test_to_whom(line: str, addressees: tuple[str, ...]) -> None:
    front = (
        f"财政部关于印发《某某计划》的通知\n财办〔2024〕1号\n{line}\n现印发给你们。\n2024年3月5日\n"
    )
    assert document(front + BODY).addressees == addressees
