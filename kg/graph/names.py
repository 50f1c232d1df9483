"""Names of things: readable local names, the prefixes people type, which document gets which.

A local name is typed as it is, without escapes: `agency:国家知识产权局`, `law:商标法`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.fold import simplify
from kg.graph.spellings import plain, without_end_marks

if TYPE_CHECKING:
    from kg.model import Document

BASE = "https://ip-graph.example/"
LIMIT = 80  # characters of a local name: with ".html" it stays below 255 bytes
_BYTES = 240
_DOCUMENT_LIMIT = 56  # leaves room for what stands below a document
_ITEM_LIMIT = 72  # leaves room for "-12-3" after a task or a turn
HEX = 8

_OWN = (
    *("agency", "law", "person", "state", "event"),
    *("plan", "briefing", "document", "section", "task", "turn"),
    *("assignment", "action", "deadline", "figure", "flag"),
    *("source", "mention", "block", "cut", "graph"),
)
_FOREIGN = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}

# What SPARQL's PN_CHARS and RFC 3987's ucschar both allow, less the invisible joiners. Characters
# past U+FFFF are allowed, too, but pyoxigraph's SPARQL parser (0.5.13) refuses them in prefixed
# names.
_OUTSIDE = re.compile(
    "[^0-9A-Za-z_.·\\-\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u203f\u2040\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef]"
)
_RARE_HAN = re.compile("[\U00020000-\U0003ffff]")
_PLAIN_ITEM = re.compile("[0-9_-]{1,15}")
_YEAR = re.compile("[0-9]{4}")


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every prefix that queries may use without a PREFIX line, over the given base IRI."""
    own = {"ip": f"{base}ont#", "ipv": f"{base}vocab/"}
    return own | {name: f"{base}{name}/" for name in _OWN} | _FOREIGN


PREFIXES: Mapping[str, str] = MappingProxyType(prefixes())


def local_name(text: str, limit: int = LIMIT) -> str:
    """Turn a Chinese name into a local name that needs no escape in SPARQL or Turtle.

    Postconditions: `text` in its one spelling (kg.graph.spellings); Han characters past U+FFFF as U
    and their number; dots after the first as -; no leading -, · or dot, no final dot; no character
    outside PN_CHARS, and where one was dropped, so that another name could be left, 8 hex digits of the
    SHA-256 of the whole at the end; at most `limit` characters and 240 bytes, longer ones cut and
    closed by such digits; a name of which nothing is left becomes such digits; the same again when
    applied again.

    >>> local_name("《“十四五”國家知識產權保護和運用規劃》")
    '十四五国家知识产权保护和运用规划'
    """
    # rare characters of personal names are kept apart by their numbers rather than dropped
    whole = _RARE_HAN.sub(lambda found: f"U{ord(found.group()):X}", plain(text))
    # what was dropped may have stood before a mark, or between a letter and its accent
    left = without_end_marks(unicodedata.normalize("NFC", _OUTSIDE.sub("", whole)))
    head, dots, tail = left.partition(".")
    bare = head + dots + tail.replace(".", "-")
    if not bare:
        return digest(whole or text)
    seal = f"-{digest(whole)}" if _OUTSIDE.search(whole) else ""
    if len(bare) + len(seal) <= limit and len((bare + seal).encode()) <= _BYTES:
        return bare + seal
    return sealed(bare, seal or f"-{digest(bare)}", limit)


def sealed(bare: str, seal: str, limit: int = LIMIT) -> str:
    """The local name `bare`, cut where it would be too long with `seal`, and `seal`."""
    kept = bare[: limit - len(seal)]
    while len(kept.encode()) > _BYTES - len(seal):
        kept = kept[:-1]
    return f"{kept.rstrip('.-')}{seal}"


def document_names(documents: Iterable[Document]) -> dict[str, str]:
    """Local name of each document by the SHA-256 of its source.

    Issuer, year and title without the year, as far as they are known; else the source's own digits.
    Of several documents with one name the one with the lowest SHA-256 keeps it; the others get
    8 hex digits of theirs, or more where even these are taken. Names hold across kinds: what stands
    below a document is named after it.
    """
    names: dict[str, str] = {}
    taken = {"authority", "inferred"}
    for document in sorted(documents, key=lambda d: d.source.sha256):
        sha = document.source.sha256
        if sha in names:
            continue
        name = plain_name = document_name(document)
        digits = HEX
        while name in taken:
            name = f"{plain_name}-{sha[:digits]}"
            digits += HEX
        taken.add(name)
        names[sha] = name
    return names


def document_name(document: Document) -> str:
    """Issuer-year-title of one document, regardless of others that may want the same name."""
    if not document.title:
        return document.source.sha256[:16]
    found = _YEAR.search(document.period or document.date or "")
    year = found.group() if found else ""
    title = simplify(document.title)
    if year:
        title = re.sub(f"{year}年度?", "", title, count=1)
    issuer = document.issuers[0] if document.issuers else ""
    return local_name("-".join(part for part in (issuer, year, title) if part), _DOCUMENT_LIMIT)


def item_name(document: str, item: str | int) -> str:
    """Local name of a section, task or turn: the document's local name and the id, 1.2 as 1_2.

    pyoxigraph's SPARQL parser (0.5.13) reads one dot in a prefixed name, not two; a
    dash would confuse 1.2-3 with 1-2-3.
    """
    below = str(item).replace(".", "_")
    if _PLAIN_ITEM.fullmatch(below):
        return f"{document}-{below}"
    return local_name(f"{document}-{below}", _ITEM_LIMIT)


def source_name(document: Document) -> str:
    """The first 16 hex digits of the SHA-256 of the source's bytes."""
    return document.source.sha256[:16]


def digest(text: str, digits: int = HEX) -> str:
    """The first hex digits of the SHA-256 of `text`."""
    import hashlib  # 10 ms that no look-up should pay

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
