"""What heads a group of tasks, and how much of its line is its title: layouts of real plans, made up anew."""

from __future__ import annotations

import pytest

from tests.extract.layouts import outlined
from tests.extract.samples import document

LAYOUTS = {
    "lines with a colon between tasks, below headings": (
        """
2025年要点
一、优化环境
1.提升服务水平。指标排名不低于第五位。
巩固任务：
（1）统一标准。（司法部负责）
（2）公开结果。（公安部负责）
创新任务：
（3）设立专区。（财政部负责）
2.加强登记工作。指标排名上升。
巩固任务：
（4）简化流程。（司法部负责）
创新任务：
（5）集成办理。（教育部负责）
（6）推行容缺。（教育部负责）
二、强化保障
3.扩大开放。
（7）举办展会。（商务部负责）
""",
        "1 优化环境 / 1.1 提升服务水平 / 1.1.1 巩固任务 / 1.1.2 创新任务 "
        "/ 1.2 加强登记工作 / 1.2.1 巩固任务 / 1.2.2 创新任务 / 2 强化保障 / 2.1 扩大开放",
        """
1 task 1.1.1 统一标准 司法部s
2 task 1.1.1 公开结果 公安部s
3 task 1.1.2 设立专区 财政部s
4 task 1.2.1 简化流程 司法部s
5 task 1.2.2 集成办理 教育部s
6 task 1.2.2 推行容缺 教育部s
7 task 2.1 举办展会 商务部s
""",
    ),
    "lines with a colon between tasks, without other headings": (
        """
2025年要点
巩固任务：
1.统一标准。（司法部负责）
2.公开结果。（公安部负责）
创新任务：
3.设立专区。（财政部负责）
4.集成办理。（教育部负责）
巩固任务：
5.简化流程。（司法部负责）
创新任务：
6.推行容缺。（教育部负责）
""",
        "1 巩固任务 / 2 创新任务 / 3 巩固任务 / 4 创新任务",
        """
1 task 1 统一标准 司法部s
2 task 1 公开结果 公安部s
3 task 2 设立专区 财政部s
4 task 2 集成办理 教育部s
5 task 3 简化流程 司法部s
6 task 4 推行容缺 教育部s
""",
    ),
    "a line with a colon that stands behind no task": (
        """
2025年要点
一、优化环境
重点工作：
1.统一标准。（司法部负责）
2.公开结果。（公安部负责）
具体措施：
（1）上网。（公安部负责）
二、强化保障
重点工作：
3.设立专区。（财政部负责）
""",
        "1 优化环境 / 2 强化保障",
        """
1 task 1 统一标准 司法部s
2 task 1 公开结果 公安部s
2.1 measure 1 上网 公安部s
3 task 2 设立专区 财政部s
""",
    ),
    "sentences behind the title of a heading": (
        """
2025年要点
一、总体要求
提高认识。
二、工作任务
(一)调整窗口。推进综合受理。(司法部负责)
(二)再造流程。理顺关系,按照要求,对全流程进行优化。
1.建设阶段。严格审查。(公安部负责)
2.验收阶段。联合验收。(财政部负责)
(三)调整要求。原有约定可以调整。
3.交付阶段。同步交证。(教育部负责)
""",
        "1 总体要求 / 2 工作任务 / 2.1 再造流程 / 2.2 调整要求",
        """
2-1 task 2 调整窗口 司法部s
2.1-1 task 2.1 建设阶段 公安部s
2.1-2 task 2.1 验收阶段 财政部s
2.2-3 task 2.2 交付阶段 教育部s
""",
    ),
}


@pytest.mark.parametrize("words,sections,tasks", LAYOUTS.values(), ids=LAYOUTS)
def test_headings(words: str, sections: str, tasks: str) -> None:
    assert outlined(words) == (sections, tasks.lstrip("\n"))


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("指导思想坚持供水安全底线，统筹城乡管网建设，保障居民用水。", "指导思想"),
        ("工作目标到2026年底，完成老旧管网改造，漏损率降到一成以下。", "工作目标"),
        ("适用范围本要点适用于全市城镇供水单位以及二次供水设施的管理单位和使用单位。", "适用范围"),
        ("发展目标——围绕节水优先，建成覆盖城乡的监测网络。到2027年全部达标。", "发展目标"),
        # A mark follows, or the rest of the title.
        ("总体要求。坚持供水安全底线，统筹城乡管网建设。", "总体要求"),
        ("总体要求和主要目标", "总体要求和主要目标"),
        ("基本原则与目标，分步推进管网改造", "基本原则与目标，分步推进管网改造"),
        ("保障措施落实到位", "保障措施落实到位"),
        ("重点任务分工安排", "重点任务分工安排"),
    ],
)
def test_a_usual_title_ends_where_the_line_break_behind_it_was_lost(
    heading: str, title: str
) -> None:
    read = document(
        f"2025年供水工作要点\n一、{heading}\n二、主要任务\n（一）改造管网。（市水务局负责）\n"
        "（二）公布水质。（市水务局负责）\n"
    )
    assert [section.title for section in read.sections] == [title, "主要任务"]
    assert len(read.tasks) == 2


TAIL = "二、主要任务\n1.改造管网。（市水务局负责）\n2.公布水质。（市水务局负责）\n"


@pytest.mark.parametrize(
    "listed",
    [
        "（一）具有供水资质；\n（二）设备定期检修；\n（三）近两年水质全部合格。",
        "（一）二次供水设施的管理单位\n（二）供水单位应当配备检测设备，逐日记录，并按月上报，接受检查。",
        "（一）近三年无投诉记录；\n（二）自愿报名",
    ],
)
def test_the_items_of_a_list_in_a_chapter_without_tasks_are_no_headings(listed: str) -> None:
    read = document(f"2025年供水工作要点\n一、参与单位\n须符合以下条件：\n{listed}\n{TAIL}")
    assert [section.title for section in read.sections] == ["参与单位", "主要任务"]
    assert len(read.tasks) == 2


@pytest.mark.parametrize(
    "listed",
    [
        "（一）坚持节水优先\n控制总量，提高效率。\n（二）坚持城乡一体\n统筹管网建设。",
        "（一）坚持节水优先\n（二）坚持城乡一体",
        "（一）坚持节水优先\n控制总量，提高效率。\n（二）坚持城乡一体。统筹管网建设。",
    ],
)
def test_titles_in_a_chapter_without_tasks_stay(listed: str) -> None:
    read = document(f"2025年供水工作要点\n一、基本原则\n{listed}\n{TAIL}")
    assert "坚持节水优先" in [section.title for section in read.sections]
