"""Paragraphs that close with clauses of responsibility: tasks that bear no number."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.duty.clauses import Clause, DutyClauses
from kg.extract.text.lines import line_end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in clean offsets, with its clauses, whether in it or on the lines below it."""

    begin: int
    end: int
    clauses: tuple[Clause, ...]


def closing_paragraphs(folded: str, begin: int, end: int, finder: DutyClauses) -> list[Paragraph]:
    """The paragraphs of folded[begin:end] that close with a clause, in order. Linear in the text."""
    return grouped(folded, begin, end, finder.within(folded, begin, end))


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
            # The clause is a line of its own: it closes the paragraph before it.
            left = _line_before(folded, at, left)
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


def _line_before(folded: str, begin: int, at: int) -> int:
    """Where the last line before `at` begins that is not blank; `at` where there is none."""
    stop = at
    while stop > begin and folded[stop - 1] in " \r\n":
        stop -= 1
    return at if stop <= begin else folded.rfind("\n", begin, stop) + 1 or begin
