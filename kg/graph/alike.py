"""Names that differ from another only in a mark inside: doubts that a reader has to settle.

The graph keeps 数据/管理条例 and 数据管理条例 apart (kg.graph.spellings). Where both are named, or one
is a name of the tables, whoever reads the document should know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.graph.entities import Entities
from kg.graph.spellings import alike_key
from kg.model import Action, Document, Flag, Span


class Named(NamedTuple):
    """A name in a task or a turn: the key of names like it, its node, what it is about, where it stands."""

    key: tuple[str, str]
    node: str
    about: str
    words: str
    span: Span


def flags(found: Mapping[str, Sequence[Named]], known: Entities) -> dict[str, tuple[Flag, ...]]:
    """Flags to add to each document, by the SHA-256 of its source, given its `names`: one for each that
    is like the name of another node, of a document's or of the tables'."""
    bearers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    authority = known.authority
    for prefix, table, keys in (
        ("agency", "agencies", authority.agency_keys),
        ("agency", "groups", authority.group_keys),
        ("law", "instruments", authority.instrument_keys),
    ):
        for key, canonical in keys.items():
            bearers[prefix, alike_key(key)].add(known.listed(table, canonical))
    for each in found.values():
        for named in each:
            bearers[named.key].add(named.node)
    flagged = {}
    for sha256, each in found.items():
        first: dict[str, Named] = {}
        for named in each:
            if len(bearers[named.key]) > 1:
                first.setdefault(named.node, named)
        flagged[sha256] = tuple(
            Flag("low-confidence", named.about, named.words, named.span) for named in first.values()
        )
    return flagged


def names(document: Document, local: str, known: Entities) -> Iterator[Named]:
    """The names in the tasks and turns of `document` that no table lists, `local` being its name in the
    graph; none of groups, since 各县市区 and 各县（市、区） are words, not names."""
    authority = known.authority
    for task in document.tasks:
        for given in task.assignments:
            name = given.agency
            listed = authority.agency(name) or authority.group(name)
            if given.kind == "agency" and not listed:
                node = known.assignee(given, local)
                key = ("agency", alike_key(known.called(node) or name))
                yield Named(key, node, task.id, given.as_written, given.span)
        yield from _acted_on(task.id, task.actions, known)
    for turn in document.turns:
        yield from _acted_on(f"turn-{turn.number}", turn.actions, known)


def _acted_on(about: str, actions: Iterable[Action], known: Entities) -> Iterator[Named]:
    for action in actions:
        name = action.instrument
        if not known.authority.instrument(name):
            node = known.instrument(name, action.instrument_kind, action.place)
            key = ("law", alike_key(known.called(node) or name))
            yield Named(key, node, about, action.as_written, action.span)
