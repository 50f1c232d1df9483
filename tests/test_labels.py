"""Labels read without parsing Turtle are the labels of the ontology; every code has them."""

from __future__ import annotations

from typing import get_args

import rdflib
from rdflib.namespace import SKOS

from kg import assets, codes, model
from kg.graph.names import PREFIXES
from kg.labels import label, labels


def test_the_quick_reading_equals_the_turtle():
    graph = rdflib.Graph().parse(assets.ONTOLOGY / "ip.ttl", format="turtle")
    truth: dict[str, dict[str, str]] = {}
    for subject, words in graph.subject_objects(SKOS.prefLabel):
        if str(subject).startswith(PREFIXES["ipv"]) and words.language in ("en", "zh-Hans"):
            truth.setdefault(str(subject).rpartition("/")[2], {})[words.language] = str(words)
    assert labels() == truth


def test_every_code_of_the_model_has_a_label():
    kinds = (
        *(model.BlockKind, model.DutyMode, model.Role, model.RoleBasis),
        *(model.Modality, model.TurnRole, model.FlagKind, model.FigureKind),
    )
    for code in (*(c for kind in kinds for c in get_args(kind)), *codes.ACTION_TYPES):
        assert {"en", "zh-Hans"} <= labels()[code].keys(), code
    assert label("no-such-code", "en") == "no-such-code"
    assert label(None, "zh") == ""
