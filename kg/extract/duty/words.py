"""The words of responsibility (data/authority/duties.tsv) compiled: labels, endings, times of completion."""

from __future__ import annotations

import re

from kg.extract.text.lexicon import Lexicon, alternatives

# Labels of what else a clause may tell: by when, and which person answers for it.
NO_BODIES = ("deadline", "person")
LONGEST_TAIL = 12


class DutyWords:
    """What finding and reading clauses both look for; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.meaning = lexicon.duties
        by_meaning: dict[str, list[str]] = {}
        for words, meaning in lexicon.duties.items():
            by_meaning.setdefault(meaning, []).append(words)
        labels = [w for m, words in by_meaning.items() if m.startswith("label-") for w in words]
        # What begins a line of its own: with its colon, which some labels must have (牵头：).
        ended = alternatives(word.removesuffix(":") for word in labels)
        self.labels = rf"(?:{ended})"
        times = [w for kind in NO_BODIES for w in by_meaning[f"label-{kind}"]]
        tails = [w for m in ("respective", "joint", "lead", "participant") for w in by_meaning[m]]
        self.label = re.compile(rf"({alternatives(labels)}):? ?")
        self.no_body = re.compile(rf"(?:{alternatives(times)})[^;,]*$")
        self.tail = re.compile(rf"(?:{alternatives(tails)})。?$")
        # Those that, behind what cannot be a body, say something else: 按季度报送, 社会资本参与.
        self.common = re.compile(rf"(?:{alternatives(lexicon.words['common-duty'])})。?")
        # At the foot of a web page these say who runs it.
        self.foot = frozenset(lexicon.words["foot-label"])
        # Before what is to be done: 甲部负责试点.
        persons = alternatives(lexicon.words["duty-person"])
        self.doing = re.compile(rf"(?!{persons})(?:{alternatives(lexicon.words['doing-duty'])})")
        # A time that closes a clause: …负责，2025年底前完成.
        standing = alternatives(lexicon.words["standing"])
        self.time = re.compile(
            rf"(?:[,;][^,;()\d]{{0,3}}(?:\d{{1,4}}年|\d{{1,2}}月|年底|年内|{standing})[^,;()]{{0,14}}){{1,3}}$"
        )
        self.helped_by = re.compile(alternatives(by_meaning["with"]))
        self.open = re.compile(rf"(?:{alternatives(by_meaning['open'])})$")
        self.by = re.compile(alternatives(by_meaning["by"]))
