"""The names of local bodies with the place that their document leaves out: 省教育厅 as 江苏省教育厅."""

from __future__ import annotations

import re

from kg.authority import Region
from kg.extract.bodies.regions import Regions
from kg.extract.text.lexicon import Lexicon
from kg.fold import fold

_DEPARTMENTS_OF = ("province", "autonomous-region")
_TAIL_BRACKET = re.compile(r"\([^()]*\)$")
_SHORTEST_DEPARTMENT = 3


class LocalNames:
    """What the bare names of one document stand for: `region` is the place that the document is of.

    Only the first word of a name is replaced: 省知识产权局 in 省市场监管局（省知识产权局） stays.
    """

    def __init__(self, lexicon: Lexicon, regions: Regions, region: Region | None) -> None:
        self._lexicon = lexicon
        self._regions = regions
        words = lexicon.words
        self._no_level = tuple(words["no-level"])
        bare = {name: every for name, every in words.items() if name.startswith("bare-")}
        self._every_level = tuple(word for every in bare.values() for word in every)
        self._department_ends = tuple(words["department-end"])
        self._no_department = tuple(words["no-department"])
        self._local_too = frozenset(words["local-too"])
        self._region = region.name if region else ""
        self._places: dict[str, str] = {}
        self._province = ""
        if region is None:
            return
        for word in bare.get(f"bare-{region.kind}", ()):
            self._places[word] = region.name
        for above in regions.above(region):
            for word in bare.get(f"bare-{above.kind}", ())[:1]:
                self._places.setdefault(word, above.name)
        line = (region, *regions.above(region))
        self._province = next((r.name for r in line if r.kind in _DEPARTMENTS_OF), "")

    def own(self, printed: str) -> str | None:
        """The place's own body of a name that a central one bears in short too: 发改委; None for any other."""
        return self._region + printed if self._region and fold(printed) in self._local_too else None

    def full(self, name: str) -> str | None:
        """`name` with its place; None where it names none by its level, or a table knows it."""
        key = fold(name)
        if not self._places or self._lexicon.authority.agency(name):
            return None
        if not key.startswith(self._no_level) and key.startswith(self._every_level):
            for word in sorted(self._places, key=len, reverse=True):
                if key.startswith(word):
                    return (
                        self._places[word] + name[len(word) :] if self._is_one(key, word) else None
                    )
            return None
        return self._province + name if self._province and self._is_department(key) else None

    def _is_one(self, key: str, word: str) -> bool:
        """Whether a body stands behind the `word`, and not a second level: 市县两级法院."""
        rest = key[len(word) :]
        return (
            bool(rest)
            and rest[0] not in "(、和及与"
            and (rest.startswith(self._no_level) or not rest.startswith(self._every_level))
        )

    def _is_department(self, key: str) -> bool:
        """Whether this is a department of a province by its form alone, as no central body's is."""
        bare = _TAIL_BRACKET.sub("", key)
        if (
            len(bare) < _SHORTEST_DEPARTMENT
            or not bare.endswith(self._department_ends)
            or bare.endswith(self._no_department)
            or self._regions.named_in(key)
        ):
            return False
        return not any(begin == 0 for begin, _ in self._lexicon.body_names(key))
