"""The tables: what they say, what a folder of one's own adds, what is refused."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from kg import assets
from kg.authority import load
from kg.codes import ACTION_TYPES
from kg.errors import TableError
from kg.extract.text.lexicon import Lexicon
from kg.fold import fold
from kg.tables import KEYS

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


YEAR = re.compile("(1[89]|20)[0-9]{2}")
MONTH = re.compile("(1[89]|20)[0-9]{2}(-(0[1-9]|1[0-2]))?")
DAY = re.compile("(1[89]|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def test_bodies_begin_before_they_end_and_are_followed_by_bodies() -> None:
    for agency in TABLES.agencies.values():
        for year in (agency.since, agency.until):
            assert not year or YEAR.fullmatch(year) or agency.kind == "international-org", agency
        assert not agency.since or not agency.until or agency.since <= agency.until, agency
        assert all(name in TABLES.agencies for name in agency.successors), agency
        assert (agency.kind == "nameplate") <= bool(agency.borne_by), agency
    for group in TABLES.groups.values():
        assert all(name in TABLES.agencies for name in group.members), group


def test_states_follow_one_another_and_are_over() -> None:
    for agency in TABLES.agencies.values():
        for state in agency.states:
            assert not state.since or MONTH.fullmatch(state.since), (agency.name, state)
            assert MONTH.fullmatch(state.until), (agency.name, state)
            assert state.since < state.until, (agency.name, state)
            for above in (state.parent, state.borne_by):
                assert not above or above in TABLES.agencies, (agency.name, state)
            assert (state.kind, state.parent, state.borne_by) != (
                *(agency.kind, agency.parent, agency.borne_by),
            )
        for one, other in pairwise(agency.states):
            assert one.until <= other.since, agency.name


def test_events_have_days_and_come_in_order() -> None:
    for instrument in TABLES.instruments.values():
        for event in instrument.events:
            assert event.kind in ("adopted", "revised", "ended"), instrument.name
            assert event.source, instrument.name
            assert event.date or event.in_force, instrument.name
            for day in (event.date, event.in_force):
                assert not day or DAY.fullmatch(day), instrument.name
            assert not event.in_force or event.date <= event.in_force, instrument.name
            assert not event.by or event.by in TABLES.instruments, instrument.name
        kinds = [event.kind for event in instrument.events]
        assert kinds.count("ended") <= 1, instrument.name
        assert kinds.count("adopted") <= 1, instrument.name
        assert "ended" not in kinds[:-1], instrument.name
        assert "adopted" not in kinds[1:], instrument.name


@pytest.mark.parametrize(
    ("name", "date", "kind", "above"),
    [
        ("国家信访局", "2019-05-01", "national-bureau", "国务院办公厅"),
        ("国家信访局", "2024", "sc-direct", "国务院"),
        ("证监会", "2019", "sc-institution", "国务院"),
        ("证监会", "2023-03", "sc-direct", "国务院"),
        ("国家外专局", "2017-12-31", "national-bureau", "人力资源社会保障部"),
        ("国家外专局", "2020", "nameplate", "科技部"),
        ("国家外专局", "2025", "nameplate", "人力资源社会保障部"),
        ("国家乡村振兴局", "2022-06", "sc-direct", "国务院"),
        ("环境保护部", "2016", "sc-department", "国务院"),
        ("环境保护部", "2020", "former", ""),
        ("国家知识产权局", "2019-01-01", "national-bureau", "市场监管总局"),
        ("国家版权局", "2012", "nameplate", "新闻出版总署"),
        # a bare year is its beginning: the reform of March had not come
        ("国家知识产权局", "2018", "sc-direct", "国务院"),
        ("国家知识产权局", "2018-04", "national-bureau", "市场监管总局"),
        ("司法部", "1990", "sc-department", "国务院"),
    ],
)
def test_what_a_body_was(name: str, date: str, kind: str, above: str) -> None:
    body = TABLES.agency(name)
    assert body
    then = body.state(date) or body
    assert (then.kind, then.borne_by or then.parent) == (kind, above)


def test_what_a_body_was_on_no_day() -> None:
    body = TABLES.agency("国家信访局")
    assert body
    assert body.state(None) is None


@pytest.mark.parametrize(
    ("title", "date", "status"),
    [
        ("环境保护法", "2020-01-01", "in-force"),
        ("环境保护法", "2026-08-14", "in-force"),
        ("环境保护法", "2026-08-15", "ended"),
        ("生态环境法典", "2026-03-11", ""),
        ("生态环境法典", "2026-08-14", "not-yet-in-force"),
        ("生态环境法典", "2026-08-15", "in-force"),
        ("商标法", "2026-12-31", "in-force"),
        ("合同法", "2021-01-01", "ended"),
        ("民法典", "2020-12-31", "not-yet-in-force"),
        ("增值税暂行条例", "2026-06-01", "ended"),
        ("民事诉讼法", "2024-06-01", "in-force"),
        ("质量强国建设纲要", "2024-06-01", ""),  # nothing is known of it
    ],
)
def test_the_status_of_an_instrument_on_a_day(title: str, date: str, status: str) -> None:
    instrument = TABLES.instrument(title)
    assert instrument
    assert instrument.status(date) == status


@pytest.mark.parametrize(
    ("table", "rows", "told"),
    [
        ("periods.tsv", "name\tuntil\tkind\n无此局\t2018\tother\n", "line 2: “无此局” is the name"),
        ("events.tsv", "name\tevent\tdate\n无此法\tended\t2018-01-01\n", "line 2: “无此法” is the"),
        ("agencies.tsv", "name\taliases\n甲局\t\n\n乙局\t司法部\n", "line 4: “司法部” is a name"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path, table: str, rows: str, told: str) -> None:
    (tmp_path / table).write_text(rows, encoding="utf-8")
    with pytest.raises(TableError, match=f"{table}, {told}"):
        load(tmp_path)


def test_states_and_events_of_ones_own(tmp_path) -> None:
    (tmp_path / "agencies.tsv").write_text("name\tkind\n某某局\tother\n", encoding="utf-8")
    (tmp_path / "periods.tsv").write_text(
        "name\tfrom\tuntil\tkind\n某某局\t2010\t2015\tnational-bureau\n", encoding="utf-8"
    )
    (tmp_path / "events.tsv").write_text(
        "name\tevent\tdate\tin_force\n商标法\tended\t2030-01-01\t2030-06-01\n", encoding="utf-8"
    )
    mine = load(tmp_path)
    state = mine.agencies["某某局"].state("2012")
    assert state
    assert state.kind == "national-bureau"
    assert mine.instruments["商标法"].status("2030-06-01") == "ended"


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
    keys = [tuple(line.split("\t")[: KEYS.get(path.name, 1)]) for line in lines[1:-1]]
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
