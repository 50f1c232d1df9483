"""Headings, and sentences that name no instrument and nobody who is responsible."""

from __future__ import annotations

from tests.generator.grammar.maker import Maker
from tests.generator.grammar.truth import TaskTruth

_TITLES = ("{verb}{thing}{noun}", "{verb}{thing}{noun}", "{verb}{thing}与{thing2}协同")
_VERBS = ("加强", "推进", "强化", "优化", "提升", "深化", "拓展", "夯实")
_THINGS = (
    "港口物流",
    "乡村教育",
    "社区托育",
    "海洋牧场",
    "工业互联网",
    "跨境电商",
    "低空经济",
    "城市内涝治理",
    "农田水利",
    "公共卫生",
    "消费品质",
    "人才服务",
    "古树名木",
    "冷链运输",
    "老旧小区改造",
    "文旅融合",
)
_NOUNS = ("能力", "水平", "体系建设", "基础", "质效", "试点")
_FILLER = (
    "坚持问题导向，分类施策。",
    "加大资金支持力度，扩大覆盖面。",
    "支持企业开展技术改造，提升产品质量。",
    "推动线上线下融合发展。",
    "建设一批公共服务平台，培育龙头企业20家以上。",
    "到2027年，覆盖率达到90%以上。",
    "完善工作机制，形成工作合力。",
    "力争全年新增就业1.5万人。",
    "鼓励社会力量广泛参与。",
    "组织专家进企业、进园区、进社区，现场解决问题。",
    "畅通投诉举报渠道，及时回应群众关切。",
)
_BRACKETS = (
    "支持首台（套）装备推广，用好（首台套）保险补偿。",
    "开发移动端应用（APP），实现掌上办。",
    "符合条件的项目可自主申报（企业直接申报）。",
    "推进重点工程（二期）建设。",
    "建设中心城区（含新区）智慧停车位。",
    "开展基层（乡镇、街道）体验活动。",
    "推广“一件事”（“高效办成一件事”）。",
    "接入第五代移动通信（5G）专网。",
    "办好博览会（第12届）。",
    "关注重点人群（老年人、儿童）需求。",
)
_MENTIONED = (
    "加强与国家知识产权局、司法部的沟通对接。",
    "积极争取财政部资金支持。",
    "配合公安部开展专项整治。",
    "推动教育部与我省共建高校。",
    "用好国家数据局试点成果。",
    "参与世界卫生组织有关活动。",
)
_NO_INSTRUMENT = ("在《江海日报》开设专栏，营造良好氛围。", "在《云岭杂志》刊发系列文章。")


def heading(maker: Maker) -> str:
    """The words of a heading, or the title of a task."""
    thing, thing2 = maker.rng.sample(_THINGS, 2)
    return maker.rng.choice(_TITLES).format(
        verb=maker.rng.choice(_VERBS),
        thing=thing,
        thing2=thing2,
        noun=maker.rng.choice(_NOUNS),
    )


def filler(maker: Maker, task: TaskTruth) -> str:
    """A sentence that adds at most a time to `task`."""
    roll = maker.rng.random()
    if maker.with_brackets and roll < 0.3:
        maker.has("filler:brackets")
        return maker.rng.choice(_BRACKETS)
    if maker.with_mentions and roll < 0.5:
        maker.has("filler:bodies")
        return maker.rng.choice(_MENTIONED)
    if maker.with_papers and roll < 0.6:
        maker.has("filler:newspaper")
        return maker.rng.choice(_NO_INSTRUMENT)
    if maker.bracket_deadlines and roll < 0.7:
        maker.has("filler:deadline-bracket")
        task.deadlines.append(("2026年底前", "2026-12-31"))
        return "完成全部改造任务（2026年底前）。"
    return maker.rng.choice(_FILLER)


def prose(maker: Maker, count: int) -> str:
    """Sentences that say nothing in particular."""
    return "".join(maker.rng.sample(_FILLER, count))
