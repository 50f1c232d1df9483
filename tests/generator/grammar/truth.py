"""What a made plan says: its tasks, their parts, and its head."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Body:
    """An assignee: as printed, and under the name that it must come back by."""

    printed: str
    name: str
    is_open: bool = False
    is_class: bool = False


@dataclass(slots=True)
class TaskTruth:
    """What one task or measure says. `duty_mode` is "" where the genre does not settle it (mixed
    clauses); `words` are those of the whole text where the genre settles where they begin and end,
    else None; `of` is the task that a measure stands under; `headings` are those above it."""

    number: int | None
    title: str
    label: str = ""
    part: int | str | None = None
    of: TaskTruth | None = None
    words: str | None = None
    headings: tuple[str, ...] = ()
    assignments: list[tuple[str, str, str]] = field(default_factory=list)
    duty_mode: str | None = None
    open_ended: bool = False
    instruments: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    deadlines: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(slots=True)
class Head:
    """What the head of a plan says; the title of a document that issues several is the notice's."""

    title: str
    date: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as the bytes of a file under its name, its truth, and the features that it has."""

    seed: int
    name: str
    data: bytes
    head: Head
    tasks: tuple[TaskTruth, ...]
    features: frozenset[str]
