"""Numbers that lost their circle or their bracket."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

CLAUSE = "（责任单位：县水务局）\n"


@pytest.mark.parametrize(
    "parts",
    [
        "1新接水的用户，减免接水费。\n2老旧小区改造户，减半收取。\n3低保家庭，全额免收。\n",
        "1改造管网的，每米给予奖励。\n2新建泵站的，每座给予奖励。\n",
        "（1）按下列标准奖励：\n1整村改水的，优先安排。\n2单户改水的，按月办理。\n（2）每年公布一次。\n",
    ],
)
def test_digits_without_a_mark_are_no_items_of_a_series_that_has_one(parts: str) -> None:
    read = document(
        f"2025年供水工作要点\n一、任务\n1.实行接水补贴政策。\n{parts}同一户只补一次。{CLAUSE}"
        f"2.整治河道。{CLAUSE}3.完善泵站。{CLAUSE}4.加强宣传。{CLAUSE}"
    )
    assert [task.label for task in read.tasks] == ["1.", "2.", "3.", "4."]
    assert all(len(task.assignments) == 1 for task in read.tasks)


def test_a_mark_lost_in_the_series_itself() -> None:
    words = f"1.整治河道。{CLAUSE}2完善泵站。{CLAUSE}3.加强宣传。{CLAUSE}"
    tasks = document("2025年供水工作要点\n一、任务\n" + words).tasks
    assert [task.number for task in tasks] == [1, 2, 3]


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        (("（一）", "二）", "（三）", "（四）"), ["（一）", "二）", "（三）", "（四）"]),
        (("（一）", "（二）", "三）", "四）"), ["（一）", "（二）", "三）", "四）"]),
        (("（一）", "二）", "三）、", "（四）"), ["（一）", "二）", "三）、", "（四）"]),
    ],
)
def test_a_bracket_that_does_not_open(printed: tuple[str, ...], labels: list[str]) -> None:
    titles = ("整治河道。", "完善泵站。", "保护水源。", "加强宣传。")
    items = "".join(
        f"{number}{title}{CLAUSE}" for number, title in zip(printed, titles, strict=True)
    )
    read = document("2025年供水工作要点\n一、任务\n" + items)
    assert [(task.label, task.text) for task in read.tasks] == list(
        zip(labels, titles, strict=True)
    )


@pytest.mark.parametrize(
    "line",
    ["二）所列河段由县里统筹。", "五）整治沟渠。", "完善泵站（一期、\n二）工程，加快建设。"],
)
def test_a_closing_bracket_that_numbers_nothing(line: str) -> None:
    # Out of sequence, or the end of a bracket that a line end breaks.
    words = f"（一）整治河道。{CLAUSE}（二）落实方案。\n{line}{CLAUSE}（三）加强宣传。{CLAUSE}"
    tasks = document("2025年供水工作要点\n一、任务\n" + words).tasks
    assert [task.label for task in tasks] == ["（一）", "（二）", "（三）"]
