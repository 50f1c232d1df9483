"""The words by which a talk is known: labels of speakers, offices, names, outlets (speech.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.text.lexicon import Lexicon, alternatives
from kg.fold import fold

_HAN = "\u4e00-\u9fff"
_COUNT = r"[一二三四五六七八九十]{1,3}|\d{1,3}"


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Patterns of the vocabulary of talks; each is linear in what it is held against."""

    name: re.Pattern[str]
    any_name: re.Pattern[str]
    question: re.Pattern[str]
    answer: re.Pattern[str]
    asker: re.Pattern[str]
    host: re.Pattern[str]
    host_office: re.Pattern[str]
    unnamed: re.Pattern[str]
    named: re.Pattern[str]
    short: re.Pattern[str]
    says: re.Pattern[str]
    outlet: re.Pattern[str]
    asking: re.Pattern[str]
    occasion: re.Pattern[str]
    post_tail: re.Pattern[str]
    spokesman: re.Pattern[str]
    lead_in: re.Pattern[str]
    introduced: re.Pattern[str]
    in_head: re.Pattern[str]
    unnamed_in_head: re.Pattern[str]
    foot: re.Pattern[str]
    title_label: re.Pattern[str]
    date_label: re.Pattern[str]


def speech_words(lexicon: Lexicon) -> SpeechWords:
    """The vocabulary of talks, compiled from the tables of `lexicon`."""
    classes: dict[str, list[str]] = {}
    for row in lexicon.rows("speech.tsv"):
        classes.setdefault(row["means"], []).append(fold(row["words"]))
    words = {means: alternatives(every) for means, every in classes.items()}
    surname, post, title = words["surname"], words["post"], words["title"]
    # 买买提·某某; 李四, 欧阳一, 张 三 drawn out to the width of others.
    dotted = rf"[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}}){{1,3}}"
    name = rf"(?:{dotted}|(?:{surname}) ?[{_HAN}]{{1,2}})"
    any_name = rf"(?:{dotted}|[{_HAN}]{{2,6}})"
    follows = rf"(?={words['after-name']}|{title}|[\s,。;:、()和及]|$)"
    polite = rf"(?:{title})?"
    return SpeechWords(
        name=re.compile(rf"{name}$"),
        any_name=re.compile(rf"{any_name}$"),
        question=re.compile(
            rf"(?:第?(?:{_COUNT})个?)?(?:{words['question']})(?:{_COUNT})?$"
            rf"|第?(?:{_COUNT})个?(?:{words['counted-question']})$"
            rf"|(?:{words['counted-question']})(?:{_COUNT})$"
        ),
        answer=re.compile(rf"(?:第?(?:{_COUNT})个?)?(?:{words['answer']})(?:{_COUNT})?$"),
        asker=re.compile(
            rf"(?:[^\n,]{{1,12}},)?(?P<outlet>(?:[^\n,]{{0,40}}[^\n,答])??) ?(?P<who>{words['asker']})"
            rf"(?: ?(?P<name>{name})|(?:{words['asks']})|:)?$"
        ),
        host=re.compile(
            rf"(?P<host>{words['host']})(?: ?[(、,]? ?(?P<behind>{name}|{any_name})\)?)?$"
            rf"|(?P<before>{any_name}) ?\((?P<noted>{words['host']})\)$"
        ),
        host_office=re.compile(rf"{words['host']}|{words['host-office']}"),
        unnamed=re.compile(rf"(?P<office>[^\n,:]{{0,40}}?(?:{words['unnamed']}))$"),
        named=re.compile(
            rf"(?P<office>[^\n:]{{1,50}}(?:{post})) (?P<parted>{any_name}) ?{polite}$"
            rf"|(?P<glued_office>[^\n:]{{0,50}}(?:{post}))(?P<glued>{name}){polite}$"
            rf"|(?P<first>{name}) ?\((?P<behind>[^\n:()]{{2,40}})\)$"
        ),
        short=re.compile(rf"(?P<surname>{surname})(?P<post>副?(?:{post}|总))$"),
        says=re.compile(rf"[{_HAN}]{{0,8}}(?:{words['says']})[{_HAN}]{{0,6}}$"),
        outlet=re.compile(rf"(?P<outlet>[^\n:,、]{{1,30}}?(?:{words['outlet']}))$"),
        asking=re.compile(rf"\?|{words['asking']}"),
        occasion=re.compile(words["occasion"]),
        post_tail=re.compile(rf"(?:党组|党委)?(?:常务|第一|执行)?副?(?:{post})$"),
        spokesman=re.compile(words["spokesman"]),
        lead_in=re.compile(rf"^.*(?:{words['lead-in']}|\d[年月日])"),
        introduced=re.compile(rf"(?:{post}) ?(?=(?P<name>[{_HAN}·]{{2,12}}))"),
        in_head=re.compile(rf"(?:{post})(?P<name>{name}){follows}"),
        unnamed_in_head=re.compile(words["unnamed"]),
        foot=re.compile(
            rf"^[ \r]*(?:(?P<ruled>[*=_~-]{{4,}})|\(?(?:{words['foot']})(?:[ :)|]|$)"
            rf"|(?P<note>\([^()\n]{{1,12}}\)|\(?20\d\d年\d{{1,2}}月\d{{1,2}}日\)?)[ \r]*$)",
            re.MULTILINE,
        ),
        title_label=re.compile(rf"[ \r#>*]*(?:(?:{words['title-label']}) ?: ?)?[#* ]*"),
        date_label=re.compile(
            rf"^[ \r*\[(]*(?:{words['date-label']})[ *\])]*: ?[* ]*"
            r"(?P<y>20\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})",
            re.MULTILINE,
        ),
    )
