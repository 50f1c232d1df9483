"""The authority tables: which names belong to which agency, group, instrument or place.

Tables are tab-separated UTF-8 files with a header line, under data/authority; a folder of one's own
(`--authority`) may hold files of the same names, whose rows are added to the shipped ones or replace
the row of the same `name`. Nothing here decides anything: it only says what the tables say.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import assets
from kg.errors import TableError
from kg.fold import name_key, without_tail_brackets

Row = dict[str, str]
_TWO_KEYS = ("words.tsv", "title_forms.tsv", "figures.tsv")


@dataclass(frozen=True, slots=True)
class Agency:
    """A named body. `parent` is the body above it, `borne_by` the body that bears this name too.

    `since` and `until` are years, "" where unknown or not ended; `successors` are the bodies that
    took over when it ended.
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

    @property
    def names(self) -> tuple[str, ...]:
        """Every Chinese name of this body, the short one first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.full, *self.aliases) if n))


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
class Instrument:
    """A law or document. `kind` is an instrument kind of the ontology; `parents` are what it implements."""

    name: str
    full: str
    aliases: tuple[str, ...]
    english: str
    kind: str
    parents: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every Chinese title of this instrument, the short one first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.full, *self.aliases) if n))


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
        return _rows(table, self.folders)


def load(extra: Path | None = None) -> Authority:
    """Read the shipped tables and those of the folder `extra`, if given.

    Raises TableError for a folder that is missing, a row with too many cells, or a name that two rows claim.
    """
    folders = (assets.AUTHORITY,) if extra is None else (assets.AUTHORITY, extra)
    if extra is not None and not extra.is_dir():
        raise TableError(
            f"The folder of authority tables {extra} does not exist; give a folder that holds "
            "agencies.tsv, groups.tsv or instruments.tsv."
        )
    agencies = {
        row["name"]: Agency(
            row["name"],
            row["full"],
            _list(row["aliases"]),
            row["english"],
            row["abbreviation"],
            row["kind"],
            row["parent"],
            row["borne_by"],
            row["from"],
            row["until"],
            _list(row["successors"]),
        )
        for row in _rows("agencies.tsv", folders)
    }
    groups = {
        row["name"]: Group(
            row["name"],
            row["full"],
            _list(row["aliases"]),
            row["english"],
            row["open"] == "yes",
            _list(row["members"]),
        )
        for row in _rows("groups.tsv", folders)
    }
    instruments = {
        row["name"]: Instrument(
            row["name"],
            row["full"],
            _list(row["aliases"]),
            row["english"],
            row["kind"],
            _list(row["parents"]),
        )
        for row in _rows("instruments.tsv", folders)
    }
    regions = {
        row["name"]: Region(
            row["name"],
            row["short"],
            row["kind"],
            row["parent"],
            _list(row["aliases"]),
            _list(row["numbers"]),
        )
        for row in _rows("regions.tsv", folders)
    }
    _check_parents(regions)
    return Authority(
        agencies,
        groups,
        instruments,
        regions,
        _keys("agencies.tsv", agencies.values()),
        _keys("groups.tsv", groups.values()),
        _shortened(instruments.values()) | _keys("instruments.tsv", instruments.values()),
        folders,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _rows(table: str, folders: tuple[Path, ...]) -> Iterator[Row]:
    """Rows of `table` over all folders; a later row replaces the one it shares its key with: the first
    cell, and in tables of _TWO_KEYS the second too: one word can serve several ends."""
    merged: dict[tuple[str, ...], Row] = {}
    keys = 2 if table in _TWO_KEYS else 1
    for folder in folders:
        path = folder / table
        if not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise TableError(
                f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8."
            ) from error
        reader = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        header = [name.strip() for name in reader.fieldnames or ()]
        shipped = _header(folders[0] / table)
        unknown = [name for name in header if name not in shipped]
        if not header or header[0] != shipped[0] or unknown:
            raise TableError(
                f"{path}, line 1: the columns must begin with “{shipped[0]}” and be among "
                f"{', '.join(shipped)}" + (f"; found {', '.join(unknown)}." if unknown else ".")
            )
        for line, row in enumerate(reader, start=2):
            if None in row:
                raise TableError(f"{path}, line {line}: more cells than the header has columns.")
            cells = dict.fromkeys(shipped, "") | {
                str(key): (value or "").strip() for key, value in row.items()
            }
            if cells[shipped[0]]:
                merged[tuple(cells[name] for name in shipped[:keys])] = cells
    return iter(merged.values())


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return file.readline().rstrip("\n").split("\t")


def _keys(table: str, entries: Iterable[Agency | Group | Instrument]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for entry in entries:
        for name in entry.names:
            key = name_key(name)
            if keys.setdefault(key, entry.name) != entry.name:
                raise TableError(
                    f"{table}: “{name}” is a name of both {keys[key]} and {entry.name}; "
                    "a name may belong to one row only."
                )
    return keys


def _check_parents(regions: dict[str, Region]) -> None:
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


def _shortened(instruments: Iterable[Instrument]) -> dict[str, str]:
    """Keys of titles without the brackets at their end (试行, years), where only one title has them."""
    claims: dict[str, set[str]] = {}
    for instrument in instruments:
        for name in instrument.names:
            key = name_key(name)
            bare = without_tail_brackets(key)
            if bare != key:
                claims.setdefault(bare, set()).add(instrument.name)
    return {key: names.pop() for key, names in claims.items() if len(names) == 1}
