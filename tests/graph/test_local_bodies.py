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
