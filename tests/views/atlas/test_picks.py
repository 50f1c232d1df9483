"""Picks: the same tasks by sets, by SPARQL, and by a plain reading of the records."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask.sparql import rows
from kg.graph.store import open_graph
from kg.views.atlas.picks import Picks, conditions, pick, sparql
from kg.views.atlas.read import read_atlas


@pytest.fixture(scope="session")
def graph(shipped):
    return open_graph(shipped)


@pytest.fixture(scope="session")
def atlas(graph):
    return read_atlas(graph)


@pytest.fixture(scope="session")
def picks(atlas):
    return Picks(atlas)


def asked(graph, atlas, wanted: str) -> list[int]:
    order = {task["iri"]: task["order"] for task in atlas.tasks}
    return sorted(order[row["t"]] for row in rows(graph, sparql(atlas, wanted)))


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("", 118),
        ("all=yes", 118),
        ("agencies=1", 53),
        (pick(involves="国家知识产权局"), 60),
        (pick(involves="中央宣传部"), 37),
        (pick(involves=("国家知识产权局", "中央宣传部")), 27),
        (pick(mode="joint"), 31),
        (pick(mode="respective"), 34),
        (pick(law="商标法"), 2),
        (pick(did="revise|商标法"), 1),
        (pick(open="yes"), 4),
        (pick(lead="商标法"), 0),
    ],
)
def test_the_known_answers_of_the_shipped_plan(picks, wanted, count):
    assert len(picks.find(wanted)) == count


def test_each_single_condition_is_what_sparql_answers(graph, atlas, picks):
    seen = {condition for task in atlas.tasks for condition in conditions(task)}
    seen |= {("atleast", str(n)) for n in range(1, 12)}
    seen |= {("family", law) for law in list(atlas.laws)[:40]}
    seen |= {("task", task["key"]) for task in atlas.tasks[:10]}
    assert len(seen) > 300
    for key, value in sorted(seen):
        wanted = pick(**{key: value})
        assert picks.find(wanted) == asked(graph, atlas, wanted), wanted


def test_a_family_holds_what_implements_the_law_at_any_depth(picks, atlas):
    alone = set(picks.find(pick(law="著作权法")))
    family = set(picks.find(pick(family="著作权法")))
    below = {law for law in atlas.family("著作权法") if law != "著作权法"}
    assert below
    assert family == alone.union(*(picks.find(pick(law=law)) for law in below))


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_conditions_together_are_what_sparql_answers(graph, atlas, picks, data):
    task = data.draw(st.sampled_from(atlas.tasks))
    held = sorted(set(conditions(task)))
    some = data.draw(st.lists(st.sampled_from(held), min_size=1, max_size=4))
    other = data.draw(st.sampled_from(atlas.tasks))
    some += data.draw(st.lists(st.sampled_from(sorted(set(conditions(other)))), max_size=1))
    wanted = "&".join(pick(**{key: value}) for key, value in some)
    assert picks.find(wanted) == asked(graph, atlas, wanted)


def test_a_pick_keeps_any_name_as_it_is():
    name = "甲&乙=丙+丁 %41#戊"
    assert parse_qsl(pick(lead=name)) == [("lead", name)]


def test_what_is_no_condition_finds_nothing_and_has_no_query(atlas, picks):
    assert picks.find("colour=red") == []
    with pytest.raises(ValueError, match="colour"):
        sparql(atlas, "colour=red")
