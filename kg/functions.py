"""What local bodies do, as their names say it behind the place: functions.tsv compiled.

A function has one name and many forms: 市场监管局, 市场监督管理局, 市监局. In some the place stands inside
the name: 人民银行…分行.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.authority import Authority
from kg.fold import fold
from kg.tables import Row

GAP = "…"  # where the place stands in a name
_LOCAL = "local-government"
_CONJUNCTIONS = "和与及、"
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Function:
    """What a local body does: `styles` are the ways in which the place stands before it, the first the one
    it is called by; `above` a central body whose branch it is, or ""."""

    name: str
    styles: tuple[str, ...]
    kind: str
    above: str


class Functions:
    """The functions by their forms; made once for the tables. `framed` are those with a place inside, as
    what stands before it and behind it, the longest first."""

    def __init__(self, authority: Authority) -> None:
        self.framed: list[tuple[str, str, Function]] = []
        self._plain: dict[str, list[Function]] = {}
        self._stems: dict[str, dict[str, str]] = {}
        for row in authority.rows("functions.tsv"):
            self._compile(row)
        self.framed.sort(key=lambda frame: -len(frame[0]) - len(frame[1]))

    def named(self, words: str) -> list[Function]:
        """The functions that `words`, folded, are a form of: several where the place before them tells
        which; that of an office of two or three functions (教育和科技局) where all are listed."""
        return self._plain.get(words) or self._composed(words)

    def forms(self) -> Iterator[tuple[str, Function]]:
        """Every form of every function, with … where the place stands in it."""
        for form, functions in self._plain.items():
            yield from ((form, function) for function in functions)
        for head, tail, function in self.framed:
            yield f"{head}{GAP}{tail}", function

    def _composed(self, words: str) -> list[Function]:
        for ending, stems in self._stems.items():
            if words.endswith(ending):
                parts = _parts(words.removesuffix(ending), stems)
                if parts:
                    return [Function("和".join(parts) + ending, ("full",), _LOCAL, "")]
        return []

    def _compile(self, row: Row) -> None:
        styles = tuple(style.strip() for style in row["place"].split(";"))
        names = [fold(name) for name in (row["name"], *row.list("aliases"))]
        endings = [ending.split("=") for ending in row.list("endings")] or [[""]]
        every = tuple(form for ending in endings for form in ending if form)
        for ending in endings:
            function = Function(row["name"] + ending[0], styles, row["kind"], row["above"])
            for name in names:
                whole = bool(every) and name.endswith(every) and name != names[0]
                if whole and not name.endswith(tuple(ending)):
                    continue
                for end in ("",) if whole else ending:
                    self._add(name + end, function)
                if ending[0] and not whole and row["kind"] == _LOCAL:
                    self._stems.setdefault(ending[0], {})[name] = row["name"]

    def _add(self, form: str, function: Function) -> None:
        head, gap, tail = form.partition(GAP)
        if gap:
            self.framed.append((head, tail, function))
        elif function not in self._plain.setdefault(form, []):
            self._plain[form].append(function)


def _parts(words: str, stems: dict[str, str]) -> list[str]:
    """`words` as two or three of `stems`, the longest first, by what these are called; [] where they are
    none. A name has 60 characters at most, and none of them is read twice in one place."""
    found: list[str] = []
    while words:
        end = next((n for n in range(len(words), 1, -1) if words[:n] in stems), 0)
        if not end or len(found) == _MOST_PARTS:
            return []
        found.append(stems[words[:end]])
        words = words[end:]
        if words[:1] and words[0] in _CONJUNCTIONS:
            words = words[1:]
    return found if len(found) > 1 else []
