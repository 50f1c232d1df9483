"""The authority graph: what the tables say, whether or not a document names it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from kg.authority import Agency, Authority, Group, Instrument
from kg.fold import name_key
from kg.graph.entities import Entities
from kg.graph.lines import GraphLines, Terms, boolean, date, label, string


def lines(authority: Authority, known: Entities, terms: Terms) -> bytes:
    """The N-Quads of the authority graph."""
    out = GraphLines(terms, "authority")
    for agency in authority.agencies.values():
        node = known.listed("agencies", agency.name)
        _named(out, node, "Agency", agency, agency.abbreviation)
        out.text(node, "ip:abbreviation", agency.abbreviation or None)
        out.codes(node, "ip:agencyKind", [agency.kind or "other"])
        if agency.parent:
            out.add(node, "org:subOrganizationOf", known.body(agency.parent))
        if agency.borne_by:
            out.add(node, "ip:nameplateOf", known.body(agency.borne_by))
        out.text(node, "ip:activeFrom", agency.since or None)
        out.text(node, "ip:activeUntil", agency.until or None)
        out.add(node, "ip:succeededBy", *_distinct(map(known.body, agency.successors)))
        _states(out, node, agency, known)
    for group in authority.groups.values():
        node = known.listed("groups", group.name)
        _named(out, node, "AgencyGroup", group)
        out.codes(node, "ip:agencyKind", ["group"])
        out.add(node, "ip:openEnded", boolean(group.open_ended))
        out.add(node, "org:hasMember", *_distinct(map(known.body, group.members)))
    for instrument in authority.instruments.values():
        node = known.listed("instruments", instrument.name)
        _named(out, node, "Instrument", instrument)
        out.codes(node, "ip:instrumentKind", [instrument.kind or "other"])
        parents = (known.instrument(parent, "other") for parent in instrument.parents)
        out.add(node, "ip:parentLaw", *_distinct(parents))
        _events(out, node, instrument, known)
    return out.encode()


def _states(out: GraphLines, node: str, agency: Agency, known: Entities) -> None:
    """What the body was before it became what the row says."""
    for then in agency.states:
        state = known.state(agency, then)
        out.add(node, "ip:formerState", state)
        out.add(state, "rdf:type", out.terms["ip:BodyState"])
        out.codes(state, "ip:agencyKind", [then.kind])
        above = then.borne_by or then.parent
        if above:
            out.add(state, "ip:upperBody", known.body(above))
        out.text(state, "ip:activeFrom", then.since or None)
        out.text(state, "ip:activeUntil", then.until or None)
        out.text(state, "dcterms:bibliographicCitation", then.source or None)


def _events(out: GraphLines, node: str, instrument: Instrument, known: Entities) -> None:
    for number, told in enumerate(instrument.events, start=1):
        event = known.event(instrument, number)
        out.add(node, "ip:hasEvent", event)
        out.add(event, "rdf:type", out.terms["ip:InstrumentEvent"])
        out.codes(event, "dcterms:type", [told.kind])
        if told.date:
            out.add(event, "dcterms:date", date(told.date))
        if told.in_force:
            out.add(event, "ip:inForceFrom", date(told.in_force))
        if told.by:
            out.add(event, "ip:endedBy", known.instrument(told.by, "other"))
        out.text(event, "dcterms:bibliographicCitation", told.source or None)


def _named(
    out: GraphLines,
    node: str,
    kind: str,
    entry: Agency | Group | Instrument,
    abbreviation: str = "",
) -> None:
    out.add(node, "rdf:type", out.terms[f"ip:{kind}"])
    out.add(node, "skos:prefLabel", label(entry.name, "zh-Hans"))
    out.add(node, "skos:prefLabel", label(_traditional()(entry.name), "zh-Hant"))
    if entry.english:
        out.add(node, "skos:prefLabel", label(entry.english, "en"))
    out.add(node, "skos:altLabel", *(label(name, "zh-Hans") for name in entry.names[1:]))
    every = (*entry.names, entry.english, abbreviation)
    out.add(node, "ip:nameKey", *_distinct(string(name_key(name)) for name in every if name))
    out.add(node, "ip:resolved", boolean(True))


def _distinct(terms: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(terms)


@functools.cache
def _traditional() -> Callable[[str], str]:
    import opencc  # a build needs it, a look-up does not

    convert: Callable[[str], str] = opencc.OpenCC("s2tw").convert
    return convert
