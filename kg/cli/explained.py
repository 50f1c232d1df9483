"""How a document was read, for people and for programs: `kg extract --explain`."""

from __future__ import annotations

from dataclasses import asdict

from kg.cli.common import chooser, language
from kg.cli.explained_words import of_clause, of_other, of_task
from kg.cli.terminal import emit, flat, print_json, show
from kg.errors import QueryError
from kg.extract.explained.explain import explain
from kg.extract.explained.finding import Finding, of_part, touching
from kg.extract.explained.reasons import Reasons, why
from kg.extract.stages import Reading
from kg.labels import label
from kg.model import Document, Task

_COLUMNS = ("span", "layer", "rule", "meaning", "words")
_SHORT = 30  # characters of words before and behind what is left out of a long passage


def print_explained(
    reading: Reading, form: str, span: tuple[int, int] | None, part: str | None
) -> None:
    """Print what was found in a document; only what touches `span`, or the task, turn or section called `part`.

    Raises QueryError where there is no such part or character.
    """
    document = reading.document
    rows = explain(reading)
    reasons: Reasons | None = None
    if span:
        length = len(document.source.text)
        if span[0] > length:
            raise QueryError(
                f"{document.source.name}: no character {span[0]}; the text has {length:,}, counted from 0."
            )
        rows = touching(rows, *span)
    if part is not None:
        about, task = _part(document, part)
        rows = of_part(rows, document, about)
        reasons = why(reading, task) if task else None
    if form == "json":
        print_json(
            {
                "source": {"name": document.source.name, "sha256": document.source.sha256},
                "part": about if part is not None else None,
                "why": asdict(reasons) if reasons else None,
                "findings": [asdict(row) for row in rows],
            }
        )
        return
    if form == "text":
        if document.kind == "other" and not span:
            _print_other(document, rows)
        if reasons:
            _print_reasons(reasons)
        emit(_COLUMNS, [[*_cells(row), _shortened(row.words)] for row in rows], form)
    else:
        columns = ("begin", "end", *_COLUMNS[1:], "about")
        emit(
            columns,
            [[row.begin, row.end, *_cells(row)[1:], row.words, row.about] for row in rows],
            form,
        )


def _print_other(document: Document, rows: list[Finding]) -> None:
    """Why nothing was read in the document but its head."""
    say = chooser()
    kind = say("未读出任务或发言", "no task and no turn was found")
    show(f"{document.source.name}: {kind}")
    for row in rows:
        if row.layer == "kind":
            show(f"    {of_other(row.rule, say)}")
    show()


def _print_reasons(reasons: Reasons) -> None:
    say, lang = chooser(), language()
    likes, closed = reasons.likes, reasons.closed
    counted = say(
        f"同形式、同层级的 {likes} 项中有 {closed} 项写明责任单位",
        f"{closed} of {likes} items of its form and level say who is responsible",
    )
    own = (
        f"{say('编号', 'number')} {reasons.label}" if reasons.label else say("无编号", "no number")
    )
    show(f"{say('任务', 'task')}: {own}; {counted}")
    above = " › ".join(reasons.path) or say("无标题", "no heading")
    show(f"{say('依据', 'because it is')}: {of_task(reasons.rule, say)}")
    show(f"{say('章节', 'section')}: {above}")
    if reasons.parent:
        show(f"{say('所属任务', 'measure of task')}: {reasons.parent}")
    clause = say("未读到责任单位", "no clause was read that says who is responsible")
    if reasons.bodies:
        bases = ", ".join(label(basis, lang) for basis in reasons.bases)
        bodies = "、".join(map(flat, reasons.bodies))
        clause = f"{bodies} ({label(reasons.mode, lang)}; {bases})"
    show(f"{say('分工', 'clause')}: {clause}")
    for words, rule in zip(reasons.clauses, reasons.found_by, strict=True):
        show(f"    {_shortened(words)} ({of_clause(rule, say)})")
    show()


def _cells(row: Finding) -> list[str]:
    return [f"{row.begin}:{row.end}", row.layer, row.rule, row.meaning]


def _shortened(words: str) -> str:
    line = flat(words)
    return line if len(line) <= 2 * _SHORT else f"{line[:_SHORT]} … {line[-_SHORT:]}"


def _part(document: Document, typed: str) -> tuple[str, Task | None]:
    """The id of the task, turn or section that `typed` names by its id or its printed number, and the
    task."""
    for task in document.tasks:
        if typed == task.id:
            return task.id, task
    numbered = [task for task in document.tasks if typed in (str(task.number), task.label)]
    if len(numbered) == 1:
        return numbered[0].id, numbered[0]
    turns = [f"turn-{turn.number}" for turn in document.turns]
    if typed in turns or typed in [f"section-{section.id}" for section in document.sections]:
        return typed, None
    ids = [task.id for task in numbered or document.tasks] or turns
    which = (
        f"they are {', '.join(ids)}" if len(ids) < 10 else f"they run from {ids[0]} to {ids[-1]}"
    )
    what = "several tasks are called" if numbered else "no task is called"
    raise QueryError(
        f"{document.source.name}: {what} “{typed}”" + (f"; {which}." if ids else "; it has none.")
    )
