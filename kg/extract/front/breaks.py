"""Where the lines of a head end: at line breaks, and where what should stand on lines of its own runs together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.front.dates import DAY
from kg.extract.front.names import Names
from kg.extract.front.number_forms import NUMBER
from kg.extract.front.title_forms import TitleForms

_MARKUP = " \r\t*#>\n"
_AHEAD = 45
# A bracket that a line end cuts in two is one.
_SHORT_BRACKET = re.compile(r"\([^()\n]{0,30}\n[^()\n]{0,30}\)")
_BLANKS = re.compile(r"[ \r\n*#]{0,80}")
_DAY = re.compile(DAY)
_BEHIND_DATE = re.compile(
    r" {2}|[ \r*)]*(?:$|\n|\((?:此|本|联系|章)|附件|相关附件|抄送|主送|联系人|为|根据)"
)
_SPACES = re.compile(" +")
_LABEL_OF_PAGE = re.compile(r"(?<=[ \n])[\u4e00-\u9fff 　]{2,8} ?: ?")
_FEWEST_LABELS = 3
_INDENT = re.compile(" {2,}")
_FEWEST_INDENTS = 3
_LONG = 120


class Breaks:
    """The finder of breaks; made once for a lexicon."""

    def __init__(self, names: Names, forms: TitleForms) -> None:
        self._names = names
        self._forms = forms
        ends = forms.end_words
        # …的实施意见甲政发〔2023〕5号, …的实施意见各区人民政府:
        self._glued = re.compile(
            rf"(?<=[\u4e00-\u9fff])(?:{ends})(?:\([^()\n]{{1,20}}\))?"
            rf"(?=(?:(?!{ends}|的)[\u4e00-\u9fff]){{2,12}}\((?:19|20)\d\d\)"
            r"|各[^。;:《》\n]{2,200}:)"
        )
        # 甲市2025年工作要点一、总体要求; 甲市工作方案为做好工作，制定本方案。
        self._opening = re.compile(
            rf"[ \r*#]*[^。,;:!?《》\n]{{2,60}}?(?:{ends})(?:\([^()\n]{{1,20}}\))?"
            r"(?=为[^。\n]{4}|[一1]、|1\.|第一[章部编]|\(一\))"
        )
        # …抓好落实。甲市人民政府2023年5月6日; 2025年工作计划甲局2025年2月14日
        self._signed = re.compile(
            rf"(?<=[。:)》;!])(?=[^。;:!?《》\d\n]{{3,80}}[^。;:!?《》\d\n)]{DAY})"
        )
        self._signed_title = re.compile(
            rf"(?:{ends})(?:\([^()\n]{{1,20}}\))?(?=[^。,;:!?《》\d\n]{{2,60}}{DAY})"
        )

    def spans(self, folded: str, limit: int) -> Iterator[tuple[int, int]]:
        """The lines of folded[:limit] that hold words, without the white space and the marks of Markdown
        around them. Linear."""
        at = 0
        for cut in (*sorted(self._cuts(folded, limit)), limit):
            begin, end = at, cut
            while begin < end and folded[begin] in _MARKUP:
                begin += 1
            while end > begin and folded[end - 1] in _MARKUP:
                end -= 1
            if begin < end:
                yield begin, end
            at = cut

    def closes(self, folded: str, at: int) -> bool:
        """Whether a date that ends at `at` can be the one of a signature: its line ends, or a note, an
        annex, a title or the text begins."""
        rest = folded[at : at + _AHEAD]
        return bool(_BEHIND_DATE.match(rest)) or self._forms.starts(rest.lstrip())

    def _cuts(self, folded: str, limit: int) -> set[int]:
        cuts = {at.start() for at in re.finditer("\n", folded[:limit])}
        for bracket in _SHORT_BRACKET.finditer(folded, 0, limit):
            cuts.difference_update(range(*bracket.span()))
        cuts.update(glued.end() for glued in self._glued.finditer(folded, 0, limit))
        for at in sorted({0, *cuts}):
            opening = _BLANKS.match(folded, at)
            number = NUMBER.match(folded, opening.end() if opening else at, limit)
            if number:
                cuts.difference_update(range(number.start() + 1, number.end()))
                cuts.add(number.end())
        for pattern in (self._signed, self._signed_title):
            for before in pattern.finditer(folded, 0, limit):
                cuts.update(self._signature(folded, before.end(), limit))
        for at in (0, *cuts):
            opening = self._opening.match(folded, at, limit)
            cuts = cuts | {opening.end()} if opening else cuts
        cuts.update(_spaces(folded, limit))
        return cuts

    def _signature(self, folded: str, begin: int, limit: int) -> tuple[int, ...]:
        """Where the names and the date that begin at `begin` do, and where they end, if they sign."""
        day = _DAY.search(folded, begin, limit)
        if day is None or not self._names.begins(folded[begin : day.start()].strip()):
            return ()
        return (begin, day.end()) if self.closes(folded, day.end()) else ()


def _spaces(folded: str, limit: int) -> Iterator[int]:
    """The spaces of a line at which it is several: each where it holds several labels of a page, those of
    an indent where its paragraphs have only these left."""
    start = 0
    while start < limit:
        stop = folded.find("\n", start, limit)
        stop = limit if stop < 0 else stop
        indents = [at.start() for at in _INDENT.finditer(folded, start, stop)]
        if len(_LABEL_OF_PAGE.findall(folded, start, stop)) >= _FEWEST_LABELS:
            yield from (at.start() for at in _SPACES.finditer(folded, start, stop))
        elif stop - start > _LONG and len(indents) >= _FEWEST_INDENTS:
            yield from indents
        start = stop + 1
