"""What a plan holds, heading by heading, and what in it is to be distrusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.records import Json
from kg.views.atlas.atlas import Atlas, Flagged, Heading, Paper
from kg.views.atlas.picks import parties, pick

if TYPE_CHECKING:
    from kg.views.site.site import Site

# Characters of the source shown on either side of the words of a flag.
_AROUND = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A heading that has tasks; `heads` are the bodies that lead or carry alone below it, those with
    most tasks first; `leaf` says that no such heading stands below."""

    heading: Heading
    pick: str
    tasks: int
    leaf: bool
    heads: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A flag and where it stands: `task`, else the turn `turn` of `paper`, else the paper itself."""

    kind: str
    paper: Paper | None
    task: Json | None
    turn: Json | None
    before: str
    words: str
    after: str
    suspects: str | None


def outline(site: Site, plan: str) -> tuple[Line, ...]:
    """The headings of the plan with this key as printed, without those that hold no task."""
    atlas = site.atlas
    lines = []
    for heading in atlas.headings:
        wanted = pick(section=heading.key)
        held = site.picks.find(wanted) if heading.plan == plan else []
        if held:
            below = any(
                other.parent == heading.key and site.picks.find(pick(section=other.key))
                for other in atlas.headings
            )
            found = heads(atlas.tasks[i] for i in held)
            lines.append(Line(heading, wanted, len(held), not below, found))
    return tuple(lines)


def heads(tasks: Iterable[Json]) -> tuple[tuple[str, int], ...]:
    """The bodies that lead one of `tasks` or carry it alone, with how many; most first, then by name."""
    counts = Counter(
        name
        for task in tasks
        for name, given in parties(task).items()
        if given["role"] in ("lead", "sole")
    )
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def doubts(atlas: Atlas, papers: Sequence[Paper]) -> tuple[Doubt, ...]:
    """The flags on `papers` and what they hold, in the order of kinds, then of places."""
    by_paper = {paper.iri: paper for paper in papers}
    tasks = {task["iri"]: task for task in atlas.tasks}
    turns = {turn["iri"]: turn for turn in atlas.turns}
    found = []
    for flag in atlas.flags:
        task, turn = tasks.get(flag.about), turns.get(flag.about)
        owner = task["plan"] if task else turn["briefing"] if turn else flag.about
        paper = by_paper.get(owner)
        if paper:
            found.append(_doubt(atlas, flag, paper, task, turn))
    order = Counter(doubt.kind for doubt in found)
    return tuple(sorted(found, key=lambda doubt: (-order[doubt.kind], doubt.kind)))


def by_kind(found: Sequence[Doubt]) -> list[tuple[str, list[Doubt]]]:
    """The doubts of each kind, kinds in the order of `found`."""
    kinds = dict.fromkeys(doubt.kind for doubt in found)
    return [(kind, [doubt for doubt in found if doubt.kind == kind]) for kind in kinds]


def _doubt(
    atlas: Atlas, flag: Flagged, paper: Paper, task: Json | None, turn: Json | None
) -> Doubt:
    text = atlas.sources[paper.source].text
    before = text[max(0, flag.begin - _AROUND) : flag.begin]
    words = text[flag.begin : flag.end]
    after = text[flag.end : flag.end + _AROUND]
    return Doubt(
        flag.kind, paper, task, turn, _flat(before), _flat(words), _flat(after), flag.suspects
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
