"""What was read stands in one block: no task runs into the heading of the next ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.structure.blocks import tile
from kg.model import Span
from tests.extract.checks import check
from tests.extract.samples import document, text

# headings without number whose tasks begin anew, the task before each without a clause that can be read
GROUPED = [
    "推进服务\n1.推广。（教育部负责）\n2.推进。\n加强人才\n1.试点。（财政部负责）\n2.总结。（财政部负责）\n",
    "推进服务\n1.推广。（教育部负责）\n2.推进（财政\n加强人才\n1.试点。（财政部负责）\n2.总结。（财政部负责）\n",
    "推进服务\n１．推广。（教育部负责）\n２．推进。\n\n加强人才\n\n１．试点。（财政部负责）\n２．总结。\n",
    "（一 推进服务\n1、推广。（教育部负责）\n2、推进。\n（二 加强人才\n1、试点。（财政部负责）\n2、总结。\n",
]


@pytest.mark.parametrize("words", GROUPED)
def test_a_task_ends_before_the_heading_of_the_next_ones(words):
    read = document(f"某某工作方案\n{words}")
    check(read)
    found = [(task.text.strip("。（财政"), task.section_id) for task in read.tasks]
    assert found[1::2] == [("推进", "1"), ("总结", "2")]
    assert [section.title[-4:] for section in read.sections] == ["推进服务", "加强人才"]


EDGES = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["task", "heading", "footer"])), max_size=9
).map(lambda edges: ((0, "preamble"), *edges))
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda s: Span(*sorted(s))))


@given(EDGES, SPANS)
def test_blocks_tile_the_source_and_cut_no_span(edges, spans):
    blocks = tile(text("甲" * 40), edges, spans)
    assert [block.span.begin for block in blocks] == [0, *(block.span.end for block in blocks)][:-1]
    assert blocks[-1].span.end == 40
    for span in spans:
        touched = [b for b in blocks if b.span.begin < span.end and span.begin < b.span.end]
        assert len(touched) <= 1 or span.begin == span.end
    # an edge that cuts no span is kept
    kept = {block.span.begin for block in blocks}
    for at, _ in edges:
        free = at < 40 and not any(span.begin < at < span.end for span in spans)
        assert (at in kept) is free


@pytest.mark.parametrize(
    ("words", "hole"),
    [
        ("1.（财政部负责）\n2.推广工作。（教育部负责）\n", "1.（财政部负责）"),
        ("1.推广工作。（教育部负责）\n2.推进事业。（财政部负责）\n3.\n", "3."),
        ("1.推广工作。（教育部负责）\n2．〔责任单位：财政部〕\n", "2．〔责任单位：财政部〕"),
        ("一、推广工作。（教育部负责）\n二、\n（财政部负责）\n", "二、（财政部负责）"),
    ],
)
def test_a_task_without_words_is_flagged(words, hole):
    read = document(words)
    check(read)
    assert hole in [flag.text for flag in read.flags if flag.kind == "hole"]
