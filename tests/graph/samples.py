"""Hand-made documents over the two shipped sources: a few tasks and turns with correct spans."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from kg import assets
from kg.model import (
    Action,
    Assignment,
    Block,
    Deadline,
    Document,
    Flag,
    Noise,
    RoleRule,
    Section,
    Source,
    Span,
    Task,
    Turn,
)


def read(name: str) -> Source:
    data = (assets.DOCUMENTS / name).read_bytes()
    return Source(name, hashlib.sha256(data).hexdigest(), data.decode("utf-8-sig"))


def source_of(text: str, name: str = "made-up.txt") -> Source:
    return Source(name, hashlib.sha256(text.encode()).hexdigest(), text)


def at(source: Source, words: str, after: str = "") -> Span:
    """The span of `words` at its first place after the first place of `after`."""
    begin = source.text.index(words, source.text.index(after))
    return Span(begin, begin + len(words))


def plan() -> Document:
    source = read("2025-plan.txt")
    chapter = at(source, "一、完善知識產權制度")
    part = at(source, "(一)完善知識產權法律法規規章")
    other = at(source, "(二)改革完善知識產權重大政策")

    def task(number: int, section: str, mode: str, bodies: list[tuple[str, str]], **more) -> Task:
        begin = source.text.index(f"\n{number}.", chapter.begin) + 1
        end = source.text.index("\n", begin)
        words = source.text[begin:end]
        clause = words.rindex("(")
        given = []
        for place, (written, name) in enumerate(bodies, start=1):
            start = begin + words.index(written, clause)
            role = "sole" if len(bodies) == 1 else "lead" if place == 1 else "participant"
            basis = "later-in-list" if place > 1 else f"first-of-{mode}"
            given.append(
                Assignment(
                    name,
                    written,
                    "group" if "成員單位" in written else "agency",
                    role,
                    "only-agency" if role == "sole" else basis,
                    True,
                    Span(start, start + len(written)),
                )
            )
        actions = []
        for written, name, kind, types in more.get("actions", ()):
            start = begin + words.index(written)
            actions.append(
                Action(
                    name,
                    written,
                    kind,
                    types,
                    "planned",
                    "《" in written,
                    True,
                    Span(start, start + len(written)),
                    "titled" if "《" in written else "table",
                )
            )
        return Task(
            str(number),
            number,
            f"{number}.",
            None,
            "task",
            None,
            section,
            words,
            Span(begin, end),
            mode,
            more.get("open_ended", False),
            tuple(given),
            tuple(actions),
            (),
            more.get("keywords", ()),
        )

    tasks = (
        task(
            1,
            "1.1",
            "joint",
            [("國家知識產權局", "国家知识产权局"), ("司法部", "司法部")],
            actions=[("《中華人民共和國商標法》", "商标法", "law", ("revise",))],
            keywords=("商标法", "修改"),
        ),
        task(
            4,
            "1.1",
            "single",
            [("生態環境部", "生态环境部")],
            actions=[
                (
                    "《生物遺傳資源獲取和惠益分享管理條例》",
                    "生物遗传资源获取和惠益分享管理条例",
                    "admin-regulation",
                    ("study",),
                )
            ],
        ),
        task(
            8,
            "1.1",
            "single",
            [("市場監管總局", "市场监管总局")],
            actions=[
                (
                    "《商業秘密保護規定》",
                    "商业秘密保护规定",
                    "departmental-rule",
                    ("revise", "issue"),
                )
            ],
        ),
        task(
            9,
            "1.1",
            "single",
            [("最高人民法院", "最高人民法院")],
            actions=[
                ("商標法", "商标法", "law", ("mention",)),
                ("著作權法", "著作权法", "law", ("mention",)),
                (
                    "商標法、著作權法相關司法解釋",
                    "商标法、著作权法相关司法解释",
                    "judicial-interpretation",
                    ("revise",),
                ),
            ],
        ),
        task(
            10,
            "1.2",
            "joint",
            [
                ("國家知識產權局", "国家知识产权局"),
                ("聯席會議有關成員單位", "联席会议有关成员单位"),
            ],
            open_ended=True,
        ),
    )
    drop = at(source, "《中華人民共和國商標法》《集成電路布圖設計保護條例》修改()")
    rule = at(source, "明確2025年度重點任務")
    return Document(
        source,
        "plan",
        "2025年知識產權強國建設推進計劃",
        at(source, "2025年知識產權強國建設推進計劃", "2025年4月29日"),
        ("联席会议办公室",),
        ("中央政法委", "国家知识产权强国建设工作部际联席会议各成员单位"),
        None,
        "2025-04-29",
        "2025",
        RoleRule("first-leads", rule),
        tiles(source, [*((t.span, "task") for t in tasks), (chapter, "heading")]),
        (
            Section("1", "一、", "完善知識產權制度", None, chapter),
            Section("1.1", "(一)", "完善知識產權法律法規規章", "1", part),
            Section("1.2", "(二)", "改革完善知識產權重大政策", "1", other),
        ),
        tasks,
        (),
        (
            Flag("silent-drop", "1", source.text[slice(*drop)], drop, "集成电路布图设计保护条例"),
            Flag("spam", None, "編輯 | 布魯斯", at(source, "編輯 | 布魯斯")),
        ),
        (Noise("editor", "編輯 | 布魯斯", at(source, "編輯 | 布魯斯")),),
    )


def briefing() -> Document:
    source = read("2025-briefing.txt")
    law = at(source, "《商標法》")
    turns = (
        Turn(
            1,
            "邢慧娜",
            "国务院新闻办新闻局副局长、新闻发言人",
            "国务院新闻办公室",
            "host",
            "2025-04-24 10:00:46",
            "女士們、先生們,大家上午好。",
            at(source, "女士們、先生們,大家上午好。"),
            (),
        ),
        Turn(
            2,
            "申长雨",
            "国家知识产权局局长",
            "国家知识产权局",
            "official",
            None,
            "有序推進《商標法》修改",
            at(source, "有序推進《商標法》"),
            (
                Action(
                    "商标法", "《商標法》", "law", ("revise",), "ongoing", True, True, law, "titled"
                ),
            ),
        ),
        Turn(
            3,
            None,
            None,
            "某某新闻社",
            "reporter",
            None,
            "謝謝主持人。",
            at(source, "謝謝主持人。"),
            (),
        ),
    )
    return Document(
        source,
        "briefing",
        "國新辦就2024年中國知識產權強國建設有關情況舉行新聞發布會",
        None,
        ("国务院新闻办公室",),
        (),
        None,
        "2025-04-24",
        "2024",
        None,
        tiles(source, [(t.span, "turn") for t in turns]),
        turns=turns,
    )


def regional() -> Document:
    """A made-up plan of other manners: two named leads, no rule, a measure, a task without any."""
    text = (
        "某省知识产权工作方案\n"
        "1.推进数据知识产权试点,2026年底前完成。(甲厅、乙厅牵头,各有关部门参与)\n"
        "(1)修订《某省专利条例》。(丙公司、丁研究院按职责分工负责)\n"
        "2.做好总结。\n"
    )
    source = source_of(text, "regional.txt")

    def given(name: str, kind: str, role: str, basis: str) -> Assignment:
        return Assignment(name, name, kind, role, basis, False, at(source, name))

    first, measure, last = (Span(*_line(text, number)) for number in (1, 2, 3))
    tasks = (
        Task(
            "1",
            1,
            "1.",
            None,
            "task",
            None,
            None,
            text[slice(*first)],
            first,
            "led",
            True,
            (
                given("甲厅", "agency", "lead", "named-lead"),
                given("乙厅", "agency", "lead", "named-lead"),
                given("各有关部门", "group", "participant", "named-participant"),
            ),
            (),
            (Deadline("2026年底前", "2026-12-31", at(source, "2026年底前")),),
            (),
        ),
        Task(
            "1.1",
            1,
            "(1)",
            None,
            "measure",
            "1",
            None,
            text[slice(*measure)],
            measure,
            "respective",
            False,
            (
                given("丙公司", "agency", "joint", "no-rule"),
                given("丁研究院", "agency", "joint", "no-rule"),
            ),
            (
                Action(
                    "某省专利条例",
                    "《某省专利条例》",
                    "other",
                    ("revise",),
                    "planned",
                    True,
                    False,
                    at(source, "《某省专利条例》"),
                    "titled",
                ),
            ),
            (),
            (),
        ),
        Task(
            "2",
            None,
            "2.",
            None,
            "task",
            None,
            None,
            text[slice(*last)],
            last,
            None,
            False,
            (),
            (),
            (),
            (),
        ),
    )
    title = Span(0, text.index("\n"))
    return Document(
        source,
        "plan",
        text[slice(*title)],
        title,
        (),
        (),
        None,
        None,
        "2026",
        None,
        tiles(source, [(t.span, "task") for t in tasks]),
        tasks=tasks,
    )


def tiles(source: Source, known: list[tuple[Span, str]]) -> tuple[Block, ...]:
    """Blocks that tile the source: those known, and a remainder between them."""
    cuts = sorted({0, len(source.text), *(edge for span, _ in known for edge in span)})
    kinds = dict(known)
    return tuple(
        Block(kinds.get(Span(begin, end), "remainder"), Span(begin, end))
        for begin, end in pairwise(cuts)
    )


def _line(text: str, number: int) -> tuple[int, int]:
    begin = 0
    for _ in range(number):
        begin = text.index("\n", begin) + 1
    return begin, text.index("\n", begin)
