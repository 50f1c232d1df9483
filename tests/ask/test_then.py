"""Plans of other years: what bodies were then, what was in force then; and local bodies by any form."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import authority
from kg.ask.agency import agency
from kg.ask.law import law
from kg.ask.names import resolve
from kg.errors import UnknownName
from kg.extract.document import extract
from kg.extract.text.lexicon import Lexicon
from kg.graph import build
from kg.graph.checks import check
from kg.graph.names import prefixes
from kg.graph.validate import validate
from kg.model import Document, Source

TABLES = authority.load()
LEXICON = Lexicon(TABLES)


def plan(title: str, words: str, sha: str) -> Document:
    text = f"{title}\n一、章\n1.{words}\n"
    return extract(Source(f"{sha}.txt", sha * 64, text), LEXICON)


PLANS = (
    plan("2019年信访工作计划", "修改环境保护法。（国家信访局牵头，国家知识产权局配合）", "1"),
    plan("2024年信访工作计划", "落实环境保护法。（国家信访局、国家知识产权局负责）", "2"),
    plan("2027年信访工作计划", "落实《环境保护法》。（国家信访局负责）", "3"),
    plan("2016年治污工作计划", "推进治污。（环境保护部、国土资源部负责）", "4"),
    plan("贵州省2024年工作计划", "推进。（省市场监督管理局、贵州证监局负责）", "5"),
)


@pytest.fixture(scope="module")
def graph() -> ox.Store:
    store = ox.Store()
    store.load(b"".join(build.nquads(PLANS, TABLES)), ox.RdfFormat.N_QUADS)
    return store


def asked(graph: ox.Store, query: str) -> list[tuple[str, ...]]:
    found = graph.query(query, use_default_graph_as_union=True, prefixes=prefixes())
    return [tuple(term.value.rpartition("/")[2] for term in row) for row in found]


def test_what_a_body_was_in_each_plan(graph: ox.Store) -> None:
    answer = agency(graph, "国家信访局")
    tasks = [*answer["leads"], *answer["takes_part"], *answer["alone"]]
    then = {task["plan_title"][:4]: task["kind_then"] for task in tasks}
    assert then == {"2019": "national-bureau", "2024": None, "2027": None}
    assert answer["agency"]["kind"] == "sc-direct"
    assert [(s["kind"], s["above"], s["until"]) for s in answer["agency"]["states"]] == [
        ("national-bureau", "国务院办公厅", "2023-03")
    ]


def test_the_kind_then_in_sparql(graph: ox.Store) -> None:
    rows = asked(
        graph,
        """SELECT ?agency (COALESCE(?then, ?now) AS ?kind) {
             ?a ip:assignee ?agency . ?agency ip:agencyKind ?now
             OPTIONAL { ?a ip:stateThen/ip:agencyKind ?then } } ORDER BY ?agency ?kind""",
    )
    kinds: dict[str, set[str]] = {}
    for name, kind in rows:
        kinds.setdefault(name, set()).add(kind)
    assert kinds == {
        "国家信访局": {"national-bureau", "sc-direct"},
        "国家知识产权局": {"national-bureau", "sc-direct"},
        "环境保护部": {"sc-department"},
        "国土资源部": {"sc-department"},
        "贵州省市场监管局": {"local-government"},
        "贵州证监局": {"central-branch"},
    }


def test_what_was_in_force_in_each_plan(graph: ox.Store) -> None:
    answer = law(graph, "环境保护法", "2026-08-15")
    assert answer["instrument"]["status"] == "ended"
    assert answer["instrument"]["events"][-1]["by"] == "生态环境法典"
    then = {task["plan_title"][:4]: task["status_then"] for task in answer["tasks"]}
    assert then == {"2019": "in-force", "2024": "in-force", "2027": "ended"}
    assert law(graph, "环境保护法", "2026-08-14")["instrument"]["status"] == "in-force"


def test_of_what_no_event_is_known_nothing_is_said(graph: ox.Store) -> None:
    answer = law(graph, "质量强国建设纲要", "2026-08-15")["instrument"]
    assert (answer["status"], answer["events"]) == (None, [])


@pytest.mark.parametrize(
    "name",
    [
        "贵州省市场监管局",
        "贵州省市场监督管理局",
        "貴州省市場監督管理局",
        "省市场监督管理局",
        "贵州省市监局",
        "贵州省市场监管局（省知识产权局）",
    ],
)
def test_a_local_body_answers_to_every_form(graph: ox.Store, name: str) -> None:
    assert resolve(graph, name, "agency").name == "贵州省市场监管局"


def test_a_local_body_that_no_plan_names_is_unknown(graph: ox.Store) -> None:
    with pytest.raises(UnknownName):
        resolve(graph, "云南省市场监管局", "agency")


def test_place_function_and_branch(graph: ox.Store) -> None:
    rows = asked(
        graph,
        """SELECT ?b ?place ?function ?above { ?b ip:place ?place ; ip:function ?function
             OPTIONAL { ?b org:subOrganizationOf ?above } FILTER(BOUND(?above)) }""",
    )
    assert rows == [("贵州证监局", "贵州省", "证监局", "中国证监会")]
    body = agency(graph, "贵州证监局")["agency"]
    assert (body["kind"], body["parent"], body["place"]) == (
        "central-branch",
        "中国证监会",
        "贵州省",
    )


def test_nothing_is_broken(graph: ox.Store) -> None:
    assert list(check(graph)) == []
    assert list(validate(graph)) == []
