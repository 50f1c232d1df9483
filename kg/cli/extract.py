"""`kg extract DOCUMENT`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from kg.cli.common import FORMATS, add_authority, authority_folder
from kg.cli.terminal import print_json, tell
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.model import Document

DESCRIPTION = """Everything one document says, as JSON: sections, tasks with their assignments and
actions, turns, flags, and what was cut as noise. Spans count code points of the decoded text from 0.

With --explain it is told why: what was found where, and by which rule, as a table for people. --part
says of one task why it is one. The columns:

  span      where: BEGIN:END, counted as above; 0:0 is the document as a whole
  layer     what was found:
              kind      plan or briefing, or why it is neither
              front     title, number, date, issuer, addressee; who leads, where the document says so
              place     whose document it is, and so which bodies bare names mean
              noise     characters cut before reading; block: the job of a stretch of the text
              section, task, turn   the parts; the rule of a task says what made it one
              clause    words that say who is responsible, and whether they could be read
              body      a body in a task; the rule is the basis of its role
              name      what made it that body: a table (agencies.tsv, groups.tsv), class-by-form, or
                        in-no-table; then what changed it, joined by +: the place that the printed
                        name leaves out, the mechanism it is short for, the form of local names
              deadline  by when; time: a time by which nothing is due, or that stands in no task
              instrument  what a task or turn does to a law or a document, with the verbs; mention: in no
                        task or turn
              figure, flag, table   quantities; doubts and gaps; header lines of tables
  rule      what found it
  meaning   what it was read as
  words     the words of the source; in the table for people long ones are shortened
  about     (not in the table for people) the task, turn-N or section-ID that it is about"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "document",
        metavar="DOCUMENT",
        help="text, HTML, Word, PDF, Excel or .csv; - is standard input",
    )
    parser.add_argument(
        "--explain", action="store_true", help="which rules found what, instead of the document"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--span", metavar="B:E", type=_span, help="explain only what touches these characters"
    )
    chosen.add_argument(
        "--part",
        "--task",
        dest="part",
        metavar="ID",
        help="explain only this task, by its id or number, or turn-N or section-ID",
    )
    parser.add_argument(
        "--format", choices=FORMATS, help="default: json; text where something is explained"
    )
    parser.add_argument("--graph", help="not used; taken so that it may stand before any command")
    add_authority(parser)


def run(options: Namespace) -> int:
    explained = options.explain or options.span or options.part is not None
    form = options.format or ("text" if explained else "json")
    if form != "json" and not explained:
        raise QueryError(
            f"--format {form} goes with --explain: a document itself is printed as JSON."
        )
    from kg import read_with_stages

    reading = read_with_stages(options.document, authority_folder(options))
    if explained:
        from kg.cli.explained import print_explained

        print_explained(reading, form, options.span, options.part)
        return 0
    from kg import to_json

    document = reading.document
    print_json(to_json(document))
    if document.kind == "other":
        tell(f"kg: {document.source.name}: {_nothing(document)}")
    return 0


def _nothing(document: Document) -> str:
    return f"no task and no turn was found in it (kind “{document.kind}”)."


def _span(typed: str) -> tuple[int, int]:
    begin, mark, end = typed.partition(":")
    if not (mark and begin.isdecimal() and end.isdecimal() and int(begin) <= int(end)):
        raise ArgumentTypeError(f"“{typed}” is no span: write BEGIN:END, such as 120:180")
    return int(begin), int(end)
