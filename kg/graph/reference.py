"""The ontology's reference, docs/ontology.md, from ontology/ip.ttl: python -m kg.graph.reference

Prints the page; with --write FILE it replaces the file. A test holds the two equal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph.names import prefixes
from kg.graph.validate import ontology

if TYPE_CHECKING:
    import rdflib

_TONGUES = ("简体", "繁體", "English")
_HEAD = """# The ontology

Made from ontology/ip.ttl by `python -m kg.graph.reference --write docs/ontology.md`; edit that
file, not this page. Shapes, which say how often each property stands, are in ontology/shapes.ttl.

Named graphs: `graph:authority` holds what the authority tables say; one graph per document, named
like it, what the document states; `graph:inferred` the shortcuts (ip:involves, ip:concerns,
ip:within and their sub-properties) and the things that only documents name. Each triple stands in
one of them.
"""


def page() -> str:
    """The whole page as Markdown."""
    import rdflib
    from rdflib.namespace import OWL, RDF, RDFS, SKOS

    def labels(node: Any) -> tuple[str, str, str]:
        return _labels(graph, node, RDFS.label)

    graph = rdflib.Graph().parse(data=ontology(), format="turtle")
    classes = _sorted(graph.subjects(RDF.type, OWL.Class))
    objects = _sorted(graph.subjects(RDF.type, OWL.ObjectProperty))
    values = _sorted(graph.subjects(RDF.type, OWL.DatatypeProperty))
    schemes = _sorted(graph.subjects(RDF.type, SKOS.ConceptScheme))
    reused = _sorted(graph.subjects(SKOS.scopeNote, None))
    lines = [_HEAD, "## Prefixes\n", *_table("prefix", "namespace")]
    lines += [_row(f"{prefix}:", namespace) for prefix, namespace in prefixes().items()]
    lines += ["\n## Classes\n", *_table("class", *_TONGUES, "meaning", "under")]
    for node in classes:
        above = _names(graph.objects(node, RDFS.subClassOf))
        lines.append(_row(_name(node), *labels(node), _comment(graph, node), above))
    for title, nodes in (("Properties to things", objects), ("Properties to values", values)):
        lines += [
            f"\n## {title}\n",
            *_table("property", *_TONGUES, "meaning", "from → to", "under"),
        ]
        for node in nodes:
            above = _names(graph.objects(node, RDFS.subPropertyOf))
            ends = _ends(graph, node)
            lines.append(_row(_name(node), *labels(node), _comment(graph, node), ends, above))
    for scheme in schemes:
        lines += [
            f"\n## {_labels(graph, scheme, RDFS.label)[2].capitalize()}: {_name(scheme)}\n",
            *_table("term", *_TONGUES, *(["meaning"] if _defined(graph, scheme) else [])),
        ]
        for node in _sorted(graph.subjects(SKOS.inScheme, scheme)):
            meaning = [_labels(graph, node, SKOS.definition)[2]] if _defined(graph, scheme) else []
            lines.append(_row(_name(node), *_labels(graph, node, SKOS.prefLabel), *meaning))
    lines += ["\n## Reused terms\n", *_table("term", *_TONGUES)]
    lines += [_row(_name(node), *_labels(graph, node, SKOS.scopeNote)) for node in reused]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Print the page, or write it to the file after --write."""
    if arguments[:1] == ["--write"] and len(arguments) == 2:
        Path(arguments[1]).write_text(page(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(page())


def _sorted(nodes: Iterable[Any]) -> list[Any]:
    return sorted(set(nodes), key=str)


def _name(node: Any) -> str:
    best = ""
    for namespace in prefixes().values():
        if str(node).startswith(namespace) and len(namespace) > len(best):
            best = namespace
    prefix = next((p for p, n in prefixes().items() if n == best), "")
    return f"{prefix}:{str(node)[len(best) :]}" if best else f"<{node}>"


def _names(nodes: Iterable[Any]) -> str:
    return ", ".join(_name(node) for node in _sorted(nodes))


def _labels(graph: rdflib.Graph, node: Any, predicate: Any) -> tuple[str, str, str]:
    found = {
        str(getattr(v, "language", "")).lower(): str(v) for v in graph.objects(node, predicate)
    }
    return found["zh-hans"], found["zh-hant"], found["en"]


def _comment(graph: rdflib.Graph, node: Any) -> str:
    from rdflib.namespace import RDFS

    return str(graph.value(node, RDFS.comment) or "")


def _defined(graph: rdflib.Graph, scheme: Any) -> bool:
    """Whether every term of `scheme` says more than its label."""
    from rdflib.namespace import SKOS

    return all(
        (node, SKOS.definition, None) in graph for node in graph.subjects(SKOS.inScheme, scheme)
    )


def _ends(graph: rdflib.Graph, node: Any) -> str:
    from rdflib.namespace import RDFS

    schema = prefixes()["schema"]
    including = [p for p in graph.predicates(node) if str(p) == f"{schema}domainIncludes"]
    domains = {d for p in (RDFS.domain, *including) for d in graph.objects(node, p)}
    ranges = set(graph.objects(node, RDFS.range))
    return f"{_names(domains) or 'any'} → {_names(ranges) or 'any'}"


def _table(*columns: str) -> tuple[str, str]:
    return _row(*columns), "|" + "---|" * len(columns)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    main(sys.argv[1:])
