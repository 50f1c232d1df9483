"""Labels, endings, times and notes that no table lists as a whole: read by their form."""

from __future__ import annotations

import pytest

from tests.extract.samples import document, task

L, P, S, J = "lead", "participant", "sole", "joint"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        # A label is a word of duty and a noun of unit before a colon.
        ("（牵头督办部门：甲市水务局）", [("甲市水务局", L)]),
        ("（主责处室：供水处；协办处室：节水处）", [("供水处", L), ("节水处", P)]),
        ("（任务牵头单位：甲市水务局）", [("甲市水务局", L)]),
        ("（承办机构：甲市水务局、甲市气象局）", [("甲市水务局", J), ("甲市气象局", J)]),
        ("（监管主体：甲市水务局）", [("甲市水务局", S)]),
        (
            "（牵头部门：甲市水务局；落实单位：甲市气象局）",
            [("甲市水务局", L), ("甲市气象局", P)],
        ),
        (
            "（县级职责分工：甲县水务局、甲县气象局）",
            [("甲县水务局", J), ("甲县气象局", J)],
        ),
        (
            "\n牵头落实单位：甲市水务局\n协作单位：甲市气象局",
            [("甲市水务局", L), ("甲市气象局", P)],
        ),
        # What else a label tells.
        ("（分管领导：李某某；责任单位：甲市水务局）", [("甲市水务局", S)]),
        ("（责任部门：甲市水务局；联系人：李某某）", [("甲市水务局", S)]),
        ("（责任部门：甲市水务局；适用区域：全市）", [("甲市水务局", S)]),
        ("（办理时限：2025年6月；责任部门：甲市水务局）", [("甲市水务局", S)]),
        # A time before names or a label.
        ("（9月底前完成，责任单位：甲市水务局）", [("甲市水务局", S)]),
        ("（长期推进，牵头单位：甲市水务局、甲市气象局）", [("甲市水务局", L), ("甲市气象局", L)]),
        ("（2025年底前建成，甲市水务局牵头）", [("甲市水务局", L)]),
        ("（三季度启动并取得实效，责任单位：甲市水务局）", [("甲市水务局", S)]),
        ("（2025年底前甲市水务局负责）", [("甲市水务局", S)]),
        # Endings put together of manner, helpers, verb and object.
        (
            "（甲市水务局、甲市气象局根据职责分工共同抓好落实）",
            [("甲市水务局", J), ("甲市气象局", J)],
        ),
        (
            "（甲市水务局、甲市气象局按各自权限具体办理相关工作）",
            [("甲市水务局", J), ("甲市气象局", J)],
        ),
        (
            "（甲市水务局牵头推进，甲市气象局密切配合完成）",
            [("甲市水务局", L), ("甲市气象局", P)],
        ),
        (
            "（甲市水务局、甲市气象局按职责分别牵头，各县水务局依职责配合）",
            [("甲市水务局", L), ("甲市气象局", L), ("各县水务局", P)],
        ),
        ("（甲市水务局、甲市气象局督导）", [("甲市水务局", J), ("甲市气象局", J)]),
        (
            "（甲市水务局牵头并组织实施，甲市气象局落实）",
            [("甲市水务局", L), ("甲市气象局", P)],
        ),
        # The rule of who leads, in brackets of its own before how they share.
        (
            "（甲市水务局、甲市气象局〔首位为牵头单位，下同〕按职责分工负责）",
            [("甲市水务局", L), ("甲市气象局", P)],
        ),
        (
            "（甲市水务局、甲市气象局（列在第一位的为牵头部门）分工负责）",
            [("甲市水务局", L), ("甲市气象局", P)],
        ),
        # One body named twice.
        ("（甲市水务局、甲市水务局负责）", [("甲市水务局", S)]),
        (
            "（责任单位：甲市水务局、甲市气象局；牵头单位：甲市水务局）",
            [("甲市水务局", L), ("甲市气象局", P)],
        ),
        ("（甲市水务局及中国海油配合）", [("甲市水务局", P), ("中国海油", P)]),
        (
            "（甲市水务局牵头，海南自由贸易港知识产权法院参与）",
            [("甲市水务局", L), ("海南自由贸易港知识产权法院", P)],
        ),
        # Names, and who does it with them.
        ("（甲市水务局会同甲市气象局）", [("甲市水务局", L), ("甲市气象局", P)]),
        (
            "（甲市水务局会同甲市气象局、各县政府）",
            [("甲市水务局", L), ("甲市气象局", P), ("各县政府", P)],
        ),
        (
            "（甲市水务局牵头会同甲市气象局、甲市财政局）",
            [("甲市水务局", L), ("甲市气象局", P), ("甲市财政局", P)],
        ),
        # Notes name nobody.
        (
            "（甲市水务局负责，以下各项均需各县区抓好落实，不再逐一列出）",
            [("甲市水务局", S)],
        ),
        ("（甲市水务局负责。上述任务均由各镇街配合）", [("甲市水务局", S)]),
        (
            "（责任单位：甲市水务局，各县区政府落实（下述任务均需各县区政府落实，不再列出））",
            [("甲市水务局", J), ("各县区政府", J)],
        ),
        ("（甲市水务局、甲市气象局负责，下同）", [("甲市水务局", J), ("甲市气象局", J)]),
        # What closes it can be the end of any other phrase as well: each piece says who does what.
        (
            "（甲市水务局牵头，甲市政府督查室等配合，各县区落实）",
            [("甲市水务局", L), ("甲市政府督查室", P), ("各县区", P)],
        ),
        (
            "（甲市水务局牵头，清水河集团公司、碧水航交所配合，甲市气象局落实）",
            [("甲市水务局", L), ("清水河集团公司", P), ("碧水航交所", P), ("甲市气象局", P)],
        ),
        (
            "（甲市水务局牵头抓总，白云山景区参与，各县区实施）",
            [("甲市水务局", L), ("白云山景区", P), ("各县区", P)],
        ),
    ],
)
def test_wordings(clause: str, expected: list[tuple[str, str]]) -> None:
    given = task("推进节水。", clause).assignments
    assert [(each.as_written, each.role) for each in given] == expected


