"""Where the last task of a plan ends when no clause closes it."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

HEAD = "一、总则\n1.制定《甲条例》。（司法部负责）\n"
RULE = "列第一位的部门为牵头部门。\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n　　"])
def test_a_title_on_its_own_line_takes_the_words_below_it(gap: str) -> None:
    plan = document(f"{HEAD}2.完善制度{gap}修订《乙办法》。\n{RULE}")
    assert [task.text for task in plan.tasks] == [
        "制定《甲条例》。",
        f"完善制度{gap}修订《乙办法》。",
    ]
    assert [action.instrument for action in plan.tasks[1].actions] == ["乙办法"]


def test_the_rule_of_who_leads_is_no_part_of_a_task() -> None:
    plan = document(f"{HEAD}2.完善制度\n{RULE}")
    assert plan.tasks[1].text == "完善制度"


def test_a_sentence_ends_with_its_line() -> None:
    plan = document(f"{HEAD}2.修订《乙办法》。\n{RULE}")
    assert plan.tasks[1].text == "修订《乙办法》。"
    assert plan.blocks[-1].kind == "footer"
