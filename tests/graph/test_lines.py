from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_a_second_thing_never_takes_a_name_that_is_borne():
    claims = lines.Claims()
    assert [claims.claim("agency", "甲", owner) for owner in ("a", "b", "a", "b")] == [
        "甲",
        "甲-3e23e816",
        "甲",
        "甲-3e23e816",
    ]
    assert claims.claim("law", "甲", "b") == "甲"


def test_not_even_a_name_with_digits():
    claims = lines.Claims()
    claims.claim("agency", "甲", "a")
    claims.claim("agency", "甲-3e23e816", "c")
    assert claims.claim("agency", "甲", "b") == "甲-3e23e8160039594a"


def test_a_name_with_digits_is_no_longer_than_others():
    claims = lines.Claims()
    claims.claim("agency", "甲" * 80, "a")
    assert claims.claim("agency", "甲" * 80, "b") == f"{'甲' * 71}-3e23e816"
