"""Numbers as Word and browsers print them in front of list items."""

from __future__ import annotations

from collections.abc import Callable

_PLAIN = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def chinese(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """`number` in words, 0 to 99,999,999; larger ones and negative ones in digits.

    >>> [chinese(n) for n in (0, 7, 10, 11, 20, 105, 110, 1234)]
    ['零', '七', '十', '十一', '二十', '一百零五', '一百一十', '一千二百三十四']
    """
    if not 0 <= number < 10**8:
        return str(number)
    if number >= 10_000:
        rest = number % 10_000
        gap = digits[0] if 0 < rest < 1000 else ""
        return (
            chinese(number // 10_000, digits, units)
            + units[3]
            + (gap + _below(rest, digits, units) if rest else "")
        )
    words = _below(number, digits, units)
    one_ten = digits[1] + units[0]
    return words[1:] if units[0] == "十" and words.startswith(one_ten) else words


def _below(number: int, digits: str, units: str) -> str:
    """`number` under 10,000, with every unit said."""
    if number == 0:
        return digits[0]
    words, gap = "", False
    for place, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = number // place % 10
        if digit:
            words += (digits[0] if gap and words else "") + digits[digit] + unit
        gap = not digit
    return words


def _digitwise(number: int) -> str:
    return "".join(_PLAIN[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """Word's letters: a … z, aa, bb … (not the ab, ac of spreadsheets)."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _from(first: str, last: int) -> Callable[[int], str]:
    """Signs that follow one another in Unicode from `first`, up to `last`; digits after that."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _circled(number: int) -> str:
    return _from("①", 20)(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("decimal", "decimalHalfWidth", "arabic"), str),
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "taiwaneseCounting",
            "taiwaneseCountingThousand", "japaneseCounting",
        ),
        chinese,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digitwise),
    "chineseLegalSimplified": lambda number: chinese(number, _FORMAL, "拾佰仟万"),
    **dict.fromkeys(
        ("ideographLegalTraditional", "japaneseLegal"),
        lambda number: chinese(number, _FORMAL_OLD, "拾佰仟萬"),
    ),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
}  # fmt: skip
_LARGEST = 100_000


def numeral(number: int, format_name: str) -> str:
    """`number` in Word's format `format_name` (w:numFmt); in digits where the format is not known.

    >>> [numeral(12, f) for f in ("chineseCounting", "upperRoman", "decimalEnclosedCircle", "none")]
    ['十二', 'XII', '⑫', '']
    """
    if format_name == "none":
        return ""
    if not 1 <= number <= _LARGEST:
        return str(number)
    return _FORMATS.get(format_name, str)(number)
