"""Local bodies by place and function: one name for all forms, and whose branch they are."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import load
from kg.errors import TableError
from kg.graph.forms import Forms
from kg.local_bodies import LocalBodies

TABLES = load()
BODIES = LocalBodies(TABLES)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            "合肥市市场监管局",
            "合肥市市场监督管理局 合肥市市监局 合肥市场监管局 安徽省合肥市市场监管局 "
            "合肥市市场监管局（市知识产权局） 合肥市市場監督管理局",
        ),
        (
            "福建省人力资源社会保障厅",
            "福建省人力资源和社会保障厅 福建省人社厅 福建省人力社保厅 福建省人力资源与社会保障厅",
        ),
        ("福建省科技厅", "福建省科学技术厅"),
        ("赣州市住房城乡建设局", "赣州市住建局 赣州市住房和城乡建设局 赣州市住房与城乡建设局"),
        ("湖北省经济和信息化厅", "湖北省经信厅 湖北省经济信息化厅"),
        ("山东省工业和信息化厅", "山东省工信厅"),
        (
            "贵阳市发展改革委",
            "贵阳市发改委 贵阳市发展和改革委员会 贵阳市发展和改革委 贵阳市发改委（市能源局）",
        ),
        ("贵阳市卫生健康委", "贵阳市卫健委 贵阳市卫生健康委员会"),
        (
            "贵阳市国资委",
            "贵阳市国有资产监督管理委员会 贵阳市政府国资委 贵阳市人民政府国有资产监督管理委员会",
        ),
        ("天津市科委", "天津市科学技术委员会"),
        ("云南省人民政府", "云南省政府"),
        ("云南省政府办公厅", "云南省人民政府办公厅"),
        ("云南省委宣传部", "中共云南省委宣传部 云南省宣传部"),
        ("云南省委人才办", "云南省委人才工作领导小组办公室"),
        ("西藏自治区党委组织部", "西藏自治区党委组织部 西藏党委组织部"),
        ("云南省高级人民法院", "云南省高院 云南省法院 云南省高级法院"),
        ("玉溪市中级人民法院", "玉溪市法院 玉溪市中院"),
        ("玉溪市人民检察院", "玉溪市检察院"),
        ("云南省纪委监委", "云南省纪委 云南省监委 云南省监察委员会"),
        ("云南省总工会", "云南省工会"),
        ("团云南省委", "共青团云南省委 共青团云南省委员会"),
        ("云南省税务局", "国家税务总局云南省税务局 云南税务局"),
        (
            "云南金融监管局",
            "国家金融监督管理总局云南监管局 金融监管总局云南监管局",
        ),
        ("玉溪金融监管分局", "国家金融监督管理总局玉溪监管分局"),
        ("云南省地方金融监管局", "云南省地方金融监督管理局 云南省金融监管局"),
        ("云南证监局", "中国证监会云南监管局"),
        ("云南银保监局", "中国银保监会云南监管局"),
        ("昆山市市场监管局", "昆山市监局 昆山市场监管局 昆山市市监局 江苏省昆山市场监督管理局"),
        ("人民银行西安分行营业管理部", "人行西安分行营管部 中国人民银行西安分行营业管理部"),
        ("人民银行云南省分行", "人行云南省分行 中国人民银行云南省分行"),
        ("人民银行玉溪中心支行", "人行玉溪市中心支行 中国人民银行玉溪市中心支行 人行玉溪市中支"),
        ("云南省通信管理局", "云南省通管局"),
        ("国家统计局云南调查总队", "云南调查总队"),
        ("国网青海省电力公司", "国网青海省电力有限公司 国网青海电力"),
        ("国网西宁供电公司", "国网西宁市供电公司"),
        ("襄阳高新区管委会", "襄阳高新技术产业开发区管委会 襄阳市高新区管委会"),
        ("两江新区管委会", "两江新区管理委员会"),
        ("武汉市教育和科技局", "武汉市教育科技局"),
        ("武汉市民政和人力资源社会保障局", "武汉市民政和人社局"),
        ("大理白族自治州财政局", "大理州财政局 云南省大理州财政局"),
        ("南京市玄武区财政局", "玄武区财政局 江苏省南京市玄武区财政局"),
        ("太湖县财政局", "安庆市太湖县财政局"),
        ("乐清市财政局", "浙江省温州市乐清市财政局"),
    ],
)
def test_all_forms_of_a_name_are_one_body(name: str, forms: str) -> None:
    called = {form: BODIES.read(form) for form in (name, *forms.split())}
    assert {form: body.name if body else None for form, body in called.items()} == dict.fromkeys(
        called, name
    )
    assert all(body and body.place for body in called.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云南金融监管局", "云南省金融监管局"),  # the central body's, and the province's own
        ("吉林省财政厅", "吉林市财政局"),
        ("人民银行成都分行", "人民银行成都市分行"),
        ("湖北省经济和信息化厅", "湖北省工业和信息化厅"),
        ("四川省委金融办", "四川省政府金融办"),
        ("南京市鼓楼区财政局", "福州市鼓楼区财政局"),
    ],
)
def test_what_is_two_bodies(one: str, other: str) -> None:
    first, second = BODIES.read(one), BODIES.read(other)
    assert first
    assert second
    assert first.name != second.name


@pytest.mark.parametrize(
    ("name", "level", "function"),
    [
        ("市市场监督管理局", "市", "市场监管局"),
        ("省发改委", "省", "发展改革委"),
        ("县住建局", "县", "住房城乡建设局"),
        ("自治区党委宣传部", "自治区", "宣传部"),
        ("省委办公厅", "省", "办公厅"),
        ("团市委", "市", "团委"),
        ("科学技术局", "", "科技局"),
        ("市场监督管理局", "", "市场监管局"),
        ("鼓楼区财政局", "鼓楼区", "财政局"),  # there are several
        ("人行某镇支行", "某镇", "人民银行支行"),
    ],
)
def test_a_form_without_its_place(name: str, level: str, function: str) -> None:
    body = BODIES.read(name)
    assert body
    assert (body.place, body.level, body.function) == ("", level, function)


def test_a_place_named_in_full_counts_for_more_than_a_longer_function() -> None:
    body = BODIES.read("兰州新区管委会")
    assert body
    assert (body.place, body.function) == ("兰州新区", "管委会")


def test_the_place_of_the_document_tells_which_district_is_meant() -> None:
    body = BODIES.read("鼓楼区财政局", "福建省")
    assert body
    assert body.name == "福州市鼓楼区财政局"


def test_the_place_of_the_document_is_one_that_no_table_need_list() -> None:
    body = BODIES.read("襄阳市高新区财政局", "襄阳市高新区")
    assert body
    assert (body.name, body.place) == ("襄阳市高新区财政局", "襄阳市高新区")
    assert BODIES.read("襄阳市高新区财政局") is None


@pytest.mark.parametrize(
    "name",
    ["", "局", "市", "推进财政局", "城市规划建设", "某某区财政局", "财政局和教育局工作", "市法院"],
)
def test_what_no_form_tells(name: str) -> None:
    assert BODIES.read(name) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("人行福建省分行", "central-branch"),
        ("人行某地支行", "central-branch"),
        ("福建证监局", "central-branch"),
        ("拱北海关", "central-branch"),
        ("福建省邮政管理局", "central-branch"),
        ("省委人才办", "party-organ"),
        ("县委编办", "party-organ"),
        ("市委宣传部", "party-organ"),
        ("福州市委某某工作局", "party-organ"),
        ("福建省人大", "state-organ"),
        ("福建省政协", "other"),
        ("市总工会", "mass-org"),
        ("团市委", "mass-org"),
        ("县妇联", "mass-org"),
        ("省高院", "court"),
        ("县检察院", "procuratorate"),
        ("某开发区管委会", "local-government"),
        ("国网南平供电公司", "enterprise"),
        ("某供电局", "enterprise"),
        ("福州市某某办", "local-government"),
        ("国务院某某办", "other"),
        ("中央某某办", "party-organ"),
        ("省某某研究院", "institute"),
    ],
)
def test_kinds_by_form(name: str, kind: str) -> None:
    assert Forms(TABLES).kind(name) == kind


def test_no_form_is_read_in_two_ways() -> None:
    forms: dict[str, list[tuple[str, ...]]] = {}
    for form, function in BODIES.functions.forms():
        forms.setdefault(form, []).append(function.styles)
    doubtful = {
        form: styles
        for form, styles in forms.items()
        if any(set(one) & set(other) for one, other in combinations(styles, 2))
    }
    assert doubtful == {}


def test_the_functions_agree_with_the_other_tables() -> None:
    kinds = {row["kind"] for row in TABLES.rows("forms.tsv")} | {"other"}
    for row in TABLES.rows("functions.tsv"):
        assert row["kind"] in kinds, row
        assert not row["above"] or row["above"] in TABLES.agencies, row
        styles = {style.strip() for style in row["place"].split(";")}
        assert styles <= {
            *("full", "short", "city", "printed", "committee"),
            *("province", "prefecture", "county"),
        }, row
    for row in TABLES.rows("counties.tsv"):
        assert row["parent"] in TABLES.regions, row


def test_a_function_of_ones_own(tmp_path) -> None:
    (tmp_path / "functions.tsv").write_text(
        "name\tplace\tendings\taliases\tkind\n新经济\tfull\t委=委员会\t新经济发展\tlocal-government\n",
        encoding="utf-8",
    )
    own = LocalBodies(load(tmp_path)).read("成都市新经济发展委员会")
    assert own
    assert own.name == "成都市新经济委"
    assert BODIES.read("成都市新经济委") is None


@given(
    st.text(
        st.sampled_from("省市县区委局厅办财政教育科技和、（）人行中国江苏南通鼓楼…"), max_size=24
    )
)
def test_the_canonical_name_is_read_as_itself(name: str) -> None:
    body = BODIES.read(name)
    if body and body.place:
        again = BODIES.read(body.name)
        assert again
        assert (again.name, again.place, again.function) == (body.name, body.place, body.function)


PLACES = ("江苏省", "南通市", "海门区", "如东县", "延边州", "浦东新区", "新疆")


@given(
    st.sampled_from(PLACES), st.sampled_from(sorted(form for form, _ in BODIES.functions.forms()))
)
def test_every_form_behind_every_place_keeps_its_name(place: str, form: str) -> None:
    printed = form.replace("…", place) if "…" in form else place + form
    body = BODIES.read(printed)
    if body and body.place:
        again = BODIES.read(body.name)
        assert again
        assert again.name == body.name


@pytest.mark.parametrize("size", [10_000, 100_000])
def test_long_names_cost_nothing(size: int) -> None:
    assert BODIES.read("市" * size + "财政局") is None


def test_a_table_that_is_no_table_is_refused(tmp_path) -> None:
    (tmp_path / "functions.tsv").write_text("name\tcolour\n某\t红\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"functions.tsv, line 1"):
        LocalBodies(load(tmp_path))
