"""What a plan lacks, and what was found in it that nothing could be made of: flags, so that no loss is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.duty.clauses import Clause
from kg.extract.duty.duty import Duty
from kg.extract.instruments.gaps import Gaps, Passage
from kg.extract.instruments.naming import Mention
from kg.extract.structure.item import Item
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.text import Text
from kg.model import Flag, Task


def gaps(
    text: Text,
    lexicon: Lexicon,
    mentions: Layer[Mention],
    tasks: Iterable[tuple[str, tuple[int, int]]],
    body: int,
) -> Iterator[Flag]:
    """Words dropped before clean `body`, where the first heading begins, and in each of `tasks`, given by id
    and the place of its words; and between the two."""
    found = Gaps(text, lexicon, mentions)
    before = Passage(0, body, None)
    passages = [Passage(begin, stop, about) for about, (begin, stop) in tasks]
    for passage in (before, *passages):
        yield from found.inside(passage)
    yield from found.silent_drops(passages, (before,))


def lost(text: Text, items: Sequence[Item], tasks: Sequence[Task]) -> Iterator[Flag]:
    """The numbers and clauses of tasks that say nothing else, and the name in the last clause that the end
    of the text cuts off."""
    parted = {task.parent for task in tasks}
    for item, task in zip(items, tasks, strict=True):
        if not task.text.strip() and task.id not in parted:
            end = max([item.marker.end, *(clause.end for clause in item.clauses)])
            yield Flag("hole", task.id, text.words(item.begin, end), text.span(item.begin, end))
    last = items[-1].clauses[-1] if items[-1].clauses else None
    if last and last.cut_off:
        begin = max(text.folded.rfind(mark, last.begin, last.end) for mark in "、,;:(") + 1
        if begin < last.end:
            words, span = text.words(begin, last.end), text.span(begin, last.end)
            # a group's clause leaves a name out of each of its items
            for item, task in zip(items, tasks, strict=True):
                if last in (*item.clauses[-1:], *item.shared):
                    yield Flag("truncated", task.id, words, span)


def unread(
    text: Text, clauses: Iterable[Clause], tasks: Iterable[tuple[str, Sequence[Duty]]]
) -> Iterator[Flag]:
    """The clauses that make nobody responsible for anything: those in none of `tasks`, given by id and what
    their clauses say, and those that name nobody. The foot of a web page is no clause."""
    read: dict[int, tuple[str, Duty]] = {}
    for about, duties in tasks:
        for duty in duties:
            read.setdefault(duty.begin, (about, duty))
    for clause in clauses:
        if clause.begin not in read and not clause.foot:
            yield _doubt(text, None, clause.begin, clause.end)
    for about, duty in read.values():
        if not duty.given:
            yield _doubt(text, about, duty.begin, duty.end)


def _doubt(text: Text, about: str | None, begin: int, end: int) -> Flag:
    return Flag("low-confidence", about, text.words(begin, end), text.span(begin, end))
