"""Who takes part in every task, named once for all: said of the document, and of no single task."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import to_json
from kg.graph.build import nquads
from tests.extract.samples import document, lexicon

PLAN = (
    "遵义市2024年工作要点\n一、章\n1.推进甲。（市财政局牵头，市司法局配合{note}）\n"
    "2.推进乙。（市水务局负责）\n"
)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("；以下均需各县区政府落实，不再单独列出", [("各县区政府", "group")]),
        ("；以下各项均由各县（市、区）人民政府组织实施，不再一一列出", [("各县（市、区）人民政府", "group")]),
        (
            "，以下任务均需市直各部门、红花岗区政府贯彻落实，不再列出",
            [("市直各部门", "group"), ("遵义市红花岗区人民政府", "agency")],
        ),
        ("；以下均须有关县、市政府推进，不再重复列出", [("有关县、市政府", "group")]),
        # No such note.
        ("", []),
        ("，逗号前为牵头单位，下同", []),
    ],
)  # fmt: skip
def test_who_takes_part_in_every_task(note, expected) -> None:
    read = document(PLAN.format(note=note))
    assert [(given.agency, given.kind) for given in read.blanket] == expected
    assert [given["agency"] for given in to_json(read).get("blanket_participants", [])] == [
        name for name, _ in expected
    ]
    named = [[given.agency for given in task.assignments] for task in read.tasks]
    assert named == [["遵义市财政局", "遵义市司法局"], ["遵义市水务局"]]


def test_one_body_under_two_names_is_one_statement_in_the_graph() -> None:
    read = document(PLAN.format(note="；以下均需各县区政府落实，不再列出"))
    twice = replace(read, blanket=read.blanket * 2)
    lines = b"".join(nquads([twice], lexicon().authority)).splitlines()
    assert len(lines) == len(set(lines))


def test_a_cut_off_clause_of_a_group_is_flagged_for_each_of_its_items() -> None:
    plan = "遵义市工作要点\n一、章\n1.建站。\n2.修路。\n〔责任部门：市财政局、市司"
    read = document(plan)
    assert [task.id for task in read.tasks] == ["1", "2"]
    assert [flag.about for flag in read.flags if flag.kind == "truncated"] == ["1", "2"]
