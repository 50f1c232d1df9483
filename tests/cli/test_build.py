"""kg build and kg extract with what people give them, good and bad."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = (
    "2024年某某市数据工作要点\n一、总则\n1.制定《某某市数据条例》。(市司法局、市数据局负责)\n"
    "2.推广应用。(市数据局负责)\n"
)


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_build_of_the_shipped_documents(kg, shipped):
    ran = kg("build")
    assert ran.code == 0
    assert "118  (277 assignments, 44 bodies)" in ran.out
    assert os.environ["KG_CACHE"] in ran.out


def test_a_graph_of_ones_own(kg, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").write_text(SMALL, encoding="utf-8")
    assert kg("build", "mine.txt").code == 0
    assert (tmp_path / "kg-graph" / "CURRENT").is_file()
    answer = json.loads(kg("law", "某某市数据条例", "--graph", "kg-graph", "--format", "json").out)
    assert [task["number"] for task in answer["tasks"]] == [1]
    both = kg("build", "mine.txt", "--with-shipped", "-o", "both")
    assert "documents    3" in both.out
    assert json.loads(kg("task", "1", "--graph", "both", "--plan", "2024", "--format", "json").out)


def test_own_tables_resolve_own_names(kg, tmp_path):
    (tmp_path / "mine.txt").write_text(SMALL, encoding="utf-8")
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "agencies.tsv").write_text(
        "name\taliases\tkind\n某某市数据局\t市数据局\tlocal-government\n", encoding="utf-8"
    )
    document = json.loads(kg("extract", tmp_path / "mine.txt", "--authority", tables).out)
    found = [a for task in document["tasks"] for a in task["assignments"]]
    assert {(a["agency"], a["resolved"]) for a in found} == {
        ("某某市数据局", True),
        ("市司法局", False),
    }
    (tables / "agencies.tsv").write_text("name\tcolour\n甲\tred\n", encoding="utf-8")
    ran = kg("extract", tmp_path / "mine.txt", "--authority", tables)
    assert ran.code == 1
    assert "agencies.tsv, line 1" in ran.err


BAD = {
    "missing": (None, "no such file"),
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "binary": (bytes(range(32)) * 64, "binary"),
    "pdf": (b"%PDF-1.7\n" + b"x" * 50, "PDF"),
    "undecodable": ("计划".encode() + b"\xff\xfe\xff" + "任务".encode(), "byte 6"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["extract", "build"])
def test_what_cannot_be_read_is_refused_in_one_line(kg, tmp_path, monkeypatch, name, command):
    monkeypatch.chdir(tmp_path)
    data, said = BAD[name]
    if data is not None:
        Path("bad.txt").write_bytes(data)
    before = _files(tmp_path)
    ran = kg(command, "bad.txt")
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert "bad.txt" in ran.err
    assert ran.err.count("\n") == 1
    assert _files(tmp_path) == before


def test_a_document_without_task_is_other_and_skipped(kg, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("poem.txt").write_text("床前明月光,疑是地上霜。\n", encoding="utf-8")
    Path("mine.txt").write_text(SMALL, encoding="utf-8")
    extracted = kg("extract", "poem.txt")
    assert extracted.code == 0
    assert json.loads(extracted.out)["kind"] == "other"
    refused = kg("build", "poem.txt")
    assert refused.code == 1
    assert "nothing was written" in refused.err
    assert not Path("kg-graph").exists()
    both = kg("build", "poem.txt", "mine.txt")
    assert both.code == 0
    assert "poem.txt: skipped" in both.err
    assert "poem.txt: skipped" in kg("check", "--graph", "kg-graph").out


def test_gb18030_reads_as_utf8_does(kg, tmp_path, plan_file):
    text = plan_file.read_text(encoding="utf-8")
    documents = []
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "utf-8-sig"), ("c.txt", "gb18030")):
        (tmp_path / name).write_text(text, encoding=encoding, newline="")
        found = json.loads(kg("extract", tmp_path / name).out)
        del found["source"]
        documents.append(found)
    assert documents[0] == documents[1] == documents[2]


def test_a_huge_line_neither_stalls_nor_fails(kg, tmp_path):
    file = tmp_path / "line.txt"
    file.write_text("知识产权(强国),建设" * 150_000, encoding="utf-8")
    ran = kg("extract", file)
    assert ran.code == 0
    found = json.loads(ran.out)
    assert (found["kind"], found["blocks"]) == (
        "other",
        [{"kind": "remainder", "span": [0, 1_650_000]}],
    )


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path, plan_file, briefing_file):
    digests = set()
    for number, extra in enumerate(
        (
            {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
            {"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
        )
    ):
        folder = tmp_path / f"somewhere-{number}"
        folder.mkdir()
        order = [plan_file, briefing_file][:: 1 if number else -1]
        subprocess.run(
            [sys.executable, "-m", "kg.cli.main", "build", *map(str, order), "-o", "g"],
            cwd=folder,
            env=os.environ | extra,
            check=True,
            capture_output=True,
        )
        (graph,) = folder.glob("g/builds/*/graph.nq")
        digests.add(hashlib.sha256(graph.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_closed_pipe_is_no_error(shipped):
    kg_export = subprocess.Popen(
        [sys.executable, "-m", "kg.cli.main", "query", "SELECT * { ?s ?p ?o }", "--format", "tsv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert kg_export.stdout is not None
    assert kg_export.stderr is not None
    kg_export.stdout.read(100)
    kg_export.stdout.close()
    errors = kg_export.stderr.read()
    kg_export.stderr.close()
    assert kg_export.wait(timeout=60) == 0
    assert b"Traceback" not in errors


def test_two_first_commands_at_once_share_one_build(tmp_path):
    env = os.environ | {"KG_CACHE": str(tmp_path / "cache")}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "kg.cli.main", "task", number, "--format", "tsv"],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in ("1", "2")
    ]
    for process in both:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
        assert out
