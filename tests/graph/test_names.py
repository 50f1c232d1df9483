from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery

from kg.graph import names
from kg.graph.names import PREFIXES, document_name, document_names, item_name, local_name
from tests.graph import samples

NAMES = [
    ("国家知识产权局", "国家知识产权局"),
    ("《中華人民共和國商標法》", "中华人民共和国商标法"),
    ("著作權法", "著作权法"),
    ("“十四五”国家知识产权保护和运用规划", "十四五国家知识产权保护和运用规划"),
    (
        "生物多样性保护重大工程实施方案(2025—2030 年)",
        "生物多样性保护重大工程实施方案（2025-2030年）",
    ),
    ("商标法、著作权法相关司法解释", "商标法、著作权法相关司法解释"),
    ("省市场监管局（省知识产权局）", "省市场监管局（省知识产权局）"),
    ("A–B—C―D－E−F", "A-B-C-D-E-F"),
    ('「甲」『乙』‘丙’"丁"', "甲乙丙丁"),
    ("--·.甲", "甲"),
    ("第2.1条.", "第2.1条"),
    ("甲/乙?丙#丁%20[戊]", "甲／乙？丙＃丁％20［戊］"),
    ("甲〔乙〕丙【丁】", "甲（乙）丙（丁）"),
    ("１２项ＡＢ", "12项AB"),
    ("商标法①", "商标法"),
    ("甲局※乙处", "甲局乙处-c3c04f9c"),
    ("王\U0002b5af", "王U2B5AF"),
    ("e\u0301", "é"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_local_name(text, expected):
    assert local_name(text) == expected


def test_long_names_are_cut_and_told_apart_by_their_digest():
    first, second = local_name("甲" * 100), local_name("甲" * 101)
    assert len(first) == len(second) == names.LIMIT
    assert first != second
    assert first[:71] == second[:71] == "甲" * 71
    assert local_name("甲" * names.LIMIT) == "甲" * names.LIMIT


@pytest.mark.parametrize("nothing", ["", "《》", "...", "※①", "\u200b", "\u2030"])
def test_a_name_of_which_nothing_is_left_becomes_digits(nothing):
    assert len(local_name(nothing)) == 8


@given(st.text(max_size=120))
def test_local_name_keeps_its_promises(text):
    name = local_name(text)
    assert name
    assert local_name(name) == name
    assert len(name) <= names.LIMIT
    assert len(name.encode()) <= 240
    assert name[0] not in "-·."
    assert name[-1] != "."
    assert not set(name) & set(" 　《》“”\"'()")
    assert_prefixed_name("law", name)


@given(st.text(max_size=80), st.text(max_size=12))
def test_names_below_a_document_keep_them_too(title, item):
    name = item_name(local_name(title, 56), item)
    assert len(name) <= 72
    assert_prefixed_name("task", name)


def assert_prefixed_name(prefix: str, name: str) -> None:
    """The name parses as a prefixed name in both libraries, in SPARQL and in Turtle."""
    iri = PREFIXES[prefix] + name
    curie = f"{prefix}:{name}"
    turtle = f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n{curie} {curie} {curie} ."
    (triple,) = ox.parse(turtle.encode(), ox.RdfFormat.TURTLE)
    assert triple.subject == triple.object == ox.NamedNode(iri)
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode(iri), ox.NamedNode(iri), ox.NamedNode(iri)))
    assert bool(store.query(f"ASK {{ {curie} ?p {curie} }}", prefixes=dict(PREFIXES)))
    (found,) = rdflib.Graph().parse(data=turtle, format="turtle")
    assert found[0] == found[2] == rdflib.URIRef(iri)
    query = prepareQuery(f"SELECT * {{ {curie} ?p ?o }}", initNs={prefix: PREFIXES[prefix]})
    assert f"rdflib.term.URIRef({iri!r})" in str(query.algebra)


def test_documents_are_named_by_issuer_year_and_title():
    assert document_name(samples.plan()) == "联席会议办公室-2025-知识产权强国建设推进计划"
    assert document_name(samples.regional()) == "2026-某省知识产权工作方案"


def test_a_document_without_title_is_named_after_its_source():
    bare = dataclasses.replace(samples.regional(), title=None)
    assert document_name(bare) == bare.source.sha256[:16]


def copies():
    plan = samples.regional()
    return [
        dataclasses.replace(plan, source=dataclasses.replace(plan.source, sha256=letter * 64))
        for letter in "bac"
    ]


def test_copies_of_one_plan_are_told_apart_whatever_their_order():
    expected = {
        "a" * 64: "2026-某省知识产权工作方案",
        "b" * 64: "2026-某省知识产权工作方案-bbbbbbbb",
        "c" * 64: "2026-某省知识产权工作方案-cccccccc",
    }
    assert document_names(copies()) == document_names(reversed(copies())) == expected


def test_copies_that_share_digits_are_told_apart_by_more_of_them():
    twins = [
        dataclasses.replace(c, source=dataclasses.replace(c.source, sha256="d" * 8 + letter * 56))
        for c, letter in zip(copies(), "abc", strict=True)
    ]
    name = "2026-某省知识产权工作方案"
    expected = [name, f"{name}-dddddddd", f"{name}-ddddddddcccccccc"]
    assert list(document_names(twins).values()) == expected


@pytest.mark.parametrize("title", ["authority", "inferred"])
def test_no_document_takes_the_name_of_a_graph_of_ours(title):
    plan = dataclasses.replace(samples.regional(), title=title, period=None)
    (name,) = document_names([plan]).values()
    assert name == f"{title}-{plan.source.sha256[:8]}"
