"""From a name as people type it to the node that bears it, or to the nearest names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kg.ask.sparql import rows
from kg.errors import AmbiguousName, UnknownName
from kg.fold import fold_light, name_key, strip_name, without_tail_brackets

if TYPE_CHECKING:
    from pyoxigraph import Store

Kind = Literal["instrument", "agency"]
_CLASSES: dict[Kind, str] = {
    "instrument": "ip:Instrument",
    "agency": "ip:Agency ip:AgencyGroup",
}
_NEAREST = 6


class Named(NamedTuple):
    """A node and its canonical name."""

    iri: str
    name: str


def resolve(graph: Store, name: str, kind: Kind) -> Named:
    """The instrument or agency called `name`, in either script, with or without 《》, short or full.

    Brackets at the end (试行, years) may be left out. A local body answers to every long and short form
    of its name, and to one without the place (省教育厅) where no other one does. Raises UnknownName with
    the nearest names, AmbiguousName with all that bear the name.
    """
    light = strip_name(fold_light(name)).replace("著", "着")
    found = _bearers(graph, light, kind)
    if not found:
        # Only now is the script table loaded: a name in simplified script never waits for it.
        key = name_key(name)
        found = _bearers(graph, key, kind) or _bearers(graph, without_tail_brackets(key), kind)
        found = found or _without_tail(graph, key, kind) or _by_label(graph, key, kind)
        found = found or (_by_form(graph, name) if kind == "agency" else [])
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(name, kind, tuple(each.name for each in found))
    raise UnknownName(name, kind, nearest(graph, name, kind))


def nearest(graph: Store, name: str, kind: Kind) -> tuple[str, ...]:
    """Canonical names like `name`, best first: those that contain it, then those spelt alike."""
    from rapidfuzz import fuzz, process

    key = name_key(name)
    names = _keys(graph, kind)
    containing = sorted((k for k in names if key and key in k), key=lambda k: (len(k), k))
    similar = process.extract(key, sorted(names), scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=1)
    ordered = [*containing, *(match for match, _, _ in similar)]
    return tuple(dict.fromkeys(names[found] for found in ordered))[:_NEAREST]


def _bearers(graph: Store, key: str, kind: Kind) -> list[Named]:
    from pyoxigraph import Literal as Term

    if not key.isprintable():  # half a surrogate pair, say: nothing in a graph bears it
        return []
    return [
        Named(row["x"], row["name"])
        for row in rows(
            graph,
            f"""SELECT DISTINCT ?x ?name {{
                  VALUES ?c {{ {_CLASSES[kind]} }}
                  ?x ip:nameKey {Term(key)} ; a ?c ; skos:prefLabel ?name
                  FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }} ORDER BY ?name""",
        )
    ]


def _without_tail(graph: Store, key: str, kind: Kind) -> list[Named]:
    """The one bearer of `key` and brackets behind it, if there is just one."""
    names = _keys(graph, kind)
    found = {names[k] for k in names if k.startswith(key) and without_tail_brackets(k) == key}
    return _bearers(graph, name_key(found.pop()), kind) if len(found) == 1 else []


def _by_label(graph: Store, key: str, kind: Kind) -> list[Named]:
    """Those whose documents print them so: in a name without its place, which is no name of its own.
    Brackets at the end may be left out."""
    found = rows(
        graph,
        f"""SELECT DISTINCT ?x ?name ?other {{
              VALUES ?c {{ {_CLASSES[kind]} }}
              ?x skos:altLabel ?other ; a ?c ; skos:prefLabel ?name
              FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }} ORDER BY ?name""",
    )
    same = {
        Named(row["x"], row["name"])
        for row in found
        if key in (other := name_key(row["other"]), without_tail_brackets(other))
    }
    return sorted(same, key=lambda named: named.name)


def _by_form(graph: Store, name: str) -> list[Named]:
    """The local body that `name` is a form of which no document of the graph prints."""
    from kg.authority import load
    from kg.local_bodies import LocalBodies

    body = LocalBodies(load()).read(name)
    if body is None:
        return []
    key = name_key(body.name)
    return _bearers(graph, key, "agency") or _by_label(graph, key, "agency")


def _keys(graph: Store, kind: Kind) -> dict[str, str]:
    return {
        row["key"]: row["name"]
        for row in rows(
            graph,
            f"""SELECT ?key ?name {{
                  VALUES ?c {{ {_CLASSES[kind]} }}
                  ?x a ?c ; ip:nameKey ?key ; skos:prefLabel ?name
                  FILTER(LANGMATCHES(LANG(?name), "zh-Hans")) }}""",
        )
    }
