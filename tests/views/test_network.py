"""The collaboration network against the hand-made truth, and against small plans one can count."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import QueryError, UnknownName
from kg.views.network import LEAD_BASES, Duty, TaskCard, collaboration, in_section

from .sample import plan


@pytest.fixture(scope="module")
def rows() -> tuple[list[Duty], list[TaskCard]]:
    return plan()


def duty(task: str, agency: str, role: str = "joint", basis: str = "no-rule") -> Duty:
    return Duty(task, agency, "sc-department", False, role, basis)


def led(task: str, *names: str, basis: str = "first-of-joint") -> list[Duty]:
    first, *rest = names
    others = [duty(task, name, "participant", "later-in-list") for name in rest]
    return [duty(task, first, "lead", basis), *others]


@pytest.mark.parametrize(
    ("relation", "groups", "nodes", "edges"),
    [
        ("lead", True, 44, 84),
        ("lead", False, 41, 81),
        ("together", True, 44, 198),
        ("together", False, 41, 195),
    ],
)
def test_known_counts(rows, relation, groups, nodes, edges):
    graph = collaboration(rows[0], relation, groups=groups)
    assert isinstance(graph, nx.DiGraph) == (relation == "lead")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges)


def test_known_agencies(rows):
    graph = collaboration(rows[0], "together")
    assert graph.nodes["国家知识产权局"]["tasks"] == 60
    assert graph.nodes["中央宣传部"]["tasks"] == 37
    assert graph["国家知识产权局"]["中央宣传部"]["weight"] == 27
    assert sum(alone for _, alone in graph.nodes(data="alone")) == 53
    for _, node in graph.nodes(data=True):
        assert node["tasks"] == node["alone"] + node["leads"] + node["takes_part"]


def test_edges_agree_with_a_slow_count(rows):
    duties, _ = rows
    expected: dict[tuple[str, str], set[str]] = {}
    for one in duties:
        for other in duties:
            if one.task == other.task and (one.role, other.role) == ("lead", "participant"):
                expected.setdefault((one.agency, other.agency), set()).add(one.task)
    graph = collaboration(duties)
    assert {(a, b): set(e["tasks"]) for a, b, e in graph.edges(data=True)} == expected
    for _, _, edge in graph.edges(data=True):
        assert edge["weight"] == len(edge["tasks"]) == sum(edge[code] for code in LEAD_BASES)


def test_joint_list_without_lead_gives_no_lead_edge():
    duties = [duty("t1", "甲部"), duty("t1", "乙部")]
    assert collaboration(duties).number_of_edges() == 0
    assert list(collaboration(duties, "together").edges) == [("乙部", "甲部")]


def test_bases_are_counted():
    graph = collaboration(
        [*led("t1", "甲", "乙"), *led("t2", "甲", "乙", basis="first-of-respective")]
    )
    edge = graph["甲"]["乙"]
    assert (edge["weight"], edge["first-of-joint"], edge["first-of-respective"]) == (2, 1, 1)


def test_min_tasks_drops_edges_and_keeps_nodes():
    graph = collaboration([*led("t1", "甲", "乙", "丙"), *led("t2", "甲", "乙")], min_tasks=2)
    assert list(graph.edges) == [("甲", "乙")]
    assert sorted(graph) == sorted("甲乙丙")


def test_a_body_named_twice_counts_once_and_never_joins_itself():
    duties = [*led("t1", "甲", "乙"), duty("t1", "甲", "participant", "later-in-list")]
    for relation in ("lead", "together"):
        graph = collaboration(duties, relation)
        assert graph.number_of_edges() == 1
        assert graph.nodes["甲"]["tasks"] == graph.nodes["甲"]["leads"] == 1


def test_without_sets_aside_in_either_script(rows):
    graph = collaboration(rows[0], without=["國家知識產權局", "中央宣传部"])
    assert "国家知识产权局" not in graph
    assert graph.number_of_nodes() == 42
    with pytest.raises(UnknownName, match="教育部"):
        collaboration(rows[0], without=["教育部部"])


def test_no_duties_give_an_empty_graph():
    assert len(collaboration([])) == 0


def test_order_of_rows_does_not_matter(rows):
    duties = rows[0]
    one, other = collaboration(duties), collaboration(list(reversed(duties)))
    assert list(one) == list(other)
    assert list(one.edges) == list(other.edges)


@pytest.mark.parametrize(
    ("typed", "first", "count"),
    [
        ("一", "1", 29),
        ("一、完善知识产权制度", "1", 29),
        ("完善知識產權法律法規規章", "1", 9),
        ("行政保护", "38", 11),
        ("深度参与", "103", 11),
    ],
)
def test_sections(rows, typed, first, count):
    found = in_section(rows[1], typed)
    assert (found[0].label, len(found)) == (first, count)


def test_sections_that_are_unknown_or_many(rows):
    with pytest.raises(UnknownName):
        in_section(rows[1], "没有这一章")
    with pytest.raises(QueryError, match="5 sections"):
        in_section(rows[1], "(一)")


def test_network_of_one_section(rows):
    cards = in_section(rows[1], "六")
    graph = collaboration(rows[0], tasks={card.task for card in cards})
    tasks = {task for *_, found in graph.edges(data="tasks") for task in found}
    assert tasks <= {card.task for card in cards}
    assert graph.number_of_edges() > 0
