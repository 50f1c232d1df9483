"""Unknown names: counted once, as extract counts them, and offered as rows only where these would help."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import authority
from kg.ask.unknown import COLUMNS, unknown
from kg.extract.document import extract
from kg.extract.text.lexicon import Lexicon
from kg.graph import build
from kg.model import Document, Source

TABLES = authority.load()
TEXTS = {
    "甲": "2024年甲项工作计划\n一、章\n"
    "1.印发《乙类产品追溯办法》。（财政部、某某产业研究院、甲乙新材料有限公司负责）\n"
    "2.推进。（市财政局牵头，产业处、某某产业研究院、各有关部门配合）\n",
    "乙": "2024年乙项工作计划\n一、章\n"
    "1.落实《乙类产品追溯办法》。（某某产业研究院、市财政局负责）\n"
    "2.推进。（张三、按要求完成、某某产业研究院等单位、责任单位：司法部负责）\n",
}


def read(tables: authority.Authority) -> list[Document]:
    lexicon = Lexicon(tables)
    return [
        extract(Source(f"{name}.txt", str(place) * 64, text), lexicon)
        for place, (name, text) in enumerate(TEXTS.items())
    ]


def graph(documents: list[Document], tables: authority.Authority) -> ox.Store:
    store = ox.Store()
    store.load(b"".join(build.nquads(documents, tables)), ox.RdfFormat.N_QUADS)
    return store


DOCUMENTS = read(TABLES)


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[int, tuple[str, ...], str | None]]:
    rows = unknown(graph(DOCUMENTS, TABLES), TABLES)
    assert len({(row.table, row.name) for row in rows}) == len(rows)
    return {row.name: (row.uses, row.documents, row.line) for row in rows}


def test_each_name_once_with_how_often_and_where(found) -> None:
    assert found["某某产业研究院"][:2] == (3, ("乙.txt", "甲.txt"))
    assert found["市财政局"][:2] == (2, ("乙.txt", "甲.txt"))
    assert found["乙类产品追溯办法"][:2] == (2, ("乙.txt", "甲.txt"))
    assert not {"财政部", "各有关部门"} & set(found)


def test_the_uses_are_the_flags_of_extract(found) -> None:
    flags = [f for d in DOCUMENTS for f in d.flags if f.kind == "unresolved"]
    assert sum(uses for uses, *_ in found.values()) == len(flags)


def test_only_rows_that_help_are_offered(found) -> None:
    offered = {name for name, (_, _, line) in found.items() if line}
    assert offered == {"某某产业研究院", "甲乙新材料有限公司", "乙类产品追溯办法"}


def test_what_leaves_out_its_place_is_told_apart() -> None:
    rows = unknown(graph(DOCUMENTS, TABLES), TABLES)
    assert {row.name for row in rows if row.placeless} == {"市财政局"}


def test_the_rows_pasted_settle_the_names(tmp_path) -> None:
    rows = unknown(graph(DOCUMENTS, TABLES), TABLES)
    offered = [row for row in rows if row.line]
    for table in {row.table for row in offered}:
        lines = [row.line for row in offered if row.table == table and row.line]
        text = "\n".join(("\t".join(COLUMNS), *lines, ""))
        (tmp_path / table).write_text(text, encoding="utf-8")
    own = authority.load(tmp_path)
    left = unknown(graph(read(own), own), own)
    assert {row.name for row in left} == {row.name for row in rows} - {row.name for row in offered}
