"""Scoring: counts, ratios, and what counts as one fact."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import assets
from kg.errors import ReadError
from kg.evaluate.against import evaluate, read_gold
from kg.evaluate.scores import Miss, Score, total
from tests.extract.samples import document

GOLD = {
    "source": {"name": "a.txt"},
    "kind": "plan",
    "seen": "development",
    "sections": [{"label": "一、", "title": "章", "parent": None}],
    "tasks": [
        {
            "number": 1,
            "duty_mode": "single",
            "open_ended": False,
            "assignments": [["司法部", "sole", "only-agency"]],
            "actions": [
                {
                    "instrument": "商标法",
                    "kind": "law",
                    "types": ["revise"],
                    "modality": "planned",
                    "titled": True,
                }
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("right", "wrong", "missed", "precision", "recall", "f1"),
    [
        (3, 1, 0, 0.75, 1.0, 6 / 7),
        (3, 0, 1, 1.0, 0.75, 6 / 7),
        (0, 1, 1, 0.0, 0.0, 0.0),
        (0, 0, 0, 1.0, 1.0, 1.0),
    ],
)
def test_ratios(
    right: int, wrong: int, missed: int, precision: float, recall: float, f1: float
) -> None:
    score = Score("task", right, wrong, missed)
    assert (score.precision, score.recall) == (precision, recall)
    assert score.f1 == pytest.approx(f1)


def test_agreement() -> None:
    found = evaluate(GOLD, document("一、章\n1.推进《商标法》修改。（司法部负责）\n"))
    assert found.misses == ()
    assert (found.name, found.seen) == ("a.txt", "development")
    assert {score.f1 for score in found.scores} == {1.0}


def test_script_and_marks_are_no_difference() -> None:
    found = evaluate(GOLD, document("一、章\n1.推進《中華人民共和國商標法》修改。（司法部負責）\n"))
    assert found.misses == ()


def test_every_disagreement_is_told() -> None:
    found = evaluate(GOLD, document("一、章\n1.制定《商标法》。（司法部、公安部负责）\n"))
    assert Miss("action-type", True, ("task 1", "商标法", "draft")) in found.misses
    assert Miss("action-type", False, ("task 1", "商标法", "revise")) in found.misses
    assert Miss("agency", True, ("task 1", "公安部")) in found.misses
    assert Miss("role", False, ("task 1", "司法部", "sole")) in found.misses
    scores = {score.kind: score for score in found.scores}
    assert scores["agency"] == Score("agency", 1, 1, 0)
    assert scores["instrument"].f1 == 1.0


def test_facts_are_counted_not_collected() -> None:
    gold = {**GOLD, "tasks": [*GOLD["tasks"], *GOLD["tasks"]]}  # type: ignore[misc]
    found = evaluate(gold, document("一、章\n1.推进《商标法》修改。（司法部负责）\n"))
    assert {score.kind: score.missed for score in found.scores}["task"] == 1


def test_names_in_no_table_are_no_fact_about_the_document() -> None:
    found = evaluate(
        GOLD, document("一、章\n1.推进《商标法》修改。（司法部负责）（某某总局负责）\n")
    )
    assert not any(miss.kind == "flag" for miss in found.misses)


def test_total_adds_kind_by_kind() -> None:
    one = evaluate(GOLD, document("一、章\n1.推进《商标法》修改。（司法部负责）\n"))
    both = {score.kind: score for score in total([one, one])}
    assert both["task"] == Score("task", 2, 0, 0)
    assert total([]) == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [(None, "no such file"), ("{", "as JSON"), ("[]", "no truth file"), ("{}", "no truth file"),
     ('{"source": {}}', "no truth file"), ('{"source": 3}', "no truth file")],
)  # fmt: skip
def test_refuses_what_is_no_truth(tmp_path: Path, data: str | None, told: str) -> None:
    path = tmp_path / "gold.json"
    if data is not None:
        path.write_text(data, encoding="utf-8")
    with pytest.raises(ReadError, match=told):
        read_gold(path)


def test_the_shipped_truth_is_read() -> None:
    for path in assets.GOLD.glob("*.json"):
        assert read_gold(path) == json.loads(path.read_text(encoding="utf-8"))
