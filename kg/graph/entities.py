"""Things that several documents may name: bodies, groups, instruments, people.

What a table lists is described in the authority graph; what only documents name is described, once
for all documents, in the inferred graph, by the form of its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.authority import Authority
from kg.fold import name_key
from kg.graph.forms import Forms
from kg.graph.lines import Claims, GraphLines, Terms, boolean, label
from kg.graph.names import local_name
from kg.model import Assignment

_UNSURE = "other"
_TABLES = {"agencies": "agency", "groups": "agency", "instruments": "law"}


@dataclass(slots=True)
class Unlisted:
    """A thing that no table lists: every spelling and kind that documents gave it."""

    prefix: str
    kind_of_thing: str
    names: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class Entities:
    """The node of each body, instrument and person, whether a table lists it or not.

    The same name in another script, width or with 《》 gives the same node.
    """

    def __init__(self, authority: Authority, terms: Terms, claims: Claims) -> None:
        self.authority = authority
        self._forms = Forms(authority)
        self.terms = terms
        self._claims = claims
        self._nodes: dict[tuple[str, str, str], str] = {}
        self._unlisted: dict[str, Unlisted] = {}
        self._printed: dict[str, set[str]] = {}

    def assignee(self, given: Assignment, document: str) -> str:
        """The body that is given a task in the document of this local name.

        A name that the tables know but the document means otherwise (联席会议办公室 of another joint
        conference) is a body of that document alone. What is printed without its place is another
        name of the node.
        """
        name = given.agency
        if self._is_listed(name) and not given.resolved:
            node = self._of_one_document(name, given.kind, document)
            self._printed.setdefault(node, set()).add(name)
            return node
        node = self.body(name, given.kind)
        key = name_key(given.as_written)
        printed = name[-len(key) :]
        if printed != name and name_key(printed) == key and not self._is_listed(printed):
            self._printed.setdefault(node, set()).add(printed)
        return node

    def _of_one_document(self, name: str, form: str, document: str) -> str:
        """A body whose name tells it from others only inside its document."""
        thing, kind = ("AgencyGroup", "group") if form == "group" else ("Agency", "")
        return self._named_by_documents(
            "agency", thing, f"{name}（{document}）", kind or self._forms.kind(name)
        )

    def _is_listed(self, name: str) -> bool:
        return bool(self.authority.agency(name) or self.authority.group(name))

    def body(self, name: str, form: str = "agency") -> str:
        """An agency or a group; `form` (agency, group, media) is used where no table lists it."""
        at = ("body", form, name)
        node = self._nodes.get(at)
        if node is None:
            node = self._nodes[at] = self._body(name, form)
        return node

    def instrument(self, name: str, kind: str) -> str:
        """An instrument; `kind` is used where no table lists it."""
        at = ("instrument", kind, name)
        node = self._nodes.get(at)
        if node is None:
            listed = self.authority.instrument(name)
            if listed:
                node = self.listed("instruments", listed.name)
            else:
                node = self._named_by_documents("law", "Instrument", name, kind)
            self._nodes[at] = node
        return node

    def person(self, name: str) -> str:
        """A person; two people of one name are one node, since no source tells them apart."""
        at = ("person", "", name)
        node = self._nodes.get(at)
        if node is None:
            node = self._nodes[at] = self._named_by_documents("person", "Person", name, "")
        return node

    def listed(self, table: str, name: str) -> str:
        """The node of a row of agencies, groups or instruments, by its canonical name."""
        node = self.terms.node(_TABLES[table], local_name(name))
        return self._claims.claim(node, f"“{name}” of {table}.tsv")

    def describe(self, out: GraphLines) -> None:
        """Say in the inferred graph what the names alone tell of the things that no table lists."""
        for node in sorted(self._printed):
            other = self._unlisted[node].names if node in self._unlisted else set()
            printed = sorted(self._printed[node] - other)
            out.add(node, "skos:altLabel", *(label(name, "zh-Hans") for name in printed))
        for node in sorted(self._unlisted):
            thing = self._unlisted[node]
            if thing.prefix == "person":
                out.add(node, "rdf:type", self.terms["foaf:Person"])
                out.text(node, "foaf:name", min(thing.names))
                continue
            first, *others = sorted(thing.names)
            kind = min(thing.kinds - {_UNSURE}, default=_UNSURE)
            if thing.kind_of_thing == "AgencyGroup":
                kind = "group"
            out.add(node, "rdf:type", self.terms[f"ip:{thing.kind_of_thing}"])
            out.add(node, "skos:prefLabel", label(first, "zh-Hans"))
            out.add(node, "skos:altLabel", *(label(name, "zh-Hans") for name in others))
            out.text(node, "ip:nameKey", name_key(first))
            out.codes(
                node, "ip:instrumentKind" if thing.prefix == "law" else "ip:agencyKind", [kind]
            )
            if thing.kind_of_thing == "AgencyGroup":
                # 有关 and 相关 leave the set open; 各 alone means all of them
                out.add(node, "ip:openEnded", boolean(any(w in first for w in ("有关", "相关"))))
            out.add(node, "ip:resolved", boolean(False))

    def _body(self, name: str, form: str) -> str:
        agency = self.authority.agency(name)
        group = self.authority.group(name)
        if group and (form == "group" or not agency):
            return self.listed("groups", group.name)
        if agency:
            return self.listed("agencies", agency.name)
        if form == "group":
            return self._named_by_documents("agency", "AgencyGroup", name, "group")
        kind = "media" if form == "media" else self._forms.kind(name)
        return self._named_by_documents("agency", "Agency", name, kind)

    def _named_by_documents(self, prefix: str, kind_of_thing: str, name: str, kind: str) -> str:
        key = name_key(name)
        at = (prefix, "key", key)
        node = self._nodes.get(at)
        if node is None:
            node = self.terms.node(prefix, local_name(name))
            self._claims.claim(node, f"“{name}”, which only documents name")
            self._nodes[at] = node
        thing = self._unlisted.setdefault(node, Unlisted(prefix, kind_of_thing))
        thing.names.add(name)
        thing.kinds.add(kind)
        if kind_of_thing == "AgencyGroup":
            thing.kind_of_thing = kind_of_thing  # a group once is a group everywhere
        return node
