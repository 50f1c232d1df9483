"""What a head states, each with where it stands and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.authority import Region

Matter = Literal["title", "number", "date", "issuer", "addressee", "region"]


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that the head says: clean [begin, end) of its words, its value, what found it.

    A title's value is its words in simplified script without line breaks, a date's ISO 8601, a
    number's without blanks; the other values are canonical names.
    """

    begin: int
    end: int
    matter: Matter
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class PartTitle:
    """Where one of the plans of a notice begins: clean [begin, end) of its title line, and the title."""

    begin: int
    end: int
    title: str
    rule: str


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of a plan; offsets are clean.

    `rows` are everything that it states, in the order of the document; `notice` runs from the heading
    of the notice that issues the plan to its date; `title_is_line`: the title stands on lines of its
    own; `end` is where the plan's own text begins; `region` is the place whose plan it is, and
    `parts` the plans of a notice that issues several.
    """

    rows: tuple[Stated, ...]
    title_is_line: bool
    notice: tuple[int, int] | None
    period: str | None
    end: int
    region: Region | None
    parts: tuple[PartTitle, ...] = ()

    @property
    def title(self) -> str | None:
        """The title of the plan."""
        return self._only("title")

    @property
    def title_begin(self) -> int:
        """Where the title begins; 0 where there is none."""
        return next((row.begin for row in self.rows if row.matter == "title"), 0)

    @property
    def title_end(self) -> int:
        """Where the title ends; 0 where there is none."""
        return next((row.end for row in self.rows if row.matter == "title"), 0)

    @property
    def document_number(self) -> str | None:
        """The document's own number, without blanks, as 甲政发〔2023〕5号."""
        return self._only("number")

    @property
    def date(self) -> str | None:
        """The date on which it was signed, or else published, as ISO 8601."""
        return self._only("date")

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who issues it, by canonical names."""
        return self._all("issuer")

    @property
    def addressees(self) -> tuple[str, ...]:
        """To whom it is sent: bodies and classes of bodies."""
        return self._all("addressee")

    @property
    def year(self) -> int | None:
        """The year that the plan is for, where it is one."""
        stamp = self.period if self.period and len(self.period) == 4 else self.date
        return int(stamp[:4]) if stamp else None

    def rule_of(self, matter: Matter) -> str:
        """What found it; "" where the document does not state it."""
        return next((row.rule for row in self.rows if row.matter == matter), "")

    def _only(self, matter: Matter) -> str | None:
        return next((row.value for row in self.rows if row.matter == matter), None)

    def _all(self, matter: Matter) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.value for row in self.rows if row.matter == matter))
