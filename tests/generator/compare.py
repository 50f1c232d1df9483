"""A plan as read against a plan as made: the first difference, and rates per feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.extract.document import extract
from kg.fold import fold, name_key, without_tail_brackets
from kg.model import Document, Task
from kg.read.text import read_text
from tests.extract.samples import lexicon
from tests.generator.grammar import Plan, TaskTruth


def read(plan: Plan) -> Document:
    return extract(read_text(plan.data, f"made-{plan.seed}.txt"), lexicon())


def first_difference(plan: Plan, document: Document) -> str | None:
    """What was read otherwise than it was made, or None."""
    if document.kind != "plan":
        return f"kind: got {document.kind}"
    got = [task.number for task in document.tasks]
    wanted = [truth.number for truth in plan.tasks]
    if got != wanted:
        return f"task numbers:\n  got      {got}\n  expected {wanted}"
    for place, (task, truth) in enumerate(zip(document.tasks, plan.tasks, strict=True), 1):
        for what, (found, expected) in _facts(task, truth, document.region).items():
            if found != expected:
                return (
                    f"{what} of task {place} ({task.text!r}):\n"
                    f"  got      {found}\n  expected {expected}"
                )
    return None


def _facts(task: Task, truth: TaskTruth, region: str | None) -> dict[str, tuple[object, object]]:
    given = _once(((a.agency, a.role, a.basis) for a in task.assignments), region)
    due = _once(truth.assignments, region)
    done = [(_title(each.instrument), tuple(each.types)) for each in task.actions]
    said = [(_title(name), types) for name, types in truth.instruments]
    bare = [each.as_written for each in task.actions if not each.titled]
    title = name_key(truth.title)
    return {
        "words": (title if title in name_key(task.text) else task.text, title),
        "assignments": (given, due),
        "duty mode": (task.duty_mode, task.duty_mode if truth.duty_mode == "" else truth.duty_mode),
        "open list": (task.open_ended, truth.open_ended),
        "bare instruments": (bare, []),
        "instruments": (sorted(done), sorted(said)),
    }


def _once(given: Iterable[tuple[str, str, str]], region: str | None) -> list[tuple[str, str, str]]:
    """Names without the place of the plan, whether printed or read from the title: 市司法局 and
    江海市司法局 are one body in a plan of 江海市."""
    place = (region or "")[:-1]
    kept: dict[tuple[str, str], tuple[str, str, str]] = {}
    for name, role, basis in given:
        bare = name_key(name).removeprefix(place)
        kept.setdefault((bare, role), (bare, role, basis))
    return list(kept.values())


def _title(name: str) -> str:
    return name_key(without_tail_brackets(fold(name).replace(" ", "")))


def failure(plan: Plan, difference: str) -> str:
    features = "\n  ".join(sorted(plan.features))
    return f"seed {plan.seed}: {difference}\nfeatures:\n  {features}"


def rates(results: Iterable[tuple[Plan, bool]]) -> str:
    """A table of the features: plans that have it, and how many of them were read wrongly."""
    had: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    plans = failed = 0
    for plan, right in results:
        plans += 1
        failed += not right
        had.update(plan.features)
        if not right:
            wrong.update(plan.features)
    lines = [f"{plans} plans, {failed} read wrongly ({failed / max(plans, 1):.2%})"]
    for feature in sorted(had, key=lambda each: -wrong[each] / had[each]):
        share = wrong[feature] / had[feature]
        lines.append(f"{share:7.2%} {wrong[feature]:6} of {had[feature]:6}  {feature!r}")
    return "\n".join(lines)
