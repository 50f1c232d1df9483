"""The figures of one document as nodes, each below the task, turn or document that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.lines import decimal

if TYPE_CHECKING:
    from kg.graph.document import DocumentWriter


def write(nodes: DocumentWriter) -> None:
    """Add the figures of the document of `nodes` to its graph."""
    out, terms = nodes.out, nodes.terms
    for number, figure in enumerate(nodes.document.figures, start=1):
        node = terms.node("figure", f"{nodes.name}-{number}")
        owner = nodes.tasks.get(figure.about or "") or nodes.turns.get(figure.about or "")
        out.add(owner or nodes.node, "ip:figure", node)
        out.add(node, "rdf:type", terms["ip:Figure"])
        out.text(node, "ip:indicator", figure.indicator)
        out.add(node, "ip:value", decimal(figure.value))
        out.text(node, "ip:unit", figure.unit)
        out.text(node, "dcterms:temporal", figure.period)
        out.codes(node, "ip:figureKind", [figure.kind])
        out.text(node, "ip:wording", figure.as_written)
        out.add(node, "ip:evidence", nodes.mention(figure.span))
