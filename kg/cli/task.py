"""`kg task NUMBER`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from kg.ask.papers import paper_name
from kg.cli.cards import TASK_COLUMNS, begun, in_parts, named, print_task, print_turn, task_row
from kg.cli.common import add_format, add_graph, chooser, language, open_graph
from kg.cli.terminal import emit, flat, print_json, print_table, show, tell
from kg.labels import label

DESCRIPTION = """One task: its words, section, agencies and why each has its role, instruments, flags,
and statements of a briefing that touch the same instruments.

Where several plans have a task of this number all of them are shown, the oldest first; of more than
three only in which plan each stands and how it begins: choose one with --plan."""
_FEW = 3


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "number", metavar="NUMBER", help="the printed number, or the id where numbers restart"
    )
    parser.add_argument(
        "--plan",
        metavar="PLAN",
        help="where there are several: words of the plan's title, its year, place or issuer",
    )
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.task import task

    found = task(open_graph(options), options.number, options.plan)
    if options.format == "json":
        print_json(named(found[0] if len(found) == 1 else found))
    elif options.format == "text" and len(found) > _FEW:
        _print_choice(found, options.number)
    elif options.format == "text":
        for number, record in enumerate(found):
            if number:
                show()
            _print(record)
    else:
        emit(TASK_COLUMNS, [task_row(record, "task") for record in found], options.format)
    return 0


def _print_choice(found: list[dict[str, Any]], number: str) -> None:
    """In which plan each of many tasks stands, and how it begins."""
    say, lang = chooser(), language()
    columns = (say("计划", "plan"), say("日期", "date"), say("编号", "id"), say("任务", "task"))
    print_table(
        columns,
        [
            [
                paper_name(task, lang),
                task["plan_date"] or task["plan_year"] or "",
                task["id"],
                begun(task["text"]) or in_parts(),
            ]
            for task in found
        ],
    )
    zh = f"{len(found)} 个任务编号为“{number}”；用 --plan 加计划名称中的词、年份、地区或发文机关选一个。"
    en = f"{len(found)} tasks are numbered “{number}”; choose one with --plan and words of its plan's"
    tell(f"kg: {say(zh, f'{en} title, its year, place or issuer.')}")


def _print(record: dict[str, Any]) -> None:
    say, lang = chooser(), language()
    print_task(record)
    for given in record["assignments"]:
        known = "" if given["resolved"] else say("(表中未收)", " (in no table)")
        show(
            f"    · {given['agency']}{known}: {label(given['role'], lang)} — {label(given['basis'], lang)}; "
            f"{flat(given['as_written'])} [{given['span'][0]}, {given['span'][1]})"
        )
    if record["blanket_participants"]:
        everyone = "、".join(record["blanket_participants"])
        zh, en = (
            f"{everyone}（该计划称各项任务均需其落实）",
            f"{everyone}, in every task, as the plan says once",
        )
        show(f"    · {say(zh, en)}")
    for flag in record["flags"]:
        about = f" → {flag['instrument']}" if flag["instrument"] else ""
        show(
            f"    ! {label(flag['kind'], lang)}: {flat(flag['text'])}{about} [{flag['span'][0]}, {flag['span'][1]})"
        )
    if record["keywords"]:
        show(f"    {say('关键词', 'keywords')} {'、'.join(record['keywords'])}")
    if record["measures"]:
        show(say("\n各部分:", "\nParts:"))
        for part in record["measures"]:
            print_task(part)
    if record["statements"]:
        show(say("\n同一文件的表述:", "\nStatements on the same instruments:"))
        for turn in record["statements"]:
            print_turn(turn)
