"""An item whose words are all in its passages: found and shown by its parts, never as an empty line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

PLAN = (
    "江海市2026年知识产权工作要点\n\n一、完善制度\n"
    "1.修订《江海市专利促进条例》。（市市场监管局、市司法局负责）"
    "推进数据登记试点，出台登记办法。（市数据局牵头，市市场监管局参与）\n"
    "2.加强商标保护。（市市场监管局负责）\n3.提升审查质量。（市市场监管局负责）\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.ask.builds import build_graph

    made = tmp_path_factory.mktemp("passages")
    (made / "plan.txt").write_text(PLAN, encoding="utf-8")
    build_graph([str(made / "plan.txt")], made / "graph")
    return made / "graph"


def test_a_task_is_shown_with_its_parts(kg, folder):
    ran = kg("task", "1", "--graph", folder)
    assert "1.p1 修订《江海市专利促进条例》" in ran.out
    assert "1.p2 推进数据登记试点" in ran.out
    assert "see its parts" in ran.out and "nobody named" not in ran.out


def test_json_holds_the_parts(kg, folder):
    found = json.loads(kg("task", "1", "--graph", folder, "--format", "json").out)
    assert [(part["id"], part["part"]) for part in found["measures"]] == [("1.p1", 1), ("1.p2", 2)]
    assert [len(part["assignments"]) for part in found["measures"]] == [2, 2]


@pytest.mark.parametrize("words", [("law", "江海市专利促进条例"), ("agency", "江海市司法局")])
def test_a_part_is_called_by_what_finds_it_again(kg, folder, words):
    assert "1.p1" in kg(*words, "--graph", folder).out
    assert "修订《江海市专利促进条例》" in kg("task", "1.p1", "--graph", folder).out


def test_the_ledger_has_no_row_without_words(kg, folder, tmp_path):
    assert kg("ledger", "--graph", folder, "-o", tmp_path / "l.csv").code == 0
    rows = csv.DictReader(io.StringIO((tmp_path / "l.csv").read_text("utf-8-sig")))
    assert [(row["序号"], bool(row["任务内容"])) for row in rows] == [
        ("1.p1", True),
        ("1.p2", True),
        ("2", True),
        ("3", True),
    ]


def test_the_graph_keeps_its_rules(kg, folder):
    assert "wordless" not in kg("check", "--graph", folder).out


def test_its_page_says_that_its_parts_have_the_bodies(kg, folder, tmp_path):
    assert kg("site", tmp_path / "site", "--graph", folder).code == 0
    pages = {path.stem: path.read_text("utf-8") for path in (tmp_path / "site/tasks").iterdir()}
    (item,) = (page for name, page in pages.items() if name.endswith("-1"))
    assert 'data-t="tk-parts-duty"' in item or "各措施各有责任单位" in item
    assert "原文没有写明责任单位" not in item.partition("<script")[0]
