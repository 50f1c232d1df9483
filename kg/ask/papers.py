"""Which document a task or a turn is of, and how people call it: never by the name of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.ask.sparql import rows, values
from kg.fold import simplify
from kg.labels import Language

if TYPE_CHECKING:
    from pyoxigraph import Store

Json = dict[str, Any]
_YEAR = re.compile("[0-9]{4}")
_LAST = "9"  # behind every date
_FIRST, _LAST_ONES = 2, 3  # 广西 calls 广西壮族自治区, and 黄浦区 the 上海市黄浦区
_DIGITS = 8


def with_papers(graph: Store, records: list[Json], kind: str) -> list[Json]:
    """The `records` in the order of the dates of their documents, within one as given.

    `kind` is "plan" or "briefing", the key under which each record holds the IRI of its document.
    Each is given PLAN_title, PLAN_date, PLAN_year, PLAN_place (None where unknown) and PLAN_issuers.
    """
    papers = _papers(graph, list(dict.fromkeys(record[kind] for record in records)))
    for record in records:
        record |= {f"{kind}_{key}": value for key, value in papers[record[kind]].items()}
    return sorted(records, key=lambda record: order(record, kind))


def order(record: Json, kind: str) -> tuple[str, str]:
    """By the date of the document, else by its year; those of neither come last."""
    return record[f"{kind}_date"] or record[f"{kind}_year"] or _LAST, record[kind]


def paper_name(record: Json, language: Language) -> str:
    """What the document of a task or a turn is called: its title, with the place and the year where the
    title does not say them; without a title, who issued it and when."""
    kind = "plan" if "plan" in record else "briefing"
    title, place, year, date, issuers = (
        record[f"{kind}_{key}"] for key in ("title", "place", "year", "date", "issuers")
    )
    chinese = language == "zh"
    if title:
        known = [
            place if place and not _says(title, place) else None,
            year if year and not _YEAR.search(title) else None,
        ]
        told = [part for part in known if part]
        return f"{title}（{'，'.join(told)}）" if told else title
    what = {
        "plan": ("无标题计划", "untitled plan"),
        "briefing": ("无标题发布会", "untitled briefing"),
    }
    own = what[kind][0 if chinese else 1]
    told = [*(issuers[:1] or [place]), date or year]
    told = [part for part in told if part] or [record[kind].rpartition("/")[2][:_DIGITS]]
    return f"{own}（{'，'.join(told)}）" if chinese else f"{own} ({', '.join(told)})"


def _says(title: str, place: str) -> bool:
    """Whether `title`, in either script, names `place` by the first or the last of its characters."""
    # the table of scripts is loaded only in need
    return any(
        stem in title or stem in simplify(title) for stem in (place[:_FIRST], place[-_LAST_ONES:])
    )


def _papers(graph: Store, iris: list[str]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    if not iris:
        return found
    for row in rows(
        graph,
        f"""SELECT ?d ?title ?date ?period ?place ?issuer {{ {values("d", iris)}
              OPTIONAL {{ ?d dcterms:title ?title }} OPTIONAL {{ ?d dcterms:issued ?date }}
              OPTIONAL {{ ?d dcterms:temporal ?period }} OPTIONAL {{ ?d ip:region ?place }}
              OPTIONAL {{ ?d dcterms:publisher [ skos:prefLabel ?issuer ]
                          FILTER(LANGMATCHES(LANG(?issuer), "zh-Hans")) }} }} ORDER BY ?d ?issuer""",
    ):
        year = _YEAR.search(row["period"] or row["date"] or "")
        paper = found.setdefault(
            row["d"],
            {
                "title": row["title"],
                "date": row["date"],
                "year": year.group() if year else None,
                "place": row["place"],
                "issuers": [],
            },
        )
        if row["issuer"]:
            paper["issuers"].append(row["issuer"])
    return found
