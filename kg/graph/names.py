"""Names of things: readable local names, the prefixes people type, which document gets which.

A local name is typed as it is, without escapes: `agency:国家知识产权局`, `law:商标法`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.fold import simplify

if TYPE_CHECKING:
    from kg.model import Document

BASE = "https://ip-graph.example/"
LIMIT = 80  # characters of a local name: with ".html" it stays below 255 bytes
_BYTES = 240
_DOCUMENT_LIMIT = 56  # leaves room for what stands below a document
_ITEM_LIMIT = 72  # leaves room for "-12-3" after a task or a turn
_HEX = 8

_OWN = (
    *("agency", "law", "person"),
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
_LEADING = re.compile("^[-·.\u0300-\u036f\u203f\u2040]+")
_MARKS: dict[int, str | None] = dict.fromkeys(map(ord, "《》〈〉“”‘’\"'「」『』〝〞〟＂＇\u1680"))
_DASHES = dict.fromkeys(map(ord, "֊־᐀᠆‐‑‒–—―−─⸗⸚⸺⸻⹀〜〰゠︱︲﹘﹣－"), "-")
_FORMS = _MARKS | _DASHES | {ord("("): "（", ord(")"): "）"}
_PLAIN_ITEM = re.compile("[0-9_-]{1,15}")
_YEAR = re.compile("[0-9]{4}")


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every prefix that queries may use without a PREFIX line, over the given base IRI."""
    own = {"ip": f"{base}ont#", "ipv": f"{base}vocab/"}
    return own | {name: f"{base}{name}/" for name in _OWN} | _FOREIGN


PREFIXES: Mapping[str, str] = MappingProxyType(prefixes())


def local_name(text: str, limit: int = LIMIT) -> str:
    """Turn a Chinese name into a local name that needs no escape in SPARQL or Turtle.

    Postconditions: NFC; simplified script; brackets （）, dashes -, no quotation marks, 《》,
    spaces or other characters outside PN_CHARS; Han characters past U+FFFF as U and their number;
    no leading -, · or dot, no final dot, dots after the first as -; at most `limit` characters and
    240 bytes, longer ones cut and closed by 8 hex digits of the SHA-256 of the whole; a name of
    which nothing is left becomes such digits; the same again when applied again.

    >>> local_name("《“十四五”國家知識產權保護和運用規劃》")
    '十四五国家知识产权保护和运用规划'
    """
    plain = unicodedata.normalize("NFC", simplify(text)).translate(_FORMS)
    # rare characters of personal names are kept apart by their numbers rather than dropped
    plain = _RARE_HAN.sub(lambda found: f"U{ord(found.group()):X}", plain)
    # dropping characters can bring a letter and its accent together, hence NFC again
    bare = unicodedata.normalize("NFC", _OUTSIDE.sub("", plain))
    head, dots, tail = _LEADING.sub("", bare).rstrip(".").partition(".")
    bare = head + dots + tail.replace(".", "-")
    if not bare:
        return _digest(text)
    if len(bare) <= limit and len(bare.encode()) <= _BYTES:
        return bare
    kept = bare[: limit - _HEX - 1]
    while len(kept.encode()) > _BYTES - _HEX - 1:
        kept = kept[:-1]
    return f"{kept.rstrip('.-')}-{_digest(bare)}"


def document_names(documents: Iterable[Document]) -> dict[str, str]:
    """Local name of each document by the SHA-256 of its source.

    Issuer, year and title without the year, as far as they are known; else the source's own digits.
    Of several documents with one name the one with the lowest SHA-256 keeps it; the others get
    8 hex digits of theirs. Names hold across kinds: what stands below a document is named after it.
    """
    names: dict[str, str] = {}
    taken = {"authority", "inferred"}
    for document in sorted(documents, key=lambda d: d.source.sha256):
        sha = document.source.sha256
        if sha in names:
            continue
        name = document_name(document)
        if name in taken:
            name = f"{name}-{sha[:_HEX]}"
        if name in taken:
            raise GraphError(f"Two documents would both be called “{name}”; build them apart.")
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


def _digest(text: str) -> str:
    import hashlib  # 10 ms that no look-up should pay

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HEX]
