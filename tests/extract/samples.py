"""Short ways to read a made-up text in tests."""

from __future__ import annotations

import functools

from kg import assets
from kg.authority import load
from kg.extract.document import extract, read
from kg.extract.stages import Reading
from kg.extract.text.clean import clean
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import Document, Source, Task
from kg.read.text import read_text

PLAN = "2025-plan.txt"
BRIEFING = "2025-briefing.txt"


@functools.cache
def lexicon() -> Lexicon:
    """The shipped tables, compiled once for all tests."""
    return Lexicon(load())


def source(words: str) -> Source:
    return Source("made-up.txt", "0" * 64, words)


def text(words: str) -> Text:
    return clean(source(words), lexicon())


def document(words: str) -> Document:
    return extract(source(words), lexicon())


def reading(words: str) -> Reading:
    return read(source(words), lexicon())


@functools.cache
def shipped_source(name: str) -> Source:
    return read_text((assets.DOCUMENTS / name).read_bytes(), name)


@functools.cache
def shipped(name: str) -> Document:
    return extract(shipped_source(name), lexicon())


def task(words: str, clause: str = "（财政部负责）", before: str = "") -> Task:
    """The only task of a plan whose task reads `words`."""
    tasks = document(f"{before}一、总则\n1.{words}{clause}\n").tasks
    assert len(tasks) == 1
    return tasks[0]


def actions(words: str) -> list[tuple[str, list[str]]]:
    """(instrument, types) of a task that reads `words`."""
    return [(action.instrument, list(action.types)) for action in task(words).actions]


def roles(clause: str, before: str = "") -> list[tuple[str, str]]:
    """(agency, role) of a task that closes with `clause`."""
    given = task("推进工作。", clause, before).assignments
    return [(assignment.agency, assignment.role) for assignment in given]


def facts(read: Document) -> list[tuple[str, list[tuple[str, str]], list[tuple[str, list[str]]]]]:
    """(label, assignments, actions) of every task: what a plan says, on one line per task."""
    return [
        (
            task.label,
            [(given.agency, given.role) for given in task.assignments],
            [(action.instrument, list(action.types)) for action in task.actions],
        )
        for task in read.tasks
    ]
