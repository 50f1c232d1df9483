"""Talks in the forms in which they are printed: who speaks, in which role, with which words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.checks import check
from tests.extract.samples import document

ASK, REPLY = "reporter", "official"
Said = tuple[str, str | None, str]


def _said(words: str) -> list[Said]:
    """(role, speaker, first words) of each turn; nothing where `words` are no talk."""
    read = document(words)
    check(read)
    assert (read.kind == "briefing") == bool(read.turns)
    return [(turn.role, turn.speaker, turn.text[:4]) for turn in read.turns]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # Speaker and words on one line.
        (
            "某市新闻发布会\n主持人 钱一：各位好。\n孙二：今年建站点。\n某社记者：请问经费？\n孙二：已经落实。\n",
            [
                ("host", "钱一", "各位好。"),
                (REPLY, "孙二", "今年建站"),
                (ASK, None, "请问经费"),
                (REPLY, "孙二", "已经落实"),
            ],
        ),
        (
            "某县新闻通气会\n副县长孙二：先说情况。\n记者李四：何时开园？\n孙副县长：下月。\n",
            [(REPLY, "孙二", "先说情况"), (ASK, "李四", "何时开园"), (REPLY, "孙二", "下月。")],
        ),
        (
            "某部例行记者会\n某社记者：如何看？\n赵大：\n我们注意到了。\n某台记者：还有呢？\n赵大：\n没有了。\n",
            [
                (ASK, None, "如何看？"),
                (REPLY, "赵大", "我们注意"),
                (ASK, None, "还有呢？"),
                (REPLY, "赵大", "没有了。"),
            ],
        ),
        # Outlets alone, with blanks of a Word file before them.
        (
            "问答实录\n　　某某日报：怎么申领？\n　　周三：网上申领。\n　　某某电视台：多少钱？\n　　吴四：三百元。\n",
            [
                (ASK, None, "怎么申领"),
                (REPLY, "周三", "网上申领"),
                (ASK, None, "多少钱？"),
                (REPLY, "吴四", "三百元。"),
            ],
        ),
        (
            "问答实录\n东方网：如何办理？\n周三：线上办理。\n《某报》记者：何时？\n周三：全天。\n",
            [
                (ASK, None, "如何办理"),
                (REPLY, "周三", "线上办理"),
                (ASK, None, "何时？"),
                (REPLY, "周三", "全天。"),
            ],
        ),
        # Questions and answers of one official, named or not.
        (
            "某局局长郑五就新规答记者问\n问：背景是什么？\n答：为了规范。\n问：内容有哪些？\n答：共五章。\n",
            [
                (ASK, None, "背景是什"),
                (REPLY, "郑五", "为了规范"),
                (ASK, None, "内容有哪"),
                (REPLY, "郑五", "共五章。"),
            ],
        ),
        (
            "某部有关负责人就《某办法》答记者问\n一问：背景是什么？\n答\n：为了规范。\n"
            "二问　：内容呢？\n答　：共五章。\n",
            [
                (ASK, None, "背景是什"),
                (REPLY, None, "为了规范"),
                (ASK, None, "内容呢？"),
                (REPLY, None, "共五章。"),
            ],
        ),
        (
            "某部发言人王六举行例行记者会\n王六首先发布消息：\n下周开会。\n记者问：有何评论？\n王六答：没有。\n会后有记者问及：还有吗？\n王六表示：没有了。\n",
            [
                (REPLY, "王六", "下周开会"),
                (ASK, None, "有何评论"),
                (REPLY, "王六", "没有。"),
                (ASK, None, "还有吗？"),
                (REPLY, "王六", "没有了。"),
            ],
        ),
        # An interview; labels that are no speakers inside an answer.
        (
            "对话某局局长冯七\n本报记者 陈八\n记者：今年做什么？\n冯七：做三件事。\n"
            "主要目标：建三处站点。\n成果：两处。\n记者：谢谢。\n",
            [(ASK, None, "今年做什"), (REPLY, "冯七", "做三件事"), (ASK, None, "谢谢。")],
        ),
        # Brackets and marks of Markdown.
        (
            "在线访谈\n[主持人 钱一] 各位网友好。\n[孙二] 大家好。\n[网友 阳光] 怎么办理？\n[孙二] 在窗口办理。\n",
            [
                ("host", "钱一", "各位网友"),
                (REPLY, "孙二", "大家好。"),
                (ASK, "阳光", "怎么办理"),
                (REPLY, "孙二", "在窗口办"),
            ],
        ),
        (
            "访谈实录\n【问】怎么办理？\n【答】在窗口办理。\n【问】要带什么？\n【答】带证件。\n",
            [
                (ASK, None, "怎么办理"),
                (REPLY, None, "在窗口办"),
                (ASK, None, "要带什么"),
                (REPLY, None, "带证件。"),
            ],
        ),
        (
            "# 某市就新政答记者问\n**问：政策有哪些？**\n**答：** 有三条。\n",
            [(ASK, None, "政策有哪"), (REPLY, None, "有三条。")],
        ),
        # Names on lines of their own beside one with an office; 任务： is none.
        (
            "某局会议\n某局局长 张三三：\n说两点。\n任务：\n建站。\n李四四：\n请讲。\n某局局长 张三三：\n好。\n",
            [
                (REPLY, "张三三", "说两点。"),
                (REPLY, "李四四", "请讲。"),
                (REPLY, "张三三", "好。"),
            ],
        ),
        # Names: two-character surnames, ethnic, foreign, drawn out, with the office behind.
        (
            "某区新闻发布会\n主持人：各位好。\n欧阳一（区教育局局长）：先介绍。\n某社记者：请问名额？\n欧阳一：两千个。\n"
            "阿不都·某某（区民政局副局长）：我补充。\n某报记者：床位呢？\n阿不都·某某：三百张。\n",
            [
                ("host", None, "各位好。"),
                (REPLY, "欧阳一", "先介绍。"),
                (ASK, None, "请问名额"),
                (REPLY, "欧阳一", "两千个。"),
                (REPLY, "阿不都·某某", "我补充。"),
                (ASK, None, "床位呢？"),
                (REPLY, "阿不都·某某", "三百张。"),
            ],
        ),
        (
            "共同会见记者 记者会\n甲社记者：谈了什么？\n某罗夫夫：合作。\n乙社记者：还有呢？\n某罗夫夫：没有了。\n",
            [
                (ASK, None, "谈了什么"),
                (REPLY, "某罗夫夫", "合作。"),
                (ASK, None, "还有呢？"),
                (REPLY, "某罗夫夫", "没有了。"),
            ],
        ),
        (
            "某市新闻发布会\n主持人 钱　一：各位好。\n孙　二：谢谢。\n某报记者：请问？\n孙　二：好的。\n",
            [
                ("host", "钱一", "各位好。"),
                (REPLY, "孙二", "谢谢。"),
                (ASK, None, "请问？"),
                (REPLY, "孙二", "好的。"),
            ],
        ),
    ],
)
def test_who_speaks(words: str, expected: list[Said]) -> None:
    assert _said(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "某市2026年工作要点\n一、主要目标\n主要目标：到2028年建成三处。\n责任单位：市教育局\n责任人：孙二\n完成时限：年底前\n",
        "《某办法》政策问答\n问：什么是站点？\n答：服务点。\n问：怎么申请？\n答：到窗口申请。\n",
        "某政策一问一答\n一问：什么是站点？\n一答：服务点。\n二问：怎么申请？\n二答：到窗口。\n",
        "常见问题\nQ：什么是站点？\nA：服务点。\nQ：怎么申请？\nA：到窗口。\n",
        "任务分工\n市电视台：做好宣传，明确如何报道。\n市供销社：做好供应。\n市日报社：做好报道。\n张三：牵头。\n",
        "会议通知\n时间：3月5日\n地点：三楼\n主题：安排工作\n记者：张三\n联系人：李四\n",
        "工作答复\n问题一：路灯不亮。\n答复：已修复。\n问题二：垃圾未清。\n答复：已整改。\n",
        "某市召开新闻发布会\n3月5日，市教育局局长孙二出席发布会。\n孙二介绍：今年建三所学校。\n孙二表示：抓好落实。\n孙二指出：加快进度。\n",
    ],
)
def test_labels_that_make_no_talk(words: str) -> None:
    assert _said(words) == []


def test_a_plan_with_labels_stays_a_plan() -> None:
    words = "某市工作要点\n一、建站点\n1.选址。\n主要目标：三处。\n责任单位：市教育局\n2.开工。\n责任单位：市财政局\n"
    assert document(words).kind == "plan"


def test_questions_behind_a_plan_leave_it_a_plan() -> None:
    tasks = "".join(
        f"{n}.推进第{n}处站点建设。（市教育局、市财政局按职责分工负责）\n" for n in range(1, 20)
    )
    words = f"某市方案\n新闻发布会后，各地推进工作。\n一、建站点\n{tasks}附：问答\n问：多少处？\n答：三处。\n"
    assert document(words).kind == "plan"


OPENING = (
    "某省举行优化服务新闻发布会\n发布日期：2026-03-06\n"
    "2026年3月5日，省政府新闻办举行发布会。出席的有：江苏省教育厅厅长孙二先生、省文化和旅游厅副厅长李四。\n"
    "省政府新闻办副主任赵大：各位记者好。请孙厅长介绍。\n孙二：谢谢。\n某报记者：请问学校？\n孙厅长：都好。\n李四：我来补充。\n"
)


def test_offices_are_taken_from_the_opening() -> None:
    read = document(OPENING)
    assert (read.title, read.date, read.period) == (
        "某省举行优化服务新闻发布会",
        "2026-03-05",
        "2026",
    )
    assert [(turn.speaker, turn.office, turn.on_behalf_of, turn.role) for turn in read.turns] == [
        ("赵大", "省政府新闻办副主任", None, "host"),
        ("孙二", "江苏省教育厅厅长", "江苏省教育厅", "official"),
        (None, "记者", "某报", "reporter"),
        ("孙二", "江苏省教育厅厅长", "江苏省教育厅", "official"),
        ("李四", "省文化和旅游厅副厅长", None, "official"),
    ]


def test_bare_local_bodies_get_the_place_of_the_talk() -> None:
    read = document(OPENING.replace("某省举行", "江苏省举行"))
    assert read.region == "江苏省"
    assert [turn.on_behalf_of for turn in read.turns if turn.speaker == "李四"] == [
        "江苏省文化和旅游厅"
    ]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        # A spokesman who opens a talk of several leads through it; one who answers alone does not.
        (
            "某部新闻发布会\n某部新闻发言人钱一：各位好。\n某社记者：请问？\n司长孙二：好。\n钱一：再见。\n",
            ["host", ASK, REPLY, "host"],
        ),
        (
            "某部新闻发布会\n某部新闻发言人钱一：各位好。\n某社记者：请问？\n钱一：好。\n",
            [REPLY, ASK, REPLY],
        ),
        ("某部有关负责人答记者问\n问：背景？\n答：规范。\n", [ASK, REPLY]),
        ("访谈实录\n主持人：请谈谈。\n嘉宾：好的。\n主持人：谢谢。\n", ["host", REPLY, "host"]),
    ],
)
def test_roles(words: str, roles: list[str]) -> None:
    assert [role for role, _, _ in _said(words)] == roles


def test_an_unnamed_official_speaks_for_the_body() -> None:
    turns = document("财政部有关负责人就《某办法》答记者问\n问：背景？\n答：规范。\n").turns
    assert [(turn.office, turn.on_behalf_of) for turn in turns] == [
        ("记者", None),
        ("财政部有关负责人", "财政部"),
    ]


@pytest.mark.parametrize(
    ("tail", "text", "kinds"),
    [
        ("（完）\n编辑：某某\n", "好的。", ["footer"]),
        ("2026年3月5日\n", "好的。", ["footer"]),
        ("****************\n下周休会。\n", "好的。", ["footer"]),
        ("【说明】\n• 红色\n", "好的。", ["footer"]),
        ("延伸阅读\n某网\n", "好的。", ["footer"]),
        ("（掌声）\n谢谢。\n", "好的。\n（掌声）\n谢谢。", ["footer"]),
        ("（以下略）我再说一句。\n", "好的。\n（以下略）我再说一句。", ["footer"]),
    ],
)
def test_what_stands_below_the_last_turn(tail: str, text: str, kinds: list[str]) -> None:
    read = document(f"访谈实录\n问：请问？\n答：好的。\n{tail}")
    assert read.turns[-1].text == text
    after = [block.kind for block in read.blocks if block.span.begin >= read.turns[-1].span.end]
    assert after == kinds


def test_headings_between_turns_belong_to_none() -> None:
    read = document(
        "访谈实录\n谈背景\n问：背景？\n答：规范。\n　　二、谈内容\n问：内容？\n"
        "答：五章。\n又一段。\n问：好？\n答：好。\n"
    )
    assert [turn.text for turn in read.turns] == [
        "背景？",
        "规范。",
        "内容？",
        "五章。\n又一段。",
        "好？",
        "好。",
    ]
    assert [block.kind for block in read.blocks].count("heading") == 2


def test_a_talk_whose_line_breaks_are_lost() -> None:
    words = (
        "某市召开新闻发布会。主持人：大家好，"
        + "欢迎出席今天的发布会。" * 110
        + "下面请李四局长介绍。"
        "李四：谢谢。某某报记者：请问如何落实？李四：抓好落实。"
    )
    assert [(role, name) for role, name, _ in _said(words)] == [
        ("host", None),
        (REPLY, "李四"),
        (ASK, None),
        (REPLY, "李四"),
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "title: 甲答问\nurl: http://a.example/\n原标题：2026年3月5日甲主持记者会\n",
            "2026年3月5日甲主持记者会",
        ),
        ("# 甲主持记者会\n", "甲主持记者会"),
        ("标题：甲主持记者会\n", "甲主持记者会"),
        ("\n\n　甲主持记者会\n", "甲主持记者会"),
    ],
)
def test_titles(head: str, title: str) -> None:
    read = document(f"{head}问：请问？\n答：好的。\n问：还有？\n答：没有。\n")
    assert read.title == title


def test_traditional_script_is_read_alike() -> None:
    import opencc

    traditional = document(opencc.OpenCC("s2t").convert(OPENING))
    assert [(t.speaker, t.office, t.role) for t in traditional.turns] == [
        (t.speaker, t.office, t.role) for t in document(OPENING).turns
    ]


PIECES = [
    *[
        "问：",
        "答：",
        "记者：",
        "某报：",
        "某社记者：",
        "主持人：",
        "主持人 钱一：",
        "孙二：",
        "副市长孙二：",
    ],
    *[
        "孙副市长：",
        "【问】",
        "[孙二]",
        "**答：**",
        "请问？",
        "好的。",
        "孙二",
        "：",
        "\n",
        "\n\n",
        "　　",
        "（掌声）",
    ],
    *[
        "新闻发布会",
        "答记者问",
        "一、内容",
        "2026-03-05 10:00:00",
        "****",
        "编辑：某某",
        "责任单位：市教育局",
    ],
]


@given(
    st.sampled_from(["新闻发布会\n", "", "\n"]),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)
def test_any_mixture_of_pieces_tiles(head: str, words: str) -> None:
    read = document(f"{head}{words}")
    check(read)
    assert [turn.number for turn in read.turns] == list(range(1, len(read.turns) + 1))
    for before, turn in pairwise(read.turns):
        assert before.span.end <= turn.span.begin
