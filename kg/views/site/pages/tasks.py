"""All tasks in their own words, below their headings: searched, filtered, read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.ask.records import Json
from kg.codes import ACTION_TYPES
from kg.views.atlas.atlas import Heading, Paper
from kg.views.atlas.picks import parties, pick
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site

_FILTERS = ("search", "plan", "section", "bodies", "law", "act", "mode", "kind", "groups", "aside")
# What a list of tasks is made of: a plan, a heading of it, or a task.
Item = tuple[str, Paper | Heading | Json]


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """The one list, where the graph holds tasks."""
    return {"tasks.html": lambda: _page(site)} if site.atlas.tasks else {}


def _page(site: Site) -> Page:
    atlas = site.atlas
    touched = {action["instrument"] for task in atlas.tasks for action in task["actions"]}
    laws = [law for law in atlas.laws if touched & set(atlas.family(law))]
    done = {kind for task in atlas.tasks for action in task["actions"] for kind in action["types"]}
    return Page(
        "pages/tasks.html.j2",
        "tasks",
        title_key="tasks-title",
        tasks=range(len(atlas.tasks)),
        filters=_FILTERS,
        scripts=("tasks",),
        styles=("overview", "tasks"),
        messages=("overview", "tasks"),
        values={
            "items": list(_items(site)),
            "parties": parties,
            "assignments": sum(len(parties(task)) for task in atlas.tasks),
            "basis_of": _basis,
            "pick": pick,
            "laws": laws,
            "acts": [kind for kind in ACTION_TYPES if kind in done],
        },
    )


def _basis(task: Json) -> str:
    """On what the lead of `task` rests; "no-rule" for a list of several without a lead."""
    who = parties(task).values()
    bases = [given["basis"] for given in who if given["role"] == "lead"]
    return bases[0] if bases else "no-rule" if len(who) > 1 else ""


def _items(site: Site) -> Iterator[Item]:
    """Plans where there are several, headings, tasks, in the order of print."""
    headings = {heading.key: heading for heading in site.atlas.headings}
    plans = {plan.key: plan for plan in site.atlas.plans}
    above: list[str] = []
    plan = None
    for task in site.atlas.tasks:
        if task["plan_key"] != plan:
            plan, above = task["plan_key"], []
            if len(plans) > 1:
                yield "plan", plans[task["plan_key"]]
        for depth, key in enumerate(task["sections"]):
            if above[depth : depth + 1] != [key]:
                yield "heading", headings[key]
        above = list(task["sections"])
        yield "task", task
