"""What the pages say around the data: messages in each language, and the families of bodies."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from kg import assets

LANGUAGES = ("zh", "en")
_PLACEHOLDER = re.compile(r"\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}")
Messages = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds of bodies drawn in one colour; `names` and colours by language and by scheme."""

    code: str
    light: str
    dark: str
    names: dict[str, str]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Families:
    """All families in the order of the legend, and the name of each kind by language."""

    every: tuple[Family, ...]
    kinds: dict[str, dict[str, str]]

    def of(self, kind: str) -> Family:
        """The family of a kind; kinds that no family lists are "others"."""
        fallback = next(family for family in self.every if family.code == "others")
        return next((family for family in self.every if kind in family.kinds), fallback)


def messages(*groups: str) -> Messages:
    """The tables viz/messages/<group>.json, all of them when none is named: key → language → text
    with {placeholders}. Raises ValueError for a key that two of them hold."""
    folder = assets.VIZ / "messages"
    files = [folder / f"{group}.json" for group in groups] or sorted(folder.glob("*.json"))
    table: Messages = {}
    for file in files:
        found: Messages = json.loads(file.read_text(encoding="utf-8"))
        twice = found.keys() & table.keys()
        if twice:
            raise ValueError(f"{file.name} repeats the messages {sorted(twice)}")
        table |= found
    return table


def say(table: Messages, language: str, key: str, **values: object) -> str:
    """The message `key` with its placeholders filled; each value stands as it is, unparsed.

    {n} is the value; {n|task|tasks} the first word where n is 1, else the second.
    """

    def fill(found: re.Match[str]) -> str:
        name, one, other = found.groups()
        if name not in values:
            return found.group()
        if other is None:
            return str(values[name])
        return one if str(values[name]) == "1" else other

    return _PLACEHOLDER.sub(fill, table[key][language])


def families() -> Families:
    """The table viz/families.json."""
    table = json.loads((assets.VIZ / "families.json").read_text(encoding="utf-8"))
    every = tuple(
        Family(
            row["code"],
            row["light"],
            row["dark"],
            {language: row[language] for language in LANGUAGES},
            tuple(row["kinds"]),
        )
        for row in table["families"]
    )
    return Families(every, table["kinds"])
