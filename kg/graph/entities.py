"""Things that several documents may name: bodies, groups, instruments, people.

What a table lists is described in the authority graph; what only documents name is described, once
for all documents, in the inferred graph, by the form of its name.
"""

from __future__ import annotations

from kg.authority import Agency, Authority, Group, Instrument, State
from kg.fold import fold, name_key
from kg.graph.forms import Forms
from kg.graph.lines import Claims, GraphLines, Terms
from kg.graph.names import local_name
from kg.graph.spellings import plain
from kg.graph.unlisted import NamedByDocuments
from kg.local_bodies import LocalBody
from kg.model import Assignment
from kg.places import Places, word_classes

_MECHANISM = "mechanism"  # what 联席会议 is short for, each document says
_TABLES = {"agencies": "agency", "groups": "agency", "instruments": "law"}


class Entities:
    """The node of each body, instrument and person, whether a table lists it or not.

    All spellings of one name (kg.graph.spellings) give one node, which bears each of them as a label.
    """

    def __init__(self, authority: Authority, terms: Terms, claims: Claims) -> None:
        self.authority = authority
        self._forms = Forms(authority)
        words = word_classes(authority)
        self._places = Places(authority, words)
        self._classes = words["class-head"]
        self.terms = terms
        self._claims = claims
        self._nodes: dict[tuple[str, str, str], str] = {}
        self._others = NamedByDocuments(terms, claims)

    def assignee(self, given: Assignment, document: str) -> str:
        """The body that is given a task in the document of this local name.

        A name that the tables know but the document means otherwise (联席会议办公室 of another joint
        conference) is a body of that document alone. What is printed without its place is another
        name of the node.
        """
        name = given.agency
        if self._is_listed(name) and not given.resolved:
            return self._of_one_document(name, given.kind, document)
        node = self.body_in(name, document, given.kind)
        thing = self._others.thing(node)
        if thing and given.resolved:
            thing.resolved = True
        key = name_key(given.as_written)
        printed = name[-len(key) :]
        if printed != name and name_key(printed) == key and not self._is_listed(printed):
            self._others.print(node, printed)
        elif thing and thing.body and key != name_key(name) and not self._is_listed(key):
            # 省市场监督管理局 of 江苏省市场监管局
            printed_body = self._forms.local(key)
            if printed_body and printed_body.function == thing.body.function:
                self._others.print(node, key)
        return node

    def body_in(self, name: str, document: str, form: str = "agency") -> str:
        """A body that the document of this local name names: of that document alone where the name leaves
        out its place, for 省民政厅 of two provinces whose names were not read are two."""
        is_body = form == "agency" and not any(word in fold(name) for word in self._classes)
        if is_body and not self._is_listed(name) and self._places.leaves_out(name):
            return self._of_one_document(name, form, document)
        return self.body(name, form)

    def _of_one_document(self, name: str, form: str, document: str) -> str:
        """A body whose name tells it from others only inside its document."""
        thing, kind = ("AgencyGroup", "group") if form == "group" else ("Agency", "")
        node = self._others.node(
            "agency", thing, f"{name}（{document}）", kind or self._forms.kind(name)
        )
        self._others.print(node, name)
        return node

    def called(self, node: str) -> str | None:
        """A name, of several spellings, that the graph has for a node that no table lists."""
        thing = self._others.thing(node)
        return min(thing.names) if thing else None

    def _is_listed(self, name: str) -> bool:
        return bool(self.authority.agency(name) or self.authority.group(name))

    def _meant(self, name: str) -> Agency | Group | None:
        """The row that `name`, which no table lists, is a spelling of. Only names that mean one body
        wherever they stand will do, no short ones: of which place 发改委※ is, nobody has asked."""
        bare = plain(name)
        row = self.authority.group(bare) or self.authority.agency(bare)
        if row is None:
            return None
        whole = [row.full or row.name]
        if isinstance(row, Agency) and not row.kind.startswith(_MECHANISM):
            whole.append(row.name)
        return row if name_key(bare) in map(name_key, whole) else None

    def body(self, name: str, form: str = "agency") -> str:
        """An agency or a group; `form` (agency, group, media) is used where no table lists it."""
        at = ("body", form, name)
        node = self._nodes.get(at)
        if node is None:
            node = self._nodes[at] = self._body(name, form)
        return node

    def instrument(self, name: str, kind: str, place: str | None = None) -> str:
        """An instrument; `kind` is used where no table lists it. One of a place is called after it; its
        name without the place is another name of the node."""
        at = ("instrument", kind, f"{place or ''}{name}")
        node = self._nodes.get(at)
        if node is None:
            listed = self.authority.instrument(at[2])
            meant = listed or self.authority.instrument(plain(at[2]))
            if meant:
                node = self.listed("instruments", meant.name)
                if not listed:
                    self._others.print(node, name)
            else:
                node = self._others.node("law", "Instrument", at[2], kind)
            self._nodes[at] = node
        if place and self._others.thing(node):
            self._others.print(node, name)
        return node

    def person(self, name: str) -> str:
        """A person; two people of one name are one node, since no source tells them apart."""
        at = ("person", "", name)
        node = self._nodes.get(at)
        if node is None:
            node = self._nodes[at] = self._others.node("person", "Person", name, "")
        return node

    def listed(self, table: str, name: str) -> str:
        """The node of a row of agencies, groups or instruments, by its canonical name."""
        prefix = _TABLES[table]
        local = self._claims.claim(prefix, local_name(name), f"“{name}” of {table}.tsv")
        return self.terms.node(prefix, local)

    def state(self, agency: Agency, then: State) -> str:
        """The node of what a body was once."""
        return self.terms.node("state", local_name(f"{agency.name}-{then.since}-{then.until}"))

    def state_then(self, given: Assignment, date: str | None) -> str | None:
        """The node of what the body of `given` was on `date`, where it has become something else since."""
        agency = self.authority.agency(given.agency) if given.resolved else None
        then = agency.state(date) if agency else None
        return self.state(agency, then) if agency and then else None

    def event(self, instrument: Instrument, number: int) -> str:
        """The node of the event of an instrument at this place among its events, from 1."""
        return self.terms.node("event", local_name(f"{instrument.name}-{number}"))

    def listed_instrument(self, title: str) -> str | None:
        """The node of the instrument that the tables list under `title`."""
        found = self.authority.instrument(title)
        return self.listed("instruments", found.name) if found else None

    def unlisted_instruments(self) -> list[tuple[str, list[str]]]:
        """Each instrument that only documents name, in order, with its names."""
        return self._others.instruments()

    def describe(self, out: GraphLines) -> None:
        """Say in the inferred graph what the names alone tell of the things that no table lists."""
        self._others.describe(out, self.body)

    def _body(self, name: str, form: str) -> str:
        agency = self.authority.agency(name)
        group = self.authority.group(name)
        if group and (form == "group" or not agency):
            return self.listed("groups", group.name)
        if agency:
            return self.listed("agencies", agency.name)
        meant = self._meant(name)
        if meant:
            node = self.listed("groups" if isinstance(meant, Group) else "agencies", meant.name)
            self._others.print(node, name)
            return node
        if form == "group":
            return self._others.node("agency", "AgencyGroup", name, "group")
        body = None if form == "media" else self._forms.local(name)
        if body and body.place:
            return self._by_form(name, body)
        kind = "media" if form == "media" else self._forms.kind(name)
        return self._others.node("agency", "Agency", name, kind)

    def _by_form(self, name: str, body: LocalBody) -> str:
        """The local body that `name` is one name of, however long or short."""
        node = self._others.node("agency", "Agency", body.name, body.kind)
        thing = self._others.thing(node)
        assert thing is not None  # just noted
        thing.body, thing.resolved = body, True
        if body.above:
            self.body(body.above)  # described even where no table lists it
        if name_key(name) != name_key(body.name):
            self._others.print(node, name)
        return node
