"""The task ledger that staff keep: one task a row, as a workbook or as CSV."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.ask.names import resolve
from kg.ask.papers import paper_name
from kg.ask.records import Json, called, tasks
from kg.ask.sparql import rows
from kg.labels import label

if TYPE_CHECKING:
    from pyoxigraph import Store

# Heading and width in characters, in the order staff expect.
COLUMNS: tuple[tuple[str, int], ...] = (
    ("计划", 24),
    ("序号", 6),
    ("章节", 26),
    ("任务内容", 60),
    ("牵头单位", 18),
    ("参与单位", 32),
    ("分工方式", 14),
    ("涉及法规文件", 34),
    ("动作", 16),
    ("完成时限", 14),
    ("存疑", 16),
    ("原文位置", 16),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WRAPPED = frozenset({"章节", "任务内容", "参与单位", "涉及法规文件", "动作", "存疑", "计划"})
_CELL_LIMIT = 32_767  # characters, Excel's own


def ledger_rows(graph: Store, agency: str | None = None) -> list[list[str]]:
    """Rows under COLUMNS, one per task in the order of the plans; with `agency` only its tasks.

    Raises UnknownName when nothing bears the name `agency`.
    """
    of_body = ""
    if agency is not None:
        of_body = f" ; ip:involves <{resolve(graph, agency, 'agency').iri}>"
    found = rows(graph, f"SELECT DISTINCT ?t {{ ?t a ip:Task{of_body} }}")
    flags: dict[str, list[str]] = {}
    for row in rows(
        graph,
        """SELECT ?t ?kind { ?f ip:affects ?t ; dcterms:type ?kind ; ip:evidence
             [ nif:beginIndex ?b ] . ?t a ip:Task } ORDER BY ?t ?b ?kind""",
    ):
        flags.setdefault(row["t"], []).append(label(row["kind"].rpartition("/")[2], "zh"))
    held = tasks(graph, [r["t"] for r in found])
    parents = {(task["plan"], task["parent"]) for task in held if task["level"] == "measure"}
    return [
        _row(task, flags.get(task["iri"], []))
        for task in held
        # an item whose words are all in its passages would be a row without words
        if task["text"] or (task["plan"], task["id"]) not in parents
    ]


def write_workbook(rows_: Sequence[Sequence[str]], file: BinaryIO) -> None:
    """Write an .xlsx with a frozen heading, filters, widths and wrapped text; no cell is a formula."""
    import xlsxwriter

    # A fixed date: the same ledger is the same file.
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "任务台账", "created": datetime.datetime(2000, 1, 1)})
    sheet = book.add_worksheet("任务台账")
    bold = book.add_format(
        {"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    plain = book.add_format({"valign": "top", "border": 1})
    wrapped = book.add_format({"valign": "top", "border": 1, "text_wrap": True})
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for line, row in enumerate(rows_, start=1):
        for column, cell in enumerate(row):
            name = COLUMNS[column][0]
            style = wrapped if name in _WRAPPED else plain
            if name == "序号" and cell.isdecimal():
                sheet.write_number(line, column, int(cell), style)
            else:
                sheet.write_string(line, column, cell[:_CELL_LIMIT], style)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows_)), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(8)  # A3
    book.close()


def write_csv(rows_: Sequence[Sequence[str]], file: BinaryIO, *, raw: bool = False) -> None:
    """Write CSV with a BOM, so that spreadsheets read it as UTF-8; formula characters are neutralised
    by an apostrophe in front, unless `raw`: for programs, which want the words as they are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([name for name, _ in COLUMNS])
    writer.writerows(row if raw else [_safe(cell) for cell in row] for row in rows_)
    file.write(b"\xef\xbb\xbf" + text.getvalue().encode("utf-8"))


def _row(task: Json, flags: list[str]) -> list[str]:
    def bodies(*roles: str) -> str:
        return "、".join(a["agency"] for a in task["assignments"] if a["role"] in roles)

    others = bodies("participant", "joint")
    if task["open_ended"]:
        others = f"{others}等" if others else "等"
    actions: list[dict[str, Any]] = task["actions"]
    begin, end = task["span"]
    return [
        paper_name(task, "zh"),
        str(task["number"]) if task["number"] is not None else called(task),
        " / ".join(task["section"]),
        task["text"],
        bodies("sole", "lead"),
        others,
        label(task["duty_mode"], "zh"),
        "\n".join(action["instrument"] for action in actions),
        "\n".join("、".join(label(code, "zh") for code in action["types"]) for action in actions),
        "\n".join(due["date"] or due["as_written"] for due in task["deadlines"]),
        "、".join(dict.fromkeys(flags)),
        f"[{begin}, {end})",
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
