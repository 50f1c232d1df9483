"""From what people type to the keys, names and codes of an atlas: plans, sections, bodies, kinds."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.errors import QueryError, UnknownName
from kg.fold import name_key
from kg.views import words
from kg.views.atlas.atlas import Atlas, Heading

_NEAREST = 6


def plan_key(atlas: Atlas, typed: str) -> str:
    """The key of the plan that `typed` names by its title, words of it, its number or its year.

    Raises UnknownName when there is none and QueryError when there are several, as all here do.
    """
    ways: dict[str, list[str]] = {
        plan.key: [name_key(way) for way in (plan.title, plan.key, plan.number, plan.period) if way]
        for plan in atlas.plans
    }
    titles = {plan.key: plan.title for plan in atlas.plans}
    return _one(typed, "plan", ways, titles)


def section_key(atlas: Atlas, typed: str, plan: str = "") -> str:
    """The key of the heading that `typed` names by its label, its title, both, or words of it.

    With the key of a plan only its headings are asked.
    """
    asked = [one for one in atlas.headings if not plan or one.plan == plan]
    ways = {one.key: _ways(one) for one in asked}
    by_key = {one.key: one for one in atlas.headings}
    titles = {paper.key: paper.title for paper in atlas.plans}
    paths = {}
    for one in asked:
        path, above = [one.words], by_key.get(one.parent or "")
        while above:
            path.insert(0, above.words)
            above = by_key.get(above.parent or "")
        if len(titles) > 1:
            path.insert(0, titles[one.plan])
        paths[one.key] = " › ".join(path)
    return _one(typed, "section", ways, paths)


def body_name(atlas: Atlas, typed: str) -> str:
    """The canonical name of the body that bears the name `typed`, short or full."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for body in atlas.bodies.values():
        for name in (body.name, *body.names):
            bearers[name_key(name)].add(body.name)
    if typed in atlas.bodies:
        return typed
    key = name_key(typed)
    found = bearers.get(key, set())
    if len(found) == 1:
        return next(iter(found))
    near = {name for one in _near(key, bearers) for name in bearers[one]}
    raise UnknownName(typed, "agency", tuple(sorted(found or near))[:_NEAREST])


def kind_code(typed: str) -> str:
    """The code of the kind of bodies or the family of kinds that `typed` names by code or label."""
    families = words.families()
    labels = {kind: list(names.values()) for kind, names in families.kinds.items()}
    labels |= {one.code: list(one.names.values()) for one in families.every}
    codes = {
        name_key(way.lower()): code for code, names in labels.items() for way in (*names, code)
    }
    key = name_key(typed.lower())
    if key in codes:
        return codes[key]
    known = tuple(labels)
    near = [codes[one] for one in _near(key, codes)]
    raise UnknownName(typed, "kind of body", tuple(dict.fromkeys((*near, *known))))


def _ways(heading: Heading) -> list[str]:
    """The ways to name 一、完善制度: whole, its label with or without the mark, its title, its key."""
    found = [heading.words, heading.label, heading.label.rstrip("、.． "), heading.title]
    return [name_key(way) for way in (*found, heading.key) if way]


def _one(typed: str, what: str, ways: Mapping[str, list[str]], shown: Mapping[str, str]) -> str:
    """The one key of `ways` that bears the name; where none does, the one whose first way holds it."""
    key = name_key(typed)
    fits = [one for one, named in ways.items() if key in named]
    fits = fits or [one for one, (first, *_) in ways.items() if key and key in first]
    if not fits:
        raise UnknownName(typed, what, tuple(shown.values())[: _NEAREST + 2])
    if len(fits) > 1:
        named = "; ".join(shown[one] for one in fits[:_NEAREST])
        more = "; …" if len(fits) > _NEAREST else ""
        raise QueryError(f"“{typed}” names {len(fits)} {what}s; say more: {named}{more}")
    return fits[0]


def _near(key: str, names: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(key, sorted(names), n=_NEAREST, cutoff=0.4)
