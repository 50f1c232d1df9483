"""Whose a document is, and what bare names mean in it."""

from __future__ import annotations

import pytest

from kg.extract.front.front import read_front
from tests.extract.checks import check
from tests.extract.samples import document, lexicon, text


def plan(title: str, *clauses: str, before: str = "", tail: str = "") -> str:
    tasks = "".join(f"{n}.推进工作。（{words}）\n" for n, words in enumerate(clauses, start=1))
    return f"{title}\n{before}一、章\n{tasks}{tail}"


def bodies(words: str) -> list[list[str]]:
    return [[each.agency for each in task.assignments] for task in document(words).tasks]


@pytest.mark.parametrize(
    ("clauses", "before", "region"),
    [
        # The bodies lie in one place of the level that bare names have.
        (["市财政局、人行徐州中心支行负责"], "", "徐州市"),
        (["市财政局、市税务局负责", "徐州金融监管分局负责"], "", "徐州市"),
        (["省财政厅负责", "徐州市、南通市、苏州市人民政府负责"], "", "江苏省"),
        (["县财政局、沛县税务局负责"], "", "沛县"),
        (["区财政局、国家税务总局南京市鼓楼区税务局负责"], "", "南京市鼓楼区"),
        (["市水务局负责，泉山区政府、云龙区政府、铜山区政府配合"], "", "徐州市"),
        # The text says so.
        (["县财政局负责"], "结合睢宁县实际，制定本方案。\n", "睢宁县"),
        (["市财政局负责"], "在宿迁市范围内开展试点。\n", "宿迁市"),
        (["县财政局负责"], "泗阳县水网密布，泗阳县水利局统筹。\n", "泗阳县"),
        # Branch offices bear the bare name of one county, and another office or the text confirms it.
        (["县财政局、沛县税务局负责", "睢宁金融监管支局负责"], "", "沛县"),
        (["县财政局、县水务局、睢宁金融监管支局负责", "市住房公积金睢宁办事处负责"], "", "睢宁县"),
        (["区财政局负责", "铜山金融监管支局、徐州公积金中心铜山管理部负责"], "", "徐州市铜山区"),
        (["县水务局、泗阳供电公司负责"], "依据《泗阳县节水规划》，制定本方案。\n", "泗阳县"),
        (["县水务局、泗阳供电公司负责"], "", None),
        (["县水务局、泗阳供电公司负责", "泗阳支行、睢宁支行、睢宁供电公司负责"], "", None),
        (["区财政局负责", "朝阳金融监管支局、工行朝阳支行负责"], "", None),
        (["区财政局负责", "鼓楼金融监管支局、工行鼓楼支行负责"], "", None),
        (["区教育厅、区财政厅负责", "铜山支行、铜山供电公司负责"], "", None),
        (["市财政局负责", "邳州支行、邳州供电公司负责", "各县区负责"], "", None),
        # A plan of a city names the bodies of its counties: it is the city's.
        (["市财政局，各县（市、区）人民政府负责", "邳州市政府、新沂市政府负责"], "", "徐州市"),
        # Not told: several, a title only, none at all.
        (["市财政局负责", "人行徐州中心支行、人行南通中心支行负责"], "", None),
        (["市财政局负责"], "落实《徐州市节水条例》《徐州市节水规划》要求。\n", None),
        (["市财政局、东南大学负责"], "学习借鉴深圳做法。\n", None),
        (["教育局、街道办事处负责"], "", None),
    ],
)
def test_the_place_that_bodies_and_text_tell(
    clauses: list[str], before: str, region: str | None
) -> None:
    read = document(plan("2026年节水工作方案", *clauses, before=before))
    assert read.region == region
    check(read)


