"""Planned, ongoing, reported as done: in a briefing; a plan plans."""

from __future__ import annotations

import pytest

from tests.extract.samples import actions, document, task

BEFORE = "2025年4月24日\n甲局局长 张三三：\n大家好。\n李四四：\n请提问。\n甲局局长 张三三：\n"


def modalities(words: str) -> list[tuple[str, str]]:
    turn = document(f"某发布会\n{BEFORE}{words}\n").turns[-1]
    return [(action.instrument, action.modality) for action in turn.actions]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("印发《甲办法》。", "reported-done"),
        ("出台了《甲办法》。", "reported-done"),
        ("推动成功缔结《甲条约》。", "reported-done"),
        ("去年，我们修订《甲办法》。", "reported-done"),
        ("2024年，我们修订《甲办法》。", "reported-done"),
        ("有序推进《甲办法》修订。", "ongoing"),
        ("深入实施《甲规划》。", "ongoing"),
        ("目前《甲条约》已进入磋商阶段。", "reported-done"),
        ("下一步，我们将修订《甲办法》。", "planned"),
        ("2025年，我们制定《甲办法》。", "planned"),
        ("今年加快修订《甲办法》。", "planned"),
        ("下一步，推进工作。我们已印发《甲办法》。", "reported-done"),
        ("今年制定《乙》。过去一年，印发《甲办法》。", "reported-done"),
    ],
)
def test_briefing(words: str, expected: str) -> None:
    assert modalities(words)[-1][1] == expected


def test_a_year_in_a_title_says_nothing_about_time() -> None:
    assert modalities("下一步，修订《2020年甲办法》。") == [("2020年甲办法", "planned")]


@pytest.mark.parametrize("words", ["印发了《甲办法》", "已出台《甲办法》", "深入实施《甲办法》"])
def test_a_plan_plans(words: str) -> None:
    assert [action.modality for action in task(words).actions] == ["planned"]
    assert actions(words)
