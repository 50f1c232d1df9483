"""Divisions named without the body they are of: 综合处 behind 市水务局规划处 or 厅规划处 in one list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.text.lexicon import Lexicon
from kg.fold import fold, simplify, strip_name
from kg.model import Assignment

_ENDS = "(?:处|科|股)"
_OF_BODY = re.compile(
    rf"(?P<body>(?:.{{2,}})?[厅局委办部署院])(?P<own>[\u4e00-\u9fff]{{1,10}}{_ENDS})"
)
_BARE = re.compile(rf"[\u4e00-\u9fff]{{1,11}}{_ENDS}")
_NO_DIVISION = ("办事处", "代表处")


class Divisions:
    """The reader of divisions; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, assignments: Iterable[Assignment]) -> Iterator[Assignment]:
        """The bodies of one task, a bare division with the name of the body whose division stands before
        it."""
        body = ""
        for given in assignments:
            if given.kind != "agency" or given.resolved or given.agency.endswith(_NO_DIVISION):
                yield given
                continue
            named = _OF_BODY.fullmatch(given.agency)
            if named:
                body = named["body"]
            bare = body and not named and self._is_bare(given)
            yield replace(given, agency=body + given.agency) if bare else given

    def _is_bare(self, given: Assignment) -> bool:
        """Whether the name is that of a division without its body."""
        printed = strip_name(simplify(given.as_written))
        key = fold(printed)
        return bool(
            _BARE.fullmatch(printed)
            and not self._lexicon.authority.agency(key)
            and not key.startswith(self._lexicon.places.levels)
            and self._lexicon.places.leaves_out(key)
        )
