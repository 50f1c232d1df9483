"""Who carries how much: alone, as lead, as participant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.views.atlas.picks import pick
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site

_FILTERS = ("plan", "section", "mode", "basis", "kind", "groups", "aside")


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """The one page of the workload, where the graph holds tasks."""
    return {"workload.html": lambda: _page(site)} if site.atlas.tasks else {}


def _page(site: Site) -> Page:
    rows = []
    for body in site.atlas.bodies.values():
        total = len(site.picks.find(pick(involves=body.name)))
        if total:
            rows.append((total, body))
    rows.sort(key=lambda row: (-row[0], row[1].name))
    said = Counter(turn["on_behalf_of"] for turn in site.atlas.turns if turn["role"] != "reporter")
    return Page(
        "pages/workload.html.j2",
        "workload",
        title_key="workload",
        tasks=range(len(site.atlas.tasks)),
        filters=_FILTERS,
        styles=("overview", "workload"),
        messages=("overview",),
        values={
            "rows": [body for _, body in rows],
            "most": rows[0][0] if rows else 1,
            "said": said if any(body.name in said for _, body in rows) else None,
            "pick": pick,
        },
    )
