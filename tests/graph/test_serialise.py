from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import GraphError
from kg.graph import serialise
from kg.graph.names import prefixes

ROOT = Path(__file__).parents[2]
RDFLIB = {"ttl": "turtle", "nt": "nt"}
PYOXIGRAPH = {
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def exported(graph: ox.Store, form: str) -> bytes:
    out = io.BytesIO()
    serialise.export(graph, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", PYOXIGRAPH)
def test_pyoxigraph_reads_back_what_was_exported(graph, form):
    found = set(ox.parse(exported(graph, form), PYOXIGRAPH[form]))
    if form in ("nq", "trig", "jsonld"):
        assert found == set(graph)
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in graph}


@pytest.mark.parametrize("form", RDFLIB)
def test_rdflib_reads_back_what_was_exported(graph, form):
    found = rdflib.Graph().parse(data=exported(graph, form), format=RDFLIB[form])
    assert isomorphic(found, serialise.to_rdflib(graph))


def test_turtle_uses_our_prefixes(graph):
    assert "ip:revises law:商标法" in exported(graph, "ttl").decode()


def test_json_ld_uses_our_prefixes(graph):
    law = {"@id": "law:商标法"}
    whole = json.loads(exported(graph, "jsonld"))
    graphs = {part["@id"]: part["@graph"] for part in whole["@graph"]}
    assert any(node.get("ip:revises") == [law] for node in graphs["graph:inferred"])


def test_another_format_is_refused(graph):
    with pytest.raises(GraphError, match="“xml”; choose one of ttl, nq"):
        exported(graph, "xml")


def test_csv_has_a_line_per_body_and_per_task_without(graph):
    text = exported(graph, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == serialise.COLUMNS
    regional = [row for row in rows if row["document"] == "某省知识产权工作方案"]
    assert [(r["task"], r["level"], r["agency"], r["role"], r["open_ended"]) for r in regional] == [
        ("1", "task", "甲厅", "lead", "true"),
        ("1", "task", "乙厅", "lead", "true"),
        ("1", "task", "各有关部门", "participant", "true"),
        ("1.1", "measure", "丙公司", "joint", "false"),
        ("1.1", "measure", "丁研究院", "joint", "false"),
        ("2", "task", "", "", "false"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_are_no_formulas(graph, start):
    graph.update(
        "DELETE { GRAPH ?g { ?t schema:text ?old } } INSERT { GRAPH ?g { ?t schema:text ?new } } "
        "WHERE { GRAPH ?g { ?t schema:text ?old } "
        f"VALUES ?new {{ {ox.Literal(f'{start}1+1')} }} }}",
        prefixes=prefixes(),
    )
    for row in csv.DictReader(io.StringIO(serialise.csv_table(graph), newline="")):
        assert row["text"] == f"'{start}1+1"


@pytest.mark.parametrize("form", serialise.FORMATS)
def test_an_export_is_the_same_whatever_the_hash_seed(nquads, tmp_path, form):
    (tmp_path / "graph.nq").write_bytes(nquads)
    script = (
        "import sys, pyoxigraph as ox\n"
        "from kg.graph import serialise\n"
        "graph = ox.Store()\n"
        "graph.load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)\n"
        "serialise.export(graph, sys.argv[2], sys.stdout.buffer)\n"
    )
    seen = set()
    for seed in ("1", "2"):
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", script, str(tmp_path / "graph.nq"), form]
        found = subprocess.run(command, env=surroundings, capture_output=True)
        assert found.returncode == 0, found.stderr.decode()
        seen.add(found.stdout)
    assert len(seen) == 1
