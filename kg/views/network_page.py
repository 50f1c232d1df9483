"""The collaboration network as one self-contained HTML page, drawn by pyvis with our template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.fold import fold, name_key
from kg.views import templates, words
from kg.views.layout import FONT, TALL, WIDE, Picture, arrange
from kg.views.network import Duty, TaskCard

_SCRIPTS = ("network_panel.js", "network.js")
_FONTS = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "keyboard": False, "hoverConnectedEdges": False},
    "nodes": {
        "chosen": False,
        "borderWidth": 1.5,
        "font": {"size": FONT, "face": _FONTS, "strokeWidth": 3},
        "margin": {"top": 6, "bottom": 6, "left": 7, "right": 7},
    },
    "edges": {"chosen": False, "hoverWidth": 0, "selectionWidth": 0},
}  # fmt: skip


def network_page(
    graph: nx.DiGraph | nx.Graph,
    cards: Sequence[TaskCard],
    title: str,
    *,
    duties: Iterable[Duty],
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> str:
    """Return the page of `graph`, as made by `collaboration`, ready to be written as UTF-8.

    `cards` are the tasks in scope and `duties` the assignments, of which those of other tasks are
    left out; the counts of the page are counts of these. `aliases` gives further names by which an
    agency is found. The page fetches nothing and runs only its own scripts; equal arguments give
    equal bytes. Raises KeyError when an edge names a task without a card.
    """
    # pyvis imports IPython: 0.2 s that no other command should pay.
    from pyvis.network import Network

    pictures = arrange(graph, WIDE, TALL)
    number = {card.task: i for i, card in enumerate(cards)}
    in_scope = [duty for duty in duties if duty.task in number]
    env = templates.environment()
    net = Network(directed=graph.is_directed())
    net.templateEnv = env
    net.path = "network.html.j2"
    net.options = _OPTIONS
    # add_node and add_edge search their lists for every item: the lists are handed over whole.
    net.nodes = _nodes(graph, pictures[0])
    net.edges = _edges(graph, number)
    style = templates.verbatim(env, "network.css")
    scripts = [templates.verbatim(env, name) for name in (templates.VIS, *_SCRIPTS)]
    table = words.messages()
    kinds = words.families()
    used = {kinds.of(node["kind"]).code for _, node in graph.nodes(data=True)}
    env.globals.update(
        title=title,
        style=style,
        scripts=scripts,
        script_hashes=" ".join(templates.csp_hash(script) for script in scripts),
        style_hash=templates.csp_hash(style),
        families=[family for family in kinds.every if family.code in used],
        say=lambda key, **values: words.say(table, "zh", key, **values),
        facts=_facts(graph, cards, in_scope),
        page=_data(graph, cards, in_scope, kinds, aliases or {})
        | {"messages": table, "pictures": [_places(one) for one in pictures]},
    )
    html: str = net.generate_html()
    return html


def _nodes(graph: nx.Graph, picture: Picture) -> list[dict[str, Any]]:
    return [
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


def _places(picture: Picture) -> dict[str, Any]:
    places = [picture.places[name] for name in sorted(picture.places)]
    return {"width": picture.width, "height": picture.height, "places": places}


def _edges(graph: nx.Graph, number: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "id": i,
            "from": source,
            "to": target,
            "tasks": [number[task] for task in edge["tasks"]],
        }
        for i, (source, target, edge) in enumerate(sorted(graph.edges(data=True), key=_ends))
    ]


def _ends(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str]:
    return edge[:2]


def _facts(graph: nx.Graph, cards: Sequence[TaskCard], duties: list[Duty]) -> dict[str, Any]:
    parties: dict[str, set[str]] = {}
    for duty in duties:
        parties.setdefault(duty.task, set()).add(duty.agency)
    groups = {duty.agency for duty in duties if duty.group}
    respective = [
        edge for *_, edge in graph.edges(data=True)
        if edge.get("first-of-respective") == edge["weight"]
    ]  # fmt: skip
    return {
        "relation": graph.graph["relation"],
        "min_tasks": graph.graph["min_tasks"],
        "without": graph.graph["without"],
        "groups_shown": graph.graph["groups"],
        "tasks": len(cards),
        "groups": len(groups),
        "agencies": len({duty.agency for duty in duties}) - len(groups),
        "assignments": sum(len(party) for party in parties.values()),
        "single": sum(len(party) == 1 for party in parties.values()),
        "edges": graph.number_of_edges(),
        "heaviest": max((w for *_, w in graph.edges(data="weight")), default=0),
        "respective": len(respective),
    }


def _data(
    graph: nx.Graph,
    cards: Sequence[TaskCard],
    duties: list[Duty],
    kinds: words.Families,
    aliases: Mapping[str, Iterable[str]],
) -> dict[str, Any]:
    who: dict[str, dict[str, tuple[str, str, str]]] = {}
    for duty in duties:
        row = (duty.agency, duty.role, duty.basis)
        who.setdefault(duty.task, {}).setdefault(duty.agency, row)
    bodies = {
        name: {
            "family": kinds.of(node["kind"]).code,
            "kind": node["kind"],
            "group": node["group"],
            "keys": sorted({name_key(n) for n in (name, *aliases.get(name, ()))}),
        }
        for name, node in sorted(graph.nodes(data=True))
    }
    tasks = [
        {
            "iri": card.task,
            "label": card.label,
            "text": card.text,
            "sections": card.sections,
            "open": card.open_ended,
            "plan": card.plan,
            "gaps": card.gaps,
            "who": list(who.get(card.task, {}).values()),
        }
        for card in cards
    ]
    used = sorted({node["kind"] for node in bodies.values()})
    names = {kind: kinds.kinds.get(kind, {"zh": kind, "en": kind}) for kind in used}
    searched = [key for body in bodies.values() for key in body["keys"]]
    searched += [card.label + card.text for card in cards]
    return {
        "relation": graph.graph["relation"],
        "plans": len({card.plan for card in cards}),
        "families": {f.code: {"light": f.light, "dark": f.dark} for f in kinds.every},
        "kinds": names,
        "fold": fold_pairs(searched),
        "bodies": bodies,
        "tasks": tasks,
    }


def fold_pairs(texts: Iterable[str]) -> tuple[str, str]:
    """Two strings of one length: characters people may type, and what `fold` makes of them.

    Only those are listed that fold into a character of `texts`: no other can find anything.
    """
    needed = set(fold("".join(texts)))
    every = "".join(chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000)
    pairs = [(a, b) for a, b in zip(every, fold(every), strict=True) if a != b and b in needed]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)
