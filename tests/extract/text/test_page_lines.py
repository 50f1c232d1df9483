"""Lines cut at one width: joined again, and no other line break touched."""

from __future__ import annotations

import pytest

from tests.extract.checks import check
from tests.extract.samples import BRIEFING, PLAN, document, shipped_source, text

PARAGRAPHS = [
    "2025年数据工作要点",
    "　　为深入贯彻落实《数字中国建设整体布局规划》，加快推进数据要素市场化配置改革，制定本要点。",
    "一、完善数据基础制度",
    "　　1.推进《中华人民共和国网络安全法》修改，研究起草《公共数据资源授权运营管理"
    "办法》，2025年6月底前完成。（国家数据局、司法部、工业和信息化部按职责分工负"
    "责）",
    "　　2.健全数据流通利用安全治理机制，制定出台《数据流通安全治理规则》，明确各方"
    "责任和义务。（国家数据局、中央网信办、公安部负责）",
    "　　3.开展数据产权登记试点。（国家数据局负责）",
    "二、培育数据要素市场",
    "　　4.培育壮大数据流通服务机构，支持数据交易机构高质量发展，推动形成统一开放、"
    "互联互通的市场体系。（国家数据局、市场监管总局负责）",
    "　　5.加强公共数据资源开发利用，扩大公共数据资源供给，发挥好公共数据资源示范引"
    "领作用。（国家数据局牵头，各有关部门配合）",
]


def wrapped(width: int, page: int = 0, mark: str = "—{}—") -> str:
    """The paragraphs cut at `width`; behind every `page` lines a page number."""
    lines = [
        paragraph[at : at + width]
        for paragraph in PARAGRAPHS
        for at in range(0, len(paragraph), width)
    ]
    if page:
        for number, at in enumerate(range(page, len(lines), page + 1), start=1):
            lines.insert(at, mark.format(number))
    return "\n".join(lines) + "\n"


WHOLE = "\n".join(PARAGRAPHS) + "\n"


@pytest.mark.parametrize("width", [20, 24, 28, 32])
@pytest.mark.parametrize("page", [0, 5])
def test_reads_the_same_as_unwrapped(width: int, page: int) -> None:
    read, whole = document(wrapped(width, page)), document(WHOLE)
    check(read)
    assert [task.text for task in read.tasks] == [task.text for task in whole.tasks]
    assert [[a.agency for a in task.assignments] for task in read.tasks] == [
        [a.agency for a in task.assignments] for task in whole.tasks
    ]
    assert [[a.instrument for a in task.actions] for task in read.tasks] == [
        [a.instrument for a in task.actions] for task in whole.tasks
    ]
    assert [s.title for s in read.sections] == [s.title for s in whole.sections]
    assert (read.title, read.kind) == (whole.title, "plan")


@pytest.mark.parametrize("mark", ["—{}—", "- {} -", "第{}页", "第 {} 页 共 9 页", "—{}—\n\f", "{}"])
def test_page_numbers_between(mark: str) -> None:
    made = text(wrapped(24, 5, mark))
    assert made.folded.split() == text(WHOLE).folded.split()
    lines = {"hard-wrap", "line-in-list", "line-in-brackets"}
    assert {cut.rule for cut in made.cuts} <= {*lines, "page-number", "page-break"}


def test_carriage_returns() -> None:
    assert text(wrapped(24).replace("\n", "\r\n")).folded.split() == text(WHOLE).folded.split()


@pytest.mark.parametrize("name", [PLAN, BRIEFING])
def test_the_shipped_documents_are_not_wrapped(name: str) -> None:
    cuts = text(shipped_source(name).text).cuts
    assert not [cut for cut in cuts if cut.rule == "hard-wrap"]


@pytest.mark.parametrize(
    "words",
    [
        WHOLE,
        # Tasks of much the same length, each a sentence.
        "".join(
            f"{n}.推进某某某某领域改革发展和法治建设工作。（财政部负责）\n" for n in range(1, 30)
        ),
        # A list of names.
        "".join(f"某省某市某某某某某某某有限公司第{n:02}号\n" for n in range(1, 8)),
        "甲\n" * 40,
        "",
        "\n\n\n",
    ],
)
def test_other_text_is_left_alone(words: str) -> None:
    assert not text(words).cuts


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("关于加强数据工作的若干举措（试行）", "关于加强数据工作的若干举措（试行）"),
        ("甲省数据局2025年数据工作要点（2025 年3 月1\n0日）", "甲省数据局2025年数据工作要点"),
        (
            "甲省推进公共数据资源开发利用与\n流通安全实施方案（征求意见稿）",
            "甲省推进公共数据资源开发利用与流通安全实施方案（征求意见稿）",
        ),
    ],
)
@pytest.mark.parametrize("opening", ["根据国家数据工作的统一部署", "为激活公共数据资源的潜在价值"])
def test_a_title_that_closes_with_a_bracket_ends_there(
    heading: str, title: str, opening: str
) -> None:
    lines = wrapped(18).split("\n")
    at = lines.index(PARAGRAPHS[0])
    lines[at : at + 1] = [heading, f"{opening}，", "结合本省工作实际，现制定本文件。"]
    read = document("\n".join(lines))
    assert read.title == title
    assert len(read.tasks) == 5


@pytest.mark.parametrize("following", ["为各部门提供依据。", "根据年度评估结果作调整。"])
def test_a_sentence_that_names_a_document_in_brackets_goes_on(following: str) -> None:
    lines = wrapped(24).split("\n")
    at = lines.index("　　3.开展数据产权登记试点。（国家数据局负责）"[:24])
    lines[at:at] = ["　　为落实责任，统一印发工作任务分工方案（试行）", following]
    assert f"（试行）{following}" in document("\n".join(lines)).tasks[1].text
