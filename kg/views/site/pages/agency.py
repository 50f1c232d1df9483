"""A page for each agency and group: what it carries, with whom, in which sections, on which texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.codes import ACTION_TYPES
from kg.views.atlas.atlas import Heading, Paper
from kg.views.atlas.picks import parties, pick
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """A page for each body that the graph names."""
    made: dict[str, Callable[[], Page]] = {}
    for name in site.atlas.bodies:
        made[site.file("agency", name)] = partial(_one, site, name)
    return made


def _one(site: Site, name: str) -> Page:
    atlas, body = site.atlas, site.atlas.bodies[name]
    places = site.picks.find(pick(involves=name))
    groups = [
        one for one in atlas.bodies.values() if name in one.members and one.name in site.involved
    ]
    by_group = {i for one in groups for i in site.picks.find(pick(involves=one.name))}
    told = {
        role: [site.excerpts.task(atlas.tasks[i]) for i in site.picks.find(pick(**{role: name}))]
        for role in ("sole", "lead", "part")
    }
    turns = [turn for turn in atlas.turns if turn["on_behalf_of"] == name]
    return Page(
        "pages/agency.html.j2",
        "workload",
        title=name,
        tasks=sorted({*places, *by_group}),
        bodies=(name,),
        scripts=("details",),
        styles=("details",),
        messages=("details",),
        values={
            "one": body,
            "kind": body.kind,
            "groups": groups,
            "told": told,
            "partners": _partners(site, name, places),
            "sections": _sections(site, places),
            "instruments": _instruments(site, name, places),
            "statements": [site.excerpts.turn(turn) for turn in turns],
            "pick": pick,
        },
    )


def _partners(site: Site, name: str, places: list[int]) -> list[dict[str, str]]:
    """Who stands beside the body, and how, as picks; most tasks first."""
    found: dict[str, int] = {}
    for place in places:
        for other in parties(site.atlas.tasks[place]):
            if other != name:
                found[other] = found.get(other, 0) + 1
    return [
        {
            "name": other,
            "together": pick(involves=(name, other)),
            "leads_it": pick(lead=other, participant=name),
            "led_by_it": pick(lead=name, participant=other),
        }
        for other in sorted(found, key=lambda one: (-found[one], one))
    ]


def _sections(site: Site, places: list[int]) -> list[tuple[Paper, list[Heading]]]:
    """Plan by plan, the headings that its tasks stand under; one plan without any has no table."""
    tasks = [site.atlas.tasks[place] for place in places]
    plans = {task["plan_key"] for task in tasks}
    used = {key for task in tasks for key in task["sections"]}
    several = len(site.atlas.plans) > 1
    return [
        (plan, [one for one in site.atlas.headings if one.plan == plan.key and one.key in used])
        for plan in site.atlas.plans
        if plan.key in plans and (several or used)
    ]


def _instruments(site: Site, name: str, places: list[int]) -> list[dict[str, Any]]:
    """The instruments of its tasks with what is done to them, most tasks first."""
    found: dict[str, set[int]] = {}
    for place in places:
        for action in site.atlas.tasks[place]["actions"]:
            found.setdefault(action["instrument"], set()).add(place)
    made = []
    for law in sorted(found, key=lambda one: (-len(found[one]), one)):
        acts = [(kind, pick(involves=name, did=f"{kind}|{law}")) for kind in ACTION_TYPES]
        made.append(
            {
                "law": site.atlas.laws[law],
                "tasks": pick(involves=name, law=law),
                "acts": [(kind, wanted) for kind, wanted in acts if site.picks.find(wanted)],
            }
        )
    return made
