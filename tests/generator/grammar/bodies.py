"""Names of bodies, and lists of them as clauses print them."""

from __future__ import annotations

import csv
import functools

from kg import assets
from tests.generator.grammar.maker import Maker
from tests.generator.grammar.truth import Body


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of the shipped authority."""
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
    rows = table("agencies.tsv")
    local = {row["word"] for row in table("words.tsv") if row["class"] == "local-too"}
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


def _all(names: str) -> tuple[Body, ...]:
    return tuple(Body(name, name) for name in names.split())


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
_WITH_AND = _all(
    "省工业和信息化厅 省文化和旅游厅 省住房和城乡建设厅 市工业和信息化局 市文化和旅游局 "
    "市规划和自然资源局 省发展和改革委员会 市人力资源和社会保障局 市住房和城乡建设局"
)
_WITH_BRACKETS = _all(
    "省市场监管局（省知识产权局） 省委宣传部（省版权局） 市市场监管局（市知识产权局） 省自然资源厅（省海洋局）"
)
_MADE_UP = _all(
    "江海新区数据发展局 江海新区规划和建设局 云岭港务集团 江海实验室 云岭理工大学 江海高新区管委会 "
    "云岭投资控股有限公司 江海海关 云岭省通信管理局 江海市大数据产业协会 江海新区党工委 云岭市中级人民法院"
)
_UNUSUAL = frozenset((*_WITH_AND, *_WITH_BRACKETS, *_MADE_UP))
_UNLISTED = frozenset((*_LOCAL, *_UNUSUAL))
CLOSED_GROUPS = tuple(
    Body(name, name, is_class=True)
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
OPEN_GROUPS = tuple(
    Body(name, name, is_open=True, is_class=True)
    for name in ("各有关部门", "有关部门", "国务院有关部门", "省有关部门", "各相关单位", "相关部门")
)
EVERYONE = tuple(Body(name, name, is_class=True) for name in ("各地区", "各部门"))
_POOLS = {
    "known": lambda: _known()[0],
    "known-other-name": lambda: _known()[1],
    "local": lambda: _LOCAL,
    "with-和": lambda: _WITH_AND,
    "with-brackets": lambda: _WITH_BRACKETS,
    "made-up": lambda: _MADE_UP,
}


# The words of these tell a reader that they name a body, wherever they stand.
TOLD = ("known", "local", "with-和")


class Bodies:
    """Draws the bodies of one plan, which names bodies of a few kinds."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.pools = maker.some(list(_POOLS), 1, 4)

    def draw(self, count: int, taken: set[str]) -> list[Body]:
        """`count` bodies outside `taken`, which they join."""
        rng = self.maker.rng
        found: list[Body] = []
        tries = 0
        while len(found) < count:
            tries += 1
            pool = rng.choice(self.pools) if tries < 20 else "known"
            body = rng.choice(_POOLS[pool]())
            # 江海市市场监管局 and 市市场监管局（市知识产权局） are one body.
            key = body.name.removeprefix("江海").partition("（")[0]
            if not {body.name, key} & taken:
                taken.update((body.name, key))
                found.append(body)
                self.maker.has(f"agency:{pool}")
        return found

    def group(self, groups: tuple[Body, ...], taken: set[str]) -> Body:
        """A class of bodies outside `taken`, which it joins."""
        found = self.maker.rng.choice([group for group in groups if group.name not in taken])
        taken.add(found.name)
        return found

    def listed(self, bodies: list[Body]) -> str:
        """The bodies as a list; 和 and 及 stand before the last one only."""
        words = self._printed(bodies[0])
        for place, body in enumerate(bodies[1:], 1):
            separator = self.maker.rng.choice(self.maker.separators)
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
                self.maker.has(f"separator:{separator}" + (":unlisted" if unlisted else ""))
            words += separator + self._printed(body)
        # Before a blank or a word that parts the names a mark could be one between them.
        for separator in " 和及" if self.maker.footnote else "":
            words = words.replace(self.maker.footnote + separator, separator)
        return words

    def _printed(self, body: Body) -> str:
        """The name, now and then with the mark of a footnote behind it."""
        mark = self.maker.footnote
        if not mark or body.is_class or not self.maker.chance(0.3):
            return body.printed
        self.maker.has(f"footnote:{mark}")
        return body.printed + mark
