"""`Text`: a source folded for matching, its noise cut, with the way back to source offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.fold import simplify, simplify_terms
from kg.model import Noise, Source, Span

# Folded; what OpenCC's phrases make of 知识产权, 信息化, 互联网, 软件, 优化, 人工智能, 数据库.
_TAIWAN_TERMS = ("智慧财产", "资讯", "网际网路", "软体", "最佳化", "人工智慧", "资料库", "程式")
_ENOUGH_TERMS = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Clean text in two aligned forms: `folded` for matching, `shown` in the source's own characters.

    Offsets into both count code points of the clean text; `span` leads back to the source.
    `by_phrases`: the source was converted phrase by phrase, it has terms that only Taiwan uses.
    """

    source: Source
    folded: str = field(repr=False)
    shown: str = field(repr=False)
    cuts: tuple[Noise, ...]
    by_phrases: bool
    _clean_starts: tuple[int, ...] = field(repr=False)
    _source_starts: tuple[int, ...] = field(repr=False)

    def origin(self, offset: int) -> int:
        """Source offset of the clean character at `offset`; the end of the text maps to its end."""
        run = bisect_right(self._clean_starts, offset) - 1
        return self._source_starts[run] + offset - self._clean_starts[run]

    def span(self, begin: int, end: int) -> Span:
        """Source span of the clean range [begin, end): from its first character to its last, no noise
        outside them."""
        if end <= begin:
            at = self.origin(begin)
            return Span(at, at)
        return Span(self.origin(begin), self.origin(end - 1) + 1)

    def simplified(self, begin: int, end: int) -> str:
        """The words of the clean range [begin, end) in simplified script, for names."""
        words = self.words(begin, end)
        return simplify_terms(words) if self.by_phrases else simplify(words)

    def words(self, begin: int, end: int) -> str:
        """The source's own characters in the clean range [begin, end), noise left out."""
        return self.shown[begin:end]


def cut(source: Source, folded: str, noise: Sequence[Noise]) -> Text:
    """Make the Text of `source` without the characters of `noise`, given `folded`, its folded form.

    `noise` is ordered and does not overlap; `folded` is as long as the source's text.
    """
    clean_starts: list[int] = []
    source_starts: list[int] = []
    kept: list[str] = []
    shown: list[str] = []
    length = at = 0
    for piece in (*noise, None):
        begin, end = piece.span if piece else (len(folded), len(folded))
        if begin > at or piece is None:
            clean_starts.append(length)
            source_starts.append(at)
            kept.append(folded[at:begin])
            shown.append(source.text[at:begin])
            length += begin - at
        at = end
    return Text(
        source,
        "".join(kept),
        "".join(shown),
        tuple(noise),
        sum(term in folded for term in _TAIWAN_TERMS) >= _ENOUGH_TERMS,
        tuple(clean_starts),
        tuple(source_starts),
    )
