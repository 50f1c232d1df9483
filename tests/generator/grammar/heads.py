"""The head of a plan: title, or the notice that issues it; who signs it, when, and to whom it goes."""

from __future__ import annotations

import re

from tests.generator.grammar.maker import Maker
from tests.generator.grammar.truth import Head

_PARTS = ("清理事项专项方案", "规范收费专项方案", "优化流程专项方案")
# The title of a plan, who issues it, to whom.
_PLANS = (
    (
        "安徽省2026年重点工作推进计划",
        (("安徽省人民政府办公厅",),),
        "各市、县（区）人民政府，省政府各部门、各直属机构：",
    ),
    (
        "江海市2026年数字经济工作要点",
        (("江海市发展和改革委员会",), ("江海市科学技术局", "江海市财政局")),
        "各县（市、区）发展改革局，市有关单位：",
    ),
    (
        "2026年江海新区优化营商环境重点任务分工方案",
        (("江海新区管理委员会办公室",),),
        "各镇（街道），各有关单位：",
    ),
    (
        "江苏省2026年农村供水重点任务清单",
        (("江苏省发展和改革委员会", "江苏省财政厅", "江苏省商务厅"), ("江苏省水利厅",)),
        "各设区市水利局，省各有关单位：",
    ),
)
_PREAMBLE = "为推动高质量发展，扎实做好全年工作，结合实际，明确以下重点任务。"


def title_of(maker: Maker) -> str:
    """The title of a plan, which names its place and its year."""
    return maker.rng.choice(_PLANS)[0]


def _lines_of(maker: Maker, title: str) -> list[str]:
    """The title as printed, now and then on two lines, with its bracket on a third."""
    found = [title]
    if maker.chance(0.15):
        maker.has("front:title-on-lines")
        at = max(title.rfind(word) for word in ("推进计划", "工作要点", "重点任务"))
        found = [title[:at], title[at:]]
    return found


def head(maker: Maker, title: str) -> tuple[list[str], Head]:
    """The lines of the head of a plan of `title`, and what they say."""
    if maker.chance(0.45):
        maker.has("front:title-only")
        lines, truth = _lines_of(maker, title), Head(title)
        if maker.chance(0.2):
            maker.has("front:signed-at-the-end")
            _, several, _ = next(each for each in _PLANS if each[0] == title)
            truth.issuers = several[0]
            truth.date = "2026-02-09"
        elif maker.chance(0.15):
            maker.has("front:number-below-title")
            truth.number = "岭政发〔2026〕7号"
            lines.append(truth.number)
    else:
        lines, truth = notice(maker, [title])
        lines += _lines_of(maker, title)
    if maker.chance(0.6):
        maker.has("front:preamble")
        lines.append(_PREAMBLE)
    return lines, truth


def signature(head: Head) -> list[str]:
    """The lines below a plan whose head does not say who issues it."""
    year, month, day = (head.date or "").split("-")
    return ["、".join(head.issuers), f"{year}年{int(month)}月{int(day)}日"]


def notice(maker: Maker, titles: list[str]) -> tuple[list[str], Head]:
    """A notice that issues the plans of `titles`, up to its date."""
    rng = maker.rng
    plan = next((each for each in _PLANS if each[0] == titles[0]), None) or rng.choice(_PLANS)
    _, several, addressees = plan
    issuers = rng.choice(several)
    year, month, day = 2026, rng.randint(1, 3), rng.randint(1, 28)
    named = "".join(f"《{title}》" for title in titles)
    if len(titles) == 1 and maker.chance(0.2):
        maker.has("front:notice-without-title-marks")
        named = titles[0]
    heading = f"关于印发{named}的通知"
    maker.has("front:notice" + (":joint" if len(issuers) > 1 else ""))
    if len(issuers) > 1 and maker.chance(0.5):
        maker.has("front:issuers-above-title")
        lines = [*issuers, heading]
    else:
        separator = rng.choice(["", " ", "、"]) if len(issuers) > 1 else ""
        heading = separator.join(issuers) + heading
        lines = [heading]
    # The document is the plan where the notice issues one, else it is the notice.
    truth = Head(titles[0] if len(titles) == 1 else heading, issuers=issuers)
    truth.date = f"{year}-{month:02}-{day:02}"
    truth.addressees = tuple(re.split("，", addressees.removesuffix("：")))
    if maker.chance(0.6):
        maker.has("front:number")
        truth.number = "岭政办发〔2026〕12号"
        lines.append(truth.number)
    issued = f"现将{named}印发给你们，请认真执行。"
    if maker.chance(0.6):
        issued = f"{named}已经同意，现印发给你们，请结合实际认真贯彻落实。"
    lines += [addressees, issued]
    stacked = len(issuers) > 1 and maker.chance(0.5)
    lines += issuers if stacked else ["".join(issuers)]
    lines.append(f"{year}年{month}月{day}日")
    return lines, truth


def part_titles(maker: Maker) -> list[str]:
    """The titles of the plans that one notice issues."""
    return maker.rng.sample(_PARTS, maker.rng.randint(2, 3))
