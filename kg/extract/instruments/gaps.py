"""Words dropped from the source: inside a sentence, in empty brackets, and by comparing passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.instruments.naming import Mention
from kg.extract.instruments.verbs import MAKING, Verbs
from kg.extract.text.layer import Layer
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.sentences import sentences
from kg.extract.text.text import Text
from kg.model import Flag

_EMPTY = re.compile(r"[(《][ ]*[)》]")
_PUNCTUATION = re.compile(r"[\W_]+")
# The page ends its line, not the words: 加快⏎打造X, 推进X标准⏎制修订. A label or a number begins something else.
_GOES_ON = re.compile(
    r"[ \r]{0,3}\n[ \r]{0,3}(?![^,。;\n]{2,8}[:：]|[一二三四五六七八九十]{1,3}、)"
    r"(?:[\u4e00-\u9fffA-Za-z“\"]|\d+(?![\d.、)]))"
)
_BEGUN = re.compile(r"[,。;\n][^,。;:!?\n]*[^\s,。;:!?)][ \r]{0,3}\n[ \r]{0,3}$")
_LONGEST_LINE = 80
_AND = re.compile(r"^(?:并|以及|[和与及])")
_TRUNCATED_STOP = "。!?…”)》:;"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of clean text to look for gaps in; `about` as in Flag."""

    begin: int
    end: int
    about: str | None


class Gaps:
    """Finds what is missing from one document."""

    def __init__(self, text: Text, lexicon: Lexicon, mentions: Layer[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        self._verbs = Verbs(lexicon)

    def inside(self, passage: Passage) -> Iterator[Flag]:
        """Verbs without object, and brackets without words, in one passage.

        A clause that is nothing but verbs lost its object, unless its sentence named an instrument
        before it that the verbs can act on (《X》，印发实施).
        """
        folded = self._text.folded
        for clauses in sentences(folded, passage.begin, passage.end):
            named = False
            for begin, end in clauses:
                if not named and self._lacks_object(passage, begin, end):
                    yield self._flag("hole", passage.about, begin, end)
                named = named or bool(self._mentions.within(begin, end))
        for match in _EMPTY.finditer(folded, passage.begin, passage.end):
            yield self._flag("empty-brackets", passage.about, match.start(), match.end())

    def _lacks_object(self, passage: Passage, begin: int, end: int) -> bool:
        """Whether the clause is nothing but verbs that ask for an object, and the page parts none from it.

        What says how, or has two verbs that make nothing, is whole: 有序实施, 加强宣传, 抓好落实.
        """
        folded = self._text.folded
        clause = folded[begin:end]
        run = self._verbs.only(clause)
        if run is None:
            return False
        if not MAKING.intersection(run.types) and not self._verbs.is_one(_AND.sub("", clause)):
            return False
        before = max(passage.begin, begin - _LONGEST_LINE)
        return not (
            _GOES_ON.match(folded, end, passage.end) or _BEGUN.search(folded, before, begin)
        )

    def silent_drops(self, tasks: Iterable[Passage], others: Iterable[Passage]) -> Iterator[Flag]:
        """Titles that a task lacks and another passage of the file still has in the same sentence.

        Two sentences are the same when they agree but for their titles and punctuation, and share
        a title. The flag lies on the title in the other passage and is about the task.
        """
        # Per frame and title, the sentence with most titles: one comparison for each of the task's.
        fullest: dict[tuple[str, str], dict[str, Mention]] = {}
        for other in others:
            for frame, titles in self._frames(other):
                for name in titles:
                    if len(titles) > len(fullest.get((frame, name), ())):
                        fullest[frame, name] = titles
        for task in tasks:
            told: set[str] = set()
            for frame, present in self._frames(task):
                titles = fullest.get((frame, min(present)), {})
                if present.keys() < titles.keys():
                    for name in sorted(titles.keys() - present.keys() - told):
                        told.add(name)
                        mention = titles[name]
                        yield self._flag(
                            "silent-drop", task.about, mention.begin, mention.end, name
                        )

    def cut_off(self, passage: Passage) -> Iterator[Flag]:
        """A passage whose last sentence does not end: its last words, up to ten characters."""
        folded = self._text.folded
        end = passage.end
        while end > passage.begin and folded[end - 1] in " \r\n":
            end -= 1
        if end > passage.begin and folded[end - 1] not in _TRUNCATED_STOP:
            begin = max(passage.begin, end - 10, *(folded.rfind(m, 0, end) + 1 for m in ",。\n"))
            yield self._flag("truncated", passage.about, begin, end)

    def _frames(self, passage: Passage) -> Iterator[tuple[str, dict[str, Mention]]]:
        for clauses in sentences(self._text.folded, passage.begin, passage.end):
            for begin, end in clauses:
                titles = [m for m in self._mentions.within(begin, end) if m.titled]
                if not titles:
                    continue
                starts = [begin, *(title.end for title in titles)]
                stops = [*(title.begin for title in titles), end]
                rest = "".join(
                    self._text.folded[start:stop] for start, stop in zip(starts, stops, strict=True)
                )
                yield _PUNCTUATION.sub("", rest), {title.name: title for title in titles}

    def _flag(
        self, kind: str, about: str | None, begin: int, end: int, instrument: str | None = None
    ) -> Flag:
        return Flag(
            kind,  # type: ignore[arg-type]  # callers pass literals of FlagKind
            about,
            self._text.words(begin, end),
            self._text.span(begin, end),
            instrument,
        )
