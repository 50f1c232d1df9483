"""Measures of networks whose values one can work out by hand, and what the docs say of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.network import measures
from kg.views.network.measures import (
    MEASURES,
    betweenness,
    of_bodies,
    of_network,
    undirected,
    with_measures,
)
from kg.views.network.network import collaboration
from tests.views.made import alone, atlas, joint, led, truth

ROOT = Path(__file__).resolve().parents[3]

# 甲 → 乙 (2), 乙 → 甲 (1), 乙 → 丙 (1), 甲 → 丙 (1); 丁 alone.
SMALL = [led("甲", "乙"), led("甲", "乙"), led("乙", "甲", "丙"), led("甲", "丙"), alone("丁")]
# A path 甲 - 乙 - 丙 - 丁.
PATH = [joint("甲", "乙"), joint("乙", "丙"), joint("丙", "丁")]
# Two triangles joined by one edge.
BARBELL = [joint(*"甲乙丙"), joint(*"丁戊己"), joint("丙", "丁")]


@pytest.mark.parametrize(
    ("plan", "relation", "code", "expected"),
    [
        (SMALL, "lead", "degree", {"甲": 3, "乙": 3, "丙": 2, "丁": 0}),
        (SMALL, "lead", "in_degree", {"甲": 1, "乙": 1, "丙": 2, "丁": 0}),
        (SMALL, "lead", "out_degree", {"甲": 2, "乙": 2, "丙": 0, "丁": 0}),
        (SMALL, "lead", "strength", {"甲": 4, "乙": 4, "丙": 2, "丁": 0}),
        (SMALL, "lead", "in_strength", {"甲": 1, "乙": 2, "丙": 2, "丁": 0}),
        (SMALL, "lead", "out_strength", {"甲": 3, "乙": 2, "丙": 0, "丁": 0}),
        (SMALL, "lead", "clustering", {"甲": 1, "乙": 1, "丙": 1, "丁": 0}),
        (SMALL, "lead", "betweenness", {"甲": 0, "乙": 0, "丙": 0, "丁": 0}),
        (PATH, "together", "degree", {"甲": 1, "乙": 2, "丙": 2, "丁": 1}),
        # Of 3 pairs of others, two pass through each in the middle.
        (PATH, "together", "betweenness", {"甲": 0, "乙": 2 / 3, "丙": 2 / 3, "丁": 0}),
        (PATH, "together", "clustering", {"甲": 0, "乙": 0, "丙": 0, "丁": 0}),
        (BARBELL, "together", "clustering", {"甲": 1, "丙": 1 / 3, "丁": 1 / 3}),
        (BARBELL, "together", "betweenness", {"甲": 0, "丙": 0.6, "丁": 0.6}),
        (BARBELL, "together", "community", {"丁": 1, "戊": 1, "己": 1, "丙": 2, "甲": 2, "乙": 2}),
        # One way only: 甲 reaches 丙 through 乙, and nothing comes back.
        ([led("甲", "乙"), led("乙", "丙")], "lead", "betweenness", {"乙": 0.5, "甲": 0, "丙": 0}),
    ],
)
def test_known_values(plan, relation, code, expected):
    found = of_bodies(collaboration(atlas(plan), relation))
    for name, value in expected.items():
        assert found[name][code] == pytest.approx(value), name


@pytest.mark.parametrize(
    ("plan", "relation", "expected"),
    [
        (
            SMALL,
            "lead",
            {
                "bodies": 4,
                "edges": 4,
                "weight": 5,
                "density": 1 / 3,
                "reciprocity": 0.5,
                "components": 2,
            },
        ),
        (PATH, "together", {"density": 0.5, "components": 1, "weight": 3}),
        # 6 of 7 edges inside, halves of the degrees: 6/7 − 2 × (7/14)².
        (BARBELL, "together", {"communities": 2, "modularity": 6 / 7 - 1 / 2}),
        (
            [alone("甲"), alone("乙")],
            "lead",
            {"components": 2, "reciprocity": None, "modularity": None},
        ),
        ([alone("甲")], "together", {"density": None, "components": 1, "communities": 1}),
        ([], "lead", {"bodies": 0, "density": None, "components": 0, "communities": 0}),
    ],
)
def test_known_values_of_the_whole(plan, relation, expected):
    found = of_network(collaboration(atlas(plan), relation))
    for code, value in expected.items():
        assert found[code] == (None if value is None else pytest.approx(value)), code


def test_directed_measures_are_of_lead_only():
    source = atlas(SMALL)
    lead, together = (of_bodies(collaboration(source, one))["甲"] for one in ("lead", "together"))
    assert list(lead) == [one.code for one in MEASURES]
    assert set(lead) - set(together) == {one.code for one in MEASURES if one.directed_only}
    assert "reciprocity" not in of_network(collaboration(source, "together"))


def test_without_directions_both_weights_add_up():
    assert undirected(collaboration(atlas(SMALL)))["甲"]["乙"]["weight"] == 3


@pytest.mark.parametrize("relation", ["lead", "together"])
def test_the_shipped_plan_has_plausible_measures(relation):
    graph = collaboration(truth(), relation)
    found = of_bodies(graph)
    for values in found.values():
        assert 0 <= values["betweenness"] <= 1
        assert 0 <= values["clustering"] <= 1
        assert values["strength"] >= values["degree"]
    assert (
        max(found, key=lambda name: found[name]["strength"]) == "中央宣传部" or relation != "lead"
    )
    numbers = sorted({values["community"] for values in found.values()})
    assert numbers == list(range(1, of_network(graph)["communities"] + 1))
    measured = with_measures(graph)
    assert measured.nodes["司法部"]["tasks"] == graph.nodes["司法部"]["tasks"]
    assert measured.nodes["司法部"]["strength"] == found["司法部"]["strength"]
    assert "strength" not in graph.nodes["司法部"]


GRAPHS = st.tuples(
    st.integers(1, 12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40),
    st.booleans(),
)


@given(GRAPHS)
def test_rustworkx_and_networkx_agree(made):
    pytest.importorskip("rustworkx")
    size, pairs, directed = made
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(str(number) for number in range(size))
    graph.add_edges_from(
        (str(a), str(b), {"weight": 1}) for a, b in pairs if a != b and max(a, b) < size
    )
    slow = nx.betweenness_centrality(graph)
    fast = measures._by_rustworkx(graph)
    assert fast == pytest.approx(slow, abs=1e-12)


def test_large_networks_go_to_rustworkx_and_fall_back(monkeypatch):
    pytest.importorskip("rustworkx")
    graph = nx.gnm_random_graph(measures.LARGE, 900, seed=1, directed=True)
    monkeypatch.setattr(nx, "betweenness_centrality", None)
    fast = betweenness(graph)
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "rustworkx", None)
    assert betweenness(graph) == fast


def test_no_hash_decides():
    code = (
        "from tests.views.made import truth; from kg.views.network.network import collaboration;"
        "from kg.views.network.measures import with_measures; from kg.views.network.files import files;"
        "g = with_measures(collaboration(truth(), 'together'));"
        "import hashlib; print(hashlib.sha256(b''.join(f.write(g) for _, f in files(g, 'n'))).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_the_docs_tell_each_measure_its_function_and_its_source():
    text = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
    rows = {row[1]: row[0] for row in re.findall(r"^(\| `(\w+)` \|.*)$", text, re.MULTILINE)}
    whole = of_network(collaboration(truth()))
    assert set(rows) == {one.code for one in MEASURES} | set(whole)
    for one in MEASURES:
        assert f"`{one.networkx}`" in rows[one.code]
        assert one.source in rows[one.code]
        assert one.of.__doc__
        names = one.networkx.removeprefix("Graph.").removeprefix("DiGraph.")
        holder = nx.DiGraph if names != one.networkx else nx
        for name in names.split("."):
            holder = getattr(holder, name)
    listed = text[text.index("## Literature") :]
    for author, year in re.findall(
        r"([A-Z]\w+)(?: et al\.|(?: and|,) [\w ,]+)? (\d{4})", " ".join(rows.values())
    ):
        assert re.search(rf"{author}.*{year}", listed), (author, year)
