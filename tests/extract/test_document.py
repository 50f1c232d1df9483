"""The whole: both documents against the truth, the shape of the JSON, and what holds of any text."""

from __future__ import annotations

import json
import random
from typing import Any, get_args

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import assets, model, to_json
from kg.codes import ACTION_TYPES
from kg.evaluate.against import evaluate, read_gold
from kg.extract.document import extract
from tests.extract.checks import check
from tests.extract.samples import BRIEFING, PLAN, document, lexicon, shipped, shipped_source, source

BOTH = [PLAN, BRIEFING]
INSERTED = (
    "（", "）", "《", "》", "（）", "《》", "包養網", "\x00", "\u202e", "𠮷", "🙂", "\n", "\r\n", "一、",
    "1.", "（甲部负责）", "张三：\n", "2025年底前", "—7—\n", " ", "(lián)", "印发实施", "、", "。",
)  # fmt: skip


@pytest.mark.parametrize("name", BOTH)
def test_agrees_with_the_truth(name: str) -> None:
    gold = read_gold(assets.GOLD / name.replace(".txt", ".json"))
    found = evaluate(gold, shipped(name))
    # What is known to be missed of figures: tests/test_gold.py.
    assert [miss for miss in found.misses if not miss.kind.startswith("figure")] == []
    kinds = [score.kind for score in found.scores if not score.kind.startswith("figure")]
    assert {s.kind: s.f1 for s in found.scores if s.kind in kinds} == dict.fromkeys(kinds, 1.0)
    assert gold["source"]["sha256"] == shipped_source(name).sha256


def test_known_answers() -> None:
    tasks = shipped(PLAN).tasks
    given = [each for task in tasks for each in task.assignments]
    assert (len(tasks), len(given)) == (118, 277)
    assert len({each.agency for each in given}) == 44
    assert len({each.agency for each in given if each.kind == "group"}) == 3
    modes = [task.duty_mode for task in tasks]
    assert [modes.count(mode) for mode in ("single", "joint", "respective")] == [53, 31, 34]
    assert [task.id for task in tasks if task.open_ended] == ["10", "11", "12", "47"]
    touched = [t.id for t in tasks if any(a.instrument == "商标法" for a in t.actions)]
    assert touched == ["1", "9"]
    assert not any(task.deadlines for task in tasks)


@pytest.mark.parametrize("name", BOTH)
def test_the_documents_hold_what_must_hold(name: str) -> None:
    check(shipped(name))


@pytest.mark.parametrize("name", BOTH)
def test_the_same_source_gives_the_same_document(name: str) -> None:
    assert extract(shipped_source(name), lexicon()) == shipped(name)


CODES = {
    "kind": get_args(model.DocumentKind),
    "role": (*get_args(model.Role), *get_args(model.TurnRole)),
    "basis": get_args(model.RoleBasis),
    "duty_mode": (*get_args(model.DutyMode), None),
    "modality": get_args(model.Modality),
    "level": ("task", "measure"),
}
KEYS = {
    "": "source kind title issuers addressees document_number region date period role_rule blocks "
    "sections tasks turns figures flags noise",
    "source": "name sha256 characters",
    "sections": "id label title parent span",
    "tasks": "id number label part level parent section text span duty_mode open_ended "
    "assignments actions deadlines",
    "assignments": "agency as_written kind role basis resolved known_by span",
    "actions": "instrument place as_written instrument_kind types modality titled resolved span",
    "deadlines": "as_written date span",
    "turns": "number speaker office on_behalf_of role posted text span actions",
    "figures": "indicator value unit period kind as_written speaker span",
    "blocks": "kind span",
    "noise": "rule text span",
}
INSTRUMENT_KINDS = {
    "law",
    "admin-regulation",
    "departmental-rule",
    "judicial-interpretation",
    "normative-document",
    "policy-document",
    "guideline",
    "standard",
    "treaty",
    "plan-outline",
    "code-part",
    "report",
    "other",
}
KINDS = {
    "blocks": set(get_args(model.BlockKind)),
    "flags": set(get_args(model.FlagKind)),
    "figures": set(get_args(model.FigureKind)),
    "assignments": {"agency", "group"},
}


@pytest.mark.parametrize("name", [*BOTH, "deadlines", "other"])
def test_the_json_has_the_shape_of_the_contract(name: str) -> None:
    words = {
        "deadlines": "一、章\n1.制定《甲办法》，年底前完成。（某总局负责）\n",
        "other": "无任务",
    }
    read = document(words[name]) if name in words else shipped(name)
    made = to_json(read)
    assert json.loads(json.dumps(made, ensure_ascii=False)) == made
    _shape("", made, len(read.source.text))


def _shape(where: str, value: Any, size: int) -> None:
    if isinstance(value, list) and where != "span":
        for each in value:
            _shape(where, each, size)
    elif isinstance(value, dict):
        if where in KEYS:
            assert list(value) == KEYS[where].split(), where
        for key, each in value.items():
            if key == "span":
                assert 0 <= each[0] <= each[1] <= size
            elif key == "types":
                assert each
                assert set(each) <= set(ACTION_TYPES)
            elif key == "instrument_kind":
                assert each in INSTRUMENT_KINDS
            elif key == "kind" and where in KINDS:
                assert each in KINDS[where]
            elif key in CODES and where not in (*KINDS, "role_rule"):
                assert each in CODES[key], (where, key)
            _shape(key, each, size)


@given(st.text(max_size=120))
def test_any_text_is_read(words: str) -> None:
    check(document(words))


FRAGMENTS = st.sampled_from(
    (
        *INSERTED,
        "推进《商标法》修改。",
        "（司法部、公安部负责）\n",
        "2.",
        "二、",
        "（一）",
        "制定。",
        "以下简称",
    )
)


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_any_broken_plan_is_read(words: str) -> None:
    check(document(words))


def mutated(seed: int) -> str:
    """One of the documents, changed in one to four places."""
    rng = random.Random(seed)
    words = shipped_source(BOTH[rng.random() < 0.4]).text
    if rng.random() < 0.1:
        words = opencc.OpenCC(rng.choice(["t2s", "s2t", "s2tw", "tw2sp"])).convert(words)
    if rng.random() < 0.5:
        begin = rng.randrange(len(words))
        words = words[begin : begin + rng.randrange(200, 3000)]
    for _ in range(rng.randint(1, 4)):
        begin = rng.randrange(len(words) + 1)
        end = min(len(words), begin + rng.choice([1, 3, 30, 300]))
        kind = rng.randrange(6)
        if kind == 0:
            words = words[:begin] + words[end:]
        elif kind == 1:
            words = words[:begin] + rng.choice(INSERTED) * rng.choice([1, 1, 3]) + words[begin:]
        elif kind == 2:
            words = words[:end] + words[begin:]
        elif kind == 3:
            at = rng.randrange(len(words) + 1)
            piece = words[begin:end]
            rest = words[:begin] + words[end:]
            words = rest[:at] + piece + rest[at:]
        elif kind == 4 and rng.random() < 0.3:
            words = words.replace("\n", "")
        else:
            words = words[:begin] + rng.choice(INSERTED) + words[end:]
        words = words or "甲"
    return words


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_document_is_read(seed: int) -> None:
    check(extract(source(mutated(seed)), lexicon()))


@pytest.mark.long
def test_100_000_damaged_documents_are_read() -> None:
    for seed in range(60, 100_060):
        try:
            check(extract(source(mutated(seed)), lexicon()))
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error
