"""Places: nothing overlaps, nothing leaves the picture, nothing depends on chance."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.network.layout import SQUARE, TALL, WIDE, Picture, arrange, text_width
from kg.views.network.network import collaboration
from kg.views.site.places import places
from tests.views import large
from tests.views.made import alone, atlas, body, led, truth


def assert_tidy(picture: Picture) -> None:
    boxes = {
        name: (x - s.half, y - s.up, x + s.half, y + s.down)
        for name, (x, y) in picture.places.items()
        for s in [picture.shapes[name]]
    }
    for left, top, right, bottom in boxes.values():
        assert left >= 0
        assert top >= 0
        assert right <= picture.width
        assert bottom <= picture.height
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (one, other)


@pytest.mark.parametrize("relation", ["lead", "together"])
@pytest.mark.parametrize("size", [WIDE, SQUARE, TALL])
def test_the_real_plan(relation, size):
    graph = collaboration(truth(), relation)
    [picture] = arrange(graph, size)
    assert set(picture.places) == set(graph)
    assert_tidy(picture)
    assert arrange(graph, size) == [picture]


@pytest.mark.parametrize("size", [WIDE, SQUARE, TALL])
def test_one_place_for_both_relations(size):
    [picture] = places(truth(), size)
    for relation in ("lead", "together"):
        assert set(collaboration(truth(), relation)) == set(picture.places)
    assert_tidy(picture)


@pytest.mark.parametrize(
    "many",
    [(200, 500), (300, 3000), pytest.param((2000, 20_000), marks=pytest.mark.long)],
)
def test_many_bodies(many):
    plan = large.plan(*many)
    graph = collaboration(plan)
    assert (len(graph), graph.number_of_edges()) == many
    [picture] = places(plan, SQUARE)
    assert set(picture.places) == set(graph)
    assert_tidy(picture)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text("甲乙丙部委局Aa ", min_size=1, max_size=30), min_size=1, max_size=6, unique=True
        ),
        max_size=12,
    )
)
def test_any_plan(lists):
    names = {name for one in lists for name in one}
    groups = [body(name, "group") for name in sorted(names) if len(name) % 5 == 0]
    assert_tidy(*arrange(collaboration(atlas([led(*one) for one in lists], bodies=groups))))


def test_empty_and_single():
    assert arrange(nx.DiGraph())[0].places == {}
    assert_tidy(*arrange(collaboration(atlas([alone("甲部")]))))


def test_bodies_that_share_nothing_stand_in_one_row():
    [picture] = places(truth())
    graph = collaboration(truth(), "together")
    lonely = [name for name in graph if not graph.degree(name)]
    assert len(lonely) > 1
    assert {picture.places[name][1] for name in lonely} == {
        max(y for _, y in picture.places.values())
    }


def test_width_of_chinese_text():
    assert text_width("司法部", 10) == 30
    assert text_width("abc", 10) < 20
