"""What is a task, a measure, a heading or a part: made-up plans of every shape."""

from __future__ import annotations

import pytest

from kg.model import Document
from tests.extract.checks import check
from tests.extract.samples import document

Line = tuple[str, int | None, str, str | None, str, list[tuple[str, str]]]


def lines(read: Document) -> list[Line]:
    """(id, number, level, parent, text, roles) of every task."""
    check(read)
    return [
        (
            task.id,
            task.number,
            task.level,
            task.parent,
            task.text,
            [(given.agency, given.role) for given in task.assignments],
        )
        for task in read.tasks
    ]


MEASURES = """2025年工作要点
一、重点任务
1.加强标准体系建设。主要措施：
（1）制定《数据标准》。（国家数据局负责）
（2）修订《安全办法》。（公安部、司法部负责）
2.推进立法。（司法部负责）
3.开展专项行动：
（1）清理文件；
（2）开展执法。（市场监管总局牵头，公安部配合）
二、能力建设
4.提升能力。（司法部牵头）
①开展培训。（教育部负责）
②建设队伍。（公安部负责）
"""
OWN_TEXT = """某市2025年行动方案
一、优化环境
（一）提升准入便利度。深化改革，推进一件事一次办。
1.修订办事指南。（责任单位：市司法局）
2.开展试点。（责任单位：市公安局）
（二）健全监管机制。完善监管，统一标准。
1.制定清单。（责任单位：市财政局）
2.开展抽查。（责任单位：市教育局）
"""


def test_measures_have_their_own_clauses() -> None:
    assert lines(document(MEASURES)) == [
        ("1", 1, "task", None, "加强标准体系建设。", []),
        ("1.1", 1, "measure", "1", "制定《数据标准》。", [("国家数据局", "sole")]),
        (
            "1.2",
            2,
            "measure",
            "1",
            "修订《安全办法》。",
            [("公安部", "joint"), ("司法部", "joint")],
        ),
        ("2", 2, "task", None, "推进立法。", [("司法部", "sole")]),
        (
            "3",
            3,
            "task",
            None,
            "开展专项行动：\n（1）清理文件；\n（2）开展执法。",
            [("市场监管总局", "lead"), ("公安部", "participant")],
        ),
        ("4", 4, "task", None, "提升能力。", [("司法部", "lead")]),
        ("4.1", 1, "measure", "4", "开展培训。", [("教育部", "sole")]),
        ("4.2", 2, "measure", "4", "建设队伍。", [("公安部", "sole")]),
    ]


def test_measures_stand_in_the_section_of_their_task() -> None:
    read = document(MEASURES)
    assert [task.section_id for task in read.tasks] == ["1"] * 5 + ["2"] * 3
    assert [section.title for section in read.sections] == ["重点任务", "能力建设"]


def test_a_number_with_text_of_its_own_is_a_task() -> None:
    read = document(OWN_TEXT)
    assert [(task.id, task.level) for task in read.tasks] == [
        ("1", "task"),
        ("1.1", "measure"),
        ("1.2", "measure"),
        ("2", "task"),
        ("2.1", "measure"),
        ("2.2", "measure"),
    ]


def test_a_number_with_a_title_only_is_a_heading() -> None:
    plain = OWN_TEXT.replace("。深化改革，推进一件事一次办。", "").replace(
        "。完善监管，统一标准。", ""
    )
    read = document(plain)
    assert [(task.id, task.level) for task in read.tasks] == [
        ("1.1-1", "task"),
        ("1.1-2", "task"),
        ("1.2-1", "task"),
        ("1.2-2", "task"),
    ]


@pytest.mark.parametrize("form", ["{}、", "（{}）", "第{}章 "])
def test_tasks_without_numbers(form: str) -> None:
    first, second, third = (form.format(number) for number in "一二三")
    read = document(
        f"2025年促进消费工作要点\n为促进消费，制定本要点。\n{first}扩大商品消费\n"
        "推动汽车消费，修订《汽车销售管理办法》。（商务部、公安部负责）\n"
        "开展家电下乡。（商务部负责）\n"
        f"{second}优化服务消费\n"
        "发展养老服务。（民政部负责）推进托育服务。（民政部负责）\n"
        "支持文旅消费。\n责任单位：文化和旅游部\n"
        f"{third}保障措施\n各地区要加强落实。\n"
    )
    assert lines(read) == [
        (
            "p1",
            None,
            "task",
            None,
            "推动汽车消费，修订《汽车销售管理办法》。",
            [("商务部", "joint"), ("公安部", "joint")],
        ),
        ("p2", None, "task", None, "开展家电下乡。", [("商务部", "sole")]),
        ("p3", None, "task", None, "", []),
        ("p3.p1", None, "measure", "p3", "发展养老服务。", [("民政部", "sole")]),
        ("p3.p2", None, "measure", "p3", "推进托育服务。", [("民政部", "sole")]),
        ("p4", None, "task", None, "支持文旅消费。", [("文化和旅游部", "sole")]),
    ]
    assert [task.label for task in read.tasks] == [""] * 6
    assert [task.section_id for task in read.tasks] == ["1", "1", "2", "2", "2", "2"]
    assert len(read.sections) == 3


