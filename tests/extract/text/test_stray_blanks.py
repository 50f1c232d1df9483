"""Blanks around figures: those of a page go, those that part something stay."""

from __future__ import annotations

import pytest

from tests.extract.samples import document, task, text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("到2026 年6 月底前", "到2026年6月底前"),
        ("新增床位 300 张以上", "新增床位300张以上"),
        ("新增泊位 300 个以上", "新增泊位300个以上"),
        ("提高到 85 %", "提高到85%"),
        ("第 8 条", "第8条"),
        ("培训 1.5 万人次", "培训1.5万人次"),
        ("某办发〔2024〕 7 号", "某办发(2024)7号"),
        ("开展培训不少于60 场，发布指南（2.0 版）", "开展培训不少于60场,发布指南(2.0版)"),
        ("提供7×24 小时服务，接入12345 热线", "提供7×24小时服务,接入12345热线"),
        ("占地 40 亩，高15.5 米，建筑面积 300 平方米", "占地40亩,高15.5米,建筑面积300平方米"),
        ("3 场馆建设", "3 场馆建设"),
        ("举办4 场馆开放活动", "举办4 场馆开放活动"),
        # The number of an item, the day behind a signature, the cells of a row, Latin words.
        ("1 部门协同推进整治", "1 部门协同推进整治"),
        ("3 个人信息保护", "3 个人信息保护"),
        ("某市水务局 2024年3月1日", "某市水务局 2024年3月1日"),
        ("市水务局\t5 个", "市水务局 5个"),
        ("5G 网络", "5G 网络"),
        ("整治\u30002 次", "整治 2次"),
    ],
)
def test_stray_blanks(words: str, expected: str) -> None:
    assert text(words).folded == expected


@pytest.mark.parametrize("words", ["2025 年9 月底前", "2025年 9月底前", "2025 年 9 月底前"])
def test_a_time_is_read_through_them(words: str) -> None:
    (due,) = task("整治市容。", f"（市水务局负责，{words}完成）").deadlines
    assert (due.as_written, due.date) == ("2025年9月底前", "2025-09-30")


def test_a_figure_at_the_head_of_a_line_that_goes_on() -> None:
    lines = (
        "1.整治河道，全年安排治理资金，\n50 亿元用于管网，\n20 个泵站完成改造。（市水务局负责）\n"
    )
    (task,) = document("2025年供水工作要点\n一、任务\n" + lines).tasks
    assert task.text == "整治河道，全年安排治理资金，50亿元用于管网，20个泵站完成改造。"
