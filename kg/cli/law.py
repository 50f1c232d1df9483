"""`kg law NAME`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from kg.cli.cards import (
    TASK_COLUMNS,
    heading,
    named,
    places,
    print_task,
    print_turn,
    task_row,
    turn_row,
)
from kg.cli.common import add_format, add_graph, chooser, language, open_graph
from kg.cli.terminal import Strong, emit, print_json, show
from kg.labels import label

DESCRIPTION = """Every task and every statement that touches a law, regulation, treaty or document.

NAME is short or full, in simplified or traditional script, with or without 《》. Tasks that may have
named it before words were dropped from the source stand apart, with the reason."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="such as 商标法 or 《中華人民共和國商標法》")
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from datetime import date

    from kg.ask.law import law

    answer = law(open_graph(options), options.name, date.today().isoformat())
    if options.format == "json":
        print_json(named(answer))
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
    show(
        Strong(instrument["name"]),
        full
        + f" · {label(instrument['kind'], lang)}"
        + (f" · {say('上位法', 'implements')} {above}" if above else ""),
    )
    _print_events(instrument)
    papers = {
        task["plan"]
        for held in (answer, *answer["related"], *answer["editions"])
        for task in held["tasks"]
    }
    several = len(papers) > 1
    for text in instrument["texts"]:
        show(f"{say('全文即本图谱中的', 'its text is in this graph:')} {text['title']}")
    heading(f"{say('任务', 'Tasks')}: {len(answer['tasks'])}")
    for task in answer["tasks"]:
        print_task(task)
        if task["status_then"] not in (None, instrument["status"]):
            then = _statuses()[task["status_then"]]
            show(f"    {say('当时', 'then')}: {instrument['name']} {then}")
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
    _print_others(say("实施它的文件", "Instruments that implement it"), answer["related"], several)
    _print_others(say("它的各年版", "Its editions"), answer["editions"], several)


def _print_others(title: str, others: list[dict[str, Any]], several: bool) -> None:
    say = chooser()
    if others:
        heading(f"{title}: {len(others)}")
    for other in others:
        tasks = places(other["tasks"], "id", papers=several)
        turns = places(other["statements"], "number", papers=several)
        where = " · ".join(
            part
            for part in (
                f"{say('任务', 'tasks')} {tasks}" if tasks else "",
                f"{say('表述', 'statements')} {turns}" if turns else "",
            )
            if part
        )
        show(f"    {other['instrument']['name']}" + (f"  ({where})" if where else ""))


def _statuses() -> dict[str, str]:
    say = chooser()
    return {
        "in-force": say("现行有效", "in force"),
        "not-yet-in-force": say("尚未施行", "not yet in force"),
        "ended": say("已废止", "ended"),
    }


def _print_events(instrument: dict[str, Any]) -> None:
    """Its status today, and on a line each what befell it."""
    say, lang = chooser(), language()
    if instrument["status"]:
        show(f"    {say('今日', 'today')}: {_statuses()[instrument['status']]}")
    for event in instrument["events"]:
        told = [
            f"{event['date'] or ''} {label(event['event'], lang)}".strip(),
            say(f"自 {event['in_force']}", f"from {event['in_force']}")
            if event["in_force"]
            else "",
            f"{say('依据', 'by')} {event['by']}" if event["by"] else "",
            event["source"] or "",
        ]
        show(f"    {' · '.join(part for part in told if part)}")


def _rows(answer: dict[str, Any]) -> list[list[str]]:
    return [
        *(task_row(task, "task") for task in answer["tasks"]),
        *(task_row(found["task"], "suspected") for found in answer["suspected"]),
        *(turn_row(turn) for turn in answer["statements"]),
        *(
            task_row(task, f"{why}: {other['instrument']['name']}")
            for why, others in (("related", "related"), ("edition", "editions"))
            for other in answer[others]
            for task in other["tasks"]
        ),
    ]
