"""A Document as the JSON that `kg extract` prints: plain dicts and lists, spans as [begin, end]."""

from __future__ import annotations

from typing import Any

from kg.model import Action, Assignment, Document, Figure, Span, Task, Turn, section_headings

Json = dict[str, Any]


def document_json(document: Document) -> Json:
    """Everything of `document`; keys come in a fixed order."""
    headings = section_headings(document)
    rule = document.role_rule
    return {
        "source": {
            "name": document.source.name,
            "sha256": document.source.sha256,
            "characters": len(document.source.text),
        },
        "kind": document.kind,
        "title": document.title,
        "issuers": list(document.issuers),
        "addressees": list(document.addressees),
        "document_number": document.document_number,
        "region": document.region,
        "date": document.date,
        "period": document.period,
        "role_rule": {"kind": rule.kind, "span": _span(rule.span)} if rule else None,
        **(
            {"blanket_participants": [_assignment(given) for given in document.blanket]}
            if document.blanket
            else {}
        ),
        "blocks": [{"kind": block.kind, "span": _span(block.span)} for block in document.blocks],
        "sections": [
            {
                "id": section.id,
                "label": section.label,
                "title": section.title,
                "parent": section.parent,
                "span": _span(section.span),
            }
            for section in document.sections
        ],
        "tasks": [_task(task, headings.get(task.section_id or "", [])) for task in document.tasks],
        "turns": [_turn(turn) for turn in document.turns],
        "figures": [_figure(figure) for figure in document.figures],
        "flags": [
            {
                "kind": flag.kind,
                "about": flag.about,
                "text": flag.text,
                "span": _span(flag.span),
                **({"instrument": flag.instrument} if flag.instrument else {}),
            }
            for flag in document.flags
        ],
        "noise": [
            {"rule": noise.rule, "text": noise.text, "span": _span(noise.span)}
            for noise in document.noise
        ],
    }


def _task(task: Task, section: list[str]) -> Json:
    return {
        "id": task.id,
        "number": task.number,
        "label": task.label,
        "part": task.part,
        "level": task.level,
        "parent": task.parent,
        "section": section,
        "text": task.text,
        "span": _span(task.span),
        "duty_mode": task.duty_mode,
        "open_ended": task.open_ended,
        "assignments": [_assignment(assignment) for assignment in task.assignments],
        "actions": [_action(action) for action in task.actions],
        "deadlines": [
            {"as_written": due.as_written, "date": due.date, "span": _span(due.span)}
            for due in task.deadlines
        ],
    }


def _assignment(assignment: Assignment) -> Json:
    return {
        "agency": assignment.agency,
        "as_written": assignment.as_written,
        "kind": assignment.kind,
        "role": assignment.role,
        "basis": assignment.basis,
        "resolved": assignment.resolved,
        "known_by": assignment.known_by,
        "span": _span(assignment.span),
    }


def _action(action: Action) -> Json:
    return {
        "instrument": action.instrument,
        "place": action.place,
        "as_written": action.as_written,
        "instrument_kind": action.instrument_kind,
        "types": list(action.types),
        "modality": action.modality,
        "titled": action.titled,
        "resolved": action.resolved,
        "span": _span(action.span),
    }


def _turn(turn: Turn) -> Json:
    return {
        "number": turn.number,
        "speaker": turn.speaker,
        "office": turn.office,
        "on_behalf_of": turn.on_behalf_of,
        "role": turn.role,
        "posted": turn.posted,
        "text": turn.text,
        "span": _span(turn.span),
        "actions": [_action(action) for action in turn.actions],
    }


def _figure(figure: Figure) -> Json:
    return {
        "indicator": figure.indicator,
        "value": figure.value,
        "unit": figure.unit,
        "period": figure.period,
        "kind": figure.kind,
        "as_written": figure.as_written,
        "speaker": figure.speaker,
        "span": _span(figure.span),
    }


def _span(span: Span) -> list[int]:
    return [span.begin, span.end]
