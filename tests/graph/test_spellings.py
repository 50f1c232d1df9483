"""One name in several spellings, and names that are only alike: the keys, the nodes, the flags."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import Authority
from kg.graph import build
from kg.graph.names import local_name, prefixes
from kg.graph.spellings import alike_key, plain, same_key
from kg.model import Action, Assignment, Document, Span
from tests.graph import samples

# names that mean the same, the one of them that is spelt as names are first
SAME = [
    ("商标法", "商标法①", "《商標法》", "商标法※", "▲商标法", "商标法*", "商 标 法", "商\u200b标法", "#商标法"),
    ("甲厅（乙局）", "甲厅(乙局)", "甲厅〔乙局〕", "甲厅【乙局】", "甲厅（乙局）²", "甲厅﹝乙局﹞"),
    ("丙委", "丙委）", "（丙委", "“丙委”", "丙委☆", "丙委⑫", "丙委😀", "丙委\ue000", "丙委〉", "丙委†"),
    ("2021-2030年规划", "２０２１—２０３０年规划", "2021–2030年规划", "2021〜2030年规划"),
    ("互联网＋政务行动", "互联网+政务行动", "“互联网+”政务行动"),
    ("数据要素x行动", "“数据要素×”行动", "数据要素ｘ行动"),
    ("减排CO₂办法", "减排CO₂办法①"),
]  # fmt: skip
# names that are like each other, but may be two
ALIKE = [
    ("数据管理条例", "数据/管理条例", "数据、管理条例", "数据&管理条例", "数据※管理条例"),
    (
        "某地甲乙公司",
        "某地甲·乙公司",
        "某地甲①乙公司",
        "某地甲②乙公司",
        "某地甲（乙）公司",
        "某地甲+乙公司",
    ),
    ("丁中心", "丁😀中心", "丁\ue000中心", "丁#中心", "丁,中心"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_spellings_of_one_name_have_one_key(names):
    assert {same_key(name) for name in names} == {same_key(names[0])}
    assert {local_name(name) for name in names} == {names[0]}


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_names_that_are_alike_have_keys_and_iris_of_their_own(names):
    assert len({same_key(name) for name in names}) == len(names)
    assert len({local_name(name) for name in names}) == len(names)
    assert len({alike_key(name) for name in names}) == 1


@given(st.text(max_size=40))
def test_plain_keeps_its_promises(text):
    found = plain(text)
    assert plain(found) == found
    assert not set(found) & set(" 　《》“”\"'()〔〕①※\u200b")
    assert bool(same_key(text)) == bool(text)


@given(st.text(max_size=40), st.sampled_from(["①", "※", " ", "▲▲", "\u200b", "*", "》"]))
def test_a_mark_behind_a_name_changes_nothing(text, mark):
    if plain(text):
        assert same_key(text + mark) == same_key(text)
        assert local_name(text + mark) == local_name(text)


def document(sha: str, bodies: tuple[str, ...], laws: tuple[str, ...] = ()) -> Document:
    """A plan of one task that names `bodies` and `laws`, none of which a table lists."""
    plan = samples.regional()
    first = plan.tasks[0]
    at = Span(first.span.begin, first.span.begin + 2)
    words = plan.source.text[at.begin : at.end]
    task = dataclasses.replace(
        first,
        assignments=tuple(
            Assignment(name, words, "agency", "joint", "no-rule", False, at) for name in bodies
        ),
        actions=tuple(
            Action(name, words, "other", ("revise",), "planned", True, False, at, "titled")
            for name in laws
        ),
    )
    source = dataclasses.replace(plan.source, sha256=sha * 64, name=f"{sha}.txt")
    return dataclasses.replace(plan, source=source, title=f"{sha}方案", tasks=(task,))


def answers(documents: list[Document], tables: Authority, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.load(b"".join(build.nquads(documents, tables)), ox.RdfFormat.N_QUADS)
    found = store.query(query, prefixes=prefixes(), use_default_graph_as_union=True)
    return sorted(tuple(term.value.rpartition("/")[2] for term in row) for row in found)


BODIES = "SELECT ?b { ?t ip:involves ?b }"
LAWS = "SELECT ?i { ?t ip:concerns ?i }"
LABELS = (
    "SELECT DISTINCT ?b ?l { ?t ip:involves|ip:concerns ?b . ?b skos:prefLabel|skos:altLabel ?l"
    " FILTER(LANGMATCHES(LANG(?l), 'zh-Hans')) }"
)
FLAGGED = "SELECT ?d { ?f dcterms:type ipv:low-confidence ; ip:affects/dcterms:isPartOf* ?d . ?d a ip:Plan }"


def test_one_node_bears_every_spelling(tables):
    found = answers([document("a", ("己局①", "己局")), document("b", ("己局※",))], tables, LABELS)
    assert found == [("己局", "己局"), ("己局", "己局※"), ("己局", "己局①")]
    label = "SELECT DISTINCT ?l { ?t ip:involves [ skos:prefLabel ?l ] }"
    assert answers([document("a", ("己局①", "己局"))], tables, label) == [("己局",)]


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("财政部②", "财政部"),
        ("国家知识产权局*", "国家知识产权局"),
        ("中华人民共和国财政部※", "财政部"),
        # of which place these are, and of which conference, only the document says
        ("发改委※", "发改委"),
        ("联席会议办公室①", "联席会议办公室-"),
        ("联席会议成员单位※", "联席会议成员单位-"),
        ("国家知识产权强国建设工作部际联席会议办公室※", "联席会议办公室"),
    ],
)
def test_a_mark_hides_no_name_of_the_tables_that_means_one_body(tables, name, node):
    ((found,),) = answers([document("a", (name,))], tables, BODIES)
    assert found == node or (node[-1] == "-" and found.startswith(node))


def test_a_mark_hides_no_title_of_the_tables(tables):
    made = [document("a", ("己局",), ("商标法①", "《专利法》*"))]
    assert answers(made, tables, LAWS) == [("专利法",), ("商标法",)]
    assert ("商标法", "商标法①") in answers(made, tables, LABELS)


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_names_that_are_alike_are_nodes_of_their_own(tables, names):
    documents = [document(digit, (name,)) for digit, name in zip("abcde1", names, strict=False)]
    whole = answers(documents, tables, BODIES)
    assert len(set(whole)) == len(names)
    # what a document's name is called does not hang on which others there are
    for some in pairwise(documents):
        assert set(answers(list(some), tables, BODIES)) <= set(whole)
    assert len(answers(documents, tables, FLAGGED)) == len(names)


def test_a_name_like_one_of_the_tables_is_flagged_and_others_are_not(tables):
    alike = document("a", ("国家/知识产权局",), ("商标、法",))
    plain = document("b", ("庚局", "辛，壬公司"), ("庚办法",))
    assert answers([alike, plain], tables, FLAGGED) == [("2026-a方案",), ("2026-a方案",)]


def test_groups_are_words_and_not_flagged(tables):
    groups = document("a", ("各县（市、区）", "各县市区"))
    task = groups.tasks[0]
    given = tuple(dataclasses.replace(each, kind="group") for each in task.assignments)
    groups = dataclasses.replace(groups, tasks=(dataclasses.replace(task, assignments=given),))
    assert answers([groups], tables, FLAGGED) == []


def test_no_name_that_means_one_body_anywhere_is_short_for_local_ones(tables):
    local = {row["word"] for row in tables.rows("words.tsv") if row["class"] == "local-too"}
    assert local
    assert not local & {name for row in tables.agencies.values() for name in (row.name, row.full)}
