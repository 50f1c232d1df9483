"""Atlases made by hand: small plans one can count, and the hand-made truth of the shipped one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from kg import assets, authority
from kg.ask.records import Json
from kg.views.atlas.atlas import Atlas, Body, Heading, Paper

BASE = "https://ip-graph.example"
_BASIS = {"sole": "only-agency", "participant": "later-in-list", "joint": "no-rule"}
_TASK = re.compile(r"^(\d+)\.(.*?)(?:\([^()]*负责\)|\([^()]*負責\))?$")

# A body's place in a task: name and role, or name, role and basis.
Given = tuple[str, str] | tuple[str, str, str]


def led(lead: str, *others: str, basis: str = "first-of-joint") -> list[Given]:
    """A list with a lead."""
    return [(lead, "lead", basis), *((name, "participant") for name in others)]


def alone(name: str) -> list[Given]:
    """A list of one."""
    return [(name, "sole")]


def joint(*names: str) -> list[Given]:
    """A list that nobody leads."""
    return [(name, "joint") for name in names]


def task(
    *given: Given,
    label: str = "",
    text: str = "",
    plan: str = "p",
    sections: Sequence[str] = (),
    mode: str | None = None,
    open_ended: bool = False,
    gaps: Sequence[str] = (),
) -> Json:
    """A task of an atlas; `atlas` numbers it."""
    return {
        "label": label,
        "text": text,
        "plan_key": plan,
        "sections": list(sections),
        "duty_mode": mode,
        "open_ended": open_ended,
        "gaps": list(gaps),
        "parent": None,
        "actions": [],
        "deadlines": [],
        "targets": [],
        "assignments": [
            {"agency": name, "role": role, "basis": basis[0] if basis else _BASIS[role]}
            for name, role, *basis in given
        ],
    }


def body(name: str, kind: str = "sc-department", *names: str, english: str = "") -> Body:
    """A body; a group is one of the kind "group"."""
    group = kind == "group"
    return Body(name, f"{BASE}/agency/{name}", kind, group, True, english, (name, *names))


def atlas(
    tasks: Iterable[Json | Sequence[Given]],
    *,
    bodies: Iterable[Body] = (),
    headings: Iterable[Heading] = (),
    plans: Iterable[tuple[str, str]] = (("p", "工作计划"),),
) -> Atlas:
    """An atlas of `tasks`, which may be lists of bodies only; a body not given is a department."""
    found = [one if isinstance(one, dict) else task(*one) for one in tasks]
    for order, one in enumerate(found):
        one["id"] = str(order + 1)
        one["key"] = f"{one['plan_key']}-{order + 1}"
        one["iri"] = f"{BASE}/task/{one['key']}"
        one["order"] = order
        one["label"] = one["label"] or f"{order + 1}."
    held = {one.name: one for one in bodies}
    for one in found:
        for given in one["assignments"]:
            held.setdefault(given["agency"], body(given["agency"]))
    papers = [
        Paper(key, f"{BASE}/plan/{key}", "plan", title, (), (), None, None, None, "s")
        for key, title in plans
    ]
    return Atlas(tuple(papers), tuple(headings), tuple(found), (), held, {}, (), {})


def heading(key: str, words: str, parent: Heading | None = None, plan: str = "p") -> Heading:
    """A heading; its label ends with 、 or a bracket."""
    cut = next(place for place, char in enumerate(words) if char in "、)") + 1
    depth = parent.depth + 1 if parent else 1
    above = parent.key if parent else None
    return Heading(key, f"{BASE}/section/{key}", plan, above, depth, words[:cut], words[cut:])


def truth() -> Atlas:
    """The 118 tasks of the 2025 plan as people read them, with its words from the source."""
    gold = json.loads((assets.GOLD / "2025-plan.json").read_text(encoding="utf-8"))
    tables = authority.load()
    headings, under, texts = _words(gold["sections"])
    gaps: dict[int, list[str]] = {}
    for flag in gold["flags"]:
        if flag["about"]:
            gaps.setdefault(int(flag["about"].removeprefix("task-")), []).append(flag["kind"])
    tasks, bodies = [], {}
    for one in gold["tasks"]:
        number = one["number"]
        for name, *_ in one["assignments"]:
            known = tables.agency(name)
            bodies[name] = body(name, known.kind if known else "group", *(_names(known)))
        tasks.append(
            task(
                *(tuple(given) for given in one["assignments"]),
                label=f"{number}.",
                text=texts[number],
                sections=under[number],
                mode=one["duty_mode"],
                open_ended=one["open_ended"],
                gaps=gaps.get(number, ()),
            )
        )
    return atlas(tasks, bodies=bodies.values(), headings=headings, plans=[("p", gold["title"])])


def _names(known: object) -> tuple[str, ...]:
    return tuple(getattr(known, "aliases", ()))


def _words(
    sections: list[Json],
) -> tuple[list[Heading], dict[int, list[str]], dict[int, str]]:
    """Headings of the truth in its order, keys above each task, and the words of each task."""
    source = (assets.DOCUMENTS / "2025-plan.txt").read_text(encoding="utf-8-sig")
    headings: list[Heading] = []
    under: dict[int, list[str]] = {}
    texts: dict[int, str] = {}
    path: list[Heading] = []
    left = list(sections)
    for line in map(str.strip, source.splitlines()):
        if left and _is_heading(line, left[0]["label"]):
            given = left.pop(0)
            above = path[:1] if given["parent"] else []
            key = f"s{len(headings)}"
            made = heading(key, given["label"] + given["title"], *above)
            headings.append(made)
            path = [*above, made]
        elif (found := _TASK.match(line)) and path:
            under[int(found[1])] = [one.key for one in path]
            texts[int(found[1])] = found[2]
    assert not left
    return headings, under, texts


def _is_heading(line: str, label: str) -> bool:
    """Whether `line` is the heading that bears `label`."""
    return line.startswith(label) and len(line) < 40
