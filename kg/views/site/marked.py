"""A stretch of a source as pieces: its own words, with what was found in them marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.ask.records import Json
from kg.views.atlas.atlas import SourceText

_STOPS = "。；;！？!?\n"
_REACH = 240  # characters of a sentence shown on each side of a mark, where no stop comes before


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at [begin, end). `kind` is a role, "action", "deadline", "target", "flag" or "cut";
    `codes` are what is printed before the words, `name` is the body or instrument meant."""

    begin: int
    end: int
    kind: str
    codes: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the source, or a mark with the pieces it holds; `goes_on` when the mark began earlier."""

    text: str = ""
    mark: Mark | None = None
    inner: tuple[Piece, ...] = field(default=())
    goes_on: bool = False

    @property
    def leaf(self) -> bool:
        """Whether no other mark but cuts stands inside."""
        return all(one.mark is None or one.mark.kind == "cut" for one in self.inner)


def pieces(source: SourceText, begin: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The words of `source` at [begin, end), every character once and in order, `marks` in place.

    What was cut from the source is marked, too. One rule for marks that overlap: the one that begins
    first, or is longer, holds the other; where the other reaches past its end it is divided there,
    and its second part goes on outside.
    """
    cuts = [
        Mark(b, e, "cut", (rule,)) for b, e, rule in source.cuts if b < end and e > begin and b < e
    ]
    inside = [
        Mark(max(one.begin, begin), min(one.end, end), one.kind, one.codes, one.name)
        for one in (*marks, *cuts)
        if max(one.begin, begin) < min(one.end, end)
    ]
    # A cut goes inside whatever begins with it: it is the words that were taken out of that.
    inside.sort(key=lambda one: (one.begin, one.kind == "cut", -one.end, one.kind, one.name))
    return tuple(_tree(source.text, begin, end, [(one, False) for one in inside]))


def _tree(text: str, begin: int, end: int, marks: Sequence[tuple[Mark, bool]]) -> Iterator[Piece]:
    at, queue = begin, list(marks)
    while queue:
        mark, goes_on = queue.pop(0)
        if mark.begin > at:
            yield Piece(text[at : mark.begin])
        held, later = [], []
        for other, begun in queue:
            if other.begin >= mark.end:
                later.append((other, begun))
                continue
            held.append((_part(other, other.begin, min(other.end, mark.end)), begun))
            if other.end > mark.end:
                later.append((_part(other, mark.end, other.end), True))
        # The second parts begin where this mark ends: before all that was behind it anyway.
        later.sort(key=lambda pair: pair[0].begin)
        queue = later
        yield Piece("", mark, tuple(_tree(text, mark.begin, mark.end, held)), goes_on)
        at = mark.end
    if at < end:
        yield Piece(text[at:end])


def _part(mark: Mark, begin: int, end: int) -> Mark:
    return Mark(begin, end, mark.kind, mark.codes, mark.name)


def plain(found: Iterable[Piece]) -> str:
    """The words of the pieces alone: the source as it stands."""
    return "".join(plain(one.inner) if one.mark else one.text for one in found)


def kinds_in(passages: Iterable[Iterable[Piece]]) -> set[str]:
    """The kinds of the marks in these passages, at any depth."""
    found: set[str] = set()
    for passage in passages:
        for one in passage:
            if one.mark:
                found |= {one.mark.kind} | kinds_in([one.inner])
    return found


def task_marks(task: Json) -> list[Mark]:
    """Everything that was found in a task, where it stands."""
    found = [
        _at(given["span"], given["role"], (given["role"],), given["agency"])
        for given in task["assignments"]
    ]
    found += action_marks(task)
    found += [_at(due["span"], "deadline", ("deadline",)) for due in task["deadlines"]]
    found += [_at(aim["span"], "target", ("target",)) for aim in task.get("targets", ())]
    return found


def action_marks(record: Json, law: str = "") -> list[Mark]:
    """The instruments that a task or a turn touches; only `law` when one is named."""
    return [
        _at(action["span"], "action", tuple(action["types"]), action["instrument"])
        for action in record["actions"]
        if law in ("", action["instrument"])
    ]


def _at(span: Sequence[int], kind: str, codes: tuple[str, ...], name: str = "") -> Mark:
    begin, end = span
    return Mark(begin, end, kind, codes, name)


def sentence(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence of `text` around [begin, end), its stop included.

    A sentence without a stop near by ends after some hundred characters.
    """
    low = max(0, begin - _REACH)
    left = max(text.rfind(stop, low, begin) for stop in _STOPS) + 1 or low
    high = min(len(text), end + _REACH)
    found = [at for at in (text.find(stop, end, high) for stop in _STOPS) if at >= 0]
    right = min(found, default=high)
    if right < high and text[right] != "\n":
        right += 1
    return left, right


def sentences(
    source: SourceText, marks: Sequence[Mark], begin: int, end: int
) -> list[tuple[Piece, ...]]:
    """The sentences within [begin, end) that hold one of `marks`; what touches is one passage."""
    spans: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda one: one.begin):
        left, right = sentence(source.text, mark.begin, mark.end)
        left, right = max(left, min(begin, mark.begin)), min(right, max(end, mark.end))
        if spans and left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(right, spans[-1][1]))
        else:
            spans.append((left, right))
    return [pieces(source, left, right, marks) for left, right in spans]
