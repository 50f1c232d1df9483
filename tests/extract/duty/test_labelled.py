"""Brackets that begin with a label and have lost their partner."""

from __future__ import annotations

import pytest

from tests.extract.layouts import outlined
from tests.extract.samples import document

UNCLOSED = {
    "the only closing mark belongs to a name": (
        """
2025年要点
一、任务
1.推进甲项工作。（牵头部门：民政部；责任部门：财政部，各县（区）教育局(委）
2.推进乙项工作。（牵头部门：教育部；
责任部门：各市(州) 民政局（委）
二、保障
3.推进丙项工作。（牵头单位：财政部；
责任单位：民政部、各县
（区）
住建局（委）
4.推进丁项工作。（责任单位：司法部）
""",
        """
1 task 1 推进甲项工作 民政部l、财政部p、各县（区）教育局(委）p
2 task 1 推进乙项工作 教育部l、各市(州)民政局（委）p
3 task 2 推进丙项工作 财政部l、民政部p、各县p、住建局（委）p
4 task 2 推进丁项工作 司法部s
""",
    ),
    "no closing mark before the next number": (
        """
2025年要点
(一)推进甲项工作。(责任单位:民政部、财政部
(二)推进乙项工作。(牵头单位:教育部)
(三)推进丙项工作。(牵头单位:司法部,配合单位:公安部
(四)推进丁项工作。(责任单位:财政部)
""",
        """
1 task - 推进甲项工作 民政部j、财政部j
2 task - 推进乙项工作 教育部l
3 task - 推进丙项工作 司法部l、公安部p
4 task - 推进丁项工作 财政部s
""",
    ),
    "a closing mark of another kind": (
        """
2025年要点
1.推进甲项工作。（责任单位：民政部〕
2.推进乙项工作。〔责任单位：财政部、教育部)
3.推进丙项工作。[牵头单位：司法部；配合单位：公安部）
""",
        """
1 task - 推进甲项工作 民政部s
2 task - 推进乙项工作 财政部j、教育部j
3 task - 推进丙项工作 司法部l、公安部p
""",
    ),
}


@pytest.mark.parametrize("words,tasks", UNCLOSED.values(), ids=UNCLOSED)
def test_a_bracket_without_partner_ends_with_its_item(words, tasks):
    assert outlined(words)[1] == tasks.lstrip("\n")


@pytest.mark.parametrize("words,_", UNCLOSED.values(), ids=UNCLOSED)
def test_its_words_are_none_of_the_task(words, _):
    for task in document(words).tasks:
        assert "单位" not in task.text
        assert "部门" not in task.text
