"""Numbers of pages that stand at the end of a line of words."""

from __future__ import annotations

import pytest

from tests.extract.samples import document, text

PAGES = (
    "2025年供水工作要点\n一、任务\n1.整治河道，清理沿岸垃圾。（市水务局负责）\n-3-\n\n"
    "2.完善泵站布局。水质监测由教育、水务{}\n\n部门负责，每月公布。（市水务局负责）\n"
    "3.推行网上缴费。（责任单位：市住房公积金管理中心）{}\n\n4.加强宣传。（市水务局负责）\n"
)


@pytest.mark.parametrize(
    ("first", "second"), [("-4-", "-5-"), ("一6-", "—7—"), ("-4-", "一8-"), ("—4—", " - 5 -")]
)
def test_marks_that_count_up_are_no_words(first: str, second: str) -> None:
    made = text(PAGES.format(first, second))
    assert [cut.text.strip() for cut in made.cuts if cut.rule == "page-number"] == [
        "-3-",
        first.strip(),
        second.strip(),
    ]
    tasks = document(PAGES.format(first, second)).tasks
    assert tasks[1].text == "完善泵站布局。水质监测由教育、水务部门负责，每月公布。"
    assert [given.as_written for given in tasks[2].assignments] == ["市住房公积金管理中心"]


@pytest.mark.parametrize(("first", "second"), [("-9-", "-5-"), ("-4-", "-4-"), ("-2-", "-1-")])
def test_marks_in_disorder_stay(first: str, second: str) -> None:
    made = text(PAGES.format(first, second))
    assert [cut.text for cut in made.cuts if cut.rule == "page-number"] == ["-3-"]


FOOT = (
    "2025年绿化工作要点\n一、任务\n1.补种行道树，修剪老树，按月检查\n—1—\n{0}\n生长情况。（市园林局负责）\n"
    "2.清理河岸垃圾，分段公布结果。（市水务局负责）\n3.开放街头绿地，增设座椅，延长\n—2—\n\n{1}\n\n"
    "照明时间。（市城管局负责）\n4.加强宣传。（市园林局负责）\n5.培训护林员。（市园林局负责）\n—3—\n{0}\n"
)


@pytest.mark.parametrize("line", ["本页由试用软件生成", "绿城文库", "仅供内部传阅 请勿外传"])
def test_a_line_that_repeats_beside_page_numbers_is_no_words(line: str) -> None:
    made = text(FOOT.format(line, line))
    assert [cut.text for cut in made.cuts if cut.rule == "page-furniture"] == [line] * 3
    assert [task.text for task in document(FOOT.format(line, line)).tasks][:3] == [
        "补种行道树，修剪老树，按月检查生长情况。",
        "清理河岸垃圾，分段公布结果。",
        "开放街头绿地，增设座椅，延长照明时间。",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("本页由试用软件生成", "绿城文库"),  # each but beside one number, or at both ends
        ("市园林局", "市园林局"),  # a body
        ("修剪老树；", "修剪老树；"),  # words of a sentence
    ],
)
def test_other_lines_beside_page_numbers_stay(first: str, second: str) -> None:
    made = text(FOOT.format(first, second).removesuffix(f"{first}\n"))
    assert not [cut for cut in made.cuts if cut.rule == "page-furniture"]


def test_a_line_that_stands_elsewhere_too_stays() -> None:
    words = FOOT.format("增绿行动", "增绿行动").replace("一、任务", "增绿行动\n一、任务")
    assert not [cut for cut in text(words).cuts if cut.rule == "page-furniture"]


def test_a_line_between_two_page_numbers_is_cut_once() -> None:
    plan = FOOT.replace("\n—3—\n{0}\n", "\n—3—\n{0}\n—4—\n").format("绿城文库", "绿城文库")
    cuts = [cut.span for cut in text(plan).cuts if cut.rule == "page-furniture"]
    assert len(cuts) == len(set(cuts)) == 3