@pytest.mark.parametrize(
    "words",
    [
        "（群众广泛参与）",
        "（企业自愿申报，分批办理）",
        "（工作目标：全市供水普及率提高）",
        "（例如：节水、治水）",
        "（注：以当年统计为准）",
        "（牵头）",
        "（配合单位）",
        "（9月底前完成）",
        "（长期坚持）",
        "（分三年组织实施）",
        "（不含乡镇）",
        "（甲市水务局牵头，企业申报，分批落实）",
    ],
)
def test_no_clauses(words: str) -> None:
    given = task(f"推进节水{words}。", "（甲市水务局负责）").assignments
    assert [(each.as_written, each.role) for each in given] == [("甲市水务局", S)]


@pytest.mark.parametrize(
    "rule",
    ["逗号前为牵头单位，下同", "分号前的为牵头单位，下同", "逗号之前为牵头部门，其余为配合部门"],
)
def test_the_rule_of_the_comma(rule: str) -> None:
    read = document(
        f"2025年节水工作要点\n一、任务\n1.节水。（责任单位：甲市水务局，甲市气象局、甲市财政局。{rule}）\n"
        "2.治水。（责任单位：甲市财政局、甲市教育局，甲市水务局）\n3.管水。（责任单位：甲市水务局）\n"
    )
    assert [[(each.as_written, each.role) for each in t.assignments] for t in read.tasks] == [
        [("甲市水务局", L), ("甲市气象局", P), ("甲市财政局", P)],
        [("甲市财政局", L), ("甲市教育局", L), ("甲市水务局", P)],
        [("甲市水务局", S)],
    ]
    assert read.role_rule is not None
    assert read.role_rule.kind == "before-comma-leads"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("（各有关单位、甲市水务局负责）", [("各有关单位", J), ("甲市水务局", J)]),
        ("（各相关部门按职责分工负责）", [("各相关部门", J)]),
        ("（各地区、各部门负责）", [("各地区", J), ("各部门", J)]),
        ("（各省级人民政府负责）", [("各省级人民政府", S)]),
        ("（甲市水务局、各相关部门负责）", [("甲市水务局", L), ("各相关部门", P)]),
    ],
)
def test_a_class_never_leads_by_being_first(clause: str, expected: list[tuple[str, str]]) -> None:
    first_leads = "以上任务，排在第一位的部门为牵头部门，其他为参与部门。\n"
    read = document(f"2025年要点\n一、任务\n1.节水。{clause}\n{first_leads}")
    assert [(each.as_written, each.role) for each in read.tasks[0].assignments] == expected


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("（市水务局）", "（市气象局）", "（市财政局）"),
        ("（市水务局、市气象局）", "（供水处）", "（市财政局）"),
        ("（节水处）", "（供水处）", "（办公室）"),
    ],
)
def test_bare_names_close_the_tasks_of_a_document_that_does_so_throughout(
    first: str, second: str, third: str
) -> None:
    read = document(f"2025年要点\n一、任务\n1.节水。{first}\n2.供水。{second}\n3.管水。{third}\n")
    found = [[each.as_written for each in t.assignments] for t in read.tasks]
    assert found == [clause[1:-1].split("、") for clause in (first, second, third)]


