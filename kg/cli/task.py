"""`kg task NUMBER`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from kg.cli.cards import TASK_COLUMNS, print_task, print_turn, task_row
from kg.cli.common import (
    add_format,
    add_graph,
    chooser,
    emit,
    language,
    open_graph,
    print_json,
)
from kg.labels import label

DESCRIPTION = """One task: its words, section, agencies and why each has its role, instruments, flags,
and statements of a briefing that touch the same instruments."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "number", metavar="NUMBER", help="the printed number, or the id where numbers restart"
    )
    parser.add_argument(
        "--plan",
        metavar="PLAN",
        help="words of the plan's title, or its year, where there are several",
    )
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.task import task

    found = task(open_graph(options), options.number, options.plan)
    if options.format == "json":
        print_json(found[0] if len(found) == 1 else found)
    elif options.format == "text":
        for number, record in enumerate(found):
            if number:
                print()
            _print(record)
    else:
        emit(TASK_COLUMNS, [task_row(record, "task") for record in found], options.format)
    return 0


def _print(record: dict[str, Any]) -> None:
    say, lang = chooser(), language()
    print_task(record)
    for given in record["assignments"]:
        known = "" if given["resolved"] else say("(表中未收)", " (in no table)")
        print(
            f"    · {given['agency']}{known}: {label(given['role'], lang)} — {label(given['basis'], lang)}; "
            f"{given['as_written']} [{given['span'][0]}, {given['span'][1]})"
        )
    for flag in record["flags"]:
        about = f" → {flag['instrument']}" if flag["instrument"] else ""
        print(
            f"    ! {label(flag['kind'], lang)}: {flag['text']}{about} [{flag['span'][0]}, {flag['span'][1]})"
        )
    if record["keywords"]:
        print(f"    {say('关键词', 'keywords')} {'、'.join(record['keywords'])}")
    if record["statements"]:
        print(say("\n同一文件的表述:", "\nStatements on the same instruments:"))
        for turn in record["statements"]:
            print_turn(turn)
