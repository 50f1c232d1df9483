from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.graph import lines

XSD = "http://www.w3.org/2001/XMLSchema#"


def serialised(literal: ox.Literal) -> str:
    node = ox.NamedNode("x:a")
    data = ox.serialize([ox.Triple(node, node, literal)], format=ox.RdfFormat.N_TRIPLES)
    return data.decode().removeprefix("<x:a> <x:a> ").removesuffix(" .\n")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_strings_are_written_as_pyoxigraph_writes_them(text):
    assert lines.string(text) == serialised(ox.Literal(text))


def test_labels_are_written_as_pyoxigraph_writes_them():
    assert lines.label("商标法", "zh-Hans") == serialised(ox.Literal("商标法", language="zh-Hans"))


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2025-04-29", "date"),
        ("2025-04", "gYearMonth"),
        ("2025", "gYear"),
        ("2025-02-30", "string"),
        ("20250429", "string"),
        ("2025-13", "string"),
        ("明年", "string"),
        ("０２５０", "string"),
    ],
)
def test_date(text, datatype):
    assert lines.date(text) == serialised(ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)))


def test_a_second_thing_on_one_name_is_refused_naming_both():
    claims = lines.Claims()
    claims.claim("<x:a>", "“甲”")
    claims.claim("<x:a>", "“甲”")
    with pytest.raises(GraphError, match="“甲”, and “乙”"):
        claims.claim("<x:a>", "“乙”")
