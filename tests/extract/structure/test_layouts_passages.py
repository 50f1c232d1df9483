"""Several clauses in one item, one clause for several items, duties by body: made-up layouts."""

from __future__ import annotations

import pytest

from tests.extract.layouts import outlined
from tests.extract.samples import document

LAYOUTS = {
    "each passage of an item closes with a clause": (
        """
2025年要点
一、任务
1.整治河道。清理垃圾。（水利部负责）修复堤岸。（水利部、财政部负责）
2.整治市容。（住房城乡建设部负责）
""",
        "1 任务",
        """
1 task 1
1.p1 measure 1 整治河道 水利部s
1.p2 measure 1 修复堤岸 水利部j、财政部j
2 task 1 整治市容 住房城乡建设部s
""",
    ),
    "clauses that follow one another close one passage": (
        """
2025年要点
一、任务
1.整治河道。（水利部牵头，财政部配合）（教育部参与）；修复堤岸。（财政部负责）
2.整治市容。（住房城乡建设部负责）
""",
        "1 任务",
        """
1 task 1
1.p1 measure 1 整治河道 水利部l、财政部p、教育部p
1.p2 measure 1 修复堤岸 财政部s
2 task 1 整治市容 住房城乡建设部s
""",
    ),
    "the clause behind the title holds for the whole": (
        """
2025年要点
一、任务
1.整治河道（水利部牵头）
清理垃圾，建立台账。（财政部负责）修复堤岸，种植绿化。（国家林草局负责）
2.整治市容（住房城乡建设部牵头）
清理占道。（公安部负责）
""",
        "1 任务",
        """
1 task 1 整治河道 水利部l
1.p1 measure 1 清理垃圾 财政部s
1.p2 measure 1 修复堤岸 国家林草局s
2 task 1 整治市容 住房城乡建设部l
2.p1 measure 1 清理占道 公安部s
""",
    ),
    "measures without numbers behind their heading": (
        """
2025年要点
一、任务
（一）整治河道，改善水质。（水利部、财政部负责）具体措施：清理垃圾。（水利部负责）
（二）整治市容，改善秩序。（住房城乡建设部负责）工作举措：清理占道。（公安部负责）
""",
        "1 任务",
        """
1 task 1 整治河道 水利部j、财政部j
1.p1 measure 1 清理垃圾 水利部s
2 task 1 整治市容 住房城乡建设部s
2.p1 measure 1 清理占道 公安部s
""",
    ),
    "numbered measures behind a colon on one line": (
        """
2025年要点
一、任务
（一）整治河道。（水利部负责）主要措施：1．清理垃圾。（财政部负责）2．修复堤岸。（教育部负责）
（二）整治市容。（住房城乡建设部负责）主要措施：1．清理占道。（公安部负责）2．设置标识。（交通运输部负责）
""",
        "1 任务",
        """
1 task 1 整治河道 水利部s
1.1 measure 1 清理垃圾 财政部s
1.2 measure 1 修复堤岸 教育部s
2 task 1 整治市容 住房城乡建设部s
2.1 measure 1 清理占道 公安部s
2.2 measure 1 设置标识 交通运输部s
""",
    ),
    "points with clauses of their own": (
        """
2025年要点
一、任务
1.整治河道。一是清理垃圾。（水利部负责）二是修复堤岸。（财政部负责）
2.整治市容。一是清理占道，二是设置标识。（公安部负责）
""",
        "1 任务",
        """
1 task 1 整治河道
1.1 measure 1 清理垃圾 水利部s
1.2 measure 1 修复堤岸 财政部s
2 task 1 整治市容 公安部s
""",
    ),
    "the clause behind the title, lines ended by another system": (
        """
2025年要点
一、任务
1.整治河道（水利部牵头）\r
清理垃圾，建立台账。（财政部负责）\r
2.整治市容。（住房城乡建设部负责）\r
""",
        "1 任务",
        """
1 task 1 整治河道 水利部l
1.p1 measure 1 清理垃圾 财政部s
2 task 1 整治市容 住房城乡建设部s
""",
    ),
    "measures behind their heading with labels in brackets": (
        """
2025年要点
一、任务
1.整治河道，改善水质（水利部负责）。主要措施：清理垃圾（责任部门：财政部）。
2.整治市容（住房城乡建设部负责）。
""",
        "1 任务",
        """
1 task 1 整治河道 水利部s
1.p1 measure 1 清理垃圾 财政部s
2 task 1 整治市容 住房城乡建设部s
""",
    ),
    "points behind a comma, and the item after them": (
        """
2025年要点
一、任务
1.整治河道，一是清理垃圾。（水利部负责）二是修复堤岸。（财政部负责）
2.整治市容。（公安部负责）
""",
        "1 任务",
        """
1 task 1 整治河道
1.1 measure 1 清理垃圾 水利部s
1.2 measure 1 修复堤岸 财政部s
2 task 1 整治市容 公安部s
""",
    ),
    "points below numbers that can head chapters": (
        """
2025年要点
一、整治河道。一是清理垃圾。（水利部负责）二是修复堤岸。（财政部负责）
二、整治市容。（公安部负责）
""",
        "",
        """
1 task - 整治河道
1.1 measure - 清理垃圾 水利部s
1.2 measure - 修复堤岸 财政部s
2 task - 整治市容 公安部s
""",
    ),
    "circled measures on one line": (
        """
2025年要点
（1）整治河道。（水利部负责）主要措施：①清理垃圾。（财政部负责）②推进绿化。（教育部负责）
（2）整治市容。（公安部负责）
""",
        "",
        """
1 task - 整治河道 水利部s
1.1 measure - 清理垃圾 财政部s
1.2 measure - 推进绿化 教育部s
2 task - 整治市容 公安部s
""",
    ),
    "bodies as headings, told by their form": (
        """
2025年任务分解
一、省教育厅（2项）
1.建设校舍。
2.培训教师。
二、省住房和城乡建设厅
1.修缮道路。
""",
        "1 省教育厅（2项） / 2 省住房和城乡建设厅",
        """
1-1 task 1 建设校舍 省教育厅s
1-2 task 1 培训教师 省教育厅s
2-1 task 2 修缮道路 省住房城乡建设厅s
""",
    ),
    "numbers with odd marks, indented": (
        """
2025年要点
　　一、任务
　　1：整治河道。（水利部负责）
　　2：整治市容。（公安部负责）
""",
        "1 任务",
        """
1 task 1 整治河道 水利部s
2 task 1 整治市容 公安部s
""",
    ),
    "one clause on lines of its own for each group": (
        """
2025年要点
一、任务
（一）整治河道
1.清理垃圾，建立台账。
2.修复堤岸，种植绿化。
〔水利部牵头，财政部配合〕
（二）整治市容
3.清理占道，规范停车。
4.设置标识，美化立面。
5.修缮道路，增设路灯。
〔公安部、住房城乡建设部负责〕
""",
        "1 任务 / 1.1 整治河道 / 1.2 整治市容",
        """
1 task 1.1 清理垃圾 水利部l、财政部p
2 task 1.1 修复堤岸 水利部l、财政部p
3 task 1.2 清理占道 公安部j、住房城乡建设部j
4 task 1.2 设置标识 公安部j、住房城乡建设部j
5 task 1.2 修缮道路 公安部j、住房城乡建设部j
""",
    ),
    "one clause at the end of the last item of each chapter": (
        """
2025年措施
一、支持节水
1、补贴器具，每户一次。
2、奖励企业，每年评选。责任单位：水利部
二、支持绿化
1、补贴苗木，每亩一次。
2、奖励单位，每年评选。责任单位：国家林草局、财政部
三、支持出行
1、补贴公交，每月结算。
2、建设步道，串联公园。责任单位：交通运输部
""",
        "1 支持节水 / 2 支持绿化 / 3 支持出行",
        """
1-1 task 1 补贴器具 水利部s
1-2 task 1 奖励企业 水利部s
2-1 task 2 补贴苗木 国家林草局j、财政部j
2-2 task 2 奖励单位 国家林草局j、财政部j
3-1 task 3 补贴公交 交通运输部s
3-2 task 3 建设步道 交通运输部s
""",
    ),
    "a lone item without a clause stays without": (
        """
2025年要点
一、任务
1.整治河道。（水利部负责）
2.整治市容。
3.整治交通。（公安部负责）
4.整治噪声。
5.整治扬尘。（生态环境部负责）
""",
        "1 任务",
        """
1 task 1 整治河道 水利部s
2 task 1 整治市容
3 task 1 整治交通 公安部s
4 task 1 整治噪声
5 task 1 整治扬尘 生态环境部s
""",
    ),
    "items that begin with a body and a colon": (
        """
某县河道管理方案
一、部门职责
1.县水利局：清理河道，修复堤岸。
2.县财政局：保障经费。
3.各乡镇人民政府：做好巡查。
""",
        "1 部门职责",
        """
1 task 1 县水利局 县水利局s
2 task 1 县财政局 县财政局s
3 task 1 各乡镇人民政府 各乡镇人民政府s
""",
    ),
    "bodies on lines above what they do": (
        """
某县河道管理分工
县水利局：
1.清理河道。
2.修复堤岸。
县财政局、县审计局：
1.保障经费。
2.监督使用。
""",
        "",
        """
1 task - 清理河道 县水利局s
2 task - 修复堤岸 县水利局s
1-2 task - 保障经费 县财政局j、县审计局j
2-2 task - 监督使用 县财政局j、县审计局j
""",
    ),
    "numbers with marks that no number should have": (
        """
2025年要点
一、任务
1﹒整治河道。（水利部负责）
2·整治市容。（公安部负责）
3：整治交通。（交通运输部负责）
4｡整治噪声。（生态环境部负责）
5，整治扬尘。（住房城乡建设部负责）
""",
        "1 任务",
        """
1 task 1 整治河道 水利部s
2 task 1 整治市容 公安部s
3 task 1 整治交通 交通运输部s
4 task 1 整治噪声 生态环境部s
5 task 1 整治扬尘 住房城乡建设部s
""",
    ),
    "a number alone on its line, and a quantity where a line begins": (
        """
2025年要点
一、任务
1.
整治河道，全年不少于
2 次。（水利部负责）
2.
整治市容，新建公园
3 个。（公安部负责）
3.
整治交通。（交通运输部负责）
""",
        "1 任务",
        """
1 task 1 整治河道 水利部s
2 task 1 整治市容 公安部s
3 task 1 整治交通 交通运输部s
""",
    ),
    "titles of tasks beside items that are tasks themselves": (
        """
2025年要点
一、整治
（一）水上行动。
1.整治河道，清理垃圾。（水利部负责）
2.整治堤岸，种植绿化。（国家林草局负责）
（二）陆上行动。
3.整治市容，清理占道。（公安部负责）
二、保障
（一）加强宣传。制作节目，定期播出。（广电总局负责）
（二）加强培训。编写教材，组织学习。（教育部负责）
（三）加强督查。建立台账，按月通报。（审计署负责）
""",
        "1 整治 / 1.1 水上行动 / 1.2 陆上行动 / 2 保障",
        """
1.1-1 task 1.1 整治河道 水利部s
1.1-2 task 1.1 整治堤岸 国家林草局s
1.2-3 task 1.2 整治市容 公安部s
2-1 task 2 加强宣传 广电总局s
2-2 task 2 加强培训 教育部s
2-3 task 2 加强督查 审计署s
""",
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    words, sections, tasks = LAYOUTS[name]
    assert outlined(words) == (sections, tasks.lstrip())


def test_a_passage_bears_the_label_of_its_item_and_counts() -> None:
    read = document("2025年要点\n一、任务\n（三）甲工程。（水利部负责）乙工程。（财政部负责）\n")
    assert [(t.label, t.part, t.level, t.number) for t in read.tasks] == [
        ("（三）", None, "task", 3),
        ("（三）", 1, "measure", None),
        ("（三）", 2, "measure", None),
    ]


RUN = (
    "某市人民政府关于节水的意见某政发〔2024〕7号各县人民政府：现提出以下意见：一、加强管理{0}（一）完善制度。"
    "{0}（市水务局负责）具体措施：1．建立台账。（市财政局负责）2．公开信息。（市数据局负责）"
    "（二）强化监督。{0}（市审计局负责）二、加强宣传（一）制作节目。{0}（市广电局负责）"
)


@pytest.mark.parametrize("filling", ["做好有关工作，取得实效。" * 30, "持续推进各项任务" * 40])
def test_a_text_without_line_ends(filling: str) -> None:
    read = document(RUN.format(filling))
    assert [(t.label, t.level, [a.as_written for a in t.assignments]) for t in read.tasks] == [
        ("（一）", "task", ["市水务局"]),
        ("1．", "measure", ["市财政局"]),
        ("2．", "measure", ["市数据局"]),
        ("（二）", "task", ["市审计局"]),
        ("（一）", "task", ["市广电局"]),
    ]


def test_the_line_of_the_next_body_is_no_words_of_a_task() -> None:
    read = document(
        "县分工\n县水利局：\n1.清理河道。\n2.修复堤岸。\n县财政局：\n1.保障经费\n监督使用。\n"
    )
    assert [task.text for task in read.tasks] == [
        "清理河道。",
        "修复堤岸。",
        "保障经费\n监督使用。",
    ]


def test_clauses_in_a_row_are_no_words_of_a_task() -> None:
    read = document(
        "2025年要点\n1.整治河道。（水利部牵头）（财政部参与）\n2.绿化。（公安部负责）\n"
    )
    assert [task.text for task in read.tasks] == ["整治河道。", "绿化。"]


def test_a_time_in_the_clause_of_a_group_holds_for_each() -> None:
    read = document(
        "2025年要点\n一、水\n1.整治河道。\n2.修复堤岸。\n〔水利部负责，2025年6月底前完成〕\n"
        "二、城\n3.整治市容。\n4.修缮道路。\n〔公安部负责〕\n"
    )
    dates = [[due.date for due in task.deadlines] for task in read.tasks]
    assert dates == [["2025-06-30"], ["2025-06-30"], [], []]
