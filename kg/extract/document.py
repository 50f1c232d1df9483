"""The whole text side in one call: a Source in, a Document out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.briefing.briefing import read_briefing
from kg.extract.plan import read_plan
from kg.extract.stages import Reading
from kg.extract.structure.blocks import spans_of, tile
from kg.extract.text.clean import clean
from kg.extract.text.lexicon import Lexicon
from kg.model import Action, Document, Flag, Source


def extract(source: Source, lexicon: Lexicon) -> Document:
    """Extract everything `source` says; no source is refused: one without task or turn is of kind "other".

    Postconditions: the blocks tile the source; every span lies in one block; the same source and
    tables give the same Document.
    """
    return read(source, lexicon).document


def read(source: Source, lexicon: Lexicon) -> Reading:
    """`extract`, with what the stages found on the way."""
    text = clean(source, lexicon)
    reading = read_briefing(text, lexicon) or read_plan(text, lexicon)
    document = reading.document
    flags = sorted(
        (*document.flags, *_name_flags(document)), key=lambda flag: (flag.span, flag.kind)
    )
    flagged = replace(document, flags=tuple(flags))
    blocks = tile(text, reading.edges, spans_of(flagged))
    return replace(reading, document=replace(flagged, blocks=blocks))


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
