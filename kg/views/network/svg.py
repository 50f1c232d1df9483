"""The collaboration network as a static SVG: for a README, for print, for an office document."""

from __future__ import annotations

import math
import re
from typing import Any
from xml.etree import ElementTree

import networkx as nx

from kg.views import words
from kg.views.network.layout import FONT, Picture, arrange, shape, text_width

_FACES = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
_INK, _SOFT, _FAINT, _LINE, _PAPER = "#18212c", "#4f5b69", "#97a2af", "#5f7894", "#ffffff"
_UNLINKED = 0.3
_BEND = 0.14
_PAD = 20.0
_TITLE = 64.0
_ITEM = 22.0
# XML 1.0 has no way to write these, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Attributes = dict[str, str]


def network_svg(
    graph: nx.DiGraph | nx.Graph,
    title: str,
    picture: Picture | None = None,
    *,
    language: str = "zh",
) -> str:
    """Return a standalone SVG of `graph`, as made by `collaboration`, with title and legend.

    Bodies stand where `picture` has them, such as one of `kg.views.site.places`, or are arranged for this
    graph alone. In the light colours on a white ground; equal arguments give equal text. No script,
    no link, no outside font.
    """
    held = picture or arrange(graph)[0]
    # A disc shows what is in this graph; the picture may be that of a larger one.
    shapes = {name: shape(name, node) for name, node in graph.nodes(data=True)}
    picture = Picture(held.width, held.height, held.places, shapes)
    table, kinds = words.messages("common", "network"), words.families()
    legend = _legend(graph, table, kinds, language)
    lines = _flow(legend, picture.width)
    width = picture.width + 2 * _PAD
    height = _TITLE + picture.height + _ITEM * len(lines) + 2 * _PAD
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_n(width)} {_n(height)}",
            "width": _n(width),
            "height": _n(height),
            "role": "img",
            "font-family": _FACES,
            "font-size": _n(FONT),
        },
    )
    heading = f"{title} · {words.say(table, language, 'network')}"
    _text(root, heading, {}, tag="title")
    _add(root, "rect", {"width": _n(width), "height": _n(height), "fill": _PAPER})
    _text(root, heading, _at(_PAD, 34) | {"font-size": "20", "font-weight": "700", "fill": _INK})
    alone = sum(alone for _, alone in graph.nodes(data="alone"))
    facts = (
        words.say(table, language, "scope-" + graph.graph["relation"]),
        words.say(table, language, "edges", n=graph.number_of_edges()),
        words.say(table, language, "carried-alone", n=alone),
    )
    _text(root, " · ".join(facts), _at(_PAD, 56) | {"fill": _SOFT})
    drawing = _add(root, "g", {"transform": f"translate({_n(_PAD)} {_n(_TITLE)})"})
    for source, target, edge in sorted(graph.edges(data=True), key=lambda e: e[:2]):
        _edge(drawing, picture, source, target, edge, graph.is_directed())
    for name, node in sorted(graph.nodes(data=True)):
        _node(drawing, picture, name, node, kinds, graph.degree(name) > 0)
    for row, line in enumerate(lines):
        left = _PAD
        for mark, label in line:
            y = _TITLE + picture.height + _PAD + _ITEM * row
            _mark(root, mark, left, y)
            _text(root, label, _at(left + 36, y + 4.5) | {"fill": _SOFT, "font-size": "12"})
            left += _item_width(label)
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _at(x: float, y: float) -> _Attributes:
    return {"x": _n(x), "y": _n(y)}


def _add(parent: ElementTree.Element, tag: str, attributes: _Attributes) -> ElementTree.Element:
    return ElementTree.SubElement(parent, tag, attributes)


def _text(
    parent: ElementTree.Element, text: str, attributes: _Attributes, tag: str = "text"
) -> None:
    _add(parent, tag, attributes).text = _FORBIDDEN.sub("\ufffd", text)


def _edge(
    parent: ElementTree.Element,
    picture: Picture,
    source: str,
    target: str,
    edge: dict[str, Any],
    directed: bool,
) -> None:
    (ax, ay), (bx, by) = picture.places[source], picture.places[target]
    width = 1.25 * math.sqrt(edge["weight"])
    style = {"fill": "none", "stroke": _LINE, "stroke-width": _n(width), "stroke-opacity": "0.5"}
    if not directed:
        _add(parent, "path", style | {"d": f"M{_n(ax)} {_n(ay)}L{_n(bx)} {_n(by)}"})
        return
    if edge["first-of-respective"] == edge["weight"]:
        style["stroke-dasharray"] = f"{_n(4 + 2 * width)} {_n(2 + 2 * width)}"
    # The bend keeps the two directions of a pair apart, as in the page.
    cx, cy = (ax + bx) / 2 + (by - ay) * _BEND, (ay + by) / 2 - (bx - ax) * _BEND
    dx, dy = bx - cx, by - cy
    far = math.sqrt(dx * dx + dy * dy) or 1.0
    dx, dy = dx / far, dy / far
    stop = _reach(picture, target, dx, dy) + 1.5
    tip_x, tip_y, size = bx - dx * stop, by - dy * stop, 5.5 + width
    end_x, end_y = tip_x - dx * size, tip_y - dy * size
    curve = f"M{_n(ax)} {_n(ay)}Q{_n(cx)} {_n(cy)} {_n(end_x)} {_n(end_y)}"
    _add(parent, "path", style | {"d": curve})
    wing = size * 0.42
    corners = (
        (tip_x, tip_y),
        (end_x - dy * wing, end_y + dx * wing),
        (end_x + dy * wing, end_y - dx * wing),
    )
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
    _add(parent, "polygon", {"points": points, "fill": _LINE, "fill-opacity": "0.8"})


