"""A row of the layer of times: when, by which rule it was read, and whether something is due then."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.quantity.time_forms import When


@dataclass(frozen=True, slots=True)
class Count:
    """Units counted from the day of issue; `own`: that of this document, not of another's coming into
    force."""

    number: int | None
    unit: str
    own: bool


@dataclass(frozen=True, slots=True)
class Time:
    """One time at clean [begin, end). `rule` says what it is used for; `due`, that something is due then.

    `when` is None for a term without day. `near` is the year of a due time told before it in its
    sentence, `last` the last year told before it in the document; `attributive`: 的 soon follows.
    """

    begin: int
    end: int
    rule: str
    due: bool
    when: When | Count | None
    attributive: bool = False
    near: int | None = None
    last: int | None = None
