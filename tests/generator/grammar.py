"""Random plans of the genre with their truth, from a seed.

The grammar is that of the documents, not of the program: nothing here looks at kg.extract. A plan
draws its features independently of each other, so that rare combinations arise; `Plan.features`
names those it really has.
"""

from __future__ import annotations

import csv
import functools
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import opencc

from kg import assets

FURNITURE = "—{n}—"
_LINE_LABEL = re.compile("..(?:单位|部门)：")
_HAN_PAIR = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Body:
    """An assignee: as printed, and under the name that it must come back by."""

    printed: str
    name: str
    is_open: bool = False


@dataclass(slots=True)
class TaskTruth:
    """What one task says. `duty_mode` is "" where the genre does not settle it (mixed clauses)."""

    number: int
    title: str
    assignments: list[tuple[str, str, str]] = field(default_factory=list)
    duty_mode: str | None = None
    open_ended: bool = False
    instruments: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as bytes, as a file would hold it, its truth, and the features that it has."""

    seed: int
    data: bytes
    title: str
    date: str | None
    tasks: tuple[TaskTruth, ...]
    features: frozenset[str]


# ---------------------------------------------------------------------------------------- bodies


def _table(name: str) -> list[dict[str, str]]:
    with (assets.AUTHORITY / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


_KNOWN_KINDS = {
    "court",
    "enterprise",
    "mass-org",
    "military",
    "national-bureau",
    "nameplate",
    "party-organ",
    "procuratorate",
    "public-institution",
    "sc-department",
    "sc-direct",
    "sc-institution",
    "sc-special",
}


@functools.cache
def _known() -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    """Bodies of the shipped table: by their short names, and by full names and aliases; not by those
    that in a plan of a place mean its own body."""
    rows = _table("agencies.tsv")
    local = {row["word"] for row in _table("words.tsv") if row["class"] == "local-too"}
    owners: dict[str, set[str]] = {}
    for row in rows:
        for other in (row["name"], row["full"], *row["aliases"].split(";")):
            owners.setdefault(other, set()).add(row["name"])
    short, other_names = [], []
    for row in rows:
        if row["kind"] not in _KNOWN_KINDS:
            continue
        short.append(Body(row["name"], row["name"]))
        other_names += [
            Body(other, row["name"])
            for other in (row["full"], *row["aliases"].split(";"))
            if len(other) > 2
            and other != row["name"]
            and other not in local
            and len(owners[other]) == 1
        ]
    return tuple(short), tuple(other_names)


_LOCAL = tuple(
    Body(f"{level}{name}", f"{level}{name}")
    for level, names in {
        "省": "经信厅 科技厅 司法厅 财政厅 人力资源社会保障厅 农业农村厅 商务厅 生态环境厅 "
        "发展改革委 数据局 林业局 药监局 教育厅 公安厅 民政厅 交通运输厅 水利厅 卫生健康委 统计局 国资委",
        "市": "司法局 财政局 科技局 教育局 公安局 民政局 交通运输局 商务局 市场监管局 数据局 "
        "医保局 城管执法局 投资促进局 行政审批局 统计局 信访局 国资委",
        "江海市": "司法局 数据局 市场监管局 大数据中心",
        "县": "司法局 农业农村局 财政局",
    }.items()
    for name in names.split()
)
_WITH_AND = tuple(
    Body(name, name)
    for name in (
        "省工业和信息化厅",
        "省文化和旅游厅",
        "省住房和城乡建设厅",
        "市工业和信息化局",
        "市文化和旅游局",
        "市规划和自然资源局",
        "省发展和改革委员会",
        "市人力资源和社会保障局",
        "市住房和城乡建设局",
    )
)
_WITH_BRACKETS = tuple(
    Body(name, name)
    for name in (
        "省市场监管局（省知识产权局）",
        "省委宣传部（省版权局）",
        "市市场监管局（市知识产权局）",
        "省自然资源厅（省海洋局）",
    )
)
_MADE_UP = tuple(
    Body(name, name)
    for name in (
        "江海新区数据发展局",
        "江海新区规划和建设局",
        "云岭港务集团",
        "江海实验室",
        "云岭理工大学",
        "江海高新区管委会",
        "云岭投资控股有限公司",
        "江海海关",
        "云岭省通信管理局",
        "江海市大数据产业协会",
        "江海新区党工委",
        "云岭市中级人民法院",
    )
)
_UNUSUAL = frozenset((*_WITH_AND, *_WITH_BRACKETS, *_MADE_UP))
_UNLISTED = frozenset((*_LOCAL, *_UNUSUAL))
_CLOSED_GROUPS = tuple(
    Body(name, name)
    for name in (
        "各市、县（区）人民政府",
        "各县（市、区）人民政府",
        "各市、县〔区〕人民政府",
        "各省、自治区、直辖市人民政府",
        "各地级以上市人民政府",
        "各省级人民政府",
        "各市人民政府",
    )
)
_OPEN_GROUPS = tuple(
    Body(name, name, is_open=True)
    for name in ("各有关部门", "有关部门", "国务院有关部门", "省有关部门", "各相关单位", "相关部门")
)
_POOLS = {
    "known": lambda: _known()[0],
    "known-other-name": lambda: _known()[1],
    "local": lambda: _LOCAL,
    "with-和": lambda: _WITH_AND,
    "with-brackets": lambda: _WITH_BRACKETS,
    "made-up": lambda: _MADE_UP,
}

# ----------------------------------------------------------------------------------- instruments

_PLACES = ("云岭省", "江海市", "", "", "", "江海新区")
_TOPICS = (
    "数据要素流通",
    "公共数据资源登记",
    "海洋牧场建设",
    "城市更新",
    "低空经济发展",
    "养老服务",
    "中小微企业融资",
    "历史文化名城保护",
    "湿地保护",
    "电动自行车管理",
    "预制菜产业",
    "职业教育",
    "绿色建筑",
    "地下管网",
    "营商环境",
    "算力基础设施",
    "危险化学品安全",
    "社会信用",
    "节约用水",
    "生物多样性保护",
)
_ENDINGS = {
    "条例": "条例",
    "办法": "管理办法",
    "trial": "管理办法（试行）",
    "规定": "若干规定",
    "细则": "实施细则（暂行）",
    "规划": "“十五五”规划",
    "years": "发展规划（2026—2030年）",
    "years-spaced": "发展规划（2026—2030 年）",
    "行动计划": "三年行动计划（2026—2028年）",
    "方案": "实施方案",
    "意见": "的指导意见",
    "措施": "若干措施",
    "指南": "工作指南",
    "目录": "鼓励目录（2026年版）",
    "标准": "技术规范",
    "nested-decision": "nested-decision",
    "nested-rules": "nested-rules",
}
_TREATY_ENDINGS = ("合作协定", "合作谅解备忘录", "保护公约")
_KNOWN_LAWS = (
    ("中华人民共和国商标法", "商标法"),
    ("商标法", "商标法"),
    ("中华人民共和国著作权法实施条例", "著作权法实施条例"),
    ("中华人民共和国反不正当竞争法", "反不正当竞争法"),
    ("中华人民共和国专利法", "专利法"),
    ("国防专利条例", "国防专利条例"),
    ("种子法", "种子法"),
)

# Words before and after the titles, and what they say is done.
_PHRASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("制定", "", ("draft",)),
    ("起草", "", ("draft",)),
    ("编制", "", ("draft",)),
    ("抓紧制定", "", ("draft",)),
    ("推进制定", "", ("draft",)),
    ("研究制定", "", ("study", "draft")),
    ("研究起草", "", ("study", "draft")),
    ("研究论证", "", ("study",)),
    ("做好", "编制工作", ("draft",)),
    ("修改", "", ("revise",)),
    ("修订", "", ("revise",)),
    ("推进修订", "", ("revise",)),
    ("加快推进", "修改", ("revise",)),
    ("加快推进", "修订", ("revise",)),
    ("推进", "修订工作", ("revise",)),
    ("修订出台", "", ("revise", "issue")),
    ("制定出台", "", ("draft", "issue")),
    ("编制印发", "", ("draft", "issue")),
    ("出台", "", ("issue",)),
    ("印发", "", ("issue",)),
    ("发布", "", ("issue",)),
    ("推动", "出台", ("issue",)),
    ("推动", "尽快出台", ("issue",)),
    ("印发实施", "", ("issue", "implement")),
    ("贯彻落实", "", ("implement",)),
    ("深入贯彻落实", "", ("implement",)),
    ("全面落实", "", ("implement",)),
    ("深入实施", "", ("implement",)),
    ("严格执行", "", ("implement",)),
    ("推进", "落地实施", ("implement",)),
    ("推进", "贯彻落实", ("implement",)),
    ("推进", "立法进程", ("advance",)),
    ("推进", "立法工作", ("advance",)),
    ("开展", "总结评估", ("evaluate",)),
    ("组织开展", "实施情况评估", ("evaluate",)),
    ("依据", "开展执法检查", ("mention",)),
    ("按照", "要求开展排查", ("mention",)),
    ("加大", "宣传力度", ("mention",)),
    ("举办", "实施十周年系列活动", ("mention",)),
    ("学习宣传", "", ("mention",)),
)
_TREATY_PHRASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("推进", "磋商", ("negotiate",)),
    ("开展", "谈判", ("negotiate",)),
    ("推动", "签署", ("conclude",)),
    ("缔结", "", ("conclude",)),
    ("认真履行", "", ("implement",)),
)
# These say by their words that they stand alone or close a sentence.
_LAST_ONLY = {"依据", "按照", "学习宣传"}

# ---------------------------------------------------------------------------------------- filler

_TITLES = (
    "{verb}{thing}{noun}",
    "{verb}{thing}{noun}",
    "{verb}{thing}与{thing2}协同",
)
_TITLE_VERBS = ("加强", "推进", "强化", "优化", "提升", "深化", "拓展", "夯实")
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

_RULES_LAST = {
    "列第一位": "上述各项任务分工中，由多个部门负责的，列第一位的部门为牵头部门，其他为参与部门。",
    "列第一位-short": "上述任务中，列第一位的部门为牵头部门，其他为参与部门。",
    "排在第一位": "以上任务由多个单位负责的，排在第一位的为牵头单位。",
    "注": "注：排在第一位的为牵头单位，其他为配合单位。",
    "列首位": "本计划中，列首位的部门为牵头部门。",
    "第一责任单位": "第一责任单位为牵头单位，其余为配合单位。",
    "排名第一": "上述任务中排名第一的单位为牵头单位。",
}
_RULES_FIRST = (
    "，排在第一位的为牵头单位，下同",
    "，列第一位的为牵头部门，下同",
    "〔第一责任单位为牵头单位，下同〕",
    "。排在第一位的为牵头单位，下同",
)

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The numeral of 1 to 99."""
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" * (tens > 0) + (_DIGITS[ones] if ones else "")


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_LABELS: dict[str, Callable[[int], str]] = {
    "1.": lambda n: f"{n}.",
    "1. ": lambda n: f"{n}. ",
    "1．": lambda n: f"{n}．",
    "１．": lambda n: f"{_wide(n)}．",
    "1、": lambda n: f"{n}、",
    "（一）": lambda n: f"（{chinese(n)}）",
    "一、": lambda n: f"{chinese(n)}、",
    "（1）": lambda n: f"（{n}）",
}
_CHAPTERS: dict[str, Callable[[int], str]] = {
    "一、": lambda n: f"{chinese(n)}、",
    "第一章": lambda n: f"第{chinese(n)}章 ",
    "第一部分": lambda n: f"第{chinese(n)}部分 ",
}
# (chapters, sections, tasks), None where the level is missing.
_SCHEMES = (
    ("一、", "（一）", "1."),
    ("一、", "（一）", "1."),
    ("一、", "（一）", "1. "),
    ("一、", "（一）", "1．"),
    ("一、", "（一）", "１．"),
    ("一、", "（一）", "1、"),
    ("一、", "（一）", "（1）"),
    ("一、", None, "1."),
    ("一、", None, "1、"),
    ("一、", None, "（一）"),
    ("一、", None, "（一）"),
    ("第一章", "（一）", "1."),
    ("第一章", None, "一、"),
    ("第一部分", None, "（一）"),
    (None, None, "一、"),
    (None, None, "1."),
    (None, None, "1、"),
)

