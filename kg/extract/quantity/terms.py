"""Terms that no calendar names: 每季度末前, 年内, 印发之日起30日内, 春节前, 持续推进."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.quantity.time_forms import GAP, INSIDE, When
from kg.extract.quantity.time_row import Count, Time
from kg.extract.quantity.time_words import TimeWords
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.numbers import printed_number

# 每季度末前, 每年5月底前: it comes round, no day is the last one.
_RECURRING = re.compile(
    r"每(?:年|半年|个?季度|个?月|周)[\d一二三四五六月日底末首初度第季上中下旬个 \n]{0,10}(?:之|以)?前(?![期后])"
)
_IN_YEAR = re.compile(rf"(?:(?<=[,。;:(、于在争取保划必将拟.)\s])(?<!\d\s)|^)年{INSIDE}")
_AFTER_ISSUE = re.compile(
    r"(?P<other>》)?(?:印发|发布|公布|下发|施行|实施)(?:之日起的?|之日后|起|之?后)?,?"
    rf"{GAP}(?P<number>\d{{1,3}}|[一二三四五六七八九十]{{1,3}}){GAP}"
    rf"(?P<unit>个?工作日|日|天|个月|年){INSIDE}"
)
# 本方案印发后, 自通知印发之日起, 印发后: the document itself, or what it is called.
_OWN = re.compile(
    r"(?:^|[,。;:.()\s自从在于要])(?:[本该此][\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff]{2})?$"
)


def terms(folded: str, lexicon: Lexicon, words: TimeWords) -> Iterator[Time]:
    """Every such term in `folded`, rule by rule; two of them can overlap."""
    yield from _rows(_RECURRING, folded, "recurring")
    yield from _rows(_standing(lexicon), folded, "standing")
    for match in _IN_YEAR.finditer(folded):
        yield Time(*match.span(), "in-year", True, When(None, None, 12, None, False))
    yield from _after_issue(folded)
    yield from _events(folded, words)


def _rows(pattern: re.Pattern[str], folded: str, rule: str) -> Iterator[Time]:
    for match in pattern.finditer(folded):
        yield Time(match.start(), match.end(), rule, True, None)


def _events(folded: str, words: TimeWords) -> Iterator[Time]:
    """春节前, 2025年汛期前: by when, though no table knows the day."""
    pattern = rf"(?:(?:(?:19|20)\d\d|[今明])年)?(?:{words.events})(?:来临|到来|开始)?(?:之|以)?前(?![期后])"
    for match in re.finditer(pattern, folded):
        conditional = words.conditional(folded, *match.span())
        if words.opens_clause(folded, match.start()) and not conditional:
            yield Time(match.start(), match.end(), "event", True, None)


def _after_issue(folded: str) -> Iterator[Time]:
    for match in _AFTER_ISSUE.finditer(folded):
        # From 《X》施行之日 on: the day that X comes into force, not the document's own.
        begin = match.end("other") if match["other"] else match.start()
        own = not match["other"] and _OWN.search(folded[max(0, begin - 12) : begin])
        count = Count(printed_number(match["number"]), match["unit"], bool(own))
        # 公告发布后3个工作日内 is a term of every case.
        due = bool(own or match["other"]) or not match["unit"].endswith("工作日")
        yield Time(begin, match.end(), "after-issue", due, count)


def _standing(lexicon: Lexicon) -> re.Pattern[str]:
    """持续推进 alone is a time; with an object (持续推进X建设) it is the task itself."""
    standing = alternatives(lexicon.words["standing"])
    return re.compile(rf"(?:^|(?<=[,。;:(\n\t .、)]))(?:{standing})(?=[,。;()\r\n\t ]|$)")
