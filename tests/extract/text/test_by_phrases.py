"""Text converted phrase by phrase: 資料 stands for 数据, 智慧財產 for 知识产权."""

from __future__ import annotations

from tests.extract.samples import document

CONVERTED = (
    "一、資訊化\n"
    "1.修訂《公共資料條例》，提升網際網路服務。（國家資料局、國家智慧財產權局、工業和資訊化部負責）\n"
)
BY_CHARACTERS = "一、統計\n1.修訂《統計資料條例》。（國家統計局、檔案資料局負責）\n"


def test_names_are_found_under_the_terms_of_the_mainland() -> None:
    (task,) = document(CONVERTED).tasks
    assert [(a.agency, a.resolved) for a in task.assignments] == [
        ("国家数据局", True),
        ("国家知识产权局", True),
        ("工业和信息化部", True),
    ]
    assert task.assignments[0].as_written == "國家資料局"
    assert [action.instrument for action in task.actions] == ["公共数据条例"]


def test_text_converted_by_characters_keeps_its_words() -> None:
    (task,) = document(BY_CHARACTERS).tasks
    assert [a.agency for a in task.assignments] == ["国家统计局", "档案资料局"]
    assert [action.instrument for action in task.actions] == ["统计资料条例"]
