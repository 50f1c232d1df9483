"""A plan as read against a plan as made: the first difference, and rates per feature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kg.extract.document import extract
from kg.fold import fold, name_key, simplify, without_tail_brackets
from kg.model import Document, Task, section_headings
from kg.read.formats import read_bytes
from tests.extract.samples import lexicon
from tests.generator.grammar import Plan, TaskTruth

_EDGE = re.compile(r"^[\s.]+|[\s。；，]+$")


def read(plan: Plan) -> Document:
    """The plan as the program reads its file."""
    return extract(read_bytes(plan.data, plan.name), lexicon())


def first_difference(plan: Plan, document: Document) -> str | None:
    """What was read otherwise than it was made, or None."""
    if document.kind != "plan":
        return f"kind: got {document.kind}"
    got = [(task.number, task.level) for task in document.tasks]
    wanted = [(truth.number, "measure" if truth.of else "task") for truth in plan.tasks]
    if got != wanted:
        return _told("task numbers", got, wanted)
    for what, (found, expected) in _head(plan, document).items():
        if found != expected:
            return _told(what, found, expected)
    headings = section_headings(document)
    ids = {id(truth): task.id for task, truth in zip(document.tasks, plan.tasks, strict=True)}
    for place, (task, truth) in enumerate(zip(document.tasks, plan.tasks, strict=True), 1):
        facts = {
            "headings": (
                [_key(each) for each in headings.get(task.section_id or "", [])],
                [_key(each) for each in truth.headings],
            ),
            "parent": (task.parent, ids[id(truth.of)] if truth.of else None),
            **_facts(task, truth, document.region),
        }
        for what, (found, expected) in facts.items():
            if found != expected:
                return _told(f"{what} of task {place} ({task.text!r})", found, expected)
    return _ids(plan, document)


def _told(what: str, found: object, expected: object) -> str:
    return f"{what}:\n  got      {found}\n  expected {expected}"


def _head(plan: Plan, document: Document) -> dict[str, tuple[object, object]]:
    head = plan.head
    return {
        "title": (_key(document.title or ""), _key(head.title)),
        "date": (document.date, head.date),
        "document number": (_key(document.document_number or ""), _key(head.number or "")),
        "issuers": ([_key(each) for each in document.issuers], [_key(e) for e in head.issuers]),
        "addressees": (
            [_key(each) for each in document.addressees],
            [_key(each) for each in head.addressees],
        ),
    }


def _facts(task: Task, truth: TaskTruth, region: str | None) -> dict[str, tuple[object, object]]:
    given = _once(((a.agency, a.role, a.basis) for a in task.assignments), region)
    due = _once(truth.assignments, region)
    done = [(_title(each.instrument), tuple(each.types)) for each in task.actions]
    said = [(_title(name), types) for name, types in truth.instruments]
    bare = [each.as_written for each in task.actions if not each.titled]
    times = {(_key(each.as_written), each.date) for each in task.deadlines}
    words, title = _key(task.text), _key(truth.title)
    return {
        "label": (_key(task.label), _key(truth.label)),
        "part": (_key(str(task.part)), _key(str(truth.part))),
        "first words": (title if words.startswith(title) else words, title),
        "words": (words, words if truth.words is None else _key(truth.words)),
        "assignments": (given, due),
        "duty mode": (task.duty_mode, task.duty_mode if truth.duty_mode == "" else truth.duty_mode),
        "open list": (task.open_ended, truth.open_ended),
        "bare instruments": (bare, []),
        "instruments": (sorted(done), sorted(said)),
        "deadlines": (times, {(_key(words), day) for words, day in truth.deadlines}),
    }


def _ids(plan: Plan, document: Document) -> str | None:
    """Numbers are the ids of tasks where each stands once; a measure is led by the id of its task, and a
    passage counted by p1, p2 …."""
    alone = Counter(truth.number for truth in plan.tasks if not truth.of)
    numbers = max(alone.values(), default=1) == 1
    if len({task.id for task in document.tasks}) < len(document.tasks):
        return f"ids are not unique: {[task.id for task in document.tasks]}"
    for task, truth in zip(document.tasks, plan.tasks, strict=True):
        own = str(truth.number) if truth.number is not None else f"p{truth.part}"
        expected = f"{task.parent}.{own}" if truth.of else own
        # Led by the id of a section, or told apart by a count.
        among = not truth.of and not numbers and re.fullmatch(rf"(.+-)?{own}(-\d+)?", task.id)
        if task.id != expected and not among:
            return _told("id", task.id, expected)
    return None


def _key(words: str) -> str:
    """Words by what is the same in both scripts and at any width, without blanks and edges."""
    return _EDGE.sub("", "".join(simplify(fold(words)).split()))


def _once(given: Iterable[tuple[str, str, str]], region: str | None) -> list[tuple[str, str, str]]:
    """Names without the place of the plan, whether printed or read from the title: 市司法局 and
    江海市司法局 are one body in a plan of 江海市. So are the long and the short name of a local body."""
    place = (region or "")[:-1]
    kept: dict[tuple[str, str], tuple[str, str, str]] = {}
    for name, role, basis in given:
        bare = name_key(name).removeprefix(place)
        body = lexicon().local_bodies.read(bare)
        bare = name_key(body.name) if body else bare
        kept.setdefault((bare, role), (bare, role, basis))
    return list(kept.values())


def _title(name: str) -> str:
    return name_key(without_tail_brackets(fold(name).replace(" ", "")))


def failure(plan: Plan, difference: str) -> str:
    """A failure as a test tells it."""
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
