"""Lines of a page that the extraction of a PDF cut into pieces at their stops."""

from __future__ import annotations

import re

import pytest

from tests.extract.samples import document, text

HEAD = "2025年供水工作要点\n一、加强统筹协调，压实供水责任\n各镇街要高度重视，抓好落实。\n"
PLAIN = (
    "{}.完善城乡一体的供水管网体系和水质监测网络并做到每月公布监测结果方便广大居民随时查询，对老旧"
    "小区的二次供水设施逐一登记，建立台账，限期改造到位并且主动接受社会各界监督。（市水务局、市卫"
    "生健康委按职责分工负责）\n"
)
WIDTH = 30
CLAUSE = "（市水务局牵头，市财政局配合）"


def _pieces(paragraph: str, width: int = WIDTH) -> str:
    """The paragraph in lines of a page, each fourth of them cut behind its stops; its indent is lost, as
    it is in the extraction."""
    lines, used = [""], 2.0
    for character in paragraph.strip():
        if used >= width:
            lines.append("")
            used = 0.0
        lines[-1] += character
        used += 0.5 if character.isascii() else 1.0
    cut = [
        re.sub("(?<=[，、。])(?=.)", "\n", line) if n % 4 == 2 else line
        for n, line in enumerate(lines)
    ]
    return "\n".join(cut) + "\n"


def _page(*paragraphs: str) -> str:
    return HEAD + "".join(_pieces(PLAIN.format(n)) for n in range(1, 9)) + "".join(paragraphs)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # The last character of a line of the page, cut off behind a comma, a stop or a mark.
        (
            "9.整治沿河违法排污口和沿线养殖场点，分类建立问题清单，\n修\n订河道管理细则，\n定期公布。\n",
            "整治沿河违法排污口和沿线养殖场点，分类建立问题清单，修订河道管理细则，定期公布。",
        ),
        (
            "9.整治沿河违法排污口，分类建立问题清单。逐月调度督办，\n推动\n末端治理相衔接。\n",
            "整治沿河违法排污口，分类建立问题清单。逐月调度督办，推动末端治理相衔接。",
        ),
        (
            "9.整治沿河违法排污口和沿线养殖场点，逐一建立问题清单。\n健\n全巡河制度，压实河长责任。\n",
            "整治沿河违法排污口和沿线养殖场点，逐一建立问题清单。健全巡河制度，压实河长责任。",
        ),
        # Marks and small brackets on lines of their own.
        (
            "9.整治沿河排污口。健全巡河制度，打造\n“智慧水务”\n平台，\n压实河长责任。\n",
            "整治沿河排污口。健全巡河制度，打造“智慧水务”平台，压实河长责任。",
        ),
        (
            "9.整治沿河排污口。对接国家和省级水网，加强与周边各市\n（州）\n水务部门协作，联合巡查。\n",
            "整治沿河排污口。对接国家和省级水网，加强与周边各市（州）水务部门协作，联合巡查。",
        ),
        # A line of one character, a verb before marks, marks at the end of a line with a stop in it.
        (
            "9.整治沿河排污口。\n健\n全巡河制度。\n深化\n“一河一策”\n治理。\n",
            "整治沿河排污口。健全巡河制度。深化“一河一策”治理。",
        ),
        (
            "9.整治排污口。把巡河平台建成“掌上水务”\n总入口，公布结果。\n",
            "整治排污口。把巡河平台建成“掌上水务”总入口，公布结果。",
        ),
        # A short line behind a stop: its last word leads on, a word stands across its end, or only the last
        # word of the sentence is left for the next one.
        (
            "9.整治沿河排污口。\n建立部门协同的\n联合巡河机制，公布结果。\n",
            "整治沿河排污口。建立部门协同的联合巡河机制，公布结果。",
        ),
        (
            "9.整治沿河排污口。\n推动取水许可标准\n化、电子化改造，公布结果。\n",
            "整治沿河排污口。推动取水许可标准化、电子化改造，公布结果。",
        ),
        (
            "9.整治沿河排污口。\n引进外商投\n资项目，公布结果。\n",
            "整治沿河排污口。引进外商投资项目，公布结果。",
        ),
        (
            "9.整治沿河排污口。\n推进城北水源地\n建设，\n压实河长责任。\n",
            "整治沿河排污口。推进城北水源地建设，压实河长责任。",
        ),
        (
            "9.整治沿河排污口。\n把巡查事项下放到各镇（街道）\n办理。\n",
            "整治沿河排污口。把巡查事项下放到各镇（街道）办理。",
        ),
        (
            "9.整治沿河排污口。\n在用水大户中逐步推行\n“节水即减费”\n办法，公布结果。\n",
            "整治沿河排污口。在用水大户中逐步推行“节水即减费”办法，公布结果。",
        ),
        # A figure that no mark makes the number of an item.
        (
            "9.整治沿河排污口。开通\n24 小时供水热线，公布结果。\n",
            "整治沿河排污口。开通24小时供水热线，公布结果。",
        ),
        # In the middle of the page, where nothing tells how wide the line was.
        (
            "9.整治沿河排污口。\n组织开展巡河，\n进一步完善\n水\n质监测网络，公布结果。\n",
            "整治沿河排污口。组织开展巡河，进一步完善水质监测网络，公布结果。",
        ),
    ],
)
def test_prose_in_pieces_is_one_paragraph(lines: str, expected: str) -> None:
    task = document(_page(lines.rstrip("\n") + "\n" + CLAUSE + "\n")).tasks[-1]
    assert task.label == "9."
    assert not re.search(r"[^。]\n", task.text)
    assert task.text.replace("\n", "") == expected


