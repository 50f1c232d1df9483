"""Names that nothing tells: each once, how often and where it is used, and the row that would settle it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.ask.sparql import rows
from kg.fold import fold, name_key

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.authority import Authority

COLUMNS = ("name", "full", "kind")  # of the rows to paste: a table of one's own needs no more
_AGENCIES, _INSTRUMENTS = "agencies.tsv", "instruments.tsv"
_INNER = "internal-unit"
_UNSURE = "other"
_LONGEST_BODY = 24
_LONGEST_TITLE = 60
_SHORTEST_BODY = 4  # shorter ones are words, or persons
# What names of bodies are written with: no figure, no mark of a sentence.
_BODY = re.compile(r"[A-Za-z·“”\u4e00-\u9fff]+(?:\([A-Za-z·“”、\u4e00-\u9fff]+\))?")
_OWN_DOCUMENT = re.compile(r"（[^（）]*）$")


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """A name no table knows, and no form tells: `uses` counts the assignments or actions that name it,
    `documents` are the names of their sources. `line` is a row to paste into `table` of one's own, with
    COLUMNS; None where no row would help: an office inside the issuer, half a sentence, or, `placeless`,
    a body that leaves out whose it is (市财政局) in a document whose place was not read."""

    table: str
    name: str
    kind: str
    uses: int
    documents: tuple[str, ...]
    line: str | None
    placeless: bool = False


@dataclass(slots=True)
class _Found:
    name: str
    kinds: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    titled: bool = False

    @property
    def kind(self) -> str:
        return self.kinds.most_common(1)[0][0]


def unknown(graph: Store, authority: Authority) -> list[UnknownRow]:
    """The names in `graph` that are not known, the most used first, bodies before instruments.

    The uses add up to the flags of kind "unresolved" that `kg extract` prints of the same documents.
    """
    offered = _Offered(authority)
    bodies = _found(graph, "ip:assignee", "ip:agencyKind", "false")
    titles = _found(graph, "ip:onInstrument", "ip:instrumentKind", "?titled")
    return [
        *(_row(_AGENCIES, one, offered.body(one), offered.placeless(one)) for one in bodies),
        *(_row(_INSTRUMENTS, one, offered.instrument(one)) for one in titles),
    ]


def _row(table: str, found: _Found, offered: bool, placeless: bool = False) -> UnknownRow:
    line = "\t".join((found.name, found.name, found.kind)) if offered else None
    documents, uses = tuple(sorted(found.documents)), found.documents.total()
    return UnknownRow(table, found.name, found.kind, uses, documents, line, placeless)


def _found(graph: Store, names: str, kinds: str, titled: str) -> list[_Found]:
    """The unresolved uses by name; one that is a body of one document only counts by its bare name."""
    found: dict[str, _Found] = {}
    optional = "OPTIONAL { ?a ip:titled ?titled }" if titled.startswith("?") else ""
    for row in rows(
        graph,
        f"""SELECT ?a ?name ?kind ?document ?titled (SAMPLE(?other) AS ?bare) {{
              ?a {names} ?x ; ip:resolved false ;
                 ip:evidence/nif:referenceContext/dcterms:title ?document .
              ?x {kinds} ?kind ; skos:prefLabel ?name FILTER(LANGMATCHES(LANG(?name), "zh-Hans"))
              {optional}
              OPTIONAL {{ ?x skos:altLabel ?other FILTER(STRSTARTS(STR(?name), CONCAT(STR(?other), "（"))) }}
            }} GROUP BY ?a ?name ?kind ?document ?titled ORDER BY ?name ?a""",
    ):
        name = row["name"]
        if row["bare"] and _OWN_DOCUMENT.sub("", name) == row["bare"]:
            name = row["bare"]
        one = found.setdefault(name_key(name), _Found(name))
        one.kinds[row["kind"].rpartition("/")[2]] += 1
        one.documents[row["document"]] += 1
        one.titled = one.titled or bool(row["titled"])
    return sorted(found.values(), key=lambda one: (-one.documents.total(), one.name))


class _Offered:
    """Which names a person would put into a table."""

    def __init__(self, authority: Authority) -> None:
        from kg.local_bodies import LocalBodies

        self._local = LocalBodies(authority)
        words: dict[str, list[str]] = {}
        for row in authority.rows("words.tsv"):
            words.setdefault(row["class"], []).append(fold(row["word"]))
        self._ends = tuple(words["body-end"])
        self._classes = tuple(words["class-head"])
        self._class_ends = tuple(words["class-noun"])
        self._duties = [fold(row["words"]) for row in authority.rows("duties.tsv")]

    def body(self, found: _Found) -> bool:
        name = fold(found.name)
        if (
            found.kind in (_INNER, _UNSURE, "group")
            or not _SHORTEST_BODY <= len(name) <= _LONGEST_BODY
        ):
            return False
        bare = name.partition("(")[0]
        return (
            bool(_BODY.fullmatch(name))
            and not self.placeless(found)
            and bare.endswith(self._ends)
            and not bare.startswith(self._classes)
            and not bare.endswith(self._class_ends)
            and not any(words in name for words in self._duties)
        )

    def placeless(self, found: _Found) -> bool:
        """Whose 市财政局 is meant a row cannot tell."""
        return self._local.read(found.name) is not None

    def instrument(self, found: _Found) -> bool:
        """Only what stands in 《》 somewhere: other names may be half a sentence."""
        return (
            found.titled
            and found.kind != _UNSURE
            and len(found.name) <= _LONGEST_TITLE
            and not fold(found.name).startswith(self._classes)
        )
