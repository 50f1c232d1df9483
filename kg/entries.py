"""What one row of the authority tables says of a body, a group, an instrument or a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """What a body was in a time that is over: from `since` until before `until`, years or months
    (2018-03), "" where the table knows no bound. `source` is where that can be read."""

    since: str
    until: str
    kind: str
    parent: str
    borne_by: str
    source: str

    def holds(self, date: str) -> bool:
        """Whether this was so on `date`: ISO 8601, as short as is known; a bare year is its beginning."""
        return self.since <= date and (not self.until or date < self.until)


@dataclass(frozen=True, slots=True)
class Agency:
    """A named body. `parent` is the body above it, `borne_by` the body that bears this name too.

    `since` and `until` are years, "" where unknown or not ended; `successors` are the bodies that
    took over when it ended; `states` are what it was before it became what the other fields say, the
    oldest first.
    """

    name: str
    full: str
    aliases: tuple[str, ...]
    english: str
    abbreviation: str
    kind: str
    parent: str
    borne_by: str
    since: str
    until: str
    successors: tuple[str, ...]
    states: tuple[State, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every Chinese name of this body, the short one first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.full, *self.aliases) if n))

    def state(self, date: str | None) -> State | None:
        """What this body was on `date` (see State.holds), where that is not what it is now."""
        return next((state for state in self.states if date and state.holds(date)), None)


@dataclass(frozen=True, slots=True)
class Group:
    """A collective assignee. `open_ended`: it covers only some bodies, unnamed; never expanded."""

    name: str
    full: str
    aliases: tuple[str, ...]
    english: str
    open_ended: bool
    members: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every Chinese name of this group, the short one first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.full, *self.aliases) if n))


@dataclass(frozen=True, slots=True)
class Event:
    """What befell an instrument: `kind` is adopted, revised or ended.

    `date` is the day on which that was decided, `in_force` the one from which it holds, ISO 8601, ""
    where the table does not know it; `by` is the instrument that ended this one.
    """

    kind: str
    date: str
    in_force: str
    by: str
    source: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or document. `kind` is an instrument kind of the ontology; `parents` are what it implements;
    `events` what is known of its making and its end, the oldest first."""

    name: str
    full: str
    aliases: tuple[str, ...]
    english: str
    kind: str
    parents: tuple[str, ...]
    events: tuple[Event, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every Chinese title of this instrument, the short one first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.full, *self.aliases) if n))

    def status(self, date: str) -> str:
        """What it is on `date`; see status_of."""
        return status_of(self.events, date)


def status_of(events: Iterable[Event], date: str) -> str:
    """What an instrument with these events is on `date` (ISO 8601): not-yet-in-force, in-force or ended;
    "" where no event tells. A revision leaves the text before it in force until its own day comes."""
    every = tuple(events)
    began = [event.in_force for event in every if event.kind != "ended" and event.in_force]
    ended = [event.in_force for event in every if event.kind == "ended" and event.in_force]
    if any(day <= date for day in ended):
        return "ended"
    if any(day <= date for day in began):
        return "in-force"
    if any(event.kind == "revised" and event.date <= date for event in every):
        return "in-force"
    adopted = any(event.kind == "adopted" and event.date <= date for event in every)
    return "not-yet-in-force" if adopted and began else ""


@dataclass(frozen=True, slots=True)
class Region:
    """A place with a government of its own. `kind` is province, city, district …; `parent` the name of
    the place it lies in; `numbers` are what numbers of its documents begin with."""

    name: str
    short: str
    kind: str
    parent: str
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
