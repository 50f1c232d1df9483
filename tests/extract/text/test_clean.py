"""Cutting noise: each rule, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.text.clean import clean as clean_source
from kg.extract.text.text import Text
from kg.fold import fold
from tests.extract.samples import BRIEFING, PLAN, lexicon, shipped_source, text


@pytest.mark.parametrize(
    ("words", "expected", "cuts"),
    [
        ("王志成先包養網VIP生", "王志成先生", [("spam-word", "包養網VIP")]),
        ("健全社包養會共治", "健全社会共治", [("spam-word", "包養")]),
        ("20包養25-04-24 10:18:10", "2025-04-24 10:18:10", [("spam-word", "包養")]),
        ("國一包養經驗新辦", "国新办", [("spam-word", "一包養經驗")]),
        # The prefix stays where cutting it joins no name.
        ("統一包養經驗工作", "统一工作", [("spam-word", "包養經驗")]),
        ("審查 TC:sugarpopular900", "审查 ", [("spam-word", "TC:sugarpopular900")]),
        ("推进\x00商标法", "推进商标法", [("control-character", "\x00")]),
        ("推进\u200b\u202e商标法", "推进商标法", [("control-character", "\u200b\u202e")]),
        ("聯(lián)席", "联席", [("pinyin-gloss", "(lián)")]),
        ("院【yuàn】長", "院长", [("pinyin-gloss", "【yuàn】")]),
        ("应用（APP）", "应用(APP)", []),
        ("甲\n—7—\n乙", "甲\n\n乙", [("page-number", "—7—")]),
        ("甲\n- 12 -\n乙", "甲\n\n乙", [("page-number", "- 12 -")]),
        ("甲\n第3页\n乙", "甲\n\n乙", [("page-number", "第3页")]),
        ("甲\n第 3 页 共 12 页\n乙", "甲\n\n乙", [("page-number", "第 3 页 共 12 页")]),
        ("甲\n\x0c乙", "甲\n乙", [("page-break", "\x0c")]),
        # A page break that alone parts two lines stays.
        ("甲\x0c乙", "甲\x0c乙", []),
        ("2021—7—3", "2021-7-3", []),
        ("標題_中國網\n", "标题\n", [("web-furniture", "_中國網")]),
        ("来源：某网\n正文", "\n正文", [("web-furniture", "来源：某网")]),
        ("  責任編輯：甲 \n", "   \n", [("web-furniture", "責任編輯：甲")]),
        ("留言\n", "\n", [("web-furniture", "留言")]),
        ("请留言\n", "请留言\n", []),
        ("来源：" + "长" * 400, "来源:" + "长" * 400, []),
        ("干净的文字", "干净的文字", []),
        ("", "", []),
    ],
)
def test_cuts(words: str, expected: str, cuts: list[tuple[str, str]]) -> None:
    made = text(words)
    assert made.folded == expected
    assert [(cut.rule, cut.text) for cut in made.cuts] == cuts


@pytest.mark.parametrize(
    "words",
    [
        "王志成先生",
        "2025-04-24 10:18:10",
        "健全社会共治",
        "锚定执法体系和执法能力",
        "《地理标志统一认定制度实施方案》",
        "国新办就2024年",
        "相同审查",
    ],
)
def test_the_briefing_reads_clean(words: str) -> None:
    made = clean_source(shipped_source(BRIEFING), lexicon())
    assert words in made.folded
    assert "包养" not in made.folded
    assert "甜心" not in made.folded


@pytest.mark.parametrize("name", [PLAN, BRIEFING])
def test_nothing_of_the_documents_is_lost(name: str) -> None:
    nothing_is_lost(clean_source(shipped_source(name), lexicon()))


NOISE = st.sampled_from(
    [
        "包養",
        "包养网VIP",
        "甜心花园",
        "一包養經驗",
        "\x00",
        "\u200b",
        "(lián)",
        "\n—7—\n",
        "\n来源：某\n",
    ]
)
WORDS = st.text("国家知识产权局推进《商标法》修改。（甲部负责）1一、\n 包养", max_size=12)


@given(st.lists(st.one_of(NOISE, WORDS), max_size=12).map("".join))
def test_clean_text_and_cuts_make_the_source(words: str) -> None:
    nothing_is_lost(text(words))


@given(st.text(max_size=80))
def test_any_text_is_cleaned_without_loss(words: str) -> None:
    nothing_is_lost(text(words))


def nothing_is_lost(made: Text) -> None:
    whole = made.source.text
    assert len(made.folded) == len(made.shown)
    assert fold(made.shown) == made.folded
    at, rest = 0, made.shown
    rebuilt = []
    for cut in made.cuts:
        assert at <= cut.span.begin < cut.span.end
        assert whole[cut.span.begin : cut.span.end] == cut.text
        kept = cut.span.begin - at
        rebuilt.append(rest[:kept] + cut.text)
        rest, at = rest[kept:], cut.span.end
    assert "".join(rebuilt) + rest == whole
    assert made.origin(len(made.folded)) == len(whole)
    for offset, char in enumerate(made.shown):
        assert whole[made.origin(offset)] == char
        begin, end = made.span(offset, offset + 1)
        assert whole[begin:end] == char
