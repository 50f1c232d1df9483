"""What the stages found on the way through one document, kept beside what was made of it.

Nothing is read for this record: it holds the layers that the stages handed on anyway, so that a fact
can be shown with what found it (explain.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.bodies.scope import Scope
from kg.extract.duty.clauses import Clause
from kg.extract.duty.duty import Duty
from kg.extract.front.rows import Front
from kg.extract.instruments.deeds import Deed
from kg.extract.instruments.naming import Mention
from kg.extract.quantity.time_row import Time
from kg.extract.structure.blocks import Edge
from kg.extract.structure.item import Item
from kg.extract.structure.merged_cells import Row
from kg.extract.text.layer import Layer
from kg.extract.text.layer import Row as Found
from kg.extract.text.text import Text
from kg.model import Document, Task


@dataclass(frozen=True, slots=True)
class Stages:
    """What each stage found; offsets are clean, `text` leads back to the source.

    `speakers` are the labels of a talk. `clauses` are all that were found, wherever they stand; `items`
    the headings and tasks. Task by task, `duties` are what its clauses say; task by task, or turn by
    turn, `deeds` what it does to instruments, one for each action. `named` are the tasks with their
    bodies as each stage of names left them, by the name of that stage. What a document of this kind is
    not searched for is empty.
    """

    text: Text
    front: Front
    speakers: Layer[Found] = field(default_factory=Layer)
    clauses: Layer[Clause] = field(default_factory=Layer)
    tables: tuple[Row, ...] = ()
    items: tuple[Item, ...] = ()
    duties: tuple[tuple[Duty, ...], ...] = ()
    deeds: tuple[tuple[Deed, ...], ...] = ()
    mentions: Layer[Mention] = field(default_factory=Layer)
    times: Layer[Time] = field(default_factory=Layer)
    scope: Scope | None = None
    named: tuple[tuple[str, tuple[Task, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read, and what its stages found.

    `edges` are clean offsets at which a block begins, in any order; of several at one offset the
    last given holds.
    """

    document: Document
    edges: tuple[Edge, ...]
    stages: Stages
