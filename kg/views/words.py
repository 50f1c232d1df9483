"""What the pages say around the data: messages in each language, and the families of bodies."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kg import assets

LANGUAGES = ("zh", "en")
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


def messages() -> Messages:
    """The table viz/messages.json: key → language → text with {placeholders}."""
    table: Messages = json.loads((assets.VIZ / "messages.json").read_text(encoding="utf-8"))
    return table


def say(table: Messages, language: str, key: str, **values: object) -> str:
    """The message `key` with its placeholders filled; each value stands as it is, unparsed."""
    text = table[key][language]
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


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
