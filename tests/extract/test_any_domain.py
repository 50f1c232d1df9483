"""Instruments without 《》, kinds by form, and verbs at a distance, in any domain."""

from __future__ import annotations

import pytest

from kg.extract.instruments.kinds import Kinds
from tests.extract.instruments.test_actions import actions
from tests.extract.samples import lexicon


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("研究论证刑法修正案（十三）相关罪名适用问题", [("刑法修正案（十三）", ["mention"])]),
        ("推进增值税法实施条例制定", [("增值税法实施条例", ["draft"])]),
        (
            "推进民法典侵权责任编司法解释起草",
            [
                ("民法典侵权责任编", ["mention"]),
                ("民法典侵权责任编司法解释", ["draft"]),
            ],
        ),
        ("加快民法典汇编工作", [("民法典", ["mention"])]),
        ("配合全国人大做好民事强制执行法立法工作", [("民事强制执行法", ["advance"])]),
        (
            "签署中国—东盟药品监管合作谅解备忘录",
            [("中国—东盟药品监管合作谅解备忘录", ["conclude"])],
        ),
        ("推进中药注册管理专门规定落地", [("中药注册管理专门规定", ["implement"])]),
        ("认真履行跨境水域保护公约", [("跨境水域保护公约", ["implement"])]),
        ("推广《企业合规指引》应用", [("企业合规指引", ["implement"])]),
        ("编制《评价规范》地方标准，于2025年11月30日前发布", [("评价规范", ["draft", "issue"])]),
        ("制定《数据条例》，年底前印发实施", [("数据条例", ["draft", "issue", "implement"])]),
        ("对《贷款办法》实施情况进行评估", [("贷款办法", ["evaluate"])]),
        ("发布《行政处罚法》典型案例", [("行政处罚法", ["mention"])]),
        ("发布《工作规程》修订稿", [("工作规程", ["revise", "issue"])]),
        (
            "推动签署《联合国船舶司法出售公约》（又称《北京公约》）",
            [("联合国船舶司法出售公约", ["conclude"])],
        ),
        ("在《人民法院报》刊发系列文章", []),
        ("完善浙江省优化营商环境条例", []),
        ("推进执法方法改进", []),
        ("落实有关公约", []),
    ],
)
def test_instruments(phrase: str, expected: list[tuple[str, list[str]]]) -> None:
    assert actions(phrase) == expected


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("《某某省数据条例》", "other"),
        ("《某某市城市更新管理办法》", "normative-document"),
        ("最高人民法院关于审理数据案件的规定", "judicial-interpretation"),
        ("关于办理诈骗案件适用法律若干问题的意见（三）", "judicial-interpretation"),
        ("中国共产党政法工作条例", "other"),
        ("《排污许可管理條例》", "admin-regulation"),
        ("药品追溯管理办法（试行）", "normative-document"),
        ("药品追溯管理办法", "departmental-rule"),
        ("“十五五”生态环境保护规划（2026—2030年）", "plan-outline"),
        ("民法典物权编", "code-part"),
        ("人民日报", "-"),
        ("2025年全球创新报告", "report"),
        ("山海情", "other"),
    ],
)
def test_kind_by_form(title: str, kind: str) -> None:
    assert Kinds(lexicon()).of(title) == kind
