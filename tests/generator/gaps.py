"""What the program is known to read wrongly: features that a plan must have together, and why."""

from __future__ import annotations

KNOWN_GAPS: dict[frozenset[str], str] = {
    frozenset({"separator:和:unlisted"}): (
        "和 between two bodies of which one stands in no table and the name before it ends as no "
        "body does (a base, a zone): the two stay one name"
    ),
    frozenset({"separator:及:unlisted"}): "the same with 及",
    frozenset({"task-without-clause:first-of-section"}): (
        "a task without clause that opens a section, its fellows having clauses, is lost now and then"
    ),
    frozenset({"two-clauses:评估-in-name"}): (
        "（中国资产评估协会负责）按照《甲条例》…: the 评估 in the body's name is read as what is done"
    ),
    frozenset({"layout:hard-wraps"}): (
        "hard breaks inside words (one plan in five): the line of a 牵头单位： loses its end, a verb "
        "such as 修|订 is not seen, two bodies are joined where a space stands at the break"
    ),
    frozenset({"layout:one-line"}): (
        "without line ends (one plan in three): numbers glued to a heading are not seen"
    ),
}


def known_gap(features: frozenset[str]) -> bool:
    """Whether a plan of these features is among those known to fail."""
    return any(gap <= features for gap in KNOWN_GAPS)
