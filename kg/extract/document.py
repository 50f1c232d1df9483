"""The whole text side in one call: a Source in, a Document out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.briefing import read_briefing
from kg.extract.clean import clean
from kg.extract.lexicon import Lexicon
from kg.extract.plan import Edge, Reading, read_plan
from kg.extract.text import Text
from kg.model import Action, Block, Document, Flag, Source, Span


def extract(source: Source, lexicon: Lexicon) -> Document:
    """Extract everything `source` says; no source is refused: one without task or turn is of kind "other".

    Postconditions: the blocks tile the source; every span lies in one block; the same source and
    tables give the same Document.
    """
    text = clean(source, lexicon)
    reading = read_briefing(text, lexicon) or read_plan(text, lexicon) or _other(text)
    document = reading.document
    flags = sorted((*document.flags, *_name_flags(document)), key=lambda flag: (flag.span, flag.kind))
    return replace(document, blocks=tuple(_blocks(text, reading.edges)), flags=tuple(flags))


def _other(text: Text) -> Reading:
    document = Document(
        text.source, "other", None, None, (), (), None, None, None, None, (), noise=text.cuts
    )
    return Reading(document, ((0, "remainder"),))


def _blocks(text: Text, edges: Iterable[Edge]) -> Iterable[Block]:
    """Blocks that tile the source: each runs from where it begins to where the next one does."""
    size = len(text.source.text)
    starts = [(0 if at == 0 else text.origin(at), kind) for at, kind in sorted_edges(edges)]
    stops = [begin for begin, _ in starts[1:]] + [size]
    return (
        Block(kind, Span(begin, stop))
        for (begin, kind), stop in zip(starts, stops, strict=True)
        if stop > begin
    )


def sorted_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Edges by offset; of several at one offset the last given holds."""
    last: dict[int, Edge] = {}
    for edge in edges:
        last[edge[0]] = edge
    return [last[at] for at in sorted(last)]


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
