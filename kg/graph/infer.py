"""The shortcuts people type, from what one document states: materialised, no reasoner needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.graph.lines import GraphLines
from kg.model import Action, Document

if TYPE_CHECKING:
    from kg.graph.document import DocumentWriter

BY_ROLE = {"sole": "ip:ledBy", "lead": "ip:ledBy", "participant": "ip:hasParticipant"}
BY_TYPE = {
    "mention": "ip:mentions",
    "study": "ip:studies",
    "draft": "ip:drafts",
    "advance": "ip:advances",
    "revise": "ip:revises",
    "issue": "ip:issues",
    "implement": "ip:implements",
    "negotiate": "ip:negotiates",
    "conclude": "ip:concludes",
    "evaluate": "ip:evaluates",
}


def document(document: Document, nodes: DocumentWriter, out: GraphLines) -> None:
    """Add the shortcuts of one document to the inferred graph.

    A joint party gets ip:involves only; a group stands for itself, never for its members.
    """
    parents = {section.id: section.parent for section in document.sections}
    for task in document.tasks:
        node = nodes.tasks[task.id]
        shortcuts: dict[tuple[str, str], None] = {}
        for given in task.assignments:
            body = nodes.assignee(given)
            shortcuts["ip:involves", body] = None
            if given.role in BY_ROLE:
                shortcuts[BY_ROLE[given.role], body] = None
        shortcuts |= _concerns(task.actions, nodes)
        for section in _upwards(task.section_id, parents):
            shortcuts["ip:within", nodes.sections[section]] = None
        shortcuts["ip:within", nodes.node] = None
        for predicate, item in shortcuts:
            out.add(node, predicate, item)
    for turn in document.turns:
        for predicate, item in _concerns(turn.actions, nodes):
            out.add(nodes.turns[f"turn-{turn.number}"], predicate, item)


def _upwards(section: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    while section is not None and section in parents and section not in seen:
        seen.add(section)
        yield section
        section = parents[section]


def _concerns(actions: tuple[Action, ...], nodes: DocumentWriter) -> dict[tuple[str, str], None]:
    found: dict[tuple[str, str], None] = {}
    for action in actions:
        instrument = nodes.instrument(action)
        found["ip:concerns", instrument] = None
        for code in action.types:
            found[BY_TYPE[code], instrument] = None
    return found
