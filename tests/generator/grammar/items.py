"""The items of a plan: with one clause, with a clause behind each passage, with points or measures."""

from __future__ import annotations

from tests.generator.grammar.clauses import Clauses
from tests.generator.grammar.instruments import Instruments
from tests.generator.grammar.maker import Maker
from tests.generator.grammar.numbers import LABELS, below, chinese
from tests.generator.grammar.sentences import filler, heading
from tests.generator.grammar.truth import TaskTruth

_HEADS = ("具体措施：", "主要措施：", "工作举措：")
Written = tuple[list[TaskTruth], str]


class Items:
    """Writes the items of one plan."""

    def __init__(self, maker: Maker, clauses: Clauses) -> None:
        self.maker = maker
        self.clauses = clauses
        self.instruments = Instruments(maker)

    def passage(self, task: TaskTruth, most: int = 3) -> str:
        """Sentences of `task`."""
        parts = []
        for _ in range(self.maker.rng.randint(1, most)):
            done = self.maker.chance(0.4)
            parts.append(self.instruments.sentence(task) if done else filler(self.maker, task))
        return "".join(parts)

    def item(self, number: int, form: str, *, closed: bool) -> Written:
        """An item that bears `number` in a number of `form`; where it must be `closed`, with a clause."""
        label = LABELS[form](number)
        maker = self.maker
        if maker.with_passages and maker.chance(0.35):
            return self._passages(number, label)
        if maker.with_points and maker.chance(0.35):
            return self._points(number, label)
        if maker.with_measures and maker.chance(0.5):
            return self._measures(number, label, form)
        # Below several items lines of labels could close them all.
        bare = maker.no_clauses and not self.clauses.on_lines and self.clauses.count and not closed
        if bare and maker.chance(0.15):
            maker.has("task-without-clause")
            return self.bare(number, label)
        return self._plain(number, label)

    def bare(self, number: int, label: str) -> Written:
        """An item without a clause."""
        task, begin = self._begun(number, label)
        task.words = begin + self.passage(task)
        return [task], label + task.words

    def _begun(self, number: int, label: str) -> tuple[TaskTruth, str]:
        """The truth of an item, and its title with what stands between it and the text."""
        task = TaskTruth(number, heading(self.maker), label.strip())
        if not self.maker.task_titles:
            self.maker.has("task-title:none")
            return task, task.title + "，"
        if self.maker.own_line_title:
            self.maker.has("task-title:own-line")
            return task, task.title + "\n"
        self.maker.has("task-title")
        return task, task.title + "。"

    def _plain(self, number: int, label: str) -> Written:
        task, begin = self._begun(number, label)
        task.words = begin + self.passage(task)
        return [task], label + self._closed(task.words, self.clauses.clause(task, set(), True))

    def _closed(self, words: str, clause: str) -> str:
        """`words` with a clause behind them, behind or before their last stop."""
        if clause.startswith("\n") or self.maker.stop_before:
            return words + clause
        self.maker.has("clause:before-stop")
        return f"{words.removesuffix('。')}{clause}。"

    def _passages(self, number: int, label: str) -> Written:
        """An item whose passages close with clauses of their own: each is a measure of it."""
        maker = self.maker
        item = TaskTruth(number, "", label.strip())
        roll = maker.rng.random()
        begin = ""
        if roll < 0.3:
            maker.has("passages:clause-behind-title")
            item.title = item.words = heading(maker)
            begin = item.title + self.clauses.clause(item, set(), False) + "\n"
        elif roll < 0.5:
            maker.has("passages:clause-before-measures")
            item, begin = self._begun(number, label)
            item.words = begin + self.passage(item)
            begin = self._closed(item.words, self.clauses.clause(item, set(), False))
            begin += maker.rng.choice(_HEADS)
        else:
            maker.has("passages")
            item.words = ""
        words, parts = begin, []
        fewest = 1 if item.assignments else 2
        for part in range(1, maker.rng.randint(fewest, 3) + 1):
            truth = TaskTruth(None, heading(maker), label.strip(), part, item)
            truth.words = truth.title + maker.rng.choice("。，") + self.passage(truth, 2)
            words += self._closed(truth.words, self.clauses.clause(truth, set(), False))
            parts.append(truth)
        return [item, *parts], label + words

    def _points(self, number: int, label: str) -> Written:
        """An item with the points 一是 and 二是: with clauses of their own they are measures."""
        maker = self.maker
        item, begin = self._begun(number, label)
        count = maker.rng.randint(2, 3)
        if maker.chance(0.4):
            maker.has("points:one-clause")
            points = (f"{chinese(n)}是{heading(maker)}。" for n in range(1, count + 1))
            item.words = begin + "".join(points)
            closed = self._closed(item.words, self.clauses.clause(item, set(), True))
            return [item], label + closed
        maker.has("points:own-clauses")
        words, parts = begin, []
        for n in range(1, count + 1):
            truth = TaskTruth(n, heading(maker), f"{chinese(n)}是", None, item)
            truth.words = truth.title + "。" + self.passage(truth, 1)
            closed = self._closed(truth.words, self.clauses.clause(truth, set(), False))
            words += truth.label + closed
            parts.append(truth)
        return [item, *parts], label + words

    def _measures(self, number: int, label: str, form: str) -> Written:
        """An item with a clause of its own and numbered measures, behind a colon or on lines."""
        maker = self.maker
        item, begin = self._begun(number, label)
        begin += self.passage(item)
        words = self._closed(begin, self.clauses.clause(item, set(), False))
        on_lines = maker.chance(0.5)
        maker.has("measures:" + ("on-lines" if on_lines else "behind-colon"))
        words += "" if on_lines else maker.rng.choice(_HEADS)
        numbers = LABELS[maker.rng.choice(below(form))]
        parts = []
        for n in range(1, maker.rng.randint(2, 3) + 1):
            truth = TaskTruth(n, heading(maker), numbers(n), None, item)
            truth.words = truth.title + "。" + self.passage(truth, 1)
            closed = self._closed(truth.words, self.clauses.clause(truth, set(), False))
            words += ("\n" if on_lines else "") + truth.label + closed
            parts.append(truth)
        return [item, *parts], label + words
