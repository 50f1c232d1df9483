"""The marks of Markdown are cut as noise, and every offset leads into the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.document import extract
from kg.extract.text.clean import clean
from kg.extract.text.text import Text
from kg.model import Document, Source
from kg.read.formats import read_bytes
from tests.extract.checks import check
from tests.extract.samples import lexicon
from tests.extract.text.test_clean import nothing_is_lost


def cleaned(written: str, name: str = "a.md") -> Text:
    return clean(Source(name, "0" * 64, written), lexicon())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## 一、完善制度 ##\n正文", "一、完善制度 \n正文"),
        ("###### 甲\n##\n#乙", "甲\n\n#乙"),
        ("**1.** 推进《商标法》修改。**（司法部负责）**", "1. 推进《商标法》修改。（司法部负责）"),
        ("**建设方案（2031年****）** ***甲*** __乙__", "建设方案（2031年） 甲 乙"),
        ("1\\. a\\*b\\", "1. a*b"),
        ('见[《商标法》](https://example.org/a)和![图](b.png "b")', "见《商标法》和图"),
        ("甲[^1]乙\n[^1]: 丙", "甲乙\n 丙"),
        ("> 甲\n>> 乙\n1. 丙\n- （二）丁\n  * 戊\n+ 己", "甲\n乙\n1. 丙\n（二）丁\n戊\n己"),
        ("甲\n---\n乙\n===\n丙\n* * *", "甲\n\n乙\n\n丙\n"),
        ("甲<!-- 注\n# 一 -->乙<!-- 不完", "甲乙<!-- 不完"),
        (
            "| 序号 | 任务 |\n| --- | :-: |\n| 1 | **甲** \\| 乙 |",
            " 序号 | 任务 \n 1 | 甲 \\| 乙 ",
        ),
        ("序号|任务\n:--|--:\r\n1|甲", "序号|任务\n1|甲"),
        # No marks: code, blanks to fill in, a single star, a lone pair, a number between dashes.
        ("```\n# 甲 **b**\n```\n# 丙", "```\n# 甲 **b**\n```\n丙"),
        ("姓名____ **甲", "姓名____ **甲"),
        ("a*b 2*3 a_b", "a*b 2*3 a_b"),
        ("\\# 甲", "# 甲"),
        ("- 12 -", ""),
        ("- - 甲", "- - 甲"),
        ("甲\r\n乙\r丙", "甲\r\n乙\r丙"),
    ],
)
def test_marks(written: str, shown: str) -> None:
    made = cleaned(written)
    assert made.shown == shown
    nothing_is_lost(made)


@pytest.mark.parametrize("name", ["a.txt", "stdin", "a.docx"])
def test_markdown_under_another_name(name: str) -> None:
    assert cleaned("# 某县工作计划\n\n## 一、重点任务\n**1.** 甲", name).shown == (
        "某县工作计划\n\n一、重点任务\n1. 甲"
    )


@pytest.mark.parametrize(
    "written",
    [
        # One such line, or lines that differ in a number only, are none of it.
        "# 某县工作计划\n张**、李**参加",
        "# 第 31 号\n甲\n# 第 32 号\n乙",
        "甲 # 乙\n丙 # 丁",
        "* 甲\n* 乙",
    ],
)
def test_what_is_no_markdown(written: str) -> None:
    assert not any(cut.rule == "markdown" for cut in cleaned(written, "a.txt").cuts)


PIECES = st.sampled_from(
    ["# ", "**", "****", "[", "](", ")", "|", "\n", "\r\n", "\\", "> ", "- ", "---", "<!--", "-->", "`", "```",
     "甲", "（司法部负责）", "1", "_", "__", "[^1]", "<br>", "\t", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_clean_text_and_marks_make_the_file(written: str) -> None:
    nothing_is_lost(cleaned(written))


def test_marks_take_linear_time() -> None:
    for piece in (
        "[",
        "[](",
        "|",
        "**",
        "\\",
        "# ",
        '[a](b "',
        "-|",
        "<!--",
        "> ",
        "- ",
        "_",
        "[^",
        "<br>",
    ):
        cleaned(piece * 100_000)


PLAN = """# 某县2031年养老服务工作计划

## 一、重点任务

**1.** 制定**《养老服务条例》**。**（县民政局牵头，县财政局配合）**

- 2\\. 培训[护理员](https://example.org/a)一千名。（县人社局、县教育局按职责分工负责）

| 序号 | **任务** | 责任单位 | 完成时限 |
| :-- | -------- | -------- | -------- |
| 3 | 新建站点<br>配备设备 | 县财政局<br>县农业农村<br>局 | 2031年6月底前 |
"""


def plan() -> Document:
    made = extract(read_bytes(PLAN.encode(), "计划.md"), lexicon())
    check(made)
    return made


def test_a_plan_in_markdown() -> None:
    made = plan()
    assert made.title == "某县2031年养老服务工作计划"
    assert [task.text for task in made.tasks] == [
        "制定《养老服务条例》。",
        "培训护理员一千名。",
        "新建站点\n配备设备",
    ]
    assert [[body.as_written for body in task.assignments] for task in made.tasks] == [
        ["县民政局", "县财政局"],
        ["县人社局", "县教育局"],
        ["县财政局", "县农业农村局"],
    ]
    assert [due.date for task in made.tasks for due in task.deadlines] == ["2031-06-30"]
    assert made.sections[0].title == "重点任务"


def test_spans_lead_into_the_file() -> None:
    made = plan()
    for task in made.tasks:
        for body in task.assignments:
            written = PLAN[slice(*body.span)]
            assert written.replace("<br>", "") == body.as_written
        for action in task.actions:
            assert PLAN[slice(*action.span)] == action.as_written
    assert all(PLAN[slice(*noise.span)] == noise.text for noise in made.noise)
    assert {"markdown", "cell-wrap"} <= {noise.rule for noise in made.noise}
