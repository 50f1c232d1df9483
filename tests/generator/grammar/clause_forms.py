"""The forms of a clause of responsibility: its words, whom it names in which role, how they share."""

from __future__ import annotations

from collections.abc import Callable

from tests.generator.grammar.bodies import CLOSED_GROUPS, EVERYONE, OPEN_GROUPS, Bodies
from tests.generator.grammar.truth import Body

# Words, the bodies with the role that the words give them ("" where they give none), duty mode.
Made = tuple[str, list[tuple[Body, str]], str]
Form = Callable[[Bodies, set[str]], Made]


def _one(bodies: Bodies, taken: set[str]) -> Made:
    (body,) = found = bodies.draw(1, taken)
    return f"{bodies.listed(found)}负责", [(body, "")], "joint"


def _list(verb: str, mode: str, fewest: int = 2) -> Form:
    def make(bodies: Bodies, taken: set[str]) -> Made:
        found = bodies.draw(bodies.maker.rng.randint(fewest, 5), taken)
        return bodies.listed(found) + verb, [(body, "") for body in found], mode

    return make


def _with_group(groups: tuple[Body, ...], verb: str, mode: str) -> Form:
    def make(bodies: Bodies, taken: set[str]) -> Made:
        group = bodies.group(groups, taken)
        found = [*bodies.draw(bodies.maker.rng.randint(1, 3), taken), group]
        words = "、".join(body.printed for body in found)
        return words + verb, [(body, "") for body in found], mode

    return make


def _group_alone(verb: str, mode: str) -> Form:
    def make(bodies: Bodies, taken: set[str]) -> Made:
        group = bodies.group(OPEN_GROUPS, taken)
        return group.printed + verb, [(group, "")], mode

    return make


def _everyone(bodies: Bodies, taken: set[str]) -> Made:
    if taken & {body.name for body in EVERYONE}:
        return _one(bodies, taken)
    taken.update(body.name for body in EVERYONE)
    return "各地区、各部门负责", [(body, "") for body in EVERYONE], "joint"


def _led(
    joint: str, verb: str, group: bool = False, leads: tuple[int, int] = (1, 2), before: str = ""
) -> Form:
    def make(bodies: Bodies, taken: set[str]) -> Made:
        rng = bodies.maker.rng
        leaders = bodies.draw(rng.randint(*leads), taken)
        count = rng.randint(1, 3)
        others = [bodies.group(OPEN_GROUPS, taken)] if group else bodies.draw(count, taken)
        words = f"{before}{bodies.listed(leaders)}{joint}{bodies.listed(others)}{verb}"
        named = [(body, "lead") for body in leaders]
        return words, [*named, *((body, "participant") for body in others)], "led"

    return make


def _named(role: str, before: str = "", behind: str = "", most: int = 1) -> Form:
    def make(bodies: Bodies, taken: set[str]) -> Made:
        found = bodies.draw(bodies.maker.rng.randint(1, most), taken)
        # Before a comma the first of 甲，乙参与 would lead.
        words = "、".join(body.printed for body in found)
        return f"{before}{words}{behind}", [(body, role) for body in found], "led"

    return make


def _label(label: str, behind: str = "") -> Form:
    def make(bodies: Bodies, taken: set[str]) -> Made:
        found = bodies.draw(bodies.maker.rng.randint(1, 4), taken)
        words = f"{label}{bodies.listed(found)}{behind}"
        return words, [(body, "") for body in found], "joint"

    return make


# By the clause they make; "等" in a name says that the list is open, "line:" that it has its own lines.
FORMS: dict[str, Form] = {
    "甲负责": _one,
    "甲、乙负责": _list("负责", "joint"),
    "甲、乙共同负责": _list("共同负责", "joint"),
    "甲、乙按职责分工负责": _list("按职责分工负责", "respective"),
    "甲、乙按照职责分工负责": _list("按照职责分工负责", "respective"),
    "甲、乙按职责分别负责": _list("按职责分别负责", "respective"),
    "甲、乙分别负责": _list("分别负责", "respective"),
    "甲、乙根据各自职责分别组织实施": _list("根据各自职责分别组织实施", "respective"),
    "甲、乙等部门按职责分工负责": _list("等部门按职责分工负责", "respective", 1),
    "甲、乙等部门负责": _list("等部门负责", "joint", 1),
    "甲、乙等负责": _list("等负责", "joint", 1),
    "甲、乙等单位负责": _list("等单位负责", "joint", 1),
    "甲、各市县负责": _with_group(CLOSED_GROUPS, "负责", "joint"),
    "甲、各市县按职责分工负责": _with_group(CLOSED_GROUPS, "按职责分工负责", "respective"),
    "甲、各有关部门负责": _with_group(OPEN_GROUPS, "负责", "joint"),
    "各有关部门按职责分工负责": _group_alone("按职责分工负责", "respective"),
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
    "甲牵头负责": _named("lead", behind="牵头负责"),
    "由甲牵头，乙配合": _led("牵头，", "配合", before="由"),
    "牵头单位：甲；配合单位：乙": _led("；配合单位：", "", before="牵头单位："),
    "牵头部门：甲；参与部门：乙": _led("；参与部门：", "", before="牵头部门："),
    "牵头考核单位：甲；落实部门：乙": _led("；落实部门：", "", before="牵头考核单位："),
    "牵头：甲；配合：乙": _led("；配合：", "", before="牵头："),
    "主责处室：甲；协办处室：乙": _led("；协办处室：", "", before="主责处室："),
    "牵头督办部门：甲": _named("lead", before="牵头督办部门：", most=2),
    "责任单位：甲、乙": _label("责任单位："),
    "责任部门:甲、乙": _label("责任部门:"),
    "实施主体：甲、乙": _label("实施主体："),
    "落实部门：甲、乙": _label("落实部门："),
    "责任领导：某人；责任单位：甲": _label("责任领导：李某某；责任单位："),
    "责任单位：甲；完成时限：某时": _label("责任单位："),
    "line:责任单位：甲、乙": _label("责任单位："),
    "line:责任部门：甲、乙": _label("责任部门："),
    "line:牵头单位：甲\n配合单位：乙": _led("\n配合单位：", "", before="牵头单位："),
    "line:牵头部门：甲\n配合部门：乙": _led("\n配合部门：", "", before="牵头部门："),
    "line:牵头单位：甲\n责任单位：乙": _led("\n责任单位：", "", before="牵头单位："),
    "line:牵头单位：甲　　配合单位：乙": _led("　　配合单位：", "", before="牵头单位："),
}


def _before_comma(bodies: Bodies, taken: set[str]) -> Made:
    """Names under the rule that those before the comma lead."""
    rng = bodies.maker.rng
    parts = [bodies.draw(rng.randint(1, 2), taken) for _ in range(rng.randint(1, 2))]
    words = "，".join("、".join(body.printed for body in part) for part in parts)
    roles = ("lead", "participant") if len(parts) > 1 else ("",)
    named = [(body, role) for part, role in zip(parts, roles, strict=True) for body in part]
    return f"责任单位：{words}", named, "led" if len(parts) > 1 else "joint"


BEFORE_COMMA: Form = _before_comma
# In a plan that closes all its tasks so.
NAMES: Form = _list("", "joint")
BEHIND_LEADS: Form = _named("participant", behind="参与", most=2)
