"""One module a kind of page. Each says which pages of its kind a site has, and what stands on them."""

from __future__ import annotations

from kg.views.pages import (
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
from kg.views.pages.page import Page

# In the order of the menu; `PAGES` of each maps a site to its paths and what makes each page.
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

__all__ = ["KINDS", "Page"]
