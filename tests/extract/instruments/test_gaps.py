"""Words dropped from a source."""

from __future__ import annotations

import pytest

from tests.extract.samples import BRIEFING, PLAN, document, shipped


def flags(words: str, preface: str = "") -> list[tuple[str, str | None, str]]:
    read = document(f"{preface}一、章\n1.{words}（财政部负责）\n")
    return [(f.kind, f.about, f.text) for f in read.flags if f.kind != "unresolved"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("出台，发布。", [("hole", "1", "出台"), ("hole", "1", "发布")]),
        ("制定。", [("hole", "1", "制定")]),
        ("开展，完善审查标准。", [("hole", "1", "开展")]),
        ("研究总结评估结果，印发实施。", [("hole", "1", "印发实施")]),
        ("并印发。", [("hole", "1", "并印发")]),
        ("推进修改（）。", [("empty-brackets", "1", "（）")]),
        ("修订《》。", [("empty-brackets", "1", "《》")]),
        ("修订《 》。", [("empty-brackets", "1", "《 》")]),
        # Nothing is missing here.
        ("制定《甲办法》，印发实施。", []),
        ("研究制定并实施新办法。", []),
        ("推进工作。", []),
        ("加强领导，完善制度。", []),
        ("应用（APP）。", []),
        # The words are whole: they say how, or have no object to lose.
        ("各镇统筹布局，协同推进，有序实施，不留空白。", []),
        ("压实责任，抓好落实。", []),
        ("办好渔市，加强宣传推广，扩大影响。", []),
        ("交警提前介入，积极配合。", []),
        # The page ends its line, not the words.
        ("盘活老码头，加快\n打造游船母港，繁荣夜市。", []),
        ("选树先进，\n发布\n“河湾诚信之星”\n，营造氛围。", []),
        ("方便群众，推广\n24小时自助借阅。", []),
        ("保障鲜活水产，推进急需的水产品检验标准\n制修订。加强巡查。", []),
        # Here it is missing all the same.
        ("完善规则，出台，\n发布。", [("hole", "1", "出台"), ("hole", "1", "发布")]),
        ("做好衔接，并推广。", [("hole", "1", "并推广")]),
        ("建立名录，修订。\n加强巡查。", [("hole", "1", "修订")]),
    ],
)
def test_inside_a_task(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert flags(words) == expected


@pytest.mark.parametrize(
    ("preface", "task", "expected"),
    [
        ("——加快推进《甲法》《乙条例》修改。\n", "加快推进《甲法》修改。", ["乙条例"]),
        ("——加快推进《甲法》《乙条例》修改。\n", "加快推进《甲法》《乙条例》修改。", []),
        ("——加快推进《甲法》修改。\n", "加快推进《甲法》《乙条例》修改。", []),
        ("——加快推进《乙条例》《丙法》修改。\n", "加快推进《甲法》修改。", []),
        ("——加快推进《甲法》《乙条例》制定。\n", "加快推进《甲法》修改。", []),
        ("——推进《甲法》《乙》《丙》修改。\n", "推进《甲法》修改。", ["丙", "乙"]),
        ("推进《甲法》《乙》修改。\n" * 3, "推进《甲法》修改。推进《甲法》修改。", ["乙"]),
    ],
)
def test_silent_drops(preface: str, task: str, expected: list[str]) -> None:
    read = document(f"{preface}一、章\n1.{task}（财政部负责）\n")
    found = [flag for flag in read.flags if flag.kind == "silent-drop"]
    assert sorted(str(flag.instrument) for flag in found) == sorted(expected)
    assert {flag.about for flag in found} <= {"1"}


def test_gaps_of_the_plan() -> None:
    read = shipped(PLAN)
    found = [(f.kind, f.about) for f in read.flags if f.kind in ("hole", "silent-drop")]
    assert sorted((kind, about) for kind, about in found if about) == [
        ("hole", "13"),
        ("hole", "22"),
        ("hole", "30"),
        ("hole", "30"),
        ("hole", "33"),
        ("silent-drop", "1"),
    ]
    (dropped,) = [flag for flag in read.flags if flag.kind == "silent-drop"]
    assert dropped.instrument == "集成电路布图设计保护条例"
    assert sum(flag.kind == "empty-brackets" for flag in read.flags) == 3


def test_the_briefing_breaks_off() -> None:
    (cut,) = [flag for flag in shipped(BRIEFING).flags if flag.kind == "truncated"]
    assert (cut.about, cut.text) == ("turn-20", "達到相同審查")
