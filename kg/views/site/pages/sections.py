"""How the work divides: chapters and sections × bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.views.site.heat import by_section
from kg.views.site.outline import outline
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site

_FILTERS = ("plan", "mode", "basis", "kind", "groups", "aside")


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """The one page of sections, where a plan has any with tasks."""
    held = any(task["sections"] for task in site.atlas.tasks)
    return {"sections.html": lambda: _page(site)} if held else {}


def _page(site: Site) -> Page:
    tasks = site.atlas.tasks
    lines = [line for plan in site.atlas.plans for line in outline(site, plan.key)]
    rows = {line.heading.key: line.heading for line in lines}
    return Page(
        "pages/sections.html.j2",
        "sections",
        title_key="sections",
        tasks=range(len(tasks)),
        filters=_FILTERS,
        scripts=("heat", "sections"),
        styles=("overview", "heat"),
        messages=("overview", "heat"),
        values={"heat": by_section(tasks, list(rows)), "headings": rows},
        data={
            "order": [family.code for family in site.families.every],
            "rows": [[h.key, h.depth, h.plan] for h in rows.values()],
        },
    )
