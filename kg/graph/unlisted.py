"""Things that only documents name, described once for all documents by the form of their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.fold import name_key
from kg.graph.lines import Claims, GraphLines, Terms, boolean, label
from kg.graph.names import local_name
from kg.graph.spellings import plain, same_key
from kg.local_bodies import LocalBody

_UNSURE = "other"


@dataclass(slots=True)
class Unlisted:
    """A thing that no table lists: every spelling and kind that documents gave it; `body` what the form of
    its name tells of a local body, `resolved` whether a document said which one is meant."""

    prefix: str
    kind_of_thing: str
    names: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    body: LocalBody | None = None
    resolved: bool = False


class NamedByDocuments:
    """The things that no table lists, by their nodes, and the names that documents print for any node.

    All spellings of one name (kg.graph.spellings) give one node.
    """

    def __init__(self, terms: Terms, claims: Claims) -> None:
        self._terms = terms
        self._claims = claims
        self._nodes: dict[tuple[str, str], str] = {}
        self._things: dict[str, Unlisted] = {}
        self._printed: dict[str, set[str]] = {}

    def node(self, prefix: str, kind_of_thing: str, name: str, kind: str) -> str:
        """The node of `name`, noted with its spelling and kind."""
        key = same_key(name)
        node = self._nodes.get((prefix, key))
        if node is None:
            local = self._claims.claim(prefix, local_name(name), key)
            node = self._nodes[prefix, key] = self._terms.node(prefix, local)
        thing = self._things.setdefault(node, Unlisted(prefix, kind_of_thing))
        thing.names.add(name)
        thing.kinds.add(kind)
        if kind_of_thing == "AgencyGroup":
            thing.kind_of_thing = kind_of_thing  # a group once is a group everywhere
        return node

    def print(self, node: str, name: str) -> None:
        """Note that documents print `name` for `node`, whether a table lists it or not."""
        self._printed.setdefault(node, set()).add(name)

    def thing(self, node: str) -> Unlisted | None:
        """What documents said of `node`, None where a table lists it."""
        return self._things.get(node)

    def instruments(self) -> list[tuple[str, list[str]]]:
        """Each instrument that only documents name, in order, with its names."""
        return [
            (node, sorted(thing.names))
            for node, thing in sorted(self._things.items())
            if thing.prefix == "law"
        ]

    def describe(self, out: GraphLines, body: Callable[[str], str]) -> None:
        """Say in the inferred graph what the names alone tell; `body` gives the node of a body's name."""
        for node in sorted(self._printed):
            thing = self._things.get(node)
            printed = sorted(self._printed[node] - (thing.names if thing else set()))
            out.add(node, "skos:altLabel", *(label(name, "zh-Hans") for name in printed))
        for node, thing in sorted(self._things.items()):
            if thing.prefix == "person":
                out.add(node, "rdf:type", self._terms["foaf:Person"])
                out.text(node, "foaf:name", min(thing.names, key=_by_spelling))
            else:
                self._describe(node, thing, out, body)

    def _describe(
        self, node: str, thing: Unlisted, out: GraphLines, body: Callable[[str], str]
    ) -> None:
        first, *others = sorted(thing.names, key=_by_spelling)
        kind = min(thing.kinds - {_UNSURE}, default=_UNSURE)
        if thing.kind_of_thing == "AgencyGroup":
            kind = "group"
        out.add(node, "rdf:type", self._terms[f"ip:{thing.kind_of_thing}"])
        out.add(node, "skos:prefLabel", label(first, "zh-Hans"))
        out.add(node, "skos:altLabel", *(label(name, "zh-Hans") for name in others))
        out.text(node, "ip:nameKey", name_key(first))
        out.codes(node, "ip:instrumentKind" if thing.prefix == "law" else "ip:agencyKind", [kind])
        if thing.kind_of_thing == "AgencyGroup":
            # 有关 and 相关 leave the set open; 各 alone means all of them
            out.add(node, "ip:openEnded", boolean(any(w in first for w in ("有关", "相关"))))
        if thing.body:
            out.text(node, "ip:place", thing.body.place)
            out.text(node, "ip:function", thing.body.function)
            if thing.body.above:
                out.add(node, "org:subOrganizationOf", body(thing.body.above))
        out.add(node, "ip:resolved", boolean(thing.resolved))


def _by_spelling(name: str) -> tuple[bool, str]:
    """Order of the spellings of one name: first those without a footnote's mark, with （）."""
    return plain(name) != name, name