def test_tasks_without_numbers_or_headings() -> None:
    read = document("2025年要点\n推进甲。（司法部负责）\n推进乙。（公安部负责）\n请落实。\n")
    assert [task.text for task in read.tasks] == ["推进甲。", "推进乙。"]
    assert read.blocks[-1].kind == "footer"


def test_one_clause_without_number_makes_no_plan() -> None:
    assert document("推进甲。（司法部负责）\n其他文字。\n").kind == "other"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # A lost number: as many paragraphs as numbers are missing.
        (
            "1.甲。（司法部负责）\n乙。（公安部负责）\n3.丙。（司法部负责）\n",
            [(1, "甲。"), (None, "乙。"), (3, "丙。")],
        ),
        # No number is missing: the paragraph belongs to the task.
        (
            "1.甲。（司法部负责）\n乙。（公安部负责）\n2.丙。（司法部负责）\n",
            [(1, "甲。\n乙。"), (2, "丙。")],
        ),
        # Numbers glued to their titles.
        ("1甲。（司法部负责）\n2乙。（公安部负责）\n", [(1, "甲。"), (2, "乙。")]),
        (
            "第一条 甲。（司法部负责）\n第二条 乙。（公安部负责）\n",
            [(1, "甲。"), (2, "乙。")],
        ),
    ],
)
def test_lost_and_glued_numbers(words: str, expected: list[tuple[int | None, str]]) -> None:
    read = document(f"2025年要点\n一、任务\n{words}")
    assert [(task.number, task.text) for task in read.tasks] == expected
    check(read)


@pytest.mark.parametrize(
    ("words", "tasks", "sections"),
    [
        # Chapters without a clause hold no tasks, first or last.
        (
            "一、总体要求\n1.坚持统筹推进。要全面落实。\n2.坚持问题导向。\n二、任务\n"
            "3.甲。（司法部负责）\n三、保障措施\n4.加强领导。压实责任。\n",
            [3],
            ["总体要求", "任务", "保障措施"],
        ),
        # Parts as chapters.
        (
            "第一部分 立法\n1、甲。（司法部负责）\n第二部分 执法\n2、乙。（公安部负责）\n",
            [1, 2],
            ["立法", "执法"],
        ),
        # Chapters and sections that both begin again.
        (
            "第一章 甲\n第一节 乙\n1.甲。（司法部负责）\n第二章 丙\n第一节 丁\n2.乙。（公安部负责）\n",
            [1, 2],
            ["甲", "乙", "丙", "丁"],
        ),
        # A section that appears behind the first tasks still stands above them.
        (
            "一、甲\n1.子。（司法部负责）\n二、乙\n（一）丙\n2.丑。（司法部负责）\n（二）丁\n3.寅。（司法部负责）\n",
            [1, 2, 3],
            ["甲", "乙", "丙", "丁"],
        ),
    ],
)
def test_sections_around_tasks(words: str, tasks: list[int], sections: list[str]) -> None:
    read = document(words)
    assert [task.number for task in read.tasks] == tasks
    assert [section.title for section in read.sections] == sections
    check(read)


def test_a_clause_that_the_end_of_the_text_cuts_off() -> None:
    read = document("一、甲。（司法部负责）\n二、乙。（责任单位：司法部、公安部、省交通职业技")
    last = read.tasks[-1]
    assert [(given.agency, given.role) for given in last.assignments] == [
        ("司法部", "joint"),
        ("公安部", "joint"),
    ]
    assert [(flag.kind, flag.text) for flag in read.flags if flag.kind == "truncated"] == [
        ("truncated", "省交通职业技")
    ]


def test_one_number_with_a_clause_among_headings() -> None:
    read = document(
        "2025年工作要点\n一、完善制度\n甲。（司法部负责）\n乙。（司法部负责）\n丙。（司法部负责）\n"
        "二、强化执法\n丁。（公安部负责）\n戊。（司法部负责）\n三、能力建设。（教育部负责）\n"
    )
    assert [task.id for task in read.tasks] == ["p1", "p2", "p3", "p4", "p5", "3"]
    assert [section.title for section in read.sections] == ["完善制度", "强化执法"]
    check(read)
