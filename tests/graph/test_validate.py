from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import build, checks
from kg.graph.names import PREFIXES, prefixes
from kg.graph.validate import Finding, validate

TASK = "task:联席会议办公室-2025-知识产权强国建设推进计划-4"
PLAN = "plan:联席会议办公室-2025-知识产权强国建设推进计划"


def iri(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def test_a_sound_graph_has_no_findings(documents, tables, graph):
    assert validate(build.build(documents, tables)) == []
    assert checks.check(graph) == []


def test_another_base_conforms_too(documents, tables):
    assert validate(build.build(documents, tables, "https://x.org/"), "https://x.org/") == []


# what is deleted or inserted, the shape constraint that finds it, and where
FAULTS = [
    (f"DELETE WHERE {{ GRAPH ?g {{ {TASK} ip:evidence ?m }} }}", "MinCount", TASK),
    (f"DELETE WHERE {{ GRAPH ?g {{ {TASK} schema:text ?t }} }}", "MinCount", TASK),
    (f"DELETE WHERE {{ GRAPH ?g {{ {TASK} ip:within ?w }} }}", "MinCount", TASK),
    (f"INSERT DATA {{ {TASK} ip:dutyMode ipv:lead }}", "Node", TASK),
    (f"INSERT DATA {{ {TASK} ip:order 0 }}", "MaxCount", TASK),
    (f"INSERT DATA {{ {TASK} ip:concerns agency:司法部 }}", "Class", TASK),
    ("INSERT DATA { agency:甲厅 ip:agencyKind ipv:law }", "Node", "agency:甲厅"),
    ("INSERT DATA { law:商标法 ip:instrumentKind ipv:court }", "MaxCount", "law:商标法"),
    ("DELETE WHERE { GRAPH ?g { law:商标法 ip:nameKey ?k } }", "MinCount", "law:商标法"),
    (f"INSERT DATA {{ {PLAN} dcterms:issued 'gestern' }}", "MaxCount", PLAN),
    (
        f"INSERT {{ {TASK} ip:assignment ?a }} "
        f"WHERE {{ GRAPH ?g {{ ?a ip:assignee agency:丙公司 }} }}",
        "MaxCount",
        None,
    ),
    (
        "DELETE { GRAPH ?g { ?m nif:beginIndex ?b } } INSERT { ?m nif:beginIndex 999999 }"
        f" WHERE {{ GRAPH ?g {{ {TASK} ip:evidence ?m . ?m nif:beginIndex ?b }} }}",
        "LessThanOrEquals",
        None,
    ),
]


@pytest.mark.parametrize(("update", "rule", "node"), FAULTS)
def test_shapes_find_planted_faults(graph, update, rule, node):
    graph.update(update, prefixes=prefixes())
    found = {(finding.rule, finding.node) for finding in validate(graph)}
    if node is None:
        assert rule in {rule for rule, _ in found}
    else:
        assert (rule, iri(node)) in found


GRAPH_FAULTS = [
    (
        "DELETE { GRAPH ?g { ?a ip:number 2 } } INSERT { GRAPH ?g { ?a ip:number 3 } }"
        " WHERE { GRAPH ?g { ?a ip:number 2 ; ip:assignee agency:司法部 } }",
        "assignment-numbers",
    ),
    (f"INSERT DATA {{ {TASK} ip:assignment ip:x }}", "single-duty"),
    (
        f"DELETE {{ GRAPH ?g {{ {TASK} ip:dutyMode ?m }} }} INSERT {{ {TASK} ip:dutyMode ipv:joint }}"
        f" WHERE {{ GRAPH ?g {{ {TASK} ip:dutyMode ?m }} }}",
        "shared-duty",
    ),
    (
        f"DELETE {{ GRAPH ?g {{ {TASK} schema:text ?t }} }} INSERT {{ {TASK} schema:text '' }}"
        f" WHERE {{ GRAPH ?g {{ {TASK} schema:text ?t }} }}",
        "wordless",
    ),
    (
        "DELETE { GRAPH ?g { ?t dcterms:isPartOf ?p } } INSERT { ?t dcterms:isPartOf ?plan }"
        " WHERE { GRAPH ?g { ?t ip:level ipv:measure ; dcterms:isPartOf ?p }"
        " GRAPH ?h { ?t ip:within ?plan } }",
        "measure-without-task",
    ),
    (
        f"INSERT {{ {TASK} ip:level ipv:measure ; ip:part '1' ; dcterms:isPartOf ?t . ?m ip:part '1' }}"
        " WHERE { GRAPH ?g { ?m ip:level ipv:measure ; dcterms:isPartOf ?t . ?t a ip:Task } }",
        "same-passage",
    ),
    (f"DELETE WHERE {{ GRAPH ?g {{ {TASK} ip:assignment ?a }} }}", "duty-without-body"),
    (f"DELETE WHERE {{ GRAPH ?g {{ {TASK} ip:involves ?a }} }}", "shortcuts"),
    (f"INSERT DATA {{ {TASK} ip:concerns law:商标法 }}", "shortcuts"),
    ("INSERT DATA { law:商标法 ip:parentLaw law:商标法实施条例 }", "parent-law-cycle"),
    ("INSERT DATA { agency:国务院 org:subOrganizationOf agency:司法部 }", "sub-organisation-cycle"),
    (f"INSERT DATA {{ {PLAN} dcterms:isPartOf {TASK} }}", "part-cycle"),
    ("INSERT DATA { agency:司法部 ip:nameKey '财政部' }", "shared-name"),
    ("INSERT DATA { law:商标法 ip:parentLaw law:无 }", "undescribed"),
    ("INSERT DATA { GRAPH graph:x { law:商标法 ip:resolved true } }", "two-graphs"),
    (
        "DELETE { GRAPH ?g { ?b nif:endIndex ?e } } INSERT { GRAPH ?g { ?b nif:endIndex 1 } }"
        " WHERE { GRAPH ?g { ?b a ip:Block ; nif:beginIndex 0 ; nif:endIndex ?e } }",
        "blocks",
    ),
    ("DELETE WHERE { GRAPH ?g { ?b a ip:Block } }", "blocks"),
    (
        "DELETE { GRAPH ?g { ?m nif:beginIndex ?b } } INSERT { GRAPH ?g { ?m nif:beginIndex 0 } }"
        f" WHERE {{ GRAPH ?g {{ {TASK} ip:evidence ?m . ?m nif:beginIndex ?b }} }}",
        "quote",
    ),
    ("DELETE { GRAPH ?g { ?c nif:anchorOf ?w } } INSERT { GRAPH ?g { ?c nif:anchorOf 'x' } }"
     " WHERE { GRAPH ?g { ?c a ip:Cut ; nif:anchorOf ?w } }", "quote"),
]  # fmt: skip


@pytest.mark.parametrize(("update", "rule"), GRAPH_FAULTS)
def test_checks_find_planted_faults(graph, update, rule):
    graph.update(update, prefixes=prefixes())
    assert rule in {finding.rule for finding in checks.check(graph)}


def test_every_check_has_a_planted_fault():
    assert set(checks.CHECKS) <= {rule for _, rule in GRAPH_FAULTS}


def test_findings_say_what_and_where():
    finding = Finding("MinCount", "x:a", "x:b", "", "缺少")
    assert sorted([finding, Finding("Class", "x:a", "", "", "")])[0].rule == "Class"


def test_no_vocabulary_code_of_the_model_is_missing():
    import typing

    import rdflib
    from rdflib.namespace import SKOS

    from kg import model
    from kg.graph.validate import ontology

    ontology_graph = rdflib.Graph().parse(data=ontology(), format="turtle")

    def codes(scheme: str) -> set[str]:
        found = ontology_graph.subjects(SKOS.inScheme, rdflib.URIRef(iri(f"ipv:{scheme}")))
        return {str(term).rpartition("/")[2] for term in found}

    for alias, scheme in (
        ("BlockKind", "block-kind"),
        ("DutyMode", "duty-mode"),
        ("Role", "role"),
        ("RoleBasis", "role-basis"),
        ("Modality", "modality"),
        ("TurnRole", "turn-role"),
        ("FlagKind", "flag-kind"),
        ("FigureKind", "figure-kind"),
    ):
        assert codes(scheme) == set(typing.get_args(getattr(model, alias)))
    assert codes("task-level") == {"task", "measure"}


def test_every_kind_of_the_tables_is_in_the_vocabulary(tables, graph):
    for table, scheme, column in (
        (tables.agencies, "agency-kind", "kind"),
        (tables.instruments, "instrument-kind", "kind"),
    ):
        import rdflib
        from rdflib.namespace import SKOS

        from kg.graph.validate import ontology

        terms = rdflib.Graph().parse(data=ontology(), format="turtle")
        known = {
            str(term).rpartition("/")[2]
            for term in terms.subjects(SKOS.inScheme, rdflib.URIRef(iri(f"ipv:{scheme}")))
        }
        assert {getattr(row, column) for row in table.values()} <= known


def test_a_term_of_another_kind_in_the_graph_is_named():
    from kg.errors import GraphError

    blank = ox.Quad(ox.BlankNode("b"), ox.NamedNode("x:p"), ox.Literal("o"))
    with pytest.raises(GraphError, match="unexpected BlankNode"):
        validate([blank])
