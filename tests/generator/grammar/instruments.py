"""Titles of instruments, and sentences that say what is done to them."""

from __future__ import annotations

import re

from tests.generator.grammar.maker import Maker
from tests.generator.grammar.truth import TaskTruth

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


class Instruments:
    """Writes the sentences of one plan that do something to instruments of a few kinds."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.kinds = maker.some(list(_ENDINGS), 2, 7)

    def _title(self, treaty: bool) -> tuple[str, str, str]:
        """(printed title without 《》, name to come back by, feature)."""
        tries = 0
        while True:
            tries += 1
            treaty = treaty and tries < 40
            if not treaty and self.maker.rng.random() < 0.12:
                printed, name = self.maker.rng.choice(_KNOWN_LAWS)
                kind = "known-law"
            elif treaty:
                ending = self.maker.rng.choice(_TREATY_ENDINGS)
                printed = name = (
                    f"国际{self.maker.rng.choice(_TOPICS)}{ending}{'' if tries < 20 else '议定书'}"
                )
                kind = "treaty"
            else:
                kind = self.maker.rng.choice(self.kinds if tries < 20 else list(_ENDINGS))
                topic = self.maker.rng.choice(_PLACES) + self.maker.rng.choice(_TOPICS)
                ending = _ENDINGS[kind]
                if kind == "nested-decision":
                    printed = f"云岭省人民代表大会关于修改〈{topic}条例〉的决定"
                elif kind == "nested-rules":
                    printed = f"〈{topic}条例〉实施细则"
                elif kind == "意见":
                    printed = f"关于推进{topic}{ending}"
                elif kind == "措施" and self.maker.rng.random() < 0.5:
                    printed = f"关于促进{topic}的{ending}"
                else:
                    printed = f"{topic}{ending}"
                name = printed
            key = re.sub("（[^（）]*）$", "", name)
            if key not in self.maker.used_titles:
                self.maker.used_titles.add(key)
                return printed, name, kind

    def _phrase(self, task: TaskTruth, last: bool) -> str:
        treaty = self.maker.rng.random() < 0.1
        while True:
            before, after, types = self.maker.rng.choice(_TREATY_PHRASES if treaty else _PHRASES)
            if last or before not in _LAST_ONLY:
                break
        count = self.maker.rng.choice([1, 1, 1, 1, 2, 3]) if types != ("mention",) else 1
        words = ""
        for place in range(count):
            printed, name, kind = self._title(treaty)
            self.maker.has(f"title:{kind}")
            if place:
                separator = self.maker.rng.choice(
                    ["", "", "、", "和" if place == count - 1 else "、"]
                )
                self.maker.has(f"titles:joined-by-{separator or 'nothing'}")
                words += separator
            words += f"《{printed}》"
            task.instruments.append((name, types))
        self.maker.has(f"phrase:{before}…{after}")
        return f"{before}{words}{after}"

    def sentence(self, task: TaskTruth) -> str:
        """One sentence with one to three phrases."""
        if self.maker.short_name and self.maker.rng.random() < 0.3:
            short, name = self.maker.short_name
            if not any(name == other for other, _ in task.instruments):
                self.maker.has("short-name")
                task.instruments.append((name, ("implement",)))
                return f"全面落实《{short}》。"
        if self.maker.want_short_name and not self.maker.short_name:
            short = self.maker.rng.choice(["纲要", "规划", "意见"])
            full = {
                "纲要": "云岭省海洋强省建设纲要（2026—2035年）",
                "规划": "云岭省“十五五”口岸发展规划",
                "意见": "关于推动云岭港口提质的实施意见",
            }[short]
            self.maker.short_name = (short, full)
            task.instruments.append((full, ("implement",)))
            self.maker.has("short-name:defined")
            return f"深入实施《{full}》（以下简称《{short}》）。"
        count = self.maker.rng.choice([1, 1, 1, 2, 2, 3])
        if count > 1:
            self.maker.has(f"phrases:{count}")
        return "，".join(self._phrase(task, n == count - 1) for n in range(count)) + "。"
