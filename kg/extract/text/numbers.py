"""Printed numbers: 一、二十三 and full-width digits, as integers."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}


def printed_number(words: str) -> int | None:
    """Value of `words`, written in digits or as a Chinese numeral below 1000; None if they are neither.

    >>> [printed_number(words) for words in ("12", "十", "二十三", "一百零五", "甲")]
    [12, 10, 23, 105, None]
    """
    if words.isdecimal():
        return int(words)
    total = digit = 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            return None
    return total + digit if words else None
