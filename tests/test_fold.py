"""Folding: one character for one character, equal to OpenCC's where that gives one."""

from __future__ import annotations

import unicodedata

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import fold as module
from kg.fold import (
    fold,
    fold_light,
    name_key,
    simplify,
    strip_name,
    without_tail_brackets,
)

HAN = st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=40)
ANY = st.one_of(st.text(max_size=60), HAN)


@given(ANY)
def test_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(fold_light(text)) == len(text)


@given(ANY)
def test_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_light(fold_light(text)) == fold_light(text)


@given(ANY, ANY)
def test_folds_each_character_alone(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(ANY)
def test_keeps_line_ends(text: str) -> None:
    assert [c for c in fold(text) if c in "\r\n"] == [c for c in text if c in "\r\n"]


def test_equals_opencc_on_every_han_character_it_maps_to_one() -> None:
    convert = opencc.OpenCC("t2s").convert
    light = module.fold_light
    for low, high in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00)):
        for code in range(low, high):
            char = chr(code)
            one = convert(char)
            if len(one) == 1 and one != char:
                assert fold(char) == light(unicodedata.normalize("NFC", one)), char


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國家知識產權局", "国家知识产权局"),
        ("（一）〔二〕﹝三﹞", "(一)(二)(三)"),
        ("１２．", "12."),
        ("：；，！？", ":;,!?"),
        ("«商标法»", "《商标法》"),
        ("「十四五」『规划』", "“十四五”“规划”"),
        ("2021—2035–2040－", "2021-2035-2040-"),
        ("\u3000甲\u00a0乙\t丙", " 甲 乙 丙"),
        ("著力", "着力"),
        ("甲・乙•丙‧丁", "甲·乙·丙·丁"),
        ("《〈》〉、。", "《〈》〉、。"),
    ],
)
def test_folds(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《中華人民共和國商標法》", "商标法"),
        ("“十四五”規劃", "十四五规划"),
        ("「十四五」规划", "十四五规划"),
        ("知识产权强国建设纲要(2021—2035 年)", "知识产权强国建设纲要（2021-2035年）"),
        ("指引(试行)", "指引（試行）"),
        ("国家 知识产权局", "国家知识产权局"),
        ("科技部\n", "科技部"),
    ],
)
def test_names_meet_under_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("商标法", "商标法实施条例"), ("商务部", "商标法"), ("指引(试行)", "指引")]
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_the_republic_alone_keeps_its_name() -> None:
    assert strip_name("中华人民共和国") == "中华人民共和国"


@given(ANY)
def test_a_key_has_no_marks_and_no_spaces(name: str) -> None:
    assert not any(char.isspace() or char in "《》“”" for char in name_key(name))


@pytest.mark.parametrize(
    "text", ["显著提高", "著作权", "干部队伍", "后勤", "里程碑", "着力", "范围", "优化", ""]
)
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert simplify(text) == text


@pytest.mark.parametrize(
    ("text", "expected"), [("著力發展", "着力发展"), ("著作權", "著作权"), ("國務院", "国务院")]
)
def test_simplifies_by_phrases(text: str, expected: str) -> None:
    assert simplify(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("纲要(2021-2035年)", "纲要"),
        ("办法(试行)(2020年)", "办法"),
        ("方案(试行)细则", "方案(试行)细则"),
        ("办法", "办法"),
    ],
)
def test_brackets_at_the_end_go(title: str, expected: str) -> None:
    assert without_tail_brackets(title) == expected
