"""Line ends that part no paragraph, told by what stands around them, in any document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.samples import document, text

JOINED = [
    # Inside brackets, title marks and quotation marks.
    (
        "做好登记。（责\n任单位：市教育局）\n完",
        "做好登记。(责任单位:市教育局)\n完",
        "line-in-brackets",
    ),
    (
        "做好登记。（县林业局牵\n头，县水利局配合）",
        "做好登记。(县林业局牵头,县水利局配合)",
        "line-in-brackets",
    ),
    (
        "做好登记。〔牵头部门：\n市文化局；\n配合部门：市体育局〕",
        "做好登记。(牵头部门:市文化局;配合部门:市体育局)",
        "line-in-brackets",
    ),
    ("落实《城市绿化\n条例》要求。", "落实《城市绿化条例》要求。", "line-in-brackets"),
    ("推广“一窗\n通办”做法。", "推广“一窗通办”做法。", "line-in-brackets"),
    # Where a list or a sentence cannot end.
    ("各县人民政府，\n市直各单位：", "各县人民政府,市直各单位:", "line-in-list"),
    ("完善登记、\n备案制度。", "完善登记、备案制度。", "line-in-list"),
    ("落实条例\n，加强宣传。", "落实条例,加强宣传。", "line-in-list"),
    # A word of duty, a known name or a word of the dictionary across the end.
    ("牵头责任单\n位：市民政局", "牵头责任单位:市民政局", "line-in-word"),
    ("由国家知识产权\n局负责实施", "由国家知识产权局负责实施", "line-in-word"),
    ("甲县关于印发消防工作要点的通\n知", "甲县关于印发消防工作要点的通知", "line-in-word"),
    # Behind a label alone on its line, and behind a number.
    ("责任部门：\n市水务局、市气象局", "责任部门:市水务局、市气象局", "line-behind-label"),
    ("（三）\n整治市容环境。", "(三)整治市容环境。", "line-behind-number"),
    ("12.\n整治市容环境。", "12.整治市容环境。", "line-behind-number"),
    # How those named share the work, on a line of its own.
    (
        "责任单位：市水务局、气象局等部门\n按职责分工，各县政府",
        "责任单位:市水务局、气象局等部门按职责分工,各县政府",
        "line-in-list",
    ),
    (
        "配合部门：市体育局、团市委\n依各自职责落实",
        "配合部门:市体育局、团市委依各自职责落实",
        "line-in-list",
    ),
    (
        "牵头部门：市民政局\n结合职责分工，各街道",
        "牵头部门:市民政局结合职责分工,各街道",
        "line-in-list",
    ),
    # A date; a label behind blanks.
    ("于2025年9月\n30日前完成", "于2025年9月30日前完成", "line-in-date"),
    (
        "牵头部门：市民政局　　配合部门：\n市水务局、市气象局",
        "牵头部门:市民政局  配合部门:市水务局、市气象局",
        "line-behind-label",
    ),
    # A sentence that begins in the line and stops in it.
    (
        "加强巡查。对发现的问题及时督促\n整改到位。",
        "加强巡查。对发现的问题及时督促整改到位。",
        "hard-wrap",
    ),
]


@pytest.mark.parametrize(("words", "expected", "rule"), JOINED)
def test_joined(words: str, expected: str, rule: str) -> None:
    made = text(words)
    assert made.folded == expected
    assert rule in {cut.rule for cut in made.cuts}


@pytest.mark.parametrize(
    "words",
    [
        # Headings, titles, signatures, items, cells and names one below the other.
        "一、总体要求\n坚持问题导向。",
        "某市消防工作要点\n为做好消防工作，制定本要点。",
        "请认真落实。\n某市人民政府办公室\n2024年3月1日",
        "包括以下内容，\n1.整治市容。\n2.整治河道。",
        "整治市容，\n（一）清理垃圾。",
        "序号\t任务\n1\t整治市容，\n2\t整治河道",
        "（责任单位：市教育局\n市民政局）",
        "责任单位：市教育局\n配合单位：市民政局",
        "各有关单位：\n现将要点印发给你们，请认真落实。",
        "具体措施：\n1.整治市容。",
        "甲\n乙",
        "",
    ],
)
def test_left_alone(words: str) -> None:
    assert not text(words).cuts


@pytest.mark.parametrize(
    "mark",
    ["—7—", "— 7 —", "—\n7\n—", "—\n1\n7\n—", "第7页", "# Page 7:", "Page 7", "7/12"],
)
def test_a_page_ends_inside_a_clause(mark: str) -> None:
    read = document(
        f"2025年消防工作要点\n一、任务\n1.整治市容。（责任单位：市自然\n\n{mark}\n资源局、市水务局）\n"
        "2.整治河道。（责任单位：市水务局）\n"
    )
    assert [[given.as_written for given in task.assignments] for task in read.tasks] == [
        ["市自然资源局", "市水务局"],
        ["市水务局"],
    ]


def test_a_name_cut_at_the_end_of_a_labelled_line() -> None:
    lines = "整治河道，清理沿岸垃圾，修复破损堤岸，种植护坡\n绿化，建立长效管护机制。\n"
    read = document(
        "2025年河道工作要点\n一、任务\n"
        + "".join(
            f"{n}.{lines}责任单位：市水务局、市住房公积\n金中心\n配合单位：各镇街配合\n"
            for n in range(1, 7)
        )
    )
    assert [[given.as_written for given in task.assignments] for task in read.tasks] == [
        ["市水务局", "市住房公积金中心", "各镇街"]
    ] * 6


PIECES = (
    "　　1.完善城乡供水体系，加快推进管网改造、\n水厂升级，\n严格水质监测，\n做到每月公布。（市水\n"
    "务局、\n市卫生健康委按职责分工负责）\n"
)


def test_lines_cut_in_pieces_at_their_stops() -> None:
    read = document("2025年供水工作要点\n一、任务\n" + PIECES * 3)
    assert [task.text for task in read.tasks] == [
        "完善城乡供水体系，加快推进管网改造、水厂升级，严格水质监测，做到每月公布。"
    ] * 3


WORDS = st.sampled_from(
    [*"甲乙，、。；：（）《》“”\n\t 1一", "责任单位", "市水务局", "（一）", "\n\n"]
)


@given(st.lists(WORDS, max_size=30).map("".join))
def test_only_line_ends_and_blanks_are_cut(words: str) -> None:
    for cut in text(words).cuts:
        if cut.rule.startswith("line-") or cut.rule == "hard-wrap":
            assert "\n" in cut.text and not cut.text.strip()
