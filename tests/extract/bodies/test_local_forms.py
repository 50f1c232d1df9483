"""Local bodies in plans: one name in one task, one node in the graph, and what makes a name known."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

PLAN = "{place}2024年工作计划\n一、章\n1.推进工作。（{clause}）\n"


@pytest.mark.parametrize(
    ("place", "clause", "expected"),
    [
        (
            "贵州省",
            "省市场监督管理局牵头，省科学技术厅、省发改委配合",
            [
                ("贵州省市场监管局", "form"),
                ("贵州省科技厅", "form"),
                ("贵州省发展改革委", "form"),
            ],
        ),
        (
            "遵义市",
            "市人力资源和社会保障局、市工信局、国家税务总局遵义市税务局负责",
            [
                ("遵义市人力资源社会保障局", "form"),
                ("遵义市工业和信息化局", "form"),
                ("遵义市税务局", "form"),
            ],
        ),
        (
            "贵州省",
            "人行贵州省分行、贵州证监局、国家金融监督管理总局贵州监管局、财政部负责",
            [
                ("人民银行贵州省分行", "form"),
                ("贵州证监局", "form"),
                ("贵州金融监管局", "form"),
                ("财政部", "table"),
            ],
        ),
        # The bare short names of courts and of old commissions are the place's.
        (
            "遵义市",
            "法院、检察院、经委、文联负责",
            [
                ("遵义市中级人民法院", "form"),
                ("遵义市人民检察院", "form"),
                ("遵义市经济委", "form"),
                ("遵义市文联", "form"),
            ],
        ),
        # A zone is the city's, whatever district stands before it in the list.
        (
            "遵义市",
            "红花岗区人民政府、高新区管委会、开发区、综保区管委会负责",
            [
                ("遵义市红花岗区人民政府", "form"),
                ("遵义高新区管委会", "form"),
                ("遵义开发区管委会", "form"),
                ("遵义综合保税区管委会", "form"),
            ],
        ),
        (
            "遵义市",
            "各开发区管委会、东岸新片区管委会负责",
            [("各开发区管委会", None), ("东岸新片区管委会", None)],
        ),
        # What is known with a level before it takes it from the name before, too.
        (
            "遵义市",
            "市公共资源交易中心、大数据中心、消防救援支队、供电公司负责",
            [
                ("遵义市公共资源交易中心", "form"),
                ("遵义市大数据中心", "form"),
                ("遵义市消防救援支队", "form"),
                ("遵义市供电公司", "form"),
            ],
        ),
        (
            "某某",
            "市财政局、市科学技术局、各有关单位、市某某办负责",
            [
                ("市财政局", None),
                ("市科技局", None),
                ("各有关单位", None),
                ("市某某办", None),
            ],
        ),
    ],
)
def test_what_bodies_are_called_and_known_by(place, clause, expected) -> None:
    (task,) = document(PLAN.format(place=place, clause=clause)).tasks
    assert [(a.agency, a.known_by) for a in task.assignments] == expected
    for given in task.assignments:
        assert given.resolved == (given.known_by is not None or given.kind == "group")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("省住建厅、省住房和城乡建设厅、省财政厅负责", ["joint", "joint"]),
        ("省住建厅牵头，省住房和城乡建设厅、省财政厅配合", ["lead", "participant", "participant"]),
    ],
)
def test_two_names_of_one_body_count_once_in_a_role(clause: str, expected: list[str]) -> None:
    (task,) = document(PLAN.format(place="青海省", clause=clause)).tasks
    assert [given.role for given in task.assignments] == expected


def test_two_names_of_one_body_alone_are_alone() -> None:
    (task,) = document(PLAN.format(place="青海省", clause="省卫健委、省卫生健康委员会负责")).tasks
    assert (task.duty_mode, [(a.agency, a.role, a.basis) for a in task.assignments]) == (
        "single",
        [("青海省卫生健康委", "sole", "only-agency")],
    )


def test_of_no_known_place_the_printed_bracket_stays() -> None:
    (task,) = document(
        PLAN.format(place="某某", clause="省市场监管局（省知识产权局）、省财政厅负责")
    ).tasks
    assert task.assignments[0].agency == "省市场监管局（省知识产权局）"


def test_of_no_known_place_no_name_becomes_a_central_one() -> None:
    (task,) = document(PLAN.format(place="某某", clause="发展和改革委、市发展和改革委负责")).tasks
    assert [(a.agency, a.resolved) for a in task.assignments] == [
        ("发展和改革委", False),
        ("市发展改革委", False),
    ]
