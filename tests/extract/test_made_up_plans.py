"""Plans of the genre that are not ours: other domains, other numbering, other clauses."""

from __future__ import annotations

import pytest

from kg.model import Document
from tests.extract.checks import check
from tests.extract.samples import PLAN, document, facts, shipped, shipped_source

TAX = """国家税务总局关于印发《2024年“便民办税春风行动”工作要点》的通知
税总发〔2024〕1号
国家税务总局各省、自治区、直辖市税务局：
现将要点印发给你们，请认真贯彻执行。
2024年3月5日
2024年“便民办税春风行动”工作要点

一、总体要求
坚持以人民为中心。

二、重点任务

（一）优化服务

１．制定《纳税服务规范》，2024年6月底前完成。（纳税服务司牵头，征管科技司、货物和劳务税司配合）
２．推进《税收征收管理法》修改。（征管科技司、政策法规司按职责分工负责）
３．印发实施《电子发票全国统一标准》。（货物和劳务税司会同信息中心负责）

（二）强化监管

４．贯彻落实《优化营商环境条例》，持续推进。（各司局按职责分工负责）
５．研究起草关于加强涉税专业服务监管的意见。（责任单位：纳税服务司、政策法规司；完成时限：年底前）

三、保障措施
各地要加强领导。
"""
TAX_FACTS = [
    (
        "１．",
        [
            ("纳税服务司", "lead"),
            ("征管科技司", "participant"),
            ("货物和劳务税司", "participant"),
        ],
        [("纳税服务规范", ["draft"])],
    ),
    (
        "２．",
        [("征管科技司", "joint"), ("政策法规司", "joint")],
        [("税收征收管理法", ["revise"])],
    ),
    (
        "３．",
        [("货物和劳务税司", "lead"), ("信息中心", "participant")],
        [("电子发票全国统一标准", ["issue", "implement"])],
    ),
    ("４．", [("各司局", "sole")], [("优化营商环境条例", ["implement"])]),
    (
        "５．",
        [("纳税服务司", "joint"), ("政策法规司", "joint")],
        [("关于加强涉税专业服务监管的意见", ["study", "draft"])],
    ),
]

ENVIRONMENT = """某省2023年生态环境保护重点工作任务分工方案
为深入打好污染防治攻坚战，制定本方案。
一、深入打好蓝天保卫战
（一）强化扬尘治理。修订《大气污染防治条例》，2023年底前完成。（省生态环境厅牵头，省住房城乡建设厅、省交通运输厅等部门按职责分工负责）
（二）推进重点行业改造。印发《重点行业超低排放改造实施方案》。（省生态环境厅、省发展改革委负责，列第一位的为牵头部门，下同）
（三）加强移动源治理。（省生态环境厅、省公安厅、各市、县〔区〕人民政府负责）
二、深入打好碧水保卫战
（四）开展入河排污口整治。（牵头单位：省生态环境厅；配合单位：省水利厅、省农业农村厅）
（五）制定土壤污染防治行动计划。（省生态环境厅牵头负责，各有关部门参与）
"""
ENVIRONMENT_FACTS = [
    (
        "（一）",
        [
            ("省生态环境厅", "lead"),
            ("省住房城乡建设厅", "participant"),
            ("省交通运输厅", "participant"),
        ],
        [("大气污染防治条例", ["revise"])],
    ),
    (
        "（二）",
        [("省生态环境厅", "lead"), ("省发展改革委", "participant")],
        [("重点行业超低排放改造实施方案", ["issue"])],
    ),
    (
        "（三）",
        [
            ("省生态环境厅", "lead"),
            ("省公安厅", "participant"),
            ("各市、县〔区〕人民政府", "participant"),
        ],
        [],
    ),
    (
        "（四）",
        [
            ("省生态环境厅", "lead"),
            ("省水利厅", "participant"),
            ("省农业农村厅", "participant"),
        ],
        [],
    ),
    (
        "（五）",
        [("省生态环境厅", "lead"), ("各有关部门", "participant")],
        [("土壤污染防治行动计划", ["draft"])],
    ),
]

