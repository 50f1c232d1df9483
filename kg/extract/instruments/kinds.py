"""The kind of an instrument that no table lists, by the form of its title (title_forms.tsv, headings.tsv)."""

from __future__ import annotations

import re

from kg.extract.text.lexicon import Lexicon
from kg.fold import fold, name_key, without_tail_brackets

_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,7}?(?:省|市|自治区|自治州|特区|新区|地区)")
# 我县X办法, 全省统一的X办法, 省X办法: its own, wherever it is.
_OWN = re.compile(r"^(?:[我本全](?:自治[区州]|[省市县区州盟旗])|省)(?![域场级间块际略长])")
_OTHER = "other"
# 《X报告2023》
_DIGITS = "0123456789"


class Kinds:
    """Reads the kind off a title; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms = [
            (fold(row["has"]), fold(row["ending"]), row["kind"])
            for row in lexicon.authority.rows("title_forms.tsv")
        ]

    def of(self, title: str) -> str:
        """Code of the instrument kind of `title`, in any script, 《》 or not; "-" for what is none."""
        key = name_key(title)
        key = key.rstrip(_DIGITS)
        bare = without_tail_brackets(key)
        for has, ending, kind in self._forms:
            if bare.endswith(ending) and self._has(key, has):
                return kind
        heading = self._lexicon.kind_of(key)
        return heading.kind if heading else _OTHER

    def _has(self, key: str, form: str) -> bool:
        if form.startswith("@"):
            return form[1:] in key and self._of_place(key)
        return key.startswith(form[1:]) if form.startswith("^") else form in key

    def _of_place(self, key: str) -> bool:
        """Whether `key` says at its head of which place it is."""
        if _PLACE.match(key) or _OWN.match(key):
            return True
        return self._lexicon.places.at(key)[1] > 0
