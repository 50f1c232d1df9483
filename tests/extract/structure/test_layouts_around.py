"""What stands around the tasks of a plan (notices, annexes, notes, a second plan): layouts, made up anew."""

from __future__ import annotations

import pytest

from tests.extract.layouts import outlined

# By what they show: the text, its sections, its tasks.
LAYOUTS = {
    "two plans in one file": (
        """
2025年立法工作计划
一、制定规章
1.制定甲办法。（司法部负责）
2.制定乙办法。（公安部负责）
二、修改规章
3.修改丙办法。（财政部负责）

2025年普法工作计划
一、重点普法
1.宣传宪法。（司法部负责）
2.宣传民法典。（教育部负责）
二、普法保障
3.建设队伍。（司法部负责）
""",
        "1 制定规章 / 2 修改规章 / 3 重点普法 / 4 普法保障",
        """
1-1 task 1 制定甲办法 司法部s
1-2 task 1 制定乙办法 公安部s
2-3 task 2 修改丙办法 财政部s
3-1 task 3 宣传宪法 司法部s
3-2 task 3 宣传民法典 教育部s
4-3 task 4 建设队伍 司法部s
""",
    ),
    "an annex with tasks of its own": (
        """
2025年工作方案
一、任务
1.推进甲。（司法部负责）
2.推进乙。（公安部负责）
附件1
2025年专项行动任务分工
一、专项任务
1.推进丙。（财政部负责）
2.推进丁。（教育部负责）
""",
        "1 任务 / 2 专项任务",
        """
1-1 task 1 推进甲 司法部s
1-2 task 1 推进乙 公安部s
2-1 task 2 推进丙 财政部s
2-2 task 2 推进丁 教育部s
""",
    ),
    "an annex without tasks": (
        """
2025年工作方案
一、重点任务
（一）推进甲。（司法部负责）
（二）推进乙。（公安部负责）
二、保障措施
（三）加强宣传。（教育部负责）
附件2
申报指南
一、申报条件
1.依法设立。
2.信用良好。
二、申报材料
1.申请书。
""",
        "1 重点任务 / 2 保障措施",
        """
1 task 1 推进甲 司法部s
2 task 1 推进乙 公安部s
3 task 2 加强宣传 教育部s
""",
    ),
    "a notice with points of its own": (
        """
关于印发2025年优化营商环境工作方案的通知
各有关单位：
现将《2025年优化营商环境工作方案》印发给你们，并提出以下要求：
一、提高认识。各单位要高度重视。
二、压实责任。各单位要细化措施。
三、强化督导。定期通报进展。
市场监管总局
2025年3月1日

2025年优化营商环境工作方案
一、优化准入环境
1.推进登记便利化。（市场监管总局负责）
2.推进减证便民。（司法部负责）
二、优化监管环境
3.推进信用监管。（国家发展改革委负责）
""",
        "1 优化准入环境 / 2 优化监管环境",
        """
1 task 1 推进登记便利化 市场监管总局s
2 task 1 推进减证便民 司法部s
3 task 2 推进信用监管 国家发展改革委s
""",
    ),
    "the foot of a web page": (
        """
2025年要点
一、任务
1.推进甲。（司法部负责）
2.推进乙。（公安部负责）
各单位要抓好落实。
主办单位：司法部　承办单位：公安部
备案号00000000
""",
        "1 任务",
        """
1 task 1 推进甲 司法部s
2 task 1 推进乙 公安部s
""",
    ),
    "numbered notes behind the tasks": (
        """
2025年要点
1.推进甲。（司法部负责）
2.推进乙。（公安部负责）
注：
1.本表由司法部解释。
2.时间以月底为准。
""",
        "",
        """
1 task - 推进甲 司法部s
2 task - 推进乙 公安部s
""",
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    words, sections, tasks = LAYOUTS[name]
    assert outlined(words.removeprefix("\n")) == (sections, tasks.removeprefix("\n"))
