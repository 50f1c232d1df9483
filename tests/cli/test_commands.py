"""Each command as people and programs use it, on the shipped documents."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.cli.main import COMMANDS


def _json(ran):
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.parametrize(
    "name",
    [
        "商标法",
        "商標法",
        "《商标法》",
        "中华人民共和国商标法",
        "《中華人民共和國商標法》",
        " 商标法 ",
    ],
)
def test_a_law_is_found_under_every_form_of_its_name(kg, shipped, name):
    answer = _json(kg("law", name, "--format", "json"))
    assert answer["instrument"]["name"] == "商标法"
    assert answer["instrument"]["full_name"] == "中华人民共和国商标法"
    assert [task["number"] for task in answer["tasks"]] == [1, 9]
    assert [turn["number"] for turn in answer["statements"]] == [2, 5]
    assert answer["suspected"] == []


def test_a_task_of_a_law_tells_who_where_what_and_the_words(kg, shipped, plan_file):
    first = _json(kg("law", "商标法", "--format", "json"))["tasks"][0]
    assert first["section"] == ["一、完善知識產權制度", "(一)完善知識產權法律法規規章"]
    assert [(a["agency"], a["role"]) for a in first["assignments"]] == [
        ("国家知识产权局", "lead"),
        ("司法部", "participant"),
    ]
    (action,) = first["actions"]
    assert (action["types"], action["modality"], action["titled"]) == (["revise"], "planned", True)
    text = plan_file.read_text(encoding="utf-8")
    begin, end = action["span"]
    assert text[begin:end] == action["as_written"] == "《中華人民共和國商標法》"
    assert text[slice(*first["span"])].startswith("1.加快推進")


def test_a_dropped_title_is_suspected_apart_from_the_tasks(kg, shipped):
    answer = _json(kg("law", "集成电路布图设计保护条例", "--format", "json"))
    assert answer["tasks"] == []
    (suspected,) = answer["suspected"]
    assert suspected["task"]["number"] == 1
    assert suspected["reason"] == "silent-drop"
    assert "《集成電路布圖設計保護條例》修改()" in suspected["evidence"]["text"]
    for other in ("商标法", "著作权法"):
        assert _json(kg("law", other, "--format", "json"))["suspected"] == []


def test_a_mention_is_no_revision(kg, shipped):
    (task,) = _json(kg("law", "专利法", "--format", "json"))["tasks"]
    assert (task["number"], task["actions"][0]["types"]) == (93, ["mention"])


@pytest.mark.parametrize(
    ("name", "near"), [("商标", "商标法"), ("不存在法", "法"), ("著作權法条例", "著作权法实施条例")]
)
def test_an_unknown_law_names_the_nearest(kg, shipped, name, near):
    ran = kg("law", name)
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith(f"kg: No instrument is called “{name}”")
    assert near in ran.err.split("nearest names:")[1]
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("name", ["国家知识产权局", "国知局", "國家知識產權局", "CNIPA"])
def test_an_agency_under_every_form_of_its_name(kg, shipped, name):
    answer = _json(kg("agency", name, "--format", "json"))
    assert (len(answer["alone"]), len(answer["leads"]), len(answer["takes_part"])) == (13, 16, 31)
    partners = {partner["agency"]: partner for partner in answer["partners"]}
    assert partners["中央宣传部"]["together"] == 27
    assert (partners["中央宣传部"]["leads_it"], partners["中央宣传部"]["led_by_it"]) == (16, 5)


def test_a_group_is_open_or_has_its_members(kg, shipped):
    closed = _json(kg("agency", "联席会议成员单位", "--format", "json"))["agency"]
    assert closed["group"] is True
    assert len(closed["members"]) == 29
    open_ended = _json(kg("agency", "联席会议有关成员单位", "--format", "json"))["agency"]
    assert (open_ended["members"], open_ended["open_ended"]) == ([], True)


def test_a_task_with_its_flags_and_bases(kg, shipped):
    task = _json(kg("task", "30", "--format", "json"))
    assert [flag["kind"] for flag in task["flags"]] == ["hole", "hole"]
    assert [given["basis"] for given in task["assignments"]] == ["only-agency"]
    assert kg("task", "30").out.count("words lost") == 2
    for plan in ("2025", "知識產權", "推进计划"):
        assert _json(kg("task", "1", "--plan", plan, "--format", "json"))["number"] == 1


@pytest.mark.parametrize("words", [("task", "119"), ("task", "1", "--plan", "2019")])
def test_a_task_or_plan_that_is_not_there(kg, shipped, words):
    ran = kg(*words)
    assert ran.code == 1
    assert ran.err.startswith("kg: No ")


@pytest.mark.parametrize(
    ("one", "other"),
    [("商标法", "商標法"), ("关于", "關於"), ("干部", "幹部"), ("地理标志 保护", "地理標志 保護")],
)
def test_search_finds_the_same_in_both_scripts(kg, shipped, one, other):
    first = _json(kg("search", one, "--format", "json"))
    assert first
    assert first == _json(kg("search", other, "--format", "json"))


def test_search_without_hits_says_so(kg, shipped):
    ran = kg("search", "火星漫游")
    assert (ran.code, ran.out) == (1, "")
    assert "火星漫游" in ran.err


def test_sparql_typed_in_needs_no_prefix_lines(kg, shipped):
    text = "SELECT ?n ?text { ?t ip:concerns law:商标法 ; a ip:Task ; ip:number ?n ; schema:text ?text } ORDER BY ?n"
    answer = _json(kg("query", text, "--format", "json"))
    assert [row["n"]["value"] for row in answer["results"]["bindings"]] == ["1", "9"]
    assert kg("query", text, "--format", "csv").out.splitlines()[0] == "n,text"
    assert kg("query", text, "--format", "tsv").out.splitlines()[0] == "?n\t?text"
    assert kg("query", "ASK { law:商标法 a ip:Instrument }").out == "true\n"


def test_query_reads_a_file_and_standard_input(kg, shipped, tmp_path, monkeypatch):
    file = tmp_path / "mine.rq"
    file.write_text("SELECT (COUNT(?t) AS ?n) { ?t a ip:Task }", encoding="utf-8")
    assert kg("query", file, "--format", "csv").out.split() == ["n", "118"]
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT (COUNT(?t) AS ?n) { ?t a ip:Turn }"))
    assert kg("query", "-", "--format", "csv").out.split() == ["n", "20"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["query", "SELECT ?x {"], "cannot be answered"),
        (["query", "no-such-question"], "There is no question called"),
        (["query", "missing.rq"], "no such file"),
        (["query", "SELECT * {?s ?p ?o}", "-p", "a=b"], "named question"),
        (["law", "商标法", "--graph", "nowhere"], "kg build"),
        (["ledger", "-o", "ledger.pdf"], ".xlsx or .csv"),
        (["agency", "无此机构局"], "No agency"),
        (["network", "--section", "九九"], "No section"),
    ],
)
def test_mistakes_are_one_line_with_a_remedy(kg, shipped, words, said):
    ran = kg(*words)
    assert ran.code == 1
    assert said in ran.err
    assert ran.err.startswith("kg: ")
    assert "Traceback" not in ran.err


def test_wrong_usage_exits_2(kg):
    assert kg("law").code == 2
    assert kg("lwa", "商标法").code == 2
    assert "did you mean “law”" in kg("lwa", "商标法").err
    assert kg("law", "商标法", "--format", "yaml").code == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(kg, command):
    ran = kg(command, "--help")
    assert ran.code == 0
    assert f"kg {command}" in ran.out


def test_options_may_stand_before_the_command(kg, shipped):
    assert (
        kg("--graph", shipped, "--format", "json", "task", "1").out
        == kg("task", "1", "--graph", shipped, "--format", "json").out
    )


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "text"])
@pytest.mark.parametrize(
    "words",
    [("law", "商标法"), ("agency", "司法部"), ("task", "2"), ("search", "商标"), ("network",)],
)
def test_every_look_up_prints_in_every_format(kg, shipped, words, form):
    ran = kg(*words, "--format", form)
    assert ran.code == 0
    assert ran.out.strip()
    if form == "csv":
        table = list(csv.reader(io.StringIO(ran.out)))
        assert len({len(row) for row in table}) == 1


def test_labels_are_chinese_where_the_locale_is(kg, shipped, monkeypatch):
    monkeypatch.setenv("KG_LANG", "zh")
    out = kg("law", "商标法").out
    assert "任务: 2" in out
    assert "牵头 国家知识产权局 · 参与 司法部" in out


def test_check_tells_what_to_distrust(kg, shipped):
    ran = kg("check")
    assert ran.code == 0
    for said in (
        "2025-plan.txt: 9820 characters, all in blocks",
        "may lack 集成电路布图设计保护条例",
        "task 13: ",
        "turn 20: text cut off",
        "Rules of the graph broken: 0",
    ):
        assert said in ran.out


def test_evaluate_prints_scores_and_says_what_they_are_worth(kg):
    answer = _json(kg("evaluate", "--format", "json"))
    assert {"2025-plan.txt", "2025-briefing.txt"} < {document["document"] for document in answer}
    assert {document["seen"] for document in answer} == {"development", "test"}
    assert "seen during development" in kg("evaluate").err


def test_the_ledger_is_what_staff_expect(kg, shipped, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = tmp_path / "ledger.xlsx"
    assert kg("ledger", "-o", book).code == 0
    sheet = openpyxl.load_workbook(book).active
    assert (sheet.max_row, sheet.freeze_panes) == (119, "C2")
    assert sheet.auto_filter.ref == "A1:L119"
    assert sheet.column_dimensions["D"].width > 50
    assert [cell.value for cell in sheet[2]][1:6:4] == [1, "司法部"]
    assert not any(cell.data_type == "f" for row in sheet for cell in row)
    # What we write for people, we read: the same tasks and assignments again.
    tasks = json.loads(kg("extract", book).out)["tasks"]
    assert (len(tasks), sum(len(task["assignments"]) for task in tasks)) == (118, 277)

    table = tmp_path / "ledger.csv"
    assert kg("ledger", "-o", table, "--agency", "國知局").code == 0
    data = table.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 61
    assert all("国家知识产权局" in row[4] + row[5] for row in rows[1:])


def test_a_workbook_is_the_same_file_each_time(kg, shipped, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        kg("ledger", "-o", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_page_and_the_picture_are_written_whole(kg, shipped, tmp_path):
    page, picture = tmp_path / "n.html", tmp_path / "n.svg"
    assert kg("network", "--html", page, "--svg", picture).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert picture.read_text(encoding="utf-8").startswith(("<?xml", "<svg"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["n.html", "n.svg"]
    assert kg("network", "--html", tmp_path / "no" / "where.html").code == 1
