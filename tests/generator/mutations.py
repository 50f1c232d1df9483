"""Documents damaged as copying, scanning, editing and ill will damage them, from a seed.

Nothing is known of what a damaged document says; `tests/extract/checks.py` and the rules of the graph
say what holds of it all the same.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable

from tests.generator.grammar import make

# Layouts that the grammar does not make.
_OTHERS = (
    "某市2025年工作任务分工表\n序号\t任务\t牵头单位\t配合单位\t完成时限\n一、总体\n"
    "1\t修订《某市数据条例》\t市数据局\t市司法局、市财政局\t2025年6月底前\n"
    "2\t推广应用\t市科技局\t各区县\t持续推进\n\t培训人员\t市教育局\t\t年底前\n附件：名单\n",
    "某厅举行2025年工作新闻发布会\n发布时间：2025年4月24日\n办公室主任 主持人 张三：\n各位记者好。\n"
    "2025-04-24 10:00:46\n副厅长 李四：\n我厅修订了《某省数据条例》，增长5%。\n2025-04-24 10:05:00\n"
    "某报记者：\n请问进展如何？\n李四：\n将推进《数据法》立法，到2027年达到60%。\n",
    "某省人民政府办公厅关于印发《2025年重点工作》的通知\n某政办发〔2025〕3号\n各市人民政府：\n现印发给你们。\n"
    "某省人民政府办公厅\n2025年1月2日\n2025年重点工作\n（列第一位的为牵头单位，下同）\n一、总则\n（一）建设\n"
    "1.建站。（省民政厅、省财政厅按职责分工负责）培训。（省教育厅负责，2025年底前完成）\n"
    "（1）选址。（省自然资源厅负责）\n（2）施工。（省住房城乡建设厅牵头，各有关部门配合）\n"
    "专栏1 指标\n1.增长5%。\n二、保障\n各地要落实。\n附件1\n1.名单\n",
    "某市优化环境实施方案\n健全网络。\n责任单位：市民政局\n完成时限：2025年6月底前\n开展培训。\n"
    "牵头单位：市教育局；配合单位：市财政局、市\n科技局\n巩固成果。（市林业局负责）\n",
    "某县方案一、目标（一）建设。（县民政局牵头）具体措施：1．新建站点。（县民政局负责）2．开展培训。"
    "（县教育局负责，2026年6月底前完成）（二）管理。制定《某县管理办法》。（县司法局负责）",
)  # fmt: skip

# What is pushed in: signs of footnotes and pictures, letters that fold, controls, brackets and quotes,
# punctuation and numbers, words that mean something to a reader of plans, lines.
_MARKS = (
    *("①", "②", "※", "*", "▲", "#", "&", "/", "😀", "👨‍👩‍👧", "¹", "†", "☆", "\ue000"),
    *("\U0010ffff", "\U0002b5af", "é", "e\u0301", "ﬁ", "℃", "\ufffd"),
    *("\x00", "\x0b", "\x0c", "\x1b[31m", "\x85", "\u200b", "\u200d", "\u202e", "\u2028"),
    *("\ufeff", "\r", "\t", "\u3000", " "),
    *"（）()〔〕【】《》〈〉“”[]{<>\"'\\`|、，；：。·—-_.",
    *("%20", "...", "1.", "１２．", "一、", "（一）", "一是", "第一条", "专栏1", "附件：", "5%"),
    *("负责", "牵头", "等", "和", "责任单位：", "完成时限：", "以下简称《纲要》", "修订"),
    *("2025年", "底前", "下同", "聯(lián)席", "https://a.b/c?d=e&f#g"),
    *("记者：\n", "张三：\n", "\n—3—\n", "\n# Page 4:\n", "\n\n", "\t\t", "\n1\t甲\t乙\n"),
)
_NAME_END = re.compile("(?=[、，；）)》〉]|负责|牵头|等)")
_BRACKETS = re.compile("[（）()《》〈〉〔〕【】“”]")
_DIGITS = re.compile("[0-9０-９]")

Mutation = Callable[[random.Random, str], str]


@functools.cache
def _base(number: int) -> str:
    """A whole document: of the grammar, or of another layout."""
    if number < len(_OTHERS):
        return _OTHERS[number]
    plan = make(number)
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return plan.data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("the grammar writes in no other encoding")


def mutated(seed: int) -> str:
    """The damaged document of `seed`: always the same one."""
    rng = random.Random(f"mutated {seed}")
    # few bases, much damage: pieces and copies of the same tasks meet in one graph
    text = _base(rng.randrange(400))
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        text = rng.choice(_MUTATIONS)(rng, text)
    return text


def _place(rng: random.Random, text: str) -> int:
    return rng.randint(0, len(text))


def _stretch(rng: random.Random, text: str) -> tuple[int, int]:
    """A short or a long stretch, or some whole lines."""
    begin = _place(rng, text)
    end = min(len(text), begin + rng.choice((1, 3, 20, 200, 1000)))
    if rng.random() < 0.5:
        begin = text.rfind("\n", 0, begin) + 1
        stop = text.find("\n", end)
        end = stop + 1 if stop >= 0 else len(text)
    return begin, end


def _insert(rng: random.Random, text: str) -> str:
    at = _place(rng, text)
    return text[:at] + rng.choice(_MARKS) + text[at:]


def _mark_names(rng: random.Random, text: str) -> str:
    """A mark behind some of the names, as a footnote leaves it."""
    mark, share = rng.choice(_MARKS), rng.choice((0.02, 0.2, 1.0))
    return _NAME_END.sub(lambda found: mark if rng.random() < share else "", text)


def _mark_inside(rng: random.Random, text: str) -> str:
    mark, share = rng.choice(_MARKS), rng.choice((0.005, 0.05))
    return "".join(char + mark if rng.random() < share else char for char in text)


def _join_lines(rng: random.Random, text: str) -> str:
    share = rng.choice((0.1, 0.5, 1.0))
    return re.sub("\n", lambda found: "" if rng.random() < share else "\n", text)


def _break_lines(rng: random.Random, text: str) -> str:
    share = rng.choice((0.01, 0.1))
    return "".join(char + "\n" if rng.random() < share else char for char in text)


def _wrap(rng: random.Random, text: str) -> str:
    width = rng.randint(8, 40)
    lines = (line or " " for line in text.split("\n"))
    return "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))


def _double(rng: random.Random, text: str) -> str:
    begin, end = _stretch(rng, text)
    at = rng.choice((end, _place(rng, text)))
    return text[:at] + text[begin:end] * rng.choice((1, 1, 2, 5)) + text[at:]


def _drop(rng: random.Random, text: str) -> str:
    begin, end = _stretch(rng, text)
    return text[:begin] + text[end:]


def _move(rng: random.Random, text: str) -> str:
    begin, end = _stretch(rng, text)
    piece, rest = text[begin:end], text[:begin] + text[end:]
    at = _place(rng, rest)
    return rest[:at] + piece + rest[at:]


def _graft(rng: random.Random, text: str) -> str:
    other = _base(rng.randrange(400))
    begin, end = _stretch(rng, other)
    at = _place(rng, text)
    return text[:at] + other[begin:end] + text[at:]


def _append(rng: random.Random, text: str) -> str:
    return text + rng.choice(("", "\n", "附件\n")) + _base(rng.randrange(400))


def _lose_brackets(rng: random.Random, text: str) -> str:
    share = rng.choice((0.02, 0.2, 1.0))
    return _BRACKETS.sub(lambda found: "" if rng.random() < share else found.group(), text)


def _turn_brackets(rng: random.Random, text: str) -> str:
    share = rng.choice((0.02, 0.2))
    marks = "（）()《》〈〉〔〕【】"
    return _BRACKETS.sub(
        lambda found: rng.choice(marks) if rng.random() < share else found.group(), text
    )


def _renumber(rng: random.Random, text: str) -> str:
    share = rng.choice((0.05, 0.5))
    return _DIGITS.sub(
        lambda found: rng.choice("0123456789１①十 ") if rng.random() < share else found.group(),
        text,
    )


def _space_digits(rng: random.Random, text: str) -> str:
    return _DIGITS.sub(
        lambda found: f" {found.group()}" if rng.random() < 0.5 else found.group(), text
    )


def _cut(rng: random.Random, text: str) -> str:
    at = _place(rng, text)
    return rng.choice((text[:at], text[at:]))


_MUTATIONS: tuple[Mutation, ...] = (
    _insert,
    _insert,
    _mark_names,
    _mark_names,
    _mark_inside,
    _join_lines,
    _break_lines,
    _wrap,
    _double,
    _double,
    _drop,
    _move,
    _graft,
    _append,
    _lose_brackets,
    _turn_brackets,
    _renumber,
    _space_digits,
    _cut,
)
