"""`kg law NAME`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from kg.cli.cards import TASK_COLUMNS, heading, print_task, print_turn, task_row, turn_row
from kg.cli.common import (
    add_format,
    add_graph,
    bold,
    chooser,
    emit,
    language,
    open_graph,
    print_json,
)
from kg.labels import label

DESCRIPTION = """Every task and every statement that touches a law, regulation, treaty or document.

NAME is short or full, in simplified or traditional script, with or without 《》. Tasks that may have
named it before words were dropped from the source stand apart, with the reason."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="such as 商标法 or 《中華人民共和國商標法》")
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.law import law

    answer = law(open_graph(options), options.name)
    if options.format == "json":
        print_json(answer)
    elif options.format == "text":
        _print(answer)
    else:
        emit(TASK_COLUMNS, _rows(answer), options.format)
    return 0


def _print(answer: dict[str, Any]) -> None:
    say, lang = chooser(), language()
    instrument = answer["instrument"]
    full = f" ({instrument['full_name']})" if instrument["full_name"] != instrument["name"] else ""
    parent = instrument["parent"]
    above = "、".join(parent if isinstance(parent, list) else [parent]) if parent else ""
    print(
        bold(instrument["name"])
        + full
        + f" · {label(instrument['kind'], lang)}"
        + (f" · {say('上位法', 'implements')} {above}" if above else "")
    )
    heading(f"{say('任务', 'Tasks')}: {len(answer['tasks'])}")
    for task in answer["tasks"]:
        print_task(task)
    if answer["suspected"]:
        why = say("疑似涉及(原文此处可能缺字)", "Suspected, words seem dropped from the source")
        heading(f"{why}: {len(answer['suspected'])}")
        for found in answer["suspected"]:
            words = found["evidence"]
            print_task(
                found["task"],
                actions=False,
                evidence=f"{label(found['reason'], lang)}: “{words['text']}” "
                f"[{words['span'][0]}, {words['span'][1]})",
            )
    heading(f"{say('发布会表述', 'Statements')}: {len(answer['statements'])}")
    for turn in answer["statements"]:
        print_turn(turn)
    if answer["related"]:
        heading(f"{say('实施它的文件', 'Instruments that implement it')}: {len(answer['related'])}")
        for related in answer["related"]:
            tasks = "、".join(str(task["id"]) for task in related["tasks"])
            turns = "、".join(f"#{turn['number']}" for turn in related["statements"])
            where = " · ".join(
                part
                for part in (
                    f"{say('任务', 'tasks')} {tasks}" if tasks else "",
                    f"{say('表述', 'statements')} {turns}" if turns else "",
                )
                if part
            )
            print(f"    {related['instrument']['name']}" + (f"  ({where})" if where else ""))


def _rows(answer: dict[str, Any]) -> list[list[str]]:
    return [
        *(task_row(task, "task") for task in answer["tasks"]),
        *(task_row(found["task"], "suspected") for found in answer["suspected"]),
        *(turn_row(turn) for turn in answer["statements"]),
        *(
            task_row(task, f"related: {related['instrument']['name']}")
            for related in answer["related"]
            for task in related["tasks"]
        ),
    ]
