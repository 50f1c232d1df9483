"""Whose a document is that no table knows: the place's whose plan makes it."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

PLAN = "{place}2024年重点工作分工方案\n\n一、重点任务\n\n1.{words}。（市司法局负责）\n2.推进工作。（市财政局负责）\n"


def places(words: str, place: str = "包头市") -> list[tuple[str, str | None]]:
    read = document(PLAN.format(place=place, words=words))
    return [(each.instrument, each.place) for task in read.tasks for each in task.actions]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("修订《停车场管理办法》", [("停车场管理办法", "包头市")]),
        ("制定停车场管理办法", [("停车场管理办法", "包头市")]),
        ("印发《老旧小区改造三年行动方案》", [("老旧小区改造三年行动方案", "包头市")]),
        ("配合市人大修订《养犬管理条例》", [("养犬管理条例", "包头市")]),
        ("出台我市犬只登记办法", [("犬只登记办法", "包头市")]),
        ("落实《我市养犬管理办法》", [("养犬管理办法", "包头市")]),
        ("落实《全市渔具回收管理办法》", [("全市渔具回收管理办法", "包头市")]),
        ("落实《全域渔具回收管理办法》", [("全域渔具回收管理办法", None)]),
        # Made once, it is the place's wherever the plan names it.
        (
            "落实《停车场管理办法》，适时修订《停车场管理办法》",
            [("停车场管理办法", "包头市"), ("停车场管理办法", "包头市")],
        ),
        (
            "落实《市政府办公厅关于渔港管理的通知》",
            [("市政府办公厅关于渔港管理的通知", "包头市")],
        ),
        # Only named: nobody says whose.
        ("落实《停车场管理办法》", [("停车场管理办法", None)]),
        ("落实《我省养犬管理办法》", [("养犬管理办法", None)]),
        ("配合做好《养犬管理条例》修订", [("养犬管理条例", None)]),
        ("参与起草《养犬管理条例》", [("养犬管理条例", None)]),
        # The title says whose.
        ("修订《包头市停车场管理办法》", [("包头市停车场管理办法", None)]),
        ("修订《内蒙古自治区草原管理办法》", [("内蒙古自治区草原管理办法", None)]),
        ("制定《国家公园巡护办法》", [("国家公园巡护办法", None)]),
        ("印发《市场监管总局关于渔具的通知》", [("市场监管总局关于渔具的通知", None)]),
        # No place makes these, or the tables know them.
        ("推进《渔港法》制定", [("渔港法", None)]),
        ("推进商标法修订", [("商标法", None)]),
        ("修订《优化营商环境条例》", [("优化营商环境条例", None)]),
    ],
)
def test_whose_it_is(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert places(words) == expected


def test_a_plan_of_no_place_has_none() -> None:
    assert places("修订《停车场管理办法》", "某总局") == [("停车场管理办法", None)]


def test_a_title_that_begins_with_a_place_of_no_table_is_its_own() -> None:
    assert places("修订《江海市停车场管理办法》", "江海市") == [("江海市停车场管理办法", None)]


def test_the_kind_is_that_of_a_local_document() -> None:
    read = document(PLAN.format(place="包头市", words="修订《停车场管理办法》"))
    assert read.tasks[0].actions[0].instrument_kind == "normative-document"


@pytest.mark.parametrize(
    ("words", "place", "kind"),
    [
        ("出台我县渔船停泊管理办法", "如东县", "normative-document"),
        ("制定渔船停泊管理规则", "如东县", "normative-document"),
        ("执行《如东县渔船停泊管理办法》", "南通市", "normative-document"),
        ("执行《如东县渔船停泊补贴实施细则》", "某总局", "normative-document"),
        ("执行全省统一的渔船停泊登记办法", "江苏省", "normative-document"),
        ("认真落实省渔船停泊分类监管办法", "南通市", "normative-document"),
        # Whose these are nobody says, or it is no place.
        ("执行《渔船停泊管理办法》", "南通市", "departmental-rule"),
        ("执行《省际渔船停泊监管办法》", "南通市", "departmental-rule"),
        ("执行《全国渔船停泊登记规定》", "南通市", "departmental-rule"),
    ],
)
def test_no_place_makes_a_departmental_rule(words: str, place: str, kind: str) -> None:
    read = document(PLAN.format(place=place, words=words))
    assert [each.instrument_kind for each in read.tasks[0].actions] == [kind]


def test_who_helps_in_the_task_before_says_nothing_of_this_one() -> None:
    words = "（1）清理渔港。（市公安局牵头，市水利局配合）（2）制定渔港外摆监管办法"
    assert places(words) == [("渔港外摆监管办法", "包头市")]
