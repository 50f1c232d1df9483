"""Bare names of mechanisms: 领导小组办公室 is the office of the group that its own document names.

Such a name may stand in the tables as short for one mechanism; it means that one only where the
document names it in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.authority import Agency, Group
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.fold import fold, name_key, simplify, strip_name
from kg.model import Assignment

_SPACES = re.compile(r"\s")
_OFFICE = "办公室"  # 联席办 is short for it


class Mechanisms:
    """The reader of bare names in one document: `folded` are its words, `issuers` and `named` the
    bodies that it names, the first with more weight."""

    def __init__(
        self, lexicon: Lexicon, folded: str, issuers: Iterable[str], named: Iterable[str]
    ) -> None:
        self._authority = lexicon.authority
        self._folded = folded
        self._squeezed: str | None = None
        mechanism = alternatives(lexicon.words["mechanism"])
        tail = alternatives(lexicon.words["mechanism-tail"])
        lead = alternatives(lexicon.words["mechanism-lead"])
        self._bare = re.compile(rf"(?:{lead})?(?P<mechanism>{mechanism})(?P<tail>{tail})?")
        self._whole = re.compile(rf"(?P<stem>.{{2,}}(?P<mechanism>{mechanism}))(?:{tail})?")
        self._stems = [self._in_full(issuers), self._in_full(named)]

    def read(self, given: Assignment) -> Assignment:
        """`given` with the mechanism that a bare name means; as printed and unresolved where the tables
        know the name but the document does not name what they mean by it."""
        key = name_key(given.as_written)
        bare = self._bare.fullmatch(key)
        if bare is None:
            return given
        row = self._authority.group(key) or self._authority.agency(key)
        if row and self._names(row):
            return given
        own = self._own(bare["mechanism"]) if given.kind == "agency" else None
        if own:
            tail = bare["tail"] or ""
            name = own + (_OFFICE if _OFFICE.startswith(tail) and tail else tail)
            listed = self._authority.agency(name)
            return replace(given, agency=listed.name if listed else name, resolved=bool(listed))
        if row is None:
            return given
        printed = strip_name(simplify(given.as_written))
        return replace(given, agency=printed, resolved=False)

    def _names(self, row: Agency | Group) -> bool:
        """Whether the document names the mechanism of `row` by a name that is not bare itself."""
        full = []
        for name in map(fold, row.names):
            whole = self._whole.fullmatch(name)
            if whole and not self._bare.fullmatch(name):
                full.append(whole["stem"])
                listed = self._authority.agency(whole["stem"])
                full.extend(map(fold, listed.names if listed else ()))
            elif not self._bare.fullmatch(name):
                full.append(name)
        full = [name for name in full if not self._bare.fullmatch(name)]
        if self._squeezed is None:
            self._squeezed = _SPACES.sub("", self._folded)
        # A row with bare names only is the user's own word for what this document means.
        return not full or any(_SPACES.sub("", name) in self._squeezed for name in full)

    def _in_full(self, names: Iterable[str]) -> dict[str, dict[str, str]]:
        """By word of mechanism, the mechanisms named in full: the canonical name to the one printed."""
        found: dict[str, dict[str, str]] = {}
        for name in names:
            whole = self._whole.fullmatch(fold(name))
            if whole and not self._bare.fullmatch(fold(name)):
                stem = name[: len(whole["stem"])]
                listed = self._authority.agency(stem)
                same = found.setdefault(whole["mechanism"], {})
                same.setdefault(listed.name if listed else stem, stem)
        return found

    def _own(self, mechanism: str) -> str | None:
        """The one mechanism that the document names in full by this word."""
        for stems in self._stems:
            found: dict[str, str] = {}
            for word, same in stems.items():
                if word.startswith(mechanism) or mechanism.startswith(word):
                    found.update(same)
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None
