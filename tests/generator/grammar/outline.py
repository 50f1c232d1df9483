"""The lines of a plan as it is written, with the tasks in them and the headings above each."""

from __future__ import annotations

from tests.generator.grammar.truth import TaskTruth


class Outline:
    """Collects lines and tasks."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.tasks: list[TaskTruth] = []
        self.path: list[tuple[int, str]] = []

    def heading(self, depth: int, label: str, title: str) -> None:
        """A heading, below those above `depth`."""
        self.path = [each for each in self.path if each[0] < depth]
        self.path.append((depth, label + title))
        self.lines.append(label + title)

    def add(self, tasks: list[TaskTruth], words: str) -> None:
        """`words` that hold `tasks`."""
        for task in tasks:
            task.headings = tuple(title for _, title in self.path)
        self.tasks += tasks
        self.lines += words.split("\n")

    def prose(self, words: str) -> None:
        """A paragraph without tasks."""
        self.lines.append(words)
