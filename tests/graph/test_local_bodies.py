"""Bodies of two provinces, and names that only one document explains."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import authority
from kg.ask.names import resolve
from kg.errors import AmbiguousName, UnknownName
from kg.extract.document import extract
from kg.extract.text.lexicon import Lexicon
from kg.graph import build
from kg.graph.checks import check
from kg.graph.forms import Forms
from kg.graph.names import prefixes
from kg.model import Document, Source

TABLES = authority.load()
LEXICON = Lexicon(TABLES)


def plan(place: str, *clauses: str, sha: str = "1") -> Document:
    tasks = "".join(f"{n}.推进工作。（{words}）\n" for n, words in enumerate(clauses, start=1))
    text = f"{place}2025年工作计划\n一、章\n{tasks}"
    return extract(Source(f"{place}.txt", sha * 64, text), LEXICON)


def graph(*documents: Document) -> ox.Store:
    store = ox.Store()
    store.load(b"".join(build.nquads(documents, TABLES)), ox.RdfFormat.N_QUADS)
    return store


TWO = (
    plan("浙江省", "省发展改革委、省教育厅负责", "联席会议办公室、财政部负责"),
    plan("江苏省", "省发展改革委、省财政厅负责", "联席会议成员单位负责", sha="2"),
)


@pytest.fixture(scope="module")
def two() -> ox.Store:
    return graph(*TWO)


def test_the_bodies_of_two_provinces_are_two(two: ox.Store) -> None:
    names = {resolve(two, f"{place}发展改革委", "agency").iri for place in ("浙江省", "江苏省")}
    assert len(names) == 2
    with pytest.raises(UnknownName):
        resolve(two, "发展改革厅", "agency")


def test_a_name_without_its_place(two: ox.Store) -> None:
    assert resolve(two, "省教育廳", "agency").name == "浙江省教育厅"
    with pytest.raises(AmbiguousName, match="“江苏省发展改革委”, “浙江省发展改革委”") as raised:
        resolve(two, "省发展改革委", "agency")
    assert raised.value.nearest == ("江苏省发展改革委", "浙江省发展改革委")


def test_the_place_of_each_plan(two: ox.Store) -> None:
    found = two.query(
        "SELECT ?r { ?d ip:region ?r } ORDER BY ?r",
        use_default_graph_as_union=True,
        prefixes=prefixes(),
    )
    assert [row["r"].value for row in found] == ["江苏省", "浙江省"]


def test_a_conference_that_the_document_does_not_name_is_its_own(two: ox.Store) -> None:
    listed = resolve(two, "联席会议办公室", "agency")
    own = resolve(two, "联席会议办公室（2025-浙江省工作计划）", "agency")
    assert listed.iri != own.iri
    carried = two.query(
        "SELECT ?b { ?t ip:involves ?b . ?b skos:altLabel ?l FILTER(STRSTARTS(?l, '联席会议')) }",
        use_default_graph_as_union=True,
        prefixes=prefixes(),
    )
    assert {row["b"].value for row in carried} == {
        own.iri,
        resolve(two, "联席会议成员单位（2025-江苏省工作计划）", "agency").iri,
    }


def unplaced(number: int) -> Document:
    """A plan of a place that nothing in it names."""
    text = (
        f"省人民政府办公厅关于印发某项工作计划的通知\n省民政厅、市民政局：\n现印发给你们。\n"
        f"2025年{number}月2日\n某项工作计划\n一、章\n1.推进工作。（省民政厅、公安厅、行政审批办公室负责）\n"
    )
    return extract(Source(f"{number}.txt", str(number) * 64, text), LEXICON)


@pytest.mark.parametrize(
    "predicate", ["ip:assignment/ip:assignee", "dcterms:publisher", "ip:addressee"]
)
def test_bodies_are_not_merged_over_places_that_were_not_read(predicate: str) -> None:
    store = graph(unplaced(1), unplaced(2))
    found = store.query(
        f"SELECT DISTINCT ?b ?s {{ ?x {predicate} ?b . ?b skos:altLabel ?s }}",
        use_default_graph_as_union=True,
        prefixes=prefixes(),
    )
    printed = [row["s"].value for row in found]
    assert len(printed) == 2 * len(set(printed)) > 0
    assert list(check(store)) == []


def test_a_body_that_bears_its_place_is_one_in_all_documents() -> None:
    store = graph(
        plan("浙江省", "省民政厅、上海海关、人行杭州中心支行负责"),
        plan("浙江省", "省民政厅、上海海关、人行杭州中心支行负责", sha="2"),
    )
    found = store.query(
        "SELECT DISTINCT ?b { ?t ip:assignment/ip:assignee ?b }",
        use_default_graph_as_union=True,
        prefixes=prefixes(),
    )
    assert len(list(found)) == 3


@pytest.mark.parametrize(
    ("issuer", "printed"),
    [
        ("宁波市住建局", "市住房和城乡建设局"),
        ("宁波市发改委", "市发展改革委"),
        ("宁波市市场监督管理局", "市市场监管局"),
    ],
)
def test_who_issues_is_the_body_of_the_tasks_whatever_form_is_printed(
    issuer: str, printed: str
) -> None:
    text = (
        f"{issuer}关于印发2025年供水工作要点的通知\n各有关单位：\n现印发给你们。\n{issuer}\n2025年3月1日\n"
        f"2025年供水工作要点\n一、任务\n1.改造管网。（{printed}负责）\n2.公布水质。（{issuer}负责）\n"
    )
    document = extract(Source("plan.txt", "3" * 64, text), LEXICON)
    assert document.issuers == (issuer,)  # as the head says it
    found = graph(document).query(
        "SELECT DISTINCT ?b { { ?d dcterms:publisher ?b } UNION { ?t ip:ledBy ?b } }",
        use_default_graph_as_union=True,
        prefixes=prefixes(),
    )
    assert len(list(found)) == 1


def test_nothing_is_broken_and_the_order_does_not_matter(two: ox.Store) -> None:
    assert list(check(two)) == []
    assert list(build.nquads(TWO, TABLES)) == list(build.nquads(TWO[::-1], TABLES))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("南通市委督查室", "party-organ"),
        ("浙江省市场监管局（省知识产权局）", "local-government"),
        ("广西壮族自治区党委宣传部", "party-organ"),
        ("四川省财政厅", "local-government"),
        ("海南藏族自治州法院", "court"),
        ("上海市", "local-government"),
    ],
)
def test_a_place_hides_no_form(name: str, kind: str) -> None:
    assert Forms(TABLES).kind(name) == kind
