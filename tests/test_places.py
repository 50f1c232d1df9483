"""Places by their names, and which names of bodies leave theirs out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import load
from kg.places import Places, word_classes

TABLES = load()
PLACES = Places(TABLES, word_classes(TABLES))


@pytest.mark.parametrize(
    ("words", "place", "above"),
    [
        ("浙江省教育厅", "浙江省", []),
        ("江苏省南通市人民政府", "南通市", ["江苏省"]),
        # Counties and districts lie in a city by the tables; a district is called with it.
        ("如东县人民政府", "如东县", ["南通市", "江苏省"]),
        ("江苏省南通市如东县人民政府", "如东县", ["南通市", "江苏省"]),
        ("崇明区人民政府", "上海市崇明区", ["上海市"]),
        ("义乌市人民政府", "义乌市", ["金华市", "浙江省"]),
        ("鄂伦春自治旗人民政府", "鄂伦春自治旗", ["呼伦贝尔市", "内蒙古自治区"]),
        # Several cities have a district of this name: told only with the city before it.
        ("南京市鼓楼区人民政府", "南京市鼓楼区", ["南京市", "江苏省"]),
        ("江苏省鼓楼区人民政府", None, None),
        ("鼓楼区人民政府", None, None),
        # Zones that issue.
        ("南通市高新区管委会", "南通市高新区", ["南通市", "江苏省"]),
        ("宿迁市苏宿工业园区管委会", "宿迁市苏宿工业园区", ["宿迁市", "江苏省"]),
        ("德清县经济开发区管委会", "德清县经济开发区", ["德清县", "湖州市", "浙江省"]),
        # By form alone.
        ("甲县人民政府", "甲县", []),
        # None.
        ("南通市场监管局", None, None),
        ("区块链办公室", None, None),
        ("示范县人民政府", None, None),
        ("开发区管委会", None, None),
        ("义乌市场发展委", None, None),
    ],
)
def test_the_place_at_the_beginning(words: str, place: str | None, above: list[str] | None) -> None:
    found, _ = PLACES.at(words)
    assert (found.name if found else None) == place
    if found:
        assert [region.name for region in PLACES.above(found)] == above


@pytest.mark.parametrize(
    ("name", "leaves_out"),
    [
        *((name, True) for name in ("省民政厅", "市财政局", "县税务局", "区委编办", "州商务局")),
        *((name, True) for name in ("财政局", "发展改革委", "公安局", "法院", "行政审批办公室")),
        *(
            (name, True)
            for name in ("某某工作领导小组办公室", "鼓楼区教育局", "电力公司", "高新区管委会")
        ),
        *((name, False) for name in ("浙江省民政厅", "南通市财政局", "如东县税务局", "崇明区政府")),
        *((name, False) for name in ("南京市鼓楼区教育局", "上海海关", "人行郑州中心支行")),
        *(
            (name, False)
            for name in ("国家疾控局", "中国电信", "全国妇联", "之江实验室", "某某大学")
        ),
        *((name, False) for name in ("财政部条法司", "温江生态环境局", "国网泰安供电公司")),
    ],
)
def test_which_names_leave_out_their_place(name: str, leaves_out: bool) -> None:
    assert PLACES.leaves_out(name) is leaves_out


def test_every_county_lies_in_a_place_of_the_other_table() -> None:
    assert all(row["parent"] in TABLES.regions for row in TABLES.rows("counties.tsv"))
    assert not {row["name"] for row in TABLES.rows("counties.tsv")} & set(TABLES.regions)


@given(st.sampled_from([(row["name"], row["parent"]) for row in TABLES.rows("counties.tsv")]))
def test_a_county_is_found_behind_what_it_lies_in(county: tuple[str, str]) -> None:
    name, parent = county
    place, end = PLACES.at(f"{parent}{name}人民政府")
    assert place is not None
    assert end == len(parent + name)
    assert place.name in (name, parent + name)
    assert next(PLACES.above(place)).name == parent
