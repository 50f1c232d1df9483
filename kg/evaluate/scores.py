"""Counts per kind of fact, their ratios, and how they moved since they were saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError

Fact = tuple[str, ...]

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
    "figure",
    "figure-indicator",
    "figure-kind",
    "figure-period",
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
