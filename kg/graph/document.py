"""The graph of one document: what it states, each fact with the characters that state it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.errors import GraphError
from kg.fold import simplify
from kg.graph import figures
from kg.graph.entities import Entities
from kg.graph.lines import Claims, GraphLines, boolean, date, integer, string
from kg.graph.names import item_name, source_name
from kg.graph.spans import Spans
from kg.model import Action, Assignment, Document, Task, Turn

_CLASSES = {"plan": "Plan", "briefing": "Briefing", "other": "OtherDocument"}
_PREFIXES = {"plan": "plan", "briefing": "briefing", "other": "document"}


class DocumentWriter:
    """Writes the graph of one document; knows the node of each of its parts."""

    def __init__(self, document: Document, name: str, known: Entities, claims: Claims) -> None:
        self.document = document
        self.name = name
        self.known = known
        self.terms = known.terms
        self.node = self.terms.node(_PREFIXES[document.kind], name)
        self.source = self.terms.node("source", source_name(document))
        self.out = GraphLines(self.terms, name)
        self._claims = claims
        spans = self._spans = Spans(document, name, self.out)
        self.mention = spans.mention
        self._names = {
            "section": self._claimed("section", [s.id for s in document.sections]),
            "task": self._claimed("task", [t.id for t in document.tasks]),
            "turn": self._claimed("turn", [str(t.number) for t in document.turns]),
        }
        self.sections = self._nodes("section")
        self.tasks = self._nodes("task")
        self.turns = {f"turn-{number}": node for number, node in self._nodes("turn").items()}

    def write(self) -> bytes:
        """The N-Quads of this document's graph."""
        self._describe()
        self._spans.write_blocks(self.node)
        self._sections()
        for order, task in enumerate(self.document.tasks, start=1):
            self._task(order, task)
        for turn in self.document.turns:
            self._turn(turn)
        figures.write(
            self.out, self.terms, self.name, self.document.figures, self._about, self.mention
        )
        self._flags()
        self._spans.write_mentions()
        return self.out.encode()

    def _claimed(self, prefix: str, ids: list[str]) -> dict[str, str]:
        """The local name of each item by its id. Raises GraphError where two items have one id."""
        source = self.document.source
        twice = [item for item, count in Counter(ids).items() if count > 1]
        if twice:
            places = " and ".join(str(n) for n, item in enumerate(ids, 1) if item == twice[0])
            raise GraphError(
                f"{source.name}: {prefix} “{twice[0]}” is the name of two, at places {places}."
            )
        # 甲-2 and its task 3 are called as 甲 and its task 2-3 are: hence the claim
        return {
            item: self._claims.claim(prefix, item_name(self.name, item), f"{source.sha256} {item}")
            for item in ids
        }

    def _nodes(self, prefix: str) -> dict[str, str]:
        return {item: self.terms.node(prefix, name) for item, name in self._names[prefix].items()}

    def _about(self, about: str | None) -> str:
        """The node of the task or turn `about`; the document's own where it is None."""
        return self.tasks.get(about or "") or self.turns.get(about or "") or self.node

    def assignee(self, given: Assignment) -> str:
        """The node of the body that an assignment names."""
        return self.known.assignee(given, self.name)

    def instrument(self, action: Action) -> str:
        """The node of the instrument that an action names."""
        return self.known.instrument(action.instrument, action.instrument_kind, action.place)

    def _place(self, instrument: str) -> str | None:
        """Whose the instrument is, by the tasks that act on it."""
        found = (action for task in self.document.tasks for action in task.actions)
        return next((each.place for each in found if each.instrument == instrument), None)

    def _body(self, name: str) -> str:
        return self.known.body_in(name, self.name)

    def _describe(self) -> None:
        doc, out, node, terms = self.document, self.out, self.node, self.terms
        text = doc.source.text
        out.add(self.source, "rdf:type", terms["ip:SourceText"])
        out.text(self.source, "dcterms:identifier", doc.source.sha256)
        out.text(self.source, "dcterms:title", doc.source.name)
        out.add(self.source, "ip:characters", integer(len(text)))
        out.text(self.source, "nif:isString", text)
        out.add(node, "rdf:type", terms[f"ip:{_CLASSES[doc.kind]}"], terms["ip:Document"])
        out.text(node, "dcterms:title", doc.title)
        out.text(node, "dcterms:temporal", doc.period)
        if doc.date:
            out.add(node, "dcterms:issued", date(doc.date))
        out.add(node, "dcterms:publisher", *map(self._body, dict.fromkeys(doc.issuers)))
        out.add(node, "ip:addressee", *map(self._body, dict.fromkeys(doc.addressees)))
        out.text(node, "ip:documentNumber", doc.document_number)
        out.text(node, "ip:region", doc.region)
        out.add(node, "dcterms:source", self.source)
        if doc.role_rule:
            out.add(node, "ip:roleRule", self.mention(doc.role_rule.span))
        everyone = dict.fromkeys(map(self.assignee, doc.blanket))
        out.add(node, "ip:blanketParticipant", *everyone)
        spans = dict.fromkeys(given.span for given in doc.blanket)
        out.add(node, "ip:evidence", *map(self.mention, spans))
        if doc.title_span:
            out.add(node, "ip:evidence", self.mention(doc.title_span))

    def _sections(self) -> None:
        out = self.out
        for section in self.document.sections:
            node = self.sections[section.id]
            out.add(node, "rdf:type", self.terms["ip:Section"])
            ordinal = section.id.rpartition(".")[2]
            if ordinal.isascii() and ordinal.isdigit():
                out.add(node, "ip:number", integer(int(ordinal)))
            out.text(node, "ip:label", section.label)
            out.text(node, "dcterms:title", section.title)
            out.add(node, "dcterms:isPartOf", self.sections.get(section.parent or "", self.node))
            out.add(node, "ip:evidence", self.mention(section.span))

    def _task(self, order: int, task: Task) -> None:
        out, terms, node = self.out, self.terms, self.tasks[task.id]
        local = self._names["task"][task.id]
        out.add(node, "rdf:type", terms["ip:Task"])
        if task.number is not None:
            out.add(node, "ip:number", integer(task.number))
        out.text(node, "ip:label", task.label)
        out.add(node, "ip:order", integer(order))
        out.text(node, "ip:taskId", task.id)
        out.text(node, "ip:part", None if task.part is None else str(task.part))
        out.text(node, "schema:text", task.text)
        out.text(node, "ip:simplified", simplify(task.text))
        section = self.sections.get(task.section_id or "", self.node)
        out.add(node, "dcterms:isPartOf", self.tasks.get(task.parent or "", section))
        out.codes(node, "ip:level", [task.level])
        if task.duty_mode:
            out.codes(node, "ip:dutyMode", [task.duty_mode])
        out.add(node, "ip:openEnded", boolean(task.open_ended))
        out.add(node, "ip:keyword", *map(string, dict.fromkeys(task.keywords)))
        out.add(node, "ip:evidence", self.mention(task.span))
        for number, given in enumerate(task.assignments, start=1):
            part = terms.node("assignment", f"{local}-{number}")
            out.add(node, "ip:assignment", part)
            out.add(part, "rdf:type", terms["ip:Assignment"])
            out.add(part, "ip:number", integer(number))
            out.add(part, "ip:assignee", self.assignee(given))
            then = self.known.state_then(given, self.document.date or self.document.period)
            if then:
                out.add(part, "ip:stateThen", then)
            out.codes(part, "ip:role", [given.role])
            out.codes(part, "ip:roleBasis", [given.basis])
            out.text(part, "ip:wording", given.as_written)
            out.add(part, "ip:resolved", boolean(given.resolved))
            out.add(part, "ip:evidence", self.mention(given.span))
        self._actions(node, local, task.actions)
        for number, due in enumerate(task.deadlines, start=1):
            part = terms.node("deadline", f"{local}-{number}")
            out.add(node, "ip:deadline", part)
            out.add(part, "rdf:type", terms["ip:Deadline"])
            out.text(part, "ip:wording", due.as_written)
            if due.date:
                out.add(part, "dcterms:date", date(due.date))
            out.add(part, "ip:evidence", self.mention(due.span))

    def _actions(self, owner: str, local: str, actions: Iterable[Action]) -> None:
        out, terms = self.out, self.terms
        for number, action in enumerate(actions, start=1):
            node = terms.node("action", f"{local}-{number}")
            out.add(owner, "ip:hasAction", node)
            out.add(node, "rdf:type", terms["ip:Action"])
            out.add(node, "ip:onInstrument", self.instrument(action))
            out.codes(node, "ip:actionType", action.types)
            out.codes(node, "ip:modality", [action.modality])
            out.text(node, "ip:wording", action.as_written)
            out.add(node, "ip:titled", boolean(action.titled))
            out.add(node, "ip:resolved", boolean(action.resolved))
            out.text(node, "ip:rule", action.rule)
            out.add(node, "ip:evidence", self.mention(action.span))

    def _turn(self, turn: Turn) -> None:
        out, terms, node = self.out, self.terms, self.turns[f"turn-{turn.number}"]
        out.add(node, "rdf:type", terms["ip:Turn"])
        out.add(node, "ip:number", integer(turn.number))
        out.add(node, "dcterms:isPartOf", self.node)
        if turn.speaker:
            out.add(node, "ip:speaker", self.known.person(turn.speaker))
        out.text(node, "ip:office", turn.office)
        if turn.on_behalf_of:
            form = "media" if turn.role == "reporter" else "agency"
            out.add(node, "ip:onBehalfOf", self.known.body(turn.on_behalf_of, form))
        out.codes(node, "ip:turnRole", [turn.role])
        out.text(node, "ip:posted", turn.posted)
        out.text(node, "schema:text", turn.text)
        out.text(node, "ip:simplified", simplify(turn.text))
        out.add(node, "ip:evidence", self.mention(turn.span))
        # claimed among tasks, because actions of both are called after their owners
        owner = f"{self.document.source.sha256} turn {turn.number}"
        stem = self._claims.claim("task", f"{self.name}-turn-{turn.number}", owner)
        self._actions(node, stem, turn.actions)

    def _flags(self) -> None:
        out, terms = self.out, self.terms
        for number, flag in enumerate(self.document.flags, start=1):
            node = terms.node("flag", f"{self.name}-{number}")
            about = self.tasks.get(flag.about or "") or self.turns.get(flag.about or "")
            out.add(node, "rdf:type", terms["ip:QualityFlag"])
            out.codes(node, "dcterms:type", [flag.kind])
            out.add(node, "ip:affects", about or self.node)
            out.text(node, "ip:wording", flag.text)
            if flag.instrument:
                suspected = self.known.instrument(
                    flag.instrument, "other", self._place(flag.instrument)
                )
                out.add(node, "ip:suspects", suspected)
            out.add(node, "ip:evidence", self.mention(flag.span))
