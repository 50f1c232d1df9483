"""Tables of tasks as files of their own: .csv and .xlsx to rows."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import xlsx_book
from kg.read.formats import read_bytes
from kg.read.xlsx_shown import BUILT_IN, shown
from tests.read.made import zip_of

HEAD = ["序号", "任务", "责任单位", "完成时限"]
EPOCH = datetime(1899, 12, 30)


def of_csv(data: str | bytes, name: str = "台账.csv") -> list[str]:
    return read_bytes(data.encode() if isinstance(data, str) else data, name).text.split("\n")


@pytest.mark.parametrize(
    "written",
    [
        '序号,任务,责任单位\n1,建站,"县民政局,县财政局"\n',
        "序号;任务;责任单位\r\n1;建站;县民政局,县财政局\r\n",
        "序号\t任务\t责任单位\n1\t建站\t县民政局,县财政局",
        "序号|任务|责任单位\r1|建站|县民政局,县财政局\r",
        "sep=;\n序号;任务;责任单位\n1;建站;县民政局,县财政局\n",
        # A title above, blank rows, blank columns at the right.
        "\ufeff序号,任务,责任单位,,\n\n1,建站,“县民政局,县财政局”,,\n".replace("“", '"').replace(
            "”", '"'
        ),
    ],
)
def test_csv_by_any_separator(written: str) -> None:
    assert of_csv(written) == ["序号\t任务\t责任单位", "1\t建站\t县民政局,县财政局"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_any_encoding(encoding: str) -> None:
    assert of_csv("序号,任务\n1,建站培训\n".encode(encoding)) == ["序号\t任务", "1\t建站培训"]


def test_line_breaks_and_quotes_in_a_cell() -> None:
    assert of_csv('序号,任务\n1,"建站；\n培训""能人"""\n') == ["序号\t任务", '1\t建站； 培训"能人"']


@pytest.mark.parametrize("cell", ['"建站', '"建"站', '建"站'])
def test_a_quotation_mark_that_quotes_nothing_swallows_nothing(cell: str) -> None:
    found = of_csv(f"序号,任务\n1,{cell}\n2,培训\n")
    assert found == ["序号\t任务", f"1\t{cell}", "2\t培训"]


def test_titles_and_notes_above_a_table_are_lines_of_text() -> None:
    rows = [
        ["某县二〇三一年任务台账", "", "", ""],
        ["", "", "", "单位：万元"],
        HEAD,
        ["1", "建站", "县民政局", ""],
        ["", "", "县财政局", ""],
        ["", "", "", ""],
        ["附表二", "", "", ""],
        HEAD,
    ]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert of_csv(out.getvalue()) == [
        "某县二〇三一年任务台账",
        "单位：万元",
        "\t".join(HEAD),
        "1\t建站\t县民政局\t",
        "\t\t县财政局\t",
        "附表二",
        "\t".join(HEAD),
    ]


@given(
    rows=st.lists(
        st.lists(
            st.text(st.sampled_from('建站，,;\t"\n培训12'), max_size=9), min_size=3, max_size=3
        ),
        min_size=2,
        max_size=6,
    ),
)
def test_no_character_of_a_csv_cell_is_lost(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([HEAD[:3], *rows])
    text = "".join(of_csv(out.getvalue()))
    kept = [
        char for row in [HEAD[:3], *rows] for cell in row for char in cell if char not in "\t\n"
    ]
    assert [char for char in text if char not in "\t\n "] == kept


def test_a_cell_that_is_too_long_is_refused() -> None:
    with pytest.raises(ReadError, match=r"^a\.csv: line 2 is no line of comma-separated values"):
        of_csv(f"任务,责任\n{'建' * 140_000},县民政局\n", "a.csv")


def book(*sheets: Callable[[Any], object], names: Sequence[str] = ()) -> bytes:
    """A workbook of sheets, each filled by a function."""
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.active)
    for at, fill in enumerate(sheets):
        fill(made.create_sheet(names[at] if names else None))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def of_rows(*rows: Sequence[object]) -> Callable[[Any], object]:
    return lambda sheet: [sheet.append(list(row)) for row in rows]


