"""领导小组办公室 and the like: which mechanism a bare name means."""

from __future__ import annotations

import pytest

from kg.authority import load
from kg.extract.document import extract
from kg.extract.text.lexicon import Lexicon
from tests.extract.samples import document, source

GROUP = "全国打击侵权假冒工作领导小组"
CONFERENCE = "国家知识产权强国建设工作部际联席会议"


@pytest.mark.parametrize(
    ("issuer", "printed", "expected"),
    [
        # The tables bind it to one conference: only where the document names that one.
        (f"{CONFERENCE}办公室", "联席会议办公室", ("联席会议办公室", True)),
        (f"{CONFERENCE}办公室", "联席办", ("联席会议办公室", True)),
        ("财政部", "联席会议办公室", ("联席会议办公室", False)),
        ("财政部", "联席会议成员单位", ("联席会议成员单位", False)),
        # The document's own.
        (f"{GROUP}办公室", "领导小组办公室", (f"{GROUP}办公室", True)),
        (f"{GROUP}办公室", "领导小组", (GROUP, True)),
        (f"{GROUP}办公室", "联席会议办公室", ("联席会议办公室", False)),
        ("某某工作联席会议办公室", "联席会议办公室", ("某某工作联席会议办公室", False)),
        ("某某工作联席会议办公室", "联席办", ("某某工作联席会议办公室", False)),
        ("南通市某某工作领导小组", "领导小组办公室", ("南通市某某工作领导小组办公室", False)),
        ("财政部", "领导小组办公室", ("领导小组办公室", False)),
        # Not bare.
        ("财政部", f"{GROUP}办公室", (f"{GROUP}办公室", True)),
        (f"{GROUP}办公室", "省某某领导小组办公室", ("省某某领导小组办公室", False)),
    ],
)
def test_what_a_bare_name_means(issuer: str, printed: str, expected: tuple[str, bool]) -> None:
    read = document(
        f"{issuer}关于印发《某某计划》的通知\n2025年1月2日\n某某计划\n一、章\n"
        f"1.甲。（{printed}、公安部负责）\n"
    )
    given = read.tasks[0].assignments[0]
    assert (given.agency, given.resolved) == expected
    assert given.as_written == printed


def test_a_clause_may_name_the_mechanism() -> None:
    read = document(f"一、章\n1.甲。（{GROUP}办公室负责）\n2.乙。（领导小组办公室负责）\n")
    assert [task.assignments[0].agency for task in read.tasks] == [f"{GROUP}办公室"] * 2


def test_of_two_mechanisms_none_is_meant() -> None:
    read = document(
        "一、章\n1.甲。（甲某工作领导小组、乙某工作领导小组负责）\n2.乙。（领导小组办公室负责）\n"
    )
    assert read.tasks[1].assignments[0].agency == "领导小组办公室"


def test_ones_own_word_for_a_mechanism(tmp_path) -> None:
    (tmp_path / "agencies.tsv").write_text("name\n领导小组办公室\n", encoding="utf-8")
    own = Lexicon(load(tmp_path))
    read = extract(source("一、章\n1.甲。（领导小组办公室负责）\n"), own)
    assert read.tasks[0].assignments[0].resolved
