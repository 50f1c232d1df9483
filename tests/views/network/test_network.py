"""The collaboration network against the hand-made truth, SPARQL, and small plans one can count."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.named import named_query
from kg.ask.sparql import rows
from kg.errors import QueryError, UnknownName
from kg.graph.store import open_graph
from kg.views.atlas.atlas import Atlas
from kg.views.atlas.names import body_name, kind_code, plan_key, section_key
from kg.views.atlas.picks import Picks, pick
from kg.views.atlas.read import read_atlas
from kg.views.network.network import BASES, LEAD_BASES, collaboration
from tests.views.made import alone, atlas, body, heading, joint, led, task, truth

RELATIONS = ("lead", "together")


@pytest.fixture(scope="module")
def real() -> Atlas:
    return truth()


@pytest.fixture(scope="module")
def built(shipped) -> tuple:
    graph = open_graph(shipped)
    return graph, read_atlas(graph)


def edges(graph: nx.Graph) -> dict[tuple[str, str], int]:
    return {(a, b): weight for a, b, weight in graph.edges(data="weight")}


# ---- the plan that ships


@pytest.mark.parametrize(
    ("relation", "groups", "nodes", "count"),
    [
        ("lead", True, 44, 84),
        ("lead", False, 41, 81),
        ("together", True, 44, 198),
        ("together", False, 41, 195),
    ],
)
def test_known_counts(real, built, relation, groups, nodes, count):
    for source in (real, built[1]):
        graph = collaboration(source, relation, groups=groups)
        assert isinstance(graph, nx.DiGraph) == (relation == "lead")
        assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, count)


def test_known_agencies(real):
    graph = collaboration(real, "together")
    assert graph.nodes["国家知识产权局"]["tasks"] == 60
    assert graph.nodes["中央宣传部"]["tasks"] == 37
    assert graph["国家知识产权局"]["中央宣传部"]["weight"] == 27
    assert sum(count for _, count in graph.nodes(data="alone")) == 53
    for _, node in graph.nodes(data=True):
        assert node["tasks"] == node["alone"] + node["leads"] + node["takes_part"]


@pytest.mark.parametrize(
    ("relation", "query", "ends", "count"),
    [
        ("lead", "lead-participant-edges", ("lead", "participant"), "tasks"),
        ("together", "agency-pairs", ("agency_a", "agency_b"), "together"),
    ],
)
def test_the_named_queries_say_the_same(built, relation, query, ends, count):
    graph, source = built
    text = named_query(query).text
    found = rows(graph, text)
    network = collaboration(source, relation)
    assert len(found) == network.number_of_edges()
    for row in found:
        assert network[row[ends[0]]][row[ends[1]]]["weight"] == row[count]


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_edge_is_the_pick_that_a_page_opens(built, relation):
    _, source = built
    picks = Picks(source)
    for a, b, edge in collaboration(source, relation).edges(data=True):
        wanted = pick(lead=a, participant=b) if relation == "lead" else pick(involves=(a, b))
        found = [source.tasks[place]["iri"] for place in picks.find(wanted)]
        assert edge["tasks"] == found
        assert edge["weight"] == len(found) == len(edge["numbers"])


# ---- small plans


@pytest.mark.parametrize(
    ("given", "relation", "expected"),
    [
        ([], "lead", {}),
        ([alone("甲")], "together", {}),
        ([led("甲", "乙")], "lead", {("甲", "乙"): 1}),
        ([led("甲", "乙", "丙")], "lead", {("甲", "乙"): 1, ("甲", "丙"): 1}),
        ([led("乙", "甲"), led("甲", "乙")], "lead", {("甲", "乙"): 1, ("乙", "甲"): 1}),
        ([led("乙", "甲"), led("甲", "乙")], "together", {("乙", "甲"): 2}),
        ([joint("甲", "乙")], "lead", {}),
        ([joint("甲", "乙")], "together", {("乙", "甲"): 1}),
        # Two that lead together are partners, and each leads the rest.
        (
            [[("甲", "lead", "named-lead"), ("乙", "lead", "named-lead"), ("丙", "participant")]],
            "lead",
            {("甲", "丙"): 1, ("乙", "丙"): 1},
        ),
        # A body named twice counts once, in its weightiest role, and never joins itself.
        ([[*led("甲", "乙"), ("甲", "participant")]], "lead", {("甲", "乙"): 1}),
        ([[*joint("甲", "乙"), *joint("甲")]], "together", {("乙", "甲"): 1}),
    ],
)
def test_edges_of_small_plans(given, relation, expected):
    assert edges(collaboration(atlas(given), relation)) == expected


CHAPTER = heading("s1", "一、制度")
HEADINGS = (
    CHAPTER,
    heading("s2", "(一)法规", CHAPTER),
    heading("s3", "(二)政策", CHAPTER),
    heading("s4", "二、保护"),
    heading("s5", "(一)执法", heading("s4", "二、保护")),
    heading("q1", "一、总则", plan="q"),
)
BODIES = (
    body("甲", "party-organ"),
    body("乙", "sc-department"),
    body("丙", "sc-special", "丙委", "C"),
    body("众", "group"),
)


@pytest.fixture(scope="module")
def small() -> Atlas:
    return atlas(
        [
            task(*led("甲", "乙", "丙"), sections=("s1", "s2"), mode="joint"),
            task(
                *led("甲", "乙", basis="first-of-respective"),
                sections=("s1", "s3"),
                mode="respective",
            ),
            task(*led("乙", "丙", "众", basis="named-lead"), sections=("s4",), mode="led"),
            task(*alone("丙"), sections=("s4", "s5"), mode="single"),
            task(*led("乙", "丙"), plan="q", sections=("q1",), mode="joint"),
        ],
        bodies=BODIES,
        headings=HEADINGS,
        plans=[("p", "知识产权计划"), ("q", "法治计划")],
    )


@pytest.mark.parametrize(
    ("chosen", "lead", "together", "nodes"),
    [
        ({}, "甲乙2 甲丙1 乙丙2 乙众1", "乙甲2 丙甲1 丙乙3 乙众1 丙众1", "甲乙丙众"),
        ({"plan": "p"}, "甲乙2 甲丙1 乙丙1 乙众1", "乙甲2 丙甲1 丙乙2 乙众1 丙众1", "甲乙丙众"),
        ({"plan": "q"}, "乙丙1", "丙乙1", "乙丙"),
        ({"section": "s1"}, "甲乙2 甲丙1", "乙甲2 丙甲1 丙乙1", "甲乙丙"),
        ({"section": "s2"}, "甲乙1 甲丙1", "乙甲1 丙甲1 丙乙1", "甲乙丙"),
        ({"section": "s1", "plan": "q"}, "", "", ""),
        ({"mode": "single"}, "", "", "丙"),
        ({"mode": "joint"}, "甲乙1 甲丙1 乙丙1", "乙甲1 丙甲1 丙乙2", "甲乙丙"),
        ({"groups": False}, "甲乙2 甲丙1 乙丙2", "乙甲2 丙甲1 丙乙3", "甲乙丙"),
        ({"aside": ["乙"]}, "甲丙1", "丙甲1 丙众1", "甲丙众"),
        ({"kind": "departments"}, "乙丙2", "丙乙3", "乙丙"),
        ({"kind": "sc-special"}, "", "", "丙"),
        ({"kind": "party-organ"}, "", "", "甲"),
        ({"kind": "groups"}, "", "", "众"),
        ({"least": 2}, "甲乙2 乙丙2", "乙甲2 丙乙3", "甲乙丙众"),
        ({"least": 9}, "", "", "甲乙丙众"),
        ({"least": 2, "plan": "p"}, "甲乙2", "乙甲2 丙乙2", "甲乙丙众"),
        ({"basis": "firm"}, "甲乙1 甲丙1 乙丙2 乙众1", None, "甲乙丙众"),
        ({"basis": "respective"}, "甲乙1", None, "甲乙丙众"),
        ({"basis": "first-of-respective"}, "甲乙1", None, "甲乙丙众"),
        ({"basis": "first-of-joint"}, "甲乙1 甲丙1 乙丙1", None, "甲乙丙众"),
        ({"basis": "named-lead"}, "乙丙1 乙众1", None, "甲乙丙众"),
        ({"basis": "firm", "least": 2}, "乙丙2", None, "甲乙丙众"),
    ],
)
def test_what_is_chosen_narrows_the_network(small, chosen, lead, together, nodes):
    for relation, expected in (("lead", lead), ("together", together)):
        graph = collaboration(small, relation, **chosen)
        if expected is None:  # a basis decides nothing where nobody leads
            expected = edges(collaboration(small, relation, **chosen | {"basis": "all"}))
        else:
            wanted = expected.split()
            expected = {
                tuple(sorted(e[:2])) if relation != "lead" else (e[0], e[1]): int(e[2])
                for e in wanted
            }
        assert edges(graph) == expected
        assert sorted(graph) == sorted(nodes)


def test_what_nodes_and_edges_say(small):
    graph = collaboration(small)
    assert graph.nodes["丙"] == {
        "kind": "sc-special",
        "family": "departments",
        "group": False,
        "iri": "https://ip-graph.example/agency/丙",
        "english": "",
        "alone": 1,
        "leads": 0,
        "takes_part": 3,
        "tasks": 4,
    }
    assert graph["甲"]["乙"] == {
        "weight": 2,
        "tasks": ["https://ip-graph.example/task/p-1", "https://ip-graph.example/task/p-2"],
        "numbers": ["知识产权计划 1", "知识产权计划 2"],
        "named-lead": 0,
        "first-of-joint": 1,
        "first-of-respective": 1,
    }
    assert collaboration(small, plan="p")["甲"]["乙"]["numbers"] == ["1", "2"]
    dated = [replace(paper, period=year) for paper, year in zip(small.papers, "45", strict=True)]
    assert collaboration(replace(small, papers=tuple(dated)))["乙"]["丙"]["numbers"] == [
        "4 3",
        "5 5",
    ]
    firm = collaboration(small, basis="firm").nodes["甲"]
    assert (firm["leads"], firm["tasks"]) == (1, 2)


@pytest.mark.parametrize(
    "chosen",
    [
        {"plan": "x"},
        {"section": "x"},
        {"mode": "x"},
        {"kind": "x"},
        {"basis": "x"},
        {"aside": ["甲", "x"]},
    ],
)
def test_what_the_atlas_does_not_hold_is_an_error(small, chosen):
    with pytest.raises(UnknownName, match="x"):
        collaboration(small, **chosen)


def test_an_edge_has_a_task(small):
    with pytest.raises(ValueError, match="at least one"):
        collaboration(small, least=0)


# ---- what people type


@pytest.mark.parametrize(
    ("typed", "first", "count"),
    [
        ("一", "1.", 29),
        ("一、", "1.", 29),
        ("一、完善知识产权制度", "1.", 29),
        ("完善知識產權法律法規規章", "1.", 9),
        ("行政保护", "38.", 11),
        ("深度参与", "103.", 11),
    ],
)
def test_sections_are_found_by_number_or_title(real, typed, first, count):
    key = section_key(real, typed)
    found = [one for one in real.tasks if key in one["sections"]]
    assert (found[0]["label"], len(found)) == (first, count)


@pytest.mark.parametrize(
    ("find", "typed", "expected"),
    [
        (section_key, "(二)", "s3"),
        (section_key, "(二)政策", "s3"),
        (section_key, "s5", "s5"),
        (section_key, "执法", "s5"),
        (section_key, "保護", "s4"),
        (plan_key, "法治计划", "q"),
        (plan_key, "法治", "q"),
        (plan_key, "知識產權", "p"),
        (plan_key, "p", "p"),
        (body_name, "丙委", "丙"),
        (body_name, "c", UnknownName),
        (body_name, "丁", UnknownName),
        (section_key, "三", UnknownName),
        (section_key, "", UnknownName),
        (section_key, "一", QueryError),
        (section_key, "(一)", QueryError),
        (plan_key, "计划", QueryError),
        (plan_key, "预算", UnknownName),
    ],
)
def test_names_as_people_type_them(small, find, typed, expected):
    if isinstance(expected, str):
        assert find(small, typed) == expected
    else:
        with pytest.raises(expected):
            find(small, typed)


def test_a_plan_decides_between_sections_alike(small):
    assert section_key(small, "一", "q") == "q1"
    with pytest.raises(QueryError, match="知识产权计划 › 一、制度; 法治计划 › 一、总则"):
        section_key(small, "一")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("party", "party"),
        ("party-organ", "party-organ"),
        ("Party organs", "party"),
        ("國務院部委、特設機構", "departments"),
        ("法院", "court"),
        ("groups", "groups"),
    ],
)
def test_kinds_are_found_by_code_or_label(typed, code):
    assert kind_code(typed) == code


def test_an_unknown_kind_is_answered_with_the_known():
    with pytest.raises(UnknownName, match="departments"):
        kind_code("departmnts")


# ---- what holds of every plan

NAMES = "甲乙丙丁戊"
BASIS = st.sampled_from(LEAD_BASES)
LISTS = st.one_of(
    st.builds(
        lambda names, basis: led(*names, basis=basis),
        st.lists(st.sampled_from(NAMES), min_size=2, max_size=6),
        BASIS,
    ),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=6).map(lambda names: joint(*names)),
    st.sampled_from(NAMES).map(alone),
)
PLANS = st.lists(LISTS, max_size=12).map(atlas)


@given(PLANS)
def test_edges_agree_with_a_slow_count(source):
    lead: Counter = Counter()
    together: Counter = Counter()
    for one in source.tasks:
        roles: dict[str, set[str]] = {}
        for assignment in one["assignments"]:
            roles.setdefault(assignment["agency"], set()).add(assignment["role"])
        for a in roles:
            for b in roles:
                if "lead" in roles[a] and "participant" in roles[b] and "lead" not in roles[b]:
                    lead[a, b] += 1
        for a, b in combinations(sorted(roles), 2):
            together[a, b] += 1
    assert edges(collaboration(source)) == lead
    assert edges(collaboration(source, "together")) == together


@given(PLANS)
def test_weights_shake_hands(source):
    graph = collaboration(source)
    total = sum(edges(graph).values())
    assert sum(dict(graph.in_degree(weight="weight")).values()) == total
    assert sum(dict(graph.out_degree(weight="weight")).values()) == total
    pairs = collaboration(source, "together")
    assert sum(dict(pairs.degree(weight="weight")).values()) == 2 * sum(edges(pairs).values())


@given(PLANS)
def test_who_leads_another_stands_together_with_it(source):
    lead, pairs = collaboration(source), collaboration(source, "together")
    assert set(lead) == set(pairs)
    for a, b in lead.edges:
        both = {
            task
            for x, y in ((a, b), (b, a))
            for task in lead.get_edge_data(x, y, {"tasks": []})["tasks"]
        }
        assert both <= set(pairs[a][b]["tasks"])


@given(PLANS, st.sampled_from(RELATIONS))
def test_more_at_least_is_fewer_edges_and_the_same_nodes(source, relation):
    before = collaboration(source, relation)
    for least in range(2, 6):
        after = collaboration(source, relation, least=least)
        assert edges(after) == {e: n for e, n in edges(before).items() if n >= least}
        assert dict(after.nodes) == dict(before.nodes)
        before = after


@given(PLANS, st.sampled_from(RELATIONS), st.sampled_from(NAMES))
def test_a_body_set_aside_is_a_node_removed(source, relation, name):
    if name not in source.bodies:
        return
    left = collaboration(source, relation)
    left.remove_nodes_from([name])
    after = collaboration(source, relation, aside=[name])
    assert dict(after.nodes) == dict(left.nodes)
    assert edges(after) == edges(left)


@given(PLANS)
def test_the_bases_make_up_the_whole(source):
    whole = Counter(edges(collaboration(source)))
    for bases in (LEAD_BASES, ("firm", "respective")):
        assert (
            sum((Counter(edges(collaboration(source, basis=one))) for one in bases), Counter())
            == whole
        )
    for one in BASES:
        for *_, edge in collaboration(source, basis=one).edges(data=True):
            assert edge["weight"] == sum(edge[code] for code in BASES[one])


@given(PLANS, st.sampled_from(RELATIONS), st.randoms())
def test_the_order_of_tasks_decides_nothing_but_that_of_lists(source, relation, random):
    mixed = list(source.tasks)
    random.shuffle(mixed)
    other = Atlas(source.papers, (), tuple(mixed), (), source.bodies, {}, (), {})
    one, two = collaboration(source, relation), collaboration(other, relation)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(edges(one).items()) == list(edges(two).items())
