from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg import authority
from kg.graph.build import nquads
from kg.graph.store import open_graph
from kg.views.site.pages import read_site
from kg.views.site.site import Site
from kg.web.files import write_site
from tests.web import hostile


@pytest.fixture(scope="session")
def graph(shipped) -> Store:
    return open_graph(shipped)


@pytest.fixture(scope="session")
def site(graph) -> Site:
    return read_site(graph)


@pytest.fixture(scope="session")
def folder(site, tmp_path_factory) -> Path:
    """The site of the shipped documents, as `kg site` writes it."""
    made = tmp_path_factory.mktemp("site")
    write_site(site, made)
    return made


@pytest.fixture(scope="session")
def hostile_graph() -> Store:
    store = Store()
    quads = b"".join(nquads(hostile.documents(), authority.load()))
    store.bulk_load(quads, RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="session")
def hostile_folder(hostile_graph, tmp_path_factory) -> Path:
    """The site of a plan and a briefing whose every word is an attack."""
    made = tmp_path_factory.mktemp("hostile")
    site = read_site(hostile_graph)
    write_site(site, made)
    return made
