"""Who is responsible, in which role, and on what basis: every form of clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.duty.duties import Duties
from kg.extract.duty.role_rule import role_rule
from kg.fold import fold
from tests.extract.samples import document, lexicon, roles, task

FIRST_LEADS = "上述任务中，列第一位的部门为牵头部门，其他为参与部门。\n"
IP, MOJ, MPS, MIIT, MCT = "国家知识产权局", "司法部", "公安部", "工业和信息化部", "文化和旅游部"
SAMR = "市场监管总局"


@pytest.mark.parametrize(
    ("clause", "expected", "mode", "is_open"),
    [
        ("（司法部负责）", [(MOJ, "sole")], "single", False),
        ("(司法部负责)", [(MOJ, "sole")], "single", False),
        ("〔司法部负责〕", [(MOJ, "sole")], "single", False),
        ("（司法部負責。）", [(MOJ, "sole")], "single", False),
        ("（由司法部负责）", [(MOJ, "sole")], "single", False),
        ("（司法部、公安部负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        ("（司法部、公安部共同负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        ("（司法部、公安部按职责分工负责）", [(MOJ, "joint"), (MPS, "joint")], "respective", False),
        ("（司法部、公安部按职责分别负责）", [(MOJ, "joint"), (MPS, "joint")], "respective", False),
        (
            "（司法部、公安部按照职责分工负责）",
            [(MOJ, "joint"), (MPS, "joint")],
            "respective",
            False,
        ),
        ("（司法部、公安部分别负责）", [(MOJ, "joint"), (MPS, "joint")], "respective", False),
        (
            "（司法部、公安部等部门按职责分工负责）",
            [(MOJ, "joint"), (MPS, "joint")],
            "respective",
            True,
        ),
        ("（司法部、公安部等负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", True),
        ("（司法部、公安部等单位负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", True),
        ("（司法部等部门负责）", [(MOJ, "joint")], "joint", True),
        # Who is named as the lead leads, though no other is named.
        ("（司法部牵头负责）", [(MOJ, "lead")], "led", False),
        ("（司法部牵头）", [(MOJ, "lead")], "led", False),
        ("（牵头单位：司法部）", [(MOJ, "lead")], "led", False),
        ("（司法部牵头，公安部配合）", [(MOJ, "lead"), (MPS, "participant")], "led", False),
        (
            "（司法部牵头，公安部、国家知识产权局按职责分工负责）",
            [(MOJ, "lead"), (MPS, "participant"), (IP, "participant")],
            "led",
            False,
        ),
        (
            "（司法部、公安部牵头，各有关部门参与）",
            [(MOJ, "lead"), (MPS, "lead"), ("各有关部门", "participant")],
            "led",
            True,
        ),
        (
            "（司法部会同有关部门负责）",
            [(MOJ, "lead"), ("有关部门", "participant")],
            "led",
            True,
        ),
        (
            "（司法部会同公安部、国家知识产权局负责）",
            [(MOJ, "lead"), (MPS, "participant"), (IP, "participant")],
            "led",
            False,
        ),
        (
            "（牵头单位：司法部；配合单位：公安部、国家知识产权局）",
            [(MOJ, "lead"), (MPS, "participant"), (IP, "participant")],
            "led",
            False,
        ),
        (
            "（责任单位：司法部、公安部，国家知识产权局）",
            [(MOJ, "joint"), (MPS, "joint"), (IP, "joint")],
            "joint",
            False,
        ),
        ("（责任单位：司法部；完成时限：2025年底）", [(MOJ, "sole")], "single", False),
        (
            "\n牵头单位：司法部\n配合单位：公安部\n完成时限：2025年底",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        ("\n责任单位：司法部、公安部", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        ("修改完善。（司法部法制司）", [("司法部法制司", "sole")], "single", False),
        ("（各地区、各部门负责）", [("各地区", "joint"), ("各部门", "joint")], "joint", False),
        ("（联席会议成员单位负责）", [("联席会议成员单位", "sole")], "single", False),
        ("（联席会议有关成员单位负责）", [("联席会议有关成员单位", "joint")], "joint", True),
        ("（司法部负责、公安部配合）", [(MOJ, "lead"), (MPS, "participant")], "led", False),
        (
            "（司法部牵头、公安部按职责分工配合）",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        (
            "（司法部牵头、公安部，国家知识产权局配合）",
            [(MOJ, "lead"), (MPS, "participant"), ("国家知识产权局", "participant")],
            "led",
            False,
        ),
        # A time closes the clause, or two.
        (
            "（司法部牵头，公安部按职责分工负责，6月底前取得明显进展，年内持续推进）",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        (
            "（司法部、公安部负责，2025年底前完成）",
            [(MOJ, "joint"), (MPS, "joint")],
            "joint",
            False,
        ),
        (
            "（司法部牵头，公安部配合，持续推进）",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        ("（司法部负责；6月底前完成。）", [(MOJ, "sole")], "single", False),
        # Names that hold a separator.
        ("（工业和信息化部、文化和旅游部负责）", [(MIIT, "joint"), (MCT, "joint")], "joint", False),
        ("（工业和信息化部和司法部负责）", [(MIIT, "joint"), (MOJ, "joint")], "joint", False),
        ("（司法部和公安部负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        ("（司法部 公安部负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        ("（司法部，公安部负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        ("（甲和乙协调厅负责）", [("甲和乙协调厅", "sole")], "single", False),
        (
            "（省教育厅和省科技厅负责）",
            [("省教育厅", "joint"), ("省科技厅", "joint")],
            "joint",
            False,
        ),
        (
            "（省市场监管局（省知识产权局）、省司法厅负责）",
            [("省市场监管局（省知识产权局）", "joint"), ("省司法厅", "joint")],
            "joint",
            False,
        ),
        (
            "（省司法厅、各市、县〔区〕人民政府负责）",
            [("省司法厅", "joint"), ("各市、县〔区〕人民政府", "joint")],
            "joint",
            False,
        ),
        (
            "（各省、自治区、直辖市人民政府负责）",
            [("各省、自治区、直辖市人民政府", "sole")],
            "single",
            False,
        ),
        # Other brackets, and none.
        ("[司法部负责]", [(MOJ, "sole")], "single", False),
        ("【司法部、公安部负责】", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        ("责任单位：司法部、公安部", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        (
            "责任单位：司法部、公安部。完成时限：2025年底。",
            [(MOJ, "joint"), (MPS, "joint")],
            "joint",
            False,
        ),
        (
            "牵头单位：司法部；配合单位：公安部",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        ("司法部牵头，公安部配合。", [(MOJ, "lead"), (MPS, "participant")], "led", False),
        ("由司法部会同公安部负责。", [(MOJ, "lead"), (MPS, "participant")], "led", False),
        (
            "（责任单位：司法部牵头，公安部、市某局配合）",
            [(MOJ, "lead"), (MPS, "participant"), ("市某局", "participant")],
            "led",
            False,
        ),
        # Classes, and names with no word of duty.
        ("（各成员单位）", [("各成员单位", "sole")], "single", False),
        ("（各有关单位）", [("各有关单位", "joint")], "joint", True),
        (
            "（司法部、各有关单位、各相关部门）",
            [(MOJ, "joint"), ("各有关单位", "joint"), ("各相关部门", "joint")],
            "joint",
            True,
        ),
        ("（领导小组有关成员单位）", [("领导小组有关成员单位", "joint")], "joint", True),
        (
            "（司法部、各省（区、市）人民政府）",
            [(MOJ, "joint"), ("各省（区、市）人民政府", "joint")],
            "joint",
            False,
        ),
        ("（司法部及各地方）", [(MOJ, "joint"), ("各地方", "joint")], "joint", False),
        ("（司法部，2025年6月底前）", [(MOJ, "sole")], "single", False),
        (
            "（司法部等国务院相关部门及各地区负责）",
            [(MOJ, "joint"), ("各地区", "joint")],
            "joint",
            True,
        ),
        (
            "（司法部等和相关地方人民政府负责）",
            [(MOJ, "joint"), ("相关地方人民政府", "joint")],
            "joint",
            True,
        ),
        # Who draws up a bill, and labels with their colon.
        ("（司法部起草）", [(MOJ, "sole")], "single", False),
        ("（司法部、公安部等起草）", [(MOJ, "joint"), (MPS, "joint")], "joint", True),
        (
            "（司法部会同公安部起草）",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        (
            "（司法部牵头起草，公安部参与）",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        (
            "（司法部、公安部，国家知识产权局配合）",
            [(MOJ, "lead"), (MPS, "lead"), (IP, "participant")],
            "led",
            False,
        ),
        # What each does.
        (
            "（司法部、公安部负责试点工作，国家知识产权局、司法部负责制度改革）",
            [(MOJ, "joint"), (MPS, "joint"), (IP, "joint")],
            "joint",
            False,
        ),
        ("（由司法部负责起草）", [(MOJ, "sole")], "single", False),
        ("（某某新设总局报送）", [("某某新设总局", "sole")], "single", False),
        ("（牵头：司法部；配合：公安部）", [(MOJ, "lead"), (MPS, "participant")], "led", False),
        # A bracket behind a name: another that the body bears, an office of it, its part in the duty.
        (
            "（市场监管总局（国家标准委）、司法部负责）",
            [(SAMR, "joint"), (MOJ, "joint")],
            "joint",
            False,
        ),
        ("（司法部（某某司）、公安部负责）", [(MOJ, "joint"), (MPS, "joint")], "joint", False),
        (
            "（司法部（牵头）、公安部、国家知识产权局）",
            [(MOJ, "lead"), (MPS, "participant"), (IP, "participant")],
            "led",
            False,
        ),
        (
            "（责任单位：司法部（牵头单位）、公安部（配合单位））",
            [(MOJ, "lead"), (MPS, "participant")],
            "led",
            False,
        ),
        # A label at the end of a word is none.
        ("（各责任单位负责）", [("各责任单位", "sole")], "single", False),
        ("（司法部、各起草单位负责）", [(MOJ, "joint"), ("各起草单位", "joint")], "joint", False),
        # Further words of duty.
        ("（司法部、公安部依职责负责）", [(MOJ, "joint"), (MPS, "joint")], "respective", False),
        (
            "（司法部牵头，公安部参与，各地区负责实施）",
            [(MOJ, "lead"), (MPS, "participant"), ("各地区", "participant")],
            "led",
            False,
        ),
        # Conjunctions of two characters, and classes joined in one name.
        (
            "（司法部以及公安部、市某局负责）",
            [(MOJ, "joint"), (MPS, "joint"), ("市某局", "joint")],
            "joint",
            False,
        ),
        (
            "（国务院有关部门和单位、各省级人民政府负责）",
            [("国务院有关部门和单位", "joint"), ("各省级人民政府", "joint")],
            "joint",
            True,
        ),
        ("（市某局、各镇街）", [("市某局", "joint"), ("各镇街", "joint")], "joint", False),
        # Places that share the word for their governments.
        (
            "（司法部，北京、上海、广东省（市）人民政府负责）",
            [
                (MOJ, "joint"),
                ("北京市人民政府", "joint"),
                ("上海市人民政府", "joint"),
                ("广东省人民政府", "joint"),
            ],
            "joint",
            False,
        ),
        # Names in other script, short, and broken by a line end.
        ("（國知局、發改委負責）", [(IP, "joint"), ("国家发展改革委", "joint")], "joint", False),
        ("（国家知识产权\n局、司法部负责）", [(IP, "joint"), (MOJ, "joint")], "joint", False),
        ("（国家知识产权局、\r\n司法部负责）", [(IP, "joint"), (MOJ, "joint")], "joint", False),
    ],
)
def test_reads_clauses(
    clause: str, expected: list[tuple[str, str]], mode: str, is_open: bool
) -> None:
    read = task("推进工作。", clause)
    assert [(given.agency, given.role) for given in read.assignments] == expected
    assert (read.duty_mode, read.open_ended) == (mode, is_open)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("（司法部负责）", [("sole", "only-agency")]),
        ("（司法部、公安部负责）", [("lead", "first-of-joint"), ("participant", "later-in-list")]),
        (
            "（司法部、公安部按职责分工负责）",
            [("lead", "first-of-respective"), ("participant", "later-in-list")],
        ),
        ("（司法部等部门负责）", [("lead", "first-of-joint")]),
        (
            "（司法部牵头，公安部负责）",
            [("lead", "named-lead"), ("participant", "named-participant")],
        ),
    ],
)
def test_the_rule_of_the_document_makes_the_first_lead(
    clause: str, expected: list[tuple[str, str]]
) -> None:
    given = document(f"一、章\n1.推进工作。{clause}\n{FIRST_LEADS}").tasks[0].assignments
    assert [(each.role, each.basis) for each in given] == expected


@pytest.mark.parametrize(
    "clause",
    [
        "（司法部、公安部负责，排在第一位的为牵头单位，下同）",
        "（司法部、公安部负责，列首位的为牵头部门，下同）",
        "（责任单位：司法部、公安部〔第一责任单位为牵头单位，下同〕）",
    ],
)
def test_the_rule_inside_the_first_clause(clause: str) -> None:
    read = document(f"一、章\n1.甲。{clause}\n2.乙。（国家知识产权局、司法部负责）\n")
    assert [(each.agency, each.role) for each in read.tasks[0].assignments] == [
        (MOJ, "lead"),
        (MPS, "participant"),
    ]
    assert [(each.agency, each.role) for each in read.tasks[1].assignments] == [
        (IP, "lead"),
        (MOJ, "participant"),
    ]
    assert read.role_rule is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FIRST_LEADS, "上述任务中，列第一位的部门为牵头部门，其他为参与部门。"),
        ("（甲部、乙局负责，排在第一位的为牵头单位，下同）", "排在第一位的为牵头单位，下同"),
        ("（甲部〔第一责任单位为牵头单位，下同〕）", "第一责任单位为牵头单位，下同"),
        ("列第一位的部门为\n牵头部门。", "列第一位的部门为\n牵头部门。"),
        ("甲部为牵头部门。", None),
        ("", None),
    ],
)
def test_where_the_rule_stands(text: str, expected: str | None) -> None:
    found = role_rule(fold(text))
    assert (text[found.begin : found.end] if found else None) == expected


@pytest.mark.parametrize(
    "words",
    [
        "（2021—2035年）",
        "（试行）",
        "（APP）",
        "（首台套）",
        "（企业直接申报）",
        "（完成时限：2025年底）",
        "（各类企业）",
        "（有关问题）",
        "（按季度报送）",
        "（分步组织实施）",
        "（司法部负责同志答记者问）",
        "（司法部负责人）",
        "[1]",
        "。完成时限：2025年底",
        "。责任人：张三",
        "。具体工作由各单位落实",
        "。具体工作由司法部负责",
        "。具体由司法部、公安部负责",
        "。某某局负责",
        "。甲，乙负责",
        "（）",
    ],
)
def test_a_bracket_is_not_always_a_clause(words: str) -> None:
    assert not len(Duties(lexicon()).finder.find(fold(words)))
    assert roles(f"{words}（司法部负责）") == [(MOJ, "sole")]


def test_several_clauses_in_one_task() -> None:
    read = document("一、总则\n1.推进甲。（司法部负责）推进乙。（公安部、国家知识产权局负责）\n")
    assert [[(each.agency, each.role) for each in task.assignments] for task in read.tasks] == [
        [],
        [(MOJ, "sole")],
        [(MPS, "joint"), (IP, "joint")],
    ]


def test_a_body_named_twice_in_one_role_counts_once() -> None:
    read = task("推进乙。", "（司法部负责）（公安部牵头，司法部配合）（司法部负责）")
    assert [(each.agency, each.role) for each in read.assignments] == [
        (MOJ, "sole"),
        (MPS, "lead"),
        (MOJ, "participant"),
    ]


def test_a_lost_bracket_hides_no_clause() -> None:
    assert roles("推进（试行。（司法部负责）") == [(MOJ, "sole")]


def test_unknown_names_are_kept_and_told() -> None:
    read = document("一、章\n1.甲。（某某新设总局负责）\n")
    (given,) = read.tasks[0].assignments
    assert (given.agency, given.resolved, given.kind) == ("某某新设总局", False, "agency")
    assert [(flag.kind, flag.about, flag.text) for flag in read.flags] == [
        ("unresolved", "1", "某某新设总局")
    ]


@pytest.mark.parametrize("name", ["各有关部门", "有关部门", "相关单位", "各司局", "各市县人民政府"])
def test_a_class_is_a_group(name: str) -> None:
    (given,) = task("甲。", f"（{name}负责）").assignments
    assert (given.kind, given.resolved) == ("group", True)


NAMES = st.sampled_from(
    ["司法部", "公安部", "工业和信息化部", "国知局", "某某总局", "各市、县（区）人民政府"]
)


@given(
    st.lists(NAMES, min_size=1, max_size=6, unique=True), st.sampled_from(["、", "，", "；", " "])
)
def test_any_list_comes_back_as_written(names: list[str], separator: str) -> None:
    given_names = task("甲。", f"（{separator.join(names)}负责）").assignments
    assert [each.as_written for each in given_names] == names
