"""`kg extract DOCUMENT`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.common import add_authority, authority_folder, print_json

DESCRIPTION = """Everything one document says, as JSON: sections, tasks with their assignments and
actions, turns, flags, and what was cut as noise. Spans count code points of the decoded text from 0."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "document", metavar="DOCUMENT", help="text, HTML, Word or PDF; - is standard input"
    )
    parser.add_argument("--format", choices=("json",), default="json", help="default: json")
    parser.add_argument("--graph", help="not used; taken so that it may stand before any command")
    add_authority(parser)


def run(options: Namespace) -> int:
    from kg import read_document, to_json

    document = read_document(options.document, authority_folder(options))
    print_json(to_json(document))
    if document.kind == "other":
        print(
            f"kg: {document.source.name}: no task and no turn was found in it (kind “other”).",
            file=sys.stderr,
        )
    return 0
