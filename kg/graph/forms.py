"""The kind of a body that no table lists, by the form of its name (data/authority/forms.tsv)."""

from __future__ import annotations

from kg.authority import Authority
from kg.fold import fold

_OTHER = "other"


class Forms:
    """How names of bodies end or begin, and the kind that makes them; made once for the tables."""

    def __init__(self, authority: Authority) -> None:
        rows = [(fold(row["ending"]), row["kind"]) for row in authority.rows("forms.tsv")]
        longest_first = sorted(rows, key=lambda row: -len(row[0]))
        self._beginnings = [(f[1:], kind) for f, kind in longest_first if f.startswith("^")]
        self._endings = [(f, kind) for f, kind in longest_first if not f.startswith("^")]

    def kind(self, name: str) -> str:
        """Code of the agency kind that the form of `name` suggests, "other" where it suggests none.

        The longest ending decides; where there is none, or it says only "other", the longest
        beginning does.
        """
        folded = fold(name)
        ends = next((kind for form, kind in self._endings if folded.endswith(form)), _OTHER)
        if ends != _OTHER:
            return ends
        return next((kind for form, kind in self._beginnings if folded.startswith(form)), _OTHER)
