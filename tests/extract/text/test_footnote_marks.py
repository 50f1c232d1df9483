"""Marks of footnotes behind names, and marks that look like them but belong to the words."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

# words of a task; whom and what it names
FOOTNOTES = [
    ("推进工作。（国家发展改革委①、财政部②负责）", "国家发展改革委 财政部", ""),
    ("推进工作。（财政部*、教育部※负责）", "财政部 教育部", ""),
    ("推进工作。（▲财政部、教育部▲负责）", "财政部 教育部", ""),
    ("推进工作。（财政部#、教育部☆负责）", "财政部 教育部", ""),
    ("推进工作。（财政部[1]、教育部〔2〕负责）", "财政部 教育部", ""),
    ("推进工作。（财政部¹、教育部²负责）", "财政部 教育部", ""),
    ("推进工作。（财政部😀、教育部🔴负责）", "财政部 教育部", ""),
    ("推进工作。（责任单位：财政部①；配合单位：教育部†）", "财政部 教育部", ""),
    ("推进工作。（财政部①牵头，教育部②配合）", "财政部 教育部", ""),
    ("修订《商标法①》。（财政部负责）", "财政部", "商标法"),
    ("修订《商标法*》《专利法※》。（财政部负责）", "财政部", "商标法 专利法"),
    ("修订《甲乙管理办法②》。（财政部负责）", "财政部", "甲乙管理办法"),
]
# marks behind the brackets of a title, which hide nothing
BEHIND = [
    ("修订《商标法》①。（财政部负责）", "财政部", "商标法"),
    ("修订《商标法》*和《专利法》†。（财政部负责）", "财政部", "商标法 专利法"),
]
# no footnotes: numbers of a list, signs that are part of a name
NONE = [
    ("①推广应用。（财政部负责）②总结经验。（教育部负责）", "财政部 教育部", ""),
    ("制定《数据/算力管理办法》。（财政部负责）", "财政部", "数据/算力管理办法"),
    ("制定《5G+工业互联网实施方案》。（财政部负责）", "财政部", "5G+工业互联网实施方案"),
    ("制定《甲乙管理办法（试行）》。（财政部负责）", "财政部", "甲乙管理办法（试行）"),
    ("制定《甲乙管理办法（2.0版）》。（财政部负责）", "财政部", "甲乙管理办法（2.0版）"),
]


def named(words: str) -> tuple[str, str]:
    """The bodies and the instruments of the first task and of its measures, in order."""
    read = document(f"一、总则\n1.{words}\n2.总结。（民政部负责）\n")
    tasks = [task for task in read.tasks if task.label != "2."]
    bodies = " ".join(given.agency for task in tasks for given in task.assignments)
    return bodies, " ".join(action.instrument for task in tasks for action in task.actions)


@pytest.mark.parametrize(("words", "bodies", "laws"), FOOTNOTES)
def test_a_footnotes_mark_is_no_part_of_a_name(words, bodies, laws):
    assert named(words) == (bodies, laws)


@pytest.mark.parametrize(("words", "bodies", "laws"), [*BEHIND, *NONE])
def test_other_marks_are_read_as_they_stand(words, bodies, laws):
    assert named(words) == (bodies, laws)
