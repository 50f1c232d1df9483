"""Small tables by which a page writes its words in the other script.

OpenCC knows some 50,000 phrases; a page needs the few that stand on it. What is kept is what
each character becomes by itself, and the longer stretches where that would be wrong.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

import opencc

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_CONFIGS = {"hans": "t2s", "hant": "s2t"}
Table = dict[str, object]


@functools.cache
def _converter(script: str) -> opencc.OpenCC:
    return opencc.OpenCC(_CONFIGS[script])


@functools.lru_cache(maxsize=1 << 16)
def _converted(run: str, script: str) -> str:
    """One run by OpenCC; the pages of a site share most of theirs."""
    result: str = _converter(script).convert(run)
    return result


@functools.cache
def _alone(char: str, script: str) -> str:
    """What a character becomes by itself; itself where that is no single character."""
    result: str = _converter(script).convert(char)
    return result if len(result) == 1 else char


@functools.lru_cache(maxsize=1 << 16)
def _by_characters(run: str, script: str) -> bool:
    """Whether each character of a run becomes what it becomes by itself: so it is of most runs."""
    return "".join([_alone(char, script) for char in run]) == _converted(run, script)


def tables(texts: Iterable[str]) -> dict[str, Table]:
    """For "hans" and "hant": {"from", "to": characters, "phrases": {stretch: converted}}.

    `convert` with such a table gives on every run of Han characters in `texts` what OpenCC gives.
    """
    runs = sorted({run for text in texts for run in _HAN.findall(text)})
    return {script: _table(runs, script) for script in _CONFIGS}


def convert(text: str, table: Table) -> str:
    """What the page's script does: the longest phrase that stands here, else the character."""
    pairs = dict(zip(str(table["from"]), str(table["to"]), strict=True))
    phrases: dict[str, str] = table["phrases"]  # type: ignore[assignment]
    longest = max(map(len, phrases), default=0)
    out, at = [], 0
    while at < len(text):
        for size in range(min(longest, len(text) - at), 0, -1):
            found = phrases.get(text[at : at + size])
            if found is not None:
                out.append(found)
                at += size
                break
        else:
            out.append(pairs.get(text[at], text[at]))
            at += 1
    return "".join(out)


def mostly_traditional(texts: Iterable[str]) -> bool:
    """Whether more characters of `texts` are traditional forms than simplified ones."""
    runs = "".join(run for text in texts for run in _HAN.findall(text))
    simple: str = _converter("hans").convert(runs)
    traditional: str = _converter("hant").convert(runs)
    if not len(runs) == len(simple) == len(traditional):
        return len(simple) != len(runs)
    changed = [sum(a != b for a, b in zip(runs, r, strict=True)) for r in (simple, traditional)]
    return changed[0] > changed[1]


def _table(runs: list[str], script: str) -> Table:
    alone = {char: _alone(char, script) for char in sorted(set("".join(runs)))}
    pairs = {char: to for char, to in alone.items() if to != char}
    phrases: dict[str, str] = {}
    wrong = [run for run in runs if not _by_characters(run, script)]
    # A stretch is widened until it is right everywhere; the whole run is right at last.
    for margin in (1, 2, 4, 8, None):
        for run in wrong:
            _widen(run, _converted(run, script), pairs, phrases, margin)
        if not phrases:
            break
        # Only where a phrase stands can a run have become wrong, or not be right yet.
        somewhere = re.compile("|".join(map(re.escape, phrases)))
        table = _pack(pairs, phrases)
        wrong = [
            run
            for run in runs
            if somewhere.search(run) and convert(run, table) != _converted(run, script)
        ]
        if not wrong:
            break
    return _pack(pairs, phrases)


def _widen(
    run: str, result: str, pairs: dict[str, str], phrases: dict[str, str], margin: int | None
) -> None:
    if margin is None or len(run) != len(result):
        phrases[run] = result
        return
    for at, (char, right) in enumerate(zip(run, result, strict=True)):
        if pairs.get(char, char) != right:
            left, end = max(0, at - margin), at + margin + 1
            phrases[run[left:end]] = result[left:end]


def _pack(pairs: dict[str, str], phrases: dict[str, str]) -> Table:
    return {
        "from": "".join(pairs),
        "to": "".join(pairs.values()),
        "phrases": dict(sorted(phrases.items())),
    }
