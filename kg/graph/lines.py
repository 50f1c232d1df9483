"""Writing N-Quads: terms are their N-Triples text, so that a build is string work only.

Making pyoxigraph objects first takes 3 to 4 times as long for the same bytes; a test holds this
writer equal to pyoxigraph's.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from kg.graph.names import BASE, HEX, digest, prefixes, sealed

_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_ESCAPES = {
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
    '"': '\\"',
    "\\": "\\\\",
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE = re.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


class Terms(dict[str, str]):
    """Prefixed names of terms to their N-Triples form, filled as they are asked for."""

    def __init__(self, base: str = BASE) -> None:
        super().__init__()
        self.base = base
        self._prefixes = prefixes(base)

    def __missing__(self, curie: str) -> str:
        prefix, _, local = curie.partition(":")
        term = self[curie] = f"<{self._prefixes[prefix]}{local}>"
        return term

    def node(self, prefix: str, local: str) -> str:
        """A thing of the data; not kept, because there are many."""
        return f"<{self.base}{prefix}/{local}>"


class GraphLines:
    """The N-Quads lines of one named graph, in the order in which they are added."""

    __slots__ = ("_end", "_lines", "terms")

    def __init__(self, terms: Terms, name: str) -> None:
        self.terms = terms
        self._end = f" {terms.node('graph', name)} .\n"
        self._lines: list[str] = []

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """State `predicate`, a prefixed name, of `subject` for each of `objects`."""
        term = self.terms[predicate]
        for item in objects:
            self._lines.append(f"{subject} {term} {item}{self._end}")

    def text(self, subject: str, predicate: str, value: str | None) -> None:
        """State a plain string, unless there is none."""
        if value is not None:
            self._lines.append(f"{subject} {self.terms[predicate]} {string(value)}{self._end}")

    def codes(self, subject: str, predicate: str, codes: Iterable[str]) -> None:
        """State terms of a closed vocabulary by their codes."""
        self.add(subject, predicate, *(self.terms[f"ipv:{code}"] for code in dict.fromkeys(codes)))

    def encode(self) -> bytes:
        """All lines as UTF-8."""
        return "".join(self._lines).encode()


class Claims:
    """Which thing bears which local name. A second thing never takes a name that is borne."""

    __slots__ = ("_owners",)

    def __init__(self) -> None:
        self._owners: dict[tuple[str, str], str] = {}

    def claim(self, prefix: str, local: str, owner: str) -> str:
        """The local name that `owner` bears under `prefix`: `local`, unless another bears it already; then
        `local` with 8 hex digits of the SHA-256 of `owner`, or more while even that is borne.

        The same owner is always given the same name.
        """
        name, digits = local, 0
        while self._owners.setdefault((prefix, name), owner) != owner:
            digits += HEX
            name = sealed(local, f"-{digest(owner, digits)}")
        return name


def string(value: str) -> str:
    """A plain string literal as canonical N-Triples."""
    if _SPECIAL.search(value):
        value = _SPECIAL.sub(_escape, value)
    return f'"{value}"'


def label(value: str, language: str) -> str:
    """A string with a language tag, in lower case as pyoxigraph keeps it."""
    return f"{string(value)}@{language.lower()}"


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{_XSD}integer>'


def decimal(value: str) -> str:
    """An xsd:decimal, as written."""
    return f'"{value}"^^<{_XSD}decimal>'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'


def date(value: str) -> str:
    """An ISO 8601 date, month or year with its own datatype; anything else as a plain string."""
    if _DATE.fullmatch(value):
        try:
            datetime.date.fromisoformat(value + "0001-01-01"[len(value) :])
        except ValueError:
            return string(value)
        return f'"{value}"^^<{_XSD}{_DATATYPES[len(value)]}>'
    return string(value)


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    return _ESCAPES.get(found) or f"\\u{ord(found):04X}"
