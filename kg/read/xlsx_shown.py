"""What Excel shows in a cell: its value by the format of the cell.

Not a full implementation of number formats: dates, percentages, whole numbers, zeros in front and the
words around a number are shown as Excel does, every other number in full.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

# ECMA-376 names these formats by number only; their codes are those of Chinese Excel.
BUILT_IN = {
    1: "0",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: "yyyy年m月",
    28: "m月d日",
    29: "m月d日",
    30: "m-d-yy",
    31: "yyyy年m月d日",
    32: "h时mm分",
    33: "h时mm分ss秒",
    36: "yyyy年m月",
    50: "yyyy年m月",
    51: "m月d日",
    52: "yyyy年m月",
    53: "m月d日",
    54: "m月d日",
    57: "yyyy年m月",
    58: "m月d日",
}
_ISO_DATE, _ISO_TIME = "yyyy-mm-dd", "h:mm"
_TOKEN = re.compile(r'\[[^\]]*\]|"([^"]*)"|\\(.)|_.|\*.|([yYmMdDhHsSeE]+|[aA]{3,4})|(.)', re.DOTALL)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# openpyxl leaves the days of these formats numbers.
_DAYS = frozenset(code for number, code in BUILT_IN.items() if 27 <= number <= 58)
_AROUND = re.compile(
    r'((?:"[^"]*"|\\.|[¥￥$])*)(?:\[[^\]]*\])?[#0?][#0?,.]*(%?)((?:"[^"]*"|\\.|_.|\s)*)', re.DOTALL
)
_WEEKDAYS = "一二三四五六日"


def shown(value: object, code: str, epoch: datetime) -> str:
    """The words that a cell with `value` shows under the format `code`; `epoch` is the day that the
    workbook counts days from."""
    if value is None:
        return ""
    code = code.split(";")[0]
    if isinstance(value, str):
        return _ESCAPED.sub(_unescaped, value).replace("\r", "")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _of_day(value, code, epoch) if code in _DAYS else _number(value, code)
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, code)
    return str(value)


def _of_day(value: float, code: str, epoch: datetime) -> str:
    from openpyxl.utils.datetime import from_excel

    try:
        return _moment(from_excel(value, epoch), code)
    except (ValueError, OverflowError, TypeError):
        return _number(value, "")


def _unescaped(sign: re.Match[str]) -> str:
    """The character that _x000D_ and its like stand for; half of one stays as written."""
    code = int(sign[1], 16)
    return sign[0] if 0xD800 <= code < 0xE000 else chr(code)


def _number(value: float, code: str) -> str:
    around = _AROUND.fullmatch(code)
    before, after = (_literal(around[1]), _literal(around[3])) if around else ("", "")
    if "%" in code:
        decimals = len(code.partition(".")[2].rstrip("%")) if "." in code else 0
        return f"{before}{value * 100:.{decimals}f}%{after}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int):
        zeros = len(code) if code and not code.strip("0") else 0
        return f"{before}{value:0{zeros}d}{after}"
    return f"{before}{value:.15g}{after}"


def _literal(code: str) -> str:
    """The words of a part of a format that holds no digits: "万元" without its quotation marks."""
    return re.sub(r'"([^"]*)"|\\(.)|_.|(.)', r"\1\2\3", code, flags=re.DOTALL).strip()


def _moment(value: datetime | date | time | timedelta, code: str) -> str:
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if not code or "mmm" in code.lower():  # names of months are another language's
        code = _ISO_TIME if isinstance(value, time) else _ISO_DATE
    made = []
    hours = False
    tokens = list(_TOKEN.finditer(code))
    for at, token in enumerate(tokens):
        quoted, escaped, part, sign = token.groups()
        if part is None:
            made.append(quoted or escaped or sign or "")
            continue
        kind = part[0].lower()
        behind = next((t[3][0].lower() for t in tokens[at + 1 :] if t[3]), "")
        if kind == "m" and (hours or behind == "s"):
            kind = "minute"
        hours = kind == "h"
        made.append(_part(value, kind, len(part)))
    return "".join(made).strip()


def _part(value: datetime | date | time, kind: str, width: int) -> str:
    if kind in ("h", "minute", "s"):
        if not isinstance(value, datetime | time):
            return ""
        number = {"h": value.hour, "minute": value.minute, "s": value.second}[kind]
        return f"{number:0{min(width, 2)}d}"
    if isinstance(value, time):
        return ""
    if kind in "ye":
        return f"{value.year % 100:02d}" if kind == "y" and width == 2 else str(value.year)
    if kind == "a":
        return ("星期" if width > 3 else "") + _WEEKDAYS[value.weekday()]
    number = value.month if kind == "m" else value.day
    return f"{number:0{min(width, 2)}d}"
