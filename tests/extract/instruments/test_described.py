"""Documents named without 《》: which noun phrases name one, and which verb makes it. All made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import load
from kg.extract.instruments.actions import Actions
from kg.extract.instruments.mentions import read_mentions
from kg.extract.text.lexicon import Lexicon
from tests.extract.samples import actions, lexicon, task, text

Expected = list[tuple[str, str]]


def found(words: str) -> Expected:
    return [(name, "+".join(types)) for name, types in actions(f"{words}。")]


# A verb that goes with the one before is no part of the name; one that the name begins with is.
SECOND_VERBS: list[tuple[str, Expected]] = [
    ("修订完善共享单车停放管理办法", [("共享单车停放管理办法", "revise")]),
    ("修改完善渔船检验登记办法", [("渔船检验登记办法", "revise")]),
    ("制定完善冷链运输操作指南", [("冷链运输操作指南", "draft")]),
    ("修订健全学校食堂供餐管理办法", [("学校食堂供餐管理办法", "revise")]),
    ("修订更新地震应急避难场所目录", [("地震应急避难场所目录", "revise")]),
    ("编制完成海岸带保护规划", [("海岸带保护规划", "draft")]),
    ("制定并完善湿地巡护工作规程", [("湿地巡护工作规程", "draft")]),
    ("制定完善林草种苗体系的意见", [("完善林草种苗体系的意见", "draft")]),
    ("出台健全乡村医生保障机制的实施意见", [("健全乡村医生保障机制的实施意见", "issue")]),
    ("制定完善县域充电网络三年行动计划", [("完善县域充电网络三年行动计划", "draft")]),
    ("制定提升夜间航运服务能力行动方案", [("提升夜间航运服务能力行动方案", "draft")]),
    ("细化制定内河船舶定线规则", [("内河船舶定线规则", "draft")]),
]

# A list shares its last head where the earlier items have none; where each has one, each is a document.
LISTS: list[tuple[str, Expected]] = [
    ("制定茶叶、蜂蜜品质分级标准", [("茶叶、蜂蜜品质分级标准", "draft")]),
    ("修订农业机械购置、报废补贴目录", [("农业机械购置、报废补贴目录", "revise")]),
    (
        "制定校车、网约车等载客车辆安全驾驶指南",
        [("校车、网约车等载客车辆安全驾驶指南", "draft")],
    ),
    (
        "制定渔船进出港报告电子化规则和航标编码规则",
        [("渔船进出港报告电子化规则", "draft"), ("航标编码规则", "draft")],
    ),
    (
        "制定灯塔维护管理办法和渡口安全管理规定",
        [("灯塔维护管理办法", "draft"), ("渡口安全管理规定", "draft")],
    ),
    (
        "编制古树名木保护规划、竹林碳汇行动计划和山地步道建设指南",
        [
            ("古树名木保护规划", "draft"),
            ("竹林碳汇行动计划", "draft"),
            ("山地步道建设指南", "draft"),
        ],
    ),
    (
        "修订村级河长工作细则，编制并印发水库移民后期扶持规划",
        [("村级河长工作细则", "revise"), ("水库移民后期扶持规划", "draft+issue")],
    ),
    (
        "修订乡镇敬老院管理办法、制定失能老人照护指南",
        [("乡镇敬老院管理办法", "revise"), ("失能老人照护指南", "draft")],
    ),
    # The second item is a working paper, a bare head or no document; the first stands.
    ("制定餐厨垃圾收运管理办法和流程图", [("餐厨垃圾收运管理办法", "draft")]),
    ("制定民宿消防安全指南和办事指南", [("民宿消防安全指南", "draft")]),
    ("出台灵活用工权益保护意见等文件", [("灵活用工权益保护意见", "issue")]),
    ("编制海岛供水专项规划并组织实施", [("海岛供水专项规划", "draft")]),
    ("制定祭扫车辆通行管理办法、更新办事指南", [("祭扫车辆通行管理办法", "draft")]),
]

# What is made is told by its head, whose form documents have.
MADE: list[tuple[str, Expected]] = [
    ("制定温室气体自愿减排核查标准", [("温室气体自愿减排核查标准", "draft")]),
    ("研究制定车联网身份认证安全技术标准", [("车联网身份认证安全技术标准", "study+draft")]),
    ("编制无障碍出行服务手册", [("无障碍出行服务手册", "draft")]),
    ("研制低空物流标准图谱", [("低空物流标准图谱", "draft")]),
    ("制定水上运动赛事保险参考指引", [("水上运动赛事保险参考指引", "draft")]),
    ("制定跨境电商商品质量追溯技术规范", [("跨境电商商品质量追溯技术规范", "draft")]),
    ("公布港口经营服务性收费目录清单", [("港口经营服务性收费目录清单", "issue")]),
    ("出台支持渔业远洋发展十条措施", [("支持渔业远洋发展十条措施", "issue")]),
    ("制定出台推进绿色矿山建设的有关意见", [("推进绿色矿山建设的有关意见", "draft+issue")]),
    ("出台规范直播带货营销秩序的有关文件", [("规范直播带货营销秩序的有关文件", "issue")]),
    ("修订突发急性传染病应急预案", [("突发急性传染病应急预案", "revise")]),
    ("制定执法过程中的船舶、车辆查扣标准", [("船舶、车辆查扣标准", "draft")]),
    ("完善养老机构消防安全指南", [("养老机构消防安全指南", "revise")]),
    ("出台2025年版外商投资鼓励目录", [("外商投资鼓励目录（2025年版）", "issue")]),
    ("修订河长会议工作规则", [("河长会议工作规则", "revise")]),
    ("出台关于扶持渔村旅游的政策措施", [("关于扶持渔村旅游的政策措施", "issue")]),
    ("及时出台渔货联运服务规则", [("渔货联运服务规则", "issue")]),
    ("制定前沿材料安全评价指南", [("前沿材料安全评价指南", "draft")]),
    ("渡槽维修养护办法由水利局会同财政局制定", [("渡槽维修养护办法", "draft")]),
    ("渡槽抢修预案由水利局制定", []),
    ("古渡口修缮保护方案由文物局制定", [("古渡口修缮保护方案", "draft")]),
    (
        "具体“漂浮花园”试点实施方案由园林局会同水利局制定出台",
        [("“漂浮花园”试点实施方案", "draft+issue")],
    ),
    ("具体船台租赁运营管理办法由国资委制定", [("船台租赁运营管理办法", "draft")]),
    ("具体认定办法由水利局制定", []),
    # Of the lists and guides that offices have by the dozen, the edition of a year is a document.
    ("发布渔港服务事项清单（2026年版）", [("渔港服务事项清单（2026年版）", "issue")]),
    (
        "做好三级渡口管理清单( 2026 年版)编制和发布工作",
        [("三级渡口管理清单（2026年版）", "draft+issue")],
    ),
    ("公布2026年版渔船登记办事指南", [("渔船登记办事指南（2026年版）", "issue")]),
    ("发布渔港服务事项清单（共30项）", []),
    # What a clause says of it before its name.
    ("编制涵盖镇、村两级的甲市渔港服务基本目录", [("甲市渔港服务基本目录", "draft")]),
    ("制定符合海岛实际的渔村客运发展规划", [("渔村客运发展规划", "draft")]),
    ("在预算编制环节统筹制定渔港维护经费预留方案", [("渔港维护经费预留方案", "draft")]),
]

# Under a verb that carries out, only what is plainly a name.
CARRIED_OUT: list[tuple[str, Expected]] = [
    ("深入实施“青松”计划", [("“青松”计划", "implement")]),
    ("组织实施科技特派员“春雨”计划", [("科技特派员“春雨”计划", "implement")]),
    ("实施“海燕计划”", [("海燕计划", "implement")]),
    ("落实加快培育冰雪经济的意见", [("加快培育冰雪经济的意见", "implement")]),
    ("贯彻落实金融支持粮食产区建设的意见", [("金融支持粮食产区建设的意见", "implement")]),
    ("认真落实信用承诺核查处置办法", [("信用承诺核查处置办法", "implement")]),
    ("落实“三河六岸”治理实施意见和配套政策", [("“三河六岸”治理实施意见", "implement")]),
    ("贯彻“老码头”更新行动计划", [("“老码头”更新行动计划", "implement")]),
    ("认真落实江西省渔港投资指引", [("江西省渔港投资指引", "implement")]),
    ("执行南通市船台出租管理办法", [("南通市船台出租管理办法", "implement")]),
    ("落实江西省工作方案", []),
    ("落实渔港投资指引", []),
    # What stands beside it is as much a name.
    (
        "实施东江湾新港发展规划和起步区建设规划",
        [("东江湾新港发展规划", "implement"), ("起步区建设规划", "implement")],
    ),
    (
        "贯彻《甲纲要》、航标发展规划",
        [("甲纲要", "implement"), ("航标发展规划", "implement")],
    ),
    (
        "落实《甲意见》及渔村振兴实施意见",
        [("甲意见", "implement"), ("渔村振兴实施意见", "implement")],
    ),
    ("落实《甲纲要》和年度计划", [("甲纲要", "implement")]),
    ("落实《甲意见》和渔船进出港规定", [("甲意见", "implement")]),
    ("实施起步区建设规划", []),
    ("落实企业提出的意见", []),
    ("实施“十五五”规划", []),
    ("落实有关规定", []),
    ("执行期限按国家统一规定执行", []),
    ("仓储用地的认定依照现有规定执行", []),
    ("落实好重点项目用海、用林、规划", []),
]

# What tells only of what sort a document is, working papers, papers of one case, and sentences.
NONE: list[str] = [
    "制定专门授信方案",
    "制定个性化帮扶方案",
    "制定差异化、针对性的指导方案",
    "制定如下工作方案",
    "制定本实施办法",
    "制定年度抽查计划",
    "编制城市总体规划",
    "公布标准化的办事指南",
    "制定标准化服务指南",
    "编制任务清单和责任清单",
    "编制事项清单及办事指南",
    "制定“平台+设备”整体解决方案",
    "制定项目施工方案",
    "编制可行性研究报告",
    "发布投诉数据分析报告",
    "加强法规体系等顶层设计和系统规划",
    "制定行业标准",
    "制定强制性标准",
    "主导制定检测方法标准",
    "制定渔港等配套规定",
    "制定相关收费办法",
    "出台扶持渔村旅游的政策措施",
    "制定体检流程和标准",
    "制定各项措施要广泛听取意见、公开征求意见",
    "发布查询、导航、天气指引",
    "及时制定或调整实施办法",
    "定期发布的价格监测目录",
    "贯彻落实裁量基准制定和管理工作",
    "支持按商改住进行规划修改",
    "出台更具操作性指引",
    "制定符合海岛实际的改革方案",
    "制定涵盖受理、办理、反馈各环节的统一标准",
    "修改与渔港开放不相适应的文件",
]

# What each of many makes for itself, what others make if they will, what goes out again and again.
NOT_ONE: list[str] = [
    "逐项制定渔业许可实施规范",
    "逐一制定低效林地改造方案",
    "按照“一河一策”原则制定河道治理方案",
    "“一企一策”科学制定稳岗扩岗方案",
    "各自编制安全生产责任目录",
    "制定各行业涉及渔港方面计划",
    "鼓励银行制定农房抵押贷款办法",
    "支持协会制定茶叶种植技术规范",
    "引导企业编制绿色供应链手册",
    "指导合作社制定化肥减量方案",
    "可以拟定闲置厂房出让方案",
    "定期发布紧缺职业目录",
    "及时发布食品消费风险提示手册",
    "动态公布海外人才需求目录",
    "常态化发布惠企政策解读手册",
]


@pytest.mark.parametrize(("words", "expected"), [*SECOND_VERBS, *LISTS, *MADE, *CARRIED_OUT])
def test_what_is_named(words: str, expected: Expected) -> None:
    assert found(words) == expected


@pytest.mark.parametrize("words", [*NONE, *NOT_ONE])
def test_what_is_none(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("按照《甲法》要求制定远洋渔业监管办法", ["甲法 mention", "远洋渔业监管办法 draft"]),
        ("根据《甲规划》编制港区控制性详细规划", ["甲规划 mention", "港区控制性详细规划 draft"]),
        ("对照《甲意见》修订危房改造补助办法", ["甲意见 mention", "危房改造补助办法 revise"]),
        ("依据《甲条例》出台古井保护实施细则", ["甲条例 mention", "古井保护实施细则 issue"]),
        # The making is of the title, or of nothing that has a name.
        ("按照《甲办法》制定实施方案", ["甲办法 mention"]),
        ("开展《甲规划》编制前期研究", ["甲规划 study"]),
    ],
)
def test_what_is_made_behind_a_title(words: str, expected: list[str]) -> None:
    assert [f"{name} {types}" for name, types in found(words)] == expected


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("制定渔船检验办法", "described:verb-object"),
        ("做好渔船检验规划编制工作", "described:object-verb"),
        ("完善渔船检验操作指南", "described:improved"),
        ("修订《甲》和渔船检验管理办法", "described:listed"),
        ("制定《甲条例》实施细则", "derived:behind"),
        ("制定商标法实施细则", "known-name"),
        ("制定《甲条例》", "title"),
    ],
)
def test_an_action_says_what_found_it(words: str, rule: str) -> None:
    assert task(f"{words}。").actions[-1].rule == rule


def test_a_word_that_the_next_line_goes_on_with_does_not_end() -> None:
    assert found("推动单位执行人民法\n院判决结果") == []
    assert found("出台加快推进政务服务标准\n化工作的决定") == []


def test_a_clause_is_cut_into_words_once_however_many_documents_it_names() -> None:
    own = Lexicon(load())
    whole = own.cutter
    cut: list[str] = []

    class Counting:
        def cut(self, words: str) -> list[str]:
            cut.append(words)
            return whole.cut(words)

        def cut_for_search(self, words: str) -> list[str]:
            return whole.cut_for_search(words)

    own.__dict__["cutter"] = Counting()
    made = text("制定渔船检验办法、修订渔港管理规定和编制渔区保护规划、出台渔民扶持意见")
    found = Actions(made, own, read_mentions(made, own)).of_plan([(0, len(made.folded))]).actions
    assert len(found) == 4
    assert len(cut) == 1


@given(
    st.text(
        alphabet="制定修订实施办法意见标准的和、等并“”()由按\n甲乙丙丁《》〈〉2022年版", max_size=60
    )
)
def test_whatever_the_words_names_stand_in_them(words: str) -> None:
    made = text(words)
    for row in read_mentions(made, lexicon()):
        assert 0 <= row.begin < row.end <= len(made.folded)
    for action in task(words or "甲", before="甲计划\n").actions:
        begin, end = action.span
        assert begin < end
        assert action.instrument
