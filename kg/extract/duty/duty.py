"""`Duty`: what one clause of responsibility says, and the role that a body has in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.extract.bodies.party import Party
from kg.extract.text.text import Text
from kg.model import Assignment, DutyMode, Role, RoleBasis


@dataclass(frozen=True, slots=True)
class Duty:
    """What one clause at clean [begin, end), found by `rule`, says. `parties` are the names in it, one for
    each of `assignments`."""

    begin: int
    end: int
    rule: str
    mode: DutyMode | None
    open_ended: bool
    assignments: tuple[Assignment, ...]
    parties: tuple[Party, ...]

    @property
    def given(self) -> tuple[Assignment, ...]:
        """The assignments without marks that stand in the place of a name, which are nobody."""
        return tuple(each for each in self.assignments if any(map(str.isalpha, each.agency)))


def assignment(text: Text, party: Party, role: Role, basis: RoleBasis) -> Assignment:
    """The place of `party` in a task, as the document prints it."""
    kind: Literal["agency", "group"] = "group" if party.group else "agency"
    return Assignment(
        party.name,
        text.words(party.begin, party.end),
        kind,
        role,
        basis,
        party.resolved,
        text.span(party.begin, party.end),
    )


def role_of(
    index: int, meaning: str, mode: DutyMode | None, first_leads: bool, named: bool
) -> tuple[Role, RoleBasis]:
    """The role of the body at place `index` of a clause, and its basis: `meaning` is what is said of it,
    `named` whether the clause says who leads or takes part, `first_leads` whether the document's rule does.
    """
    if meaning == "lead":
        return "lead", "named-lead"
    if meaning == "participant" or named:
        return "participant", "named-participant"
    if mode == "single":
        return "sole", "only-agency"
    if not first_leads:
        return "joint", "no-rule"
    if index:
        return "participant", "later-in-list"
    return "lead", "first-of-respective" if mode == "respective" else "first-of-joint"
