"""`Deed`: what one clause does to one instrument, before the task or turn it stands in is known; `Done`: what all
clauses of one do."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.instruments.naming import Mention
from kg.model import Action


@dataclass(frozen=True, slots=True)
class Deed:
    """`types` are empty where the instrument is only named. `around` are the words of the clause by
    which modality is told, `after_verb` the last character of what governs: the 了 of 印发了. `by` are
    the verbs that tell what is done, as folded, those before the title first."""

    mention: Mention
    types: tuple[str, ...]
    around: str = ""
    after_verb: str = ""
    by: tuple[str, ...] = ()

    @property
    def begin(self) -> int:
        return self.mention.begin

    @property
    def end(self) -> int:
        return self.mention.end

    @property
    def rule(self) -> str:
        return self.mention.rule


@dataclass(frozen=True, slots=True)
class Done:
    """What a task or a turn does to instruments: its actions, and the deed that each was made of."""

    actions: tuple[Action, ...]
    deeds: tuple[Deed, ...]
