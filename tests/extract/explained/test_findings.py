"""What stages found, shown with the rule that found it."""

from __future__ import annotations

import pytest

from kg.extract.explained.explain import explain
from tests.extract.samples import reading

HEAD = "甲省人民政府关于印发2024年工作要点的通知\n各市人民政府：\n请落实。\n甲省人民政府\n2024年5月6日\n"
ITEMS = "一、总则\n1.试点。（{}）\n2.培训。（乙局负责）\n3.总结。（乙局负责）\n"


def found(words: str, *layers: str) -> list[tuple[str, str, str]]:
    """(rule, meaning, words) of the findings of these layers."""
    return [
        (row.rule, row.meaning, row.words) for row in explain(reading(words)) if row.layer in layers
    ]


@pytest.mark.parametrize(
    ("before", "clause", "name"),
    [
        ("", "国家知识产权局负责", ("agencies.tsv", "国家知识产权局: in a table")),
        ("", "有关部门负责", ("class-by-form", "有关部门: a class of bodies")),
        ("", "玄武研究会负责", ("in-no-table", "玄武研究会: in no table")),
        (
            "江苏省人民政府2024年工作要点\n",
            "省教育厅负责",
            ("in-no-table+place+form", "江苏省教育厅: known by its form"),
        ),
    ],
)
def test_what_made_a_name_the_body_that_it_is(before, clause, name):
    assert found(before + ITEMS.format(clause), "name")[0][:2] == name


@pytest.mark.parametrize(
    ("words", "rule", "meaning"),
    [
        ("江苏省人民政府2024年工作要点\n", "title", "江苏省: bare names are of this place"),
        (
            "国务院办公厅2024年工作要点\n",
            "issuer",
            "of a central body: bare names are national",
        ),
        ("", "no-level", "of a central body: bare names are national"),
    ],
)
def test_whose_a_document_is(words, rule, meaning):
    (row,) = found(words + ITEMS.format("教育部负责"), "place")
    assert row[:2] in ((rule, meaning), ("issuer", meaning))


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (ITEMS.format("甲局负责"), ["clauses"]),
        ("序号\t任务\t责任单位\n1\t建站\t甲局\n2\t培训\t乙局\n", ["table-of-tasks"]),
        (
            "民政局：\n1.试点。\n2.培训。\n教育局：\n1.建校。\n2.招生。\n",
            ["bodies-before-tasks"],
        ),
        ("床前明月光。\n", ["no-clause", "no-speakers"]),
        ("推进试点。（甲局负责）\n", ["no-speakers", "no-task"]),
    ],
)
def test_why_a_document_is_of_its_kind(words, rules):
    assert [rule for rule, _, _ in found(words, "kind")] == rules


def test_the_head_is_shown_with_its_rules():
    assert ("signed", "date: 2024-05-06") in [
        row[:2] for row in found(HEAD + ITEMS.format("甲局负责"), "front")
    ]


@pytest.mark.parametrize(
    ("said", "layer", "row"),
    [
        ("2024年底前完成试点", "deadline", ("before", "2024-12-31", "2024年底前")),
        ("总结2023年5月的试点", "time", ("told", "nothing is due", "2023年5月")),
        ("抓好试点，持续推进", "deadline", ("standing", "no day", "持续推进")),
    ],
)
def test_times_are_shown_due_or_not(said, layer, row):
    words = f"2024年工作要点\n一、总则\n1.{said}。（甲局负责）\n2.培训。（乙局负责）\n"
    assert row in found(words, layer)


def test_a_time_in_a_column_of_times_is_a_deadline_by_its_place():
    words = "序号\t任务\t责任单位\t完成时限\n1\t建站\t甲局\t2024年6月\n2\t培训\t乙局\t2024年7月\n"
    assert found(words, "deadline")[0] == ("cell-of-table", "2024-06-30", "2024年6月")


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("修订《甲办法》", "甲办法: revise (修订), planned, in no table"),
        ("推动《甲办法》修订印发", "甲办法: revise+issue (修订印发), planned, in no table"),
        ("学习《甲办法》", "甲办法: mention, planned, in no table"),
        ("制定停车管理办法", "停车管理办法: draft (制定), planned, in no table"),
        (
            "修订《甲办法》，印发实施",
            "甲办法: revise+issue+implement (修订+印发实施), planned, in no table",
        ),
    ],
)
def test_an_instrument_is_shown_with_the_verbs_that_act_on_it(said, meaning):
    words = ITEMS.replace("试点", said).format("甲局负责")
    assert [row[1] for row in found(words, "instrument")] == [meaning]


def test_a_title_in_no_task_is_a_mention():
    words = "根据《甲办法》，制定本要点。\n" + ITEMS.format("甲局负责")
    assert found(words, "mention") == [
        ("title", "甲办法: in no task or turn, in no table", "《甲办法》")
    ]


CLOSED = ITEMS.format("甲局负责")


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        (CLOSED, []),
        ("要抓好落实。（丙局负责）\n" + CLOSED, [("low-confidence", "", "（丙局负责）")]),
        (ITEMS.format("责任单位：——"), [("low-confidence", "", "（责任单位：——）")]),
        ("推进试点。（甲局负责）\n", [("low-confidence", "", "（甲局负责）")]),
        # What only looks like a clause, or tells who runs the page, is none.
        ("发布机构：乙局\n" + CLOSED, []),
        ("各单位要认真负责（不得推诿）。\n" + CLOSED, []),
        (CLOSED + "联系人：张三\n", []),
        (CLOSED + "二、附则\n本要点自印发之日起施行。\n主办单位：乙局\n", []),
    ],
)
def test_a_clause_that_makes_nobody_responsible_is_flagged(words, flags):
    assert [row for row in found(words, "flag") if row[0] == "low-confidence"] == flags


def test_a_flagged_clause_is_shown_as_not_read():
    words = "要抓好落实。（丙局负责）\n" + ITEMS.format("责任单位：——")
    meanings = [meaning for _, meaning, _ in found(words, "clause")]
    assert meanings[:2] == ["not read: in no task", "not read: names nobody"]
