"""What the name of a body that no table of bodies lists tells by its form: a local body's place and
function (kg.local_bodies), else its kind, by how it ends or begins (data/authority/forms.tsv)."""

from __future__ import annotations

from kg.authority import Authority
from kg.fold import fold
from kg.local_bodies import LocalBodies, LocalBody

_OTHER = "other"
_LOCAL = "local-government"
_LONG_LEVEL = "自治区"


class Forms:
    """How names of bodies end or begin, and the kind that makes them; made once for the tables."""

    def __init__(self, authority: Authority) -> None:
        self._local = LocalBodies(authority)
        rows = [(fold(row["ending"]), row["kind"]) for row in authority.rows("forms.tsv")]
        longest_first = sorted(rows, key=lambda row: -len(row[0]))
        self._beginnings = [(f[1:], kind) for f, kind in longest_first if f.startswith("^")]
        self._endings = [(f, kind) for f, kind in longest_first if not f.startswith("^")]
        # What of a place's name comes before the word for its level: 南通 of 南通市.
        self._places = {
            fold(region.name): len(region.name) - (3 if region.name.endswith(_LONG_LEVEL) else 1)
            for region in authority.regions.values()
        }
        self._longest = max(map(len, self._places), default=0)

    def local(self, name: str) -> LocalBody | None:
        """The local body that `name` names by place and function, if its form tells one."""
        return self._local.read(name)

    def kind(self, name: str) -> str:
        """Code of the agency kind that the form of `name` suggests, "other" where it suggests none.

        A known function decides; then the longest ending, unless it is one character that says little
        (局, 办) and the beginning says more: 省委某办 is the Party's. Where no ending fits, or only one
        that says "other", the longest beginning does, read behind the name of a place: 南通市委督查室
        begins like 市委督查室.
        """
        body = self._local.read(name)
        if body:
            return body.kind
        folded = fold(name)
        ending, ends = next(
            ((form, kind) for form, kind in self._endings if folded.endswith(form)), ("", _OTHER)
        )
        if ends != _OTHER and len(ending) > 1:
            return ends
        bare = folded[self._place(folded) :]
        begins = next((kind for form, kind in self._beginnings if bare.startswith(form)), None)
        if ends == _OTHER:
            return begins or _OTHER
        return ends if begins in (None, _LOCAL) else begins

    def _place(self, folded: str) -> int:
        for end in range(min(self._longest, len(folded)), 0, -1):
            if folded[:end] in self._places:
                return self._places[folded[:end]]
        return 0
