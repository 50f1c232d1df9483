"""Who leads whom, how often: lead rows × participant columns, each cell opening its tasks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.views.site.heat import lead_pairs, matrix, shared_pairs
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site

_FILTERS = ("plan", "section", "relation", "basis", "mode", "kind", "least", "groups", "aside")


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """The one matrix, where two bodies share a task."""
    return {"matrix.html": lambda: _page(site)} if shared_pairs(site.atlas.tasks) else {}


def _page(site: Site) -> Page:
    tasks = site.atlas.tasks
    heaviest = max(
        *shared_pairs(tasks).values(), *(len(found) for found in lead_pairs(tasks).values()), 1
    )
    return Page(
        "pages/matrix.html.j2",
        "matrix",
        title_key="matrix",
        tasks=range(len(tasks)),
        filters=_FILTERS,
        scripts=("heat", "matrix"),
        styles=("overview", "heat"),
        messages=("overview", "heat"),
        values={"heat": matrix(tasks), "heaviest": heaviest},
        data={"order": [family.code for family in site.families.every]},
    )
