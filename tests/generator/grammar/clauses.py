"""Clauses of responsibility as a plan prints them, and what they add to the truth."""

from __future__ import annotations

from tests.generator.grammar import times
from tests.generator.grammar.bodies import Bodies
from tests.generator.grammar.clause_forms import (
    BEFORE_COMMA,
    BEHIND_LEADS,
    FORMS,
    NAMES,
    Form,
    Made,
)
from tests.generator.grammar.maker import Maker
from tests.generator.grammar.truth import TaskTruth

RULES_LAST = {
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
_RULE_OF_COMMA = "。逗号前为牵头单位，下同"
_NOTE = "，以下各项均需各县区抓好落实，不再逐一列出"
_PLAIN = "甲、乙负责"


def give(task: TaskTruth, made: Made, is_open: bool, rule: bool) -> None:
    """Add the bodies of a clause to `task`: `rule` says that who is named first leads."""
    _, named, mode = made
    # A class never leads by being first.
    leads_first = rule and mode in ("joint", "respective") and not named[0][0].is_class
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


class Clauses:
    """Writes the clauses of one plan, which has a few forms only."""

    def __init__(self, maker: Maker, bodies: Bodies) -> None:
        self.maker = maker
        self.bodies = bodies
        self.of: dict[str, Form] = {name: FORMS[name] for name in maker.some(list(FORMS), 2, 5)}
        if maker.rule == "comma":
            self.of = {"责任单位：甲，乙": BEFORE_COMMA}
        elif maker.chance(0.04) and maker.rule != "first":
            self._bare()
        self.count = 0

    def _bare(self) -> None:
        """Names alone in a bracket at the end of each item: （市科技局）. No bracket inside a line and
        nothing but names tells a clause so."""
        self.of = {"（甲、乙）": NAMES}
        maker = self.maker
        maker.with_passages = maker.with_points = maker.with_measures = False
        maker.clause_deadlines = maker.times_first = False
        maker.separators, maker.footnote = ["、"], ""
        self.bodies.pools = ["known", "local"]

    @property
    def on_lines(self) -> bool:
        """Whether line ends tell some clauses of the plan."""
        return any(form.startswith("line:") or form == "（甲、乙）" for form in self.of)

    def clause(self, task: TaskTruth, taken: set[str], own_lines: bool) -> str:
        """A clause for `task` alone; `own_lines` says that it can stand on lines of its own."""
        return self.shared([task], taken, own_lines)

    def shared(self, tasks: list[TaskTruth], taken: set[str], own_lines: bool) -> str:
        """A clause that holds for all of `tasks`."""
        maker = self.maker
        form = maker.rng.choice(list(self.of))
        self.count += 1
        has_rule = self.count == 1 and maker.rule == "first"
        if (form.startswith("line:") and not own_lines) or has_rule:
            form = _PLAIN
        maker.has(f"clause:{form}")
        made = (self.of.get(form) or FORMS[form])(self.bodies, taken)
        is_open = "等" in form or any(body.is_open for body, _ in made[1])
        for task in tasks:
            give(task, made, is_open, maker.rule in ("first", "last"))
        if form.startswith("line:"):
            return "\n" + made[0] + self._line_of_time(form, tasks)
        words = made[0]
        if has_rule:
            rule = maker.rng.choice(_RULES_FIRST)
            maker.has(f"rule:first:{rule[:6]}")
            words += rule
        elif self.count == 1 and maker.rule == "comma":
            maker.has("rule:comma")
            words += _RULE_OF_COMMA
        else:
            words = self._timed(words, form, tasks)
        brackets = "()" if maker.half_width else "（）"
        if maker.half_width:
            maker.has("clause:half-width")
        words = brackets[0] + words + brackets[1]
        if made[2] == "led" and maker.clauses_in_a_row and maker.chance(0.4):
            maker.has("clause:one-behind-another")
            second = BEHIND_LEADS(self.bodies, taken)
            for task in tasks:
                give(task, second, False, False)
            words += brackets[0] + second[0] + brackets[1]
        return words

    def _line_of_time(self, form: str, tasks: list[TaskTruth]) -> str:
        if not self.maker.chance(0.4):
            return ""
        self.maker.has("line:完成时限")
        time = times.day(self.maker)
        for task in tasks:
            task.deadlines.append(time)
        return ("　　" if "　" in form else "\n") + f"完成时限：{time[0]}"

    def _timed(self, words: str, form: str, tasks: list[TaskTruth]) -> str:
        """The clause with a time before it or behind it, or a note that names nobody."""
        maker = self.maker
        labelled = ":behind-label" if "：" in form or ":" in form else ""
        time = None
        if "完成时限" in form:
            time = times.day(maker)
            words = f"{words}；完成时限：{time[0]}"
        elif maker.clause_deadlines and maker.chance(0.4):
            maker.has("clause-deadline" + labelled)
            added, time = times.behind(maker)
            words += added
        elif maker.times_first and maker.chance(0.4):
            maker.has("clause-deadline:first" + labelled)
            added, time = times.before(maker)
            words = added + words
        elif maker.notes and form.endswith("负责") and maker.chance(0.3):
            maker.has("clause:note")
            words += _NOTE
        for task in tasks:
            if time:
                task.deadlines.append(time)
        return words
