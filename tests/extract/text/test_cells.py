"""Blanks in the cells of a table: those that the width of a cell put into a name, and all others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.samples import document, text
from tests.extract.text.test_clean import nothing_is_lost

HEADER = "序号\t任务\t牵头单位\t责任单位\n"


def cell(words: str) -> str:
    """`words` as the last cell of a row, clean."""
    made = text(f"{HEADER}1\t推进甲事项\t县政府办\t{words}")
    nothing_is_lost(made)
    return made.shown.split("\t")[-1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("县林草 局", "县林草局"),
        ("县农业农村 局", "县农业农村局"),
        ("某省交通 运输厅", "某省交通运输厅"),
        ("国家市场 监管总局", "国家市场监管总局"),
        ("市政务服务和大数 据管理局", "市政务服务和大数据管理局"),
        ("县发展和改革委 员会", "县发展和改革委员会"),
        ("县委办 公室", "县委办公室"),
        ("县财政局、各乡镇人民 政府", "县财政局、各乡镇人民政府"),
        ("县教育局、县 水务局", "县教育局、县水务局"),
        ("县教育局、县 水务局、县林 业局", "县教育局、县水务局、县林业局"),
        # No line begins with a mark: the character before it went down with it.
        ("县水利 局、县林 业局", "县水利局、县林业局"),
        # Marks part the names: no blank does.
        ("县交通 运输局、县教育局", "县交通运输局、县教育局"),
        ("县教育局、县卫生 健康局、各乡镇", "县教育局、县卫生健康局、各乡镇"),
        ("修订《河道 条例》《渠道管 理办法》", "修订《河道 条例》《渠道管理办法》"),
    ],
)
def test_a_name_that_the_cell_broke_is_one(words: str, said: str) -> None:
    assert cell(words) == said


@pytest.mark.parametrize(
    "words",
    [
        # Lists, one name a line.
        "县财政局 县商务局",
        "商务部 财政部",
        "残联 妇联 团委",
        "团委 工委 党委",
        "公安 财政 教育局",
        "各乡镇 县财政局",
        "县水务局 县农业农村局",
        # The first line is shorter than the cell: it was not the cell that ended it.
        "县水务 县农业局",
        "妇联 县教育局",
        "县公安局、残联 县教育局",
        # A place, or a person.
        "某某省 财政厅",
        "县财政局 张三",
        # No list of bodies.
        "提升水平 建设平台",
        "12 30",
        "建" * 50 + " 设局",
    ],
)
def test_other_blanks_stay(words: str) -> None:
    assert cell(words) == words


def test_a_blank_outside_a_table_is_none_of_a_cell() -> None:
    assert text("县林草 局").shown == "县林草 局"


def test_the_name_is_whole_and_its_evidence_is_the_source() -> None:
    words = f"{HEADER}1\t建站\t县农业农村 局\t县财政局 县商务局\n2\t修渠\t县水利局\t县林草 局"
    given_ = [body for task in document(words).tasks for body in task.assignments]
    assert [body.as_written for body in given_] == [
        "县农业农村局",
        "县财政局",
        "县商务局",
        "县水利局",
        "县林草局",
    ]
    assert words[slice(*given_[0].span)] == "县农业农村 局"


@given(
    words=st.lists(
        st.sampled_from(
            ["县财", "政局", "县财政局", "、", " ", "  ", "<br>", "\t", "|", "\n", "《", "》", "局"]
        ),
        max_size=20,
    ).map("".join)
)
def test_nothing_of_a_row_is_lost(words: str) -> None:
    nothing_is_lost(text(HEADER + words))
