"""Which file holds the page of which thing."""

from __future__ import annotations

import hashlib

from kg.views.atlas.atlas import Atlas, local

_HEX = 8


def file_names(atlas: Atlas) -> dict[tuple[str, str], str]:
    """(kind, name) → path below the site's root, for agencies, laws, tasks, plans and briefings.

    Names that differ only in case get digits of their SHA-256: many disks ignore case.
    """
    wanted = [("agency", body.name, "agencies", local(body.iri)) for body in atlas.bodies.values()]
    wanted += [("law", law.name, "laws", local(law.iri)) for law in atlas.laws.values()]
    wanted += [("task", task["key"], "tasks", task["key"]) for task in atlas.tasks]
    wanted += [(paper.kind, paper.key, f"{paper.kind}s", paper.key) for paper in atlas.papers]
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for kind, name, folder, stem in wanted:
        path = f"{folder}/{stem}.html"
        if path.casefold() in taken:
            digits = hashlib.sha256(stem.encode()).hexdigest()[:_HEX]
            path = f"{folder}/{stem}-{digits}.html"
        taken.add(path.casefold())
        found[kind, name] = path
    return found
