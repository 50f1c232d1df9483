"""`Party`: a body or a class of bodies named in a list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a list: clean offsets, canonical name, whether a table knew it.

    `group`: it is a class of bodies, not one; `open_ended`: a class that names none of them, or a name
    with 等 behind it. `said`: what a bracket behind the name says of its part in the duty: 甲部(牵头).
    `rule`: the table that lists the name, or what else it was read by.
    """

    begin: int
    end: int
    name: str
    resolved: bool
    group: bool
    open_ended: bool
    rule: str
    said: str = ""
