"""Files of questions of one's own: what their head must say, and how parameters are bound."""

from __future__ import annotations

import pytest

from kg.ask.named import bind, read_query
from kg.ask.sparql import rows
from kg.errors import QueryError
from kg.graph.store import open_graph

HEAD = "# title: 问 | Ask\n# description: 述 | Tell\n"


def _file(tmp_path, text):
    path = tmp_path / "mine.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_value_is_searched_for_the_next_block(tmp_path, shipped):
    query = read_query(
        _file(
            tmp_path,
            f"{HEAD}# param one: text — 一 | one\n# param two: text — 二 | two\n"
            'SELECT ?one ?two { VALUES ?one { "a" } VALUES ?two { "b" } }',
        )
    )
    given = {"one": "VALUES ?two { z }", "two": " } } #"}
    assert rows(open_graph(shipped), bind(query, given, open_graph(shipped))) == [given]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {}", "# title:"),
        ("# title: 问\n# description: 述 | Tell\nSELECT * {}", "# title:"),
        (f"{HEAD}# param x: colour — 甲 | a\nSELECT * {{ VALUES ?x {{ 1 }} }}", "line 3"),
        (f"{HEAD}# param x: text — 甲 | a\nSELECT * {{}}", "line 3"),
        (
            f"{HEAD}# param x: text — 甲 | a\nSELECT * {{ VALUES ?x {{ 1 }} VALUES ?x {{ 1 }} }}",
            "once in the query",
        ),
    ],
)
def test_a_head_that_is_not_whole_is_refused_with_its_place(tmp_path, text, said):
    with pytest.raises(QueryError, match=said):
        read_query(_file(tmp_path, text))


def test_a_file_with_a_bom_reads_and_one_in_another_encoding_does_not(tmp_path):
    path = _file(tmp_path, f"\ufeff{HEAD}SELECT * {{}}")
    assert read_query(path).title_english == "Ask"
    path.write_bytes("# title: 问".encode("gb18030"))
    with pytest.raises(QueryError, match="UTF-8"):
        read_query(path)


def test_a_code_that_the_ontology_lacks_names_codes_like_it(kg, shipped):
    ran = kg("query", "instruments-acted-on", "-p", "action=revize")
    assert ran.code == 1
    assert "revise" in ran.err