DIGITAL = """数字经济发展2025年工作要点
1、加快数据要素市场建设。制定数据产权登记管理办法。
责任单位：国家数据局、国家发展改革委
完成时限：2025年12月底前
2、推进算力网建设，落实《算力互联互通行动计划》。
牵头部门：工业和信息化部
配合部门：国家数据局等
3、修订《数字经济促进条例》。
责任单位：司法部、国家数据局
"""
DIGITAL_FACTS = [
    (
        "1、",
        [("国家数据局", "joint"), ("国家发展改革委", "joint")],
        [("数据产权登记管理办法", ["draft"])],
    ),
    (
        "2、",
        [("工业和信息化部", "lead"), ("国家数据局", "participant")],
        [("算力互联互通行动计划", ["implement"])],
    ),
    ("3、", [("司法部", "joint"), ("国家数据局", "joint")], [("数字经济促进条例", ["revise"])]),
]

WRAPPED = """2024年重点工作任务
一、加强保护
1.推进《中华人民共和国
商标法》修改。（国家知识产权
局、司法部负责）
—7—
2.制定出台《纠纷
办案指南》。（国家知识产权局
负责）
"""
WRAPPED_FACTS = [
    ("1.", [("国家知识产权局", "joint"), ("司法部", "joint")], [("商标法", ["revise"])]),
    ("2.", [("国家知识产权局", "sole")], [("纠纷办案指南", ["draft", "issue"])]),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (TAX, TAX_FACTS),
        (ENVIRONMENT, ENVIRONMENT_FACTS),
        (DIGITAL, DIGITAL_FACTS),
        (WRAPPED, WRAPPED_FACTS),
    ],
    ids=["tax", "environment", "digital", "wrapped"],
)
def test_reads_tasks_of_other_plans(
    words: str, expected: list[tuple[str, list[tuple[str, str]], list[tuple[str, list[str]]]]]
) -> None:
    read = document(words)
    assert facts(read) == expected
    check(read)


@pytest.mark.parametrize("words", [TAX, ENVIRONMENT], ids=["tax", "environment"])
def test_the_same_tasks_when_all_line_breaks_are_lost(words: str) -> None:
    longer = words.replace("坚持以人民为中心。", "坚持以人民为中心。" * 120)
    longer = longer.replace("制定本方案。", "制定本方案。" * 200)
    flat = document(longer.replace("\n", ""))
    assert facts(flat)[:-1] == facts(document(longer))[:-1]
    assert [task.label for task in flat.tasks] == [task.label for task in document(words).tasks]
    check(flat)


def test_the_shipped_plan_without_any_line_break() -> None:
    flat = document(shipped_source(PLAN).text.replace("\n", ""))
    whole = shipped(PLAN)
    assert [task.text for task in flat.tasks] == [task.text for task in whole.tasks]
    assert facts(flat) == facts(whole)
    assert [section.title for section in flat.sections] == [s.title for s in whole.sections]
    assert flat.role_rule is not None
    check(flat)


def test_front_sections_and_deadlines_of_the_tax_plan() -> None:
    read = document(TAX)
    assert (read.title, read.date) == ("2024年“便民办税春风行动”工作要点", "2024-03-05")
    assert (read.issuers, read.document_number) == (("税务总局",), "税总发〔2024〕1号")
    assert read.addressees == ("国家税务总局各省、自治区、直辖市税务局",)
    assert [section.title for section in read.sections] == [
        "总体要求",
        "重点任务",
        "优化服务",
        "强化监管",
        "保障措施",
    ]
    assert deadlines(read) == {
        "1": ["2024-06-30"],
        "4": [None],
        "5": ["2024-12-31"],
    }
    assert read.role_rule is None
    assert read.blocks[-1].kind == "remainder"


def test_deadlines_of_the_other_plans() -> None:
    assert deadlines(document(ENVIRONMENT)) == {"1": ["2023-12-31"]}
    assert deadlines(document(DIGITAL)) == {"1": ["2025-12-31"]}


def deadlines(read: Document) -> dict[str, list[str | None]]:
    return {task.id: [due.date for due in task.deadlines] for task in read.tasks if task.deadlines}
