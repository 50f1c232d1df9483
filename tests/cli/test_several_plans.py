"""Several plans in one graph: every row says which plan it is from, whatever the form it is printed in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.ask.papers import order, paper_name

TASKS = (
    "一、重点任务\n1.推进《中华人民共和国商标法》宣传。（市司法局负责）\n"
    "2.修订《{}管理办法》。（市财政局牵头，市司法局配合）\n"
)
PLANS = {
    # the second of the two by date, the first by name
    "a.txt": "武汉市人民政府办公厅关于印发《优化环境实施方案》的通知\n各区人民政府：\n现印发给你们。\n"
    "武汉市人民政府办公厅\n2025年3月2日\n优化环境实施方案\n" + TASKS.format("停车场"),
    "b.txt": "包头市人民政府办公室关于印发《优化环境实施方案》的通知\n各旗县区人民政府：\n现印发给你们。\n"
    "包头市人民政府办公室\n2023年5月1日\n优化环境实施方案\n" + TASKS.format("农贸市场"),
    "c.txt": TASKS.format("无名"),
    "talk.txt": "某局举行2024年新闻发布会\n"
    "局长 张三：\n我局推进《商标法》实施。\n某报记者：\n请问进展？\n局长 张三：\n好。\n",
}  # fmt: skip
WUHAN, BAOTOU = "优化环境实施方案（武汉市，2025）", "优化环境实施方案（包头市，2023）"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.ask.builds import build_graph

    made = tmp_path_factory.mktemp("several")
    for name, words in PLANS.items():
        (made / name).write_text(words, encoding="utf-8")
    build_graph([str(made / name) for name in PLANS], made / "graph")
    return made / "graph"


def names_in(words: str) -> list[str]:
    """The plans named in `words`, in order."""
    found = {words.find(name): name for name in (WUHAN, BAOTOU, "untitled plan")}
    return [found[at] for at in sorted(found) if at >= 0]


@pytest.mark.parametrize("form", ["text", "md", "csv", "tsv", "json"])
@pytest.mark.parametrize("words", [("law", "商标法"), ("task", "1"), ("task", "2")])
def test_every_row_names_its_plan_and_they_come_by_date(kg, folder, words, form):
    ran = kg(*words, "--graph", folder, "--format", form)
    assert ran.code == 0
    assert names_in(ran.out) == [BAOTOU, WUHAN, "untitled plan"]
    assert not [name for name in PLANS if name in ran.out]
    if form in ("csv", "tsv"):
        rows = list(csv.DictReader(io.StringIO(ran.out), delimiter="," if form == "csv" else "\t"))
        assert all(row["plan"] for row in rows)


def test_json_tells_the_plan_of_each_task(kg, folder):
    answer = json.loads(kg("law", "商标法", "--graph", folder, "--format", "json").out)
    keys = ("plan_title", "plan_year", "plan_date", "plan_place", "plan_issuers", "plan_name")
    assert [tuple(task[key] for key in keys) for task in answer["tasks"]][:2] == [
        ("优化环境实施方案", "2023", "2023-05-01", "包头市", ["包头市政府办公室"], BAOTOU),
        ("优化环境实施方案", "2025", "2025-03-02", "武汉市", ["武汉市政府办公厅"], WUHAN),
    ]
    assert all(task["plan"].startswith("https://") for task in answer["tasks"])
    (turn, *_) = answer["statements"]
    assert turn["briefing_name"] == turn["briefing_title"] == "某局举行2024年新闻发布会"


def test_a_body_with_tasks_in_two_plans(kg, tmp_path):
    for year in (2025, 2024):
        words = f"{year}年全国林业工作要点\n一、章\n1.植树。（国家林草局负责）\n2.修订《森林法》。（国家林草局负责）\n"
        (tmp_path / f"{year}.txt").write_text(words, encoding="utf-8")
    kg("build", tmp_path / "2025.txt", tmp_path / "2024.txt", "-o", tmp_path / "graph")
    lines = kg("agency", "国家林草局", "--graph", tmp_path / "graph").out.splitlines()
    at = lines.index("Alone: 4")
    assert [" ".join(line.split()) for line in lines[at + 1 : at + 7]] == [
        "2024年全国林业工作要点",
        "1. 植树。",
        "2. 修订《森林法》。",
        "2025年全国林业工作要点",
        "1. 植树。",
        "2. 修订《森林法》。",
    ]
    assert "tasks 2024年全国林业工作要点 2; 2025年全国林业工作要点 2" in lines[-1]
    answer = json.loads(
        kg("agency", "国家林草局", "--graph", tmp_path / "graph", "--format", "json").out
    )
    (law,) = answer["instruments"]
    assert law["tasks"] == ["2", "2"]
    assert len(set(law["task_iris"])) == 2


@pytest.mark.parametrize("plan", ["武汉", "武汉市", "2025", "2025-03-02", "武汉市人民政府办公厅"])
def test_a_plan_is_chosen_by_what_people_know_of_it(kg, folder, plan):
    ran = kg("task", "2", "--plan", plan, "--graph", folder, "--format", "json")
    assert json.loads(ran.out)["plan_name"] == WUHAN


def test_of_many_plans_the_choice_is_shown(kg, folder, monkeypatch):
    monkeypatch.setattr("kg.cli.task._FEW", 2)
    ran = kg("task", "2", "--graph", folder)
    assert ran.code == 0
    assert names_in(ran.out) == [BAOTOU, WUHAN, "untitled plan"]
    assert "修订《农贸市场管理办法》" in ran.out
    assert "who" not in ran.out
    assert "choose one with --plan" in ran.err
    assert len(json.loads(kg("task", "2", "--graph", folder, "--format", "json").out)) == 3


def test_a_plan_that_is_not_there_names_those_that_are(kg, folder):
    ran = kg("task", "1", "--plan", "优化环境方案", "--graph", folder)
    assert ran.code == 1
    assert f"“{WUHAN}”" in ran.err
    ran = kg("task", "77", "--graph", folder)
    assert (ran.code, ran.out) == (1, "")
    assert "none of the 3 plans has one" in ran.err


def test_the_ledger_names_the_plans(kg, folder):
    rows = list(csv.DictReader(io.StringIO(kg("ledger", "-o", "-", "--graph", folder).out[1:])))
    assert [row["计划"] for row in rows] == [
        *(BAOTOU, BAOTOU, WUHAN, WUHAN),
        *[rows[-1]["计划"]] * 2,
    ]
    assert rows[-1]["计划"].startswith("无标题计划（")


def record(**known: object) -> dict[str, object]:
    empty = dict.fromkeys(("plan_title", "plan_place", "plan_year", "plan_date"))
    return empty | {"plan": "https://x/plan/1a2b3c4d5e6f", "plan_issuers": []} | known


@pytest.mark.parametrize(
    ("known", "english", "chinese"),
    [
        ({"plan_title": "2025年要点", "plan_year": "2025"}, "2025年要点", "2025年要点"),
        ({"plan_title": "要点", "plan_year": "2025"}, "要点（2025）", "要点（2025）"),
        ({"plan_title": "包头市要点", "plan_place": "包头市"}, "包头市要点", "包头市要点"),
        ({"plan_title": "包頭市要點", "plan_place": "包头市"}, "包頭市要點", "包頭市要點"),
        ({"plan_title": "广西要点", "plan_place": "广西壮族自治区"}, "广西要点", "广西要点"),
        ({"plan_title": "黄浦区要点", "plan_place": "上海市黄浦区"}, "黄浦区要点", "黄浦区要点"),
        ({"plan_title": "要点", "plan_place": "包头市"}, "要点（包头市）", "要点（包头市）"),
        (
            {"plan_issuers": ["甲局", "乙局"], "plan_date": "2025-01-02", "plan_year": "2025"},
            "untitled plan (甲局, 2025-01-02)",
            "无标题计划（甲局，2025-01-02）",
        ),
        (
            {"plan_place": "包头市", "plan_year": "2025"},
            "untitled plan (包头市, 2025)",
            "无标题计划（包头市，2025）",
        ),
        ({}, "untitled plan (1a2b3c4d)", "无标题计划（1a2b3c4d）"),
    ],
)
def test_what_a_plan_is_called(known, english, chinese):
    assert paper_name(record(**known), "en") == english
    assert paper_name(record(**known), "zh") == chinese


def test_plans_without_a_date_come_last():
    dated = [
        record(plan_date="2025-01-02"),
        record(plan_year="2025"),
        record(),
        record(plan_year="2024"),
    ]
    ordered = sorted(dated, key=lambda one: order(one, "plan"))
    assert [one["plan_date"] or one["plan_year"] for one in ordered] == [
        "2024",
        "2025",
        "2025-01-02",
        None,
    ]


def test_rules_of_one_title_are_not_told_apart_by_marks(kg, tmp_path):
    """The 养犬管理办法 of two cities, and a spelling with a mark inside: only the latter is a doubt."""
    from kg.ask.builds import build_graph

    words = (
        "{}2024年工作要点\n一、任务\n1.修订《养犬管理办法》。（市公安局负责）\n"
        "2.执行《数据·登记办法》和《数据登记办法》。（市财政局负责）\n"
    )
    for place in ("武汉市", "包头市"):
        (tmp_path / f"{place}.txt").write_text(words.format(place), encoding="utf-8")
    build_graph([str(tmp_path / "武汉市.txt"), str(tmp_path / "包头市.txt")], tmp_path / "graph")
    told = kg("check", "--graph", tmp_path / "graph").out.split("only marks tell apart")[1]
    assert "养犬管理办法" not in told
    assert "数据·登记办法" in told
