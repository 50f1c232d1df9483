"""The pieces of a clause: names with their words of duty, without times, persons and notes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.extract.duty.words import DutyWords, Label

_OPENING, _CLOSING = "([〈《", ")]〉》"
_PARTING = ",;。\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause in offsets, without the stops around it, its words, and the label above it."""

    begin: int
    end: int
    words: str
    label: Label | None


def outer_pieces(
    folded: str, begin: int, end: int, parting: str = _PARTING
) -> list[tuple[int, int]]:
    """The stretches of folded[begin:end] between the marks `parting` that stand in no bracket."""
    found, depth, at = [], 0, begin
    for place in range(begin, end):
        char = folded[place]
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and char in parting:
            found.append((at, place))
            at = place + 1
    return [*found, (at, end)]


def core(words: str, vocabulary: DutyWords) -> list[Piece]:
    """The pieces of a clause whose folded words are `words`, as `pieces` finds them."""
    return pieces(words, 0, len(words), vocabulary)


def pieces(folded: str, begin: int, end: int, vocabulary: DutyWords) -> list[Piece]:
    """The pieces of the clause at folded[begin:end] that name bodies, or head those that do: what tells by
    when is none, nor a note, which reaches to the end of the clause.

    A label stands on the first piece behind it.
    """
    found: list[Piece] = []
    labels = {label.begin: label for label in vocabulary.labels(folded, begin, end)}
    bounds = [begin, *(at for at in labels if at > begin), end]
    for left, right in pairwise(bounds):
        label = labels.get(left)
        for at, stop in outer_pieces(folded, label.end if label else left, right):
            at, stop = _trimmed(folded, at, stop)
            if vocabulary.is_note(folded[at:stop]):
                return found
            stop = _before_note(folded, at, stop, vocabulary)
            names = vocabulary.behind_time(folded[at:stop])
            if at < stop and names is not None:
                found.append(Piece(at + names, stop, folded[at + names : stop], label))
    return found


def _before_note(folded: str, begin: int, end: int, vocabulary: DutyWords) -> int:
    """Where folded[begin:end] ends without the bracket of a note that closes it."""
    if folded[end - 1 : end] != ")":
        return end
    depth = 0
    for at in range(end - 1, begin, -1):
        depth += (folded[at] == ")") - (folded[at] == "(")
        if depth == 0:
            return at if vocabulary.is_note(folded[at + 1 : end - 1]) else end
    return end


def _trimmed(folded: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and folded[begin] in " \r\n、":
        begin += 1
    while end > begin and folded[end - 1] in " \r\n、":
        end -= 1
    return begin, end
