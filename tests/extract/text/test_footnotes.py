"""Marks behind names are noise, with a record; marks that head something are not."""

from __future__ import annotations

import pytest

from tests.extract.samples import task, text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(市水务局①负责)", "(市水务局负责)"),
        ("(市水务局②、市气象局)", "(市水务局、市气象局)"),
        ("(市水务局*牵头)", "(市水务局牵头)"),
        ("(市水务局※、市气象局▲按职责分工负责)", "(市水务局、市气象局按职责分工负责)"),
        ("修订《供水条例①》", "修订《供水条例》"),
        ("修订《供水条例》★,加强宣传", "修订《供水条例》,加强宣传"),
        ("(市水务局💧负责)", "(市水务局负责)"),
        ("(市水务局✳️、市气象局)", "(市水务局、市气象局)"),
        ("(市水务局#、市气象局&负责)", "(市水务局、市气象局负责)"),
        ("(市水务局①会同市气象局)", "(市水务局会同市气象局)"),
        ("(市气象局[2]根据各自职责负责)", "(市气象局根据各自职责负责)"),
        ("1\t市水务局*\t市气象局", "1 市水务局 市气象局"),
        ("| 市水务局※ | 市气象局 |", "| 市水务局 | 市气象局 |"),
        ("(市水务局负责)②推进整治", "(市水务局负责)②推进整治"),
        # Points, bullets, Latin words and numbers.
        ("包括①整治河道②整治市容", "包括①整治河道②整治市容"),
        ("●整治河道", "●整治河道"),
        ("★整治河道", "★整治河道"),
        ("R&D投入", "R&D投入"),
        ("整治3#楼", "整治3#楼"),
        ("C#语言", "C#语言"),
    ],
)
def test_marks(words: str, expected: str) -> None:
    made = text(words)
    assert made.folded == expected
    assert {cut.rule for cut in made.cuts} <= {"footnote-mark"}


@pytest.mark.parametrize("mark", ["①", "*", "※", "▲", "#", "&", "★", "🔺"])
def test_a_mark_makes_no_other_body_and_no_other_law(mark: str) -> None:
    read = task(f"修订《商标法{mark}》。", f"（国家发展改革委{mark}、司法部{mark}负责）")
    assert [given.agency for given in read.assignments] == ["国家发展改革委", "司法部"]
    assert [action.instrument for action in read.actions] == ["商标法"]
