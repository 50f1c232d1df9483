"""The state of making one plan: its random numbers, its habits, the features it has so far."""

from __future__ import annotations

import random


class Maker:
    """Makes one plan. A plan writes in a few ways only, as real ones do: its habits are drawn here,
    independently of each other, so that rare combinations arise."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.features: set[str] = set()
        self.used_titles: set[str] = set()
        self.rule = self.rng.choice([None, None, "last", "last", "first"])
        if self.chance(0.04):
            self.rule = "comma"
        self.half_width = self.chance(0.25)
        self.own_line_title = self.chance(0.15)
        self.task_titles = self.chance(0.6)
        self.separators = ["、"] * 12 + self.some(["，", "和", "及", " "], 0, 2)
        self.footnote = self.rng.choice(["①", "*", "[1]", "※"]) if self.chance(0.06) else ""
        self.with_brackets = self.chance(0.5)
        self.with_mentions = self.chance(0.4)
        self.with_papers = self.chance(0.15)
        self.clause_deadlines = self.chance(0.15)
        self.bracket_deadlines = self.chance(0.1)
        self.times_first = self.chance(0.08)
        self.with_passages = self.chance(0.2)
        self.with_points = self.chance(0.1)
        self.with_measures = self.chance(0.1)
        self.clauses_in_a_row = self.chance(0.06)
        self.no_clauses = self.chance(0.08)
        self.short_name: tuple[str, str] | None = None
        self.want_short_name = self.chance(0.12)
        self.stop_before = self.chance(0.8)
        self.year_known = True
        self.notes = self.chance(0.05)

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.rng.random() < share

    def some(self, items: list[str], low: int, high: int) -> list[str]:
        """From `low` to `high` of `items`, or all of them where there are fewer."""
        return self.rng.sample(items, min(len(items), self.rng.randint(low, high)))

    def has(self, feature: str) -> None:
        """Note that the plan has `feature`."""
        self.features.add(feature)