def test_one_bare_name_makes_no_clause() -> None:
    read = document(
        "2025年要点\n一、任务\n1.节水，建设业务中台（供水处）\n2.供水。（市水务局负责）\n"
        "3.管水。（市水务局负责）\n"
    )
    assert [[each.as_written for each in t.assignments] for t in read.tasks] == [
        [],
        ["市水务局"],
        ["市水务局"],
    ]


@pytest.mark.parametrize(
    ("names", "expected", "is_open"),
    [
        # Conjunctions before a class, and inside names.
        ("市水务局、市残联和有关县区政府", ["市水务局", "市残联", "有关县区政府"], True),
        ("市水务局及市直各单位", ["市水务局", "市直各单位"], False),
        ("各县政府及高新区管委会", ["各县政府", "高新区管委会"], False),
        ("市住房和城乡建设局和市水务局", ["市住房和城乡建设局", "市水务局"], False),
        ("市行政审批和数据管理局", ["市行政审批和数据管理局"], False),
        ("市水务局与市市场监督管理局", ["市水务局", "市市场监督管理局"], False),
        # 等 leaves a list open wherever it stands.
        ("市水务局等市级有关部门", ["市水务局"], True),
        ("市水务局、市气象局等5个部门", ["市水务局", "市气象局"], True),
        ("市水务局等有关单位（部门），各镇街", ["市水务局", "各镇街"], True),
        ("市水务局等部门和有关地方政府", ["市水务局", "有关地方政府"], True),
        ("市水务局等具有审批、登记职能的部门和单位及各镇街", ["市水务局", "各镇街"], True),
        (
            "市水务局、甲市供水集团等市级部门和单位及各县区",
            ["市水务局", "甲市供水集团", "各县区"],
            True,
        ),
        # A place beside a body; nouns of unit, which name none.
        ("省水利厅和江口市", ["省水利厅", "江口市"], False),
        ("市水务局、供水服务单位", ["市水务局", "供水服务单位"], False),
        # Brackets and quotation marks hold their separators.
        (
            "市水务局、各县〈市、区〉人民政府",
            ["市水务局", "各县〈市、区〉人民政府"],
            False,
        ),
        (
            "各区政府（含高新区、经开区管委会，下同）、市水务局",
            ["各区政府（含高新区、经开区管委会，下同）", "市水务局"],
            False,
        ),
        ("市“放管服、优环境”工作专班、市水务局", ["市“放管服、优环境”工作专班", "市水务局"], False),
        # Nouns and labels without a name are nobody.
        ("市水务局、责任单位", ["市水务局"], False),
        ("市水务局、部门", ["市水务局"], False),
    ],
)
def test_lists_of_names(names: str, expected: list[str], is_open: bool) -> None:
    read = task("节水。", f"（{names}负责）")
    assert [each.as_written for each in read.assignments] == expected
    assert read.open_ended is is_open


@pytest.mark.parametrize(
    "name", ["供水服务单位", "市直部门", "其他相关企业", "项目主管部门", "市级监管部门（单位）"]
)
def test_a_noun_of_unit_is_a_class(name: str) -> None:
    (given,) = task("节水。", f"（{name}负责）").assignments
    assert (given.kind, given.as_written) == ("group", name)


def test_what_a_bracket_includes_is_no_part_of_the_name() -> None:
    (given,) = task("节水。", "（各区政府（含高新区、经开区管委会，下同）负责）").assignments
    assert (given.agency, given.kind) == ("各区政府", "group")