@pytest.mark.parametrize("width", range(30, 38))
def test_a_page_in_pieces_reads_as_a_whole_one(width: int) -> None:
    words = [PLAIN.format(n) for n in range(1, 9)]
    read = document(HEAD + "".join(_pieces(item, width) for item in words))
    assert [task.text.replace("\n", "") for task in read.tasks] == [
        item.split(".", 1)[1].split("（", 1)[0] for item in words
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "甲市供水管网更新改造工作方案\n为保障居民用水，市水务局将逐年更新管网。\n",
        "甲水发〔2025〕3 号\n各镇、街道，市直各单位：\n",
        "加强水价监管\n市水务局会同有关部门公布水价，定期检查。\n",
        # A heading with a comma, a title, who signs, a label below the words.
        "二、强化要素保障，\n优化供水服务\n市水务局要统筹安排资金，及时拨付。\n",
        "请认真落实，按月报送进展。\n某市水务局\n某市财政局\n",
        "请认真落实，按月报送进展。\n特此通知。\n某市人民政府办公室\n2025年3月1日\n",
        "（此件公开发布）\n某市供水保障行动计划\n为做好供水工作，制定本计划。\n",
        "9.推进管网改造，\n严格水质监测\n责任单位：市水务局，\n各镇街\n完成时限：6月底前\n",
    ],
)
def test_headings_and_signatures_stay_apart(lines: str) -> None:
    read = text(_page(lines)).folded.rstrip("\n").split("\n")
    last = text(lines).folded.rstrip("\n").split("\n")[-1]
    assert read[-1] == last
    assert len([line for line in read if line.startswith("一、")]) == 1


def test_no_hole_is_seen_at_the_end_of_a_line() -> None:
    words = (
        "9.依托供水服务热线和网上营业厅，建立健全水质信息公开制度，制定\n供水突发事件应急预案修订方案，"
        "\n每年演练。\n"
    )
    assert not [flag for flag in document(_page(words)).flags if flag.kind == "hole"]


def test_an_indented_page_runs_on_behind_a_blank_line() -> None:
    words = (
        "　　{}.健全供水调度机制和应急预案，完善水源保护措施，培育供水企业\n\n50家，形成区域协同的供水"
        "保障格局，提升水质，保障居民用水安\n全。（市水务局负责）\n"
    )
    items = "".join(words.format(n) for n in range(1, 9))
    assert {task.text for task in document("2025年供水工作要点\n一、任务\n" + items).tasks} == {
        "健全供水调度机制和应急预案，完善水源保护措施，培育供水企业50家，形成区域协同的供水保障格局，"
        "提升水质，保障居民用水安全。"
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("完善泵站布局。水质监测由教育、水务\n\n部门负责，每月公布。", "教育、水务部门负责"),
        (
            "完善泵站布局。推行网上缴费，并督促供水\n\n\n企业公开水价，接受监督。",
            "督促供水企业公开",
        ),
        (
            "完善泵站布局。新建小区供水设施\n与主体工程同步建设，对拖延不办\n\n理的企业公开通报。",
            "设施与主体工程同步建设，对拖延不办理的",
        ),
    ],
)
def test_a_sentence_runs_on_over_the_foot_of_a_page(words: str, expected: str) -> None:
    page = (
        f"2025年供水工作要点\n一、任务\n1.{words}（市水务局负责）\n2.整治河道。（市水务局负责）\n"
    )
    assert expected in document(page).tasks[0].text


@pytest.mark.parametrize(
    "words",
    [
        # A blank line behind words that end, and before a line that is no prose.
        "请认真落实。联系电话见附表\n\n某市水务局\n",
        "做好供水工作。\n\n某市供水保障行动计划\n",
        "附表中的指标每年调整一次\n\n为做好供水工作，制定本计划。\n",
    ],
)
def test_other_blank_lines_stay(words: str) -> None:
    assert not text("2025年供水工作要点\n一、任务\n1.整治河道。\n2.完善泵站布局。\n" + words).cuts


@pytest.mark.parametrize(
    "signers",
    [
        "中共德州市委员会办公室\n德州市人民政府办公室\n",
        "德州市供水保障局办公室\n",
        "德州市节约用水办公室处\n德州市水务局\n德州市财政局\n",
    ],
)
def test_who_signs_fills_no_line_of_the_notice(signers: str) -> None:
    notice = "德州市2025年供水工作要点\n各镇街：\n现印发给你们，请结合实际认真贯彻落实。\n"
    assert len(notice.split("\n")[-2]) + len(signers.split("\n")[0]) == WIDTH
    body = "".join(_pieces(PLAIN.format(n)) for n in range(1, 9))
    read = document(f"{notice}{signers}2025年2月7日\n{body}德州市水务局\n2025年6月13日\n")
    assert read.date == "2025-02-07"


@pytest.mark.parametrize(
    "words",
    [
        "25.整治沿河排污口，对入河口逐个登记并且分别落实整改期限，推动污水快速\n截流处理并逐月公布。",
        "25.公布水质监测结果，对供水不合格的小区登记造册并限期整改，开展抽查和\n随机暗访活动。",
        "25.健全节水奖惩办法，对年度用水超出定额的大户约谈并张榜公示，建立信用\n联合惩戒清单。",
    ],
)
def test_a_line_too_long_for_a_title_goes_on(words: str) -> None:
    page = HEAD + "".join(_pieces(PLAIN.format(n), 42) for n in range(1, 25))
    task = document(f"{page}{words}\n{CLAUSE}\n").tasks[-1]
    assert task.text == words.removeprefix("25.").replace("\n", "")
