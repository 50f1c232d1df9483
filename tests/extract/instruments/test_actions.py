"""What is done to which instrument: phrases, and the (instrument, types) they give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.instruments.verbs import Verbs
from tests.extract.samples import actions, lexicon

TITLED = [
    ("研究《甲办法》", ["study"]),
    ("研究论证《甲办法》", ["study"]),
    ("论证《甲办法》", ["study"]),
    ("开展《甲办法》立法调研", ["study"]),
    ("研究起草《甲办法》", ["study", "draft"]),
    ("研究制定《甲办法》", ["study", "draft"]),
    ("制定《甲办法》", ["draft"]),
    ("起草《甲办法》", ["draft"]),
    ("编制《甲规划》", ["draft"]),
    ("推进制定《甲办法》", ["draft"]),
    ("抓紧制定《甲办法》", ["draft"]),
    ("做好《甲规划》编制工作", ["draft"]),
    ("推进《甲办法》立法进程", ["advance"]),
    ("推进《甲条例》立法工作", ["advance"]),
    ("修改《甲办法》", ["revise"]),
    ("修订《甲办法》", ["revise"]),
    ("加快推进《甲办法》修改", ["revise"]),
    ("推进《甲办法》修订。", ["revise"]),
    ("推进修订《甲办法》", ["revise"]),
    ("加快《甲办法》修订进程", ["revise"]),
    ("配合做好《甲法》修改工作", ["revise"]),
    ("修改完善《甲办法》", ["revise"]),
    ("修订出台《甲办法》", ["revise", "issue"]),
    ("制定出台《甲办法》", ["draft", "issue"]),
    ("制定并发布《甲办法》", ["draft", "issue"]),
    ("出台《甲办法》", ["issue"]),
    ("印发《甲办法》", ["issue"]),
    ("发布《甲办法》", ["issue"]),
    ("印发了《甲办法》", ["issue"]),
    ("推动《甲办法》出台", ["issue"]),
    ("印发实施《甲办法》", ["issue", "implement"]),
    ("贯彻落实《甲办法》", ["implement"]),
    ("推进《甲办法》贯彻落实", ["implement"]),
    ("深入实施《甲办法》", ["implement"]),
    ("实施好《甲办法》", ["implement"]),
    ("做好《甲条约》的落地实施", ["implement"]),
    ("认真履行《甲公约》", ["implement"]),
    ("推广使用《甲示范文本》", ["implement"]),
    ("执行《甲标准》", ["implement"]),
    ("推进《甲协定》磋商", ["negotiate"]),
    ("推进《甲条约》实质性磋商", ["negotiate"]),
    ("开展《甲协定》谈判", ["negotiate"]),
    ("缔结《甲条约》", ["conclude"]),
    ("签署《甲协定》", ["conclude"]),
    ("推动《甲协定》签署", ["conclude"]),
    ("开展《甲规划》五年总结评估", ["evaluate"]),
    ("评估《甲规划》", ["evaluate"]),
    # A mention is not an action.
    ("举办《甲法》实施40周年相关活动", ["mention"]),
    ("宣传《甲法》", ["mention"]),
    ("依据《甲法》开展执法", ["mention"]),
    ("学习国务院发布的《甲报告》", ["mention"]),
    ("完善《甲法》配套制度", ["mention"]),
    ("印发通知推进《甲法》宣传", ["mention"]),
]


def _name(phrase: str) -> str:
    return phrase[phrase.index("《") + 1 : phrase.index("》")]


@pytest.mark.parametrize(("phrase", "types"), TITLED)
def test_one_title(phrase: str, types: list[str]) -> None:
    assert actions(phrase) == [(_name(phrase), types)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            "推进《甲法》《乙条例》修订",
            [("甲法", ["revise"]), ("乙条例", ["revise"])],
        ),
        (
            "修订《甲法》、《乙条例》和《丙办法》",
            [("甲法", ["revise"]), ("乙条例", ["revise"]), ("丙办法", ["revise"])],
        ),
        (
            "加快修订《甲法》，制定《乙办法》，推进《丙条例》立法进程",
            [("甲法", ["revise"]), ("乙办法", ["draft"]), ("丙条例", ["advance"])],
        ),
        ("修订《甲法》，《乙条例》", [("甲法", ["revise"]), ("乙条例", ["revise"])]),
        ("制定《甲办法》，印发实施", [("甲办法", ["draft", "issue", "implement"])]),
        (
            "制定《甲办法》，修改《乙法》，并印发",
            [("甲办法", ["draft"]), ("乙法", ["revise", "issue"])],
        ),
        (
            "推动《甲办法》及配套强制性国家标准出台",
            [("甲办法", ["issue"]), ("《甲办法》配套强制性国家标准", ["issue"])],
        ),
        (
            "推进商标法、专利法相关司法解释修改",
            [
                ("商标法", ["mention"]),
                ("专利法", ["mention"]),
                ("商标法、专利法相关司法解释", ["revise"]),
            ],
        ),
        ("推进商标法修改", [("商标法", ["revise"])]),
        ("认真履行国际植物新品种保护公约", [("国际植物新品种保护公约", ["implement"])]),
        ("按照《甲法》要求制定《乙办法》", [("甲法", ["mention"]), ("乙办法", ["draft"])]),
        ("推进《甲法》修改和《乙办法》制定", [("甲法", ["revise"]), ("乙办法", ["draft"])]),
        # The same instrument twice with the same types is one action, with others two.
        ("修订《甲法》。修订《甲法》。", [("甲法", ["revise"])]),
        ("修订《甲法》。宣传《甲法》。", [("甲法", ["revise"])]),
        ("修订《甲法》。实施《甲法》。", [("甲法", ["revise"]), ("甲法", ["implement"])]),
        ("推进工作。", []),
        ("制定，发布。", []),
    ],
)
def test_several(phrase: str, expected: list[tuple[str, list[str]]]) -> None:
    assert sorted(actions(phrase)) == sorted(expected)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # After tasks 9, 11, 16, 17, 28, 54, 74, 105 and 108 of the plan.
        (
            "研究制定关于加强商业秘密保护的意见",
            [("关于加强商业秘密保护的意见", ["study", "draft"])],
        ),
        ("做好“十五五”知识产权规划编制工作", [("“十五五”知识产权规划", ["draft"])]),
        (
            "制定高质量推进知识产权快速协同保护政策文件，研究出台加强知识产权纠纷仲裁工作的指导意见，"
            "制定专利纠纷行政裁决和调解办案指南",
            [
                ("知识产权快速协同保护政策文件", ["draft"]),
                ("关于加强知识产权纠纷仲裁工作的指导意见", ["study", "issue"]),
                ("专利纠纷行政裁决和调解办案指南", ["draft"]),
            ],
        ),
        (
            "依法管理转让行为，研究制定技术出口中专利权对外转让审查指引",
            [("技术出口中专利权对外转让审查指引", ["study", "draft"])],
        ),
        (
            "制定实质性派生品种判定指南和首批实施实质性派生品种制度目录，初步遴选一批鉴定机构",
            [("实质性派生品种判定指南", ["draft"]), ("首批实施实质性派生品种制度目录", ["draft"])],
        ),
        (
            "编制发布年度知识产权强国建设发展报告",
            [("年度知识产权强国建设发展报告", ["draft", "issue"])],
        ),
        ("积极推进议题谈判和中欧地理标志协定清单生效", [("中欧地理标志协定", ["mention"])]),
        # Made up, from other domains.
        ("制定数据产权登记管理办法", [("数据产权登记管理办法", ["draft"])]),
        ("修订水污染防治条例", [("水污染防治条例", ["revise"])]),
        ("印发关于加强涉税专业服务监管的意见", [("关于加强涉税专业服务监管的意见", ["issue"])]),
        ("编制土壤污染防治行动计划", [("土壤污染防治行动计划", ["draft"])]),
        # Classes and activities are no documents.
        ("参与相关国际标准制定", []),
        ("制定有关办法", []),
        ("出台一批政策文件", []),
        ("研究构建数据知识产权保护规则", []),
        ("开展专项行动", []),
        ("完善审查标准", []),
        ("发布典型案例", []),
        ("制定办法", []),
    ],
)
def test_described(phrase: str, expected: list[tuple[str, list[str]]]) -> None:
    assert actions(phrase) == expected


def test_titles_and_their_places() -> None:
    from tests.extract.samples import document

    words = "一、章\n1.推进《中華人民共和國商標法》修改。（司法部负责）"
    (action,) = document(words).tasks[0].actions
    assert words[slice(*action.span)] == action.as_written == "《中華人民共和國商標法》"
    assert (action.titled, action.resolved, action.rule) == (True, True, "title")
    assert (action.instrument_kind, action.modality) == ("law", "planned")


VERB = st.sampled_from(sorted(lexicon().verb_types))


@given(st.lists(VERB, min_size=1, max_size=5))
def test_a_row_of_verbs_is_read_whole(verbs: list[str]) -> None:
    zone = "".join(verbs)
    for run in Verbs(lexicon()).opening(zone):
        assert 0 <= run.begin < run.end <= len(zone)


def test_many_verbs_in_a_row_are_read_at_once() -> None:
    # A repeated pattern would try 贯彻落实 and 贯彻+落实 in every combination: 2 to the 200.
    assert actions("贯彻落实" * 200 + "甲") == []
