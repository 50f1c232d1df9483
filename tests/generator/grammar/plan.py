"""One plan from a seed: its head, its layout, its page, the file that holds it."""

from __future__ import annotations

from tests.generator.grammar import heads, noise, pages, tables
from tests.generator.grammar.layouts import Layout
from tests.generator.grammar.maker import Maker
from tests.generator.grammar.outline import Outline
from tests.generator.grammar.truth import Head, Plan, TaskTruth


def make(seed: int) -> Plan:
    """The plan of `seed`: always the same one."""
    maker = Maker(seed)
    roll = maker.rng.random()
    if roll < 0.06:
        return _table(maker)
    if roll < 0.1:
        return _parts(maker)
    title = heads.title_of(maker)
    lines, head = heads.head(maker, title)
    outline = Outline(lines)
    layout = Layout(maker, outline)
    if roll < 0.15:
        layout.by_body()
    else:
        layout.chapters()
    if "front:signed-at-the-end" in maker.features:
        outline.lines += heads.signature(head)
    return _paged(maker, outline, layout.own_lines or roll < 0.15, head)


def _table(maker: Maker) -> Plan:
    """A table of tasks as a file of its own."""
    outline = Outline([])
    title = heads.title_of(maker)
    table = tables.rows(maker, outline)
    ending = maker.rng.choice(list(tables.FILES))
    maker.has(f"table:file:{ending}")
    text = tables.FILES[ending](title, table)
    if maker.chance(0.15):
        text = noise.traditional(maker, text)
    return _plan(maker, f"made-{maker.seed}.{ending}", text.encode(), Head(title), outline.tasks)


def _parts(maker: Maker) -> Plan:
    """Several plans that one notice issues."""
    titles = heads.part_titles(maker)
    maker.has("parts")
    maker.rule, maker.year_known, maker.no_clauses = None, False, False
    lines, head = heads.notice(maker, titles)
    outline = Outline(lines)
    for title in titles:
        begin = len(outline.tasks)
        outline.path = []
        outline.heading(-1, "", title)
        layout = Layout(maker, outline)
        layout.chapters(("一、", None, "1.") if maker.chance(0.5) else ("一、", "（一）", "1."))
        for task in outline.tasks[begin:]:
            task.part = title if task.part is None else task.part
    return _paged(maker, outline, True, head)


def _paged(maker: Maker, outline: Outline, own_lines: bool, head: Head) -> Plan:
    """The lines as a page prints them and a file holds them."""
    rng, lines = maker.rng, outline.lines
    layout = rng.choices(["lines", "wrapped", "flat", "spaced"], [65, 13, 5, 17])[0]
    if layout == "flat" and (own_lines or sum(map(len, lines)) < 1500):
        layout = "lines"  # a line as short as this need not have lost its ends
    if layout == "wrapped":
        lines = pages.with_blanks(maker, lines) if maker.chance(0.3) else lines
        lines = pages.wrapped(maker, lines) or lines
    elif layout == "spaced":
        maker.has("layout:blank-lines")
        lines = [part for line in lines for part in (f"\u3000\u3000{line}", "")]
    if maker.chance(0.6 if layout == "wrapped" else 0.1) and layout != "flat":
        lines = pages.with_marks(maker, lines)
    if layout == "flat":
        maker.has("layout:one-line")
    text = "".join(lines) if layout == "flat" else "\n".join(lines) + "\n"
    if maker.chance(0.15):
        text = noise.traditional(maker, text)
    # Pushed into rows of one width they would hide that width; pinyin comes first, so that it stands in
    # no spam word, which it would hide.
    if maker.chance(0.1) and layout != "wrapped":
        text = noise.glossed(maker, text)
    if maker.chance(0.12) and layout != "wrapped":
        text = noise.spammed(maker, text)
    if maker.chance(0.1):
        maker.has("line-ends:crlf")
        text = text.replace("\n", "\r\n")
    encoding = rng.choices(["utf-8", "utf-8-sig", "gb18030", "utf-16"], [80, 10, 7, 3])[0]
    if encoding != "utf-8":
        maker.has(f"encoding:{encoding}")
    return _plan(maker, f"made-{maker.seed}.txt", text.encode(encoding), head, outline.tasks)


def _plan(maker: Maker, name: str, data: bytes, head: Head, tasks: list[TaskTruth]) -> Plan:
    return Plan(maker.seed, name, data, head, tuple(tasks), frozenset(maker.features))
