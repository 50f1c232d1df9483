"""Layers against a plain scan over all rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.text.layer import Layer


@dataclass(frozen=True)
class Stretch:
    begin: int
    end: int
    rule: str = "made-up"


# Sorted distinct offsets taken two by two never overlap; an empty stretch is not a finding.
ROWS = st.lists(st.integers(0, 60), max_size=24, unique=True).map(
    lambda cuts: [Stretch(a, b) for a, b in list(pairwise(sorted(cuts)))[::2]]
)


@given(rows=ROWS, begin=st.integers(0, 60), size=st.integers(0, 60), seed=st.randoms())
def test_look_ups_agree_with_a_scan(rows, begin, size, seed):
    shuffled = list(rows)
    seed.shuffle(shuffled)
    layer = Layer(shuffled)
    end = begin + size
    assert list(layer) == rows and len(layer) == len(rows)
    assert list(layer.within(begin, end)) == [r for r in rows if begin <= r.begin and r.end <= end]
    assert list(layer.touching(begin, end)) == [r for r in rows if r.begin < end and begin < r.end]
    assert layer.at(begin) == next((r for r in rows if r.begin <= begin < r.end), None)


def test_rows_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlap at 3"):
        Layer([Stretch(0, 4), Stretch(3, 6)])
