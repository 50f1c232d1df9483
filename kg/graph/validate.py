"""SHACL shapes over a graph: what single nodes lack or hold too much of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import assets
from kg.graph.names import BASE
from kg.graph.serialise import to_rdflib

if TYPE_CHECKING:
    from pyoxigraph import Quad


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One node that breaks a shape, or one answer of a graph-wide check.

    `node`, `path` and `value` are full IRIs or literals as text, "" where the rule names none.
    """

    rule: str
    node: str
    path: str
    value: str
    message: str


def ontology(base: str = BASE) -> str:
    """The ontology as Turtle over `base`."""
    return _read("ip.ttl", base)


def shapes(base: str = BASE) -> str:
    """The shapes as Turtle over `base`."""
    return _read("shapes.ttl", base)


def validate(quads: Iterable[Quad], base: str = BASE) -> list[Finding]:
    """Hold the graph against the shapes; an empty list means that it conforms. Findings are sorted.

    About a second for a thousand tasks' worth of nodes, most of it pyshacl's.
    """
    import pyshacl
    import rdflib
    from rdflib.namespace import RDF, SH

    data = to_rdflib(quads, base)
    data.parse(data=ontology(base), format="turtle")
    _, report, _ = pyshacl.validate(
        data, shacl_graph=rdflib.Graph().parse(data=shapes(base), format="turtle"), inplace=True
    )
    if not isinstance(report, rdflib.Graph):
        raise report if isinstance(report, Exception) else TypeError(f"unexpected {type(report)}")
    findings = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
        component = str(report.value(result, SH.sourceConstraintComponent) or "")
        path = report.value(result, SH.resultPath)
        findings.append(
            Finding(
                component.rpartition("#")[2].removesuffix("ConstraintComponent"),
                str(report.value(result, SH.focusNode) or ""),
                str(path) if isinstance(path, rdflib.URIRef) else "",
                str(report.value(result, SH.value) or ""),
                messages[0] if messages else "",
            )
        )
    return sorted(findings)


def _read(name: str, base: str) -> str:
    return (assets.ONTOLOGY / name).read_text(encoding="utf-8").replace(BASE, base)
