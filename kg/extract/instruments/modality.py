"""Whether what is said is planned, going on, or reported as done. Markers are data (words.tsv)."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.pairs import title_spans
from kg.model import Modality

_YEAR = re.compile(r"(20\d\d)年")
# 成功缔结, 已印发, 完成修订, 印发了: done, whatever the passage around it speaks of.
_DONE = re.compile("成功|已|完成")
# A process is not over because the passage looks back: 已进入…磋商阶段.
_PROCESSES = frozenset({"advance", "negotiate"})
# One character is a marker only where a verb phrase begins: 将 in 我们将, not in 将来; 拟 not in 虚拟.
_PHRASE_BEGINS = r"(?<=[,。;:\n们局部委院署])"


class Modalities:
    """The markers of a lexicon, compiled; made once for a document."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        kinds: tuple[Modality, ...] = ("planned", "reported-done")
        self._markers = [(kind, _marker(words[kind])) for kind in kinds]
        self._ongoing = words["ongoing"]

    def contexts(
        self, folded: str, begin: int, end: int, year: int | None
    ) -> tuple[list[int], list[Modality]]:
        """Offsets in a turn, in order, and the modality that holds from each one on.

        A marker holds until the next; a year before that of the briefing looks back, any other ahead.
        """
        found: list[tuple[int, Modality]] = [(begin, "reported-done")]
        for kind, pattern in self._markers:
            found.extend((match.start(), kind) for match in pattern.finditer(folded, begin, end))
        titles = list(title_spans(folded, begin, end))
        at = 0
        for match in _YEAR.finditer(folded, begin, end):
            while at < len(titles) and titles[at][1] <= match.start():
                at += 1
            titled = at < len(titles) and titles[at][0] < match.start()
            if year is not None and not titled:
                past = int(match.group(1)) < year
                found.append((match.start(), "reported-done" if past else "planned"))
        # The marker that opens a passage takes the place of what holds before any.
        found.sort(key=lambda item: item[0])
        return [at for at, _ in found], [kind for _, kind in found]

    def of(
        self, types: tuple[str, ...], context: Modality, around: str, after_verb: str
    ) -> Modality:
        """Modality of an action of `types` in `context`, `around` being its clause without the title
        and `after_verb` the last character of the verb's run."""
        if types == ("mention",):
            return "reported-done"
        process = bool(_PROCESSES.intersection(types))
        done = after_verb == "了" or bool(_DONE.search(around))
        if done and not process:
            return "reported-done"
        if context == "planned":
            return "planned"
        if process or any(word in around for word in self._ongoing):
            return "ongoing"
        return context


def modality_at(contexts: tuple[list[int], list[Modality]], at: int) -> Modality:
    """The modality that holds at clean offset `at`."""
    offsets, kinds = contexts
    return kinds[bisect_right(offsets, at) - 1]


def _marker(words: tuple[str, ...]) -> re.Pattern[str]:
    long = alternatives(word for word in words if len(word) > 1)
    short = alternatives(word for word in words if len(word) == 1)
    return re.compile(rf"{long}|{_PHRASE_BEGINS}(?:{short})" if short else long)
