"""The first page: what the graph holds, section by section, and what to distrust."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.ask.records import Json
from kg.views.atlas.atlas import Paper
from kg.views.atlas.picks import parties, pick
from kg.views.site.outline import by_kind, doubts, heads, outline
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site

# Bodies named beside a section before the rest is folded away.
SHOWN = 4


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """index.html, and a page for each plan where there are several."""
    plans = site.atlas.plans
    if len(plans) == 1:
        return {"index.html": lambda: _plan(site, plans[0])}
    made: dict[str, Callable[[], Page]] = {"index.html": lambda: _several(site)}
    for plan in plans:
        made[f"plans/{plan.key}.html"] = partial(_plan, site, plan)
    return made


def facts(site: Site, plan: Paper) -> dict[str, Any]:
    """What the home of a plan and its poster both say of it."""
    atlas = site.atlas
    held = [task for task in atlas.tasks if task["plan_key"] == plan.key]
    involved = sorted({name for task in held for name in parties(task)})
    carried = _count_involved(held)
    involved.sort(key=lambda name: (-carried[name], name))
    bodies = [atlas.bodies[name] for name in involved]
    laws = sorted({action["instrument"] for task in held for action in task["actions"]})
    return {
        "plan": plan,
        "held": held,
        "bodies": [body for body in bodies if not body.group],
        "groups": [body for body in bodies if body.group],
        "laws": [atlas.laws[name] for name in laws],
        "assignments": sum(len(parties(task)) for task in held),
        "outline": outline(site, plan.key),
        "several": len(atlas.plans) > 1,
    }


def _count_involved(held: Sequence[Json]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for task in held:
        for name in parties(task):
            counts[name] = counts.get(name, 0) + 1
    return counts


def _plan(site: Site, plan: Paper) -> Page:
    atlas = site.atlas
    found = facts(site, plan)
    several = len(atlas.plans) > 1
    papers = (plan,) if several else atlas.papers
    held = found["held"]
    return Page(
        "pages/home.html.j2",
        "home",
        title=plan.title,
        tasks=[task["order"] for task in held],
        styles=("overview", "home"),
        messages=("overview", "home"),
        values=found
        | {
            "pick": pick,
            "shown": SHOWN,
            "most": max((line.tasks for line in found["outline"]), default=1),
            "doubts": by_kind(doubts(atlas, papers)),
            "unresolved_bodies": [
                body for body in found["bodies"] + found["groups"] if not body.resolved
            ],
            "unresolved_laws": [law for law in found["laws"] if not law.resolved],
            "questions": _questions(site, plan, held),
            "briefings": () if several else atlas.briefings,
        },
    )


def _several(site: Site) -> Page:
    atlas = site.atlas
    rows = [
        {
            "plan": plan,
            "bodies": {
                name
                for task in atlas.tasks
                if task["plan_key"] == plan.key
                for name in parties(task)
            },
            "doubts": len(doubts(atlas, (plan,))),
        }
        for plan in atlas.plans
    ]
    most = max((len(site.picks.find(pick(plan=plan.key))) for plan in atlas.plans), default=1)
    return Page(
        "pages/plans.html.j2",
        "home",
        title="" if rows else atlas.title,
        title_key="plans-title" if rows else "",
        tasks=range(len(atlas.tasks)),
        styles=("overview", "home"),
        messages=("overview", "home"),
        values={"rows": rows, "pick": pick, "most": most, "briefings": atlas.briefings},
    )


@dataclass(frozen=True, slots=True)
class Question:
    """An example question: its message and the values in it; the page that answers, and its state."""

    message: str
    values: dict[str, str]
    page: tuple[str, str]
    state: str


def _questions(site: Site, plan: Paper, held: Sequence[Json]) -> list[Question]:
    """Questions about what the plan has, each answered by a page of this site in some state."""
    scope = pick(plan=plan.key) if len(site.atlas.plans) > 1 else ""
    found = []

    def ask(message: str, name: str, *pages: tuple[str, str, str]) -> None:
        """Ask what the first of `pages`, as (kind, name, state), that this site has can answer."""
        for kind, of, state in pages:
            if site.href(kind, of):
                whole = state if of else "&".join(part for part in (scope, state) if part)
                found.append(Question(message, {"name": name} if name else {}, (kind, of), whole))
                return

    shared = {name for task in held for name in parties(task) if len(parties(task)) > 1}
    leading = [
        name for name, _ in heads(held) if name in shared and not site.atlas.bodies[name].group
    ]
    if leading:
        # The second in charge: the first is in everything, which makes a dull example.
        name = leading[min(1, len(leading) - 1)]
        together = pick(relation="together", pick=pick(involves=name))
        ask("ask-partners", name, ("agency", name, ""), ("matrix", "", together))
    ask("ask-pairs", "", ("matrix", "", pick(relation="together")))
    if any(given["role"] == "lead" for task in held for given in task["assignments"]):
        ask("ask-firm", "", ("workload", "", pick(basis="firm", sort="workload.2.d")))
    if law := _busiest_law(site, held):
        ask("ask-law", law, ("law", law, ""), ("tasks", "", pick(law=law)))
    chapters = [line for line in outline(site, plan.key) if line.heading.depth == 1]
    if chapters:
        by_three = {
            line: len(site.picks.find(line.pick + "&" + pick(atleast=3))) for line in chapters
        }
        heading = max(chapters, key=by_three.__getitem__).heading
        ask("ask-shared", heading.words, ("tasks", "", pick(section=heading.key, bodies=3)))
    return found


def _busiest_law(site: Site, held: Sequence[Json]) -> str:
    """The instrument whose family most tasks of the plan touch; one that others implement first."""
    atlas = site.atlas
    mine = {task["order"] for task in held}
    touched = [law for law in atlas.laws if mine & set(site.picks.find(pick(family=law)))]

    def weight(law: str) -> tuple[bool, int]:
        return len(atlas.family(law)) > 1, len(mine & set(site.picks.find(pick(family=law))))

    return max(touched, key=weight, default="")
