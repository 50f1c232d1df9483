"""`kg ledger -o FILE`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.common import add_graph, open_graph
from kg.cli.terminal import tell
from kg.errors import KgError
from kg.files import written

DESCRIPTION = """The task ledger as staff keep it, one task a row: plan, number, section, task, lead,
participants, duty mode, instruments, actions, deadline, flags, place in the source.

FILE.xlsx has a frozen heading, filters and widths; FILE.csv begins with a BOM, and cells that a
spreadsheet would take for a formula begin with an apostrophe."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="FILE.xlsx|FILE.csv|-", required=True, help="- prints CSV"
    )
    parser.add_argument("--agency", metavar="NAME", help="only the tasks of this body")
    parser.add_argument(
        "--format", choices=("text",), help="not used; the name of the file says it"
    )
    add_graph(parser)


def run(options: Namespace) -> int:
    from kg.views.ledger import ledger_rows, write_csv, write_workbook

    suffix = Path(options.output).suffix.lower()
    if options.output != "-" and suffix not in (".xlsx", ".csv"):
        raise KgError(f"{options.output}: name a file that ends in .xlsx or .csv.")
    found = ledger_rows(open_graph(options), options.agency)
    if options.output == "-":
        write_csv(found, sys.stdout.buffer)
        return 0
    with written(Path(options.output)) as file:
        (write_workbook if suffix == ".xlsx" else write_csv)(found, file)
    tell(f"kg: wrote {len(found)} tasks to {options.output}")
    return 0
