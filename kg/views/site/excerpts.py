"""Tasks and turns as the pages of details show them: their own words, marked, with what is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.ask.records import Json
from kg.views.atlas.atlas import Atlas, Flagged, Heading, Paper, SourceText, local
from kg.views.site.marked import Mark, Piece, action_marks, pieces, sentence, sentences, task_marks


@dataclass(frozen=True, slots=True)
class Told:
    """A task or a turn: `passages` of its words in place; `record` as in the atlas.

    `laws` are the instruments marked, `modes` what is said of them: planned, ongoing, done.
    """

    record: Json
    passages: tuple[tuple[Piece, ...], ...]
    laws: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspected:
    """A task that may have lost the name of an instrument; `words` is the sentence that has it."""

    task: Json | None
    flag: Flagged
    words: tuple[Piece, ...]


class Excerpts:
    """Cuts the words of tasks and turns out of the sources of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._papers = {paper.key: paper for paper in atlas.papers}
        self._by_iri = {record["iri"]: record for record in (*atlas.tasks, *atlas.turns)}
        self._flags: dict[str, list[Flagged]] = defaultdict(list)
        self._about: dict[str, list[Flagged]] = defaultdict(list)
        for flag in atlas.flags:
            self._about[flag.about].append(flag)
            if flag.suspects:
                self._flags[flag.suspects].append(flag)
        self._measures: dict[tuple[str, str], list[Json]] = defaultdict(list)
        self._ids: dict[tuple[str, str], Json] = {}
        for task in atlas.tasks:
            self._ids[task["plan"], task["id"]] = task
            if task["parent"]:
                self._measures[task["plan"], task["parent"]].append(task)
        self._turns: dict[str, list[Json]] = defaultdict(list)
        for turn in atlas.turns:
            for law in dict.fromkeys(action["instrument"] for action in turn["actions"]):
                self._turns[law].append(turn)
        self._order = {turn["key"]: number for number, turn in enumerate(atlas.turns)}
        self.headings: dict[str, Heading] = {one.key: one for one in atlas.headings}

    def paper(self, record: Json) -> Paper:
        """The plan of a task, or the briefing of a turn."""
        return self._papers[local(record.get("plan") or record["briefing"])]

    def source(self, record: Json) -> SourceText:
        """The source that a task or a turn was read from."""
        return self._atlas.sources[self.paper(record).source]

    def by_iri(self, iri: str) -> Json | None:
        """The task or turn of that IRI."""
        return self._by_iri.get(iri)

    def task(self, task: Json, law: str = "", flags: Sequence[Flagged] = ()) -> Told:
        """The words of a task with everything found in them and `flags`, or with `law` alone, marked."""
        marks = action_marks(task, law) if law else task_marks(task)
        marks += [_flag_mark(one) for one in flags]
        return self._told(task, [(task["span"][0], task["span"][1])], marks, law)

    def elsewhere(self, task: Json) -> list[tuple[Piece, ...]]:
        """The sentences outside a task's own words that give it something, as a shared list does."""
        begin, end = task["span"]
        marks = [one for one in task_marks(task) if one.end <= begin or one.begin >= end]
        source = self.source(task)
        return sentences(source, marks, 0, len(source.text))

    def turn(self, turn: Json, laws: Collection[str] = ()) -> Told:
        """The sentences of a turn that name one of `laws`; the whole of it where none is given."""
        marks = [one for one in action_marks(turn) if not laws or one.name in laws]
        if not laws:
            return self._told(turn, [(turn["span"][0], turn["span"][1])], marks)
        passages = sentences(self.source(turn), marks, *turn["span"])
        return Told(turn, tuple(passages), *_said(turn, laws))

    def family(self, task: Json) -> tuple[Json | None, list[Json]]:
        """The task that a measure stands under, and the measures under a task."""
        above = self._ids.get((task["plan"], task["parent"])) if task["parent"] else None
        return above, self._measures.get((task["plan"], task["id"]), [])

    def flags(self, record: Json) -> list[Flagged]:
        """The defects of the source that are about a task or a turn."""
        return self._about.get(record["iri"], [])

    def evidence(self, record: Json, flag: Flagged) -> tuple[Piece, ...]:
        """The sentence, in the source of `record`, that `flag` rests on."""
        source = self.source(record)
        span = sentence(source.text, flag.begin, flag.end)
        return pieces(source, *span, [_flag_mark(flag)])

    def suspected(self, law: str) -> list[Suspected]:
        """The tasks that may have lost `law`, each with the sentence that still names it."""
        found = []
        for flag in self._flags.get(law, ()):
            task = self._by_iri.get(flag.about)
            if task and "plan" not in task:  # a turn
                continue
            paper = self._papers.get(local(task["plan"] if task else flag.about))
            if paper is None:
                continue
            source = self._atlas.sources[paper.source]
            span = sentence(source.text, flag.begin, flag.end)
            found.append(Suspected(task, flag, pieces(source, *span, [_flag_mark(flag)])))
        return found

    def speaking(self, *laws: str) -> list[Told]:
        """The turns that touch one of `laws`, in order, by the sentences that do."""
        found = {turn["key"]: turn for law in laws for turn in self._turns.get(law, ())}
        ordered = sorted(found.values(), key=lambda turn: self._order[turn["key"]])
        return [self.turn(turn, laws) for turn in ordered]

    def spoken(self, law: str) -> int:
        """How many turns touch `law`."""
        return len(self._turns.get(law, ()))

    def suspicions(self, law: str) -> int:
        """How many tasks may have lost `law`."""
        return len(self._flags.get(law, ()))

    def _told(
        self,
        record: Json,
        spans: Sequence[tuple[int, int]],
        marks: Sequence[Mark],
        law: str = "",
    ) -> Told:
        source = self.source(record)
        passages = tuple(pieces(source, begin, end, marks) for begin, end in spans)
        return Told(record, passages, *_said(record, (law,) if law else ()))


def _flag_mark(flag: Flagged) -> Mark:
    return Mark(flag.begin, flag.end, "flag", (flag.kind,), flag.suspects or "")


def _said(
    record: Json, laws: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Instruments of the record among `laws` (all, when empty), their modalities, and what is done."""
    wanted = [one for one in record["actions"] if not laws or one["instrument"] in laws]
    kinds = [kind for one in wanted for kind in one["types"]]
    return (
        tuple(dict.fromkeys(one["instrument"] for one in wanted)),
        tuple(dict.fromkeys(one["modality"] for one in wanted)),
        tuple(dict.fromkeys(kinds)),
    )
