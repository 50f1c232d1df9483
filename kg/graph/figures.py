"""The figures of one document as nodes, each below the task, turn or document that states it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.graph.lines import GraphLines, Terms, decimal
from kg.model import Figure, Span


def write(
    out: GraphLines,
    terms: Terms,
    name: str,
    figures: Sequence[Figure],
    owner: Callable[[str | None], str],
    mention: Callable[[Span], str],
) -> None:
    """Add `figures` of the document called `name` to its graph `out`: each below the node that `owner`
    gives for what it is about, with the node that `mention` gives for its span."""
    for number, figure in enumerate(figures, start=1):
        node = terms.node("figure", f"{name}-{number}")
        out.add(owner(figure.about), "ip:figure", node)
        out.add(node, "rdf:type", terms["ip:Figure"])
        out.text(node, "ip:indicator", figure.indicator)
        out.add(node, "ip:value", decimal(figure.value))
        out.text(node, "ip:unit", figure.unit)
        out.text(node, "dcterms:temporal", figure.period)
        out.codes(node, "ip:figureKind", [figure.kind])
        out.text(node, "ip:wording", figure.as_written)
        out.add(node, "ip:evidence", mention(figure.span))
