"""Targets of a plan: in the graph, in `kg task`, in `kg law`, and in the named query."""

from __future__ import annotations

import json

import pytest

PLAN = """\
某厅关于印发《2025年工作要点》的通知
各处室：
现印发给你们。
某厅
2025年1月31日
2025年工作要点
到2030年，产业增加值占生产总值比重达到8%左右。
一、总则
1.修订《中华人民共和国商标法》，到2027年，覆盖率达到60%以上，能耗下降3%。（财政部负责）
2.做好总结。（财政部负责）
"""


@pytest.fixture
def folder(tmp_path, kg):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    assert kg("build", tmp_path / "plan.txt", "-o", tmp_path / "graph").code == 0
    return tmp_path / "graph"


def test_a_task_lists_what_it_aims_at(kg, folder):
    (first, second) = (
        json.loads(kg("task", number, "--graph", folder, "--format", "json").out)
        for number in ("1", "2")
    )
    assert [(t["indicator"], t["value"], t["unit"], t["period"]) for t in first["targets"]] == [
        ("覆盖率", "60", "%", "2027"),
        ("能耗", "-3", "%", "2027"),
    ]
    assert [t["kind"] for t in first["targets"]] == ["target", "growth-target"]
    begin, end = first["targets"][0]["span"]
    assert PLAN[begin:end] == first["targets"][0]["as_written"] == "覆盖率达到60%以上"
    assert second["targets"] == []
    assert "覆盖率 60 % 2027" in kg("task", "1", "--graph", folder).out


def test_a_law_shows_its_tasks_with_their_targets(kg, folder):
    found = json.loads(kg("law", "商标法", "--graph", folder, "--format", "json").out)
    assert [len(task["targets"]) for task in found["tasks"]] == [2]


def test_the_named_query_has_the_words_around_the_tasks_too(kg, folder):
    found = json.loads(kg("query", "targets", "--graph", folder, "--format", "json").out)
    rows = [
        {name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]
    ]
    assert [(row["period"], row["indicator"], row.get("task")) for row in rows] == [
        ("2027", "覆盖率", "1"),
        ("2027", "能耗", "1"),
        ("2030", "产业增加值占生产总值比重", None),
    ]


def test_the_graph_of_it_keeps_the_shapes(kg, folder):
    assert kg("check", "--graph", folder, "--format", "json").code == 0
