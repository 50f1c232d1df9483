"""Runs of verbs before and after a title, and the action types they give. Verbs are data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.codes import ACTION_TYPES
from kg.extract.text.lexicon import Lexicon, alternatives

_LONGEST_VERSION = 12
# 创新, 更新, 重新 and the like before a verb: it is done, not told of.
_NOT_NEW = "创革更推翻重全刷"
# What makes a document, or makes it anew.
MAKING = frozenset({"draft", "revise", "issue"})


@dataclass(frozen=True, slots=True)
class Run:
    """Verbs that stand together: offsets in the string searched, and their types."""

    begin: int
    end: int
    types: tuple[str, ...]

    def without(self, types: frozenset[str]) -> Run | None:
        """The run for its other types; None if it has no others."""
        rest = tuple(kind for kind in self.types if kind not in types)
        return Run(self.begin, self.end, rest) if rest else None


# A verb of a run: where it begins, where it ends, where the run may go on, its types.
_Verb = tuple[int, int, int, tuple[str, ...]]


class Verbs:
    """Finds verb runs; made once for a lexicon.

    A run is read verb by verb, the longest at each place, never by a repeated pattern: that would
    try 贯彻落实 and 贯彻+落实 in every combination.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._types = lexicon.verb_types
        words = lexicon.words
        joint = alternatives(words["joint"])
        particle = alternatives(words["particle"])
        before, after = alternatives(lexicon.verbs_before), alternatives(lexicon.verbs_after)
        light = alternatives(words["light"])
        self._verb_before = re.compile(rf"((?:{before}))((?:{particle})?)(?:{joint})?")
        self._verb_after = re.compile(rf"((?:{after}))()(?:{joint})?")
        self._better = frozenset(words["improving"])
        self._light = (*words["light"], "等")
        adverb = alternatives(words["adverb"])
        self._lead = re.compile(rf"(?:{joint})?(?:{adverb}){{0,3}}")
        frame = alternatives(words["frame"])
        self._follows = re.compile(rf"$|(?:{joint})|{light}|等|{frame}")

    def before(self, zone: str) -> list[Run]:
        """Every run in `zone`, the text before a title, in order. A run ends in a verb with a type:
        the 加强 of 出台加强…的意见 belongs to what is issued."""
        found = []
        for run in self._runs(self._verb_before, zone):
            while run and not run[-1][3]:
                run.pop()
            if run:
                found.append(_joined(run))
        return found

    def opening(self, zone: str) -> list[Run]:
        """Every run in `zone`, verbs without a type (做好, 推进) included."""
        return [_joined(run) for run in self._runs(self._verb_before, zone)]

    def improving(self, zone: str) -> Run | None:
        """The last run in `zone`, if all its verbs say that something is made better and none says how (完善)."""
        runs = list(self._runs(self._verb_before, zone))
        better = runs and all(zone[verb[0] : verb[1]] in self._better for verb in runs[-1])
        return _joined(runs[-1]) if better else None

    def at_end(self, zone: str) -> Run | None:
        """The run that closes `zone`, nouns such as 工作 or 进程 behind it left out, or None.

        立法工作 and the like are verbs of the table: the longest reading wins.
        """
        whole = len(zone.removesuffix("。"))
        stop = self._without_light(zone, whole)
        last: Run | None = None
        for verbs in self._runs(self._verb_after, zone):
            run = _joined(verbs)
            if run.end in (stop, whole):
                last = run
        return last

    def at_start(self, zone: str, reach: int, *, closed: bool) -> Run | None:
        """The run that begins within `reach` characters of the start of `zone` and is a verb there:
        followed by its end, a joint or a light noun, not as in 实施40周年 or 修订后.

        Unless the clause is `closed` by the end of `zone`, a run there governs what comes next.
        """
        first = next(self._runs(self._verb_after, zone), None)
        run = _joined(first) if first else None
        if run is None or run.begin > reach or (run.end == len(zone) and not closed):
            return None
        return run if self._follows.match(zone, run.end) else None

    def only(self, clause: str) -> Run | None:
        """The run, if the whole `clause` is nothing else but for a joint or adverbs before it (并及时印发)."""
        lead = self._lead.match(clause)
        first = next(self._runs(self._verb_before, clause), None)
        run = _joined(first) if first else None
        whole = (lead.end() if lead else 0, len(clause))
        return run if run and (run.begin, run.end) == whole else None

    def is_one(self, clause: str) -> bool:
        """Whether `clause` is one verb of the table."""
        return clause in self._types

    def _runs(self, verb: re.Pattern[str], zone: str) -> Iterator[list[_Verb]]:
        run: list[_Verb] = []
        for match in verb.finditer(zone):
            if run and run[-1][2] != match.start():
                yield run
                run = []
            run.append((match.start(), match.end(2), match.end(), self._types[match.group(1)]))
        if run:
            yield run

    def _without_light(self, zone: str, stop: int) -> int:
        """Where zone[:stop] ends without the light nouns that close it, and a 的 before them."""
        while light := next((w for w in self._light if zone.endswith(w, 0, stop)), None):
            stop -= len(light)
        return stop - zone.endswith("的", 0, stop)


class Versions:
    """Participles that tell which version of a document is meant, not what is done to it: 落实新修订的《X》,
    宣传修订后的《X》. Made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        making = [verb for verb, types in lexicon.verb_types.items() if MAKING.intersection(types)]
        verbs = alternatives(making)
        self._version = re.compile(
            rf"(?:(?<=.)(?<![{_NOT_NEW}])新(?:{verbs}){{1,2}}|新(?:{verbs}){{1,2}}的"
            rf"|(?:{verbs})[后过]的?)$"
        )

    def without(self, pre: str) -> str:
        """`pre`, the text before a title, without such a participle at its end."""
        match = self._version.search(pre, max(0, len(pre) - _LONGEST_VERSION))
        return pre[: match.start()] if match else pre


def with_types(*runs: Run | None) -> tuple[str, ...]:
    """Types of all `runs`, each once, in the order of ACTION_TYPES."""
    found = {kind for run in runs if run for kind in run.types}
    return tuple(kind for kind in ACTION_TYPES if kind in found)


def _joined(verbs: list[_Verb]) -> Run:
    found = {kind for _, _, _, types in verbs for kind in types}
    types = tuple(kind for kind in ACTION_TYPES if kind in found)
    return Run(verbs[0][0], verbs[-1][1], types)
