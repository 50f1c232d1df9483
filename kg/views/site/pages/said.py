"""What was said of the instruments beside what is planned for them; and every briefing in full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.views.atlas.atlas import Law, Paper
from kg.views.atlas.picks import pick
from kg.views.site.excerpts import Suspected, Told
from kg.views.site.page import Page
from kg.views.site.pages.laws import doing

if TYPE_CHECKING:
    from kg.views.site.site import Site


@dataclass(frozen=True, slots=True)
class Matter:
    """One instrument with the statements and the tasks on it."""

    law: Law
    statements: list[Told]
    tasks: list[Told]
    suspected: list[Suspected]


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """A page for each briefing; said.html where the graph holds a briefing and a plan."""
    made: dict[str, Callable[[], Page]] = {}
    if site.atlas.briefings and site.atlas.plans:
        made["said.html"] = lambda: _said(site)
    for paper in site.atlas.briefings:
        path = site.file("briefing", paper.key)
        made[path] = partial(_briefing, site, paper)
    return made


def planned_not_said(site: Site) -> list[tuple[Paper, list[Law]]]:
    """Plan by plan, the instruments of its tasks that no statement touches, as its tasks come."""
    found: dict[str, dict[str, Law]] = {}
    for task in site.atlas.tasks:
        for action in task["actions"]:
            law = action["instrument"]
            if not site.excerpts.spoken(law):
                found.setdefault(task["plan_key"], {})[law] = site.atlas.laws[law]
    return [(one, [*found[one.key].values()]) for one in site.atlas.plans if one.key in found]


def _said(site: Site) -> Page:
    atlas, excerpts = site.atlas, site.excerpts
    matters: list[Matter] = []
    unplanned: list[Matter] = []
    for law in atlas.laws.values():
        statements = excerpts.speaking(law.name)
        if not statements:
            continue
        places = site.picks.find(pick(law=law.name))
        tasks = [excerpts.task(atlas.tasks[place], law.name) for place in places]
        matter = Matter(law, statements, tasks, excerpts.suspected(law.name))
        (matters if tasks else unplanned).append(matter)
    order = {key: number for number, key in enumerate(t["key"] for t in atlas.turns)}
    for found in (matters, unplanned):
        # As the briefing comes to speak of them.
        found.sort(key=lambda one: (order[one.statements[0].record["key"]], one.law.name))
    silent = planned_not_said(site)
    return Page(
        "pages/said.html.j2",
        "said",
        title_key="said-title",
        tasks=range(len(atlas.tasks)),
        laws=[matter.law.name for matter in unplanned],
        bodies=sorted({turn["on_behalf_of"] for turn in atlas.turns} & atlas.bodies.keys()),
        scripts=("details",),
        styles=("details",),
        messages=("details",),
        values={
            "matters": matters,
            "unplanned": unplanned,
            "silent": silent,
            "acts": {
                (paper.key, law.name): doing(site, law.name, plan=paper.key)
                for paper, laws in silent
                for law in laws
            },
            "pick": pick,
        },
    )


def _briefing(site: Site, paper: Paper) -> Page:
    turns = [turn for turn in site.atlas.turns if turn["briefing_key"] == paper.key]
    told = [site.excerpts.turn(turn) for turn in turns]
    laws = list(dict.fromkeys(law for one in told for law in one.laws))
    held = {place for law in laws for place in site.picks.find(pick(law=law))}
    return Page(
        "pages/briefing.html.j2",
        "said",
        title=paper.title,
        tasks=sorted(held),
        laws=laws,
        bodies=sorted({turn["on_behalf_of"] for turn in turns} & site.atlas.bodies.keys()),
        scripts=("details",),
        styles=("details",),
        messages=("details",),
        values={
            "paper": paper,
            "turns": told,
            "laws": laws,
            "found_in": site.atlas.sources[paper.source],
            "pick": pick,
        },
    )