def of_xlsx(data: bytes) -> list[str]:
    # In this process: faster, and counted. test_a_child_process_reads_it goes the whole way.
    return xlsx_book.workbook_text(data, "a.xlsx").split("\n")


def test_a_child_process_reads_it() -> None:
    found = read_bytes(book(of_rows(HEAD, [1, "建站", "县民政局", "年底"])), "台账.xlsx")
    assert found.text == "序号\t任务\t责任单位\t完成时限\n1\t建站\t县民政局\t年底"
    assert found.name == "台账.xlsx"


def test_merged_cells_stand_as_in_other_tables() -> None:
    def fill(sheet: Any) -> None:
        of_rows(
            ["某县任务台账"],
            ["序号", "任务", "责任", None],
            [None, None, "牵头", "配合"],
            [1, "建站", "县民政局", None],
            [None, "培训", "县教育局", "县财政局"],
        )(sheet)
        for merged in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A5", "C4:D4"):
            sheet.merge_cells(merged)

    assert of_xlsx(book(fill)) == [
        "某县任务台账",
        "序号\t任务\t责任\t",
        "序号\t任务\t牵头\t配合",
        "1\t建站\t县民政局\t",
        "1\t培训\t县教育局\t县财政局",
    ]


def test_sheets_in_order_with_the_names_that_someone_gave_them() -> None:
    one = of_rows(["序号", "任务"], [1, "建站"])

    def hidden(sheet: Any) -> None:
        one(sheet)
        sheet.sheet_state = "hidden"

    rows = ["序号\t任务", "1\t建站"]
    assert of_xlsx(book(one)) == rows
    assert of_xlsx(book(one, one, names=["附表一", "Sheet2"])) == ["附表一", *rows, *rows]
    assert of_xlsx(book(one, hidden, of_rows(), names=["甲", "乙", "丙"])) == rows


def test_a_sheet_that_starts_far_from_its_corner() -> None:
    def fill(sheet: Any) -> None:
        sheet["D5"], sheet["E5"], sheet["D9"], sheet["E9"] = "序号", "任务", 1, "建站"

    assert [line.strip("\t") for line in of_xlsx(book(fill))] == ["序号\t任务", "1\t建站"]


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (104.5, "#,##0.00", "104.5"),
        (7, "000", "007"),
        (0.075, "0.0%", "7.5%"),
        (1.0, "0%", "100%"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("第一行_x000D_\n第二行", "@", "第一行\n第二行"),
        (date(2031, 6, 1), 'yyyy"年"m"月"', "2031年6月"),
        (datetime(2031, 6, 30), '[$-804]yyyy"年"m"月"d"日";@', "2031年6月30日"),
        (datetime(2031, 6, 5), "yyyy\\-mm\\-dd", "2031-06-05"),
        (datetime(2031, 6, 5), BUILT_IN[14], "2031/6/5"),
        (datetime(2031, 6, 5), "mmm-yy", "2031-06-05"),
        (datetime(2031, 6, 5), "m/d", "6/5"),
        (datetime(2031, 6, 5), "aaaa", "星期四"),
        (datetime(2031, 6, 5, 14, 7), "yyyy/m/d h:mm", "2031/6/5 14:07"),
        (datetime(2031, 6, 5, 14, 7, 9), "mm:ss", "07:09"),
        (time(9, 30), "h:mm", "9:30"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        # Words around a number; 日 makes none of it a date.
        (120, '0"万元"', "120万元"),
        (30.0, '0"个工作日"', "30个工作日"),
        (5, '"约"#,##0\\个;-0', "约5个"),
        (12.5, "¥#,##0.00_ ", "¥12.5"),
        (0.5, '"达"0%', "达50%"),
        ("半_xD800_", "@", "半_xD800_"),
        # Formats that the standard names by number only: openpyxl leaves the day a number.
        (48000, BUILT_IN[57], "2031年6月"),
        (48000, BUILT_IN[58], "6月1日"),
        (48000, BUILT_IN[31], "2031年6月1日"),
        (-1e9, BUILT_IN[31], "-1000000000"),
    ],
)
def test_a_cell_says_what_excel_shows(value: object, code: str, words: str) -> None:
    assert shown(value, code, EPOCH) == words


