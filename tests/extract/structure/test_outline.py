"""Printed numbers and the outline they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.structure.outline import markers, ranks
from kg.extract.text.numbers import printed_number
from kg.fold import fold
from tests.extract.samples import PLAN, document, shipped


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("0", 0),
        ("12", 12),
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十三", 23),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十八", 118),
        ("〇", 0),
        ("甲", None),
        ("一甲", None),
        ("", None),
    ],
)
def test_printed_number(words: str, expected: int | None) -> None:
    assert printed_number(words) == expected


@given(st.integers(min_value=1, max_value=999))
def test_every_numeral_below_a_thousand(number: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{digits[hundreds]}百" if hundreds else ""
    if hundreds and rest and not tens:
        words += "零"
    words += ("" if tens == 1 and not hundreds else digits[tens] if tens else "") + "十" * (
        tens > 0
    )
    words += digits[ones] if ones else ""
    assert printed_number(words) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n二、乙", [("chinese", 1), ("chinese", 2)]),
        ("（一）甲\n（二）乙", [("chinese-bracketed", 1), ("chinese-bracketed", 2)]),
        ("1.甲\n2.乙", [("digits", 1), ("digits", 2)]),
        ("１．甲\n２．乙", [("digits", 1), ("digits", 2)]),
        ("1、甲\n2、乙", [("digits", 1), ("digits", 2)]),
        ("（1）甲\n（2）乙", [("digits-bracketed", 1), ("digits-bracketed", 2)]),
        ("①甲\n②乙", [("circled", 1), ("circled", 2)]),
        ("第一章 甲\n第二章 乙", [("part", 1), ("part", 2)]),
        ("第一部分 甲\n第二部分 乙", [("part", 1), ("part", 2)]),
        ("第一章 甲\n第一节 乙\n第二章 丙", [("part", 1), ("subpart", 1), ("part", 2)]),
        ("第一条 甲\n第二条 乙", [("article", 1), ("article", 2)]),
        ("根据第一条规定", []),
        ("第一条规定", []),
        # A number glued to its title counts at the start of a line, and only in its order.
        ("1甲\n2乙", [("digits", 1), ("digits", 2)]),
        ("1甲\n3乙", [("digits", 1)]),
        ("甲1乙", []),
        ("3月底\n1个\n2项", []),
        # All on one line: a number counts where a sentence has ended.
        ("一、甲。1.乙。2.丙。", [("chinese", 1), ("digits", 1), ("digits", 2)]),
        # A lost number leaves a gap that is bridged at the start of a line only.
        ("1.甲\n3.乙", [("digits", 1), ("digits", 3)]),
        ("1.甲。3.乙", [("digits", 1)]),
        # Not numbers of items.
        ("增长1.5倍", []),
        ("13.31 %", []),
        ("2025年甲", []),
        ("1.甲\n2025.乙", [("digits", 1)]),
        ("1.甲\n99.乙", [("digits", 1)]),
        ("其一、甲", []),
        ("", []),
    ],
)
def test_markers(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(marker.form, marker.number) for marker in markers(fold(text))] == expected


def test_numbers_may_restart() -> None:
    found = markers("1.甲\n2.乙\n1.丙\n2.丁")
    assert [marker.number for marker in found] == [1, 2, 1, 2]


def test_the_first_form_ranks_highest() -> None:
    assert ranks(markers("(一)甲\n一、乙\n1.丙")) == {
        "chinese-bracketed": 0,
        "chinese": 1,
        "digits": 2,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # (一) appears behind 1. but its numbers run on across 4. 5.: it stands above them.
        (
            "一、甲\n1.乙\n二、丙\n(一)丁\n2.戊\n3.己\n(二)庚\n4.辛",
            "chinese chinese-bracketed digits",
        ),
        # A numbered list before the first chapter.
        ("1.甲\n2.乙\n一、丙\n1.丁\n2.戊\n二、己", "chinese digits"),
        # Nothing runs on: the order of appearance.
        ("1.甲\n一、乙\n2.丙\n一、丁", "digits chinese"),
        ("一、甲\n(一)乙\n二、丙\n(二)丁", "chinese chinese-bracketed"),
    ],
)
def test_ranks_by_what_runs_on(text: str, expected: str) -> None:
    assert list(ranks(markers(fold(text)))) == expected.split()


def test_sections_of_the_plan() -> None:
    sections = shipped(PLAN).sections
    assert len(sections) == 20
    assert [section.id for section in sections[:5]] == ["1", "1.1", "1.2", "1.3", "2"]
    assert [section.parent for section in sections[:5]] == [None, "1", "1", "1", None]


@pytest.mark.parametrize(
    ("text", "tasks", "sections"),
    [
        # Tasks numbered 一、: there is no section.
        ("一、甲。（甲部负责）\n二、乙。（乙部负责）\n", ["1", "2"], []),
        # Tasks numbered （一） that run on through the chapters.
        (
            "一、章\n（一）甲。（甲部负责）\n二、章\n（二）乙。（乙部负责）\n",
            ["1", "2"],
            ["1", "2"],
        ),
        # Numbers that restart: ids are led by the section.
        (
            "一、章\n1.甲。（甲部负责）\n二、章\n1.乙。（乙部负责）\n",
            ["1-1", "2-1"],
            ["1", "2"],
        ),
        # A chapter without tasks, first and last.
        (
            "一、总体要求\n坚持。\n二、任务\n1.甲。（甲部负责）\n三、保障\n加强。\n",
            ["1"],
            ["1", "2", "3"],
        ),
        # What is numbered below a task is part of it.
        ("一、章\n1.甲：（1）子；（2）丑。（甲部负责）\n2.乙。（乙部负责）\n", ["1", "2"], ["1"]),
        # Measures with clauses of their own, and a task that has one without measures.
        (
            "一、章\n1.甲\n（1）子。（甲部负责）\n（2）丑。（乙部负责）\n2.乙。（丙部负责）\n",
            ["1", "1.1", "1.2", "2"],
            ["1"],
        ),
        # Printed numbers that would meet the ids of others.
        (
            "一、甲。（甲部负责）\n一、乙。（甲部负责）\n二、章\n"
            "1.子。（甲部负责）\n2.丑。（甲部负责）\n3.寅。（甲部负责）\n",
            ["1", "1-2", "1-1", "1-2-2", "1-3"],
            ["1"],
        ),
        # A chapter that closes with a clause of its own.
        (
            "一、章\n1.甲。（甲部负责）\n2.乙。（甲部负责）\n二、丙。（丙部负责）\n",
            ["1-1", "1-2", "2"],
            ["1"],
        ),
    ],
)
def test_what_is_a_task_and_what_a_section(
    text: str, tasks: list[str], sections: list[str]
) -> None:
    read = document(text)
    assert [task.id for task in read.tasks] == tasks
    assert [section.id for section in read.sections] == sections


@given(st.text("一二、（）()1.2①第章甲部负责。\n ", max_size=80))
def test_ids_are_unique_whatever_the_numbers(text: str) -> None:
    read = document(text)
    ids = [task.id for task in read.tasks]
    assert len(set(ids)) == len(ids)
    sections = {section.id for section in read.sections}
    assert len(sections) == len(read.sections)
    assert {task.section_id for task in read.tasks} <= sections | {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A number that touches a year, a month, what bears digits in its name.
        ("1.2023年甲\n2.6月底前乙\n3.5G丙\n4.12345热线", [1, 2, 3, 4]),
        ("1.甲\n2.5倍", [1]),
        # A list within an item numbers like the items; they go on behind it.
        ("1.甲\n2.乙\n3.丙\n4.丁\n5.戊\n6.己\n7.庚\n1.子\n8.辛", [1, 2, 3, 4, 5, 6, 7, 1, 8]),
        # A box with a list of its own, whether or not the numbers behind it would fit that list.
        ("1.甲\n2.乙\n专栏1 丙\n1.子\n2.丑\n3.丁", [1, 2, 3]),
        ("1.甲\n2.乙\n专栏1 丙\n1.子\n2.丑\n3.寅\n专栏2 卯\n1.辰\n3.丁", [1, 2, 3]),
        ("1.甲\n专栏 丙\n1.子\n2.丁", [1, 1, 2]),
    ],
)
def test_digits_of_the_document_itself(text: str, expected: list[int]) -> None:
    assert [marker.number for marker in markers(fold(text))] == expected


def test_a_box_ends_with_its_chapter() -> None:
    found = markers(fold("一、甲\n1.乙\n专栏一 丙\n1.子\n2.丑\n二、丁\n1.戊"))
    assert [(marker.form, marker.number) for marker in found] == [
        ("chinese", 1),
        ("digits", 1),
        ("chinese", 2),
        ("digits", 1),
    ]


def test_numbers_go_on_past_a_thousand() -> None:
    lines = [f"{n}.推进第{n % 7}类工作。(司法部、公安部负责)" for n in range(1, 1_201)]
    read = document("某市2025年工作要点\n一、总则\n" + "\n".join(lines))
    assert [task.number for task in read.tasks] == list(range(1, 1_201))


def test_a_year_at_the_beginning_of_a_line_numbers_nothing() -> None:
    read = document("1.推进改革。\n2025.工作总结如期完成。(司法部负责)\n2.推进开放。(公安部负责)\n")
    assert [task.number for task in read.tasks] == [1, 2]
