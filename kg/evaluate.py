"""Score extraction against hand-made truth: precision, recall and F1 per kind of fact."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.fold import name_key
from kg.model import Action, Document, Task, section_headings

Fact = tuple[str, ...]
Json = dict[str, Any]
TaskKey = tuple[int | None, str, str]

KINDS = (
    "task",
    "level",
    "section",
    "agency",
    "role",
    "basis",
    "duty-mode",
    "instrument",
    "instrument-kind",
    "action-type",
    "modality",
    "deadline",
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
    """Hold `document` against `gold`, the truth about the same source.

    Tasks are matched by their order, printed number and heading, so that one task too many or too
    few spoils no other. Names that the truth's `also_accept` lists count as the ones it gives.
    """
    wanted = [_GoldTask(task) for task in gold.get("tasks", [])]
    headings = section_headings(document)
    got = [_found_key(task, headings) for task in document.tasks]
    refs = _aligned([task.key for task in wanted], got)
    accepted = {
        name_key(other): name_key(name)
        for name, others in gold.get("also_accept", {}).items()
        for other in others
    }
    truth = _by_kind(_gold_facts(gold, wanted), {}, {})
    found = _by_kind(_found_facts(document, refs), accepted, truth)
    scores: list[Score] = []
    misses: list[Miss] = []
    for kind in KINDS:
        true, have = truth.get(kind, Counter()), found.get(kind, Counter())
        if not true and not have:
            continue
        wrong, missed = have - true, true - have
        scores.append(Score(kind, (have & true).total(), wrong.total(), missed.total()))
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


@dataclass(frozen=True, slots=True)
class Change:
    """How the counts of one kind of fact in one document moved since they were saved."""

    document: str
    kind: str
    before: Score
    after: Score

    @property
    def loss(self) -> bool:
        """Whether F1 fell."""
        return self.after.f1 < self.before.f1

    def told(self) -> str:
        """One line for people."""
        sign = "loss" if self.loss else "gain"
        return (
            f"{sign}: {self.document} {self.kind} F1 {self.before.f1:.3f} → {self.after.f1:.3f} "
            f"({self.before.wrong} wrong, {self.before.missed} missed → "
            f"{self.after.wrong} wrong, {self.after.missed} missed)"
        )


def counts_tsv(evaluations: Iterable[Evaluation]) -> str:
    """The counts of every document and kind as TSV, for `read_counts`."""
    lines = [
        f"{e.name}\t{s.kind}\t{s.right}\t{s.wrong}\t{s.missed}"
        for e in evaluations
        for s in e.scores
    ]
    return "\n".join(["document\tkind\tright\twrong\tmissed", *lines]) + "\n"


def read_counts(path: Path) -> dict[tuple[str, str], Score]:
    """Counts by document and kind, as `counts_tsv` wrote them. Raises ReadError for anything else."""
    try:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
        return {
            (name, kind): Score(kind, int(right), int(wrong), int(missed))
            for name, kind, right, wrong, missed in rows
        }
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be read as saved counts ({error}).") from error


def changes(
    before: dict[tuple[str, str], Score], evaluations: Iterable[Evaluation]
) -> list[Change]:
    """What moved, in the order of the evaluations; kinds and documents that are new are no change."""
    found = [
        Change(e.name, s.kind, before[e.name, s.kind], s)
        for e in evaluations
        for s in e.scores
        if (e.name, s.kind) in before
    ]
    return [change for change in found if change.before != change.after]


class _GoldTask:
    """A task of the truth with what it is matched by; `ref` is how facts and misses call it."""

    def __init__(self, task: Json) -> None:
        self.task = task
        number = task.get("number")
        section = task.get("section")
        self.ref = str(task.get("id") or task.get("label") or number or "")
        self.key = (number, task.get("level", "task"), name_key(section[-1]) if section else "")


def _found_key(task: Task, headings: dict[str, list[str]]) -> TaskKey:
    above = headings.get(task.section_id or "", [])
    return task.number, task.level, name_key(above[-1]) if above else ""


def _aligned(wanted: list[TaskKey], got: list[TaskKey]) -> list[int | None]:
    """For each task found, the place of its match in the truth, or None.

    Equal keys in order first; of what is left between two matches, first with first, second with
    second. A truth without headings is matched without them.
    """
    if not any(section for _, _, section in wanted):
        got = [(number, level, "") for number, level, _ in got]
    refs: list[int | None] = [None] * len(got)
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    for _, a, a_end, b, b_end in matcher.get_opcodes():
        for step in range(min(a_end - a, b_end - b)):
            refs[b + step] = a + step
    return refs


def _by_kind(
    facts: Iterable[tuple[str, Fact]],
    accepted: dict[str, str],
    truth: dict[str, Counter[Fact]],
) -> dict[str, Counter[Fact]]:
    """Count the facts of each kind; one that is not in `truth` as it is counts under accepted names."""
    found: dict[str, Counter[Fact]] = {}
    for kind, fact in facts:
        known = fact in truth.get(kind, ())
        same = fact if known else tuple(accepted.get(part, part) for part in fact)
        found.setdefault(kind, Counter())[same] += 1
    return found


def _gold_facts(gold: Json, tasks: list[_GoldTask]) -> Iterator[tuple[str, Fact]]:
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
        yield "section", (name_key(section["label"]), name_key(section["title"]))
    for place, wanted in enumerate(tasks):
        task, ref = wanted.task, _ref(place)
        yield "task", (ref,)
        yield "level", (ref, task.get("level", "task"))
        yield "duty-mode", (ref, str(task["duty_mode"]), str(task["open_ended"]))
        for agency, role, basis in task["assignments"]:
            yield "agency", (ref, name_key(agency))
            yield "role", (ref, name_key(agency), role)
            yield "basis", (ref, name_key(agency), basis)
        for action in task["actions"]:
            yield from _action(ref, action)
        for due in task.get("deadlines", []):
            yield "deadline", (ref, str(due["date"]), name_key(due["as_written"]))
    for turn in gold.get("turns", []):
        number = f"turn-{turn['number']}"
        yield "turn", (number, str(turn["posted"]))
        yield "speaker", _speaker(number, turn)
        for action in turn["actions"]:
            yield from _action(number, action)
    places = {
        str(name): _ref(place)
        for place, wanted in enumerate(tasks)
        for name in (wanted.task.get("number"), wanted.ref)
    }
    for flag in gold.get("flags", []):
        about = str(flag["about"])
        yield "flag", (flag["kind"], places.get(about, about), name_key(flag["text"]))


def _found_facts(document: Document, refs: list[int | None]) -> Iterator[tuple[str, Fact]]:
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
        yield "section", (name_key(section.label), name_key(section.title))
    places: dict[str, str] = {}
    for task, place in zip(document.tasks, refs, strict=True):
        ref = f"not in the truth: {task.id}" if place is None else _ref(place)
        places[task.id] = ref
        yield "task", (ref,)
        yield "level", (ref, task.level)
        yield "duty-mode", (ref, str(task.duty_mode), str(task.open_ended))
        for given in task.assignments:
            yield "agency", (ref, name_key(given.agency))
            yield "role", (ref, name_key(given.agency), given.role)
            yield "basis", (ref, name_key(given.agency), given.basis)
        for action in task.actions:
            yield from _action(ref, _as_gold(action))
        for due in task.deadlines:
            yield "deadline", (ref, str(due.date), name_key(due.as_written))
    for turn in document.turns:
        number = f"turn-{turn.number}"
        yield "turn", (number, str(turn.posted))
        spoken = {
            "speaker": turn.speaker,
            "office": turn.office,
            "on_behalf_of": turn.on_behalf_of,
            "role": turn.role,
        }
        yield "speaker", _speaker(number, spoken)
        for action in turn.actions:
            yield from _action(number, _as_gold(action))
    for flag in document.flags:
        # Names in no table are a fact about the tables, not about the document.
        if flag.kind != "unresolved":
            about = str(flag.about)
            yield "flag", (flag.kind, places.get(about, about), name_key(flag.text))


def _ref(place: int) -> str:
    """The name of a task in facts: its place in the truth, from 1."""
    return f"task {place + 1}"


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
