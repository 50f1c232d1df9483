"""One module a kind of page. Each says which pages of its kind a site has, and what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views.atlas.atlas import Atlas
from kg.views.atlas.read import read_atlas
from kg.views.site.pages import (
    agency,
    downloads,
    home,
    laws,
    matrix,
    network,
    poster,
    said,
    sections,
    task,
    tasks,
    workload,
)
from kg.views.site.site import Site

if TYPE_CHECKING:
    from pyoxigraph import Store

# In the order of the menu; `pages` of each maps a site to its paths and what makes each page.
KINDS = (
    home.pages,
    network.pages,
    matrix.pages,
    workload.pages,
    sections.pages,
    tasks.pages,
    poster.pages,
    agency.pages,
    laws.pages,
    said.pages,
    task.pages,
    downloads.pages,
)


def whole_site(atlas: Atlas, store: Store | None = None) -> Site:
    """The site of every kind of page."""
    return Site(atlas, KINDS, store=store)


def read_site(graph: Store) -> Site:
    """The site of everything in `graph`."""
    return whole_site(read_atlas(graph), graph)
