from __future__ import annotations

import collections
import dataclasses
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import build
from kg.graph.lines import Terms
from kg.graph.validate import validate
from kg.model import Document
from tests.graph import samples

ROOT = Path(__file__).parents[2]
PLAN = "联席会议办公室-2025-知识产权强国建设推进计划"
SCRIPT = """
import sys
from kg import authority
from kg.graph import build
from tests.graph import samples
documents = [samples.regional(), samples.briefing(), samples.plan()]
sys.stdout.buffer.write(b"".join(build.nquads(documents, authority.load())))
"""


def test_the_same_input_gives_the_same_bytes_whatever_the_surroundings(nquads, tmp_path):
    for seed, zone, locale in (("0", "Asia/Shanghai", "C"), ("77", "UTC", "POSIX")):
        surroundings = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONPATH": str(ROOT),
        }
        found = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=surroundings, cwd=tmp_path, capture_output=True
        )
        assert found.returncode == 0, found.stderr.decode()
        assert found.stdout == nquads


def test_a_document_given_twice_counts_once(documents, tables, nquads):
    again = [
        dataclasses.replace(d, source=dataclasses.replace(d.source, name=f"{d.source.name}.copy"))
        for d in documents
    ]
    assert b"".join(build.nquads([*again, *documents], tables)) == nquads


def test_each_triple_stands_in_one_graph_and_nothing_is_blank(nquads):
    quads = list(ox.parse(nquads, ox.RdfFormat.N_QUADS))
    counts = collections.Counter(quad.triple for quad in quads)
    assert [triple for triple, count in counts.items() if count > 1] == []
    terms = {term for quad in quads for term in (quad.subject, quad.object)}
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]


def test_the_lines_are_pyoxigraphs_own(documents, tables, nquads):
    quads = build.build(documents, tables)
    assert ox.serialize(quads, format=ox.RdfFormat.N_QUADS) == nquads


def test_another_base_changes_every_name_of_ours(documents, tables):
    base = "https://example.org/kg/"
    data = b"".join(build.nquads(documents, tables, base))
    assert b"ip-graph.example" not in data
    assert f"<{base}law/商标法>".encode() in data


ASKED = [
    (
        "SELECT ?g { GRAPH ?g { ?s ?p ?o } }",
        {
            ("graph:authority",),
            ("graph:inferred",),
            (f"graph:{PLAN}",),
            ("graph:2026-某省知识产权工作方案",),
            ("graph:国务院新闻办公室-2024-国新办就中国知识产权强国建设有关情况举行新闻发布会",),
        },
    ),
    (
        f"SELECT ?n ?body ?role ?basis {{ task:{PLAN}-1 ip:assignment ?a ."
        " ?a ip:number ?n ; ip:assignee ?body ; ip:role ?role ; ip:roleBasis ?basis }",
        {
            ("1", "agency:国家知识产权局", "ipv:lead", "ipv:first-of-joint"),
            ("2", "agency:司法部", "ipv:participant", "ipv:later-in-list"),
        },
    ),
    (
        f"SELECT ?text ?plain {{ task:{PLAN}-4 schema:text ?text ; ip:simplified ?plain }}",
        {
            (
                "4.研究論證《生物遺傳資源獲取和惠益分享管理條例》。(生態環境部負責)",
                "4.研究论证《生物遗传资源获取和惠益分享管理条例》。(生态环境部负责)",
            )
        },
    ),
    (
        "SELECT ?words { ?t ip:taskId '1.1' ; ip:evidence/nif:anchorOf ?words }",
        {("(1)修订《某省专利条例》。(丙公司、丁研究院按职责分工负责)",)},
    ),
    (
        "SELECT ?up ?level { ?t ip:taskId '1.1' ; dcterms:isPartOf ?up ; ip:level ?level }",
        {("task:2026-某省知识产权工作方案-1", "ipv:measure")},
    ),
    (
        "SELECT ?words ?date { ?t ip:deadline ?d . ?d ip:wording ?words ; dcterms:date ?date }",
        {("2026年底前", "2026-12-31")},
    ),
    (
        "SELECT ?about ?law { ?f a ip:QualityFlag ; ip:affects ?about ; ip:suspects ?law }",
        {(f"task:{PLAN}-1", "law:集成电路布图设计保护条例")},
    ),
    (
        "SELECT ?about { ?f dcterms:type ipv:spam ; ip:affects ?about }",
        {(f"plan:{PLAN}",)},
    ),
    (
        "SELECT ?title ?year ?date ?by ?rule { ?p a ip:Plan ; dcterms:title ?title ;"
        " dcterms:temporal ?year ; dcterms:issued ?date ; dcterms:publisher ?by ;"
        " ip:roleRule/nif:anchorOf ?rule }",
        {
            (
                "2025年知識產權強國建設推進計劃",
                "2025",
                "2025-04-29",
                "agency:联席会议办公室",
                "明確2025年度重點任務",
            )
        },
    ),
    (
        "SELECT ?n ?who ?body ?role { ?t a ip:Turn ; ip:number ?n ; ip:turnRole ?role ;"
        " ip:onBehalfOf ?body OPTIONAL { ?t ip:speaker/foaf:name ?who } }",
        {
            ("1", "邢慧娜", "agency:国务院新闻办公室", "ipv:host"),
            ("2", "申长雨", "agency:国家知识产权局", "ipv:official"),
            ("3", None, "agency:某某新闻社", "ipv:reporter"),
        },
    ),
    (
        "SELECT ?body ?kind ?class { ?body ip:resolved false ; ip:agencyKind ?kind ; a ?class }",
        {
            ("agency:某某新闻社", "ipv:media", "ip:Agency"),
            ("agency:甲厅", "ipv:local-government", "ip:Agency"),
            ("agency:乙厅", "ipv:local-government", "ip:Agency"),
            ("agency:丙公司", "ipv:enterprise", "ip:Agency"),
            ("agency:丁研究院", "ipv:institute", "ip:Agency"),
            ("agency:各有关部门", "ipv:group", "ip:AgencyGroup"),
        },
    ),
    (
        "SELECT ?name { agency:国家知识产权局 skos:prefLabel ?name }",
        {
            ("国家知识产权局",),
            ("國家知識產權局",),
            ("China National Intellectual Property Administration",),
        },
    ),
    (
        "SELECT ?up ?down { ?x ip:nameplateOf ?up . ?down org:subOrganizationOf ?up ."
        " FILTER(?x = agency:国家版权局) FILTER(?down = agency:中央宣传部版权管理局) }",
        {("agency:中央宣传部", "agency:中央宣传部版权管理局")},
    ),
    (
        "SELECT ?law { law:商标法实施条例 ip:parentLaw ?law }",
        {("law:商标法",)},
    ),
    (
        "SELECT ?rule ?words { ?c a ip:Cut ; ip:rule ?rule ; nif:anchorOf ?words }",
        {("editor", "編輯 | 布魯斯")},
    ),
]