@pytest.mark.parametrize(
    ("title", "clause", "expected"),
    [
        # The nearest level or place before a bare name in its list.
        (
            "某项工作方案",
            "省商务厅、发展改革委、财政厅负责",
            ["省商务厅", "省发展改革委", "省财政厅"],
        ),
        ("某项工作方案", "市商务局牵头，能源局、工商联配合", ["市商务局", "市能源局", "市工商联"]),
        ("某项工作方案", "县水利局、林业局、气象局负责", ["县水利局", "县林业局", "县气象局"]),
        (
            "南通市工作方案",
            "省商务厅、发展改革委、市教育局、文物局负责",
            ["江苏省商务厅", "江苏省发展改革委", "南通市教育局", "南通市文物局"],
        ),
        (
            "江苏省工作方案",
            "省商务厅、贸促会、无锡市商务局、发展改革委负责",
            ["江苏省商务厅", "江苏省贸促会", "无锡市商务局", "无锡市发展改革委"],
        ),
        (
            "江苏省工作方案",
            "省委宣传部、组织部、网信办、财政厅负责",
            ["江苏省委宣传部", "江苏省委组织部", "江苏省委网信办", "江苏省财政厅"],
        ),
        # In the plan of a place, its own; a department is the province's.
        (
            "南通市工作方案",
            "发展改革委、财政局、住建局、商务厅负责",
            ["南通市发展改革委", "南通市财政局", "南通市住房城乡建设局", "江苏省商务厅"],
        ),
        (
            "如东县工作方案",
            "县医保局、市医保局、省医保局、医保局负责",
            ["如东县医保局", "南通市医保局", "江苏省医保局"],
        ),
        ("南通市工作方案", "团市委、共青团市委负责", ["团南通市委"]),
        # Central bodies that no place has stay.
        (
            "江苏省工作方案",
            "省商务厅、财政部、税务总局负责",
            ["江苏省商务厅", "财政部", "税务总局"],
        ),
        # 县城 is a town here, and there the word 县 and 城….
        (
            "如东县工作方案",
            "县城市管理局、县城乡建设局、县城区管委会负责",
            ["如东县城市管理局", "如东县城乡建设局", "县城区管委会"],
        ),
        # Of no place that is told: as printed, and no central body.
        ("某项工作方案", "发展改革委、市财政局负责", ["发展改革委", "市财政局"]),
        # Of a central body.
        (
            "财政部2026年工作方案",
            "发展改革委、北京市教委、知识产权局负责",
            ["国家发展改革委", "北京市教委", "国家知识产权局"],
        ),
        ("全国工作方案", "发展改革委、能源局负责", ["国家发展改革委", "国家能源局"]),
        (
            "财政部2026年工作方案",
            "财政部、发展改革委、各省级人民政府负责",
            ["财政部", "国家发展改革委", "各省级人民政府"],
        ),
    ],
)
def test_what_bare_names_mean(title: str, clause: str, expected: list[str]) -> None:
    (names,) = bodies(plan(title, clause))
    assert names == expected


def test_a_list_ends_with_its_bracket() -> None:
    read = document(
        "广州市工作方案\n一、章\n1.推进工作。（省发展改革委、能源局负责）做好衔接。（气象局、市教育局、文物局负责）\n"
    )
    assert [given.agency for task in read.tasks for given in task.assignments] == [
        "广东省发展改革委",
        "广东省能源局",
        "广州市气象局",
        "广州市教育局",
        "广州市文物局",
    ]


def test_a_line_end_in_a_name_changes_nothing() -> None:
    (names,) = bodies(plan("广东省工作方案", "省财政厅、市\n场监管局、商\n务厅负责"))
    assert names == ["广东省财政厅", "广东省市场监管局", "广东省商务厅"]


def test_what_is_printed_stays() -> None:
    (task,) = document(plan("南通市工作方案", "省商务厅、发展改革委、财政局负责")).tasks
    assert [(each.as_written, each.agency) for each in task.assignments] == [
        ("省商务厅", "江苏省商务厅"),
        ("发展改革委", "江苏省发展改革委"),
        ("财政局", "江苏省财政局"),
    ]


def test_who_issues_and_to_whom_bear_the_place_that_the_bodies_tell() -> None:
    words = plan(
        "节水方案",
        "市财政局、徐州金融监管分局负责",
        before="市水利局、市有关单位：\n为节约用水，制定本方案。\n",
        tail="市水利局\n2026年1月2日\n",
    )
    read = document(words)
    assert (read.region, read.issuers) == ("徐州市", ("徐州市水利局",))
    assert read.addressees == ("徐州市水利局", "市有关单位")


@pytest.mark.parametrize(
    ("words", "region", "rule"),
    [
        ("徐州市水利局关于节水的意见\n", "徐州市", "issuer"),
        ("关于促进睢宁县水利事业发展的意见\n", "睢宁县", "title"),
        ("徐州市高新区管委会关于节水的意见\n", "徐州市高新区", "issuer"),
        ("关于节水的意见\n徐州市各有关单位：\n", "徐州市", "addressee"),
        ("苏政发〔2026〕1号\n关于节水的意见\n", "江苏省", "number"),
        # A county that no table lists, where the document names bodies of 县.
        ("乙县节水方案\n一、章\n1.推进。（县财政局负责）\n", "乙县", "title"),
        ("乙县节水方案\n一、章\n1.推进。（财政部负责）\n", None, ""),
        ("水利部关于徐州市节水试点的意见\n", None, ""),
    ],
)
def test_by_which_rule_the_head_tells_the_place(words: str, region: str | None, rule: str) -> None:
    read = read_front(text(words), lexicon())
    assert (read.region.name if read.region else None, read.rule_of("region")) == (region, rule)
