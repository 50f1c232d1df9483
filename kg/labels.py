"""Labels of the codes that answers hold, in simplified Chinese and English, from the ontology itself.

ontology/ip.ttl keeps each vocabulary term on one line, so that its labels can be had without parsing
Turtle (a tenth of a second that no short command should pay); a test holds the two readings equal.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from kg import assets

Language = Literal["zh", "en"]
_TERM = re.compile(r"^ipv:([\w-]+) a ip:VocabularyTerm ;(.*)$", re.MULTILINE)
_LABEL = re.compile(r'"([^"]*)"@(en|zh-Hans)')


def label(code: str | None, language: Language) -> str:
    """The label of the vocabulary code `code`; the code itself where the ontology has none, "" for None."""
    if code is None:
        return ""
    return labels().get(code, {}).get("zh-Hans" if language == "zh" else "en", code)


@functools.cache
def labels() -> dict[str, dict[str, str]]:
    """Code → language tag → label, for every term of the closed vocabularies."""
    text = (assets.ONTOLOGY / "ip.ttl").read_text(encoding="utf-8")
    return {
        code: {tag: words for words, tag in _LABEL.findall(rest)}
        for code, rest in _TERM.findall(text)
    }
