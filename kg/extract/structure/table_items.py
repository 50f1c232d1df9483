"""Rows of tables as headings and tasks of an outline, and the items of the running text around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.structure.boxes import Marker
from kg.extract.structure.item import Item
from kg.extract.structure.merged_cells import Row
from kg.extract.structure.sections import Sections
from kg.extract.text.lines import line_end

_CATEGORY = 99


def clipped(folded: str, items: Sequence[Item], begins: Sequence[int]) -> list[Item]:
    """The items, each ended before a row of a table; a task with the line of its last clause."""
    found, at = [], 0
    for item in items:
        while at < len(begins) and begins[at] < item.begin:
            at += 1
        end = min(item.end, begins[at]) if at < len(begins) else item.end
        clauses = tuple(clause for clause in item.clauses if clause.end <= end)
        if end < item.end and clauses:
            end = line_end(folded, clauses[-1].end, end)
        found.append(replace(item, end=end, clauses=clauses, list_end=min(item.list_end, end)))
    return found


def of_rows(rows: Sequence[Row], sections: Sections) -> Iterator[Item]:
    """The headings and tasks that `rows` of tables are."""
    rank: dict[str, int] = {}
    section: str | None = None
    for row in rows:
        if row.kind == "category" and not row.words:
            section = sections.leave(_CATEGORY)
        elif row.kind in ("section", "category"):
            level = _CATEGORY if row.kind == "category" else rank.setdefault(row.form, len(rank))
            section = sections.open(level, row.label[0], row.label[1], row.words[0][1])
        if row.kind == "section":
            marker = Marker(*row.label, row.form, None, True)
            yield Item(marker, row.end, (), False, section, "heading-row", row=row)
        elif row.kind == "task":
            marker = Marker(*row.label, "row", row.number, True)
            yield Item(marker, row.end, (), True, section, "row-of-table", row.parent, row)
