"""`kg`: finds the command, loads only its module, and turns errors into one line and an exit code."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module

from kg.cli.streams import finish, prepare
from kg.cli.terminal import show, tell
from kg.errors import KgError

# One line each, in the order of `kg --help`; the module of a command is kg.cli.<name>.
COMMANDS = {
    "build": "documents → a graph folder",
    "extract": "one document → what it says, as JSON",
    "law": "every task and statement that touches a law or document",
    "agency": "what an agency leads, does alone, takes part in; with whom",
    "task": "one task: its words, who carries it and why",
    "search": "tasks, statements, sections, instruments, agencies by their words",
    "query": "a named question, a .rq file, or SPARQL typed in",
    "network": "the collaboration network of the agencies, as a page or a table",
    "serve": "all pages in a browser: plan, network, matrix, laws, agencies, tasks",
    "site": "the same pages as files that work from a disk, offline",
    "ledger": "the task ledger as a spreadsheet",
    "export": "the graph as Turtle, N-Quads, N-Triples, TriG, JSON-LD or CSV",
    "check": "gaps, unresolved names, shapes, coverage: what to distrust",
    "evaluate": "precision, recall and F1 against hand-made truth",
}
_GLOBAL = ("--graph", "--authority", "--format")
_DETAILS = """options of every command:
  --graph FOLDER      the graph to ask (or KG_GRAPH); without it, the one of the shipped documents,
                      built once into your cache
  --authority FOLDER  tables of your own beside the shipped ones (or KG_AUTHORITY)
  --format FORMAT     text (for people), json, csv, tsv or md

kg COMMAND --help tells more. Labels are Chinese where your locale is, or with KG_LANG=zh; English otherwise."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 an error told in one line, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    before, rest = _leading_options(words)
    if not rest or rest[0] not in COMMANDS:
        return _overview(rest)
    command = import_module(f"kg.cli.{rest[0]}")
    parser = ArgumentParser(
        prog=f"kg {rest[0]}",
        description=command.DESCRIPTION,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    options = parser.parse_args([*before, *rest[1:]])
    try:
        code: int = command.run(options)
        sys.stdout.flush()
    except KgError as error:
        tell(f"kg: {error}")
        return 1
    except BrokenPipeError:
        # The reader, `head` say, has enough; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        tell("kg: interrupted")
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        tell(f"kg: {place}{error.strerror or error}")
        return 1
    return code


def run() -> None:
    """Entry point of the console script."""
    prepare()
    try:
        code = main()
    finally:
        finish()
    sys.exit(code)


def _leading_options(words: list[str]) -> tuple[list[str], list[str]]:
    """Options typed before the command, which mean the same behind it, and the rest."""
    before: list[str] = []
    rest = words[:]
    while rest and rest[0].partition("=")[0] in _GLOBAL:
        take = 1 if "=" in rest[0] else 2
        before.extend(rest[:take])
        rest = rest[take:]
    return before, rest


def _overview(rest: list[str]) -> int:
    parser = ArgumentParser(
        prog="kg",
        usage="kg COMMAND …",
        description="Chinese government work plans as a knowledge graph.\n\ncommands:\n"
        + "\n".join(f"  {name:<10}{text}" for name, text in COMMANDS.items()),
        epilog=_DETAILS,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    options, unknown = parser.parse_known_args(rest)
    if options.version:
        from importlib.metadata import version

        show(f"kg {version('plan-graph')}")
        return 0
    if unknown:
        from difflib import get_close_matches

        near = get_close_matches(unknown[0], COMMANDS, n=1)
        hint = f"; did you mean “{near[0]}”?" if near else ""
        tell(f"kg: there is no command “{unknown[0]}”{hint} See kg --help.")
        return 2
    parser.print_help()
    return 0 if not rest else 2


if __name__ == "__main__":
    run()
