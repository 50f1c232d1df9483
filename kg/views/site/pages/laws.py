"""Which instruments are touched, what is done to each and by whom; and a page for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.codes import ACTION_TYPES
from kg.labels import labels
from kg.views.atlas.atlas import Law
from kg.views.atlas.picks import parties, pick
from kg.views.site import bipartite
from kg.views.site.excerpts import Told
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site


@dataclass(frozen=True, slots=True)
class Row:
    """An instrument in the table, `depth` below the first of its family.

    `under` is what it implements there; a row that only says where it stands otherwise has `elsewhere`,
    the instrument under which it is counted.
    """

    law: Law
    depth: int
    under: str = ""
    elsewhere: str = ""


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """laws.html and a page for each instrument, where the graph holds any."""
    if not site.atlas.laws:
        return {}
    made: dict[str, Callable[[], Page]] = {"laws.html": lambda: _table(site)}
    for name in site.atlas.laws:
        path = site.file("law", name)
        made[path] = partial(_one, site, name)
    return made


def families(site: Site) -> list[Row]:
    """Every instrument once, families together; the one with most tasks stands first."""
    laws = site.atlas.laws
    kinds = list(labels())

    def rank(law: Law) -> tuple[int, int, str]:
        total = len(site.picks.find(pick(family=law.name)))
        return -total, kinds.index(law.kind) if law.kind in kinds else len(kinds), law.name

    below: dict[str, list[Law]] = {}
    for law in laws.values():
        for up in law.parents:
            below.setdefault(up, []).append(law)
    placed: dict[str, str] = {}
    rows: list[Row] = []

    def place(law: Law, depth: int, under: str) -> None:
        if law.name in placed:
            if placed[law.name] != under:
                rows.append(Row(law, depth, under, placed[law.name] or law.name))
            return
        placed[law.name] = under
        rows.append(Row(law, depth, under))
        for child in sorted(below.get(law.name, ()), key=rank):
            place(child, depth + 1, law.name)

    roots = [law for law in laws.values() if not any(up in laws for up in law.parents)]
    # Instruments that implement each other in a circle have no first; each is then placed somewhere.
    for law in (*sorted(roots, key=rank), *sorted(laws.values(), key=rank)):
        if law.name not in placed:
            place(law, 0, "")
    return rows


def doing(site: Site, law: str, **more: str) -> list[tuple[str, str]]:
    """What tasks do to `law`: (action, pick), in the order of making a rule."""
    wanted = [(kind, pick(did=f"{kind}|{law}", **more)) for kind in ACTION_TYPES]
    return [(kind, one) for kind, one in wanted if site.picks.find(one)]


def heading(site: Site, law: str) -> list[tuple[str, str, str]]:
    """Who leads on `law` or carries it alone: (body, role, pick), most tasks first."""
    found: dict[tuple[str, str], int] = {}
    for place in site.picks.find(pick(law=law)):
        for name, given in parties(site.atlas.tasks[place]).items():
            if given["role"] in ("lead", "sole"):
                key = (name, given["role"])
                found[key] = found.get(key, 0) + 1
    ordered = sorted(found, key=lambda key: (-found[key], key))
    return [(name, role, pick(law=law, **{role: name})) for name, role in ordered]


def _table(site: Site) -> Page:
    rows = families(site)
    excerpts = site.excerpts
    first = [row for row in rows if not row.elsewhere]
    leads = {row.law.name: heading(site, row.law.name) for row in first}
    lines = [(law, body, role) for law, found in leads.items() for body, role, _ in found]
    said = {law: excerpts.spoken(law) for law in site.atlas.laws}
    suspected = {law: excerpts.suspicions(law) for law in site.atlas.laws}
    return Page(
        "pages/laws.html.j2",
        "laws",
        title_key="laws-title",
        tasks=range(len(site.atlas.tasks)),
        laws=tuple(site.atlas.laws),
        scripts=("details", "laws"),
        styles=("details", "laws"),
        messages=("details",),
        filters=("laws", "plan", "section"),
        values={
            "rows": rows,
            "leads": leads,
            "acts": {row.law.name: doing(site, row.law.name) for row in first},
            "said": said,
            "suspected": suspected,
            "drawing": bipartite.draw([row.law.name for row in first], lines),
            "frame": bipartite,
            "kinds": sorted({law.kind for law in site.atlas.laws.values()}, key=_kind_rank),
            "actions": [one for one in ACTION_TYPES if site.picks.find(pick(act=one))],
            "leaders": sorted({body for _, body, _ in lines}),
            "unnamed": sum(not site.picks.find(pick(law=law)) for law in site.atlas.laws),
            "pick": pick,
        },
    )


def _kind_rank(kind: str) -> tuple[int, str]:
    kinds = list(labels())
    return (kinds.index(kind) if kind in kinds else len(kinds)), kind


def _one(site: Site, name: str) -> Page:
    atlas, law = site.atlas, site.atlas.laws[name]
    excerpts = site.excerpts
    below = [one for one in atlas.family(name) if one != name]
    above = [up for up in law.parents if up in atlas.laws]
    suspected = excerpts.suspected(name)
    own = [excerpts.task(atlas.tasks[i], name) for i in site.picks.find(pick(law=name))]
    held = {i for one in (name, *below, *above) for i in site.picks.find(pick(law=one))}
    held |= {one.task["order"] for one in suspected if one.task}
    full = next((one for one in law.names[1:] if one.endswith(name)), name)
    return Page(
        "pages/law.html.j2",
        "laws",
        title=name,
        tasks=sorted(held),
        laws=(name, *below, *above),
        bodies=tuple(_speakers(site, excerpts.speaking(name))),
        scripts=("details",),
        styles=("details",),
        messages=("details",),
        values={
            "law_": law,
            "full": full,
            "aliases": [one for one in law.names[1:] if one != full],
            "above": above,
            "unheld": [up for up in law.parents if up not in atlas.laws],
            "below": below,
            "below_tasks": {
                one: [excerpts.task(atlas.tasks[i], one) for i in site.picks.find(pick(law=one))]
                for one in below
            },
            "acts": {one: doing(site, one) for one in (name, *below, *above)},
            "leads": {one: heading(site, one) for one in (name, *below, *above)},
            "told": own,
            "suspected": suspected,
            "statements": excerpts.speaking(name),
            "below_statements": {one: excerpts.speaking(one) for one in below},
            "excerpts": excerpts,
            "pick": pick,
        },
    )


def _speakers(site: Site, told: list[Told]) -> set[str]:
    found = {one.record["on_behalf_of"] for one in told}
    return {name for name in found if name in site.atlas.bodies}
