"""What names alone tell of instruments: which document of the graph is the text of one, which is an edition of
another.

A document is the text of the instrument that bears its title, or its issuer and its title, or that is the
notice which prints it (甲市人民政府关于印发X的通知). A title that names no place is, of a place's document,
only that place's; one that two documents bear tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.fold import name_key, without_tail_brackets
from kg.graph.entities import Entities
from kg.graph.lines import GraphLines
from kg.model import Document

_NOTICE = re.compile(r"^.{0,60}?(?:印发|转发|批转)(?P<title>.{4,})的通知$")
_LEVELS = "省市县区州盟旗"
_EDITION = re.compile(r"\(\d{4}年[版本]\)$")


def write(known: Entities, documents: Iterable[tuple[Document, str]], out: GraphLines) -> None:
    """Add ip:textOf for each of `documents`, given with its node, and dcterms:isVersionOf to the inferred graph."""
    titles = _Titles(known)
    claims: dict[str, list[str]] = {}
    for document, node in documents:
        for instrument in dict.fromkeys(
            found for key in _keys(document) for found in titles.bearers(key)
        ):
            claims.setdefault(instrument, []).append(node)
    for instrument in sorted(claims):
        if len(claims[instrument]) == 1:
            out.add(claims[instrument][0], "ip:textOf", instrument)
    # two names of one edition tell of one work
    works = dict.fromkeys((node, titles.work(key)) for node, key in titles.editions)
    for node, work in works:
        if work and work != node:
            out.add(node, "dcterms:isVersionOf", work)


class _Titles:
    """The instruments of a graph by the keys of their titles."""

    def __init__(self, known: Entities) -> None:
        self._known = known
        self._nodes: dict[str, list[str]] = {}
        self.editions: list[tuple[str, str]] = []
        for node, names in known.unlisted_instruments():
            for key in map(name_key, names):
                self._nodes.setdefault(key, []).append(node)
                if _EDITION.search(key):
                    self.editions.append((node, _EDITION.sub("", key)))
                notice = _NOTICE.match(key)
                if notice:
                    self._nodes.setdefault(notice["title"], []).append(node)

    def bearers(self, key: str) -> list[str]:
        work = self._known.listed_instrument(key)
        return [*([work] if work else []), *self._nodes.get(key, ())]

    def work(self, key: str) -> str | None:
        return next(iter(self.bearers(key)), None)


def _keys(document: Document) -> Iterator[str]:
    """The keys under which an instrument may bear the title of `document`."""
    if not document.title:
        return
    key = name_key(document.title)
    notice = _NOTICE.match(key)
    for title in (key, *([notice["title"]] if notice else [])):
        place = name_key(document.region or "")
        own = not place or place.rstrip(_LEVELS) in title
        for each in dict.fromkeys((title, without_tail_brackets(title))):
            yield each if own else place + each
            yield from (name_key(issuer) + each for issuer in document.issuers)
