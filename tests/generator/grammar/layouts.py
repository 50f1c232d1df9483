"""How tasks stand in a plan: below chapters and sections, in groups, listed by body."""

from __future__ import annotations

from collections.abc import Callable

from tests.generator.grammar.bodies import TOLD, Bodies
from tests.generator.grammar.clauses import RULES_LAST, Clauses, give
from tests.generator.grammar.items import Items
from tests.generator.grammar.maker import Maker
from tests.generator.grammar.numbers import CHAPTERS, IN_LINE, LABELS, SCHEMES, chinese
from tests.generator.grammar.outline import Outline
from tests.generator.grammar.sentences import heading, prose

# Features that only line ends tell from others.
_OF_LINES = ("passages:clause-behind-title", "measures:on-lines", "chapter:lead-in")
Scheme = tuple[str | None, str | None, str]


class Layout:
    """Writes the chapters of one plan."""

    def __init__(self, maker: Maker, outline: Outline) -> None:
        self.maker = maker
        self.outline = outline
        self.bodies = Bodies(maker)
        self.clauses = Clauses(maker, self.bodies)
        self.items = Items(maker, self.clauses)
        self.number = 0
        self.of_lines = False
        self.grouped = ""

    @property
    def own_lines(self) -> bool:
        """Whether line ends mean something inside the items."""
        breaks = {*_OF_LINES} & self.maker.features
        written = self.maker.own_line_title or self.clauses.on_lines or self.of_lines
        return written or bool(self.grouped or breaks)

    def chapters(self, scheme: Scheme | None = None) -> None:
        """Chapters with tasks, some around them without."""
        maker, rng = self.maker, self.maker.rng
        chapter_form, section_form, task_form = scheme = scheme or rng.choice(SCHEMES)
        maker.has("scheme:" + " ".join(part or "-" for part in scheme))
        self.of_lines = task_form not in IN_LINE
        # A clause behind the last of (1) (2) can close what they are parts of.
        if chapter_form is not None and task_form != "（1）" and maker.chance(0.06):
            self.grouped = rng.choice(["own-line", "last-item"])
        restart = chapter_form is not None and maker.chance(0.35)
        if restart:
            maker.has("numbers:restart")
        if not chapter_form:
            self.tasks(task_form, False, rng.randint(2, 12))
        else:
            self._below_chapters(CHAPTERS[chapter_form], section_form, task_form, restart)
        if maker.rule == "last":
            name = rng.choice(list(RULES_LAST))
            maker.has(f"rule:last:{name}")
            self.outline.prose(RULES_LAST[name])

    def _below_chapters(
        self, label: Callable[[int], str], section_form: str | None, task_form: str, restart: bool
    ) -> None:
        maker, rng, outline = self.maker, self.maker.rng, self.outline
        chapter = 0
        if maker.chance(0.5):
            maker.has("chapter:first-without-tasks")
            chapter += 1
            outline.heading(0, label(chapter), "总体要求")
            outline.prose(prose(maker, 2))
        # Two groups that a clause closes behind their last item could be items without clauses.
        for _ in range(rng.randint(3 if self.grouped else 1, 4)):
            chapter += 1
            outline.heading(0, label(chapter), heading(maker))
            if maker.chance(0.1):
                maker.has("chapter:lead-in")
                outline.prose("坚持系统观念，突出重点领域。")
            if not section_form:
                self.tasks(task_form, restart)
                continue
            for section in range(1, rng.randint(1, 3) + 1):
                outline.heading(1, LABELS[section_form](section), heading(maker))
                self.tasks(task_form, restart)
        if maker.chance(0.5):
            self._last_chapter(label(chapter + 1), task_form)

    def tasks(self, form: str, restart: bool, count: int = 0) -> None:
        """The tasks below one heading."""
        self.number = 0 if restart else self.number
        if self.grouped:
            self._group(form, count or self.maker.rng.randint(2, 4))
            return
        count = count or self.maker.rng.randint(1, 5)
        before = self.clauses.count
        for place in range(count):
            self.number += 1
            # Where nobody at all is responsible, a chapter could be one of those without tasks.
            closed = place == count - 1 and self.clauses.count == before
            # The clause of the last of (1) (2) can close what they are parts of.
            closed = closed or form == "（1）"
            tasks, words = self.items.item(self.number, form, closed=closed)
            if place == 0 and not any(task.assignments for task in tasks):
                self.maker.has("task-without-clause:first-of-section")
            self.outline.add(tasks, words)

    def _group(self, form: str, count: int) -> None:
        """Tasks that one clause behind the last of them closes."""
        tasks = []
        for _ in range(count):
            self.number += 1
            (task,), words = self.items.bare(self.number, LABELS[form](self.number))
            self.outline.add([task], words)
            tasks.append(task)
        clause = self.clauses.shared(tasks, set(), True)
        if clause.startswith("\n"):
            self.maker.has("group:lines")
            self.outline.lines += clause[1:].split("\n")
        elif self.grouped == "own-line":
            self.maker.has("group:own-line")
            self.outline.lines.append(f"〔{clause[1:-1]}〕")
        else:
            self.maker.has("group:last-item")
            self.outline.lines[-1] += clause

    def _last_chapter(self, label: str, task_form: str) -> None:
        """保障措施, as prose or as items that nobody in particular is responsible for."""
        maker, outline = self.maker, self.outline
        maker.has("chapter:last-without-tasks")
        outline.heading(0, label, "保障措施")
        if maker.chance(0.5) or maker.no_clauses:
            outline.prose("各地要加强组织领导，细化工作举措。")
            return
        same = task_form == "（一）"
        maker.has("chapter:last-items" + (":same-form-as-tasks" if same else ""))
        outline.prose("（一）加强组织领导。各级各单位要高度重视，压实责任。")
        outline.prose("（二）强化督促检查。定期调度进展，及时通报情况。")

    def by_body(self) -> None:
        """Duties listed by the body that has them, without clauses."""
        maker, rng, outline = self.maker, self.maker.rng, self.outline
        maker.rule = None
        form = rng.choice(["headings", "lines", "items"])
        self.bodies.pools = [*TOLD]
        maker.has(f"by-body:{form}")
        taken: set[str] = set()
        if form == "items":
            outline.heading(0, "一、", "部门职责")
        elif form == "lines":
            # Without a sentence before it the first line could be an address.
            outline.prose("各单位分工如下。")
        for place in range(1, rng.randint(2, 5) + 1):
            bodies = self.bodies.draw(1 if form == "items" else rng.randint(1, 2), taken)
            named = "、".join(body.printed for body in bodies)
            count = rng.randint(2, 3)
            if form == "headings":
                counted = rng.choice(["", f"（{count}项）"])
                outline.heading(0, f"{chinese(place)}、", named + counted)
            elif form == "lines":
                outline.prose(named + "：")
            for number in range(1, 2 if form == "items" else count + 1):
                self.number = place if form == "items" else number
                (task,), words = self.items.bare(self.number, f"{self.number}.")
                if form == "items":
                    words = words.replace(".", f".{named}：", 1)
                    task.title = f"{named}：{task.title}"
                    task.words = f"{named}：{task.words}"
                give(task, ("", [(body, "") for body in bodies], "joint"), False, False)
                outline.add([task], words)
