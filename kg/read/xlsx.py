"""An Excel workbook (.xlsx) to text: its visible sheets in order, a row a line, cells joined by a TAB.

openpyxl reads it, in a child process: the files come from strangers. Cells say what Excel shows in
them: dates by their format, whole numbers without .0, the last result of a formula. The name of a
sheet stands before its rows where there are several and someone named it. Offsets count in the text
made here.
"""

from __future__ import annotations

from kg.read.child import in_child
from kg.read.limits import check_text


def xlsx_text(data: bytes, name: str) -> str:
    """The text of the workbook `data`, its lines ended by "\\n".

    Raises ReadError when the package is damaged, encrypted or over a limit, when the workbook cannot
    be read or holds no words, or takes too long.
    """
    text = in_child("xlsx", data, name)
    check_text(len(text), name)
    return text
