"""Files of the network, read back by networkx and by igraph, give the same network."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.network.files import FORMS, files, node_link, pajek
from kg.views.network.flat import flat
from kg.views.network.measures import with_measures
from kg.views.network.network import collaboration
from kg.views.network.tables import edge_table, matrix_table, node_table, separated
from kg.views.network.xml_files import gexf, graphml
from tests.views.made import alone, atlas, body, joint, led, truth

igraph = pytest.importorskip("igraph")

LONG = "长" * 10_000
# What stands in the graph, and what a file of XML or CSV holds of it.
HOSTILE = {
    "引\"号'<b>&amp;]]></b>": "引\"号'<b>&amp;]]></b>",
    "反\\斜 杠\\": "反\\斜 杠\\",
    "控\x00制\x1b[31m\x7f\x85": "控\ufffd制\ufffd[31m\ufffd\ufffd",
    "行\n末\t\r": "行\ufffd末\ufffd\ufffd",
    "控\x01制\x1b[31m\x7f\x85": "控\ufffd制\ufffd[31m\ufffd\ufffd (2)",
    "\u202e倒\u2066写\u200f": "\u202e倒\u2066写\u200f",
    "半\ud800\uffff": "半\ufffd\ufffd",
    "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    "-1+1": "-1+1",
    "@SUM": "@SUM",
    "#注 %*Arcs": "#注 %*Arcs",
    "12 34": "12 34",
    " 空 ": " 空 ",
    "𠮷\U0010fffd": "𠮷\U0010fffd",
    LONG: LONG,
    "甲": "甲",
}


def hostile(relation: str) -> nx.Graph:
    names = list(HOSTILE)
    lists = [led(a, b) for a, b in pairwise(names)]
    lists += [led(names[0], *names[1:]), joint(*names), alone(names[3]), led(names[1], names[0])]
    held = [
        body(name, "court" if at % 2 else "group", english=name) for at, name in enumerate(names)
    ]
    return collaboration(atlas(lists, bodies=held), relation)


def shipped_plan(relation: str) -> nx.Graph:
    return with_measures(collaboration(truth(), relation))


def nothing(relation: str) -> nx.Graph:
    return collaboration(atlas([]), relation)


def one_alone(relation: str) -> nx.Graph:
    return with_measures(collaboration(atlas([alone("甲")]), relation))


@pytest.fixture(
    params=[
        (make, relation)
        for make in (shipped_plan, hostile, one_alone, nothing)
        for relation in ("lead", "together")
    ],
    ids=lambda param: f"{param[0].__name__}-{param[1]}",
)
def graph(request) -> nx.Graph:
    make, relation = request.param
    return make(relation)


def written(name: str) -> str:
    return HOSTILE.get(name, name)


def nodes(graph: nx.Graph) -> dict[str, dict]:
    """What a file should hold of each body, worked out apart from the writers."""
    return {
        written(name): {
            key: written(v).removesuffix(" (2)") if key == "english" else v
            for key, v in values.items()
            if key != "iri"
        }
        for name, values in graph.nodes(data=True)
    }


def edges(graph: nx.Graph) -> dict[tuple[str, str], dict]:
    return {
        (written(a), written(b)): {
            key: (" " if key == "tasks" else "、").join(v) if isinstance(v, list) else v
            for key, v in values.items()
        }
        for a, b, values in graph.edges(data=True)
    }


def same(found: nx.Graph, graph: nx.Graph, drop: tuple[str, ...] = ()) -> None:
    """`found`, as read, has the bodies, edges and attributes of `graph`, in its order and types."""
    assert found.is_directed() == graph.is_directed()
    assert not found.is_multigraph()
    assert list(found) == list(nodes(graph))
    for name, expected in nodes(graph).items():
        read = {key: v for key, v in found.nodes[name].items() if key not in (*drop, "iri")}
        assert read == expected
        assert [type(read[key]) for key in read] == [type(expected[key]) for key in read]
    assert len(found.edges) == len(graph.edges)
    for (a, b), expected in edges(graph).items():
        assert {k: v for k, v in found[a][b].items() if k not in drop} == expected


def test_networkx_reads_gexf(graph, tmp_path):
    file = tmp_path / "n.gexf"
    file.write_bytes(gexf(graph))
    found = nx.read_gexf(file)
    same(found, graph, ("label", "id"))
    assert all(name == label for name, label in found.nodes(data="label"))


def test_gexf_is_version_1_3_without_a_date(graph):
    root = ET.fromstring(gexf(graph))
    space = "{http://gexf.net/1.3}"
    assert (root.tag, root.get("version")) == (f"{space}gexf", "1.3")
    assert root.find(f"{space}meta").attrib == {}
    kinds = {one.get("type") for one in root.iter(f"{space}attribute")}
    assert kinds <= {"string", "integer", "double", "boolean"}
    ids = [one.get("id") for one in root.iter(f"{space}attribute")]
    assert len(ids) == len(set(ids))
    assert {one.get("for") for one in root.iter(f"{space}attvalue")} <= set(ids)


def test_networkx_reads_graphml(graph, tmp_path):
    file = tmp_path / "n.graphml"
    file.write_bytes(graphml(graph))
    found = nx.read_graphml(file)
    same(found, graph, ("label", "name"))
    for key, value in graph.graph.items():
        assert found.graph.get(key) == value


def test_igraph_reads_graphml(graph, tmp_path):
    file = tmp_path / "n.graphml"
    file.write_bytes(graphml(graph))
    found = igraph.Graph.Read_GraphML(str(file))
    assert found.is_directed() == graph.is_directed()
    assert found.vs["name"] == found.vs["label"] == list(nodes(graph)) if len(graph) else True
    for vertex, expected in zip(found.vs, nodes(graph).values(), strict=True):
        for key, value in expected.items():
            assert vertex[key] == value, key
    read = {
        (found.vs[one.source]["name"], found.vs[one.target]["name"]): one.attributes()
        for one in found.es
    }
    if not graph.is_directed():
        read = {tuple(sorted(pair)): values for pair, values in read.items()}
        assert read == {tuple(sorted(pair)): values for pair, values in edges(graph).items()}
    else:
        assert read == edges(graph)


PAJEK = {
    "引\"号'<b>&amp;]]></b>": "引＂号'<b>&amp;]]></b>",
    "反\\斜 杠\\": "反＼斜 杠＼",
}


def test_networkx_and_igraph_read_pajek(graph, tmp_path):
    file = tmp_path / "n.net"
    file.write_bytes(pajek(graph))
    names = [PAJEK.get(name, name) for name in nodes(graph)]
    weights = {
        (PAJEK.get(a, a), PAJEK.get(b, b)): values["weight"]
        for (a, b), values in edges(graph).items()
    }
    found = nx.read_pajek(file)
    assert list(found) == names
    assert found.is_directed() == graph.is_directed()
    other = nx.DiGraph(found) if graph.is_directed() else nx.Graph(found)
    assert len(other.edges) == len(found.edges) == len(weights)
    assert all(other[a][b]["weight"] == weight for (a, b), weight in weights.items())
    if not len(graph):
        return
    read = igraph.Graph.Read_Pajek(str(file))
    assert read.is_directed() == graph.is_directed()
    assert read.vs["name" if "name" in read.vs.attributes() else "id"] == names
    pairs = {(names[one.source], names[one.target]): one["weight"] for one in read.es}
    assert {frozenset(p): w for p, w in pairs.items()} == {
        frozenset(p): w for p, w in weights.items()
    }
    if graph.is_directed():
        assert pairs == weights


def test_networkx_reads_json(graph):
    found = nx.node_link_graph(json.loads(node_link(graph)), edges="edges")
    assert type(found) is type(graph)
    assert dict(found.nodes) == dict(graph.nodes)
    assert list(found.edges(data=True)) == list(graph.edges(data=True))
    assert found.graph == graph.graph


def cells(table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(separated(table).decode("utf-8"), newline="")))


def spoken(name: str) -> str:
    """A name as a cell holds it."""
    return f"'{name}" if name[0] in "=+-@" else name


def test_csv_of_edges_nodes_and_matrix_is_one_network(graph):
    heading, *rows = cells(edge_table(graph))
    assert heading[:4] == ["source", "target", "type", "weight"]
    kind = "directed" if graph.is_directed() else "undirected"
    assert [(a, b, c, int(d)) for a, b, c, d, *_ in rows] == [
        (spoken(a), spoken(b), kind, values["weight"]) for (a, b), values in edges(graph).items()
    ]
    _, *bodies = cells(node_table(graph))
    names = [spoken(name) for name in nodes(graph)]
    assert [row[0] for row in bodies] == names
    top, *matrix = cells(matrix_table(graph))
    assert top == ["", *names] == ["", *(row[0] for row in matrix)]
    numbers = {
        (row[0], name): int(cell)
        for row in matrix
        for name, cell in zip(names, row[1:], strict=True)
        if cell != "0"
    }
    expected = {(a, b): int(weight) for a, b, _, weight, *_ in rows}
    if not graph.is_directed():
        expected |= {(b, a): weight for (a, b), weight in expected.items()}
    assert numbers == expected


def test_igraph_and_networkx_read_the_csv():
    graph = shipped_plan("lead")
    _, *rows = cells(edge_table(graph))
    pairs = [(a, b, int(weight)) for a, b, _, weight, *_ in rows]
    found = igraph.Graph.TupleList(pairs, directed=True, weights=True)
    assert found.ecount() == graph.number_of_edges()
    assert sum(found.es["weight"]) == graph.size(weight="weight")
    lines = separated(edge_table(graph)).decode("utf-8").splitlines()[1:]
    short = [",".join((a, b, w)) for a, b, _, w, *_ in csv.reader(lines)]
    read = nx.parse_edgelist(short, delimiter=",", data=[("weight", int)], create_using=nx.DiGraph)
    assert {(a, b): w for a, b, w in read.edges(data="weight")} == {
        (a, b): w for a, b, w in graph.edges(data="weight")
    }


@pytest.mark.parametrize("form", FORMS)
def test_no_file_holds_a_control_character(form):
    text = FORMS[form].write(hostile("lead")).decode("utf-8")
    assert (
        all(char == "\n" or not (ord(char) < 32 or 127 <= ord(char) < 160) for char in text)
        or form == "json"
    )
    assert "\x00" not in text
    assert "\x1b" not in text


@pytest.mark.parametrize("relation", ["lead", "together"])
def test_the_same_network_is_the_same_bytes(relation):
    one, two = shipped_plan(relation), shipped_plan(relation)
    for (name, form), (again, other) in zip(files(one, "n"), files(two, "n"), strict=True):
        assert name == again
        assert name.endswith(form.suffix)
        assert form.write(one) == other.write(two)


def test_values_that_are_missing_are_left_out():
    found = flat(one_alone("lead"))
    assert "density" not in found.graph
    assert found.graph["components"] == 1


@given(st.lists(st.text(min_size=1, max_size=8), min_size=2, max_size=6, unique=True))
def test_any_names_come_back_from_every_file(names):
    graph = collaboration(atlas([joint(*names)]), "together")
    expected = list(flat(graph))
    assert len(set(expected)) == len(names)
    assert list(nx.read_gexf(io.BytesIO(gexf(graph)))) == expected
    assert list(nx.parse_graphml(graphml(graph).decode("utf-8"))) == expected
    assert len(nx.parse_pajek(pajek(graph).decode("utf-8"))) == len(names)
    assert [row[0] for row in cells(node_table(graph))[1:]] == [spoken(name) for name in expected]
    assert list(nx.node_link_graph(json.loads(node_link(graph)), edges="edges")) == list(graph)
