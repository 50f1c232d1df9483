"""The files that stand beside the pages: the graph, the ledger, the network, the sources."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from kg.views.atlas.atlas import Atlas

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store

    from kg.views.network.network import Relation

_KEPT = (
    8 * 1024 * 1024
)  # a file up to this size is made once, a larger one whenever it is asked for
_CSV = "text/csv; charset=utf-8"
# Suffix of an export of kg.graph.serialise → media type.
_GRAPH = {
    "ttl": "text/turtle; charset=utf-8",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
}
RELATIONS: tuple[Relation, ...] = ("lead", "together")


@dataclass(frozen=True, slots=True)
class File:
    """A file made when it is asked for: `make` gives its bytes, the same ones every time."""

    make: Callable[[], bytes]
    media_type: str


def downloads(graph: Store, atlas: Atlas) -> dict[str, File]:
    """Path below the site's root ("downloads/…") → file. Nothing is made yet."""
    found = dict(_graph(graph))
    if atlas.tasks:
        found |= dict(_ledger(graph))
        found |= dict(_network(atlas))
    for key, source in atlas.sources.items():
        found[f"sources/{key}.txt"] = File(
            partial(source.text.encode, "utf-8"), "text/plain; charset=utf-8"
        )
    return {f"downloads/{path}": _keeping(file) for path, file in found.items()}


def _graph(graph: Store) -> Iterator[tuple[str, File]]:
    def made(form: str) -> bytes:
        from kg.graph.serialise import export

        out = io.BytesIO()
        export(graph, form, out)
        return out.getvalue()

    for form, media_type in _GRAPH.items():
        yield f"graph.{form}", File(partial(made, form), media_type)
    yield "assignments.csv", File(partial(made, "csv"), _CSV)


def _ledger(graph: Store) -> Iterator[tuple[str, File]]:
    from kg.views.ledger import ledger_rows, write_csv, write_workbook

    rows = cache(partial(ledger_rows, graph))

    def workbook() -> bytes:
        out = io.BytesIO()
        write_workbook(rows(), out)
        return out.getvalue()

    def table(raw: bool) -> bytes:
        out = io.BytesIO()
        write_csv(rows(), out, raw=raw)
        return out.getvalue()

    yield (
        "ledger.xlsx",
        File(workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    )
    yield "ledger.csv", File(partial(table, False), _CSV)
    yield "ledger-raw.csv", File(partial(table, True), _CSV)


def _network(atlas: Atlas) -> Iterator[tuple[str, File]]:
    # networkx takes long to load: not before a site is made
    import networkx as nx

    from kg.views.network.files import files

    @cache
    def network(relation: Relation) -> nx.Graph:
        from kg.views.network.network import collaboration

        return collaboration(atlas, relation)

    @cache
    def measured(relation: Relation) -> nx.Graph:
        from kg.views.network.measures import with_measures

        return with_measures(network(relation))

    def drawn(relation: Relation) -> bytes:
        from kg.views.network.svg import network_svg
        from kg.views.site.places import places

        return network_svg(network(relation), atlas.title, places(atlas)[0]).encode("utf-8")

    for relation in RELATIONS:
        yield f"network-{relation}.svg", File(partial(drawn, relation), "image/svg+xml")
        for name, form in files(nx.Graph(), f"network-{relation}"):
            write = form.write

            def made(write: Callable[[nx.Graph], bytes] = write, of: Relation = relation) -> bytes:
                return write(measured(of))

            yield name, File(made, form.media_type)


def _keeping(file: File) -> File:
    """The same file, its bytes kept after the first time when they are few."""
    kept: list[bytes] = []

    def make() -> bytes:
        if kept:
            return kept[0]
        data = file.make()
        if len(data) <= _KEPT:
            kept[:] = [data]
        return data

    return File(make, file.media_type)
