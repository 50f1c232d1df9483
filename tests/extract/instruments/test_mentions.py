"""Where instruments are named."""

from __future__ import annotations

import pytest

from kg.extract.instruments.mentions import Mentions, canonical_title
from kg.extract.text.pairs import BRACKETS, outermost, title_spans
from kg.fold import fold
from tests.extract.samples import lexicon, text


def names(words: str) -> list[tuple[str, bool]]:
    made = text(words)
    found = Mentions(made, lexicon()).within(0, len(made.folded))
    return [(mention.name, mention.titled) for mention in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("推进《商标法》修改", [("商标法", True)]),
        ("推进《中華人民共和國商標法》修改", [("商标法", True)]),
        ("«商标法»", [("商标法", True)]),
        ("《商标法》《专利法》", [("商标法", True), ("专利法", True)]),
        ("《甲乙丙法》", [("甲乙丙法", True)]),
        ("《关于〈商标法〉的说明》", [("关于〈商标法〉的说明", True)]),
        ("《关于《商标法》的说明》", [("关于《商标法》的说明", True)]),
        # A mark without its partner hides nothing.
        ("推进《商标法修改和《专利法》修改", [("商标法", False), ("专利法", True)]),
        ("推进商标法》修改", [("商标法", False)]),
        ("推进《商标法", [("商标法", False)]),
        ("《》", []),
        ("《 》", []),
        # Years with a stray space, and 试行 dropped on second mention.
        ("《知识产权强国建设纲要（2021—2035 年）》", [("知识产权强国建设纲要", True)]),
        ("《人工智能相关发明专利申请指引》", [("人工智能相关发明专利申请指引(试行)", True)]),
        ("《某某方案（2025—2030 年）》", [("某某方案（2025—2030年）", True)]),
        # Bare names, and the words they hide in.
        ("推进商标法修改", [("商标法", False)]),
        ("商标法实施条例", [("商标法实施条例", False)]),
        ("专利法律服务", []),
        ("专利法院", []),
        ("种子法规", []),
        ("专利法和商标法", [("专利法", False), ("商标法", False)]),
        ("干净的文字", []),
    ],
)
def test_finds(words: str, expected: list[tuple[str, bool]]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "《知识产权强国建设纲要（2021—2035年）》（以下简称《纲要》）。落实《纲要》",
            "知识产权强国建设纲要",
        ),
        ("《甲乙丙办法》（以下简称“《办法》”）。落实《办法》", "甲乙丙办法"),
        ("《甲乙丙办法》（下称《办法》）。落实《办法》", "办法"),
        ("《甲乙丙办法》（简称《办法》）。落实《办法》", "甲乙丙办法"),
        ("甲乙丙办法。（以下简称《办法》）。落实《办法》", "办法"),
        # With the number of the document in the bracket; without 《》; bound behind its use.
        ("《关于甲的意见》（国发〔2025〕3号，以下简称《意见》）。落实《意见》", "关于甲的意见"),
        ("为深入贯彻落实甲省建设纲要（以下简称《纲要》），落实《纲要》", "甲省建设纲要"),
        ("现将2025年甲乙方案（以下简称《方案》）印发，落实《方案》", "2025年甲乙方案"),
        (
            "落实《意见》。贯彻甲市关于加强乙的意见（以下简称“《意见》”）。《意见》",
            "甲市关于加强乙的意见",
        ),
        # A body is no document.
        ("甲有限公司（以下简称《公司》）落实《公司》", "公司"),
    ],
)
def test_short_names_of_the_document(words: str, expected: str) -> None:
    assert names(words)[-1] == (expected, True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("《甲》乙《丙》", ["《甲》", "《丙》"]),
        ("《甲《乙》丙》", ["《甲《乙》丙》"]),
        ("《甲《乙》", ["《乙》"]),
        ("《乙》》", ["《乙》"]),
        ("《" + "长" * 300 + "》《乙》", ["《乙》"]),
        ("《" + "长" * 300 + "《乙》》", ["《乙》"]),
        ("》《", []),
    ],
)
def test_title_spans(words: str, expected: list[str]) -> None:
    assert [words[a:b] for a, b in title_spans(words, 0, len(words))] == expected


def test_outermost_pairs_of_brackets() -> None:
    words = fold("（甲（乙）丙）（丁（戊）")
    found = [words[a:b] for a, b in outermost(words, BRACKETS, 0, len(words), 100)]
    assert found == ["(甲(乙)丙)", "(戊)"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("《中华人民共和国某某法》", "某某法"),
        ("《某某 方案（2025—2030 年）》", "某某方案（2025—2030年）"),
        ("《AI Act》", "AI Act"),
        ("中华人民共和国", "中华人民共和国"),
        ("《中華人民共和國某某法》", "某某法"),
        ("《某某\n办法》", "某某办法"),
    ],
)
def test_canonical_title(words: str, expected: str) -> None:
    assert canonical_title(words) == expected