def _reach(picture: Picture, name: str, dx: float, dy: float) -> float:
    """From the centre of a node to the rim of its mark, in the direction (dx, dy)."""
    box = picture.shapes[name]
    if box.radius:
        return box.radius
    return min(
        box.half / abs(dx) if dx else math.inf,
        box.up / abs(dy) if dy else math.inf,
    )


def _node(
    parent: ElementTree.Element,
    picture: Picture,
    name: str,
    node: dict[str, Any],
    kinds: words.Families,
    linked: bool,
) -> None:
    (x, y), box = picture.places[name], picture.shapes[name]
    full = kinds.of(node["kind"]).light
    colour = full if linked else _pale(full)
    label = {"text-anchor": "middle", "fill": _INK if linked else _FAINT}
    if node["group"]:
        frame = {"width": _n(2 * box.half), "height": _n(box.up + box.down), "rx": "4"}
        ink = {"fill": _PAPER, "stroke": colour, "stroke-width": "1.5", "stroke-dasharray": "5 3"}
        _add(parent, "rect", _at(x - box.half, y - box.up) | frame | ink)
        _text(parent, name, _at(x, y + FONT * 0.36) | label)
        return
    disc = {"cx": _n(x), "cy": _n(y), "r": _n(box.radius), "fill": colour, "stroke": _PAPER}
    _add(parent, "circle", disc)
    halo = {"stroke": _PAPER, "stroke-width": "3", "paint-order": "stroke"}
    _text(parent, name, _at(x, y + box.radius + FONT + 3) | label | halo)


def _pale(colour: str) -> str:
    """Mostly paper: mixed rather than transparent, so that no line shows through."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(c * _UNLINKED + 255 * (1 - _UNLINKED)):02x}" for c in channels)


_Legend = list[tuple[str, str]]


def _legend(
    graph: nx.Graph, table: words.Messages, kinds: words.Families, language: str
) -> _Legend:
    """(mark, words): the mark is a colour, or the name of a drawing of `_mark`."""
    found = {kinds.of(node["kind"]).code for _, node in graph.nodes(data=True)}
    items = [
        (f.light, f.names[language]) for f in kinds.every if f.code in found and f.code != "groups"
    ]

    def line(mark: str, key: str, **values: object) -> None:
        items.append((mark, words.say(table, language, key, **values)))

    line("size", "key-size")
    if graph.is_directed():
        respective = sum(
            edge["first-of-respective"] == edge["weight"] for *_, edge in graph.edges(data=True)
        )
        line("arrow", "key-arrow")
        line("line", "key-firm")
        line("dash", "key-respective", n=respective)
    else:
        line("line", "key-pair")
    heaviest = max((weight for *_, weight in graph.edges(data="weight")), default=0)
    line("thick", "key-width", max=heaviest)
    if "groups" in found:
        line("box", "key-group")
    if any(not degree for _, degree in graph.degree()):
        line("", "key-pale")
    return items


def _item_width(label: str) -> float:
    return 36 + text_width(label, 12) + 20


def _flow(items: _Legend, width: float) -> list[_Legend]:
    lines: list[_Legend] = [[]]
    left = 0.0
    for item in items:
        if lines[-1] and left + _item_width(item[1]) > width:
            lines.append([])
            left = 0.0
        lines[-1].append(item)
        left += _item_width(item[1])
    return lines


def _mark(parent: ElementTree.Element, mark: str, x: float, y: float) -> None:
    stroke = {"fill": "none", "stroke": _LINE, "stroke-width": "1.6"}
    path = {"d": f"M{_n(x)} {_n(y)}h28"}
    if mark.startswith("#"):
        _add(parent, "circle", {"cx": _n(x + 22), "cy": _n(y), "r": "5.5", "fill": mark})
    elif mark == "size":
        for centre, radius in ((x + 6, 3), (x + 21, 6)):
            _add(parent, "circle", {"cx": _n(centre), "cy": _n(y), "r": str(radius), "fill": _LINE})
    elif mark == "box":
        frame = {"width": "28", "height": "12", "rx": "3", "stroke-dasharray": "4 3"}
        _add(parent, "rect", _at(x, y - 6) | stroke | frame)
    elif mark:
        extra = {"dash": {"stroke-dasharray": "5 3"}, "thick": {"stroke-width": "5"}}.get(mark, {})
        _add(parent, "path", stroke | path | extra)
        if mark == "arrow":
            tip = f"M{_n(x + 20)} {_n(y - 4.5)}l9 4.5l-9 4.5z"
            _add(parent, "path", {"d": tip, "fill": _LINE})
