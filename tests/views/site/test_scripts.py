"""The small tables of a page write what OpenCC writes."""

from __future__ import annotations

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.store import open_graph
from kg.views.atlas.read import read_atlas
from kg.views.site.scripts import convert, mostly_traditional, tables

TEXTS = [
    "干部干预干燥剂的干系",
    "发展头发，理发店发布",
    "皇后在后台之后",
    "关于《商标法》的决定，系统联系关系",
    "里程与里面，公里",
    "复杂重复，恢复覆盖",
    "2025年ABC，无一汉字也可",
]


@pytest.mark.parametrize(("script", "config"), [("hans", "t2s"), ("hant", "s2t")])
def test_sentences_with_characters_of_many_forms(script, config):
    made = tables(TEXTS)[script]
    right = opencc.OpenCC(config)
    for text in TEXTS:
        assert convert(text, made) == right.convert(text)


@pytest.mark.parametrize(("script", "config"), [("hans", "t2s"), ("hant", "s2t")])
def test_every_text_of_the_shipped_documents(shipped, script, config):
    atlas = read_atlas(open_graph(shipped))
    texts = [one["text"] for one in (*atlas.tasks, *atlas.turns)]
    made = tables(texts)[script]
    right = opencc.OpenCC(config)
    for text in texts:
        assert convert(text, made) == right.convert(text)


@given(st.lists(st.text("发后里干只制复系面头历台范注松表谷理0a，", max_size=30), max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_text_of_ambiguous_characters(texts):
    for script, config in (("hans", "t2s"), ("hant", "s2t")):
        made = tables(texts)[script]
        for text in texts:
            assert convert(text, made) == opencc.OpenCC(config).convert(text)


@pytest.mark.parametrize(
    ("text", "traditional"),
    [("關於知識產權", True), ("关于知识产权", False), ("中文", False), ("", False)],
)
def test_which_script_a_text_is_in(text, traditional):
    assert mostly_traditional([text]) is traditional
