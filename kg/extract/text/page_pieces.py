"""Lines of a page that the extraction of a PDF cut into pieces at their punctuation.

Such a piece ends no paragraph by being short: the pieces that fill the width of the page between them
were one line of it, and within prose only a stop ends a paragraph.
"""

from __future__ import annotations

import re

from kg.extract.text.number_forms import heading_label
from kg.extract.text.page_context import PageContext
from kg.extract.text.page_lines import PageLine, begins_paragraph

PARAGRAPH_END = "。;!?:"
_LONGEST_HEADING = 40
_LONGEST_CLAUSE = 700
# With a comma in it a longer line is prose.
_LONGEST_TITLE = 30
_REACH = 1000
_MOST_PIECES = 8
_EXACT = 1.5
_HANGING = 2.5
_SHORTEST_NAME = 3
# Particles that no title ends with, and 等 that begins none.
_LEADS_ON = tuple("的在和及与或对将由从把向并")
_OTHERS = re.compile("等(?![级候待同额比次效])")
# 加快建设国际港 / 建设, 推动...
_REST = re.compile("(?!各)[\u4e00-\u9fff]{1,2}[,。;、]")
MARKED = re.compile(r"“[^”]{1,20}”?|《[^》]{1,40}》?")
_WHITE = re.compile(r"\s+")
SEPARATOR = re.compile(r"[、,;:()\[\]]")
# 市(州) / 水务局: no clause of responsibility is so short.
_END_IN_BRACKET = re.compile(r"\(([^()\n]{1,4})\)$")


def tail(folded: str, begin: int, end: int) -> str:
    """The last words of [begin, end), as many as tell whether a paragraph is prose, however long it is."""
    return folded[max(begin, end - _REACH) : end]


def closes_clause(reader: PageContext, line: PageLine) -> bool:
    """Whether the line ends with a clause of responsibility in brackets, and with it the item: what
    follows without a number may close the whole plan."""
    folded = reader.folded
    if folded[line.end - 1] not in ")]":
        return False
    depth = 0
    for at in range(line.end - 1, max(-1, line.end - _LONGEST_CLAUSE), -1):
        depth += (folded[at] in ")]") - (folded[at] in "([")
        if not depth:
            words = _WHITE.sub("", folded[at + 1 : line.end - 1])
            done = reader.duty_end.search(words) and any(
                reader.body_end.search(reader.duty_end.sub("", piece))
                for piece in SEPARATOR.split(words)
            )
            return bool(done or reader.labelled.match(words))
    return False


def fits(reader: PageContext, place: int, used: float) -> bool:
    """Whether the line at `place` still ends the line of the page that `used` of it fills: the
    extraction cut it off at the last punctuation."""
    return reader.in_pieces and used + reader.widths[place] <= reader.width + _HANGING


def packs(reader: PageContext, place: int, used: float) -> bool:
    """Whether the lines that follow fill the line of the page that `used` of it begins, to the point."""
    total = used
    for at in range(place + 1, min(len(reader.lines), place + _MOST_PIECES)):
        line = reader.lines[at]
        above = reader.lines[at - 1]
        if line.cells or begins_paragraph(reader.folded, line, above) or _signs(reader, at):
            return False
        total += reader.widths[at]
        if total > reader.width + _HANGING:
            return False
        if total >= reader.width - _EXACT:
            return _runs_on(reader, at)
    return False


def _runs_on(reader: PageContext, place: int) -> bool:
    """Whether the line at `place` stops within its sentence, and what follows begins no paragraph."""
    line = reader.lines[place]
    if place + 1 == len(reader.lines) or reader.folded[line.end - 1] in PARAGRAPH_END:
        return False
    return not begins_paragraph(reader.folded, reader.lines[place + 1], line)


def _signs(reader: PageContext, place: int) -> bool:
    """Whether the line at `place` is the name of a body, with another one or a date on the line below."""
    if place + 1 == len(reader.lines):
        return False
    line, following = reader.lines[place], reader.lines[place + 1]
    names = [reader.folded[each.begin : each.end] for each in (line, following)]
    alone = [len(n) >= _SHORTEST_NAME and not SEPARATOR.search(n) for n in names]
    signs = [alone[at] and bool(reader.body_end.search(names[at])) for at in (0, 1)]
    return signs[0] and (signs[1] or begins_paragraph(reader.folded, following, line))


def under_way(reader: PageContext, place: int, start: int) -> bool:
    """Whether the paragraph that began at `start`, on a line above, reads as prose and not as a heading
    that the page broke, and the line at `place` is not the name of a body with another one below it."""
    folded, line = reader.folded, reader.lines[place]
    bracket = _END_IN_BRACKET.search(folded, line.begin, line.end)
    clause = bracket is None or any(
        end.search(bracket.group(1)) for end in (reader.body_end, reader.duty_end)
    )
    if start == line.begin or (folded[line.end - 1] == ")" and clause):
        return False
    words = tail(folded, start, line.end)
    # A heading may hold a comma (一、加强领导,压实责任), but is no longer than a line of the page.
    numbered = heading_label(folded, start, line.end)[1]
    prose = (
        "。" in words
        or ";" in words
        or ("," in words and (not numbered or len(words) > (reader.width or _LONGEST_HEADING)))
    )
    # 深化 / “一窗通办” / 改革: what stands in marks between two lines is no end of its own.
    marked = reader.in_pieces and folded[line.begin] == "“" and folded[line.end - 1] == "”"
    prose = prose or marked
    return prose and not stacked(reader, line, reader.lines[place + 1], alike=False)


def stacked(
    reader: PageContext, line: PageLine, following: PageLine, *, alike: bool = True
) -> bool:
    """Whether both lines hold names of their own: 市财政局 / 市审计局, one below the other. `alike`: only
    names that begin with the same place."""
    above = SEPARATOR.split(reader.folded[line.begin : line.end])[-1]
    below = SEPARATOR.split(reader.folded[following.begin : following.end].rstrip(")。"))[0]
    same = (not alike or above[:1] == below[:1]) and len(above) >= _SHORTEST_NAME
    return same and all(reader.body_end.search(name) for name in (above, below))


def runs_over(reader: PageContext, place: int) -> bool:
    """Whether the line at `place` plainly stops within its sentence: its last word leads on to the next
    (要在, 衔接的), what follows is the last word or two of a sentence or nothing but words in marks, or the
    line is too long for a title and lists no bodies."""
    folded, line, following = reader.folded, reader.lines[place], reader.lines[place + 1]
    words = folded[line.begin : line.end]
    listed = reader.body_end.search(words) or reader.labelled.search(words)
    if "," in words and len(words) >= _LONGEST_TITLE and words[-1] not in ")]”》" and not listed:
        return True
    if heading_label(folded, line.begin, line.end)[1]:
        return False
    if folded.startswith(_LEADS_ON, line.end - 1) or _OTHERS.match(folded, following.begin):
        return True
    inside = "\u4e00" <= folded[line.end - 1] <= "\u9fff" or _END_IN_BRACKET.search(
        folded, line.begin, line.end
    )
    if inside and _REST.match(folded, following.begin, following.end):
        return True
    return bool(MARKED.fullmatch(folded, following.begin, following.end))
