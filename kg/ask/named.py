"""Named queries: one .rq file a question, its title, description and parameters in the head comment.

    # title: 涉及某部法律的任务 | Tasks that touch a law
    # description: … | …
    # param law: instrument — 法律或文件的名称 | name of the law
    SELECT … { VALUES ?law { law:商标法 } … }

A parameter's default is the term in its VALUES block, so every file is SPARQL that runs as it is;
binding a parameter replaces the term in that block by another term, never by text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import assets
from kg.errors import QueryError
from kg.graph.names import PREFIXES
from kg.labels import labels

if TYPE_CHECKING:
    from pyoxigraph import Store

_HEAD = re.compile(r"^# (title|description|param (\w+)): ?(.*)$")
_PARAMETER = re.compile(r"^(\w+) — (.*) \| (.*)$")
KINDS = ("instrument", "agency", "integer", "text", "code")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query asks for; `kind` is one of KINDS and says how the value becomes a term."""

    name: str
    kind: str
    chinese: str
    english: str
    default: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question: its name is the file's; `text` is SPARQL that runs with the defaults."""

    name: str
    title_chinese: str
    title_english: str
    description_chinese: str
    description_english: str
    parameters: tuple[Parameter, ...]
    text: str


def named_queries() -> list[NamedQuery]:
    """Every question that ships with the package, by name."""
    return [read_query(path) for path in sorted(assets.QUERIES.glob("*.rq"))]


def named_query(name: str) -> NamedQuery | None:
    """The shipped question called `name`, or None."""
    path = assets.QUERIES / f"{name}.rq"
    return read_query(path) if re.fullmatch(r"[\w-]+", name) and path.is_file() else None


def read_query(path: Path) -> NamedQuery:
    """Read a .rq file with a head comment. Raises QueryError naming the line that is not as it must be."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text ({error}).") from error
    heads: dict[str, tuple[str, str]] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = _HEAD.match(line)
        if not match:
            continue
        key, name, value = match.groups()
        if name:
            parameters.append(_parameter(path, number, name, value, text))
        else:
            chinese, _, english = value.partition(" | ")
            heads[key] = (chinese.strip(), english.strip())
    for key in ("title", "description"):
        if not all(heads.get(key, ("", ""))):
            raise QueryError(f"{path}: the head comment lacks “# {key}: 中文 | English”.")
    return NamedQuery(path.stem, *heads["title"], *heads["description"], tuple(parameters), text)


def bind(query: NamedQuery, given: dict[str, str], graph: Store) -> str:
    """The text of `query` with the values `given` in place of its defaults.

    A name of an instrument or agency is looked up in `graph` and bound as its node. Raises
    QueryError for a parameter that the query lacks or a value that does not fit its kind, and
    UnknownName for a name that nothing bears.
    """
    parameters = {parameter.name: parameter for parameter in query.parameters}
    terms = {}
    for name, value in given.items():
        if name not in parameters:
            known = ", ".join(parameters) or "none"
            raise QueryError(
                f"The query “{query.name}” has no parameter “{name}”; its parameters: {known}."
            )
        terms[_place(query.text, name)] = _term(parameters[name], value, graph)
    # Places are those of the text as written: no value is ever searched for the next block.
    parts, done = [], 0
    for (begin, end), term in sorted(terms.items()):
        parts += [query.text[done:begin], term]
        done = end
    return "".join((*parts, query.text[done:]))


def _parameter(path: Path, line: int, name: str, value: str, text: str) -> Parameter:
    match = _PARAMETER.match(value)
    blocks = _block(name).findall(text)
    if not match or match.group(1) not in KINDS or len(blocks) != 1:
        raise QueryError(
            f"{path}, line {line}: write “# param {name}: KIND — 中文 | English” with KIND among "
            f"{', '.join(KINDS)}, and “VALUES ?{name} {{ … }}” once in the query."
        )
    return Parameter(name, match.group(1), match.group(2), match.group(3), blocks[0][1].strip())


def _place(text: str, name: str) -> tuple[int, int]:
    """Where the term in the VALUES block of ?name stands in `text`."""
    block = _block(name).search(text)
    if block is None:
        raise QueryError(f"The query has no “VALUES ?{name} {{ … }}”.")
    return block.span(2)


def _block(name: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES \?{name} \{{ )([^{{}}]*?)( \}})")


def _term(parameter: Parameter, value: str, graph: Store) -> str:
    from difflib import get_close_matches

    from pyoxigraph import Literal, NamedNode

    from kg.ask.names import resolve

    if parameter.kind == "instrument":
        return str(NamedNode(resolve(graph, value, "instrument").iri))
    if parameter.kind == "agency":
        return str(NamedNode(resolve(graph, value, "agency").iri))
    if parameter.kind == "integer":
        try:
            return str(Literal(int(value)))
        except ValueError:
            raise QueryError(f"{parameter.name}: “{value}” is not a whole number.") from None
    if parameter.kind == "code":
        if value not in labels():
            near = ", ".join(get_close_matches(value, labels(), n=4)) or "revise, lead, law"
            raise QueryError(
                f"{parameter.name}: “{value}” is no code of the ontology; codes like it: {near}."
            )
        return str(NamedNode(PREFIXES["ipv"] + value))
    try:
        return str(Literal(value))
    except ValueError:  # half a surrogate pair: bytes of a command line that are not UTF-8
        raise QueryError(f"{parameter.name}: the value is not valid Unicode text.") from None
