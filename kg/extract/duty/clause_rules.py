"""Which words are a clause of responsibility, and by which rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.bodies.body_words import BodyWords
from kg.extract.duty.pieces import Piece, core
from kg.extract.duty.role_rule import without_rule
from kg.extract.duty.words import NO_BODIES, DutyWords, Tail

_EACH = "各"  # 各负责 lost its names


class ClauseRules:
    """What tells a clause by its words; made once for a lexicon."""

    def __init__(self, bodies: BodyWords, words: DutyWords) -> None:
        self._bodies = bodies
        self._words = words

    def rule_of(self, words: str) -> str:
        """By which rule the words of a bracket or a cell, folded, are a clause; "" where they are none."""
        pieces = core(without_rule(words), self._words)
        if not pieces:
            return ""
        labels = [piece.label for piece in pieces if piece.label]
        if labels:
            bodies = any(label.meaning not in NO_BODIES for label in labels)
            sure = bodies and (pieces[0].label or self.is_bare(pieces[0].words))
            return "bracket-of-labels" if sure and self._tells_bodies(pieces) else ""
        tails = [self._words.tail(piece.words) for piece in pieces]
        last = tails[-1]
        if last and not last.begin and len(pieces) == 1 and not pieces[0].words.startswith(_EACH):
            return ""  # (牵头) says what a name before it does
        if last and (not last.common or self.is_bare(words) or self._is_led(pieces, tails)):
            return "bracket-with-duty"
        if last is None and any(tails) and self.is_bare(words, tailed=False):
            return "bracket-with-duty"
        return ""

    def names_alone(self, words: str) -> str:
        """The rule by which a bracket that holds nothing but names is a clause."""
        pieces = core(without_rule(words), self._words)
        if not pieces or any(piece.label for piece in pieces):
            return ""
        listed = self._words.helped_by.sub("、", "、".join(piece.words for piece in pieces))
        if self._bodies.only_names(listed):
            return "bracket-of-names"
        return "bracket-of-one-name" if self._bodies.is_one_body(listed) else ""

    def names_in(self, words: str) -> set[str]:
        """The names in a clause that holds nothing but names."""
        return self._bodies.names_in(without_rule(words))

    def some_names(self, words: str, named: Collection[str]) -> bool:
        """Whether a bracket may be a clause of names, some of which have no form that tells a body, where
        `named` are those of the document's other clauses."""
        return self._bodies.mostly_names(without_rule(words), named)

    def is_body_list(self, words: str) -> bool:
        """Whether `words`, folded, are names of bodies, one of them known, perhaps with words of duty."""
        return self.only_names(words, one_known=True) or self.is_bare(words, one_known=True)

    def can_be_bodies(self, words: str) -> bool:
        """Whether `words`, folded, can be the names of bodies by their form: 县民政局、各乡镇人民政府."""
        return self.only_names(words, alone=True)

    def is_bare(self, words: str, *, one_known: bool = False, tailed: bool = True) -> bool:
        """Whether this is names and words of duty and nothing else: 甲部牵头，乙局配合. `one_known`: a
        table must know one of the names; else it is enough that they can be names of bodies. `tailed`:
        it closes with words of duty."""
        pieces = core(without_rule(words), self._words)
        if not pieces or any(piece.label for piece in pieces):
            return False
        if tailed and self._words.tail(pieces[-1].words) is None:
            return False
        names = [self._words.without_tails(piece.words)[0] for piece in pieces]
        led = self._words.by.match(names[0])
        listed = "、".join(name for name in names if name)
        listed = self._words.helped_by.sub("、", listed[led.end() if led else 0 :])
        # What is done by whom in a sentence of its own: 具体工作由甲部负责.
        told = bool(self._words.by.search(listed))
        return not told and self.only_names(listed, one_known=one_known, alone=not one_known)

    def _is_led(self, pieces: Sequence[Piece], tails: Sequence[Tail | None]) -> bool:
        """Whether the first of several pieces says who leads, and each of the others what its bodies do: one
        between them may have no form that tells a body."""
        first, last = tails[0], tails[-1]
        if len(pieces) < 2 or not all(tails) or not first or not last or first.meaning != "lead":
            return False
        ends = pieces[0].words[: first.begin], pieces[-1].words[: last.begin]
        return not first.common and all(self.only_names(names, alone=True) for names in ends)

    def _tells_bodies(self, pieces: Sequence[Piece]) -> bool:
        """Whether what stands behind the labels can be names: a label known by its form alone may head
        any sentence."""
        for piece in pieces:
            if piece.label is None or piece.label.meaning in NO_BODIES:
                continue
            if piece.label.listed or self._bodies.only_names(piece.words, alone=True):
                return True
            names, meaning = self._words.without_tails(piece.words)
            if meaning and self._bodies.only_names(names, alone=True):
                return True
        return False

    def only_names(self, words: str, *, one_known: bool = False, alone: bool = False) -> bool:
        """`BodyWords.only_names`, of the words without the document's own rule of who leads."""
        return self._bodies.only_names(without_rule(words), one_known=one_known, alone=alone)
