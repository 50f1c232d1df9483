"""The whole text side in one call: a Source in, a Document out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.briefing import read_briefing
from kg.extract.plan import read_plan
from kg.extract.structure.blocks import Reading, tile
from kg.extract.text.clean import clean
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import Action, Document, Flag, Source


def extract(source: Source, lexicon: Lexicon) -> Document:
    """Extract everything `source` says; no source is refused: one without task or turn is of kind "other".

    Postconditions: the blocks tile the source; every span lies in one block; the same source and
    tables give the same Document.
    """
    text = clean(source, lexicon)
    reading = read_briefing(text, lexicon) or read_plan(text, lexicon) or _other(text)
    document = reading.document
    flags = sorted(
        (*document.flags, *_name_flags(document)), key=lambda flag: (flag.span, flag.kind)
    )
    return replace(document, blocks=tile(text, reading.edges), flags=tuple(flags))


def _other(text: Text) -> Reading:
    document = Document(
        text.source, "other", None, None, (), (), None, None, None, None, (), noise=text.cuts
    )
    return Reading(document, ((0, "remainder"),))


def _name_flags(document: Document) -> Iterable[Flag]:
    """One flag for each name no table knows, at its first place in each task or turn."""
    for task in document.tasks:
        for assignment in task.assignments:
            if not assignment.resolved:
                yield Flag("unresolved", task.id, assignment.as_written, assignment.span)
        yield from _unresolved(task.id, task.actions)
    for turn in document.turns:
        yield from _unresolved(f"turn-{turn.number}", turn.actions)


def _unresolved(about: str, actions: tuple[Action, ...]) -> Iterable[Flag]:
    for action in actions:
        if not action.resolved:
            yield Flag("unresolved", about, action.as_written, action.span)