_PINYIN = {
    "联": "lián",
    "强": "qiáng",
    "数": "shù",
    "权": "quán",
    "发": "fā",
    "推": "tuī",
    "建": "jiàn",
    "务": "wù",
    "业": "yè",
    "聯": "lián",
    "強": "qiáng",
    "權": "quán",
    "業": "yè",
}


class Maker:
    """Makes one plan."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.features: set[str] = set()
        self.used_titles: set[str] = set()
        # Each plan writes in a few ways only, as real ones do; which ones are drawn here.
        self.pools = self.some(list(_POOLS), 1, 4)
        self.forms = self.some(list(_FORMS), 2, 5)
        self.kinds = self.some(list(_ENDINGS), 2, 7)
        self.rule = self.rng.choice([None, None, "last", "last", "first"])
        self.rule_used = False
        self.half_width = self.rng.random() < 0.25
        self.own_line_title = self.rng.random() < 0.15
        self.task_titles = self.rng.random() < 0.6
        self.separators = ["、"] * 12 + self.some(["，", "和", "及", " "], 0, 2)
        self.with_brackets = self.rng.random() < 0.5
        self.with_mentions = self.rng.random() < 0.4
        self.with_papers = self.rng.random() < 0.15
        self.clause_deadlines = self.rng.random() < 0.15
        self.bracket_deadlines = self.rng.random() < 0.1
        self.second_clauses = self.rng.random() < 0.2
        self.no_clauses = self.rng.random() < 0.08
        self.short_name: tuple[str, str] | None = None
        self.want_short_name = self.rng.random() < 0.12
        self.stop_before = self.rng.random() < 0.8

    def some(self, items: list[str], low: int, high: int) -> list[str]:
        return self.rng.sample(items, min(len(items), self.rng.randint(low, high)))

    def has(self, feature: str) -> None:
        self.features.add(feature)

    # ----------------------------------------------------------------------------------- bodies

    def bodies(self, count: int, taken: set[str]) -> list[Body]:
        found: list[Body] = []
        tries = 0
        while len(found) < count:
            tries += 1
            pool = self.rng.choice(self.pools) if tries < 20 else "known"
            body = self.rng.choice(_POOLS[pool]())
            if body.name not in taken:
                taken.add(body.name)
                found.append(body)
                self.has(f"agency:{pool}")
        return found

    def listed(self, bodies: list[Body]) -> str:
        """The bodies as a list; 和 and 及 stand before the last one only."""
        words = bodies[0].printed
        for place, body in enumerate(bodies[1:], 1):
            separator = self.rng.choice(self.separators)
            if separator in "和及" and place < len(bodies) - 1:
                separator = "、"
            if separator != "、":
                pair = (bodies[place - 1], body)
                unlisted = (
                    separator in "和及"
                    and any(each in _UNLISTED for each in pair)
                    and any(
                        each in _UNUSUAL or "和" in each.printed or each.printed[-1] not in "厅局部"
                        for each in pair
                    )
                )
                self.has(f"separator:{separator}" + (":unlisted" if unlisted else ""))
            words += separator + body.printed
        return words

    # ---------------------------------------------------------------------------------- clauses

    def clause(self, task: TaskTruth, taken: set[str], first: bool, last: bool) -> str:
        """A responsibility clause; what it says is added to `task`."""
        form = self.rng.choice(self.forms)
        if form.startswith("line:") and (not last or (first and self.rule == "first")):
            form = "甲、乙负责"
        if first and self.rule == "first":
            form = "甲、乙负责"
        self.has(f"clause:{form}")
        words, named, mode = _FORMS[form](self, taken)
        if not last and any("评估" in body.printed for body, _ in named):
            self.has("two-clauses:评估-in-name")
        is_open = "等" in form or any(body.is_open for body, _ in named)
        leads_first = self.rule is not None and mode in ("joint", "respective")
        for place, (body, role) in enumerate(named):
            if role:
                basis = f"named-{role}"
            elif len(named) == 1 and not is_open:
                role, basis = "sole", "only-agency"
            elif not leads_first:
                role, basis = "joint", "no-rule"
            elif place == 0:
                role, basis = "lead", f"first-of-{mode}"
            else:
                role, basis = "participant", "later-in-list"
            task.assignments.append((body.name, role, basis))
        if len(named) == 1 and not is_open and mode == "joint":
            mode = "single"
        same = task.duty_mode is None or task.duty_mode == mode != "single"
        task.duty_mode = mode if same else ""
        task.open_ended = task.open_ended or is_open
        if form.startswith("line:"):
            if self.rng.random() < 0.4:
                self.has("line:完成时限")
                words += "\n完成时限：2026年12月底前"
            return "\n" + words
        if first and self.rule == "first":
            rule = self.rng.choice(_RULES_FIRST)
            self.has(f"rule:first:{rule[:6]}")
            words += rule
        elif self.clause_deadlines and self.rng.random() < 0.4:
            labelled = "：" in form or ":" in form
            self.has("clause-deadline" + (":behind-label" if labelled else ""))
            words += self.rng.choice(["，2026年底前完成", "；2026年6月底前完成", "，持续推进"])
        if self.half_width:
            self.has("clause:half-width")
            return f"({words})"
        return f"（{words}）"

    # ------------------------------------------------------------------------------ instruments

    def title(self, treaty: bool) -> tuple[str, str, str]:
        """(printed title without 《》, name to come back by, feature)."""
        tries = 0
        while True:
            tries += 1
            treaty = treaty and tries < 40
            if not treaty and self.rng.random() < 0.12:
                printed, name = self.rng.choice(_KNOWN_LAWS)
                kind = "known-law"
            elif treaty:
                ending = self.rng.choice(_TREATY_ENDINGS)
                printed = name = (
                    f"国际{self.rng.choice(_TOPICS)}{ending}{'' if tries < 20 else '议定书'}"
                )
                kind = "treaty"
            else:
                kind = self.rng.choice(self.kinds if tries < 20 else list(_ENDINGS))
                topic = self.rng.choice(_PLACES) + self.rng.choice(_TOPICS)
                ending = _ENDINGS[kind]
                if kind == "nested-decision":
                    printed = f"云岭省人民代表大会关于修改〈{topic}条例〉的决定"
                elif kind == "nested-rules":
                    printed = f"〈{topic}条例〉实施细则"
                elif kind == "意见":
                    printed = f"关于推进{topic}{ending}"
                elif kind == "措施" and self.rng.random() < 0.5:
                    printed = f"关于促进{topic}的{ending}"
                else:
                    printed = f"{topic}{ending}"
                name = printed
            key = re.sub("（[^（）]*）$", "", name)
            if key not in self.used_titles:
                self.used_titles.add(key)
                return printed, name, kind

    def phrase(self, task: TaskTruth, last: bool) -> str:
        treaty = self.rng.random() < 0.1
        while True:
            before, after, types = self.rng.choice(_TREATY_PHRASES if treaty else _PHRASES)
            if last or before not in _LAST_ONLY:
                break
        count = self.rng.choice([1, 1, 1, 1, 2, 3]) if types != ("mention",) else 1
        words = ""
        for place in range(count):
            printed, name, kind = self.title(treaty)
            self.has(f"title:{kind}")
            if place:
                separator = self.rng.choice(["", "", "、", "和" if place == count - 1 else "、"])
                self.has(f"titles:joined-by-{separator or 'nothing'}")
                words += separator
            words += f"《{printed}》"
            task.instruments.append((name, types))
        self.has(f"phrase:{before}…{after}")
        return f"{before}{words}{after}"

    def sentence(self, task: TaskTruth) -> str:
        """One sentence with one to three phrases."""
        if self.short_name and self.rng.random() < 0.3:
            short, name = self.short_name
            if not any(name == other for other, _ in task.instruments):
                self.has("short-name")
                task.instruments.append((name, ("implement",)))
                return f"全面落实《{short}》。"
        if self.want_short_name and not self.short_name:
            short = self.rng.choice(["纲要", "规划", "意见"])
            full = {
                "纲要": "云岭省海洋强省建设纲要（2026—2035年）",
                "规划": "云岭省“十五五”口岸发展规划",
                "意见": "关于推动云岭港口提质的实施意见",
            }[short]
            self.short_name = (short, full)
            task.instruments.append((full, ("implement",)))
            self.has("short-name:defined")
            return f"深入实施《{full}》（以下简称《{short}》）。"
        count = self.rng.choice([1, 1, 1, 2, 2, 3])
        if count > 1:
            self.has(f"phrases:{count}")
        return "，".join(self.phrase(task, n == count - 1) for n in range(count)) + "。"

    # ------------------------------------------------------------------------------------ tasks

    def filler(self) -> str:
        roll = self.rng.random()
        if self.with_brackets and roll < 0.3:
            self.has("filler:brackets")
            return self.rng.choice(_BRACKETS)
        if self.with_mentions and roll < 0.5:
            self.has("filler:bodies")
            return self.rng.choice(_MENTIONED)
        if self.with_papers and roll < 0.6:
            self.has("filler:newspaper")
            return self.rng.choice(_NO_INSTRUMENT)
        if self.bracket_deadlines and roll < 0.7:
            self.has("filler:deadline-bracket")
            return "完成全部改造任务（2026年底前）。"
        return self.rng.choice(_FILLER)

    def words_title(self) -> str:
        thing, thing2 = self.rng.sample(_THINGS, 2)
        return self.rng.choice(_TITLES).format(
            verb=self.rng.choice(_TITLE_VERBS),
            thing=thing,
            thing2=thing2,
            noun=self.rng.choice(_NOUNS),
        )

    def passage(self, task: TaskTruth) -> str:
        parts = []
        for _ in range(self.rng.randint(1, 3)):
            instrument = self.rng.random() < 0.4
            parts.append(self.sentence(task) if instrument else self.filler())
        return "".join(parts)

    def task(self, number: int, label: str, first: bool) -> tuple[TaskTruth, str]:
        heading = self.words_title()
        task = TaskTruth(number, heading)
        if self.task_titles:
            if self.own_line_title:
                self.has("task-title:own-line")
                words = f"{label}{heading}\n"
            else:
                self.has("task-title")
                words = f"{label}{heading}。"
        else:
            words = f"{label}{heading}，"
            self.has("task-title:none")
        words += self.passage(task)
        if self.no_clauses and not first and self.rng.random() < 0.15:
            self.has("task-without-clause")
            return task, words
        taken: set[str] = set()
        if self.second_clauses and self.rng.random() < 0.3:
            self.has("two-clauses")
            words += self.clause(task, taken, first, last=False)
            words += self.passage(task)
            first = False
        clause = self.clause(task, taken, first, last=True)
        if not clause.startswith("\n") and not self.stop_before:
            self.has("clause:before-stop")
            return task, f"{words.removesuffix('。')}{clause}。"
        return task, words + clause

    # -------------------------------------------------------------------------------- the whole

    def plan(self) -> Plan:
        rng = self.rng
        scheme = rng.choice(_SCHEMES)
        chapter_form, section_form, task_form = scheme
        self.has("scheme:" + " ".join(part or "-" for part in scheme))
        year, month, day = 2026, rng.randint(1, 12), rng.randint(1, 28)
        title = rng.choice(
            [
                f"云岭省{year}年重点工作推进计划",
                f"江海市{year}年数字经济工作要点",
                f"{year}年江海新区优化营商环境重点任务分工方案",
            ]
        )
        lines, date = self.front(title, (year, month, day))
        restart = chapter_form is not None and rng.random() < 0.35
        if restart:
            self.has("numbers:restart")
        tasks: list[TaskTruth] = []
        number, chapter = 0, 0
        if chapter_form and rng.random() < 0.5:
            self.has("chapter:first-without-tasks")
            chapter += 1
            lines += [f"{_CHAPTERS[chapter_form](chapter)}总体要求", "".join(self.prose(2))]
        if chapter_form:
            for _ in range(rng.randint(1, 4)):
                chapter += 1
                lines.append(_CHAPTERS[chapter_form](chapter) + self.words_title())
                if rng.random() < 0.1:
                    self.has("chapter:lead-in")
                    lines.append("坚持系统观念，突出重点领域。")
                if section_form:
                    for section in range(1, rng.randint(1, 3) + 1):
                        lines.append(_LABELS[section_form](section) + self.words_title())
                        number = 0 if restart else number
                        number = self.add_tasks(lines, tasks, task_form, number)
                else:
                    number = 0 if restart else number
                    number = self.add_tasks(lines, tasks, task_form, number)
            if rng.random() < 0.5:
                self.last_chapter(lines, _CHAPTERS[chapter_form](chapter + 1), task_form)
        else:
            number = self.add_tasks(lines, tasks, task_form, number, rng.randint(2, 12))
        if self.rule == "last":
            name = rng.choice(list(_RULES_LAST))
            self.has(f"rule:last:{name}")
            lines.append(_RULES_LAST[name])
        return self.finish(lines, title, date, tasks)

    def add_tasks(
        self, lines: list[str], tasks: list[TaskTruth], form: str, number: int, count: int = 0
    ) -> int:
        for place in range(count or self.rng.randint(1, 5)):
            number += 1
            task, words = self.task(number, _LABELS[form](number), not tasks)
            if not task.assignments and place == 0:
                self.has("task-without-clause:first-of-section")
            tasks.append(task)
            lines += words.split("\n")
        return number

    def prose(self, count: int) -> list[str]:
        return self.rng.sample(_FILLER, count)

    def last_chapter(self, lines: list[str], label: str, task_form: str) -> None:
        """保障措施, as prose or as items that nobody in particular is responsible for."""
        self.has("chapter:last-without-tasks")
        lines.append(f"{label}保障措施")
        roll = self.rng.random()
        if roll < 0.5 or self.no_clauses:
            lines.append("各地要加强组织领导，细化工作举措。")
            return
        same = task_form == "（一）"
        self.has("chapter:last-items" + (":same-form-as-tasks" if same else ""))
        lines.append("（一）加强组织领导。各级各单位要高度重视，压实责任。")
        lines.append("（二）强化督促检查。定期调度进展，及时通报情况。")

    def front(self, title: str, day: tuple[int, int, int]) -> tuple[list[str], str | None]:
        if self.rng.random() < 0.45:
            self.has("front:title-only")
            lines = [title]
            date = None
        else:
            self.has("front:notice")
            issuer, addressees = self.rng.choice(
                [
                    ("云岭省人民政府办公厅", "各市、县（区）人民政府，省政府各部门、各直属机构："),
                    ("江海市发展和改革委员会", "各县（市、区）发展改革局，市有关单位："),
                    ("江海新区管理委员会办公室", "各镇（街道），各有关单位："),
                ]
            )
            printed = "{}年{}月{}日".format(*day)
            lines = [f"{issuer}关于印发《{title}》的通知"]
            if self.rng.random() < 0.6:
                self.has("front:number")
                lines.append("云政办发〔2026〕12号")
            lines += [
                addressees,
                f"《{title}》已经同意，现印发给你们，请结合实际认真贯彻落实。",
                issuer,
                printed,
                title,
            ]
            date = "{}-{:02}-{:02}".format(*day)
        if self.rng.random() < 0.6:
            self.has("front:preamble")
            lines.append("为推动高质量发展，扎实做好全年工作，结合实际，明确以下重点任务。")
        return lines, date

    # ------------------------------------------------------------------------------------ noise

    def finish(
        self, lines: list[str], title: str, date: str | None, tasks: list[TaskTruth]
    ) -> Plan:
        rng = self.rng
        layout = rng.choices(["lines", "wrapped", "flat", "spaced"], [70, 8, 5, 17])[0]
        own_lines = self.own_line_title or any(f.startswith("clause:line") for f in self.features)
        if layout == "flat" and (own_lines or len(tasks) < 8):
            layout = "lines"
        if layout == "wrapped":
            self.has("layout:hard-wraps")
            width = rng.randint(28, 40)
            for line in lines:
                if len(line) > width and _LINE_LABEL.match(line):
                    self.has("layout:hard-wraps:label-line")
                if " " in (
                    line[at] for end in range(width, len(line), width) for at in (end - 1, end)
                ):
                    self.has("layout:hard-wraps:beside-space")
            lines = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
        elif layout == "spaced":
            self.has("layout:blank-lines")
            lines = [part for line in lines for part in (f"\u3000\u3000{line}", "")]
        if rng.random() < 0.15 and layout != "flat":
            self.has("noise:page-numbers")
            self.furnish(lines)
        text = "".join(lines) if layout == "flat" else "\n".join(lines) + "\n"
        if layout == "flat":
            self.has("layout:one-line")
        if rng.random() < 0.15:
            self.has("script:traditional")
            text = _traditional().convert(text)
        if rng.random() < 0.12:
            self.has("noise:spam")
            text = self.spammed(text)
        if rng.random() < 0.1:
            self.has("noise:pinyin")
            text = self.glossed(text)
        if rng.random() < 0.1:
            self.has("line-ends:crlf")
            text = text.replace("\n", "\r\n")
        encoding = rng.choices(["utf-8", "utf-8-sig", "gb18030", "utf-16"], [80, 10, 7, 3])[0]
        if encoding != "utf-8":
            self.has(f"encoding:{encoding}")
        data = text.encode(encoding)
        return Plan(self.seed, data, title, date, tuple(tasks), frozenset(self.features))

    def furnish(self, lines: list[str]) -> None:
        page = 1
        for at in range(self.rng.randint(6, 12), len(lines), 15):
            lines.insert(at, FURNITURE.format(n=_wide(page) if page % 2 else page))
            page += 1

    def spots(self, text: str, count: int) -> list[int]:
        """Places inside words: between two Han characters, away from numbers and titles in 《》."""
        spots = []
        for match in _HAN_PAIR.finditer(text):
            at = match.start()
            start = text.rfind("\n", 0, at) + 1
            in_title = text.rfind("《", 0, at) > text.rfind("》", 0, at)
            if at - start > 5 and not in_title:
                spots.append(at)
        return sorted(self.rng.sample(spots, min(count, len(spots))), reverse=True)

    def spammed(self, text: str) -> str:
        spam = [row["text"] for row in _table("noise.tsv") if row["where"] == "word"]
        spam = [words for words in spam if not words.startswith("[")]
        if "script:traditional" in self.features:
            spam = [_traditional().convert(words) for words in spam]
        for at in self.spots(text, self.rng.randint(1, 8)):
            word = self.rng.choice(spam)
            if not any(
                text[at:].startswith(s[len(word) :]) for s in spam if s[:-1].startswith(word)
            ):
                text = text[:at] + word + text[at:]
        return text

    def glossed(self, text: str) -> str:
        for at in self.spots(text, 60):
            gloss = _PINYIN.get(text[at - 1])
            if gloss and self.rng.random() < 0.5:
                text = f"{text[:at]}({gloss}){text[at:]}"
        return text


@functools.cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


# ----------------------------------------------------------------------------- forms of clauses

Made = tuple[str, list[tuple[Body, str]], str]


def _one(m: Maker, taken: set[str]) -> Made:
    (body,) = m.bodies(1, taken)
    return f"{body.printed}负责", [(body, "")], "joint"


def _list(verb: str, mode: str) -> Callable[[Maker, set[str]], Made]:
    def make(m: Maker, taken: set[str]) -> Made:
        bodies = m.bodies(m.rng.randint(2, 5), taken)
        return m.listed(bodies) + verb, [(body, "") for body in bodies], mode

    return make


def _and_others(verb: str, mode: str) -> Callable[[Maker, set[str]], Made]:
    def make(m: Maker, taken: set[str]) -> Made:
        bodies = m.bodies(m.rng.randint(1, 4), taken)
        return m.listed(bodies) + verb, [(body, "") for body in bodies], mode

    return make


def _with_group(
    groups: tuple[Body, ...], verb: str, mode: str
) -> Callable[[Maker, set[str]], Made]:
    def make(m: Maker, taken: set[str]) -> Made:
        group = m.rng.choice([g for g in groups if g.name not in taken])
        taken.add(group.name)
        bodies = [*m.bodies(m.rng.randint(1, 3), taken), group]
        words = "、".join(body.printed for body in bodies)
        return words + verb, [(body, "") for body in bodies], mode

    return make


def _everyone(m: Maker, taken: set[str]) -> Made:
    bodies = [Body("各地区", "各地区"), Body("各部门", "各部门")]
    if taken & {"各地区", "各部门"}:
        return _one(m, taken)
    taken.update(("各地区", "各部门"))
    return "各地区、各部门负责", [(body, "") for body in bodies], "joint"


def _led(
    joint: str,
    verb: str,
    group: bool = False,
    leads: tuple[int, int] = (1, 2),
    before: str = "",
) -> Callable[[Maker, set[str]], Made]:
    def make(m: Maker, taken: set[str]) -> Made:
        leaders = m.bodies(m.rng.randint(*leads), taken)
        if group:
            others = [m.rng.choice([g for g in _OPEN_GROUPS if g.name not in taken])]
            taken.add(others[0].name)
        else:
            others = m.bodies(m.rng.randint(1, 3), taken)
        words = f"{before}{m.listed(leaders)}{joint}{m.listed(others)}{verb}"
        named = [(body, "lead") for body in leaders]
        return words, [*named, *((body, "participant") for body in others)], "led"

    return make


def _leader(m: Maker, taken: set[str]) -> Made:
    (body,) = m.bodies(1, taken)
    return f"{body.printed}牵头负责", [(body, "lead")], "led"


def _label(label: str, mark: str = "：") -> Callable[[Maker, set[str]], Made]:
    def make(m: Maker, taken: set[str]) -> Made:
        bodies = m.bodies(m.rng.randint(1, 4), taken)
        return f"{label}{mark}{m.listed(bodies)}", [(body, "") for body in bodies], "joint"

    return make


_FORMS: dict[str, Callable[[Maker, set[str]], Made]] = {
    "甲负责": _one,
    "甲、乙负责": _list("负责", "joint"),
    "甲、乙共同负责": _list("共同负责", "joint"),
    "甲、乙按职责分工负责": _list("按职责分工负责", "respective"),
    "甲、乙按照职责分工负责": _list("按照职责分工负责", "respective"),
    "甲、乙按职责分别负责": _list("按职责分别负责", "respective"),
    "甲、乙分别负责": _list("分别负责", "respective"),
    "甲、乙等部门按职责分工负责": _and_others("等部门按职责分工负责", "respective"),
    "甲、乙等部门负责": _and_others("等部门负责", "joint"),
    "甲、乙等负责": _and_others("等负责", "joint"),
    "甲、乙等单位负责": _and_others("等单位负责", "joint"),
    "甲、各市县负责": _with_group(_CLOSED_GROUPS, "负责", "joint"),
    "甲、各市县按职责分工负责": _with_group(_CLOSED_GROUPS, "按职责分工负责", "respective"),
    "甲、各有关部门负责": _with_group(_OPEN_GROUPS, "负责", "joint"),
    "各地区、各部门负责": _everyone,
    "甲牵头，乙配合": _led("牵头，", "配合"),
    "甲牵头、乙配合": _led("牵头、", "配合", leads=(1, 1)),
    "甲牵头，乙按职责分工负责": _led("牵头，", "按职责分工负责"),
    "甲牵头，乙等部门按职责分工负责": _led("牵头，", "等部门按职责分工负责"),
    "甲牵头，乙参与": _led("牵头，", "参与"),
    "甲牵头，有关部门参与": _led("牵头，", "参与", group=True),
    "甲会同乙负责": _led("会同", "负责", leads=(1, 1)),
    "甲会同有关部门负责": _led("会同", "负责", group=True, leads=(1, 1)),
    "甲负责，乙配合": _led("负责，", "配合", leads=(1, 1)),
    "甲牵头负责": _leader,
    "由甲牵头，乙配合": _led("牵头，", "配合", before="由"),
    "牵头单位：甲；配合单位：乙": _led("；配合单位：", "", before="牵头单位："),
    "牵头部门：甲；参与部门：乙": _led("；参与部门：", "", before="牵头部门："),
    "责任单位：甲、乙": _label("责任单位"),
    "责任部门:甲、乙": _label("责任部门", ":"),
    "line:责任单位：甲、乙": _label("责任单位"),
    "line:责任部门：甲、乙": _label("责任部门"),
    "line:牵头单位：甲\n配合单位：乙": _led("\n配合单位：", "", before="牵头单位："),
    "line:牵头部门：甲\n配合部门：乙": _led("\n配合部门：", "", before="牵头部门："),
    "line:牵头单位：甲\n责任单位：乙": _led("\n责任单位：", "", before="牵头单位："),
}


def make(seed: int) -> Plan:
    """The plan of `seed`: always the same one."""
    return Maker(seed).plan()
