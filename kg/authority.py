"""The authority tables, indexed: which names belong to which agency, group, instrument or place.

Tables are tab-separated UTF-8 files with a header line, under data/authority; a folder of one's own
(`--authority`) may hold files of the same names, whose rows are added to the shipped ones or replace
the row of the same `name`. Nothing here decides anything: it only says what the tables say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg import assets, tables
from kg.entries import Agency, Event, Group, Instrument, Region, State
from kg.errors import TableError
from kg.fold import name_key, without_tail_brackets
from kg.tables import Row

__all__ = ["Agency", "Authority", "Event", "Group", "Instrument", "Region", "Row", "State", "load"]

_Named = TypeVar("_Named", Agency, Group, Instrument)
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Authority:
    """All tables, indexed by `name_key` of every name they list."""

    agencies: dict[str, Agency]
    groups: dict[str, Group]
    instruments: dict[str, Instrument]
    regions: dict[str, Region]
    agency_keys: dict[str, str]
    group_keys: dict[str, str]
    instrument_keys: dict[str, str]
    folders: tuple[Path, ...]

    def agency(self, name: str) -> Agency | None:
        """The agency that bears `name` in any script, or None."""
        found = self.agency_keys.get(name_key(name))
        return self.agencies[found] if found else None

    def group(self, name: str) -> Group | None:
        """The group that bears `name` in any script, or None."""
        found = self.group_keys.get(name_key(name))
        return self.groups[found] if found else None

    def instrument(self, title: str) -> Instrument | None:
        """The instrument that bears `title` in any script, with or without 《》, or None."""
        found = self.instrument_keys.get(name_key(title))
        return self.instruments[found] if found else None

    def rows(self, table: str) -> Iterator[Row]:
        """Rows of a table that holds words rather than things (verbs.tsv, noise.tsv, …), in order."""
        return tables.rows(table, self.folders)


def load(extra: Path | None = None) -> Authority:
    """Read the shipped tables and those of the folder `extra`, if given.

    Raises TableError, with file and line, for a row with too many cells, a name that two rows claim,
    a state or an event of something that has no row; and for a folder that is missing.
    """
    folders = (assets.AUTHORITY,) if extra is None else (assets.AUTHORITY, extra)
    if extra is not None and not extra.is_dir():
        raise TableError(
            f"The folder of authority tables {extra} does not exist; give a folder that holds "
            "agencies.tsv, groups.tsv or instruments.tsv."
        )
    states = _Told("periods.tsv", folders, _state)
    events = _Told("events.tsv", folders, _event)
    agencies, agency_keys = _index(
        "agencies.tsv", folders, lambda row: _agency(row, states.take(row))
    )
    groups, group_keys = _index("groups.tsv", folders, _group)
    instruments, instrument_keys = _index(
        "instruments.tsv", folders, lambda row: _instrument(row, events.take(row))
    )
    states.refuse_rest("agencies.tsv")
    events.refuse_rest("instruments.tsv")
    regions = {row["name"]: _region(row) for row in tables.rows("regions.tsv", folders)}
    _check_parents(regions)
    return Authority(
        agencies,
        groups,
        instruments,
        regions,
        agency_keys,
        group_keys,
        _shortened(instruments) | instrument_keys,
        folders,
    )


def _agency(row: Row, states: tuple[State, ...]) -> Agency:
    return Agency(
        row["name"],
        row["full"],
        row.list("aliases"),
        row["english"],
        row["abbreviation"],
        row["kind"],
        row["parent"],
        row["borne_by"],
        row["from"],
        row["until"],
        row.list("successors"),
        tuple(sorted(states, key=lambda state: state.since)),
    )


def _state(row: Row) -> State:
    return State(
        row["from"], row["until"], row["kind"], row["parent"], row["borne_by"], row["source"]
    )


def _group(row: Row) -> Group:
    return Group(
        row["name"],
        row["full"],
        row.list("aliases"),
        row["english"],
        row["open"] == "yes",
        row.list("members"),
    )


def _instrument(row: Row, events: tuple[Event, ...]) -> Instrument:
    return Instrument(
        row["name"],
        row["full"],
        row.list("aliases"),
        row["english"],
        row["kind"],
        row.list("parents"),
        tuple(sorted(events, key=lambda event: event.date or event.in_force)),
    )


def _event(row: Row) -> Event:
    return Event(row["event"], row["date"], row["in_force"], row["by"], row["source"])


def _region(row: Row) -> Region:
    return Region(
        row["name"],
        row["short"],
        row["kind"],
        row["parent"],
        row.list("aliases"),
        row.list("numbers"),
    )


class _Told(dict[str, list[tuple[_Part, str]]]):
    """What a table of its own tells of the things of another, by the name in its first column."""

    def __init__(self, table: str, folders: tuple[Path, ...], read: Callable[[Row], _Part]) -> None:
        super().__init__()
        for row in tables.rows(table, folders):
            self.setdefault(row["name"], []).append((read(row), row.where))

    def take(self, row: Row) -> tuple[_Part, ...]:
        """Those of the thing in `row`, which are then told."""
        return tuple(part for part, _ in self.pop(row["name"], ()))

    def refuse_rest(self, table: str) -> None:
        """Raise TableError for what is told of a name that is in no row of `table`."""
        for name, told in self.items():
            raise TableError(f"{told[0][1]}: “{name}” is the name of no row of {table}.")


def _index(
    table: str, folders: tuple[Path, ...], read: Callable[[Row], _Named]
) -> tuple[dict[str, _Named], dict[str, str]]:
    """The things of a table by their canonical name, and that name by the key of each of their names."""
    things: dict[str, _Named] = {}
    keys: dict[str, str] = {}
    for row in tables.rows(table, folders):
        thing = things[row["name"]] = read(row)
        for name in thing.names:
            other = keys.setdefault(name_key(name), thing.name)
            if other != thing.name:
                raise TableError(
                    f"{row.where}: “{name}” is a name of both {other} and {thing.name}; "
                    "a name may belong to one row only."
                )
    return things, keys


def _check_parents(regions: Mapping[str, Region]) -> None:
    """Raise TableError where a place lies in none of the table, or in itself, however far up."""
    for region in regions.values():
        seen = {region.name}
        above = region.parent
        while above:
            if above not in regions or above in seen:
                fault = "stands above itself" if above in seen else "has no row"
                raise TableError(
                    f"regions.tsv: “{above}”, given as parent above “{region.name}”, {fault}."
                )
            seen.add(above)
            above = regions[above].parent


def _shortened(instruments: Mapping[str, Instrument]) -> dict[str, str]:
    """Keys of titles without the brackets at their end (试行, years), where only one title has them."""
    claims: dict[str, set[str]] = {}
    for instrument in instruments.values():
        for name in instrument.names:
            key = name_key(name)
            bare = without_tail_brackets(key)
            if bare != key:
                claims.setdefault(bare, set()).add(instrument.name)
    return {key: names.pop() for key, names in claims.items() if len(names) == 1}
