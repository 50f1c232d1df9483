"""The typed result of reading one document: the seam between the Chinese text and the RDF graph.

What is left of them knows nothing of RDF, what is right of them nothing of text. All spans are half-open
[begin, end) and count code points of `Source.text`, the decoded source without BOM, line ends as found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

DocumentKind = Literal["plan", "briefing", "other"]
BlockKind = Literal["heading", "preamble", "notice", "task", "turn", "table", "footer", "remainder"]
DutyMode = Literal["single", "joint", "respective", "led"]
Role = Literal["lead", "participant", "sole", "joint"]
RoleBasis = Literal[
    "only-agency",
    "named-lead",
    "named-participant",
    "first-of-joint",
    "first-of-respective",
    "later-in-list",
    "no-rule",
]
Modality = Literal["planned", "ongoing", "reported-done"]
TurnRole = Literal["host", "official", "reporter"]
FigureKind = Literal[
    "level", "growth", "share", "rank", "count-of-places", "target", "growth-target"
]
KnownBy = Literal["table", "form"]
FlagKind = Literal[
    "hole", "empty-brackets", "silent-drop", "spam", "truncated", "unresolved", "low-confidence"
]


class Span(NamedTuple):
    """Half-open range of code points in the decoded source."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One input as read: `text` is decoded, without BOM; `sha256` is of the bytes, in hex."""

    name: str
    sha256: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source with one job; the blocks of a document tile its source."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Noise:
    """Characters cut before extraction. `rule` is an id of data/authority/noise.tsv or a built-in one."""

    rule: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a plan. `id` counts headings from 1, level by level: "2.1" is the first below the
    second; `parent` is the id above or None; `label` and `title` are as printed."""

    id: str
    label: str
    title: str
    parent: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Assignment:
    """One body's place in one task. `agency` is the canonical short name in simplified script; for a
    local body it bears the name of the document's place, which `as_written` may leave out. `resolved`:
    it is known which one is meant, `known_by` a table or the form of its name (place and function); a
    class of bodies is resolved, too, by neither where no table lists it."""

    agency: str
    as_written: str
    kind: Literal["agency", "group"]
    role: Role
    basis: RoleBasis
    resolved: bool
    span: Span
    known_by: KnownBy | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What a task or a statement says is done to one instrument.

    `instrument` is the canonical short title; `types` are codes of data/authority/verbs.tsv, in the
    order of kg.codes.ACTION_TYPES; `titled` says whether the name stands in 《》; `rule` names what found it.
    `place` is whose the instrument is, where a plan of that place makes it and its title does not say so.
    """

    instrument: str
    as_written: str
    instrument_kind: str
    types: tuple[str, ...]
    modality: Modality
    titled: bool
    resolved: bool
    span: Span
    rule: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which something is due: `date` is ISO 8601 (the last day meant), or None."""

    as_written: str
    date: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """One numbered item of a plan, or a measure under one.

    `id` is unique in the document; `number` is the printed number or None, `label` as printed;
    `section_id` is the lowest heading above it (None straight under the plan); `parent` is the id of
    the task that a measure stands under. `part` counts the passages of an item from 1, each a measure
    that bears the item's label; of a notice with several plans it is the title of the one it is of.
    """

    id: str
    number: int | None
    label: str
    part: int | str | None
    level: Literal["task", "measure"]
    parent: str | None
    section_id: str | None
    text: str
    span: Span
    duty_mode: DutyMode | None
    open_ended: bool
    assignments: tuple[Assignment, ...]
    actions: tuple[Action, ...]
    deadlines: tuple[Deadline, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted contribution to a briefing; `number` counts from 1.

    `posted` is the time printed after the turn, as cleaned (`YYYY-MM-DD HH:MM:SS`): when it was put
    online, not how long anyone spoke.
    """

    number: int
    speaker: str | None
    office: str | None
    on_behalf_of: str | None
    role: TurnRole
    posted: str | None
    text: str
    span: Span
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A statement of quantity, made in a turn or aimed at by a plan.

    `indicator` are the words for what is measured, in simplified script; `value` is a decimal in
    `unit`, with 万 and 亿 told out and a minus for what fell; `period` is a year, a range or a month as
    ISO 8601 writes them, or None. `about` as in Flag; `speaker` is that of the turn.
    """

    indicator: str
    value: str
    unit: str
    period: str | None
    kind: FigureKind
    as_written: str
    speaker: str | None
    about: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """A defect of the source or a doubt about what was read from it.

    `about` is a task id, "turn-N", or None for the document as a whole. `text` are the words at
    `span`. A silent drop carries the canonical name of the `instrument` it suspects.
    """

    kind: FlagKind
    about: str | None
    text: str
    span: Span
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class RoleRule:
    """The document's own sentence that says who leads when several are named: who is named first, or who
    stands before the comma."""

    kind: Literal["first-leads", "before-comma-leads"]
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """Everything one document was found to say. Names of bodies are canonical where known, and bear their
    place; `region` is the place whose plan it is, `blanket` who takes part in every task (named once)."""

    source: Source
    kind: DocumentKind
    title: str | None
    title_span: Span | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    document_number: str | None
    date: str | None
    period: str | None
    role_rule: RoleRule | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    turns: tuple[Turn, ...] = ()
    flags: tuple[Flag, ...] = ()
    noise: tuple[Noise, ...] = ()
    figures: tuple[Figure, ...] = ()
    region: str | None = None
    blanket: tuple[Assignment, ...] = ()


def section_headings(document: Document) -> dict[str, list[str]]:
    """The printed headings above and of each section, from the chapter down, by section id."""
    found: dict[str, list[str]] = {}
    for section in document.sections:
        above = found.get(section.parent or "", [])
        found[section.id] = [*above, f"{section.label}{section.title}"]
    return found
