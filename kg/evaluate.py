"""Score extraction against hand-made truth: precision, recall and F1 per kind of fact."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.fold import name_key
from kg.model import Action, Document

Fact = tuple[str, ...]
Json = dict[str, Any]

KINDS = (
    "task",
    "section",
    "agency",
    "role",
    "basis",
    "duty-mode",
    "instrument",
    "instrument-kind",
    "action-type",
    "modality",
    "turn",
    "speaker",
    "flag",
    "header",
)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one kind of fact: found and true, found but not true, true but not found."""

    kind: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is true; 1 when nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 1 when nothing was there to find."""
        true = self.right + self.missed
        return self.right / true if true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: `wrong` when found but not true, else missed."""

    kind: str
    wrong: bool
    fact: Fact


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one document, every disagreement, and what part the document played ("seen")."""

    name: str
    seen: str
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]


def evaluate(gold: Json, document: Document) -> Evaluation:
    """Hold `document` against `gold`, the truth about the same source."""
    truth = _by_kind(_gold_facts(gold))
    found = _by_kind(_found_facts(document))
    scores: list[Score] = []
    misses: list[Miss] = []
    for kind in KINDS:
        true, got = truth.get(kind, Counter()), found.get(kind, Counter())
        if not true and not got:
            continue
        wrong, missed = got - true, true - got
        scores.append(Score(kind, (got & true).total(), wrong.total(), missed.total()))
        misses.extend(Miss(kind, True, fact) for fact in sorted(wrong.elements()))
        misses.extend(Miss(kind, False, fact) for fact in sorted(missed.elements()))
    return Evaluation(
        gold["source"]["name"], gold.get("seen", "unknown"), tuple(scores), tuple(misses)
    )


def read_gold(path: Path) -> Json:
    """Read a truth file. Raises ReadError when it is missing or no JSON with a source in it."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ReadError(
            f"{path}: there is no such file; data/gold holds the shipped ones."
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be read as JSON ({error}).") from error
    made: Json = gold if isinstance(gold, dict) else {}
    origin = made.get("source")
    if not isinstance(origin, dict) or "name" not in origin:
        raise ReadError(
            f"{path}: no truth file; it must be an object with “source”: {{“name”: …}}."
        )
    return made


def total(evaluations: Iterable[Evaluation]) -> tuple[Score, ...]:
    """The scores of all documents together, kind by kind."""
    sums: dict[str, list[int]] = {}
    for evaluation in evaluations:
        for score in evaluation.scores:
            counts = sums.setdefault(score.kind, [0, 0, 0])
            for place, value in enumerate((score.right, score.wrong, score.missed)):
                counts[place] += value
    return tuple(Score(kind, *sums[kind]) for kind in KINDS if kind in sums)


def _by_kind(facts: Iterable[tuple[str, Fact]]) -> dict[str, Counter[Fact]]:
    found: dict[str, Counter[Fact]] = {}
    for kind, fact in facts:
        found.setdefault(kind, Counter())[fact] += 1
    return found


def _gold_facts(gold: Json) -> Iterator[tuple[str, Fact]]:
    yield from _header(
        gold["kind"],
        gold.get("title"),
        gold.get("date"),
        gold.get("period"),
        gold.get("issuers", []),
        gold.get("addressees", []),
        gold.get("role_rule"),
    )
    for section in gold.get("sections", []):
        yield "section", (section["label"], name_key(section["title"]))
    for task in gold.get("tasks", []):
        number = str(task.get("id", task["number"]))
        yield "task", (number,)
        yield "duty-mode", (number, str(task["duty_mode"]), str(task["open_ended"]))
        for agency, role, basis in task["assignments"]:
            yield "agency", (number, name_key(agency))
            yield "role", (number, name_key(agency), role)
            yield "basis", (number, name_key(agency), basis)
        for action in task["actions"]:
            yield from _action(number, action)
    for turn in gold.get("turns", []):
        number = f"turn-{turn['number']}"
        yield "turn", (number, str(turn["posted"]))
        yield "speaker", _speaker(number, turn)
        for action in turn["actions"]:
            yield from _action(number, action)
    for flag in gold.get("flags", []):
        yield "flag", (flag["kind"], str(flag["about"]), name_key(flag["text"]))


def _found_facts(document: Document) -> Iterator[tuple[str, Fact]]:
    yield from _header(
        document.kind,
        document.title,
        document.date,
        document.period,
        document.issuers,
        document.addressees,
        document.role_rule.kind if document.role_rule else None,
    )
    for section in document.sections:
        yield "section", (section.label, name_key(section.title))
    for task in document.tasks:
        yield "task", (task.id,)
        yield "duty-mode", (task.id, str(task.duty_mode), str(task.open_ended))
        for given in task.assignments:
            yield "agency", (task.id, name_key(given.agency))
            yield "role", (task.id, name_key(given.agency), given.role)
            yield "basis", (task.id, name_key(given.agency), given.basis)
        for action in task.actions:
            yield from _action(task.id, _as_gold(action))
    for turn in document.turns:
        number = f"turn-{turn.number}"
        yield "turn", (number, str(turn.posted))
        yield (
            "speaker",
            _speaker(
                number,
                {
                    "speaker": turn.speaker,
                    "office": turn.office,
                    "on_behalf_of": turn.on_behalf_of,
                    "role": turn.role,
                },
            ),
        )
        for action in turn.actions:
            yield from _action(number, _as_gold(action))
    for flag in document.flags:
        # Names in no table are a fact about the tables, not about the document.
        if flag.kind != "unresolved":
            yield "flag", (flag.kind, str(flag.about), name_key(flag.text))


def _header(
    kind: str,
    title: str | None,
    date: str | None,
    period: str | None,
    issuers: Iterable[str],
    addressees: Iterable[str],
    rule: str | None,
) -> Iterator[tuple[str, Fact]]:
    yield "header", ("kind", kind)
    for name, value in (("title", title), ("date", date), ("period", period), ("rule", rule)):
        if value:
            yield "header", (name, name_key(value))
    for name, bodies in (("issuer", issuers), ("addressee", addressees)):
        for body in bodies:
            yield "header", (name, name_key(body))


def _action(about: str, action: Json) -> Iterator[tuple[str, Fact]]:
    name = name_key(action["instrument"])
    yield "instrument", (about, name, "titled" if action["titled"] else "bare")
    yield "instrument-kind", (about, name, action["kind"])
    yield "action-type", (about, name, "+".join(sorted(action["types"])))
    yield "modality", (about, name, action["modality"])


def _as_gold(action: Action) -> Json:
    return {
        "instrument": action.instrument,
        "kind": action.instrument_kind,
        "types": action.types,
        "modality": action.modality,
        "titled": action.titled,
    }


def _speaker(number: str, turn: Json) -> Fact:
    parts = (turn["speaker"], turn["office"], turn["on_behalf_of"], turn["role"])
    return (number, *(str(part) for part in parts))
