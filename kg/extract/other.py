"""A document that is neither plan nor briefing: what its head states."""

from __future__ import annotations

from kg.extract.doubts import unread
from kg.extract.duty.clauses import Clause
from kg.extract.front.rows import Front
from kg.extract.stages import Reading, Stages
from kg.extract.text.layer import Layer
from kg.extract.text.text import Text
from kg.model import Document


def read_other(text: Text, front: Front, clauses: Layer[Clause]) -> Reading:
    """The document with the head `front`, in which `clauses` stand above nothing that could be a task."""
    document = Document(
        text.source,
        "other",
        front.title,
        text.span(front.title_begin, front.title_end) if front.title else None,
        front.issuers,
        front.addressees,
        front.document_number,
        front.date,
        front.period,
        None,
        (),
        flags=tuple(unread(text, clauses, ())),
        noise=text.cuts,
        region=front.region.name if front.region else None,
    )
    return Reading(document, ((0, "remainder"),), Stages(text, front, clauses=clauses))
