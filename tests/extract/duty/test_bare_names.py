"""Brackets that close a line and hold names, some of which have no form that tells a body."""

from __future__ import annotations

import pytest

from tests.extract.layouts import outlined
from tests.extract.samples import document

PLAN = """
2025年要点
一、任务
1.推进甲项工作。（市商务局、市体育局）
2.推进乙项工作。（市商务局、市税务局、市财政局）
3.推进丙项工作。（市体育局、市财政局）
4.推进丁项工作。（{0}）
"""


@pytest.mark.parametrize(
    "names",
    ["市商务局、蓝天物流", "市税务局、市体育局、青山县、绿水县", "机场集团、白云航交所、市财政局"],
)
def test_names_that_no_form_tells_are_bodies_among_those_of_other_clauses(names: str) -> None:
    last = outlined(PLAN.format(names))[1].splitlines()[-1]
    assert last == "4 task 1 推进丁项工作 " + "、".join(f"{name}j" for name in names.split("、"))


@pytest.mark.parametrize(
    "words",
    [
        "蓝天物流、白云航交所、市财政局",  # most of them are not known
        "冷链中心、集配中心",  # none stands in another clause
        "市商务局、做好冷链物流的衔接",
        "市商务局、2024年",
    ],
)
def test_other_brackets_are_no_clauses(words: str) -> None:
    tasks = outlined(PLAN.format(words))[1].splitlines()
    assert all(
        "蓝天" not in task and "2024" not in task and "冷链物流" not in task for task in tasks
    )


def test_a_document_without_such_clauses_has_none_of_some_names() -> None:
    tasks = outlined(
        "2025年要点\n1.推进甲项工作。（司法部负责）\n2.推进乙项工作。（司法部、蓝天物流）\n"
    )[1]
    assert tasks == "1 task - 推进甲项工作 司法部s\n2 task - 推进乙项工作\n"


def test_a_bracket_in_a_labelled_line_is_a_part_of_its_name() -> None:
    items = "".join(
        f"{n}.推进第{n}项工作，压实责任。责任单位：市房管局、各县（市）政府（管委会）\n"
        for n in range(1, 6)
    )
    for task in document("遵义市2024年工作措施\n一、章\n" + items).tasks:
        assert [given.as_written for given in task.assignments] == [
            "市房管局",
            "各县（市）政府（管委会）",
        ]
