"""What made each item of a plan a task, by rule."""

from __future__ import annotations

import pytest

from kg.cli.explained_words import of_clause, of_task
from kg.extract.explained.reasons import why
from tests.extract.samples import reading

NUMBERS = "一、总则\n1.试点。（甲局负责）\n2.培训。（乙局负责）\n3.总结。\n"
MEASURES = "一、总则\n1.试点。\n（1）选点。（甲局负责）\n（2）建站。\n2.培训。（乙局负责）\n"
PASSAGES = (
    "一、总则\n1.推进试点工作。（甲局负责）推进培训工作。（乙局负责）\n2.总结经验。（丙局负责）\n"
)
PARAGRAPHS = "一、总则\n推进试点工作。（甲局负责）\n推进培训工作。（乙局负责）\n"
POINTS = "一、总则\n1.试点。（甲局负责）\n2.培训。一是选人。（乙局负责）二是考核。（丙局负责）\n"
LINES = "民政局：\n1.试点。\n2.培训。\n教育局：\n1.建校。\n2.招生。\n"
HEADINGS = "一、财政部\n1.试点。\n2.培训。\n二、教育部\n1.建校。\n2.招生。\n"
COLONS = "1.民政局：推进试点。\n2.教育局：推进培训。\n3.财政局：推进考核。\n"
ROWS = "序号\t任务\t责任单位\n1\t建站\t甲局\n2\t培训\t乙局\n"
MERGED = "序号\t任务\t措施\t责任单位\n1\t建站\t选址\t甲局\n1\t建站\t施工\t乙局\n"
GROUPS = (
    "一、甲\n1.建站。\n2.选址。\n责任单位：甲局\n二、乙\n1.培训。\n2.招生。\n责任单位：乙局\n"
    "三、丙\n1.考核。\n2.总结。\n责任单位：丙局\n"
)


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (NUMBERS, ["number-with-clause", "number-with-clause", "form-of-tasks"]),
        (
            MEASURES,
            [
                "number-above-measures",
                "measure-with-clause",
                "measure-beside-others",
                "number-with-clause",
            ],
        ),
        (
            PASSAGES,
            ["number-above-measures", "closed-passage", "closed-passage", "number-with-clause"],
        ),
        (PARAGRAPHS, ["closed-paragraph", "closed-paragraph"]),
        (
            POINTS,
            [
                "number-with-clause",
                "number-above-measures",
                "point-with-clause",
                "point-with-clause",
            ],
        ),
        (LINES, ["below-line-of-bodies"] * 4),
        (HEADINGS, ["below-heading-of-bodies"] * 4),
        (COLONS, ["bodies-before-colon"] * 3),
        (ROWS, ["row-of-table"] * 2),
        (MERGED, ["row-of-table", "row-of-merged-cells", "row-of-merged-cells"]),
        (GROUPS, ["clause-of-group", "number-with-clause"] * 3),
    ],
)
def test_what_made_a_task(words, rules):
    made = reading(words)
    found = [why(made, task) for task in made.document.tasks]
    assert [reasons.rule for reasons in found] == rules
    for reasons in found:
        assert of_task(reasons.rule, lambda zh, en: zh) != of_task(reasons.rule, lambda zh, en: en)
        assert all(of_clause(rule, lambda zh, en: en) for rule in reasons.found_by)
