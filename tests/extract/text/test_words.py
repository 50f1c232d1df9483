"""Segmentation and keywords: rjieba is jieba, token for token."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.text.keywords import keywords
from kg.extract.text.words import Cutter, cutter
from kg.fold import simplify
from tests.extract.samples import BRIEFING, PLAN, lexicon, shipped, shipped_source


@functools.cache
def engines() -> tuple[Cutter, Cutter]:
    words = lexicon().own_words()
    return cutter(words, "jieba"), cutter(words, "rjieba")


def _agree(text: str) -> None:
    slow, fast = engines()
    assert fast.cut(text) == slow.cut(text)
    assert fast.cut_for_search(text) == slow.cut_for_search(text)
    assert "".join(fast.cut(text)) == text


@pytest.mark.parametrize("name", [PLAN, BRIEFING])
def test_both_engines_agree_on_the_documents(name: str) -> None:
    for line in shipped_source(name).text.split("\n"):
        _agree(line)
        _agree(simplify(line))


HAN = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from("国家知识产权局推进商标法修改的和在人民法院工作 ，。A1.-_%"),
    ),
    max_size=30,
)
OWN = st.sampled_from(lexicon().own_words())


@given(st.lists(st.one_of(HAN, OWN), max_size=5).map("".join))
def test_both_engines_agree_on_any_chinese_text(text: str) -> None:
    _agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-24 10:00:46",
        "2025-2030年",
        "3.5.7版",
        "13.31%",
        "3.7万起",
        "AT&T",
        "C++",
        "a_b-c",
        "-",
    ],
)
def test_both_engines_agree_on_numbers_and_letters(text: str) -> None:
    _agree(text)


@pytest.mark.parametrize(
    "name", ["国家知识产权局", "联席会议有关成员单位", "著作权法实施条例", "专利合作条约"]
)
def test_our_own_words_stay_whole(name: str) -> None:
    for engine in engines():
        assert name in engine.cut(f"由{name}负责")


def test_the_fast_engine_is_chosen_where_it_is_installed() -> None:
    assert type(cutter([])) is type(cutter([], "rjieba"))


def test_keywords_are_the_words_few_tasks_share() -> None:
    found = keywords(["推进专利审查", "推进商标审查", "推进专利导航导航"], lexicon())
    assert found[1][0] == "商标"
    assert found[2][0] == "导航"
    assert all("推进" not in words for words in found)


def test_keywords_of_the_plan() -> None:
    tasks = shipped(PLAN).tasks
    assert all(len(task.keywords) <= 6 for task in tasks)
    assert sum(not task.keywords for task in tasks) <= 2
    assert keywords([], lexicon()) == []
    assert keywords([""], lexicon()) == [()]
