"""`kg query [NAME|FILE|TEXT|-]`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.common import add_format, add_graph, chooser, open_graph
from kg.cli.terminal import emit, print_json, put, show
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.ask.named import NamedQuery

DESCRIPTION = """A named question, a .rq file, or SPARQL typed in; without argument, the list of questions.

The project's prefixes (ip:, ipv:, agency:, law:, task:, schema:, skos: …) need no PREFIX lines:
  kg query 'SELECT ?n ?text { ?t ip:concerns law:商标法 ; ip:number ?n ; schema:text ?text }'
  kg query tasks-of-law -p law=著作权法"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="NAME|FILE|TEXT|-", nargs="?")
    parser.add_argument(
        "-p",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        dest="parameters",
        help="a parameter of a named question; may stand several times",
    )
    parser.add_argument(
        "--show", action="store_true", help="print the SPARQL instead of running it"
    )
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.named import bind
    from kg.ask.sparql import run as ask

    if options.query is None:
        _list(options.format)
        return 0
    question = _question(options.query)
    given = dict(_pair(pair) for pair in options.parameters)
    if isinstance(question, str):
        if given:
            raise QueryError(
                "Parameters (-p) go with a named question; write the terms into SPARQL itself."
            )
        text = question
    else:
        text = bind(question, given, open_graph(options)) if given else question.text
    if options.show:
        put(f"{text.rstrip()}\n")
        return 0
    _print(ask(open_graph(options), text), options.format)
    return 0


def _question(words: str) -> NamedQuery | str:
    """A shipped question by its name, a file, or the text itself."""
    from kg.ask.named import named_queries, named_query, read_query

    if words == "-":
        return sys.stdin.read()
    found = named_query(words)
    if found:
        return found
    if words.endswith(".rq"):
        path = Path(words)
        if not path.is_file():
            raise QueryError(f"{words}: there is no such file.")
        text = path.read_text(encoding="utf-8-sig")
        return read_query(path) if "# title:" in text else text
    if any(char in words for char in "{?* "):
        return words
    from difflib import get_close_matches

    names = [query.name for query in named_queries()]
    near = get_close_matches(words, names, n=3, cutoff=0.4)
    hint = f" The nearest names: {', '.join(near)}." if near else ""
    raise QueryError(f"There is no question called “{words}”.{hint} kg query lists all of them.")


def _pair(pair: str) -> tuple[str, str]:
    name, sign, value = pair.partition("=")
    if not sign:
        raise QueryError(f"-p {pair}: write -p KEY=VALUE.")
    return name, value


def _list(form: str) -> None:
    from kg.ask.named import named_queries

    say = chooser()
    queries = named_queries()
    if form == "json":
        print_json(
            [
                {
                    "name": query.name,
                    "title": {"zh": query.title_chinese, "en": query.title_english},
                    "description": {
                        "zh": query.description_chinese,
                        "en": query.description_english,
                    },
                    "parameters": [
                        {
                            "name": p.name,
                            "kind": p.kind,
                            "default": p.default,
                            "zh": p.chinese,
                            "en": p.english,
                        }
                        for p in query.parameters
                    ],
                }
                for query in queries
            ]
        )
        return
    emit(
        ("name", "title", "parameters"),
        [
            [
                query.name,
                say(query.title_chinese, query.title_english),
                ", ".join(f"{p.name}={p.default}" for p in query.parameters),
            ]
            for query in queries
        ],
        form,
    )


def _print(answer: Any, form: str) -> None:
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize

    if isinstance(answer, QuerySolutions | QueryBoolean) and form in ("json", "csv", "tsv"):
        if isinstance(answer, QueryBoolean) and form == "tsv":
            show("true" if answer else "false")
            return
        kind = {
            "json": QueryResultsFormat.JSON,
            "csv": QueryResultsFormat.CSV,
            "tsv": QueryResultsFormat.TSV,
        }
        text = answer.serialize(format=kind[form])
        put((text or b"").decode("utf-8").rstrip("\n") + "\n")
    elif isinstance(answer, QuerySolutions):
        names = [variable.value for variable in answer.variables]
        # Columns of IRIs beside columns of names are for programs.
        shown = [n for n, name in enumerate(names) if form != "text" or not name.endswith("_iri")]
        table = [[_short(solution[n]) for n in shown] for solution in answer]
        emit([names[n] for n in shown], table, form)
    elif isinstance(answer, QueryBoolean):
        show("true" if answer else "false")
    else:
        from kg.graph.names import PREFIXES

        text = serialize(answer, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        put((text or b"").decode("utf-8").rstrip("\n") + "\n")


def _short(term: Any) -> str:
    """A term as people read it: an IRI by its prefix, a literal by its words."""
    from pyoxigraph import NamedNode

    if term is None:
        return ""
    if not isinstance(term, NamedNode):
        return str(getattr(term, "value", term))
    from kg.graph.names import PREFIXES

    fitting = [
        (len(iri), f"{name}:{term.value[len(iri) :]}")
        for name, iri in PREFIXES.items()
        if term.value.startswith(iri)
    ]
    return max(fitting)[1] if fitting else term.value
