"""Full-text search over tasks, statements, sections, instruments and agencies.

The index is an SQLite FTS5 table beside the store, made at build time from jieba's words in
simplified script; a question is cut the same way, so either script and any form finds the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.ask.sparql import rows
from kg.errors import GraphError
from kg.fold import fold, simplify

if TYPE_CHECKING:
    from pyoxigraph import Store

Json = dict[str, object]
INDEX = "search.sqlite"
_MOST = 50
_SNIPPET = 40

_TEXTS = """
SELECT ?kind ?iri ?label ?text ?order {
  { ?iri a ip:Task ; ip:order ?order ; ip:label ?label ; schema:text ?text BIND("task" AS ?kind) }
  UNION { ?iri a ip:Turn ; ip:number ?order ; schema:text ?text BIND("statement" AS ?kind)
          OPTIONAL { ?iri ip:speaker [ foaf:name ?label ] } }
  UNION { ?iri a ip:Section ; ip:label ?label ; dcterms:title ?text BIND("section" AS ?kind) }
  UNION { VALUES (?c ?kind) { (ip:Instrument "instrument") (ip:Agency "agency")
                              (ip:AgencyGroup "agency") }
          ?iri a ?c ; skos:prefLabel ?label FILTER(LANGMATCHES(LANG(?label), "zh-Hans"))
          { SELECT ?iri (GROUP_CONCAT(?l; separator=" ") AS ?text) {
              ?iri skos:prefLabel|skos:altLabel ?l
              FILTER(!LANGMATCHES(LANG(?l), "zh-Hant")) } GROUP BY ?iri } }
} ORDER BY ?kind ?iri"""


class Segmenter(Protocol):
    """What search needs of a segmenter: the words of a text, long ones also in their parts."""

    def cut_for_search(self, text: str) -> list[str]: ...


def write_index(graph: Store, path: Path, segmenter: Segmenter) -> None:
    """Write the index of everything in `graph` that has words to the new file `path`."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.execute(
                "CREATE VIRTUAL TABLE passages USING fts5(kind UNINDEXED, iri UNINDEXED, "
                "label UNINDEXED, text UNINDEXED, words, tokenize='unicode61 remove_diacritics 0')"
            )
            connection.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
                (
                    (
                        row["kind"],
                        row["iri"],
                        row["label"] or "",
                        row["text"],
                        " ".join(_words(row["text"], segmenter)),
                    )
                    for row in rows(graph, _TEXTS)
                ),
            )
    finally:
        connection.close()


def search(build: Path, question: str, segmenter: Segmenter, limit: int = _MOST) -> list[Json]:
    """Hits for `question` in the build folder `build`, best first, at most `limit`.

    All its words must occur; only when nothing has all of them, hits that have some (`complete` is
    false). A hit is kind, iri, label, and the text around the first word found. Raises GraphError
    when the build has no index.
    """
    words = list(dict.fromkeys(_words(question, segmenter)))
    if not words:
        return []
    path = build / INDEX
    if not path.is_file():
        raise GraphError(f"{build} has no search index; build the graph again.")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        quoted = ['"' + word.replace('"', '""') + '"' for word in words]
        found = _matching(connection, " AND ".join(quoted), limit)
        complete = bool(found)
        found = found or _matching(connection, " OR ".join(quoted), limit)
    finally:
        connection.close()
    return [
        {
            "kind": kind,
            "iri": iri,
            "label": label,
            "text": _around(text, words),
            "complete": complete,
        }
        for kind, iri, label, text in found
    ]


def _matching(connection: sqlite3.Connection, words: str, limit: int) -> list[tuple[str, ...]]:
    return connection.execute(
        "SELECT kind, iri, label, text FROM passages WHERE passages MATCH ? "
        "ORDER BY bm25(passages), kind, iri LIMIT ?",
        (f"words : ({words})", limit),
    ).fetchall()


def _words(text: str, segmenter: Segmenter) -> Iterable[str]:
    return (
        word.lower()
        for word in segmenter.cut_for_search(simplify(text))
        if any(char.isalnum() for char in word)
    )


def _around(text: str, words: list[str]) -> str:
    """The passage of `text` around the first of `words` in it, or its beginning."""
    folded = fold(text).lower()
    places = (folded.find(fold(word)) for word in words)
    at = min((place for place in places if place >= 0), default=0)
    begin, end = max(0, at - _SNIPPET), min(len(text), at + 2 * _SNIPPET)
    passage = " ".join(text[begin:end].split())
    return ("…" if begin else "") + passage + ("…" if end < len(text) else "")
