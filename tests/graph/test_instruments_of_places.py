"""Rules of two places with one title; documents of the graph that are the text of an instrument; editions."""

from __future__ import annotations

import hashlib

import pyoxigraph
import pytest

from kg.ask.law import law
from kg.ask.names import resolve
from kg.ask.sparql import rows
from kg.authority import load
from kg.errors import AmbiguousName
from kg.extract.document import extract
from kg.graph import build, validate
from kg.model import Document, Source
from tests.extract.samples import lexicon

AT = "https://ip-graph.example/"


def document(words: str) -> Document:
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    return extract(Source("made-up.txt", sha256, words), lexicon())


def plan(place: str, *tasks: str, title: str = "2024年重点工作分工方案") -> Document:
    items = "\n".join(f"{n}.{words}。（市司法局负责）" for n, words in enumerate(tasks, start=1))
    return document(f"{place}{title}\n\n一、重点任务\n\n{items}\n9.推进工作。（市财政局负责）\n")


def graph(*documents: Document) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(b"".join(build.nquads(documents, load())), pyoxigraph.RdfFormat.N_QUADS)
    return store


def concerned(store: pyoxigraph.Store) -> set[str]:
    found = rows(store, "SELECT DISTINCT ?i { ?t ip:concerns ?i }")
    return {row["i"].removeprefix(f"{AT}law/") for row in found}


def test_two_cities_have_two_rules_of_one_title() -> None:
    store = graph(
        plan("包头市", "修订《停车管理办法（试行）》"), plan("武汉市", "制定停车管理办法（试行）")
    )
    assert concerned(store) == {"包头市停车管理办法（试行）", "武汉市停车管理办法（试行）"}
    for name in ("停车管理办法", "《停车管理办法（试行）》"):
        with pytest.raises(AmbiguousName, match=r"包头市停车管理办法（试行）.*武汉市停车管理办法"):
            resolve(store, name, "instrument")
    assert resolve(store, "武汉市停车管理办法", "instrument").name == "武汉市停车管理办法（试行）"


def test_the_rule_of_one_city_answers_to_its_title_and_is_what_others_call_in_full() -> None:
    store = graph(
        plan("包头市", "修订《停车管理办法》", "落实《停车管理办法》"),
        plan("武汉市", "学习《包头市停车管理办法》"),
    )
    assert concerned(store) == {"包头市停车管理办法"}
    assert len(law(store, "停车管理办法", "2025-06-01")["tasks"]) == 3


def test_what_is_only_named_and_what_the_tables_know_stay_one() -> None:
    store = graph(
        plan("包头市", "落实《停车管理办法》", "修订《优化营商环境条例》"),
        plan("武汉市", "落实《停车管理办法》", "修订《优化营商环境条例》"),
    )
    assert concerned(store) == {"停车管理办法", "优化营商环境条例"}


@pytest.mark.parametrize(
    "named",
    [
        "《武汉市2024年停车治理方案》",
        "《武汉市人民政府关于印发武汉市2024年停车治理方案的通知》",
        "《武汉市人民政府印发〈武汉市2024年停车治理方案〉的通知》",
    ],
)
def test_a_plan_of_the_graph_is_the_text_of_what_bears_its_title(named: str) -> None:
    text = plan("武汉市", "推进治理", title="2024年停车治理方案")
    store = graph(text, plan("包头市", f"贯彻落实{named}"))
    found = rows(store, "SELECT ?d ?i { ?d ip:textOf ?i ; a ip:Plan . ?t ip:implements ?i }")
    assert [row["d"].rpartition("/")[2] for row in found] == ["2024-武汉市停车治理方案"]
    assert validate.validate(store) == []


def test_a_title_without_a_place_is_of_the_place_that_issued_it() -> None:
    head = "武汉市人民政府办公室文件\n\n关于推进停车治理的意见\n\n"
    text = document(
        f"{head}一、重点任务\n\n1.推进工作。（市司法局负责）\n2.推进。（市财政局负责）\n"
    )
    assert (text.title, text.region) == ("关于推进停车治理的意见", "武汉市")
    store = graph(
        text,
        plan("包头市", "落实《关于推进停车治理的意见》", "落实《武汉市关于推进停车治理的意见》"),
    )
    found = rows(store, "SELECT ?i { ?d ip:textOf ?i }")
    assert [row["i"] for row in found] == [f"{AT}law/武汉市关于推进停车治理的意见"]


def test_a_title_that_two_documents_bear_is_the_text_of_neither() -> None:
    twice = [plan("武汉市", words, title="2024年停车治理方案") for words in ("推进", "治理")]
    store = graph(*twice, plan("包头市", "落实《武汉市2024年停车治理方案》"))
    assert rows(store, "SELECT ?i { ?d ip:textOf ?i }") == []


def test_a_law_tells_its_text_and_its_editions() -> None:
    text = plan("武汉市", "推进治理", title="2024年停车治理方案")
    store = graph(
        text,
        plan(
            "包头市",
            "落实《武汉市2024年停车治理方案》",
            "按照《鼓励外商投资产业目录（2030年版）》引进项目",
            "落实2031年版鼓励外商投资产业目录",
        ),
    )
    texts = law(store, "武汉市2024年停车治理方案", "2025-06-01")["instrument"]["texts"]
    assert [each["title"] for each in texts] == [text.title]
    editions = law(store, "鼓励外商投资产业目录", "2025-06-01")["editions"]
    assert [
        (each["instrument"]["name"], [task["number"] for task in each["tasks"]])
        for each in editions
    ] == [
        ("鼓励外商投资产业目录（2030年版）", [2]),
        ("鼓励外商投资产业目录（2031年版）", [3]),
    ]
    assert validate.validate(store) == []


def test_editions_of_what_no_table_knows_hang_together_where_it_is_named() -> None:
    store = graph(plan("某总局", "修订《渔具目录》", "落实《渔具目录（2030年版）》"))
    found = rows(store, "SELECT ?e ?w { ?e dcterms:isVersionOf ?w }")
    assert [(row["e"], row["w"]) for row in found] == [
        (f"{AT}law/渔具目录（2030年版）", f"{AT}law/渔具目录")
    ]