def test_formats_come_from_the_workbook() -> None:
    def fill(sheet: Any) -> None:
        of_rows(["完成时限", "比例"], [date(2031, 6, 1), 0.5])(sheet)
        sheet["A2"].number_format, sheet["B2"].number_format = 'yyyy"年"m"月"', "0%"

    assert of_xlsx(book(fill))[1] == "2031年6月\t50%"


def test_formats_by_number() -> None:
    made = changed(
        book(of_rows(["完成时限", "任务"], [48000, "建站"])),
        "xl/styles.xml",
        lambda xml: xml.replace(b'<xf numFmtId="0"', b'<xf numFmtId="57"'),
    )
    assert of_xlsx(made)[1] == "2031年6月\t建站"


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**parts, part: change(parts[part])})


PLAIN = book(of_rows(HEAD, [1, "建站", "县民政局", "年底"]))
SHEET = "xl/worksheets/sheet1.xml"


def test_looks_that_openpyxl_cannot_read_do_no_harm() -> None:
    made = changed(PLAIN, "xl/styles.xml", lambda xml: xml.replace(b"<fill>", b"<fill><odd/>"))
    assert of_xlsx(made)[1] == "1\t建站\t县民政局\t年底"


def test_the_strict_form_of_the_standard() -> None:
    made = PLAIN
    for part in ("xl/workbook.xml", SHEET):
        made = changed(
            made,
            part,
            lambda xml: xml.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
        )
    assert of_xlsx(made)[1] == "1\t建站\t县民政局\t年底"


def _bomb(xml: bytes) -> bytes:
    return b'<!DOCTYPE a [<!ENTITY e "eeeeeeeeee">]>' + xml.replace(b"<?xml", b"<?XML")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (changed(PLAIN, SHEET, _bomb), "declares a document type"),
        (changed(PLAIN, SHEET, lambda xml: xml[: len(xml) // 2]), "cannot be read"),
        (
            changed(PLAIN, "xl/workbook.xml", lambda xml: b"<workbook/>"),
            "visible sheets|cannot be read",
        ),
        (changed(PLAIN, SHEET, lambda xml: b" " * (70 << 20)), "unpacks to more than"),
        (PLAIN[:-200], "damaged or cut off"),
        (book(of_rows()), "sheets of this workbook are empty"),
        (zip_of({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "binary Excel file"),
        (zip_of({"[Content_Types].xml": b"", "ppt/a.xml": b""}), "PowerPoint"),
    ],
)
def test_refuses_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told) as caught:
        read_bytes(data, "a.xlsx")
    assert str(caught.value).startswith("a.xlsx: ")
    assert "\n" not in str(caught.value)


def test_words_right_of_the_last_column_are_not_dropped_silently() -> None:
    with pytest.raises(ReadError, match="row 1 has words right of column 1,000"):
        of_xlsx(book(lambda sheet: sheet.cell(1, 1200, "县民政局") and sheet.cell(1, 1, "任务")))


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, len(PLAIN)), change=st.binary(max_size=6), cut=st.integers(0, 30))
def test_a_damaged_workbook_gives_rows_or_an_error(at: int, change: bytes, cut: int) -> None:
    try:
        assert xlsx_book.workbook_text(PLAIN[:at] + change + PLAIN[at + cut :], "a.xlsx")
    except ReadError as error:
        assert "\n" not in str(error)
