"""Tasks that are the name of a bill and nothing else: 甲法修订草案（乙部起草）, 《甲办法》（修订）.

What is to be done with it stands in brackets behind the name, in the word for its draft, or in the
clause of who draws it up. The stages are rows of words.tsv.
"""

from __future__ import annotations

import re

from kg.extract.instruments.kinds import Kinds
from kg.extract.instruments.naming import Mention, canonical_title
from kg.extract.instruments.verbs import Run, Verbs, with_types
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text
from kg.fold import name_key

_LONGEST = 80
_LONGEST_CLAUSE = 300
_SHORTEST = 3
_CLAUSE = re.compile(r"[ \r\n]{0,4}\((?P<words>[^()]*(?:\([^()]*\)[^()]*){0,20})\)")
_STOPS = re.compile(r"[,。;:!?\n]")


class Bills:
    """Finds bills in the tasks of one text."""

    def __init__(self, text: Text, lexicon: Lexicon, verbs: Verbs, kinds: Kinds) -> None:
        self._text = text
        self._lexicon = lexicon
        self._kinds = kinds
        self._verbs = verbs
        stages = alternatives(lexicon.words["bill-stage"])
        self._stage = re.compile(
            rf"(?:\((?:(?P<said>{stages})(?:草案)?|草案)\)|(?P<new>{stages})?草案)$"
        )

    def in_task(self, begin: int, end: int) -> tuple[Mention, tuple[str, ...]] | None:
        """The bill that clean text [begin, end) names, and what is done to it; None if it says anything
        else, or nothing tells that it is to be made."""
        folded = self._text.folded
        while end > begin and folded[end - 1] in " \r\n。;,":
            end -= 1
        while begin < end and folded[begin] in " \r\n":
            begin += 1
        if not _SHORTEST <= end - begin <= _LONGEST:
            return None
        stage = self._stage.search(folded[begin:end])
        stop = begin + stage.start() if stage else end
        words = folded[begin:stop]
        clause = _CLAUSE.match(folded, end, end + _LONGEST_CLAUSE)
        drawn_up = self._drawn_up(clause["words"]) if clause else None
        if not (stage or drawn_up) or _STOPS.search(words.strip("《》")):
            return None
        mention = self._mention(begin, stop)
        if mention is None:
            return None
        said = (stage["said"] or stage["new"] or "") if stage else ""
        done = self._verbs.only(said) if said else None
        return mention, with_types(drawn_up, done) or ("mention",)

    def _drawn_up(self, words: str) -> Run | None:
        """The verb of a clause that says who draws up: 甲部牵头起草，乙部参与."""
        for run in self._verbs.opening(words):
            if "draft" in run.types and (run.end == len(words) or words[run.end] in ",;、"):
                return run
        return None

    def _mention(self, begin: int, end: int) -> Mention | None:
        text = self._text
        words = text.folded[begin:end]
        titled = words.startswith("《") and words.endswith("》")
        known = self._lexicon.authority.instrument(words)
        if "《" in words and not titled and not known:
            return None
        if known:
            return Mention(begin, end, known.name, known.kind, titled, True, "bill")
        heading = self._lexicon.kind_of(words.strip("《》"))
        if (
            heading is None
            or heading.kind == "-"
            or (not titled and self._verbs.opening(words[:4]))
        ):
            return None
        if len(name_key(words)) - len(heading.ending) < 2 and not titled:
            return None
        name = canonical_title(text.simplified(begin, end))
        return Mention(begin, end, name, self._kinds.of(words), titled, False, "bill")
