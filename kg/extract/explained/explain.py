"""Everything that was found in a document, each with the rule that found it."""

from __future__ import annotations

from kg.extract.explained.around import around
from kg.extract.explained.facts import facts
from kg.extract.explained.finding import Finding
from kg.extract.explained.named import named
from kg.extract.explained.unused import unused
from kg.extract.stages import Reading


def explain(reading: Reading) -> list[Finding]:
    """What was found in the document, in the order of the text; of two at one place that without words
    comes first, then the longer. What holds for the whole document stands at its beginning, without words.
    """
    found = {*around(reading), *facts(reading), *named(reading), *unused(reading)}
    return sorted(found, key=_order)


def _order(row: Finding) -> tuple[int, bool, int, str, str, str]:
    return row.begin, row.end > row.begin, -row.end, row.layer, row.rule, row.meaning
