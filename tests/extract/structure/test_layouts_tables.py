"""Tables of tasks: layouts of real plans, made up anew."""

from __future__ import annotations

import pytest

from tests.extract.layouts import outlined

# By what they show: the text, its sections, its tasks.
LAYOUTS = {
    "a table whose numbers begin anew in each category": (
        """
某市2025年重点任务清单
序号	重点任务	责任单位	完成时限
一、经济发展
1	稳定工业增长	市工业和信息化局	12月底
2	扩大投资	市发展改革委	12月底
二、民生保障
1	增加就业	市人力资源社会保障局	11月底
2	发展教育	市教育局	12月底
""",
        "1 经济发展 / 2 民生保障",
        """
1-1 task 1 稳定工业增长 市工业和信息化局s
1-2 task 1 扩大投资 市发展改革委s
2-1 task 2 增加就业 市人力资源社会保障局s
2-2 task 2 发展教育 市教育局s
""",
    ),
    "merged cells pasted as blanks": (
        """
序号	重点任务	具体举措	责任单位	完成时限
1	优化环境	（1）清理障碍	司法部	2025年6月底前
		（2）降低成本
2	强化监管	开展抽查	市场监管总局	2025年底前
""",
        "",
        """
1 task - 优化环境
1.1 measure - 清理障碍 司法部s
1.2 measure - 降低成本 司法部s
2 task - 强化监管 市场监管总局s
""",
    ),
    "a merged title beside what is to be done": (
        """
序号	重点任务	工作内容	责任单位
1	优化服务	推进甲	司法部
1	优化服务	推进乙	公安部
2	加强监管	推进丙	财政部
""",
        "",
        """
1 task - 优化服务
1.p1 measure - 推进甲 司法部s
1.p2 measure - 推进乙 公安部s
2 task - 加强监管 财政部s
""",
    ),
    "one task, a line for each body": (
        """
序号	重点任务	责任单位	完成时限
1	优化服务	司法部	6月底
		公安部	9月底
2	加强监管	财政部	年底
""",
        "",
        """
1 task - 优化服务 司法部j、公安部j
2 task - 加强监管 财政部s
""",
    ),
    "a second header line": (
        """
序号	重点任务	责任单位		完成时限
序号	重点任务	牵头单位	配合单位	完成时限
1	推进甲	司法部	公安部	6月底
2	推进乙	教育部	财政部	9月底
""",
        "",
        """
1 task - 推进甲 司法部l、公安部p
2 task - 推进乙 教育部l、财政部p
""",
    ),
    "a second header line pasted": (
        """
序号	重点任务	责任单位		完成时限
		牵头	配合
1	推进甲	司法部	公安部	6月底
2	推进乙	教育部	财政部	9月底
""",
        "",
        """
1 task - 推进甲 司法部l、公安部p
2 task - 推进乙 教育部l、财政部p
""",
    ),
    "a header that names no task": (
        """
序号	2025年民生实事	责任单位
1	建设学校	教育部
2	建设医院	国家卫生健康委
""",
        "",
        """
1 task - 建设学校 教育部s
2 task - 建设医院 国家卫生健康委s
""",
    ),
    "a ledger of rectification": (
        """
序号	整改措施	责任单位及责任人	整改时限
1	完善制度	司法部	2025年6月底
2	开展排查	公安部	2025年9月底
""",
        "",
        """
1 task - 完善制度 司法部s
2 task - 开展排查 公安部s
""",
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    words, sections, tasks = LAYOUTS[name]
    assert outlined(words.removeprefix("\n")) == (sections, tasks.removeprefix("\n"))
