"""What holds of every Document, whatever its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Document, Span


def check(document: Document) -> None:
    """Blocks tile the source, spans are valid and lie in one block, words are the source's own."""
    whole = document.source.text
    _tiles(document, len(whole))
    begins = [block.span.begin for block in document.blocks]
    stops = [block.span.end for block in document.blocks]
    for what, span in _spans(document):
        assert 0 <= span.begin <= span.end <= len(whole), (what, span)
        block = bisect_right(begins, span.begin) - 1
        assert span.end <= max(stops[block], begins[block]), (what, span)
    noise = [cut.span for cut in document.noise]
    assert all(left.end <= right.begin for left, right in pairwise(noise))
    for what, words, span in _words(document):
        assert words == _without(whole, span, noise), (what, span)
    for cut in document.noise:
        assert cut.text == whole[cut.span.begin : cut.span.end] != ""


def _tiles(document: Document, size: int) -> None:
    at = 0
    for block in document.blocks:
        assert block.span.begin == at < block.span.end
        at = block.span.end
    assert at == size


def _without(whole: str, span: Span, noise: list[Span]) -> str:
    kept, at = [], span.begin
    first = max(0, bisect_right(noise, span) - 1)
    for cut in noise[first:]:
        if cut.begin >= span.end:
            break
        if cut.end <= span.begin:
            continue
        kept.append(whole[at : cut.begin])
        at = cut.end
    kept.append(whole[at : span.end])
    return "".join(kept)


def _spans(document: Document) -> Iterator[tuple[str, Span]]:
    if document.title_span:
        yield "title", document.title_span
    if document.role_rule:
        yield "rule", document.role_rule.span
    for section in document.sections:
        yield f"section {section.id}", section.span
    for task in document.tasks:
        yield f"task {task.id}", task.span
    for turn in document.turns:
        yield f"turn {turn.number}", turn.span
    for cut in document.noise:
        yield f"noise {cut.rule}", cut.span
    for what, _, span in _words(document):
        yield what, span


def _words(document: Document) -> Iterator[tuple[str, str, Span]]:
    for task in document.tasks:
        for given in task.assignments:
            yield f"assignment in {task.id}", given.as_written, given.span
        for due in task.deadlines:
            yield f"deadline in {task.id}", due.as_written, due.span
        for action in task.actions:
            yield f"action in {task.id}", action.as_written, action.span
    for turn in document.turns:
        for action in turn.actions:
            yield f"action in turn {turn.number}", action.as_written, action.span
    for figure in document.figures:
        yield f"figure in {figure.about}", figure.as_written, figure.span
    for flag in document.flags:
        yield f"flag {flag.kind}", flag.text, flag.span
