"""The places of a document in its source: blocks, what was cut out, and the words that facts stand on."""

from __future__ import annotations

from kg.graph.lines import GraphLines, integer
from kg.graph.names import source_name
from kg.model import Document, Span


class Spans:
    """Writes the spans of one document; offsets count code points of its source from 0."""

    def __init__(self, document: Document, name: str, out: GraphLines) -> None:
        self._document = document
        self._name = name
        self._out = out
        self._terms = out.terms
        self._source = source_name(document)
        self._mentions: dict[Span, str] = {}

    def mention(self, span: Span) -> str:
        """The node of a span of the source: one however many facts it supports."""
        found = self._mentions.get(span)
        if found is None:
            local = f"{self._source}-{span[0]}-{span[1]}"
            found = self._mentions[span] = self._terms.node("mention", local)
        return found

    def write_blocks(self, whole: str) -> None:
        """The blocks and the cuts, as parts of the document's node `whole`."""
        out, terms = self._out, self._terms
        for number, block in enumerate(self._document.blocks, start=1):
            node = terms.node("block", f"{self._name}-{number}")
            out.add(node, "rdf:type", terms["ip:Block"])
            out.codes(node, "dcterms:type", [block.kind])
            self._range(node, block.span)
            out.add(node, "dcterms:isPartOf", whole)
        for number, cut in enumerate(self._document.noise, start=1):
            node = terms.node("cut", f"{self._name}-{number}")
            out.add(node, "rdf:type", terms["ip:Cut"])
            out.text(node, "ip:rule", cut.rule)
            self._range(node, cut.span)
            out.text(node, "nif:anchorOf", self._words(cut.span))
            out.add(node, "dcterms:isPartOf", whole)

    def write_mentions(self) -> None:
        """Every span asked for so far."""
        out, terms = self._out, self._terms
        source = terms.node("source", self._source)
        for span, node in self._mentions.items():
            out.add(node, "rdf:type", terms["ip:Mention"])
            self._range(node, span)
            out.text(node, "nif:anchorOf", self._words(span))
            out.add(node, "nif:referenceContext", source)

    def _range(self, node: str, span: Span) -> None:
        self._out.add(node, "nif:beginIndex", integer(span[0]))
        self._out.add(node, "nif:endIndex", integer(span[1]))

    def _words(self, span: Span) -> str:
        return self._document.source.text[span[0] : span[1]]
