"""What copying does to a text: spam words, pinyin, the other script."""

from __future__ import annotations

import functools
import re

import opencc

from kg.fold import fold
from tests.generator.grammar.bodies import table
from tests.generator.grammar.maker import Maker

_HAN_PAIR = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_PINYIN = {
    "联": "lián",
    "强": "qiáng",
    "数": "shù",
    "权": "quán",
    "发": "fā",
    "推": "tuī",
    "建": "jiàn",
    "务": "wù",
    "业": "yè",
    "聯": "lián",
    "強": "qiáng",
    "權": "quán",
    "業": "yè",
}


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@functools.cache
def _spam() -> tuple[str, ...]:
    words = [row["text"] for row in table("noise.tsv") if row["where"] == "word"]
    return tuple(word for word in words if not word.startswith("["))


def traditional(maker: Maker, text: str) -> str:
    """The text in traditional script."""
    maker.has("script:traditional")
    return _converter().convert(text)


def _spots(maker: Maker, text: str, count: int) -> list[int]:
    """Places inside words: between two Han characters, away from numbers and titles in 《》."""
    spots = []
    for match in _HAN_PAIR.finditer(text):
        at = match.start()
        start = text.rfind("\n", 0, at) + 1
        in_title = text.rfind("《", 0, at) > text.rfind("》", 0, at)
        if at - start > 5 and not in_title:
            spots.append(at)
    return sorted(maker.rng.sample(spots, min(count, len(spots))), reverse=True)


def spammed(maker: Maker, text: str) -> str:
    """The text with spam words in the middle of its words."""
    maker.has("noise:spam")
    words = _spam()
    if "script:traditional" in maker.features:
        words = tuple(_converter().convert(word) for word in words)
    for at in _spots(maker, text, maker.rng.randint(1, 8)):
        word = maker.rng.choice(words)
        made = text[:at] + word + text[at:]
        if _alone(made, at, at + len(word)):
            text = made
    return text


def _alone(text: str, begin: int, end: int) -> bool:
    """Whether the spam word at [begin, end) makes no other one with what stands beside it: then no
    reader could know which of the two was pushed in."""
    reach = max(map(len, _spam()))
    left = max(0, begin - reach)
    near = fold(text[left : end + reach])
    for word in map(fold, (*_spam(), *map(_converter().convert, _spam()))):
        at = near.find(word)
        while at >= 0:
            first, last = left + at, left + at + len(word)
            inside = begin <= first and last <= end
            if first < end and begin < last and not inside:
                return False
            at = near.find(word, at + 1)
    return True


def glossed(maker: Maker, text: str) -> str:
    """The text with the pinyin of some characters behind them."""
    maker.has("noise:pinyin")
    for at in _spots(maker, text, 60):
        gloss = _PINYIN.get(text[at - 1])
        if gloss and maker.chance(0.5):
            text = f"{text[:at]}({gloss}){text[at:]}"
    return text
