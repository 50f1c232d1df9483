"""`Item`: a heading, a task or a measure of a plan, as its outline shows it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.duty.clauses import Clause
from kg.extract.structure.boxes import Marker
from kg.extract.structure.merged_cells import Row


@dataclass(frozen=True, slots=True)
class Item:
    """A heading, a task or a measure: its marker, the end of its stretch of clean text, its clauses.

    `section` is the id of the heading itself, or of the lowest one above a task. `parent` is the
    begin of the task that a measure stands under; `row` the line of a table that a task is; `list_end`
    the end of the line of the last number in a list that follows its clause at once. `shared` are clauses
    that stand elsewhere and hold for this item as well; `rule` says why it is what it is. A passage is
    the `part`-th of the item that begins at `of`.
    """

    marker: Marker
    end: int
    clauses: tuple[Clause, ...]
    is_task: bool
    section: str | None
    rule: str
    parent: int | None = None
    row: Row | None = None
    list_end: int = 0
    shared: tuple[Clause, ...] = ()
    part: int | None = None
    of: int | None = None

    @property
    def begin(self) -> int:
        """Where the item begins, in clean text."""
        return self.row.begin if self.row else self.marker.begin
