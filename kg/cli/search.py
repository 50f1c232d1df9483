"""`kg search WORDS`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kg.cli.common import add_format, add_graph, authority_folder, chooser, graph_folder
from kg.cli.terminal import emit, tell

DESCRIPTION = """Tasks, statements, sections, instruments and agencies that hold all of the WORDS.

Either script finds the other. When nothing holds all words, what holds some of them is shown."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="+")
    parser.add_argument(
        "--limit", type=int, default=50, metavar="N", help="at most N hits (default 50)"
    )
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.search import search
    from kg.authority import load
    from kg.extract.text.lexicon import Lexicon
    from kg.graph.store import current

    say = chooser()
    build = current(graph_folder(options))
    question = " ".join(options.words)
    lexicon = Lexicon(load(authority_folder(options)))
    found = search(build, question, lexicon.cutter, options.limit)
    if not found:
        tell(f"kg: {say('没有找到', 'nothing found for')} “{question}”")
        return 1
    if not found[0]["complete"] and options.format == "text":
        tell(
            say(
                "没有同时含全部词语的内容,以下含其中一部分:",
                "Nothing holds all of these words; these hold some:",
            )
        )
    columns = ("kind", "label", "text", "iri")
    shown = columns[:3] if options.format == "text" else columns
    emit(shown, [[hit[column] for column in shown] for hit in found], options.format)
    return 0
