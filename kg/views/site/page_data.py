"""What the scripts of a page read: its tasks, and all that these name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.ask.records import Json
from kg.fold import name_key
from kg.labels import labels
from kg.views import words
from kg.views.atlas.atlas import Atlas
from kg.views.atlas.picks import parties
from kg.views.site.fold_table import fold_pairs
from kg.views.site.page import Page

Link = Callable[..., str | None]


def page_data(
    atlas: Atlas,
    page: Page,
    native: str,
    messages: words.Messages,
    families: words.Families,
    link: Link,
) -> dict[str, Any]:
    """The data of one page as JSON can hold it; `native` is the script of the sources."""
    held = [atlas.tasks[i] for i in page.tasks]
    names = {name for task in held for name in parties(task)} | set(page.bodies)
    bodies = {name: atlas.bodies[name] for name in sorted(names)}
    laws = {action["instrument"] for task in held for action in task["actions"]} | set(page.laws)
    laws |= {up for law in laws for up in _above(atlas, law)}
    plans = {task["plan_key"] for task in held}
    sections = {key for task in held for key in task["sections"]}
    searched = [task["label"] + task["text"] for task in held]
    searched += [name_key(one) for body in bodies.values() for one in body.names]
    searched += [one for law in laws for one in atlas.laws[law].names]
    return {
        "native": native,
        "named": named(atlas, page),
        "messages": messages,
        "codes": {
            code: {"zh": entry.get("zh-Hans", code), "en": entry.get("en", code)}
            for code, entry in labels().items()
        },
        "families": {f.code: {"light": f.light, "dark": f.dark} for f in families.every},
        "fold": fold_pairs(searched),
        "plans": {
            plan.key: {"title": plan.title, "href": link("plan", plan.key)}
            for plan in atlas.plans
            if plan.key in plans
        },
        "sections": {one.key: one.words for one in atlas.headings if one.key in sections},
        "bodies": {
            name: {
                "kind": body.kind,
                "family": families.of(body.kind).code,
                "group": body.group,
                "href": link("agency", name),
                "keys": sorted({name_key(one) for one in body.names}),
            }
            for name, body in bodies.items()
        },
        "laws": {
            name: {
                "parents": atlas.laws[name].parents,
                "href": link("law", name),
                "keys": sorted({name_key(one) for one in atlas.laws[name].names}),
            }
            for name in sorted(laws)
        },
        "tasks": [_task(task, link) for task in held],
        **page.data,
    }


def named(atlas: Atlas, page: Page) -> list[dict[str, Any]]:
    """What a window is called, part by part: a message `key` with what fills it, or a `text`."""
    count = len(atlas.plans)
    own = {"key": page.title_key, "fill": {}, "text": page.title}
    whole: dict[str, Any] = {"key": "", "fill": {}, "text": atlas.title}
    if count > 1:
        whole = {"key": "several-plans", "fill": {"n": count}, "text": ""}
    return [own] if own == whole else [own, whole]


def strings(value: Any) -> Iterable[str]:
    """Every string in a value of JSON, keys of objects among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield str(key)
            yield from strings(held)
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from strings(held)


def _above(atlas: Atlas, law: str) -> Iterable[str]:
    found = [law]
    for one in found:
        parents = atlas.laws[one].parents
        found += [up for up in parents if up in atlas.laws and up not in found]
    return found


def _task(task: Json, link: Link) -> dict[str, Any]:
    return {
        "key": task["key"],
        "plan": task["plan_key"],
        "label": task["label"],
        "text": task["text"],
        "sections": task["sections"],
        "mode": task["duty_mode"],
        "open": task["open_ended"],
        "gaps": task["gaps"],
        "who": [[name, a["role"], a["basis"]] for name, a in parties(task).items()],
        "acts": [[a["instrument"], a["types"], a["modality"]] for a in task["actions"]],
        "href": link("task", task["key"]),
    }
