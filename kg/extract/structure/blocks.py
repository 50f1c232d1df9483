"""Blocks that tile the source, laid out from the offsets at which each begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from kg.extract.text.text import Text
from kg.model import Block, BlockKind, Document, Span

Edge = tuple[int, BlockKind]


def tile(text: Text, edges: Iterable[Edge], spans: Iterable[Span] = ()) -> tuple[Block, ...]:
    """The blocks of the source: each runs from its edge to the next one, noise between them in the
    earlier; the first begins at 0, the last ends with the source. No block begins inside one of
    `spans`: what was read stands in one block."""
    kinds: dict[int, BlockKind] = dict(edges)
    cut = _Cuts(spans)
    starts = [(text.origin(at) if at else 0, kinds[at]) for at in sorted(kinds)]
    starts = [(begin, kind) for begin, kind in starts if not cut.one(begin)]
    stops = [begin for begin, _ in starts[1:]] + [len(text.source.text)]
    return tuple(
        Block(kind, Span(begin, stop))
        for (begin, kind), stop in zip(starts, stops, strict=True)
        if stop > begin
    )


class _Cuts:
    """Whether a place lies inside a span, in logarithmic time however many spans there are."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._begins = [span.begin for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def one(self, place: int) -> bool:
        """Whether some span begins before `place` and ends after it."""
        before = bisect_left(self._begins, place)
        return before > 0 and self._reach[before - 1] > place


def spans_of(document: Document) -> Iterator[Span]:
    """Where everything stands that was read in `document`, but for what was cut as noise."""
    if document.title_span:
        yield document.title_span
    if document.role_rule:
        yield document.role_rule.span
    yield from (section.span for section in document.sections)
    for task in document.tasks:
        yield task.span
        yield from (given.span for given in task.assignments)
        yield from (action.span for action in task.actions)
        yield from (due.span for due in task.deadlines)
    for turn in document.turns:
        yield turn.span
        yield from (action.span for action in turn.actions)
    yield from (flag.span for flag in document.flags)
    yield from (figure.span for figure in document.figures)
