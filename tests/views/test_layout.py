"""Places: nothing overlaps, nothing leaves the picture, nothing depends on chance."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.layout import Picture, arrange, text_width
from kg.views.network import Duty, collaboration

from .sample import plan


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
@pytest.mark.parametrize("size", [(960.0, 680.0), (560.0, 800.0)])
def test_the_real_plan(relation, size):
    graph = collaboration(plan()[0], relation)
    [picture] = arrange(graph, size)
    assert set(picture.places) == set(graph)
    assert_tidy(picture)
    assert arrange(graph, size) == [picture]


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
    duties = [
        Duty(f"t{i}", name, "x", len(name) % 5 == 0, "lead" if not j else "participant", "no-rule")
        for i, names in enumerate(lists)
        for j, name in enumerate(names)
    ]
    assert_tidy(*arrange(collaboration(duties)))


def test_empty_and_single():
    assert arrange(nx.DiGraph())[0].places == {}
    assert_tidy(*arrange(collaboration([Duty("t", "甲部", "x", False, "sole", "only-agency")])))


def test_bodies_without_edges_stand_in_one_row():
    graph = collaboration(plan()[0])
    [picture] = arrange(graph)
    alone = [name for name in graph if not graph.degree(name)]
    assert {picture.places[name][1] for name in alone} == {
        max(y for _, y in picture.places.values())
    }


def test_width_of_chinese_text():
    assert text_width("司法部", 10) == 30
    assert text_width("abc", 10) < 20