@pytest.mark.parametrize(("query", "expected"), ASKED)
def test_what_the_graph_answers(ask, query, expected):
    found = ask(query)
    if "resolved false" in query:  # parents that the tables name but do not list come and go
        found = {row for row in found if row[0] in {name for name, *_ in expected}}
    assert found == expected


def test_a_document_that_breaks_the_model_is_named(tables):
    plan = samples.regional()
    twice = dataclasses.replace(plan, tasks=(plan.tasks[0], *plan.tasks))
    with pytest.raises(build.Unwritable, match=r"regional\.txt") as raised:
        list(build.nquads([samples.plan(), twice], tables))
    assert raised.value.document == twice
    assert "task “1” is the name of two, at places 1 and 2" in str(raised.value.__cause__)


def with_assignees(*assignees: str):
    plan = samples.regional()
    task = plan.tasks[0]
    given = tuple(dataclasses.replace(task.assignments[0], agency=name) for name in assignees)
    return dataclasses.replace(plan, tasks=(dataclasses.replace(task, assignments=given),))


def test_what_stands_below_documents_of_names_like_items_is_kept_apart(tables):
    """Task 2-3 of 方案 and task 3 of 方案-2 have one name to begin with; turn 1 of the one, and task 1 of
    the plan 方案-turn, have one for their actions."""

    def named(title: str, *ids: str, **more: object) -> Document:
        plan = samples.regional()
        measure = dataclasses.replace(plan.tasks[1], parent=None)
        tasks = tuple(dataclasses.replace(measure, id=own) for own in ids)
        digest = hashlib.sha256(title.encode()).hexdigest()
        source = dataclasses.replace(plan.source, sha256=digest)
        made = {"title": title, "tasks": tasks, "source": source, "period": None} | more
        return dataclasses.replace(plan, **made)

    turn = samples.briefing().turns[1]
    at = samples.regional().tasks[1].span
    turn = dataclasses.replace(
        turn,
        number=1,
        span=at,
        actions=(dataclasses.replace(turn.actions[0], span=at, as_written="修订"),),
    )
    documents = [
        named("方案", "2-3", "1"),
        named("方案-2", "3"),
        named("议", kind="briefing", turns=(turn,)),
        named("议-turn", "1"),
    ]
    quads = build.build(documents, tables)
    assert len({quad.triple for quad in quads}) == len(quads)
    kinds = collections.Counter(
        quad.object.value.rpartition("#")[2]
        for quad in quads
        if quad.predicate.value.endswith("#type")
    )
    assert (kinds["Task"], kinds["Turn"], kinds["Assignment"], kinds["Action"]) == (4, 1, 8, 5)
    assert validate(quads) == []


def test_spellings_of_one_unlisted_name_are_one_body(tables):
    data = b"".join(build.nquads([with_assignees("甲(乙)厅", "甲（乙）厅", "甲 （乙）厅")], tables))
    bodies = {line for line in data.decode().splitlines() if "assignee>" in line}
    assert len({line.split(" ")[2] for line in bodies}) == 1


def test_terms_are_expanded_once():
    terms = Terms("https://example.org/")
    assert terms["ip:Task"] == "<https://example.org/ont#Task>"
    assert terms["ip:Task"] is terms["ip:Task"]
