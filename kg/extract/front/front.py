"""What stands around the body of a plan: notice, addressees, date, number, title, issuer, place.

This file is the room's door: other rooms take what they need of it from here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.authority import Region
from kg.extract.bodies.local_names import LocalNames
from kg.extract.bodies.regions import Regions
from kg.extract.front.addressees import Addressees
from kg.extract.front.dates import first_date as first_date
from kg.extract.front.dates import iso_date as iso_date
from kg.extract.front.head import Head, read_head
from kg.extract.front.labels import labels
from kg.extract.front.names import Names
from kg.extract.front.numbers import own_number
from kg.extract.front.parts import part_titles
from kg.extract.front.rows import Front as Front
from kg.extract.front.rows import Stated
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.fold import fold

_PERIOD = re.compile(r"(?:19|20)\d{2}(?: ?- ?(?:19|20)\d{2})?(?= ?年)")
_NOTICE_REACH = 1500
_LONGEST_REST = 100
_AND_OTHERS = re.compile(
    r"等(?:[ \d一二三四五六七八九十]{0,4}个?(?:有关|相关)?(?:部门|单位|部委|机构))?$"
)


def read_front(text: Text, lexicon: Lexicon) -> Front:
    """Read the head of `text`, and who signs it and when wherever that stands.

    Nothing else need be known of the document. What the text does not state is not there.
    """
    names = Names(lexicon)
    head = read_head(text, lexicon, names)
    lines = (head.heading.first, head.heading.last + 1) if head.heading else (0, 0)
    number = own_number(text, lexicon, head.lines, lines)
    addressed = Addressees(lexicon, names).of(text, head.address) if head.address else ()
    entitled = head.title.row if head.title else None
    issuers = _issuers(text, lexicon, head, names)
    title = entitled.value if entitled else None
    stop = head.lines[-1].end if head.lines else 0
    region, rule = Regions(lexicon).of(
        text.folded,
        stop,
        _named(text, head, names, issuers),
        title,
        [row.value for row in addressed],
        number.value if number else None,
    )
    period = _PERIOD.search(fold(title)) if title else None
    stamp = head.date.value if head.date else None
    front = Front(
        tuple(row for row in (entitled, number, head.date, *issuers, *addressed) if row),
        bool(head.title and head.title.line is not None),
        _notice(text, head),
        period.group().replace(" ", "") if period else (stamp[:4] if stamp else None),
        _end(text, head),
        None,
        part_titles(text, head),
    )
    return placed(front, lexicon, region, rule) if region else front


def _named(text: Text, head: Head, names: Names, issuers: Sequence[Stated]) -> list[str]:
    """Every body that the heading, the signature or the page names as the one that issues."""
    found = [row.value for row in issuers]
    found.extend(head.signature.names if head.signature else ())
    if head.heading and head.heading.issuer:
        issuer = head.heading.issuer
        found.extend(
            name for name in names.listed(text, issuer.begin, issuer.end) if names.is_body(name)
        )
    return list(dict.fromkeys(found))


def placed(front: Front, lexicon: Lexicon, region: Region | None, rule: str) -> Front:
    """`front` as the head of a document of `region`: bare names of who issues it and to whom bear it."""
    local = LocalNames(lexicon, region)
    rows: list[Stated] = []
    for row in front.rows:
        if row.matter in ("issuer", "addressee"):
            row = replace(row, value=_in_full(lexicon, local, row.value))
        rows.append(row)
    if region:
        rows.append(Stated(0, 0, "region", region.name, rule))
    return replace(front, rows=tuple(rows), region=region)


def _in_full(lexicon: Lexicon, local: LocalNames, name: str) -> str:
    """The name with its place where it is bare; of a class (市各有关单位) as printed."""
    if re.search(rf"{alternatives(lexicon.words['class-head'])}|成员单位$", fold(name)):
        return name
    full = local.full(name)
    listed = lexicon.authority.agency(full) if full else None
    return listed.name if listed else full or name


def _issuers(text: Text, lexicon: Lexicon, head: Head, names: Names) -> tuple[Stated, ...]:
    """Who issues it: by the heading, and by the signature where that has the same bodies and more; else
    by the head of the paper, a label of the page, or the body that the title begins with."""
    signed = head.signature.signers if head.signature else ()
    paper = _at(text, names, head.letterhead, "letterhead") if head.letterhead else ()
    issuer = head.heading.issuer if head.heading else None
    if issuer:
        others = bool(_AND_OTHERS.search(issuer.folded))
        named = _at(text, names, (issuer.begin, issuer.end), "heading", others=others)
        for rows in (signed, paper):
            if rows and (_covers(rows, named) or (others and len(rows) >= len(named))):
                return rows
        if named:
            return named
    if signed or paper:
        return signed or paper
    labelled = _labelled(text, lexicon, names, head)
    if labelled:
        return labelled
    if head.title and not (head.heading and head.heading.issued):
        row = head.title.row
        known = names.known_prefix(text.folded[row.begin : row.end])
        if known:
            return (Stated(row.begin, row.begin + known[0], "issuer", known[1], "title"),)
    return ()


def _at(
    text: Text, names: Names, span: tuple[int, int], rule: str, *, others: bool = False
) -> tuple[Stated, ...]:
    """The bodies named at `span`, if there is nothing else; `others`: behind them 等部门 stands."""
    found = names.only(text, *span) or (names.listed(text, *span) if others else ())
    return tuple(Stated(*span, "issuer", name, rule) for name in found)


def _covers(rows: Sequence[Stated], named: Sequence[Stated]) -> bool:
    """Whether `rows` hold all that are `named`, with more of them, or by a longer name: 甲省人民政府 for
    省政府."""
    full, short = (
        [row.value.replace("人民政府", "政府") for row in every] for every in (rows, named)
    )
    longer = sum(len(row.value) for row in rows) > sum(len(row.value) for row in named)
    return bool(short) and longer and all(any(f.endswith(s) for f in full) for s in short)


def _labelled(text: Text, lexicon: Lexicon, names: Names, head: Head) -> tuple[Stated, ...]:
    """The bodies behind a label of the page: 【发布机构】甲局."""
    pattern = re.compile(
        rf"(?:^|(?<=[ \n*]))[\[(]?(?:{labels(lexicon, 'issuer')})(?:[\])][: ]{{0,3}}|\** ?[: ]{{1,3}})"
        r"(?P<names>[^\n。;:\[(]{2,60})",
        re.MULTILINE,
    )
    stop = head.lines[-1].end if head.lines else 0
    for match in pattern.finditer(text.folded, 0, stop):
        begin, end = match.span("names")
        words = match["names"]
        if text.folded.startswith(":", end):
            words = words.rpartition(" ")[0]  # the next label of the line
        end = begin + len(words.rstrip(" *"))
        found = names.only(text, begin, end)
        if found:
            return tuple(Stated(begin, end, "issuer", name, "label") for name in found)
    return ()


def _notice(text: Text, head: Head) -> tuple[int, int] | None:
    """From the heading of the notice, or its address, to the date below who signs it."""
    top, title = head.heading, head.title
    if not (top and top.is_notice) and not (title and title.again):
        return None
    begin = top.words.begin if top else head.lines[0].begin
    least = max(top.words.end if top else 0, head.address.end if head.address else 0)
    items = (line.begin for line in head.lines[head.behind_heading :] if line.kind == "item")
    limit = title.row.begin if title and title.again else next(items, least + _NOTICE_REACH)
    if head.date and head.date.rule in ("signed", "alone") and least <= head.date.end <= limit:
        return begin, head.date.end
    if title and title.again:
        return begin, limit
    # No date tells where the notice ends: with its line.
    stop = line_end(text.folded, least, min(limit, len(text.folded)))
    return begin, least if stop - least > _LONGEST_REST else stop


def _end(text: Text, head: Head) -> int:
    """Where the plan's own text begins: behind its title, and what stands between title and text."""
    title = head.title
    if title is None or title.line is None:
        notice = _notice(text, head)
        end = notice[1] if notice else 0
        return max(end, head.address.end if head.address else 0)
    end = title.row.end
    for line in head.lines[title.line + 1 :]:
        if line.kind not in ("address", "number", "date", "note"):
            break
        end = line.end
    return end
