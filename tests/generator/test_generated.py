"""Plans made from the grammar of the genre are read as they were made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.extract.checks import check
from tests.generator.compare import failure, first_difference, rates, read
from tests.generator.gaps import KNOWN_GAPS, known_gap
from tests.generator.grammar import Plan, make


def plans(count: int, with_gaps: bool, first_seed: int = 0) -> Iterator[Plan]:
    """The first `count` plans from a seed on that have, or have not, a known gap."""
    seed = first_seed
    while count:
        plan = make(seed)
        seed += 1
        if known_gap(plan.features) is with_gaps:
            count -= 1
            yield plan


def test_the_same_seed_makes_the_same_plan() -> None:
    assert [make(seed) for seed in range(20)] == [make(seed) for seed in range(20)]


@pytest.mark.parametrize("plan", list(plans(150, with_gaps=False)), ids=lambda plan: str(plan.seed))
def test_a_made_plan_is_read_as_it_was_made(plan: Plan) -> None:
    document = read(plan)
    check(document)
    difference = first_difference(plan, document)
    assert difference is None, failure(plan, difference or "")


def test_plans_with_known_gaps_are_read_without_harm() -> None:
    results = []
    for plan in plans(6, with_gaps=True):
        document = read(plan)
        check(document)
        results.append((plan, first_difference(plan, document) is None))
    for gap, reason in KNOWN_GAPS.items():
        having = [right for plan, right in results if gap <= plan.features]
        print(f"{sum(having)} of {len(having)} right: {' + '.join(sorted(gap))!r}: {reason}")


@pytest.mark.long
def test_10_000_made_plans_are_read_as_they_were_made() -> None:
    results, failures = [], []
    for plan in plans(10_000, with_gaps=False, first_seed=1_000):
        document = read(plan)
        check(document)
        difference = first_difference(plan, document)
        results.append((plan, difference is None))
        if difference:
            failures.append(failure(plan, difference))
    print(rates(results))
    assert not failures, f"{len(failures)} plans; the first is\n{failures[0]}"
