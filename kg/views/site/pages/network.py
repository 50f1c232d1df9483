"""The network page: who works with whom, drawn by pyvis; its lines are computed in the browser."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg.views.atlas.atlas import Atlas
from kg.views.network import measures
from kg.views.network.layout import FONT, MANY, SQUARE, TALL, WIDE, Picture
from kg.views.network.network import Relation, collaboration
from kg.views.site import templates
from kg.views.site.page import Page
from kg.views.site.places import places
from kg.views.site.site import Site

if TYPE_CHECKING:
    import networkx as nx
    from jinja2 import Environment

_FILTERS = (
    "search", "plan", "section", "relation", "basis", "mode", "kind", "least", "groups", "aside",
)  # fmt: skip
_PATH = "network.html"
# With more plans than these none has a picture of its own: each takes a part of a second.
_PICTURED = 60
_FONTS = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True, "keyboard": False, "hoverConnectedEdges": False,
        "selectConnectedEdges": False, "zoomSpeed": 0.6,
    },
    "nodes": {
        "chosen": False,
        "shape": "dot",
        "borderWidth": 1.5,
        "font": {"size": FONT, "face": _FONTS, "strokeWidth": 3},
        "scaling": {"label": {"drawThreshold": 6}},
        "margin": {"top": 6, "bottom": 6, "left": 7, "right": 7},
    },
    "edges": {"chosen": False, "hoverWidth": 0, "selectionWidth": 0, "smooth": False},
}  # fmt: skip


def pages(site: Site) -> dict[str, Callable[[], Page]]:
    """The one page of the network, where the graph holds tasks."""
    return {_PATH: lambda: _page(site)} if site.atlas.tasks else {}


def network_page(
    atlas: Atlas,
    *,
    relation: Relation = "lead",
    section: str = "",
    least: int = 1,
    aside: Collection[str] = (),
    groups: bool = True,
    basis: str = "all",
    mode: str = "",
    kind: str = "",
    plan: str = "",
) -> str:
    """Return the page alone in one file, opening with these filters set; equal arguments, equal bytes.

    The filters are those of `collaboration`. They decide what the page shows when it is opened, not
    what it holds: a reader can lift them.
    """
    chosen = [
        ("relation", relation, "lead"), ("section", section, ""), ("least", str(least), "1"),
        ("groups", "yes" if groups else "no", "yes"), ("basis", basis, "all"),
        ("mode", mode, ""), ("kind", kind, ""), ("plan", plan, ""),
    ]  # fmt: skip
    state = [(key, value) for key, value, usual in chosen if value != usual]
    state += [("aside", name) for name in sorted(aside)]
    site = Site(atlas)
    return site.write(_page(site, urlencode(state)), _PATH)


def _page(site: Site, initial: str = "") -> Page:
    relations: tuple[Relation, ...] = ("lead", "together")
    graphs = {name: collaboration(site.atlas, name) for name in relations}
    # A large network is as wide as it is high on every screen: each arrangement takes seconds.
    sizes = (WIDE, SQUARE, TALL) if len(graphs["lead"]) <= MANY else (SQUARE,)
    pictures = places(site.atlas, *sizes)
    weights = [weight for *_, weight in graphs["together"].edges(data="weight")]
    return Page(
        "pages/network.html.j2",
        "network",
        title_key="network",
        tasks=range(len(site.atlas.tasks)),
        scripts=("search", "network_view", "exports", "network", "network_panel"),
        styles=("network",),
        messages=("network",),
        libraries=(templates.VIS,),
        filters=_FILTERS,
        values={"heaviest": max(weights, default=1)},
        data={
            "initial": initial,
            "title": site.atlas.title,
            "pictures": [_places(picture) for picture in pictures],
            "plan_pictures": _by_plan(site.atlas, sorted(pictures[0].places)),
            "totals": {name: one.number_of_edges() for name, one in graphs.items()},
            "communities": {name: measures.community(one) for name, one in graphs.items()},
        },
        render=lambda env: _draw(env, graphs["lead"], pictures[0]),
    )


def _by_plan(atlas: Atlas, every: list[str]) -> dict[str, dict[str, Any]]:
    """Plan → an arrangement of its bodies alone, which are told by their places in `every`.

    In the picture of all plans the bodies of one may stand far apart. A single plan needs none.
    """
    if not 1 < len(atlas.plans) <= _PICTURED:
        return {}
    found = {}
    for plan in atlas.plans:
        [picture] = places(atlas, WIDE, plan=plan.key)
        if picture.places and len(picture.places) <= MANY:
            found[plan.key] = _places(picture) | {
                "at": [bisect_left(every, name) for name in sorted(picture.places)]
            }
    return found


def _places(picture: Picture) -> dict[str, Any]:
    held = [picture.places[name] for name in sorted(picture.places)]
    return {"width": picture.width, "height": picture.height, "places": held}


def _draw(env: Environment, graph: nx.DiGraph, picture: Picture) -> str:
    # pyvis imports IPython: 0.2 s that no other page should pay.
    from pyvis.network import Network

    net = Network(directed=True)
    net.templateEnv = env
    net.path = "pages/network.html.j2"
    net.options = _OPTIONS
    # add_node searches its list for every node: the list is handed over whole.
    net.nodes = [
        {
            "id": name,
            "label": name,
            "shape": "box" if graph.nodes[name]["group"] else "dot",
            "size": round(picture.shapes[name].radius, 2),
            "x": picture.places[name][0],
            "y": picture.places[name][1],
        }
        for name in sorted(graph)
    ]
    html: str = net.generate_html()
    return html
