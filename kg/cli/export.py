"""`kg export`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.common import add_graph, open_graph
from kg.cli.terminal import tell
from kg.files import written

DESCRIPTION = """The whole graph in another form: ttl, nq, nt, trig, jsonld, or csv (one line per task and body)."""
_FORMATS = ("ttl", "nq", "nt", "trig", "jsonld", "csv")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("-f", "--format", choices=_FORMATS, default="ttl", help="default: ttl")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="- is standard output (default)"
    )
    add_graph(parser)


def run(options: Namespace) -> int:
    from kg.graph.serialise import export

    graph = open_graph(options)
    if options.output == "-":
        export(graph, options.format, sys.stdout.buffer)
        return 0
    with written(Path(options.output)) as file:
        export(graph, options.format, file)
    tell(f"kg: wrote {options.output}")
    return 0
