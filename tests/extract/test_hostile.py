"""Hostile input stays fast: four times the text takes less than six times the time."""

from __future__ import annotations

import gc
import time

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
    "in a turn": "李四 张三：\n好。\n李四 张三：\n{}\n李四 张三：\n好。\n",
}
UNITS = (
    "（", "）", "《", "》", "（甲部负责）", "1.", "一、", "①甲（甲部负责）", "制定印发", "推进",
    "贯彻落实", "制定,", "，印发", "张三:\n", "2025年", "2025年底前", "印发之日起", "包养", "\x00a",
    " ", "\n", "《甲》商标法", "《甲法》、", "甲法和", "甲意见、", "研究制定甲意见，", "工作", "已", "即将",
    "甲部和", "各省、", "责任单位：甲部\n", "（完成时限：", "(以下简称", "修改《甲》《乙》。", "聯(lián)",
    "一是", "来源:", "A", "1.甲《乙》，印发。（甲部负责）\n", "第一位为牵头",
)  # fmt: skip


def grows(shape: str, unit: str, size: int) -> float:
    """How many times as long GROWTH times the text takes, each time the best of two."""
    times = []
    for length in (size, GROWTH * size):
        words = shape.format((unit * (length // len(unit) + 1))[:length])
        runs = []
        for _ in range(2):
            begin = time.process_time()
            extract(source(words), lexicon())
            runs.append(time.process_time() - begin)
        times.append(min(runs))
    # Below some hundredths of a second a clock says little.
    return times[1] / max(times[0], 0.02)


@pytest.fixture(autouse=True)
def _no_collection() -> object:
    lexicon().cutter.cut("先加载词典")
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text_in_every_shape(unit: str) -> None:
    for name, shape in SHAPES.items():
        assert grows(shape, unit, 4_000) < MOST, name


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("shape", SHAPES)
def test_300_000_characters_and_more(shape: str, unit: str) -> None:
    assert grows(SHAPES[shape], unit, 300_000 if shape == "alone" else 75_000) < MOST


@pytest.mark.long
@pytest.mark.parametrize("name", [PLAN, BRIEFING])
@pytest.mark.parametrize("flat", [False, True])
def test_thirty_copies_of_a_document(name: str, flat: bool) -> None:
    words = shipped_source(name).text
    assert grows("{}", words.replace("\n", "") if flat else words, 30 * len(words)) < MOST
