from __future__ import annotations

import pytest

PLAN = "联席会议办公室-2025-知识产权强国建设推进计划"
BRIEFING = "国务院新闻办公室-2024-国新办就中国知识产权强国建设有关情况举行新闻发布会"
REGIONAL = "2026-某省知识产权工作方案"

SHORTCUTS = [
    (
        f"task:{PLAN}-1",
        {
            ("ip:involves", "agency:国家知识产权局"),
            ("ip:ledBy", "agency:国家知识产权局"),
            ("ip:involves", "agency:司法部"),
            ("ip:hasParticipant", "agency:司法部"),
            ("ip:concerns", "law:商标法"),
            ("ip:revises", "law:商标法"),
            ("ip:within", f"section:{PLAN}-1"),
            ("ip:within", f"section:{PLAN}-1_1"),
            ("ip:within", f"plan:{PLAN}"),
        },
    ),
    (
        f"task:{PLAN}-8",
        {
            ("ip:involves", "agency:市场监管总局"),
            ("ip:ledBy", "agency:市场监管总局"),
            ("ip:concerns", "law:商业秘密保护规定"),
            ("ip:revises", "law:商业秘密保护规定"),
            ("ip:issues", "law:商业秘密保护规定"),
            ("ip:within", f"section:{PLAN}-1"),
            ("ip:within", f"section:{PLAN}-1_1"),
            ("ip:within", f"plan:{PLAN}"),
        },
    ),
    (
        f"task:{REGIONAL}-1",
        {
            ("ip:involves", "agency:甲厅"),
            ("ip:ledBy", "agency:甲厅"),
            ("ip:involves", "agency:乙厅"),
            ("ip:ledBy", "agency:乙厅"),
            ("ip:involves", "agency:各有关部门"),
            ("ip:hasParticipant", "agency:各有关部门"),
            ("ip:within", f"plan:{REGIONAL}"),
        },
    ),
    (
        f"task:{REGIONAL}-1_1",
        {
            ("ip:involves", "agency:丙公司"),
            ("ip:involves", "agency:丁研究院"),
            ("ip:concerns", "law:某省专利条例"),
            ("ip:revises", "law:某省专利条例"),
            ("ip:within", f"plan:{REGIONAL}"),
        },
    ),
    (f"task:{REGIONAL}-2", {("ip:within", f"plan:{REGIONAL}")}),
    (f"turn:{BRIEFING}-2", {("ip:concerns", "law:商标法"), ("ip:revises", "law:商标法")}),
    (f"turn:{BRIEFING}-1", set()),
]


@pytest.mark.parametrize(("node", "expected"), SHORTCUTS, ids=[node for node, _ in SHORTCUTS])
def test_shortcuts(ask, node, expected):
    assert ask(f"SELECT ?p ?o {{ GRAPH graph:inferred {{ {node} ?p ?o }} }}") == expected


def test_every_action_type_and_role_of_the_ontology_has_its_shortcut():
    import rdflib
    from rdflib.namespace import RDFS, SKOS

    from kg.graph import infer
    from kg.graph.names import PREFIXES
    from kg.graph.validate import ontology

    graph = rdflib.Graph().parse(data=ontology(), format="turtle")

    def codes(scheme: str) -> set[str]:
        found = graph.subjects(SKOS.inScheme, rdflib.URIRef(PREFIXES["ipv"] + scheme))
        return {str(term).removeprefix(PREFIXES["ipv"]) for term in found}

    def below(name: str) -> set[str]:
        found = graph.subjects(RDFS.subPropertyOf, rdflib.URIRef(PREFIXES["ip"] + name))
        return {f"ip:{str(term).removeprefix(PREFIXES['ip'])}" for term in found}

    assert set(infer.BY_TYPE) == codes("action-type")
    assert set(infer.BY_TYPE.values()) == below("concerns")
    assert set(infer.BY_ROLE) == codes("role") - {"joint"}
    assert set(infer.BY_ROLE.values()) == below("involves")
