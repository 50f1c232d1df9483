"""Facts of the truth and facts of a Document, in one form, so that they can be counted against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from difflib import SequenceMatcher
from typing import Any

from kg.evaluate.scores import Fact
from kg.fold import name_key
from kg.model import Action, Document, Task

Json = dict[str, Any]
TaskKey = tuple[int | None, str, str]
# The one key of all names of a body.
BodyKey = Callable[[str], str]


class GoldTask:
    """A task of the truth with what it is matched by; `ref` is how facts and misses call it."""

    def __init__(self, task: Json) -> None:
        self.task = task
        number = task.get("number")
        section = task.get("section")
        self.ref = str(task.get("id") or task.get("label") or number or "")
        self.key = (number, task.get("level", "task"), name_key(section[-1]) if section else "")


def found_key(task: Task, headings: dict[str, list[str]]) -> TaskKey:
    above = headings.get(task.section_id or "", [])
    return task.number, task.level, name_key(above[-1]) if above else ""


def aligned(wanted: list[TaskKey], got: list[TaskKey]) -> list[int | None]:
    """For each task found, the place of its match in the truth, or None.

    Equal keys in order first; of what is left between two matches, first with first, second with
    second. A truth without headings is matched without them.
    """
    if not any(section for _, _, section in wanted):
        got = [(number, level, "") for number, level, _ in got]
    refs: list[int | None] = [None] * len(got)
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    for _, a, a_end, b, b_end in matcher.get_opcodes():
        for step in range(min(a_end - a, b_end - b)):
            refs[b + step] = a + step
    return refs


def gold_facts(gold: Json, tasks: list[GoldTask], body_key: BodyKey) -> Iterator[tuple[str, Fact]]:
    yield from _header(
        gold["kind"],
        gold.get("title"),
        gold.get("date"),
        gold.get("period"),
        gold.get("issuers", []),
        gold.get("addressees", []),
        gold.get("role_rule"),
        gold.get("region"),
    )
    for section in gold.get("sections", []):
        yield "section", (name_key(section["label"]), name_key(section["title"]))
    for place, wanted in enumerate(tasks):
        task, ref = wanted.task, _ref(place)
        yield "task", (ref,)
        yield "level", (ref, task.get("level", "task"))
        yield "duty-mode", (ref, str(task["duty_mode"]), str(task["open_ended"]))
        for agency, role, basis in task["assignments"]:
            yield "agency", (ref, body_key(agency))
            yield "role", (ref, body_key(agency), role)
            yield "basis", (ref, body_key(agency), basis)
        for action in task["actions"]:
            yield from _action(ref, action)
        for due in task.get("deadlines", []):
            yield "deadline", (ref, str(due["date"]), name_key(due["as_written"]))
    for turn in gold.get("turns", []):
        number = f"turn-{turn['number']}"
        yield "turn", (number, str(turn["posted"]))
        yield "speaker", _speaker(number, turn)
        for action in turn["actions"]:
            yield from _action(number, action)
    places = {
        str(name): _ref(place)
        for place, wanted in enumerate(tasks)
        for name in (wanted.task.get("number"), wanted.ref)
    }
    for figure in gold.get("figures", []):
        about = str(figure["about"])
        yield from _figure(places.get(about, about), figure)
    for flag in gold.get("flags", []):
        about = str(flag["about"])
        yield "flag", (flag["kind"], places.get(about, about), name_key(flag["text"]))


def found_facts(
    document: Document, refs: list[int | None], body_key: BodyKey
) -> Iterator[tuple[str, Fact]]:
    yield from _header(
        document.kind,
        document.title,
        document.date,
        document.period,
        document.issuers,
        document.addressees,
        document.role_rule.kind if document.role_rule else None,
        document.region,
    )
    for section in document.sections:
        yield "section", (name_key(section.label), name_key(section.title))
    places: dict[str, str] = {}
    for task, place in zip(document.tasks, refs, strict=True):
        ref = f"not in the truth: {task.id}" if place is None else _ref(place)
        places[task.id] = ref
        yield "task", (ref,)
        yield "level", (ref, task.level)
        yield "duty-mode", (ref, str(task.duty_mode), str(task.open_ended))
        for given in task.assignments:
            yield "agency", (ref, body_key(given.agency))
            yield "role", (ref, body_key(given.agency), given.role)
            yield "basis", (ref, body_key(given.agency), given.basis)
        for action in task.actions:
            yield from _action(ref, _as_gold(action))
        for due in task.deadlines:
            yield "deadline", (ref, str(due.date), name_key(due.as_written))
    for turn in document.turns:
        number = f"turn-{turn.number}"
        yield "turn", (number, str(turn.posted))
        spoken = {
            "speaker": turn.speaker,
            "office": turn.office,
            "on_behalf_of": turn.on_behalf_of,
            "role": turn.role,
        }
        yield "speaker", _speaker(number, spoken)
        for action in turn.actions:
            yield from _action(number, _as_gold(action))
    for figure in document.figures:
        about = str(figure.about)
        yield from _figure(places.get(about, about), asdict(figure))
    for flag in document.flags:
        # Names in no table are a fact about the tables, not about the document.
        if flag.kind != "unresolved":
            about = str(flag.about)
            yield "flag", (flag.kind, places.get(about, about), name_key(flag.text))


def _ref(place: int) -> str:
    """The name of a task in facts: its place in the truth, from 1."""
    return f"task {place + 1}"


def _header(
    kind: str,
    title: str | None,
    date: str | None,
    period: str | None,
    issuers: Iterable[str],
    addressees: Iterable[str],
    rule: str | None,
    region: str | None,
) -> Iterator[tuple[str, Fact]]:
    yield "header", ("kind", kind)
    told = {"title": title, "date": date, "period": period, "rule": rule, "region": region}
    for name, value in told.items():
        if value:
            yield "header", (name, name_key(value))
    for name, bodies in (("issuer", issuers), ("addressee", addressees)):
        for body in bodies:
            yield "header", (name, name_key(body))


def _action(about: str, action: Json) -> Iterator[tuple[str, Fact]]:
    name = name_key(action["instrument"])
    yield "instrument", (about, name, "titled" if action["titled"] else "bare")
    yield "instrument-kind", (about, name, action["kind"])
    yield "action-type", (about, name, "+".join(sorted(action["types"])))
    yield "modality", (about, name, action["modality"])


def _figure(about: str, figure: Json) -> Iterator[tuple[str, Fact]]:
    number = (about, figure["value"], figure["unit"])
    yield "figure", number
    yield "figure-indicator", (*number, name_key(figure["indicator"]))
    yield "figure-kind", (*number, figure["kind"])
    yield "figure-period", (*number, str(figure["period"]))


def _as_gold(action: Action) -> Json:
    return {
        "instrument": action.instrument,
        "kind": action.instrument_kind,
        "types": action.types,
        "modality": action.modality,
        "titled": action.titled,
    }


def _speaker(number: str, turn: Json) -> Fact:
    parts = (turn["speaker"], turn["office"], turn["on_behalf_of"], turn["role"])
    return (number, *(str(part) for part in parts))
