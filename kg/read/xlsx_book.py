"""The sheets of a workbook. Runs in the child process of kg.read.xlsx.

openpyxl is given a package made anew of the parts it needs, each unpacked within the limits of
kg.read.archive and without a document type, and of the styles only the formats of numbers: what makes
workbooks of other programs fail are their colours and borders.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from kg.errors import ReadError
from kg.read.archive import Archive
from kg.read.docx_xml import child, children, parse, whole
from kg.read.limits import check_text
from kg.read.sheet_rows import Place, sheet_lines
from kg.read.xlsx_shown import BUILT_IN, shown

_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:[^/]+\.xml|_rels/[^/]+\.rels|worksheets/[^/]+\.xml)"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# The strict form of the standard says the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_FIRST_OWN = 164
_STYLES = "xl/styles.xml"
_MERGED = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s?\d{0,3}", re.IGNORECASE)


def workbook_text(data: bytes, name: str) -> str:
    """The text of the workbook `data`. Raises ReadError as kg.read.xlsx says."""
    import openpyxl

    archive = Archive(data, name)
    needed = filter(_NEEDED.fullmatch, archive.names)
    parts = {member: _part(archive, member, name) for member in needed}
    parts[_STYLES] = _plain_styles(parts.get(_STYLES), name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out: drawings, rules
        try:
            book = openpyxl.load_workbook(
                io.BytesIO(_package(parts)), read_only=True, data_only=True, keep_links=False
            )
            sheets = list(_sheets(book, parts, name))
        except ReadError:
            raise
        except Exception as error:  # openpyxl raises whatever a damaged part leads it to
            why = " ".join(str(error).split())[:200] or type(error).__name__
            raise ReadError(
                f"{name}: the workbook cannot be read ({why}); open it in Excel or WPS and save it anew."
            ) from error
    named = len(sheets) > 1
    lines = [
        line
        for title, rows in sheets
        for line in ([title] if named and not _UNNAMED.fullmatch(title) else []) + rows
    ]
    if not lines:
        raise ReadError(f"{name}: the visible sheets of this workbook are empty.")
    text = "\n".join(lines)
    check_text(len(text), name)
    return text


def _part(archive: Archive, member: str, name: str) -> bytes:
    data = archive.read(member)
    # UTF-16 writes a NUL beside each letter.
    if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise ReadError(
            f"{name}: {member} declares a document type, which Excel never does; do not trust this file."
        )
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data


def _package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for member, data in parts.items():
            made.writestr(member, data)
    return out.getvalue()


def _plain_styles(styles: bytes | None, name: str) -> bytes:
    """Styles that say of each cell its format of numbers, and nothing of its looks."""
    root = parse(styles, f"{name}: {_STYLES}") if styles else None
    codes = "".join(
        f'<numFmt numFmtId="{whole(made.get("numFmtId"), 0)}" formatCode={quoteattr(made.get("formatCode"))}/>'
        for made in children(child(root, "numFmts"), "numFmt")
    )
    used = "".join(
        f'<xf numFmtId="{whole(xf.get("numFmtId"), 0)}"/>'
        for xf in children(child(root, "cellXfs"), "xf")
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/>"
        f"</cellStyleXfs><cellXfs>{used or '<xf/>'}</cellXfs></styleSheet>"
    ).encode()


def _sheets(book: Any, parts: dict[str, bytes], name: str) -> Iterator[tuple[str, list[str]]]:
    """The visible sheets that hold words: the name of each, and its lines."""
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        rows = (
            [
                shown(cell.value, _format(cell), book.epoch) if cell.value is not None else ""
                for cell in row
            ]
            for row in sheet.iter_rows()
        )
        # openpyxl tells of merged cells only where it holds the whole sheet in memory.
        merged = _merged(parts.get(sheet._worksheet_path, b""))
        lines = sheet_lines(rows, merged, name)
        if lines:
            yield sheet.title, lines


def _format(cell: Any) -> str:
    number = cell.style_array.numFmtId
    return BUILT_IN.get(number, "") if number < _FIRST_OWN else cell.number_format


def _merged(sheet: bytes) -> dict[Place, Place]:
    from openpyxl.utils import column_index_from_string

    found = {}
    for left, top, right, bottom in _MERGED.findall(sheet):
        column, row = column_index_from_string(left.decode()), int(top)
        across = column_index_from_string(right.decode()) - column + 1
        found[row - 1, column - 1] = (int(bottom) - row + 1, across)
    return found
