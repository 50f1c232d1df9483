"""What the program is known to read wrongly: features that a plan must have together, and why."""

from __future__ import annotations

KNOWN_GAPS: dict[frozenset[str], str] = {
    frozenset({"layout:hard-wraps:labels-parted-by-blanks"}): (
        "牵头单位：甲　　配合单位：乙 longer than a row of the page: a name that the row cuts loses its end"
    ),
    frozenset({"layout:one-line", "front:signed-at-the-end", "separator: "}): (
        "all line ends lost, who signs behind a clause whose names a blank parts: the last name joins"
    ),
}


def known_gap(features: frozenset[str]) -> bool:
    """Whether a plan of these features is among those known to fail."""
    return any(gap <= features for gap in KNOWN_GAPS)
