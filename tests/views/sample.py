"""The shipped plan as rows: assignments from the hand-made truth, words from the source itself."""

from __future__ import annotations

import json
import re

from kg import assets, authority
from kg.views.network import Duty, TaskCard

_TASK = re.compile(r"^(\d+)\.(.*?)(?:\([^()]*负责\)|\([^()]*負責\))?$")
_SECTION = re.compile(r"^([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))\S+$")


def plan() -> tuple[list[Duty], list[TaskCard]]:
    """Duties and cards of the 118 tasks of the 2025 plan."""
    gold = json.loads((assets.GOLD / "2025-plan.json").read_text(encoding="utf-8"))
    tables = authority.load()
    words = _words()
    gaps: dict[str, list[str]] = {}
    for flag in gold["flags"]:
        if flag["about"]:
            gaps.setdefault(str(flag["about"]).removeprefix("task-"), []).append(flag["kind"])
    duties, cards = [], []
    for task in gold["tasks"]:
        number = task["number"]
        iri = f"https://ip-graph.example/task/2025-{number}"
        text, sections = words[number]
        cards.append(
            TaskCard(
                iri,
                str(number),
                text,
                sections,
                task["duty_mode"],
                task["open_ended"],
                gold["title"],
                tuple(gaps.get(str(number), ())),
            )
        )
        for name, role, basis in task["assignments"]:
            agency = tables.agency(name)
            kind = agency.kind if agency else "group"
            duties.append(Duty(iri, name, kind, agency is None, role, basis))
    return duties, cards


def _words() -> dict[int, tuple[str, tuple[str, ...]]]:
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    path: tuple[str, ...] = ()
    source = (assets.DOCUMENTS / "2025-plan.txt").read_text(encoding="utf-8-sig")
    for line in source.splitlines():
        line = line.strip()
        if heading := _SECTION.match(line):
            path = (path[:1] if heading[1].startswith("(") else ()) + (line,)
        elif (task := _TASK.match(line)) and path:
            found[int(task[1])] = (task[2], path)
    return found
