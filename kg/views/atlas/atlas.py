"""All that the pages of one graph show, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.ask.records import Json


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a plan. `key` is the local name of its IRI, `depth` counts from 1 at the chapters."""

    key: str
    iri: str
    plan: str
    parent: str | None
    depth: int
    label: str
    title: str

    @property
    def words(self) -> str:
        """The heading as printed, label and title."""
        return f"{self.label}{self.title}"


@dataclass(frozen=True, slots=True)
class Paper:
    """A plan or a briefing, as the pages name it; `source` is the key of its `SourceText`."""

    key: str
    iri: str
    kind: str
    title: str
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    issued: str | None
    period: str | None
    number: str | None
    source: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of a source and what was cut from it as (begin, end, rule); `sha256` is of its
    bytes as found."""

    name: str
    text: str = field(repr=False)
    cuts: tuple[tuple[int, int, str], ...] = field(repr=False)
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An agency or a group; `kind` is a code such as "sc-department", `names` begins with `name`.

    `parent` is the body above it, `borne_by` the one that bears its name as a second nameplate;
    `members` are those of a group, which has more than these when it is `open_ended`.
    """

    name: str
    iri: str
    kind: str
    group: bool
    resolved: bool
    english: str
    names: tuple[str, ...]
    parent: str = ""
    borne_by: str = ""
    members: tuple[str, ...] = ()
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Law:
    """An instrument that a task or a statement touches, or that one of these implements; `names`
    begins with `name`."""

    name: str
    iri: str
    kind: str
    resolved: bool
    parents: tuple[str, ...]
    names: tuple[str, ...]
    english: str = ""


@dataclass(frozen=True, slots=True)
class Flagged:
    """A defect of a source; `about` is the IRI of a task, a turn or a document."""

    kind: str
    about: str
    words: str
    suspects: str | None
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything, in a fixed order: plans and their tasks as printed, the rest by name.

    Tasks and turns are the records of `kg.ask.records`; a task has more: "key" and "plan_key", the
    local names of its IRIs; "sections", the keys of the headings above it, highest first; "gaps",
    the kinds of the flags on it; "order", its place among all tasks. A turn has "key" too, and "briefing_key".
    """

    papers: tuple[Paper, ...]
    headings: tuple[Heading, ...]
    tasks: tuple[Json, ...]
    turns: tuple[Json, ...]
    bodies: dict[str, Body]
    laws: dict[str, Law]
    flags: tuple[Flagged, ...]
    sources: dict[str, SourceText]

    @property
    def plans(self) -> tuple[Paper, ...]:
        """The papers that hold tasks."""
        return tuple(paper for paper in self.papers if paper.kind == "plan")

    @property
    def briefings(self) -> tuple[Paper, ...]:
        """The papers that hold turns."""
        return tuple(paper for paper in self.papers if paper.kind == "briefing")

    @property
    def title(self) -> str:
        """The titles of the plans, or of the briefings where no plan is held."""
        named = [paper.title for paper in self.plans or self.papers]
        return "、".join(named[:3]) + ("…" if len(named) > 3 else "")

    def family(self, name: str) -> tuple[str, ...]:
        """The instrument and all that implement it, at any depth, itself first."""
        found = [name]
        for one in found:
            found += [
                law for law in self.laws if one in self.laws[law].parents and law not in found
            ]
        return tuple(found)


def local(iri: str) -> str:
    """What stands behind the last slash of an IRI of ours."""
    return iri.rpartition("/")[2]
