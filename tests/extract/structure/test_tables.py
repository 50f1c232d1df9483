"""Tables of tasks pasted as text: what their columns mean, their rows, and what stands around them."""

from __future__ import annotations

import pytest

from kg.model import Document, Task
from tests.extract.checks import check
from tests.extract.samples import document

HEADER = "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n"


def rows(words: str) -> tuple[Document, list[Task]]:
    read = document(words)
    check(read)
    return read, list(read.tasks)


def named(task: Task) -> list[tuple[str, str, str]]:
    return [(given.agency, given.role, given.basis) for given in task.assignments]


@pytest.mark.parametrize(
    ("row", "number", "text", "mode", "open_ended", "assignments", "deadlines"),
    [
        (
            "1\t推进立法\t司法部\t财政部、公安部\t持续推进",
            1,
            "推进立法",
            "led",
            False,
            [
                ("司法部", "lead", "named-lead"),
                ("财政部", "participant", "named-participant"),
                ("公安部", "participant", "named-participant"),
            ],
            [("持续推进", None)],
        ),
        (
            "２\t推进立法\t司法部、财政部\t—\t2025年6月底",
            2,
            "推进立法",
            "led",
            False,
            [("司法部", "lead", "named-lead"), ("财政部", "lead", "named-lead")],
            [("2025年6月底", "2025-06-30")],
        ),
        (
            "3.\t推进立法\t司法部\t公安部等部门\t2025年12月",
            3,
            "推进立法",
            "led",
            True,
            [("司法部", "lead", "named-lead"), ("公安部", "participant", "named-participant")],
            [("2025年12月", "2025-12-31")],
        ),
        (
            "\t推进立法\t司法部\t/\t全年",
            None,
            "推进立法",
            "led",
            False,
            [("司法部", "lead", "named-lead")],
            [("全年", "2025-12-31")],
        ),
        ("4\t推进立法\t\t\t", 4, "推进立法", None, False, [], []),
        ("5\t推进立法", 5, "推进立法", None, False, [], []),
        (
            "6\t推进立法\t司法部\t有关部门\t2025年三季度",
            6,
            "推进立法",
            "led",
            True,
            [("司法部", "lead", "named-lead"), ("有关部门", "participant", "named-participant")],
            [("2025年三季度", "2025-09-30")],
        ),
        (
            "7\t推进立法\t司法部\t\t2025年3月至11月",
            7,
            "推进立法",
            "led",
            False,
            [("司法部", "lead", "named-lead")],
            [("2025年3月至11月", "2025-11-30")],
        ),
    ],
)
def test_a_row(
    row: str,
    number: int | None,
    text: str,
    mode: str | None,
    open_ended: bool,
    assignments: list[tuple[str, str, str]],
    deadlines: list[tuple[str, str | None]],
) -> None:
    _, tasks = rows(f"2025年任务清单\n{HEADER}{row}\n9\t乙\t公安部\t\t\n")
    first = tasks[0]
    assert (first.number, first.text, first.duty_mode) == (number, text, mode)
    assert first.open_ended is open_ended
    assert named(first) == assignments
    assert [(due.as_written, due.date) for due in first.deadlines] == deadlines


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("序号\t工作任务\t责任单位", "1\t甲\t司法部", [("司法部", "sole", "only-agency")]),
        (
            "序号\t主要任务\t责任部门",
            "1\t甲\t司法部、公安部",
            [("司法部", "joint", "no-rule"), ("公安部", "joint", "no-rule")],
        ),
        (
            "序号\t事项\t责任单位（排在第一位的为牵头单位）",
            "1\t甲\t司法部、公安部",
            [("司法部", "lead", "first-of-joint"), ("公安部", "participant", "later-in-list")],
        ),
        (
            "任务\t责任分工",
            "甲\t司法部牵头，公安部配合",
            [("司法部", "lead", "named-lead"), ("公安部", "participant", "named-participant")],
        ),
        (
            "2025年重点任务\t省级牵头单位\t协办单位",
            "甲\t司法部\t公安部",
            [("司法部", "lead", "named-lead"), ("公安部", "participant", "named-participant")],
        ),
        # A clause beside other words, in a cell that may be merged over rows; other brackets are none.
        (
            "序号\t领域\t任务\t责任单位",
            "1\t医疗（牵头单位：司法部）\t甲\t公安部",
            [("司法部", "lead", "named-lead"), ("公安部", "participant", "named-participant")],
        ),
        (
            "序号\t类别\t任务\t责任单位",
            "1\t教育（司法部牵头）\t甲\t公安部、民政部",
            [
                ("司法部", "lead", "named-lead"),
                ("公安部", "participant", "named-participant"),
                ("民政部", "participant", "named-participant"),
            ],
        ),
        (
            "序号\t任务\t责任单位",
            "1\t交通（民政部配合）\t司法部",
            [("民政部", "participant", "named-participant"), ("司法部", "lead", "named-lead")],
        ),
        (
            "序号\t领域\t任务\t责任单位",
            "1\t医疗（含社区）\t甲（试行）\t公安部",
            [("公安部", "sole", "only-agency")],
        ),
    ],
)
def test_roles_by_column(header: str, row: str, expected: list[tuple[str, str, str]]) -> None:
    _, tasks = rows(f"{header}\n{row}\n")
    assert [named(task) for task in tasks] == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "序号\t地区\t数量\n1\t甲\t3\n",
        "序号\t任务\t数量\n1\t甲\t3\n",
        "一段文字\t另一段\n",
        HEADER,
        "\t\t\n\t\n",
        "1\t甲\t司法部\n",
    ],
)
def test_what_is_no_table_of_tasks(words: str) -> None:
    read, tasks = rows(words)
    assert (read.kind, tasks) == ("other", [])


