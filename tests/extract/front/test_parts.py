"""Several plans in one notice: each has sections, numbers and tasks of its own."""

from __future__ import annotations

import pytest

from tests.extract.checks import check
from tests.extract.samples import document

FIRST = (
    "一、措施\n1.清理事项。（财政部负责）\n2.公布清单。（司法部负责）\n二、保障\n（一）加强领导。\n"
)
SECOND = "为规范收费，制定本办法。\n一、措施\n1.降低收费。（公安部负责）\n"


def notice(heading: str, named: str, *plans: str) -> str:
    return f"{heading}\n各有关单位：\n{named}\n财政部\n2026年1月2日\n{''.join(plans)}"


@pytest.mark.parametrize(
    "words",
    [
        notice(
            "财政部关于印发两个专项方案的通知",
            "《清理事项专项方案》《规范收费专项方案》已经批准，现印发给你们。",
            "清理事项专项方案\n" + FIRST,
            "规范收费专项方案\n" + SECOND,
        ),
        notice(
            "财政部关于印发《清理事项专项方案》《规范收费专项方案》的通知",
            "现印发给你们。",
            "附件1\n清理事项\n专项方案\n" + FIRST,
            "附件2\n规范收费专项方案\n" + SECOND,
        ),
        notice(
            "财政部关于印发专项方案的通知",
            "现将《清理事项专项方案》和《规范收费专项方案》印发给你们，请认真执行。",
            "清理事项专项方案\n（2026年）\n" + FIRST,
            "规范收费专项方案" + SECOND,
        ),
        notice(
            "财政部关于印发《清理事项专项方案》等文件的通知",
            "现将《清理事项专项方案》《规范收费专项方案》《三项清单》印发给你们。",
            "**清理事项专项方案**\n" + FIRST,
            "**规范收费专项方案**\n" + SECOND,
        ),
    ],
)
def test_each_task_is_of_its_plan(words: str) -> None:
    read = document(words)
    assert [(task.label, task.part) for task in read.tasks] == [
        ("1.", "清理事项专项方案"),
        ("2.", "清理事项专项方案"),
        ("1.", "规范收费专项方案"),
    ]
    assert len({task.id for task in read.tasks}) == 3
    top = [section for section in read.sections if section.parent is None]
    assert [section.title for section in top] == ["清理事项专项方案", "规范收费专项方案"]
    assert all(task.section_id and "." in task.section_id for task in read.tasks)
    assert read.issuers == ("财政部",)
    check(read)


@pytest.mark.parametrize(
    "words",
    [
        # One plan, and others that are only named.
        notice(
            "财政部关于印发《清理事项专项方案》的通知",
            "根据《规范收费专项方案》，现将《清理事项专项方案》印发给你们。",
            "清理事项专项方案\n" + FIRST,
        ),
        # Named twice in the text, below no title of its own.
        notice(
            "财政部关于印发专项方案的通知",
            "《清理事项专项方案》《规范收费专项方案》已经批准。",
            "清理事项专项方案\n" + FIRST,
            "落实《规范收费专项方案》要求。\n",
        ),
    ],
)
def test_one_plan_has_no_parts(words: str) -> None:
    read = document(words)
    assert {task.part for task in read.tasks} == {None}
    assert len(read.tasks) == 2
    check(read)
