"""The title of a document: the lines that it stands on, and of a notice what it issues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.front.lines import HeadLine
from kg.extract.front.names import Names
from kg.extract.front.title_forms import TitleForms
from kg.extract.front.title_words import Words, joined
from kg.extract.text.pairs import title_spans

_MOST_LINES = 5
_LONGEST = 180
_DATED = re.compile(r" ?\((?:19|20)\d\d ?年[^()]{1,12}\)$")
# (一 推进服务 is an item whose bracket was lost.
_ON = re.compile(r"的|》|”|\)|\((?![一二三四五六七八九十\d]{1,3}[ 、.])|、|和|及")
_VERB = re.compile(r"(?P<about>关于)?(?:印发|下发|发布|公布|转发|批转|公开征求|征求)")
# …的通知; and as the press tells it, 甲办公厅印发《…》.
_KIND = re.compile(r"的(?:通知|公告|通告|函|决定)$|(?<=》)$")
_ASKED = re.compile(r"(?:的?意见)的(?:通知|公告|通告|函)$")
_WHOLE = re.compile(r"(?P<open>[《<])(?P<title>.+)[》>](?P<tail>(?:\([^()]{1,20}\))?)$")
_BRACKET_LINE = re.compile(r"(?:\([^()]{1,30}\)\**)+$")
_AND_OTHERS = re.compile(r"等(?: ?\S{1,4} ?(?:部门|单位|部委|机构))?$")
_NUMBERED = re.compile(r"\((?:19|20)\d\d\)")
_SHORTEST_KEY = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a document: its lines [first, last], its words, and, of a notice, what it issues and
    the words before that say who does. `several`: it issues more than one document."""

    first: int
    last: int
    words: Words
    issued: Words | None
    issuer: Words | None
    several: bool

    @property
    def is_notice(self) -> bool:
        """Whether it is the heading of a notice that issues something else."""
        return self.issued is not None or self.several


def heading(lines: Sequence[HeadLine], forms: TitleForms, names: Names) -> Heading | None:
    """The last title that stands before the address or the first sentence of the text, the title of a
    notice before any other; where sentences come first, as those of an editor, the first title behind
    them that begins as titles do. None where the document begins with an address or an item."""
    found: Heading | None = None
    at, told = 0, False
    while at < len(lines) and lines[at].kind not in ("address", "item"):
        if lines[at].kind == "title" or _ends_here(lines, at, forms):
            first, last = _block(lines, at, forms, names)
            if not told or forms.starts(forms.uncounted(lines[first].words)):
                made = parsed(lines, first, last, forms, names)
                found = made if found is None or made.is_notice or not found.is_notice else found
            at = last
        elif lines[at].kind == "sentence":
            if found:
                break
            told = True
        at += 1
    return found


def parsed(
    lines: Sequence[HeadLine], first: int, last: int, forms: TitleForms, names: Names
) -> Heading:
    """The heading on lines [first, last], taken apart."""
    words = joined(lines[first : last + 1])
    skip = len(words.folded) - len(forms.uncounted(words.folded))
    dated = _DATED.search(words.folded)
    words = words.cut(skip, dated.start() if dated else len(words.folded))
    for verb in _VERB.finditer(words.folded):
        before = words.folded[: verb.start()].strip()
        asked = _ASKED if verb.group().endswith("征求") else _KIND
        kind = asked.search(words.folded, verb.end())
        if kind is None or kind.start() == verb.end() or (before and not _issues(before, names)):
            continue
        issuer = words.cut(0, verb.start()) if before else None
        issued, several = _issued(words.cut(verb.end(), kind.start()))
        return Heading(first, last, words, issued, issuer, several)
    about = words.folded.find("关于")
    issuer = words.cut(0, about) if about > 0 else None
    return Heading(first, last, words, None, issuer, several=False)


def _issues(before: str, names: Names) -> bool:
    """Whether the words before 印发 are who issues: a body, or the first of several."""
    return bool(_AND_OTHERS.search(before)) or (
        names.is_body(before) and not _NUMBERED.search(before)
    )


def _issued(what: Words) -> tuple[Words | None, bool]:
    """The one document that `what` names, its words without 《》; None where it names several."""
    titles = list(title_spans(what.folded, 0, len(what.folded)))
    if len(titles) > 1:
        return None, True
    whole = _WHOLE.search(what.folded)
    if whole and (whole.start() == 0 or titles):
        return what.cut(*whole.span("title")), False
    return what, False


def _block(lines: Sequence[HeadLine], at: int, forms: TitleForms, names: Names) -> tuple[int, int]:
    """The lines of the title that ends, as far as its form tells, with the line `at`."""
    last = at
    while last + 1 < len(lines) and (
        (lines[last + 1].kind in ("title", "open") and _ON.match(lines[last + 1].words))
        or (
            lines[last + 1].kind in ("open", "title", "label")
            and _BRACKET_LINE.fullmatch(lines[last + 1].words)
        )
        or (lines[last + 1].kind == "title" and len(lines[last + 1].words) < _SHORTEST_KEY)
    ):
        last += 1
    first = at
    while (
        first > 0
        and at - first < _MOST_LINES
        and _goes_on(lines, first)
        and len(joined(lines[first - 1 : last + 1]).folded) <= _LONGEST
    ):
        first -= 1
    # Above the line that titles begin with stands the page, unless it is who issues.
    starting = [k for k in range(first, at + 1) if forms.starts(forms.uncounted(lines[k].words))]
    if starting:
        first = starting[0]
    bodies = [k for k in range(first, at) if _is_names(lines[k].words, names)]
    about = [k for k in range(first, at + 1) if lines[k].words.startswith("关于")]
    if len(bodies) > 1 and about and bodies == list(range(first, about[0])):
        first = about[0]
    return first, last


def _ends_here(lines: Sequence[HeadLine], at: int, forms: TitleForms) -> bool:
    """Whether a title ends with the line `at`, whose last word a line end cuts in two: …的通 知."""
    here = lines[at]
    return (
        at > 0
        and here.kind == lines[at - 1].kind == "open"
        and forms.ends(joined(lines[at - 1 : at + 1]).folded)
    )


def _is_names(words: str, names: Names) -> bool:
    return all(names.is_body(piece) for piece in words.split())


def _goes_on(lines: Sequence[HeadLine], at: int) -> bool:
    """Whether the line before `at` is the beginning of a title that the line `at` goes on with."""
    before, here = lines[at - 1], lines[at]
    if before.kind == "open":
        return True
    return before.kind == "title" and bool(_ON.match(here.words))
