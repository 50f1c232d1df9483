"""A page for each task: its words in place in the source, and all that was read from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kg.ask.records import Json
from kg.views.atlas.picks import pick
from kg.views.site.marked import kinds_in
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site

# In the order of the legend.
_KINDS = ("lead", "sole", "participant", "joint", "action", "deadline", "target", "flag", "cut")
_TITLE = 40  # characters of a task in the title of its page


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """A page for each task of each plan."""
    made: dict[str, Callable[[], Page]] = {}
    for task in site.atlas.tasks:
        made[site.file("task", task["key"])] = partial(_one, site, task)
    return made


def _one(site: Site, task: Json) -> Page:
    atlas, excerpts, order = site.atlas, site.excerpts, task["order"]
    flags = excerpts.flags(task)
    told = excerpts.task(task, flags=flags)
    elsewhere = excerpts.elsewhere(task)
    neighbours = {
        name: atlas.tasks[at]
        for name, at in (("before", order - 1), ("after", order + 1))
        if 0 <= at < len(atlas.tasks) and atlas.tasks[at]["plan"] == task["plan"]
    }
    parent, measures = excerpts.family(task)
    laws = tuple(dict.fromkeys(action["instrument"] for action in task["actions"]))
    statements = excerpts.speaking(*laws)
    speakers = {one.record["on_behalf_of"] for one in statements}
    marked = kinds_in((*told.passages, *elsewhere))
    title = task["text"][:_TITLE] + ("…" if len(task["text"]) > _TITLE else "")
    return Page(
        "pages/task.html.j2",
        "tasks",
        title=f"{task['label']} {title}",
        tasks=sorted({order, *(one["order"] for one in (*measures, *filter(None, [parent])))}),
        bodies=sorted(speakers & atlas.bodies.keys()),
        scripts=("details",),
        styles=("details",),
        messages=("details",),
        values={
            "one": task,
            "told": told,
            "elsewhere": elsewhere,
            "legend_kinds": [kind for kind in _KINDS if kind in marked],
            "paper": excerpts.paper(task),
            "found_in": excerpts.source(task),
            "headings": [excerpts.headings[key] for key in task["sections"]],
            "neighbours": neighbours,
            "parent": parent,
            "measures": measures,
            "flagged": [(flag, excerpts.evidence(task, flag)) for flag in flags],
            "statements": statements,
            "triples": site.triples(task["iri"]),
            "pick": pick,
        },
    )
