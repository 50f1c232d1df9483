"""Labels of a page around a document: 发布机构, 标　题, 文  号, as tables of pages print them."""

from __future__ import annotations

import re

from kg.extract.text.lexicon import Lexicon

_DRAWN_OUT = 3


def labels(lexicon: Lexicon, *matters: str) -> str:
    """A regular expression of the labels of these matters (issuer, date, number, title); a short one can
    be spaced out to the width of others."""
    found = (word for matter in matters for word in lexicon.words[f"{matter}-label"])
    return "|".join(map(_form, sorted(found, key=lambda word: (-len(word), word))))


def _form(label: str) -> str:
    between = " {0,8}" if len(label) <= _DRAWN_OUT else ""
    return between.join(map(re.escape, label))
