from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.graph import reference
from kg.graph.names import PREFIXES
from kg.graph.validate import ontology, shapes

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


@pytest.fixture(scope="module")
def terms() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology(), format="turtle")


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference.page(), (
        "run: python -m kg.graph.reference --write docs/ontology.md"
    )


def test_main_prints_the_page(capsys, tmp_path):
    reference.main([])
    assert capsys.readouterr().out == reference.page()
    reference.main(["--write", str(tmp_path / "page.md")])
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == reference.page()


def test_every_term_has_three_labels_and_a_comment(terms):
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    own = {node for kind in kinds for node in terms.subjects(RDF.type, kind)}
    assert len(own) > 70
    for node in own:
        assert tongues(terms, node, RDFS.label) == {"zh-hans", "zh-hant", "en"}, node
        assert terms.value(node, RDFS.comment), node
    for node in terms.subjects(SKOS.inScheme, None):
        assert tongues(terms, node, SKOS.prefLabel) == {"zh-hans", "zh-hant", "en"}, node


def tongues(graph: rdflib.Graph, node: object, predicate: object) -> set[str]:
    return {str(value.language).lower() for value in graph.objects(node, predicate)}


def test_the_graph_uses_no_term_of_ours_that_the_ontology_lacks(terms, nquads):
    import pyoxigraph as ox

    ours = (PREFIXES["ip"], PREFIXES["ipv"])
    known = {str(node) for node in terms.subjects()}
    used = {
        term.value
        for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS)
        for term in quad.triple
        if isinstance(term, ox.NamedNode) and term.value.startswith(ours)
    }
    assert used - known == set()


def test_the_shapes_use_no_term_of_ours_that_the_ontology_lacks(terms):
    ours = (PREFIXES["ip"], PREFIXES["ipv"])
    known = {str(node) for node in terms.subjects()}
    parsed = rdflib.Graph().parse(data=shapes(), format="turtle")
    used = {str(node) for triple in parsed for node in triple if str(node).startswith(ours)}
    assert used - known == set()
