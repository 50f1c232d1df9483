"""Numerals, and the forms of number that chapters, sections, tasks and measures bear."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The numeral of 1 to 99."""
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" * (tens > 0) + (_DIGITS[ones] if ones else "")


def wide(number: int) -> str:
    """The number in full-width digits."""
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


LABELS: dict[str, Callable[[int], str]] = {
    "1.": lambda n: f"{n}.",
    "1. ": lambda n: f"{n}. ",
    "1．": lambda n: f"{n}．",
    "１．": lambda n: f"{wide(n)}．",
    "1、": lambda n: f"{n}、",
    "1﹒": lambda n: f"{n}﹒",
    "1·": lambda n: f"{n}·",
    "1：": lambda n: f"{n}：",
    "1｡": lambda n: f"{n}｡",
    "1.⏎": lambda n: f"{n}.\n",
    "任务1：": lambda n: f"任务{n}：",
    "（一）": lambda n: f"（{chinese(n)}）",
    "一、": lambda n: f"{chinese(n)}、",
    "（1）": lambda n: f"（{n}）",
    "①": lambda n: chr(ord("①") + n - 1),
}
CHAPTERS: dict[str, Callable[[int], str]] = {
    "一、": lambda n: f"{chinese(n)}、",
    "第一章": lambda n: f"第{chinese(n)}章 ",
    "第一部分": lambda n: f"第{chinese(n)}部分 ",
}
# Numbers that a reader knows where they stand behind a heading without a stop, all line ends lost:
# 统一、高效 and 2·1 hold none.
IN_LINE = ("1.", "1. ", "1．", "１．", "（一）", "（1）")
# (chapters, sections, tasks), None where the level is missing.
SCHEMES = (
    ("一、", "（一）", "1."),
    ("一、", "（一）", "1."),
    ("一、", "（一）", "1. "),
    ("一、", "（一）", "1．"),
    ("一、", "（一）", "１．"),
    ("一、", "（一）", "1、"),
    ("一、", "（一）", "（1）"),
    ("一、", None, "1."),
    ("一、", None, "1、"),
    ("一、", None, "1﹒"),
    ("一、", None, "1·"),
    ("一、", None, "1："),
    ("一、", None, "1｡"),
    ("一、", None, "1.⏎"),
    ("一、", None, "（一）"),
    ("一、", None, "（一）"),
    ("第一章", "（一）", "1."),
    ("第一章", None, "一、"),
    ("第一部分", None, "（一）"),
    (None, None, "任务1："),
    (None, None, "一、"),
    (None, None, "1."),
    (None, None, "1、"),
)
_BELOW = {"（一）": ("1．", "1.", "（1）"), "一、": ("（一）", "1."), "（1）": ("①",)}


def below(form: str) -> tuple[str, ...]:
    """The forms that measures under a task of `form` can bear."""
    return _BELOW.get(form, ("（1）",))
