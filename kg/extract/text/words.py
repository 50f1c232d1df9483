"""Segmentation, by jieba or by rjieba where it is installed: the only importer of either.

jieba is the reference; rjieba does the same work faster, and a test holds the two equal token for
token. Both are given the same own words, with a frequency fixed here, so neither can guess one.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterable
from typing import Literal, Protocol

Engine = Literal["jieba", "rjieba"]

# Far above any word of the general dictionary that a name could be cut into.
_OWN_FREQUENCY = 200_000
# Latin text with a joint, and how jieba parts it; AT&T and C++ are words of its dictionary.
_JOINED = re.compile(r"^(?=[^._-]*[._-])[a-zA-Z0-9+#&.%_-]+$")
_LATIN_WORD = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")


class Cutter(Protocol):
    """A segmenter: both methods return tokens that concatenate to the text, or overlap in search mode."""

    def cut(self, text: str) -> list[str]: ...

    def cut_for_search(self, text: str) -> list[str]: ...

    def known_words(self, text: str) -> list[str]:
        """As `cut`, by the dictionary alone: no word is made up of characters that often stand together."""
        ...


def cutter(own_words: Iterable[str], engine: Engine | None = None) -> Cutter:
    """A segmenter that knows `own_words`; without `engine`, rjieba if it is installed, else jieba."""
    chosen = engine or ("rjieba" if importlib.util.find_spec("rjieba") else "jieba")
    words = sorted(set(own_words))
    return _Rjieba(words) if chosen == "rjieba" else _Jieba(words)


class _Rjieba:
    """rjieba, with Latin letters and digits joined by . - _ cut as jieba cuts them: 2025-04-24."""

    def __init__(self, words: list[str]) -> None:
        import rjieba

        self._segmenter = rjieba.Jieba()
        for word in words:
            self._segmenter.add_word(word, _OWN_FREQUENCY, "nz")

    def cut(self, text: str) -> list[str]:
        return [piece for token in self._segmenter.cut(text) for piece in _pieces(token)]

    def known_words(self, text: str) -> list[str]:
        return list(self._segmenter.cut(text, False))

    def cut_for_search(self, text: str) -> list[str]:
        tokens: list[str] = []
        found = iter(self._segmenter.cut_for_search(text))
        # In search mode the parts of a token stand before it, each shorter than it.
        for whole in self._segmenter.cut(text):
            group = []
            for token in found:
                group.append(token)
                if token == whole:
                    break
            tokens.extend(_pieces(whole) if _JOINED.search(whole) else group)
        return tokens


def _pieces(token: str) -> list[str]:
    if not _JOINED.search(token):
        return [token]
    return [piece for piece in _LATIN_WORD.split(token) if piece]


class _Jieba:
    """A private jieba tokenizer: neither its shared module-level one nor its cache file is touched."""

    def __init__(self, words: list[str]) -> None:
        with warnings.catch_warnings():
            # jieba 0.42.1 imports the deprecated pkg_resources and holds invalid escapes.
            warnings.simplefilter("ignore")
            import jieba

        self._tokenizer = jieba.Tokenizer()
        # What initialize() does, less its log lines and its cache in a shared temporary folder.
        self._tokenizer.FREQ, self._tokenizer.total = self._tokenizer.gen_pfdict(
            self._tokenizer.get_dict_file()
        )
        self._tokenizer.initialized = True
        for word in words:
            self._tokenizer.add_word(word, _OWN_FREQUENCY, "nz")

    def cut(self, text: str) -> list[str]:
        return list(self._tokenizer.cut(text))

    def known_words(self, text: str) -> list[str]:
        return list(self._tokenizer.cut(text, HMM=False))

    def cut_for_search(self, text: str) -> list[str]:
        return list(self._tokenizer.cut_for_search(text))
