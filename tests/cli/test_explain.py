"""kg extract --explain: what was found where, by which rule, and why a task is one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.document import read
from kg.extract.explained.explain import explain
from kg.extract.explained.finding import of_part, touching
from kg.extract.explained.reasons import why
from tests.extract.samples import BRIEFING, PLAN, lexicon, reading, shipped_source

WORDS = (
    "2024年工作要点\n一、总则\n1.推进《甲办法》修订，2024年底前完成。（甲局牵头，乙局配合）\n"
    "2.总结\u200b工作。（丙局负责）\n3.试点。\n（1）选点。（甲局负责）\n（2）培训。（乙局负责）\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(WORDS, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", [None, PLAN, BRIEFING])
def test_every_row_has_the_words_of_its_place_and_a_rule(name):
    made = read(shipped_source(name), lexicon()) if name else reading(WORDS)
    document = made.document
    rows = explain(made)
    assert all(row.rule and row.layer for row in rows)
    assert all(row.words == document.source.text[row.begin : row.end] for row in rows)
    assert [row.begin for row in rows] == sorted(row.begin for row in rows)
    facts = sum(len(task.assignments) for task in document.tasks)
    assert sum(row.layer == "body" for row in rows) == facts
    assert sum(row.layer == "name" for row in rows) == facts
    assert sum(row.layer == "noise" for row in rows) == len(document.noise)
    assert sum(row.layer == "flag" for row in rows) == len(set(document.flags))


@given(st.integers(0, 130), st.integers(0, 130))
def test_a_span_chooses_what_touches_it(begin, end):
    begin, end = sorted((begin, end))
    rows = explain(reading(WORDS))
    chosen = touching(rows, begin, end)
    for row in rows:
        shared = set(range(row.begin, row.end)) & set(range(begin, max(end, begin + 1)))
        if row.begin < row.end:
            assert (row in chosen) is bool(shared)


def test_a_task_has_what_is_about_it_and_nothing_of_others():
    made = reading(WORDS)
    rows = of_part(explain(made), made.document, "1")
    assert [(row.layer, row.rule, row.meaning) for row in rows if row.layer != "flag"] == [
        ("task", "number-with-clause", "task 1."),
        ("instrument", "title", "甲办法: revise (修订), planned, in no table"),
        ("deadline", "before", "2024-12-31"),
        ("clause", "bracket-with-duty", "led: 2 bodies"),
        ("body", "named-lead", "甲局: lead"),
        ("name", "in-no-table", "甲局: in no table"),
        ("body", "named-participant", "乙局: participant"),
        ("name", "in-no-table", "乙局: in no table"),
    ]
    second = of_part(explain(made), made.document, "2")
    assert [row.words for row in second if row.layer == "noise"] == ["\u200b"]


def test_why_a_task_is_one():
    made = reading(WORDS)
    first, _, third, measure, _ = made.document.tasks
    reasons = why(made, first)
    assert (reasons.rule, reasons.label) == ("number-with-clause", "1.")
    assert (reasons.likes, reasons.closed) == (3, 2)
    assert (reasons.path, reasons.mode) == (("一、总则",), "led")
    assert reasons.bases == ("named-lead", "named-participant")
    assert reasons.clauses == ("（甲局牵头，乙局配合）",)
    assert reasons.found_by == ("bracket-with-duty",)
    assert (why(made, third).bodies, why(made, third).mode) == ((), None)
    assert (why(made, measure).parent, why(made, measure).likes) == ("3", 2)


def test_people_get_a_table(kg, plan):
    ran = kg("extract", plan, "--explain")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].split() == ["span", "layer", "rule", "meaning", "words"]
    assert any("named-lead" in line and "甲局: lead" in line for line in lines)
    assert all(len(line) <= 100 for line in lines)
    one = kg("extract", plan, "--task", "3.1")
    assert "measure of task: 3" in one.out
    assert "number （1）; 2 of 2 items" in one.out
    assert "because it is: a number below a task, with a clause of its own" in one.out
    assert "（甲局负责） (a bracket of bodies and words such as 负责, 牵头)" in one.out
    assert "丙局" not in one.out


def test_people_are_told_in_chinese(kg, plan, monkeypatch):
    monkeypatch.setenv("KG_LANG", "zh")
    told = kg("extract", plan, "--part", "3.1").out
    assert "依据: 任务之下的编号措施，自带分工" in told
    assert "（甲局负责） (括号，内为单位和负责、牵头等字样)" in told


def test_a_heading_is_explained(kg, plan):
    ran = kg("extract", plan, "--part", "section-1", "--format", "json")
    found = [(row["layer"], row["rule"]) for row in json.loads(ran.out)["findings"]]
    assert ("section", "number-above-tasks") in found


def test_help_says_what_the_columns_mean(kg):
    told = kg("extract", "--help").out
    rows = explain(read(shipped_source(PLAN), lexicon()))
    assert all(layer in told for layer in {row.layer for row in rows})
    assert all(column in told for column in ("span ", "layer ", "rule ", "meaning ", "words "))


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "md"])
@pytest.mark.parametrize("choice", [(), ("--span", "15:40"), ("--task", "2")])
def test_programs_get_the_same_rows(kg, plan, form, choice):
    ran = kg("extract", plan, "--explain", "--format", form, *choice)
    assert ran.code == 0
    rows = json.loads(kg("extract", plan, "--explain", "--format", "json", *choice).out)["findings"]
    assert rows
    if form == "csv":
        found = list(csv.DictReader(io.StringIO(ran.out)))
        assert [(int(row["begin"]), row["rule"]) for row in found] == [
            (row["begin"], row["rule"]) for row in rows
        ]


def test_json_of_a_task_says_why(kg, plan):
    found = json.loads(kg("extract", plan, "--task", "1", "--format", "json").out)
    assert found["part"] == "1"
    assert found["why"]["bodies"] == ["甲局", "乙局"]
    assert json.loads(kg("extract", plan, "--span", "0:5", "--format", "json").out)["why"] is None


def test_a_turn_is_explained(kg, briefing_file):
    ran = kg("extract", briefing_file, "--task", "turn-2", "--format", "json")
    rows = json.loads(ran.out)["findings"]
    assert {row["about"] for row in rows if row["layer"] == "instrument"} == {"turn-2"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--span", "9"), 2, "is no span"),
        (("--span", "9:3"), 2, "is no span"),
        (("--span", "90000:90001"), 1, "no character 90000; the text has"),
        (("--span", "1:2", "--task", "1"), 2, "not allowed with"),
        (("--task", "77"), 1, "plan.txt: no task is called “77”; they are 1, 2, 3, 3.1, 3.2."),
        (("--format", "csv"), 1, "goes with --explain"),
        (("--format", "xml"), 2, "invalid choice"),
    ],
)
def test_mistakes_are_told(kg, plan, words, code, told):
    ran = kg("extract", plan, *words)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


def test_numbers_that_restart_are_told_apart(kg, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(
        "一、甲\n1.建站。（甲局负责）\n2.好。（甲局负责）\n二、乙\n1.培训。（乙局负责）\n2.好。（甲局负责）\n",
        encoding="utf-8",
    )
    ran = kg("extract", file, "--task", "1")
    assert ran.code == 1
    assert "several tasks are called “1”; they are 1-1, 2-1." in ran.err
    assert kg("extract", file, "--task", "2-1").code == 0


NEITHER = "甲省人民政府关于试点的通知\n各市人民政府：\n请认真做好。（丙局负责）\n甲省人民政府\n2024年5月6日\n"


@pytest.mark.parametrize(
    ("words", "rules", "told"),
    [
        ("床前明月光。\n", {"no-speakers", "no-clause"}, "no clause says who is responsible"),
        (NEITHER, {"no-speakers", "no-task"}, "clauses were found, but under no number"),
    ],
)
def test_a_document_that_is_neither_is_told_why(kg, tmp_path, words, rules, told):
    (tmp_path / "poem.txt").write_text(words, encoding="utf-8")
    ran = kg("extract", tmp_path / "poem.txt", "--explain", "--format", "json")
    rows = json.loads(ran.out)["findings"]
    assert {row["rule"] for row in rows if row["layer"] == "kind"} == rules
    assert "remainder" in {row["rule"] for row in rows if row["layer"] == "block"}
    people = kg("extract", tmp_path / "poem.txt", "--explain")
    assert people.out.startswith("poem.txt: no task and no turn was found\n")
    assert told in people.out
    assert (people.code, people.err) == (0, "")
    assert "it has none" in kg("extract", tmp_path / "poem.txt", "--task", "1").err
    assert "no task and no turn" in kg("extract", tmp_path / "poem.txt").err


def test_the_head_and_the_clauses_of_such_a_document_are_shown():
    rows = explain(reading(NEITHER))
    front = [(row.rule, row.meaning) for row in rows if row.layer == "front"]
    assert ("heading", "issuer: 甲省人民政府") in front
    assert ("signed", "date: 2024-05-06") in front
    assert [(row.words, row.meaning) for row in rows if row.layer == "clause"] == [
        ("（丙局负责）", "not read: in no task")
    ]
    assert [row.words for row in rows if row.layer == "flag"] == ["（丙局负责）"]
