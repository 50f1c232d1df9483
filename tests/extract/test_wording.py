"""The words of a task: none of its clauses, nor what only heads its measures."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

# By what they show: the items of a plan, and what is said of each task.
WORDS = {
    "measures behind a clause and their head": (
        """
1.支持企业开拓市场。（商务部、财政部按职责分工负责）
具体举措：
（1）举办展会，组织企业参展。（商务部负责）
（2）完善服务，提供信息支持。（财政部负责）
2.优化人才服务。（教育部负责）主要任务：
（1）建设人才公寓。（住房城乡建设部负责）
（2）发放人才补贴。（财政部负责）
""",
        [
            "支持企业开拓市场。",
            "举办展会，组织企业参展。",
            "完善服务，提供信息支持。",
            "优化人才服务。",
            "建设人才公寓。",
            "发放人才补贴。",
        ],
    ),
    "one passage behind their head": (
        """
1.支持企业开拓市场。（商务部、财政部负责）
工作措施：
举办展会，组织企业参展。（商务部负责）
2.优化人才服务。（教育部负责）
""",
        ["支持企业开拓市场。", "举办展会，组织企业参展。", "优化人才服务。"],
    ),
    "a clause behind a title": (
        """
1.发放购房补贴(责任单位:财政部)
(一)补贴条件:购买新房。
(二)补贴标准:每户一次。
2.规范市场秩序。(责任单位:公安部、市场监管总局)
开展市场检查。
3.加强宣传引导(责任单位:中央宣传部)
组织新闻发布。
""",
        [
            "发放购房补贴\n(一)补贴条件:购买新房。\n(二)补贴标准:每户一次。",
            "规范市场秩序。\n开展市场检查。",
            "加强宣传引导\n组织新闻发布。",
        ],
    ),
    "a heading glued behind a clause": (
        """
1.推进产业协同。〔责任单位：商务部、财政部〕四、保障要素
2.推进区域合作。（商务部负责）欢迎订阅
""",
        ["推进产业协同。四、保障要素", "推进区域合作。欢迎订阅"],
    ),
    "a sentence behind a clause": (
        """
1.推进试点（商务部负责）。形成经验。
2.推进改革。（财政部负责）；完善制度。
3.推进开放。
（教育部负责）
以上工作每年评估。
""",
        ["推进试点。形成经验。", "推进改革。完善制度。", "推进开放。"],
    ),
}


@pytest.mark.parametrize("items,said", WORDS.values(), ids=WORDS)
def test_words_without_clauses(items: str, said: list[str]) -> None:
    read = document(f"2025年工作方案\n一、任务{items}")
    assert [task.text for task in read.tasks] == said


def test_words_behind_the_last_clause_are_none_where_no_clause_stands_behind_a_title() -> None:
    read = document(
        "2025年工作方案\n一、任务\n1.推进甲项工作，形成经验。（商务部负责）\n"
        "2.推进乙项工作（财政部负责）\n本方案自印发之日起施行。\n"
    )
    assert read.tasks[-1].text == "推进乙项工作"
    assert read.blocks[-1].kind == "footer"
