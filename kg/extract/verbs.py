"""Runs of verbs before and after a title, and the action types they give. Verbs are data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon, alternatives
from kg.codes import ACTION_TYPES


@dataclass(frozen=True, slots=True)
class Run:
    """Verbs that stand together: offsets in the string searched, and their types."""

    begin: int
    end: int
    types: tuple[str, ...]


class Verbs:
    """Finds verb runs; made once for a lexicon. All patterns are linear: literals, bounded joints."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._types = lexicon.verb_types
        words = lexicon.words
        joint = alternatives(words["joint"])
        particle = alternatives(words["particle"])
        before, after = alternatives(lexicon.verbs_before), alternatives(lexicon.verbs_after)
        light = alternatives(words["light"])
        self._verb = re.compile(alternatives(self._types))
        typed = alternatives(verb for verb in lexicon.verbs_before if self._types[verb])
        lead = rf"(?:(?:{before})(?:{particle})?(?:{joint})?)*"
        self._any = re.compile(rf"{lead}(?:{before})(?:{particle})?")
        self._before = re.compile(rf"{lead}(?:{typed})(?:{particle})?")
        self._after = re.compile(rf"(?:(?:{after})(?:{joint})?)*(?:{after})")
        self._after_at_end = re.compile(rf"(?:的)?(?:{light}|等)*。?$")
        self._follows = re.compile(rf"$|(?:{joint})|{light}|等")
        self.particles = words["particle"]

    def before(self, zone: str) -> list[Run]:
        """Every run in `zone`, the text before a title, in order. A run ends in a verb that has a type:
        the 加强 of 出台加强…的意见 belongs to what is issued."""
        return [self._run(match) for match in self._before.finditer(zone)]

    def opening(self, zone: str) -> list[Run]:
        """Every run in `zone`, verbs without a type (做好, 推进) included."""
        return [self._run(match) for match in self._any.finditer(zone)]

    def at_end(self, zone: str) -> Run | None:
        """The run that closes `zone`, nouns such as 工作 or 进程 behind it left out, or None.

        立法工作 and the like are verbs of the table: the longest reading wins.
        """
        tail = self._after_at_end.search(zone)
        stop = tail.start() if tail else len(zone)
        last: Run | None = None
        for match in self._after.finditer(zone):
            if match.end() in (stop, len(zone)) or (
                match.start() < stop <= match.end() and not zone[match.end() :].strip("。")
            ):
                last = self._run(match)
        return last

    def at_start(self, zone: str, reach: int) -> Run | None:
        """The run that begins within `reach` characters of the start of `zone` and is a verb there:
        followed by its end, a joint or a light noun, not as in 实施40周年 or 修订后."""
        match = self._after.search(zone, 0)
        if match and match.start() <= reach and self._follows.match(zone, match.end()):
            return self._run(match)
        return None

    def only(self, clause: str) -> Run | None:
        """The run, if the whole `clause` is nothing else."""
        match = self._any.fullmatch(clause)
        return self._run(match) if match else None

    def _run(self, match: re.Match[str]) -> Run:
        found = {kind for verb in self._verb.findall(match.group()) for kind in self._types[verb]}
        types = tuple(kind for kind in ACTION_TYPES if kind in found)
        return Run(match.start(), match.end(), types)


def with_types(*runs: Run | None) -> tuple[str, ...]:
    """Types of all `runs`, each once, in the order of ACTION_TYPES."""
    found = {kind for run in runs if run for kind in run.types}
    return tuple(kind for kind in ACTION_TYPES if kind in found)
