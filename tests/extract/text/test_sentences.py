"""Where sentences and clauses end."""

from __future__ import annotations

import pytest

from kg.extract.text.sentences import sentences


def clauses(words: str) -> list[list[str]]:
    return [[words[a:b] for a, b in each] for each in sentences(words, 0, len(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("甲,乙。丙;丁", [["甲", "乙"], ["丙"], ["丁"]]),
        ("《甲,乙。丙》丁", [["《甲,乙。丙》丁"]]),
        ("一是甲,乙。二是要丙", [["甲", "乙"], ["丙"]]),
        ("甲\n乙", [["甲"], ["乙"]]),
        # A line's end beside a title is none of the sentence, in any of the ways pages break there.
        ("落实\n《甲》", [["落实\n《甲》"]]),
        ("落实 \n 《甲》\n,推进", [["落实 \n 《甲》", "推进"]]),
        ("落实《甲》\n、《乙》", [["落实《甲》\n、《乙》"]]),
        ("落实《甲》\n(甲发3号)和\n《乙》", [["落实《甲》\n(甲发3号)和\n《乙》"]]),
        ("落实《甲》\n等文件", [["落实《甲》\n等文件"]]),
        # But a title can begin a sentence, and end one.
        ("推进。\n《甲》已印发", [["推进"], [], ["《甲》已印发"]]),
        ("落实《甲》\n推进乙", [["落实《甲》"], ["推进乙"]]),
        ("《甲》\n《乙》", [["《甲》"], ["《乙》"]]),
    ],
)
def test_clauses(words: str, expected: list[list[str]]) -> None:
    assert clauses(words) == expected
