"""Classes of bodies, which name none of them: 各有关部门, 市直单位, 各县〈市、区〉人民政府; and words that are
neither a class nor a body: 单位, 责任单位."""

from __future__ import annotations

import re

from kg.extract.text.lexicon import Lexicon, alternatives

GOVERNMENT = "人民政府"
EVERY_LEVEL = "各级"  # stands for 各省（区、市） while a list is cut at its separators
SEPARATORS = "、,;和及与 \n"
_OFFICES = ("局", "委", "厅", "部", "办")


class Classes:
    """The reader of classes; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        nouns = alternatives(words["class-noun"])
        heads = alternatives(words["class-head"])
        level = alternatives(words["level"])
        kinds = alternatives(words["class-kind"])
        levels = rf"(?:[(〈](?:{level}|[、,])+[)〉])?"
        government = rf"{GOVERNMENT}|政府|{nouns}"
        zones, committee = alternatives(words["class-zone"]), alternatives(words["of-zone"])
        bracket = r"(?:[(〈][^()〈〉]{1,40}[)〉])?"
        self._nouns = words["class-noun"]
        self._class = re.compile(
            rf"^(?:{heads})|(?:{heads}).{{0,8}}(?:{nouns})$|成员单位$|^(?:{kinds})"
            # 县市区人民政府, 市州, 县(区)政府: levels alone, of whatever place
            rf"|^(?!(?:{level})(?:{government})?$)(?:(?:{level}){levels}){{1,4}}(?:{government})?$"
            rf"|^(?:{level})(?:直|级|直属|属)(?:各)?(?:{nouns}|机关)+$"
            # 园区管委会 and 开发区(投资区)管委会 stand for every one of the place.
            rf"|^(?:{zones}){bracket}(?:{committee})?$"
            rf"|^(?:{alternatives(words['zone-end'])})[(〈][^()〈〉]{{1,40}}[)〉](?:{committee})?$"
            # A noun of unit is no name of its own, whatever stands before it: 市政公用服务单位.
            rf"|(?:{nouns}|企业){bracket}$"
        )
        self._end = re.compile(
            rf"(?:{nouns}|{GOVERNMENT}|机关){bracket}$"
            rf"|^(?:{heads}|{kinds})(?!类).*(?:{alternatives(_OFFICES)}|政府|管委会|街道|园区|企业|院校){bracket}$"
            rf"|^{EVERY_LEVEL}$|^(?:{heads})(?:{level}){{1,4}}{bracket}$"
        )
        self._head = re.compile(
            rf"(?:{heads}|{kinds})|(?:{level})(?:直|级|直属|属)|(?:{level})(?:{heads})"
        )
        self._vague = re.compile(alternatives(words["vague"]))
        # 各市、县(区)人民政府 is one name, whatever separates the levels in it.
        one = rf"(?:{level}){bracket}"
        # 各市、甲新区工程审批领导小组 as well: a zone among the levels shares the name behind it.
        zone = r"[\u4e00-\u9fff]{2,4}(?:新区|开发区|园区|管理区|试验区)"
        apart = rf"(?!管委会|人民政府|政府|[{SEPARATORS}()〈]|$)"
        # A blank behind their bracket parts nothing: 各市(州) 民政局.
        blank = r"(?:(?<=[)〉]) {1,2}(?=[\u4e00-\u9fff]))?"
        self.levels = re.compile(
            rf"(?:{heads}){one}(?:[{SEPARATORS}]{one})*(?:[{SEPARATORS}]{zone}{apart})?{blank}"
        )
        labels = alternatives((*words["label-word-joint"], *words["label-word-lead"]))
        self._nobody = re.compile(
            rf"^(?:(?:{labels}|{alternatives(words['label-word-participant'])})(?:{nouns})?|(?:{nouns}))$"
        )

    def is_class(self, words: str) -> bool:
        """Whether `words`, folded, name a class of bodies: 各有关部门, 市各行政执法部门."""
        return bool(self._class.search(words) or self.levels.search(words))

    def begins_class(self, words: str) -> bool:
        """Whether `words` are a class from their first word on: 有关区县政府, 市直单位."""
        return bool(self._head.match(words)) and self.is_class(words)

    def is_plain(self, words: str) -> bool:
        """Whether this is a class of bodies and can be nothing else: 各成员单位, but not 各类企业."""
        return self.is_class(words) and bool(self._end.search(words))

    def is_open(self, words: str) -> bool:
        """Whether the class `words` leaves open which bodies are meant: 有关部门."""
        return bool(self._vague.search(words))

    def is_nobody(self, words: str) -> bool:
        """Whether these words stand for no body at all: 单位, 责任单位."""
        return bool(self._nobody.match(words))

    def shares(self, before: str, following: str) -> bool:
        """Whether `following` is the second noun of the class `before`: 国务院有关部门和单位 is one."""
        return following in self._nouns and self.is_class(before)
