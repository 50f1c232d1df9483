"""Statements of quantity, and what plans aim at: indicator, value, unit, period, kind."""

from __future__ import annotations

import pytest

from kg.extract.quantity.figures import Figures
from kg.model import Figure
from tests.extract.checks import check
from tests.extract.samples import PLAN, document, lexicon, shipped, text

Row = tuple[str, str, str, str | None, str]


def _turn(words: str) -> list[Figure]:
    """The figures of a turn of a briefing of 2025 about 2024."""
    made = text(words)
    return list(Figures(made, lexicon(), 2025, 2024).of_turn(0, len(made.folded), "turn-1", None))


def _plan(words: str) -> list[Figure]:
    made = text(words)
    return list(Figures(made, lexicon(), 2025, 2025).of_plan(0, len(made.folded), None))


def _rows(figures: list[Figure]) -> list[Row]:
    return [(f.indicator, f.value, f.unit, f.period, f.kind) for f in figures]


STATED: list[tuple[str, list[Row]]] = [
    (
        "发明专利授权量104.5万件，同比增长13.5%。",
        [
            ("发明专利授权量", "1045000", "件", None, "level"),
            ("发明专利授权量", "13.5", "%", None, "growth"),
        ],
    ),
    (
        "全年授权专利甲5件、乙专利20余件，登记总量超过一千万件。",
        [
            ("授权专利甲", "5", "件", "2024", "level"),
            ("乙专利", "20", "件", "2024", "level"),
            ("登记总量", "10000000", "件", "2024", "level"),
        ],
    ),
    (
        "甲产业（2023年）增加值达到16.87万亿元人民币，占GDP比重达13.04%。",
        [
            ("甲产业增加值", "16870000000000", "元", "2023", "level"),
            ("甲产业增加值占GDP比重", "13.04", "%", "2023", "share"),
        ],
    ),
    (
        "2025年一季度，全国出口额1,234.5亿美元，同比下降3.2%。",
        [
            ("全国出口额", "123450000000", "美元", "2025-01/2025-03", "level"),
            ("全国出口额", "-3.2", "%", "2025-01/2025-03", "growth"),
        ],
    ),
    (
        "每万人口拥有量达到14件，比2020年增长7.7件。",
        [
            ("每万人口拥有量", "14", "件", None, "level"),
            ("每万人口拥有量", "7.7", "件", None, "growth"),
        ],
    ),
    (
        "2024年11月，创新指数排名升至第11位，专利申请位居全球第一。",
        [
            ("创新指数排名", "11", "位", "2024-11", "rank"),
            ("专利申请", "1", "位", "2024-11", "rank"),
        ],
    ),
    (
        "截至2024年底，服务网络已覆盖20个省份、150个地级市。",
        [
            ("服务网络", "20", "个省份", "2024", "count-of-places"),
            ("服务网络", "150", "个地级市", "2024", "count-of-places"),
        ],
    ),
    (
        "在4个省级、12个县级地区开展试点。",
        [
            ("开展试点", "4", "个省级地区", None, "count-of-places"),
            ("开展试点", "12", "个县级地区", None, "count-of-places"),
        ],
    ),
    ("31个省（区、市）建立机制。", [("建立机制", "31", "个省", None, "count-of-places")]),
    ("建设28个专利专题数据库。", [("专利专题数据库", "28", "个", None, "level")]),
    ("查处侵权行为3.7万起。", [("查处侵权行为", "37000", "起", None, "level")]),
    ("单位能耗由50%降低到40%。", [("单位能耗", "40", "%", None, "share")]),
    ("2021—2024年，立案2000万件。", [("立案", "20000000", "件", "2021/2024", "level")]),
    ("自2021年起，办理案件30件。", [("办理案件", "30", "件", None, "level")]),
    # The title of a report is no time and no number.
    (
        "在《2023年全球报告（100万件版）》中，我国得分提升至82.36分。",
        [("我国得分", "82.36", "分", None, "level")],
    ),
    # What is intended is a target.
    (
        "下一步，将推动平均审查周期压减至15个月。",
        [("平均审查周期", "15", "个月", None, "target")],
    ),
    ("目前，平均审查周期已压减至15.5个月。", [("平均审查周期", "15.5", "个月", None, "level")]),
    # None of these is sure to be a figure.
    ("取得5个方面的进展，推出100余项重点任务。", []),
    ("对投资1亿元以上的项目开展调查。", []),
    ("给予每家企业不超过50万元奖励。", []),
    ("一般为10至12个月，共10—15家。", []),
    ("第三届大会，第12条，2万人才。", []),
    ("办理时限为5个工作日内。", []),
    ("完善全链条570余项标准。", []),
    ("累计完成20件，突破千万。", []),
    ("连续两年位居世界第一。", []),
    ("比重达到50%的地区有所增加。", []),
]


@pytest.mark.parametrize(("words", "expected"), STATED)
def test_figures_of_a_turn(words: str, expected: list[Row]) -> None:
    found = _turn(words)
    assert _rows(found) == expected
    for figure in found:
        assert words[slice(*figure.span)] == figure.as_written


AIMED: list[tuple[str, list[Row]]] = [
    (
        "到2027年，拥有量达到15件，出口总额达到3500亿元。",
        [
            ("拥有量", "15", "件", "2027", "target"),
            ("出口总额", "350000000000", "元", "2027", "target"),
        ],
    ),
    (
        "力争到2030年，转化率达到50%以上，新增分中心10家、地方分中心30家。",
        [
            ("转化率", "50", "%", "2030", "target"),
            ("新增分中心", "10", "家", "2030", "target"),
            ("地方分中心", "30", "家", "2030", "target"),
        ],
    ),
    (
        "2025年，成交额力争突破7万亿元，增长10%以上，能耗下降3%左右。",
        [
            ("成交额", "7000000000000", "元", "2025", "target"),
            ("成交额", "10", "%", "2025", "growth-target"),
            ("能耗", "-3", "%", "2025", "growth-target"),
        ],
    ),
    ("选聘监督员不少于50名。", [("选聘监督员", "50", "名", None, "target")]),
    ("培育100家示范企业。", [("示范企业", "100", "家", None, "target")]),
    ("选取不少于5个地级市开展试点。", [("开展试点", "5", "个地级市", None, "target")]),
    # Told of what was, or counted without an aim.
    ("2024年，全省授权量达到10万件。", []),
    ("编制30项标准，开展两次抽检，完成对31个省考核。", []),
    ("到2027年，建成一批高地，实现全覆盖。", []),
]


@pytest.mark.parametrize(("words", "expected"), AIMED)
def test_targets_of_a_plan(words: str, expected: list[Row]) -> None:
    assert _rows(_plan(words)) == expected


def test_targets_belong_to_their_task_and_leave_it_as_it_is() -> None:
    words = (
        "2025年工作要点\n到2027年，覆盖率达到60%。\n一、总则\n"
        "1.推进试点，到2026年，试点达到30个，2025年底前完成。（财政部负责）\n2.做好总结。（财政部负责）\n"
    )
    read = document(words)
    check(read)
    assert [(f.about, f.indicator, f.value) for f in read.figures] == [
        (None, "覆盖率", "60"),
        ("1", "试点", "30"),
    ]
    assert [due.as_written for due in read.tasks[0].deadlines] == ["2025年底前"]


def test_the_shipped_plan_states_no_number() -> None:
    assert shipped(PLAN).figures == ()
