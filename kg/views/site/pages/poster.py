"""A plan at one glance, made to be printed on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kg.ask.records import Json
from kg.codes import ACTION_TYPES
from kg.views.atlas.atlas import Paper
from kg.views.atlas.picks import pick
from kg.views.site.outline import by_kind, doubts, heads
from kg.views.site.page import Page
from kg.views.site.pages.home import facts

if TYPE_CHECKING:
    from kg.views.site.site import Site

# What changes rules stands first, then the other kinds in their usual order; bare mention does not.
_FIRST = ("revise", "draft", "issue")
_ACTS = (*_FIRST, *(kind for kind in ACTION_TYPES if kind not in (*_FIRST, "mention")))


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """The one page of posters, a sheet for each plan."""
    return {"poster.html": lambda: _page(site)} if site.atlas.tasks else {}


def _page(site: Site) -> Page:
    plans = [plan for plan in site.atlas.plans if site.picks.find(pick(plan=plan.key))]
    return Page(
        "pages/poster.html.j2",
        "poster",
        title_key="poster",
        tasks=range(len(site.atlas.tasks)),
        scripts=("poster",),
        styles=("overview", "poster"),
        messages=("overview", "home", "poster"),
        values={"sheets": [_sheet(site, plan) for plan in plans], "pick": pick},
    )


def _sheet(site: Site, plan: Paper) -> dict[str, Any]:
    found = facts(site, plan)
    every = [*found["bodies"], *found["groups"]]
    scope = pick(plan=plan.key)

    def load(name: str) -> int:
        return len(site.picks.find(scope + "&" + pick(involves=name)))

    every.sort(key=lambda body: (-load(body.name), body.name))
    return found | {
        "scope": scope,
        "every": every,
        "most": max((load(body.name) for body in every), default=1),
        "longest": max((line.tasks for line in found["outline"]), default=1),
        "acts": _acts(found["held"]),
        "doubts": [
            (kind, places)
            for kind, places in by_kind(doubts(site.atlas, (plan,)))
            if kind != "unresolved"
        ],
    }


def _acts(held: Sequence[Json]) -> list[tuple[str, list[tuple[str, list[str], list[Json]]]]]:
    """Kind of action → the instruments it is done to, each with who is in charge and its tasks."""
    found = []
    for kind in _ACTS:
        laws: dict[str, list[Json]] = {}
        for task in held:
            for action in task["actions"]:
                if kind in action["types"] and task not in laws.setdefault(
                    action["instrument"], []
                ):
                    laws[action["instrument"]].append(task)
        if laws:
            rows = [(law, [name for name, _ in heads(tasks)], tasks) for law, tasks in laws.items()]
            found.append((kind, rows))
    return found
