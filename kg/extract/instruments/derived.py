"""Documents named through others: 商标法、著作权法相关司法解释; 《X》及配套强制性国家标准; 制定其实施细则.

What may follow a title so is data (law-extension in words.tsv, headings.tsv).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.instruments.deeds import Deed
from kg.extract.instruments.naming import Mention, Naming
from kg.extract.instruments.verbs import Verbs
from kg.extract.text.lexicon import Lexicon, alternatives
from kg.extract.text.text import Text

# What makes a document of its own name: not 规定, 办法.
_OF_ITSELF = ("yes", "long", "any")
_LAWS = ("法", "条例")
_LAWS_OWN = ("条例", "细则", "实施办法", "修正案")


@dataclass(frozen=True, slots=True)
class Derived:
    """A document named through others: `length` characters of the text behind the titles belong to
    its name; `joined`: it is added to them (及配套…), so the verb governs both."""

    mention: Mention
    length: int
    joined: bool


class Derivations:
    """Finds derived documents in one text."""

    def __init__(self, text: Text, lexicon: Lexicon, verbs: Verbs, naming: Naming) -> None:
        self._text = text
        self._lexicon = lexicon
        self._naming = naming
        self._verbs = verbs
        further = alternatives(lexicon.words["law-extension"])
        # 配套法规 is no law.
        endings = alternatives(h.ending for h in lexicon.headings if len(h.ending) > 1)
        self._derived = re.compile(
            rf"^(?P<joint>及其?|和其?|与|以及)?(?:(?P<link>相关|有关|配套)"
            rf"(?P<body>[\u4e00-\u9fff]{{0,10}}?)(?P<head>{endings})|司法解释|{further})"
        )
        self._its = re.compile(rf"其(?:{further})")

    def of(self, mentions: tuple[Mention, ...], post: str) -> Derived | None:
        """The document that `post`, the text behind `mentions`, makes of them, or None."""
        match = self._derived.match(post)
        if not match:
            return None
        heading = self._lexicon.kind_of(match.group())
        if heading is None:
            return None
        joint = match.group("joint")
        # X法相关规定 and X办法配套规范 are classes; interpretations are named after the law they
        # interpret, and 及配套… adds a document of its own.
        link = match.group("link")
        vague = not match.group("body") and heading.described not in _OF_ITSELF
        if (link == "配套" and (not joint or vague)) or (
            link in ("相关", "有关") and heading.kind != "judicial-interpretation"
        ):
            return None
        begin = mentions[0].begin
        stop = mentions[-1].end + match.end()
        base = self._text.words(mentions[-1].begin if joint else begin, mentions[-1].end)
        rest = self._text.words(mentions[-1].end + len(joint or ""), stop)
        words = _extended(base, rest)
        mention = self._naming.built(begin, stop, words, heading.kind, "derived:behind")
        return Derived(mention, match.end(), bool(joint))

    def its(self, begin: int, end: int, of: Mention) -> Deed | None:
        """制定其实施细则: what clean text [begin, end) does to a document made for `of`, named before it."""
        clause = self._text.folded[begin:end]
        match = self._its.search(clause)
        run = self._verbs.before(clause[: match.start()])[-1:] if match else []
        heading = self._lexicon.kind_of(match.group()) if match else None
        if match is None or heading is None or not run or run[0].end != match.start():
            return None
        rest = self._text.words(begin + match.start() + 1, begin + match.end())
        words = _extended(f"《{of.name}》", rest)
        left, right = begin + match.start(), begin + match.end()
        mention = self._naming.built(left, right, words, None, "derived:its")
        verbs = clause[run[0].begin : run[0].end]
        return Deed(mention, run[0].types, clause[: match.start()], by=(verbs,))


def _extended(base: str, rest: str) -> str:
    """《X法》 with 实施条例 behind it is 《X法实施条例》; 《X意见》实施方案 keeps the marks of the title in it."""
    bare = base.removeprefix("《").removesuffix("》")
    return bare + rest if bare.endswith(_LAWS) and rest.endswith(_LAWS_OWN) else base + rest
