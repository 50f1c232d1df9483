"""The place that a plan is of, and the names of local bodies that it prints without the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import load
from kg.extract.bodies.local_names import LocalNames
from kg.extract.document import extract
from kg.extract.text.lexicon import Lexicon
from tests.extract.checks import check
from tests.extract.samples import PLAN, document, lexicon, shipped, source

BODY = "一、章\n1.推进工作。（财政部负责）\n"


@pytest.mark.parametrize(
    ("front", "region"),
    [
        ("浙江省人民政府办公厅关于印发《某某计划》的通知\n2025年1月2日\n某某计划\n", "浙江省"),
        ("南通市2025年工作计划\n", "南通市"),
        ("江苏省南通市2025年工作计划\n", "南通市"),
        ("2025年湖南省工作计划\n", "湖南省"),
        ("广西2025年工作计划\n", "广西壮族自治区"),
        ("恩施州2025年工作计划\n", "恩施土家族苗族自治州"),
        ("上海市浦东新区2025年工作计划\n", "浦东新区"),
        ("南京市鼓楼区2025年工作计划\n", "南京市鼓楼区"),
        ("昆山市2025年工作计划\n", "昆山市"),
        ("沛县2025年工作计划\n", "沛县"),
        ("鄂温克族自治旗2025年工作计划\n", "鄂温克族自治旗"),
        ("中共成都市温江区委办公室关于印发《某某计划》的通知\n2025年1月2日\n", "成都市温江区"),
        ("国家税务总局浙江省税务局关于印发《某某计划》的通知\n2025年1月2日\n", "浙江省"),
        ("浙江省2025年工作計劃\n", "浙江省"),
        ("苏州市人民政府办公室文件\n2025年工作计划\n", "苏州市"),
        ("浙政办发〔2025〕12号\n2025年工作计划\n", "浙江省"),
        ("关于印发《某某计划》的通知\n广州市各区人民政府：\n2025年1月2日\n某某计划\n", "广州市"),
        # Two that issue it: the one inside the other; side by side none.
        (
            "江苏省司法厅 南通市人民政府关于印发《某某计划》的通知\n2025年1月2日\n某某计划\n",
            "南通市",
        ),
        ("浙江省司法厅 江苏省司法厅关于印发《某某计划》的通知\n2025年1月2日\n某某计划\n", None),
        ("教育部 江西省人民政府关于印发《某某计划》的通知\n2025年1月2日\n某某计划\n", "江西省"),
        # A province that plans for one of its cities; a central body for a province.
        (
            "江苏省人民政府办公厅关于印发《南通市2025年某某计划》的通知\n2025年1月2日\n"
            "南通市2025年某某计划\n",
            "南通市",
        ),
        (
            "财政部关于印发《浙江省2025年某某计划》的通知\n2025年1月2日\n浙江省2025年某某计划\n",
            None,
        ),
        ("财政部关于印发《某某计划》的通知\n北京市、上海市人民政府：\n2025年1月2日\n", None),
        # What begins or ends like a place and is none.
        ("城市2025年更新工作计划\n", None),
        ("我县2025年工作计划\n", None),
        ("区块链2025年工作计划\n", None),
        ("县域2025年工作计划\n", None),
        ("市场监管2025年工作计划\n", None),
        ("乡村振兴示范县2025年工作计划\n", None),
        ("长三角生态绿色一体化发展示范区2025年工作计划\n", None),
        ("南通市全面依法治市委员会办公室2025年工作计划\n", "南通市"),
        ("天津市推进夜市2025年工作计划\n", "天津市"),
        ("2025年工作计划\n", None),
    ],
)
def test_the_place_of_a_plan(front: str, region: str | None) -> None:
    read = document(front + BODY)
    assert read.region == region
    check(read)


def names(region: str | None) -> LocalNames:
    places = lexicon().places
    return LocalNames(lexicon(), places.at(f"{region}2025年")[0] if region else None)


@pytest.mark.parametrize(
    ("region", "printed", "full"),
    [
        ("浙江省", "省发展改革委", "浙江省发展改革委"),
        ("浙江省", "省委网信办", "浙江省委网信办"),
        ("浙江省", "省市场监管局（省知识产权局）", "浙江省市场监管局（省知识产权局）"),
        ("浙江省", "省人民政府", "浙江省人民政府"),
        ("浙江省", "省法院", "浙江省法院"),
        ("浙江省", "省区块链办", "浙江省区块链办"),
        ("南通市", "市司法局", "南通市司法局"),
        ("南通市", "市市场监管局", "南通市市场监管局"),
        ("南通市", "省教育厅", "江苏省教育厅"),
        ("南通市", "市乡村振兴局", "南通市乡村振兴局"),
        ("南宁市", "自治区党委宣传部", "广西壮族自治区党委宣传部"),
        ("广西壮族自治区", "自治区科技厅", "广西壮族自治区科技厅"),
        ("广西壮族自治区", "区党委办公厅", "广西壮族自治区党委办公厅"),
        ("北京市", "市委网信办", "北京市委网信办"),
        ("恩施州", "州财政局", "恩施土家族苗族自治州财政局"),
        ("锡林郭勒盟", "盟教育局", "锡林郭勒盟教育局"),
        ("阿克苏地区", "地区教育局", "阿克苏地区教育局"),
        ("上海市浦东新区", "区市场监管局", "浦东新区市场监管局"),
        ("上海市浦东新区", "市教委", "上海市教委"),
        ("雄安新区", "新区管委会", "雄安新区管委会"),
        ("南京市鼓楼区", "区教育局", "南京市鼓楼区教育局"),
        ("沛县", "县教育局", "沛县教育局"),
        ("新疆生产建设兵团", "兵团财政局", "新疆生产建设兵团财政局"),
        # Departments: no central body ends so.
        ("四川省", "财政厅", "四川省财政厅"),
        ("四川省", "经济和信息化厅", "四川省经济和信息化厅"),
        ("成都市", "财政厅", "四川省财政厅"),
        ("四川省", "财政厅（省国资委）", "四川省财政厅（省国资委）"),
        ("四川省", "办公厅", None),
        ("四川省", "中央办公厅", None),
        ("四川省", "政务服务大厅", None),
        ("四川省", "河北省财政厅", None),
        ("四川省", "四川财政厅", None),
        ("北京市", "财政厅", None),
        (None, "财政厅", None),
        # As printed: tables know it, it bears a place, or the document has no such level.
        ("浙江省", "杭州市人民政府", None),
        ("浙江省", "江苏省财政厅", None),
        ("浙江省", "市司法局", None),
        ("南通市", "县教育局", None),
        ("南通市", "区教育局", None),
        ("北京市", "省教育厅", None),
        ("南通市", "市场监管总局", None),
        ("郑州市", "州财政局", None),
        (None, "省发展改革委", None),
        # What only begins like a level.
        ("南通市", "市场监管局", None),
        ("南通市", "市容环卫局", None),
        ("浙江省", "省级有关单位", None),
        ("浙江省", "省部级实验室", None),
        ("浙江省", "省际协作办", None),
        ("上海市浦东新区", "区块链研究院", None),
        ("上海市浦东新区", "区域协调办", None),
        ("沛县", "县域经济办", None),
        ("杭州市", "州委", None),
        ("南通市", "市县两级法院", None),
        ("浙江省", "省、市", None),
        ("浙江省", "省", None),
        ("四川省", "市（州）人民政府", None),
    ],
)
def test_the_name_of_a_local_body(region: str | None, printed: str, full: str | None) -> None:
    assert names(region).full(printed) == full


def test_names_in_a_plan() -> None:
    read = document(
        "南通市2025年工作计划\n一、章\n1.甲。（市司法局牵头，省教育厅、财政部、市市场监管局、"
        "各县（市、区）人民政府配合）\n2.乙。（市司法局、市\n司法局负责）\n"
    )
    first, second = read.tasks
    assert [(a.agency, a.as_written, a.resolved) for a in first.assignments] == [
        ("南通市司法局", "市司法局", True),
        ("江苏省教育厅", "省教育厅", True),
        ("财政部", "财政部", True),
        ("南通市市场监管局", "市市场监管局", True),
        ("各县（市、区）人民政府", "各县（市、区）人民政府", True),
    ]
    assert [a.agency for a in second.assignments] == ["南通市司法局"]


def test_two_names_of_one_body_count_once() -> None:
    read = document("四川省2025年工作计划\n一、章\n1.甲。（省财政厅、财政厅、公安部负责）\n")
    assert [a.agency for a in read.tasks[0].assignments] == ["四川省财政厅", "公安部"]


def test_who_issues_and_who_is_addressed() -> None:
    read = document(
        "市司法局关于印发《南通市2025年工作计划》的通知\n市教育局、市各有关单位、"
        "各县（市、区）人民政府：\n2025年1月2日\n南通市2025年工作计划\n" + BODY
    )
    assert read.issuers == ("南通市司法局",)
    assert read.addressees == ("南通市教育局", "市各有关单位", "各县（市、区）人民政府")


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("浙江省发展改革委\t浙江省发展和改革委员会\n", "浙江省发展改革委"),
        ("浙江省发展和改革委员会\t浙江省发展改革委\n", "浙江省发展和改革委员会"),
        ("浙发改\t省发展改革委\n", "浙发改"),
    ],
)
def test_a_table_of_ones_own_wins(tmp_path, row: str, name: str) -> None:
    (tmp_path / "agencies.tsv").write_text(f"name\taliases\n{row}", encoding="utf-8")
    own = Lexicon(load(tmp_path))
    read = extract(source("浙江省2025年工作计划\n一、章\n1.甲。（省发展改革委负责）\n"), own)
    (given_,) = read.tasks[0].assignments
    assert (given_.agency, given_.resolved) == (name, True)


def test_of_the_shipped_plan() -> None:
    assert shipped(PLAN).region is None


PRINTED = st.sampled_from(
    [
        *("省发展改革委", "市司法局", "区教育局", "州委宣传部", "财政厅", "商务局", "办公厅"),
        *("省市场监管局（省知识产权局）", "各市、县（区）人民政府", "司法部", "省级有关单位"),
        *("自治区科技厅", "县教育局", "杭州市人民政府", "领导小组办公室", "市县两级法院"),
    ]
)


@given(
    st.lists(PRINTED, min_size=1, max_size=6, unique=True),
    st.sampled_from(["浙江省", "南通市", "北京市", "广西壮族自治区", "上海市浦东新区"]),
)
def test_a_place_changes_names_and_nothing_that_is_printed(printed: list[str], place: str) -> None:
    body = f"2025年工作计划\n一、章\n1.推进工作。（{'、'.join(printed)}负责）\n"
    with_place, without = document(place + body), document("某" * len(place) + body)
    assert with_place.region is not None
    (one,), (other,) = with_place.tasks, without.tasks
    assert [(a.as_written, a.span, a.kind) for a in one.assignments] == [
        (a.as_written, a.span, a.kind) for a in other.assignments
    ]
    for given_ in one.assignments:
        # All of them are printed in short; the bracket is another name of a body that is known.
        ends = (given_.as_written, given_.as_written.partition("（省")[0])
        assert given_.resolved or given_.agency.endswith(ends[0])
        assert given_.known_by == "table" or given_.agency.endswith(ends)
    check(with_place)
