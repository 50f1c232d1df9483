"""What a page does to a text: lines cut at one width, page marks, blanks around figures."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.generator.grammar.maker import Maker
from tests.generator.grammar.numbers import wide

_LABEL = re.compile("..(?:单位|部门)：")
MARKS = {
    "—1—": lambda n: [f"—{wide(n) if n % 2 else n}—"],
    "- 1 -": lambda n: [f"- {n} -"],
    "— 1 —": lambda n: [f"— {n} —"],
    "three-lines": lambda n: ["—", str(n), "—"],
    "# Page 1:": lambda n: [f"# Page {n}:"],
    "第1页": lambda n: [f"第{n}页"],
}
# What a row can be short of the width, where two blanks indent the first row of a paragraph.
_SLACK = 8
# Fewer rows show no width.
_FEWEST_ROWS = 24
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d０-９]|第.|任务\d|[\u4e00-\u9fff]{2}(?:单位|部门|时限)："
)
_CUT_LABEL = re.compile("责任?$|牵$|责任单$|配$|配合单$|牵头单$")
_TORN = re.compile(r"[ \u3000①*※\[\]]|（[\d一二三四五六七八九十]|[）)][\u4e00-\u9fff]")
_TIME = re.compile(r"(?<=[\u4e00-\u9fff，；（：])(\d{1,4})(?=年|月)|^(\d{4})(?=年)")


def with_blanks(maker: Maker, lines: list[str]) -> list[str]:
    """The lines with blanks behind the figures of their times."""
    maker.has("page:blanks-around-figures")
    return [_TIME.sub(lambda found: f"{found.group()} ", line) for line in lines]


def wrapped(maker: Maker, lines: list[str]) -> list[str] | None:
    """The lines cut at one width; None where no width tells the reader what was a line before."""
    for _ in range(8):
        width = maker.rng.randint(24, 40)
        if any(_torn(line, width) for line in lines) or _ends_early(lines[-1], width):
            continue
        if any(_runs_on(line, below, width) for line, below in pairwise(lines)):
            continue
        rows = [line[at : at + width] for line in lines for at in range(0, len(line) or 1, width)]
        if len(rows) < _FEWEST_ROWS:
            return None
        maker.has("layout:hard-wraps")
        if any(len(line) > width and _LABEL.match(line) for line in lines):
            maker.has("layout:hard-wraps:label-line")
        if any(len(line) > width and "　　" in line[1:] for line in lines):
            maker.has("layout:hard-wraps:labels-parted-by-blanks")
        if any(_CUT_LABEL.search(row) for row in rows):
            maker.has("page:label-cut")
        return rows
    return None


def _torn(line: str, width: int) -> bool:
    """Whether a row ends beside a blank that parts two names, the mark of a footnote, or in a number; or
    with a clause inside the item, which then could close its title."""
    ends = range(width, len(line), width)
    return any(_TORN.search(line[at - 1 : at + 1]) for at in ends)


def _runs_on(line: str, below: str, width: int) -> bool:
    """Whether the line could go on in the one below: it fills its last row, and no number begins there."""
    if _NUMBERED.match(below):
        return False
    rest = len(line) % width
    return rest == 0 or (rest > width - _SLACK and not line.endswith(("。", "：")))


def _ends_early(line: str, width: int) -> bool:
    """Whether a row before its last ends with a sentence: the last task could end there."""
    return any(line[at - 1] == "。" for at in range(width, len(line), width))


def with_marks(maker: Maker, lines: list[str]) -> list[str]:
    """The lines with the mark of a page between them, every so many."""
    style = maker.rng.choice(list(MARKS))
    maker.has(f"page-mark:{style}")
    first, found, page = maker.rng.randint(8, 14), [], 1
    for at, line in enumerate(lines):
        if at >= first and (at - first) % 15 == 0:
            found += MARKS[style](page)
            page += 1
        found.append(line)
    return found
