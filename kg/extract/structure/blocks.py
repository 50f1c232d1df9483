"""Blocks that tile the source, laid out from the offsets at which each begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.text.text import Text
from kg.model import Block, BlockKind, Document, Span

Edge = tuple[int, BlockKind]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read, before its blocks are laid out.

    `edges` are clean offsets at which a block begins, in any order; of several at one offset the
    last given holds.
    """

    document: Document
    edges: tuple[Edge, ...]


def tile(text: Text, edges: Iterable[Edge]) -> tuple[Block, ...]:
    """The blocks of the source: each runs from its edge to the next one, noise between them in the
    earlier; the first begins at 0, the last ends with the source."""
    kinds: dict[int, BlockKind] = dict(edges)
    starts = [(text.origin(at) if at else 0, kinds[at]) for at in sorted(kinds)]
    stops = [begin for begin, _ in starts[1:]] + [len(text.source.text)]
    return tuple(
        Block(kind, Span(begin, stop))
        for (begin, kind), stop in zip(starts, stops, strict=True)
        if stop > begin
    )
