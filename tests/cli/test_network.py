"""`kg network` as people and programs use it, on the shipped documents."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.cli import network as command
from kg.views.network.network import BASES, DUTY_MODES

_FORMS = ("gexf", "graphml", "pajek", "csv", "tsv", "json", "md", "text")


def _network(ran) -> nx.Graph:
    assert ran.code == 0, ran.err
    return nx.node_link_graph(json.loads(ran.out), edges="edges")


@pytest.mark.parametrize(
    ("options", "bodies", "edges"),
    [
        ((), 44, 84),
        (("--no-groups",), 41, 81),
        (("--relation", "together"), 44, 198),
        (("--relation", "together", "--no-groups"), 41, 195),
        (("--plan", "2025"), 44, 84),
        (("--kind", "party"), 3, 1),
        (("--min", "5"), 44, 4),
        (("--mode", "single"), None, 0),
        (("--basis", "named-lead"), 44, 0),
    ],
)
def test_the_network_has_the_known_edges(kg, shipped, options, bodies, edges):
    graph = _network(kg("network", "--format", "json", *options))
    assert len(graph) == bodies or bodies is None
    assert graph.number_of_edges() == edges


def test_names_may_be_short_and_in_either_script(kg, shipped):
    graph = _network(
        kg("network", "--format", "json", "--without", "国知局", "中央宣傳部", "--min", "2")
    )
    assert graph.number_of_edges()
    assert not {"国家知识产权局", "中央宣传部"} & set(graph)
    typed = [
        _network(kg("network", "--format", "json", "--section", one)) for one in ("六", "深度參與")
    ]
    assert typed[0].edges == typed[1].edges


def test_the_table_is_heaviest_first(kg, shipped):
    out = kg("network", "--min", "5").out.splitlines()
    assert out[0].split() == ["lead", "participant", "tasks", "numbers"]
    assert out[1].split()[:3] == ["中央宣传部", "国家知识产权局", "16"]


def test_measures_are_a_table_of_bodies(kg, shipped):
    out = kg("network", "--measures").out
    assert "modularity" in out.splitlines()[0]
    assert all(len(line) <= 100 for line in out.splitlines())
    rows = list(csv.DictReader(io.StringIO(kg("network", "--measures", "--format", "csv").out)))
    assert len(rows) == 44
    row = next(one for one in rows if one["id"] == "司法部")
    assert (row["in_degree"], row["out_degree"], row["strength"]) == ("3", "1", "8")
    graph = _network(kg("network", "--measures", "--format", "json"))
    assert graph.nodes["司法部"]["strength"] == 8
    assert graph.graph["components"] == 4


def test_the_matrix_has_every_body(kg, shipped):
    rows = list(csv.reader(io.StringIO(kg("network", "--table", "matrix").out)))
    assert [len(row) for row in rows] == [45] * 45
    assert sum(int(cell) for row in rows[1:] for cell in row[1:]) == 159


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("options", [(), ("--section", "七", "--min", "9")])
def test_every_format_is_printed(kg, shipped, form, options):
    ran = kg("network", "--format", form, *options)
    assert (ran.code, ran.err) == (0, "")
    if form in ("gexf", "graphml"):
        ElementTree.fromstring(ran.out)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("网络.gexf", "gexf"),
        ("n.GraphML", "graphml"),
        ("n.net", "pajek"),
        ("n.csv", "csv"),
        ("n.tsv", "tsv"),
        ("n.json", "json"),
    ],
)
def test_the_suffix_says_the_format(kg, shipped, tmp_path, name, form):
    ran = kg("network", "-o", tmp_path / name)
    assert (ran.code, ran.out) == (0, "")
    assert f"wrote {tmp_path / name}" in ran.err
    printed = kg("network", "--format", form, "-o", "-").out
    assert (tmp_path / name).read_text(encoding="utf-8") == printed
    assert kg("network", "-o", tmp_path / "any.txt", "--format", form).code == 0
    assert (tmp_path / "any.txt").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--section", "九九"], "No section is called “九九”"),
        (["--section", "(一)"], "names 5 sections"),
        (["--section", ""], "No section"),
        (["--plan", "1999"], "No plan is called “1999”"),
        (["--without", "司法步"], "“司法部”"),
        (["--kind", "ministries"], "departments"),
        (["-o", "n.pdf"], ".gexf"),
        (["-o", "n"], ".gexf"),
        (["-o", "n.html"], "--html"),
        (["-o", "n.gexf", "--format", "csv"], "would be gexf, and --format says csv"),
        (["-o", "n.csv", "--format", "text"], "for the screen"),
        (["-o", "no/where.gexf"], "no/where.gexf: No such file"),
        (["-o", "n.gexf", "--table", "nodes"], "--table is for"),
        (["--format", "pajek", "--measures"], "no place"),
        (["--table", "matrix", "--measures"], "no place"),
        (["--relation", "together", "--basis", "firm"], "has none"),
    ],
)
def test_mistakes_are_one_line_with_a_remedy(kg, shipped, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    ran = kg("network", *words)
    assert ran.code == 1
    assert ran.out == ""
    assert said in ran.err
    assert ran.err.startswith("kg: ")
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["--min", "0"],
        ["--min", "-1"],
        ["--min", "two"],
        ["--min", "²"],
        ["--mode", "x"],
        ["--basis", "x"],
        ["--format", "xlsx"],
        ["--table", "x"],
        ["--relation", "x"],
    ],
)
def test_wrong_usage_exits_2(kg, words):
    ran = kg("network", *words)
    assert ran.code == 2
    assert words[0] in ran.err


def test_a_folder_that_cannot_be_written_is_told(kg, shipped, tmp_path):
    ran = kg("network", "-o", tmp_path, "--format", "json")
    assert ran.code == 1
    assert str(tmp_path) in ran.err


def test_the_choices_are_those_of_the_network():
    from argparse import ArgumentParser

    parser = ArgumentParser()
    command.add_arguments(parser)
    choices = {action.dest: action.choices for action in parser._actions}
    assert list(choices["basis"]) == list(BASES)
    assert tuple(choices["mode"]) == DUTY_MODES
