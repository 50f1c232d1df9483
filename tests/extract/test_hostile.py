"""Hostile input stays linear: four times the text takes less than six times the calls.

Calls are counted, not seconds: a count is the same on every machine. What a count cannot see (one
call that scans ever more text) `make bench` times.
"""

from __future__ import annotations

import random
import sys

import pytest

from kg.extract.document import extract
from tests.extract.samples import BRIEFING, PLAN, lexicon, shipped_source, source

GROWTH = 4
MOST = 6.0
SHAPES = {
    "alone": "{}",
    "in a task": "一、总\n1.{}（甲部负责）\n2.乙。（乙部负责）\n",
    "in a clause": "1.推进《甲法》修改。（{}负责）\n",
    "in the preface": "{}\n1.修改《甲》。（甲部负责）\n",
    "in a notice": "甲部关于印发《2025年计划》的通知\n{}：\n2025年1月1日\n1.甲。（甲部负责）\n",
    "in a table": "序号\t任务\t牵头单位\n1\t甲\t{}\n2\t乙\t乙部\n",
    "in a turn": "李四 张三：\n好。\n李四 张三：\n{}\n李四 张三：\n好。\n",
}
UNITS = (
    "（", "）", "《", "》", "（甲部负责）", "1.", "一、", "①甲（甲部负责）", "制定印发", "推进",
    "贯彻落实", "制定,", "，印发", "张三:\n", "2025年", "2025年底前", "印发之日起", "包养", "\x00a",
    " ", "\n", "《甲》商标法", "《甲法》、", "甲法和", "甲意见、", "研究制定甲意见，", "工作", "已", "即将",
    "甲部和", "各省、", "责任单位：甲部\n", "（完成时限：", "(以下简称", "修改《甲》《乙》。", "聯(lián)",
    "一是", "来源:", "A", "1.甲《乙》，印发。（甲部负责）\n", "第一位为牵头",
    "甲\t乙\t", "\x0c", "序号\t任务\t责任单位\n1\t甲\t乙\n", "1甲\n", "1.甲（责任单位：", "甲 2025年1月1日\n",
    "1.甲\n（1）乙。（甲部负责）\n（2）丙。（甲部负责）\n", "甲。（甲部负责）\n", "关于印发甲的通知",
    "增长5%", "，增长5%", "在1个省", "、1个省级", "《甲5件》", "达到5件，", "位居甲第1位", "1,000", "一二三千万",
    "2024年至2025年", "到2027年达到5%、", "（5件）", "由5%降至", "连续两年",
    "新修订的", "修订后《甲》", "电影《甲》",
    "简称甲)", "(甲(以下简称《乙》)", "上半年完成", "修订《甲》和乙办法、", "》施行之日起",
    "专栏1\n1.甲\n", "1.甲。（甲部负责）\n1.乙\n", "附件1\n", "1 1\t甲\t乙\n", "\t\t甲\t\n", "1.1甲\n",
    "一、甲部\n1.乙\n", "甲部负责乙,", "2025年1月1日\n1.甲\n", "(甲部起草)", "(2025年前)",
    "这是一行固定宽度的文字它在词的中间断开然后继\n",
)  # fmt: skip


def calls(words: str) -> int:
    """How many functions, those written in C included, extracting from `words` calls."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    given = source(words)
    sys.setprofile(counted)
    try:
        extract(given, lexicon())
    finally:
        sys.setprofile(None)
    return count


def grows(shape: str, unit: str, size: int) -> float:
    """How many times as many calls GROWTH times the text takes."""
    small, large = (
        calls(shape.format((unit * (length // len(unit) + 1))[:length]))
        for length in (size, GROWTH * size)
    )
    return large / small


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Load what is loaded once, so that no count holds it."""
    for name in (PLAN, BRIEFING):
        extract(shipped_source(name), lexicon())


# A third of them; the long test below takes all.
@pytest.mark.parametrize("unit", random.Random(2025).sample(UNITS, len(UNITS) // 3))
def test_the_work_grows_with_the_text(unit: str) -> None:
    # Past the 2,000 characters from which on a bracket is no clause and a list no list.
    for name, shape in SHAPES.items():
        assert grows(shape, unit, 2_100) < MOST, name


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("shape", SHAPES)
def test_300_000_characters(shape: str, unit: str) -> None:
    assert grows(SHAPES[shape], unit, 75_000) < MOST


@pytest.mark.long
@pytest.mark.parametrize("name", [PLAN, BRIEFING])
@pytest.mark.parametrize("flat", [False, True])
def test_thirty_copies_of_a_document(name: str, flat: bool) -> None:
    words = shipped_source(name).text
    assert grows("{}", words.replace("\n", "") if flat else words, 8 * len(words)) < MOST
