"""Keywords of tasks: the words of a task that few other tasks of its document share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from kg.extract.text.lexicon import Lexicon

_MOST = 6


def keywords(texts: Sequence[str], lexicon: Lexicon) -> list[tuple[str, ...]]:
    """The keywords of each of `texts`, in simplified script, best first, by tf-idf over the passages.

    Words are the segmenter's; single characters, numbers and the stop words of words.tsv are no
    keywords. Ties go by the word itself, so the result does not depend on any order of hashing.
    """
    stop = set(lexicon.words["stop"]) | set(lexicon.verb_types)
    counted = [
        Counter(t for t in lexicon.cutter.cut(text) if _is_word(t) and t not in stop)
        for text in texts
    ]
    spread = Counter(word for counts in counted for word in counts)
    return [
        tuple(
            sorted(counts, key=lambda w: (-counts[w] * math.log(1 + len(texts) / spread[w]), w))[
                :_MOST
            ]
        )
        for counts in counted
    ]


def _is_word(token: str) -> bool:
    return len(token) > 1 and token.isalpha()
