"""The files to take away, and how the graph was made: what its numbers mean and what to distrust."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from kg.ask.named import named_query
from kg.ask.sparql import rows
from kg.views.atlas.picks import pick, sparql
from kg.views.site.page import Page

if TYPE_CHECKING:
    from kg.views.site.site import Site

# Sizes are told where making every file takes a second or two: whoever opens the page waits for it.
_MEASURED = 40_000  # statements
_GROUPS = ("graph", "ledger", "network", "sources")
_KIB = 1024
_BASES = ("named-lead", "first-of-joint", "first-of-respective", "no-rule")


@dataclass(frozen=True, slots=True)
class Offer:
    """A file in the list; `size` in words, "" where it is not known before it is made. `key` is the
    message that says what it holds and what opens it, `name` that of the source it is."""

    path: str
    size: str
    key: str
    name: str = ""


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """The one page of downloads and method."""
    return {"downloads.html": lambda: _page(site)}


def _page(site: Site) -> Page:
    atlas = site.atlas
    numbers = [("dl-n-all", ""), ("dl-n-single", pick(agencies=1))]
    numbers += [(f"dl-n-{basis}", pick(basis=basis)) for basis in _BASES[:-1]]
    numbers += [("dl-n-open", pick(open="yes")), ("dl-n-gap", pick(gap="any"))]
    return Page(
        "pages/downloads.html.j2",
        "downloads",
        title_key="menu-downloads",
        tasks=range(len(atlas.tasks)),
        scripts=("details",),
        styles=("details", "downloads"),
        messages=("details", "downloads"),
        values={
            "offers": offers(site),
            "numbers": [(key, one, sparql(atlas, one)) for key, one in numbers],
            "cuts": _cuts(site),
            "coverage": _asked(site, "source-coverage"),
            "queries": {
                name: query.text
                for name in ("source-coverage", "noise-cut")
                if (query := named_query(name))
            },
            "flags": [(flag, *_about(site, flag.about)) for flag in atlas.flags],
            "groups": [
                body for body in atlas.bodies.values() if body.group and body.name in site.involved
            ],
            "unlisted": [
                *(("agency", body.name) for body in atlas.bodies.values() if not body.resolved),
                *(("law", law.name) for law in atlas.laws.values() if not law.resolved),
            ],
            "version": _version(),
            "pick": pick,
        },
    )


def offers(site: Site) -> list[tuple[str, list[Offer]]]:
    """The files of the site by group, in the order of the groups."""
    found: dict[str, list[Offer]] = {group: [] for group in _GROUPS}
    measured = site.store is not None and len(site.store) <= _MEASURED
    for path, file in site.files.items():
        name = path.removeprefix("downloads/")
        stem, _, suffix = name.rpartition(".")
        group = next((one for one in ("ledger", "network", "sources") if name.startswith(one)), "")
        size = _size(len(file.make())) if measured else ""
        key = {"": f"dl-{stem}-{suffix}", "ledger": f"dl-{stem}-{suffix}"}.get(group, "")
        if group == "network":
            key = f"dl-network-{stem.split('-')[2] if stem.count('-') > 1 else suffix}"
        source = ""
        if group == "sources":
            key, source = "dl-source", site.atlas.sources[stem.partition("/")[2]].name
        found[group or "graph"].append(Offer(path, size, key, source))
    return [(group, files) for group, files in found.items() if files]


def _size(count: int) -> str:
    if count < _KIB:
        return f"{count} B"
    if count < _KIB * _KIB:
        return f"{count / _KIB:.0f} KB"
    return f"{count / _KIB / _KIB:.1f} MB"


def _cuts(site: Site) -> list[tuple[str, str, str, list[int]]]:
    """What was cut: (source, rule, words, where), in the order of the sources."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for paper in site.atlas.papers:
        source = site.atlas.sources[paper.source]
        for begin, end, rule in source.cuts:
            found.setdefault((source.name, rule, source.text[begin:end]), []).append(begin)
    return [(*key, places) for key, places in found.items()]


def _asked(site: Site, name: str) -> list[dict[str, Any]]:
    query = named_query(name)
    return rows(site.store, query.text) if query and site.store is not None else []


def _about(site: Site, iri: str) -> tuple[str, str, str]:
    """What a flag is about: kind and key of its page, and the label to show."""
    excerpts = site.excerpts
    task = excerpts.by_iri(iri)
    if task:
        return ("task" if "plan_key" in task else "turn"), task["key"], _label(task)
    paper = next((one for one in site.atlas.papers if one.iri == iri), None)
    return (paper.kind, paper.key, paper.title) if paper else ("", "", "")


def _label(record: dict[str, Any]) -> str:
    return str(record.get("label") or record.get("number"))


def _version() -> str:
    try:
        return version("plan-graph")
    except PackageNotFoundError:
        return ""
