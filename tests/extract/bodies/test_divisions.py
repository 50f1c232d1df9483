"""Divisions named without the body they are of, and what shares a word with the name behind it."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

OF_A_DEPARTMENT = "江西省水利厅关于印发2025年水利工作安排的通知\n\n1.推进工作。（{}）\n"
OF_A_CITY = "遵义市2024年工作计划\n一、章\n1.推进工作。{}\n"


def bodies(plan: str, clause: str) -> list[tuple[str, str]]:
    (task,) = document(plan.format(clause)).tasks
    return [(given.agency, given.kind) for given in task.assignments]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("厅规划处、财审处负责", ["厅规划处", "厅财审处"]),
        ("政策法规处牵头，厅办公室配合", ["政策法规处", "厅办公室"]),
        ("省水文局综合科、监测科负责", ["江西省水文局综合科", "江西省水文局监测科"]),
        # No divisions.
        ("局规划处、沿江办事处负责", ["局规划处", "沿江办事处"]),
    ],
)
def test_divisions_are_of_the_body_whose_division_stands_before(clause, expected) -> None:
    assert [name for name, _ in bodies(OF_A_DEPARTMENT, clause)] == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("（赤水市、仁怀市政府负责）", ["赤水市人民政府", "仁怀市人民政府"]),
        ("（贵阳、遵义、安顺等市人民政府负责）", ["贵阳市人民政府", "遵义市人民政府", "安顺市人民政府"]),
        ("（红花岗、汇川区政府负责）", ["遵义市红花岗区人民政府", "遵义市汇川区人民政府"]),
        ("（国网省电力公司、汇川区政府负责）", ["国网贵州省电力公司", "遵义市汇川区人民政府"]),
        ("（红峰园区、南岭景区管委会负责）", ["红峰园区管委会", "南岭景区管委会"]),
        ("（市财政局、汇川区政府负责）", ["遵义市财政局", "遵义市汇川区人民政府"]),
    ],
)  # fmt: skip
def test_governments_share_the_word_behind_their_places(clause, expected) -> None:
    found = [name for name, _ in bodies(OF_A_CITY, clause)]
    assert [name.removeprefix("贵州省").removeprefix("遵义市赤水") for name in found] == expected


@pytest.mark.parametrize(
    "name",
    [
        "辖区街道办事处",
        "属地乡镇",
        "县市区人民政府",
        "市州",
        "涉农区政府",
        "区县",
        "园区管委会",
        "开发区（度假区）管委会",
    ],
)
def test_classes_without_a_word_for_all(name) -> None:
    assert bodies(OF_A_CITY, f"（市水务局牵头，{name}配合）")[1] == (name, "group")


@pytest.mark.parametrize("zone", ["开发区", "开发区管委会", "功能区管委会"])
def test_a_zone_behind_a_class_is_one(zone) -> None:
    assert bodies(OF_A_CITY, f"（各县区政府、{zone}负责）")[1] == (zone, "group")
    assert bodies(OF_A_CITY, f"（市财政局、{zone}负责）")[1][1] == "agency"


def test_two_clauses_name_two_bodies_in_the_same_word() -> None:
    clause = (
        "（省财政厅牵头，国资委、地方金融监管局配合）（市财政局牵头，国资委、地方金融监管局配合）"
    )
    assert [name for name, _ in bodies(OF_A_CITY, f"{clause}")] == [
        "贵州省财政厅",
        "贵州省国资委",
        "贵州省地方金融监管局",
        "遵义市财政局",
        "遵义市国资委",
        "遵义市地方金融监管局",
    ]


def test_one_body_named_in_two_clauses_counts_once() -> None:
    assert bodies(OF_A_CITY, "（市财政局负责）（市财政局负责）") == [("遵义市财政局", "agency")]