def test_sections_inside_and_between() -> None:
    read, tasks = rows(
        f"2025年任务清单\n一、健全制度\n{HEADER}1\t甲\t司法部\t\t\n二、强化执法\t\t\t\t\n"
        f"（一）专项\n2\t乙\t司法部\t\t\n{HEADER}三\t深化合作\t\t\t\n3\t丙\t司法部\t\t\n"
    )
    assert [(s.id, s.label, s.title) for s in read.sections] == [
        ("1", "一、", "健全制度"),
        ("2", "二、", "强化执法"),
        ("2.1", "（一）", "专项"),
        ("3", "三", "深化合作"),
    ]
    assert [(task.id, task.section_id) for task in tasks] == [("1", "1"), ("2", "2.1"), ("3", "3")]


def test_categories_and_measures() -> None:
    read, tasks = rows(
        "类别\t序号\t重点任务\t工作举措\t责任单位\n法治\t1\t完善制度\t制定《甲办法》\t司法部\n"
        "法治\t1\t完善制度\t修订《乙办法》\t财政部\n\t\t\t废止《丙办法》\t财政部\n"
        "执法\t2\t强化执法\t强化执法\t公安部\n"
    )
    assert [section.title for section in read.sections] == ["法治", "执法"]
    assert [(task.id, task.level, task.section_id, task.text) for task in tasks] == [
        ("1", "task", "1", "完善制度"),
        ("1.p1", "measure", "1", "制定《甲办法》"),
        ("1.p2", "measure", "1", "修订《乙办法》"),
        ("1.p3", "measure", "1", "废止《丙办法》"),
        ("2", "task", "2", "强化执法"),
    ]
    assert [(a.instrument, a.types) for a in tasks[1].actions] == [("甲办法", ("draft",))]
    assert [given.agency for given in tasks[3].assignments] == ["财政部"]


def test_blocks_around_a_table() -> None:
    read, _ = rows(f"2025年任务清单\n说明文字。\n{HEADER}1\t甲\t司法部\t\t\n注：由司法部解释。\n")
    assert [block.kind for block in read.blocks] == [
        "heading",
        "preamble",
        "table",
        "task",
        "footer",
    ]


def test_tasks_in_text_and_table() -> None:
    read, tasks = rows(
        f"2025年要点\n一、任务\n1.甲。（司法部负责）\n2.乙。（财政部负责）\n附件\n{HEADER}"
        "1\t丙\t公安部\t\t\n2\t丁\t公安部\t\t\n"
    )
    assert [task.text for task in tasks] == ["甲。", "乙。", "丙", "丁"]
    assert len({task.id for task in tasks}) == 4
    assert read.kind == "plan"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "序号 | 任务 | 责任单位\n1 | 建站 | 财政部\n2 | 修路 | 公安部",
            [("建站", ["财政部"]), ("修路", ["公安部"])],
        ),
        (
            "|任务|牵头单位|配合单位|\n|---|---|---|\n|建站|财政部|公安部<br>司法部|",
            [("建站", ["财政部", "公安部", "司法部"])],
        ),
        (
            "|任务|责任单位|\n|建站<br>修路|财政部|\n|甲\\|乙|公安部|",
            [("建站\n修路", ["财政部"]), ("甲\\|乙", ["公安部"])],
        ),
        # A bar in a line between two tables of TABs parts nothing.
        (
            "序号\t任务\t责任单位\n1\t建站\t财政部\n一、修路 | 修桥\n2\t修路\t公安部",
            [("建站", ["财政部"]), ("修路", ["公安部"])],
        ),
    ],
)
def test_tables_whose_cells_bars_part(table: str, expected: list[tuple[str, list[str]]]) -> None:
    _, tasks = rows(table)
    assert [(task.text, [given.agency for given in task.assignments]) for task in tasks] == expected


@pytest.mark.parametrize(
    "above",
    [
        "1.建站。（财政部负责）",
        "（一）建站。（财政部、公安部负责）",
        "3．建站；修路。（公安部负责）",
    ],
)
def test_a_task_right_above_a_table_is_a_task(above: str) -> None:
    number = above.lstrip("（")[:1]
    before = "1.开工。（司法部负责）\n2.完工。（司法部负责）\n" if number == "3" else ""
    _, tasks = rows(f"一、重点任务\n{before}{above}\n序号\t任务\t责任单位\n9\t培训\t教育部\n")
    assert any(task.text.startswith("建站") and task.assignments for task in tasks)
    assert tasks[-1].text == "培训"


def test_a_numbered_heading_right_above_a_table_is_its_section() -> None:
    read, _ = rows("一、重点任务\n序号\t任务\t责任单位\n9\t培训\t教育部\n")
    assert [section.title for section in read.sections] == ["重点任务"]


@pytest.mark.parametrize(
    ("header", "row", "texts"),
    [
        # No column is called a task: it is what follows the numbers, or the category behind them.
        ("序号\t领域\t站点名称\t责任单位", "1\t养老\t东街站\t财政部", ["东街站"]),
        ("序号\t站点名称\t领域\t责任单位", "1\t东街站\t养老\t财政部", ["东街站"]),
        ("序号\t类别\t重点事项\t名称\t责任单位", "1\t养老\t建站\t东街站\t财政部", ["建站"]),
        ("序号\t领域\t责任单位", "1\t养老\t财政部", []),
    ],
)
def test_which_column_is_the_task(header: str, row: str, texts: list[str]) -> None:
    _, tasks = rows(f"{header}\n{row}\n")
    assert [task.text for task in tasks] == texts
