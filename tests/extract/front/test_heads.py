"""Heads of documents as they are found: titles on several lines, run together, with pages around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.front.front import read_front
from kg.extract.front.rows import Front
from tests.extract.checks import check
from tests.extract.samples import document, lexicon, text

BODY = "为做好工作，制定本方案。\n一、章\n1.推进工作。（财政部负责）\n"
LONG = "坚持稳中求进，统筹推进各项工作。" * 90


def front(words: str) -> Front:
    return read_front(text(words), lexicon())


@pytest.mark.parametrize(
    ("words", "title", "rule"),
    [
        # On several lines, also with blank lines between them.
        (
            "南通市关于加快海洋经济\n高质量发展的实施意见\n" + BODY,
            "南通市关于加快海洋经济高质量发展的实施意见",
            "heading",
        ),
        (
            "关于促进冰雪旅游\n\n健康发展若干措施\n\n" + BODY,
            "关于促进冰雪旅游健康发展若干措施",
            "heading",
        ),
        ("2026年湿地保护\n工作\n要点\n" + BODY, "2026年湿地保护工作要点", "heading"),
        ("关于下达年度任务的通\n知（2024年3月1日）\n" + BODY, "关于下达年度任务的通知", "heading"),
        (
            "附件1\n南通市灯塔工厂培育方案\n（2026—2028年）\n（征求意见稿）\n" + BODY,
            "南通市灯塔工厂培育方案（2026—2028年）（征求意见稿）",
            "heading",
        ),
        # A notice: what it issues, and again above the text.
        (
            "财政部关于印发《节水\n行动方案》的通知\n现印发给你们。\n2025年1月2日\n节水行动\n方案\n"
            + BODY,
            "节水行动方案",
            "line",
        ),
        (
            "市水利局\n\n关于印发南通市节水行动方案的通知\n\n各县（市、区）水利局：\n现印发给你们。\n2025年1月2日\n南通市节水\n行动方案\n"
            + BODY,
            "南通市节水行动方案",
            "line",
        ),
        (
            "南通市人民政府印发关于扶持夜间经济若干措施的通知\n各有关单位：\n现印发给你们。\n2025年1月2日\n关于扶持夜间经济若干措施\n"
            + BODY,
            "关于扶持夜间经济若干措施",
            "line",
        ),
        (
            "南通市水利局关于公开征求《南通市节水管理办法（征求意见稿）》意见的公告\n现公开征求意见。\n2025年1月2日\n"
            + BODY,
            "南通市节水管理办法（征求意见稿）",
            "notice",
        ),
        (
            "关于印发<南通市节水行动方案>的通知\n现印发给你们。\n2025年1月2日\n" + BODY,
            "南通市节水行动方案",
            "notice",
        ),
        # What the notice issues is several documents: the document is the notice.
        (
            "财政部关于印发《节水办法》《节水标准》的通知\n现印发给你们。\n" + BODY,
            "财政部关于印发《节水办法》《节水标准》的通知",
            "heading",
        ),
        # No heading: the notice begins with its address.
        (
            "各有关单位：\n《南通市节水行动方案》已经市政府同意，现印发给你们。\n2025年1月2日\n南通市节水行动方案\n"
            + BODY,
            "南通市节水行动方案",
            "line",
        ),
        (
            "各有关单位：\n现将《南通市节水行动方案》印发给你们，请认真执行。\n" + BODY,
            "南通市节水行动方案",
            "named",
        ),
        # A collection numbers its documents, a page has menus, Markdown has marks.
        (
            "3. 南通市人民政府关于印发南通市节水\n"
            "行动方案的通知（2023年5月23日）\n"
            "各有关单位：\n"
            "现印发给你们。\n"
            "2023年5月23日\n"
            "南通市节水行动方案\n" + BODY,
            "南通市节水行动方案",
            "line",
        ),
        (
            "12.\n南通市人民政府关于促进\n节水的意见\n" + BODY,
            "南通市人民政府关于促进节水的意见",
            "heading",
        ),
        (
            "首页 > 政务公开 > 工作规划\n索引号：001 \n# 南通市节水行动方案\n发布日期: 2024-05-06\n"
            + BODY,
            "南通市节水行动方案",
            "heading",
        ),
        (
            "**南通市节水行动方案（2026—2030年****）**\n" + BODY,
            "南通市节水行动方案（2026—2030年）",
            "heading",
        ),
        # Joint issuers on lines of their own are no words of the title; one issuer is.
        (
            "南通市水利局 南通市财政局\n南通市商务局\n关于做好节水工作的通知\n各有关单位：\n"
            + BODY,
            "关于做好节水工作的通知",
            "heading",
        ),
        # Run together with number and address, or with who signs and when.
        (
            "南通市人民政府关于加快节水的意见通政发〔2024〕3号各县（市、区）人民政府："
            + LONG
            + BODY,
            "南通市人民政府关于加快节水的意见",
            "heading",
        ),
        (
            "各县（市、区）人民政府：《南通市节水方案》已经市政府同意，现印发给你们。南通市人民政府2024年5月6日南通市节水方案为节约用水，制定本方案。"
            + LONG
            + BODY,
            "南通市节水方案",
            "line",
        ),
        # Run together with the first number, or the first sentence; told of in the words of the notice.
        (
            "南通市2026年节水工作要点一、总体要求坚持节水优先。二、章1.推进工作。（财政部负责）",
            "南通市2026年节水工作要点",
            "heading",
        ),
        (
            "南通市2026年节水工作要点为做好工作，制定本要点。一、章1.推进工作。（财政部负责）",
            "南通市2026年节水工作要点",
            "heading",
        ),
        # Behind an editor's words.
        (
            "南通市近日印发节水方案，明确了多项任务。\n以下为全文：\n南通市2026年节水行动方案\n"
            + BODY,
            "南通市2026年节水行动方案",
            "heading",
        ),
        # As the press tells it; drawn out; passed on for another body.
        (
            "中共南通市委办公室 南通市人民政府办公室印发《关于节水的意见》\n近日，两办印发了意见，全文如下。\n"
            "关于节水的意见\n" + BODY,
            "关于节水的意见",
            "line",
        ),
        (
            "市政府办公室关于印发南通市节水方案的\n通      知\n各区人民政府，市各委、办、局：\n现印发给你们。\n"
            "2025年1月2日\n南通市节水方案\n" + BODY,
            "南通市节水方案",
            "line",
        ),
        (
            "县政府办公室关于转发县水利局节水工作实施方案的通知\n各有关单位：\n现转发给你们。\n2025年1月2日\n"
            "节水工作实施方案\n" + BODY,
            "节水工作实施方案",
            "line",
        ),
        # What the text does not state is not there.
        ("为贯彻落实有关规定，结合实际，制定本措施。\n" + BODY, None, ""),
        ("一、总体要求\n1.推进工作。（财政部负责）\n", None, ""),
        ("各有关单位：\n为做好工作，现提出如下意见。\n" + BODY, None, ""),
    ],
)
def test_title(words: str, title: str | None, rule: str) -> None:
    read = front(words)
    assert (read.title, read.rule_of("title")) == (title, rule)
    check(document(words))


@pytest.mark.parametrize(
    ("words", "number", "rule"),
    [
        ("通政发〔2024〕3号\n南通市节水方案\n" + BODY, "通政发〔2024〕3号", "above-title"),
        (
            "南通市节水方案\n通政办发〔２０２４〕 １２ 号\n" + BODY,
            "通政办发〔2024〕12号",
            "below-title",
        ),
        ("南通市节水方案\n（通水规[2024]5号）\n" + BODY, "通水规〔2024〕5号", "below-title"),
        (
            "南通市节水方案\n通政发〔2024〕\n12 号\n各有关单位：\n" + BODY,
            "通政发〔2024〕12号",
            "below-title",
        ),
        (
            "南通市人民政府文件\n通政发〔2024〕12\n－－－－－－－－－－号\n南通市节水方案\n" + BODY,
            "通政发〔2024〕12号",
            "above-title",
        ),
        ("南通市人民政府令\n第12号\n南通市节水办法\n" + BODY, "第12号", "above-title"),
        (
            "南通市人民政府关于节水的意见通政发〔2024〕3号各县（市、区）人民政府：" + LONG + BODY,
            "通政发〔2024〕3号",
            "below-title",
        ),
        (
            "发文字号：通政发〔2024〕3号 发布日期：2024-05-06\n南通市节水方案\n" + BODY,
            "通政发〔2024〕3号",
            "label",
        ),
        (
            "标    题：\t关于节水的意见\n文    号：\t通政发〔2024〕3号\n\n关于节水的意见\n" + BODY,
            "通政发〔2024〕3号",
            "label",
        ),
        # Those of other documents.
        (
            "南通市节水方案\n根据《国务院关于节水的意见》（国发〔2019〕45号），制定本方案。\n"
            + BODY,
            None,
            "",
        ),
        (
            "关于印发南通市节水方案的通知\n各有关单位：\n按照国办发〔2019〕45号要求，现印发给你们。\n"
            + BODY,
            None,
            "",
        ),
        ("南通市节水方案\n各有关单位：\n国办发〔2019〕45号\n" + BODY, None, ""),
    ],
)
def test_number(words: str, number: str | None, rule: str) -> None:
    read = front(words)
    assert (read.document_number, read.rule_of("number")) == (number, rule)


@pytest.mark.parametrize(
    ("words", "date", "rule"),
    [
        ("南通市节水方案\n" + BODY + "南通市水利局\n2024年5月6日\n", "2024-05-06", "signed"),
        (
            "南通市节水方案\n" + BODY + "南通市水利局\n2024 年 5 月 6 日\n（此件公开发布）\n",
            "2024-05-06",
            "signed",
        ),
        ("南通市节水方案\n" + BODY + "南通市水利局\n二〇二四年五月六日\n", "2024-05-06", "signed"),
        ("南通市节水方案\n" + BODY + "南通市水利局 2024年5月6日印发\n", "2024-05-06", "printed"),
        (
            "关于印发节水方案的通知（2024年5\n月9日）\n各有关单位：\n现印发给你们。\n南通市水利局\n2024年5月6日\n"
            + BODY,
            "2024-05-06",
            "signed",
        ),
        (
            "关于印发节水方案的通知（2024年5月9日）\n各有关单位：\n现印发给你们。\n" + BODY,
            "2024-05-09",
            "below-title",
        ),
        (
            "关于印发节水方案的通知\n各有关单位：\n现印发给你们。\n2024年5月6日\n" + BODY,
            "2024-05-06",
            "alone",
        ),
        (
            "发布日期：2024-05-09\n成文日期：2024-05-06\n南通市节水方案\n" + BODY,
            "2024-05-06",
            "label",
        ),
        ("南通市节水方案\n发布时间: 2024年5月9日\n" + BODY, "2024-05-09", "label"),
        (
            "各有关单位："
            + LONG
            + "一、章1.推进工作。（财政部负责）南通市人民政府2024年5月6日（此件有删减）",
            "2024-05-06",
            "signed",
        ),
        # Dates in the words.
        ("南通市节水方案\n经市政府2024年5月6日研究，制定本方案。\n" + BODY, None, ""),
        ("南通市节水方案\n市人民政府2024年5月6日召开会议。\n" + BODY, None, ""),
    ],
)
def test_date(words: str, date: str | None, rule: str) -> None:
    read = front(words)
    assert (read.date, read.rule_of("date")) == (date, rule)


@pytest.mark.parametrize(
    ("words", "issuers", "rule"),
    [
        # Run together without a mark, in the heading and below the text; a branch stays one.
        (
            "南通市水利局南通市财政局关于印发节水方案的通知\n" + BODY,
            ("南通市水利局", "南通市财政局"),
            "heading",
        ),
        (
            "江海市科学技术局江海市财政局关于印发节水方案的通知\n" + BODY,
            ("江海市科学技术局", "江海市财政局"),
            "heading",
        ),
        (
            "中共南通市委南通市人民政府关于节水的意见\n" + BODY,
            ("中共南通市委", "南通市人民政府"),
            "heading",
        ),
        (
            "关于节水的意见\n"
            + BODY
            + "南通市水利局南通市财政局\n国家税务总局南通市税务局中国人民银行南通市分行\n2024年5月6日\n",
            ("南通市水利局", "南通市财政局", "国家税务总局南通市税务局", "中国人民银行南通市分行"),
            "signed",
        ),
        # A name over two lines, a seal, a bracket that says whose.
        (
            "关于节水的意见\n"
            + BODY
            + "南通市水资源保护（节约用水）\n工作领导小组办公室（代章）\n2024年5月6日\n",
            ("南通市水资源保护（节约用水）工作领导小组办公室",),
            "signed",
        ),
        (
            "关于节水的意见\n"
            + BODY
            + "南通市节水工作领导小组办公室\n（南通市水利局\n南通市财政局代章）\n2024年5月6日\n",
            ("南通市节水工作领导小组办公室",),
            "signed",
        ),
        # The first of several signs with the others, by names without their place.
        (
            "江苏省水利厅等3部门印发《节水方案》的通知\n现印发给你们。\n省水利厅\n省财政厅\n省商务厅\n2024年5月6日\n"
            + BODY,
            ("江苏省水利厅", "江苏省财政厅", "江苏省商务厅"),
            "signed",
        ),
        # The full name of the two.
        (
            "江苏省政府办公厅关于节水的意见\n" + BODY + "江苏省人民政府办公厅\n2024年5月6日\n",
            ("江苏省人民政府办公厅",),
            "signed",
        ),
        ("南通市水利局文件\n节水方案\n" + BODY, ("南通市水利局",), "letterhead"),
        ("**发布机构**: 南通市水利局\n节水方案\n" + BODY, ("南通市水利局",), "label"),
        ("节水方案\n" + BODY + "请各单位认真落实。\n2024年5月6日\n", (), ""),
        ("发布机构：南通市有关部门\n节水方案\n" + BODY, (), ""),
    ],
)
def test_issuers(words: str, issuers: tuple[str, ...], rule: str) -> None:
    read = front(words)
    assert (read.issuers, read.rule_of("issuer")) == (issuers, rule)


@pytest.mark.parametrize(
    ("address", "addressees"),
    [
        ("各县、市、区人民政府,各有关单位：\n", ("各县、市、区人民政府", "各有关单位")),
        (
            "各县（市、区）人民政府，南通经开区、通州湾园区管委会，市各有关\n单位：\n",
            ("各县（市、区）人民政府", "南通经开区、通州湾园区管委会", "市各有关单位"),
        ),
        (
            "各市、\n县、\n区人民政府，\n市政府各委、\n办、局：\n",
            ("各市、县、区人民政府", "市政府各委、办、局"),
        ),
        ("各镇（街道），各有关单位：\n", ("各镇（街道）", "各有关单位")),
        ("各处（室）、各直属单位：\n", ("各处（室）", "各直属单位")),
        # Zones that share the last word are one piece, known or not; those that bear it each are bodies.
        (
            "各县人民政府，南通高新区、苏锡通园区、滨江新区管委会，市直各部门：\n",
            ("各县人民政府", "南通高新区、苏锡通园区、滨江新区管委会", "市直各部门"),
        ),
        (
            "各县人民政府，南通高新区、江海新区管理委员会，市直各部门：\n",
            ("各县人民政府", "南通高新区、江海新区管理委员会", "市直各部门"),
        ),
        (
            "各县人民政府，滨江新区管委会、老坝港度假区管委会，市直各部门：\n",
            ("各县人民政府", "滨江新区管委会", "老坝港度假区管委会", "市直各部门"),
        ),
        (
            "各县人民政府，滨江新区党工委、管委会，市直各部门：\n",
            ("各县人民政府", "滨江新区党工委、管委会", "市直各部门"),
        ),
        # The noun behind a class belongs to it.
        (
            "各县人民政府，驻通省直有关部门、单位：\n",
            ("各县人民政府", "驻通省直有关部门、单位"),
        ),
        ("市有关部门、单位，各镇人民政府：\n", ("市有关部门、单位", "各镇人民政府")),
        ("市直相关部门和单位，各街道办事处：\n", ("市直相关部门和单位", "各街道办事处")),
        ("市节水工作领导小组成员单位：\n", ("市节水工作领导小组成员单位",)),
        ("各有关单位：为做好工作，现提出如下意见。\n", ("各有关单位",)),
        ("各省辖市人民政府;省人民政府各部门:\n", ("各省辖市人民政府", "省人民政府各部门")),
        ("各乡镇（街道），县级各部门（单位）：\n", ("各乡镇（街道）", "县级各部门（单位）")),
        # No address.
        ("各单位要抓好落实，重点做好以下工作：\n", ()),
        ("责任单位：\n", ()),
        ("现将有关事项通知如下：\n", ()),
    ],
)
def test_to_whom_it_is_sent(address: str, addressees: tuple[str, ...]) -> None:
    for heading in ("关于印发《节水行动方案》的通知\n", ""):
        assert front(heading + address + BODY).addressees == addressees


@pytest.mark.parametrize(
    "line",
    [
        f"**原文链接**: [https://water.example/{'a' * 90}.html](https://water.example/{'a' * 90}.html)",
        f"来源网址：http://water.example/policy/{'2026' * 30}/index.html?id=7",
        f"网页地址:www.water.example/{'b' * 140}",
    ],
)
def test_behind_a_long_link_the_head_goes_on(line: str) -> None:
    words = (
        "# 南通市水利局关于印发《南通市节水方案》的通知\n**发布日期**: 2026-02-03\n"
        f"{line}\n通水〔2026〕7号\n各县（市、区）人民政府：\n现将《南通市节水方案》印发给你们。\n{BODY}"
    )
    read = document(words)
    assert read.document_number == "通水〔2026〕7号"
    assert read.addressees == ("各县（市、区）人民政府",)


def test_numbers_of_the_head_are_no_tasks() -> None:
    read = document(
        "4. 关于印发《节水行动方案》的通知\n各有关单位：\n现印发给你们。\n附件：1.节水行动方案\n2.节水任务清单\n"
        "南通市水利局\n2024年5月6日\n节水行动方案\n" + BODY
    )
    assert [(task.id, task.label) for task in read.tasks] == [("1", "1.")]
    assert [section.label for section in read.sections] == ["一、"]


PIECES = st.sampled_from(
    [
        *(
            "南通市人民政府",
            "关于印发",
            "《节水方案》",
            "的通知",
            "通政发〔2024〕3号",
            "各有关单位：",
            "2024年5月6日",
        ),
        *(
            "\n",
            "\n\n",
            "　　",
            "（此件公开发布）",
            "节水方案",
            "为节约用水。",
            "附件",
            "（",
            "）",
            "《",
            "3.",
            "一、章",
            "等",
            "**",
        ),
        "1.推进工作。（财政部负责）",
    ]
)


@given(st.lists(PIECES, max_size=24))
def test_any_head_keeps_the_blocks_whole(pieces: list[str]) -> None:
    words = "".join(pieces) + "\n一、章\n1.推进工作。（财政部负责）\n"
    read = front(words)
    assert all(0 <= row.begin <= row.end <= len(words) for row in read.rows)
    assert all(row.rule and row.value for row in read.rows)
    check(document(words))
