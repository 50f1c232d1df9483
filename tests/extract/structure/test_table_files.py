"""Tables of tasks that are files of their own: the same tasks from .csv and .xlsx as from pasted text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

import pytest

from kg.extract.document import extract
from kg.model import Document
from kg.read.formats import read_bytes
from tests.extract.checks import check
from tests.extract.samples import document, lexicon

ROWS: Sequence[Sequence[str]] = (
    ("某县2031年养老服务任务清单", "", "", "", ""),
    ("序号", "任务内容", "牵头单位", "配合单位", "完成时限"),
    ("1", "新建养老服务站二十个", "县民政局", "县财政局、县住建局", "2031年9月底前"),
    ("2", "改造老旧站点，\n配备护理设施", "县住建局", "", "2031年10月"),
    ("3", "培训护理员一千名", "县人社局", "县教育局", "持续推进"),
)


def of_csv(separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(ROWS)
    return out.getvalue().encode(encoding)


def of_xlsx(rows: Sequence[Sequence[object]] = ROWS, date_format: str = "") -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.active.merge_cells("A1:E1")
    if date_format:
        book.active["E3"].number_format = date_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes, name: str) -> Document:
    made = extract(read_bytes(data, name), lexicon())
    check(made)
    return made


def told(made: Document) -> list[object]:
    return [
        (
            task.number,
            task.text,
            [(given.agency, given.role) for given in task.assignments],
            [(due.as_written, due.date) for due in task.deadlines],
        )
        for task in made.tasks
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (of_csv(), "a.csv"),
        (of_csv(";", "gb18030"), "a.csv"),
        (of_csv("\t", "utf-16"), "a.tsv"),
        (of_xlsx(), "a.xlsx"),
    ],
)
def test_the_same_tasks_as_from_pasted_text(data: bytes, name: str) -> None:
    pasted = "\n".join("\t".join(row).replace("\n", " ").strip("\t") for row in ROWS)
    made = read(data, name)
    assert len(made.tasks) == 3
    assert told(made) == told(document(pasted))
    assert made.title == document(pasted).title


@pytest.mark.parametrize(
    ("shown", "written", "day"),
    [
        ('yyyy"年"m"月"', "2031年6月", "2031-06-30"),
        ('yyyy"年"m"月"d"日"', "2031年6月5日", "2031-06-05"),
        ("yyyy/m/d", "2031/6/5", "2031-06-05"),
        ("yyyy-mm-dd", "2031-06-05", "2031-06-05"),
        ("yyyy\\.mm", "2031.06", "2031-06-30"),
    ],
)
def test_a_date_is_due_as_its_cell_shows_it(shown: str, written: str, day: str) -> None:
    rows = [*ROWS[:2], ["1", "新建养老服务站", "县民政局", "", date(2031, 6, 5)]]
    (task,) = read(of_xlsx(rows, shown), "a.xlsx").tasks
    assert [(due.as_written, due.date) for due in task.deadlines] == [(written, day)]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2031.03-2031.10", "2031-10-31"),
        ("2031/2", "2031-02-28"),
        ("2031-06-05 18:00", "2031-06-05"),
        ("2031-2035", None),
        ("2031.13", None),
        ("0571-88", None),
    ],
)
def test_figures_alone_in_a_cell(cell: str, day: str | None) -> None:
    made = document(
        f"序号\t任务\t责任单位\t完成时限\n1\t建站\t县民政局\t{cell}\n2\t培训\t县教育局\t年底"
    )
    assert [due.date for due in made.tasks[0].deadlines] == [day]
