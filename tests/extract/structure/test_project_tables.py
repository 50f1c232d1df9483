"""Tables of projects: groups with numerals, totals, numbers in the column of categories; made up."""

from __future__ import annotations

import pytest

from tests.extract.layouts import outlined

HEAD = "2025年工作方案\n一、项目\n1.推进项目建设。（县财政局负责）\n附表\n"
LAYOUTS = {
    "numbers stand in the column of categories below a group": (
        """序号\t领域分类\t项目名称\t建设内容\t总投资\t责任单位
\t合计\t项目数5个\t\t90\t
一\t水利设施\t项目数4个\t\t80\t
\t1\t河堤加固项目\t加固河堤十公里。\t20\t县水利局
泵站\t2\t城南泵站项目\t新建泵站一座。\t20\t县水利局、县财政局
泵站\t3\t城北泵站项目\t新建泵站两座。\t20\t县水利局
\t4\t水库清淤项目\t清淤水库三座。\t20\t县水利局
二\t教育设施\t项目数1个\t\t10\t
\t1\t中学扩建项目\t扩建教室十间。\t10\t县教育局
""",
        "1 项目 / 2 水利设施 / 2.1 泵站 / 3 教育设施",
        """
1-1 task 1 推进项目建设 县财政局s
2-1 task 2 河堤加固项目 县水利局s
2.1-2 task 2.1 城南泵站项目 县水利局j、县财政局j
2.1-3 task 2.1 城北泵站项目 县水利局s
2-4 task 2 水库清淤项目 县水利局s
3-1 task 3 中学扩建项目 县教育局s
""",
    ),
    "totals between rows": (
        """序号\t项目名称\t责任单位
1\t河堤加固\t县水利局
2\t水库清淤\t县水利局
小 计\t2个\t县水利局
3\t中学扩建\t县教育局
\t总计\t3个
""",
        "1 项目",
        """
1-1 task 1 推进项目建设 县财政局s
1 task - 河堤加固 县水利局s
2 task - 水库清淤 县水利局s
3 task - 中学扩建 县教育局s
""",
    ),
    "categories and numbers in columns of their own": (
        """序号\t类别\t项目名称\t责任单位
1\t水利\t河堤加固\t县水利局
2\t水利\t水库清淤\t县水利局
3\t教育\t中学扩建\t县教育局
""",
        "1 项目 / 2 水利 / 3 教育",
        """
1-1 task 1 推进项目建设 县财政局s
2-1 task 2 河堤加固 县水利局s
2-2 task 2 水库清淤 县水利局s
3-3 task 3 中学扩建 县教育局s
""",
    ),
}


@pytest.mark.parametrize("table,sections,tasks", LAYOUTS.values(), ids=LAYOUTS)
def test_layout(table: str, sections: str, tasks: str) -> None:
    assert outlined(HEAD + table) == (sections, tasks.lstrip("\n"))
