"""Turns of a briefing."""

from __future__ import annotations

import pytest

from tests.extract.checks import check
from tests.extract.samples import BRIEFING, document, shipped

MADE_UP = """某某发布会_中国网
2024年5月6日
国务院新闻办新闻局副局长 张三三：
大家好。
2024-05-06 10:00:00
财政部副部长 李四四：
印发《甲办法》。
2024-05-06 10:01:00
某某日报记者：
请问进展如何？
李四四：
谢谢。
2024-05-06 10:03:00

页脚
"""


def test_turns_of_the_shipped_briefing() -> None:
    turns = shipped(BRIEFING).turns
    assert [turn.number for turn in turns] == list(range(1, 21))
    assert sum(turn.role == "reporter" for turn in turns) == 7
    assert turns[4].posted == "2025-04-24 10:18:10"
    assert turns[-1].posted is None
    assert [turn.on_behalf_of for turn in turns[:2]] == ["国务院新闻办公室", "国家知识产权局"]


def test_turns_of_a_made_up_one() -> None:
    read = document(MADE_UP)
    assert read.kind == "briefing"
    assert (read.title, read.date, read.period) == ("某某发布会", "2024-05-06", "2024")
    assert [(t.speaker, t.office, t.on_behalf_of, t.role, t.posted) for t in read.turns] == [
        (
            "张三三",
            "国务院新闻办新闻局副局长",
            "国务院新闻办公室",
            "host",
            "2024-05-06 10:00:00",
        ),
        ("李四四", "财政部副部长", "财政部", "official", "2024-05-06 10:01:00"),
        (None, "记者", "某某日报", "reporter", None),
        ("李四四", "财政部副部长", "财政部", "official", "2024-05-06 10:03:00"),
    ]
    assert [(a.instrument, a.types) for a in read.turns[1].actions] == [("甲办法", ("issue",))]
    assert read.blocks[-1].kind == "footer"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "甲\n",
        "甲局 张三三：\n好。\n李四四：\n好。\n",
        "如下：\n几点要求：\n下面几个方面的工作内容：\n",
    ],
)
def test_what_is_no_briefing(words: str) -> None:
    assert document(words).kind == "other"


def test_labels_on_lines_of_their_own_are_no_speakers() -> None:
    words = "各省人民政府：\n一、章\n主要任务：\n1.推进工作。（司法部负责）\n工作要求：\n责任单位：\n司法部\n"
    assert document(words).kind == "plan"


@pytest.mark.parametrize(
    "words",
    [
        MADE_UP,
        MADE_UP.partition("某某发布会_中国网\n")[2],
        MADE_UP.rpartition("2024-05-06 10:03")[0],
    ],
)
def test_the_blocks_of_a_briefing_hold_its_turns(words: str) -> None:
    check(document(words))


def test_traditional_script_is_the_same_briefing() -> None:
    import opencc

    read = document(opencc.OpenCC("s2t").convert(MADE_UP))
    assert [turn.on_behalf_of for turn in read.turns] == [
        turn.on_behalf_of for turn in document(MADE_UP).turns
    ]
