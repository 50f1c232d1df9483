"""Which labels announce a speaker, and whether a text is a talk at all.

A colon alone announces nobody: 主要目标：, 责任单位：, 成果： stand before one in every plan. A label is
believed by its form (问, 记者, 主持人 张三, 财政部副部长李四); a bare name where it answers what was asked,
or is named with an office elsewhere; an outlet (某日报：) where a question follows and then who answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.briefing.labels import Label, labels
from kg.extract.briefing.people import in_head, introduced
from kg.extract.briefing.words import SpeechWords
from kg.extract.text.layer import Layer
from kg.extract.text.lines import breaks_lost, line_end
from kg.extract.text.text import Text

POSTED = re.compile(r"^[ \r]*(?P<at>20\d\d-\d\d-\d\d \d\d:\d\d:\d\d)[ \r]*$", re.MULTILINE)
_ASKING = frozenset({"question", "reporter", "outlet"})
_SURE = frozenset({"question", "answer", "reporter", "host", "unnamed", "office"})
_ANSWERING = frozenset({"answer", "unnamed", "office", "short"})
_LINE = re.compile(r"[^\n]+")
_FEWEST = 3
_FEWEST_OUTLETS = 2
_LONGEST_QUESTION = 800
_LONGEST_HEAD = 1500
# A talk is most of its text: a plan with a few questions behind it is none.
_LEAST_SHARE = 0.4
_SHORT = 400


def speeches(text: Text, words: SpeechWords) -> Layer[Label] | None:
    """The labels that announce who speaks, in order; None where the text is no talk."""
    said = _chosen(text, words, list(labels(text, words)))
    if said is None and any(breaks_lost(*line.span()) for line in _LINE.finditer(text.folded)):
        return _chosen(text, words, list(labels(text, words, anywhere=True)))
    return said


def _chosen(text: Text, words: SpeechWords, found: list[Label]) -> Layer[Label] | None:
    # (李四) in brackets speaks only where 【主持人】 or 【问】 do.
    if not any(label.boxed and label.rule in _SURE for label in found):
        found = [label for label in found if not label.boxed]
    if len(found) < 2:
        return None
    named = _named(text, words, found)
    found = [_as_saying(label, words, named) for label in found]
    known = named | _answering(text, words, found) | _alone(text, found)
    kept = [label for at, label in enumerate(found) if _speaks(text, words, found, at, known)]
    return Layer(kept) if _is_talk(text, words, kept) else None


def _named(text: Text, words: SpeechWords, found: Sequence[Label]) -> frozenset[str]:
    """The names that stand with an office, in a label or in running words."""
    first = next((label.begin for label in found if label.rule in _SURE | {"outlet"}), 0)
    bare = {label.name for label in found if label.name and label.rule in ("name", "other")}
    labelled = {label.name for label in found if label.name and label.rule in ("office", "host")}
    return frozenset(
        labelled | introduced(text, words, bare).keys() | in_head(text, words, first).keys()
    )


def _answering(text: Text, words: SpeechWords, found: Sequence[Label]) -> frozenset[str]:
    """The names behind what was asked; one that has not the form of a name must do so twice."""
    counts: Counter[str] = Counter()
    for before, label in pairwise(found):
        asks = before.rule in _ASKING and _asks(text, words, before, label.begin)
        if label.name and label.rule in ("name", "other") and asks:
            counts[label.name] += 1 + (label.rule == "name")
    return frozenset(name for name, count in counts.items() if count > 1)


def _alone(text: Text, found: Sequence[Label]) -> frozenset[str]:
    """The names on lines of their own where others stand so with an office; one of two characters, which
    could be a word (任务：), more than once."""
    if not any(label.rule == "office" for label in found):
        return frozenset()
    counts = Counter(
        label.name
        for label in found
        if label.name and label.rule == "name" and _ends_line(text.folded, label.end)
    )
    return frozenset(name for name, count in counts.items() if count > 1 or len(name) > 2)


def _ends_line(folded: str, at: int) -> bool:
    return not folded[at : line_end(folded, at, len(folded))].strip()


def _as_saying(label: Label, words: SpeechWords, named: frozenset[str]) -> Label:
    """李四首先介绍： as a label of 李四, who is known."""
    if label.rule in ("name", "other") and label.name not in named:
        for size in range(min(4, len(label.words) - 1), 1, -1):
            name = label.words[:size]
            if name in named and words.says.match(label.words[size:]):
                return replace(label, rule="says", name=name)
    return label


def _speaks(
    text: Text, words: SpeechWords, found: Sequence[Label], at: int, known: frozenset[str]
) -> bool:
    label = found[at]
    if label.rule in _SURE or label.rule in ("short", "says"):
        return True
    if label.rule == "outlet":
        following = found[at + 1] if at + 1 < len(found) else None
        if following is None or not _asks(text, words, label, following.begin):
            return False
        return following.name in known or following.rule in _ANSWERING
    return label.name in known


def _asks(text: Text, words: SpeechWords, label: Label, end: int) -> bool:
    """Whether a question stands behind `label`; a label that says so needs none."""
    if label.rule != "outlet":
        return True
    return bool(
        words.asking.search(text.folded, label.end, min(end, label.end + _LONGEST_QUESTION))
    )


def _is_talk(text: Text, words: SpeechWords, kept: Sequence[Label]) -> bool:
    """Whether `kept` are the turns of a talk: its head says so and one asks, one answers; or reporters
    or outlets ask; or times are printed; or one with an office speaks twice."""
    size = len(text.folded)
    if len(kept) < 2 or (size > _SHORT and size - kept[0].begin < _LEAST_SHARE * size):
        return False
    rules = Counter[str](label.rule for label in kept)
    asking = sum(label.rule in _ASKING for label in kept)
    # A report of a talk tells what was said (李四介绍：) though nobody asked, and is none.
    told_of = sum(
        label.rule == "says" and before.rule not in _ASKING for before, label in pairwise(kept)
    ) + (kept[0].rule == "says")
    answering = len(kept) - asking - told_of
    begin = max(0, kept[0].begin - _LONGEST_HEAD)
    told = words.occasion.search(text.folded, begin, kept[0].begin) is not None
    if told and answering and (asking or answering >= _FEWEST):
        return True
    if len(kept) < _FEWEST:
        return False
    if answering and (rules["reporter"] or rules["outlet"] >= _FEWEST_OUTLETS):
        return True
    offices = {label.name for label in kept if label.rule == "office"}
    turns = Counter(label.name for label in kept)
    return any(turns[name] > 1 for name in offices) or bool(POSTED.search(text.folded))
