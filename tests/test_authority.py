"""The tables: what they say, what a folder of one's own adds, what is refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg import assets
from kg.authority import _TWO_KEYS, load
from kg.codes import ACTION_TYPES
from kg.errors import TableError
from kg.extract.text.lexicon import Lexicon
from kg.fold import fold

TABLES = load()
KINDS = {
    "law",
    "admin-regulation",
    "departmental-rule",
    "judicial-interpretation",
    "normative-document",
    "policy-document",
    "guideline",
    "standard",
    "treaty",
    "plan-outline",
    "code-part",
    "report",
    "other",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("国家知识产权局", "国家知识产权局"),
        ("國家知識產權局", "国家知识产权局"),
        ("国知局", "国家知识产权局"),
        ("发改委", "国家发展改革委"),
        ("中华人民共和国司法部", "司法部"),
        ("国家市场监督管理总局", "市场监管总局"),
        ("国新办", "国务院新闻办公室"),
        ("某某总局", None),
        ("", None),
    ],
)
def test_agencies_by_any_name(name: str, expected: str | None) -> None:
    found = TABLES.agency(name)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("《中华人民共和国商标法》", "商标法"),
        ("知识产权强国建设纲要", "知识产权强国建设纲要"),
        ("人工智能相关发明专利申请指引", "人工智能相关发明专利申请指引(试行)"),
        ("商标", None),
    ],
)
def test_instruments_by_any_title(title: str, expected: str | None) -> None:
    found = TABLES.instrument(title)
    assert (found.name if found else None) == expected


def test_groups() -> None:
    everyone, some = TABLES.group("联席会议成员单位"), TABLES.group("联席会议有关成员单位")
    assert everyone is not None
    assert some is not None
    assert (everyone.open_ended, some.open_ended) == (False, True)
    assert some.members == ()
    assert all(TABLES.agency(member) for member in everyone.members)


def test_the_tables_agree_with_one_another() -> None:
    for agency in TABLES.agencies.values():
        for above in (agency.parent, agency.borne_by):
            assert not above or TABLES.agency(above), agency
    for instrument in TABLES.instruments.values():
        assert instrument.kind in KINDS
        assert all(TABLES.instrument(parent) for parent in instrument.parents), instrument
    for row in TABLES.rows("verbs.tsv"):
        assert set(row["types"].split()) <= {*ACTION_TYPES, "-"}
        assert row["use"] in ("before", "after", "both")
    assert {row["kind"] for row in TABLES.rows("headings.tsv")} <= {*KINDS, "-"}


def test_every_place_of_province_and_prefecture_level_is_listed_once() -> None:
    kinds = Counter(region.kind for region in TABLES.regions.values())
    assert kinds == {
        "municipality": 4,
        "province": 23,
        "autonomous-region": 5,
        "sar": 2,
        "corps": 1,
        "city": 293,
        "prefecture": 7,
        "autonomous-prefecture": 30,
        "league": 3,
        "new-area": 19,
    }
    names = [n for region in TABLES.regions.values() for n in (region.name, *region.aliases)]
    assert len(names) == len(set(names))
    numbers = [number for region in TABLES.regions.values() for number in region.numbers]
    assert len(numbers) == len(set(numbers))
    words = {row["class"] for row in TABLES.rows("words.tsv")}
    assert {f"bare-{kind}" for kind in kinds} <= words


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("甲市\tcity\t乙省\n", "“乙省”, given as parent above “甲市”, has no row"),
        ("甲市\tcity\t甲市\n", "stands above itself"),
        ("甲市\tcity\t乙市\n乙市\tcity\t甲市\n", "stands above itself"),
    ],
)
def test_a_place_lies_in_one_that_is_listed(tmp_path, rows: str, message: str) -> None:
    (tmp_path / "regions.tsv").write_text(f"name\tkind\tparent\n{rows}", encoding="utf-8")
    with pytest.raises(TableError, match=message):
        load(tmp_path)


@pytest.mark.parametrize("path", sorted(assets.AUTHORITY.glob("*.tsv")), ids=lambda path: path.name)
def test_every_row_has_the_columns_of_its_header_and_stands_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[-1] == ""
    width = lines[0].count("\t")
    keys = [tuple(line.split("\t")[: 2 if path.name in _TWO_KEYS else 1]) for line in lines[1:-1]]
    assert all(line.count("\t") == width for line in lines[:-1])
    assert len(set(keys)) == len(keys)


def test_one_word_can_serve_several_ends() -> None:
    words = Lexicon(TABLES).words
    assert "推进" in words["stop"]
    assert "推进" in words["ongoing"]
    assert {"有关", "相关"} <= set(words["vague"]) & set(words["generic"])


def test_a_folder_of_ones_own_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "agencies.tsv").write_text(
        "name\taliases\n某某总局\t某局\n司法部\t\n", encoding="utf-8-sig"
    )
    (tmp_path / "verbs.tsv").write_text("verb\ttypes\tuse\n打造\tdraft\tboth\n", encoding="utf-8")
    mine = load(tmp_path)
    found = mine.agency("某局")
    assert found is not None
    assert found.name == "某某总局"
    assert mine.agencies["司法部"].full == ""
    assert Lexicon(mine).verb_types[fold("打造")] == ("draft",)
    assert TABLES.agency("某局") is None


@pytest.mark.parametrize(
    ("table", "data", "told"),
    [
        ("agencies.tsv", "name\tcolour\n甲\t红\n".encode(), "line 1: the columns"),
        ("agencies.tsv", "aliases\tname\n甲\t乙\n".encode(), "must begin with “name”"),
        ("agencies.tsv", b"", "line 1"),
        ("agencies.tsv", "name\n甲\t乙\n".encode(), "line 2: more cells"),
        ("agencies.tsv", "name\n甲部\n".encode("gb18030"), "not UTF-8 at byte 5"),
        ("agencies.tsv", "name\taliases\n某局\t司法部\n".encode(), "“司法部” is a name of both"),
        ("instruments.tsv", "name\taliases\n某法\t商标法\n".encode(), "a name of both"),
    ],
)
def test_refuses_a_table_it_cannot_use(tmp_path: Path, table: str, data: bytes, told: str) -> None:
    (tmp_path / table).write_bytes(data)
    with pytest.raises(TableError, match=told):
        load(tmp_path)


def test_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="does not exist"):
        load(tmp_path / "missing")
