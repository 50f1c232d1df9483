"""Paragraphs that close with clauses of responsibility: tasks that bear no number."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.duty.clauses import Clause
from kg.extract.text.lines import line_end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in clean offsets, with its clauses, whether in it or on the lines below it."""

    begin: int
    end: int
    clauses: tuple[Clause, ...]


def grouped(folded: str, begin: int, end: int, clauses: list[Clause]) -> list[Paragraph]:
    """The paragraphs of folded[begin:end] that `clauses` stand in or close."""
    found: list[Paragraph] = []
    at = begin
    for clause in clauses:
        if found and clause.begin < found[-1].end:
            last = found.pop()
            stop = max(last.end, line_end(folded, clause.end, end))
            found.append(Paragraph(last.begin, stop, (*last.clauses, clause)))
            at = stop
            continue
        left = folded.rfind("\n", at, clause.begin) + 1 or at
        if not folded[left : clause.begin].strip():
            # The clause is a line of its own: it closes the paragraphs before it.
            left = _lines_before(folded, at, left)
        while left < clause.begin and folded[left] in " \r\n":
            left += 1
        stop = line_end(folded, clause.end, end)
        if left < clause.begin:
            found.append(Paragraph(left, stop, (clause,)))
        elif found:
            last = found.pop()
            found.append(Paragraph(last.begin, stop, (*last.clauses, clause)))
        at = stop
    return found


def _lines_before(folded: str, begin: int, at: int) -> int:
    """Where the lines that a clause closes begin, which stands on the line at `at`: behind the last line
    that ends in a colon, or where the clause before it or the heading above ends; in a text without
    headings, where the last line before it begins that is not blank."""
    stop = at
    while stop > begin and folded[stop - 1] in " \r\n":
        stop -= 1
    if stop <= begin:
        return at
    line = folded.rfind("\n", begin, stop) + 1 or begin
    while begin and line > begin:
        above = folded.rfind("\n", begin, line - 1) + 1 or begin
        words = folded[above : line - 1].strip()
        if not words or words.endswith(":"):
            break
        line = above
    return line
