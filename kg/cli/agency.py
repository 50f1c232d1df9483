"""`kg agency NAME`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from kg.ask.records import called
from kg.cli.cards import TASK_COLUMNS, begun, by_paper, heading, named, places, task_row
from kg.cli.common import add_format, add_graph, chooser, language, open_graph
from kg.cli.terminal import Strong, emit, print_json, print_table, show, width
from kg.labels import label

DESCRIPTION = """What an agency does alone, leads, takes part in; with whom; which instruments.

NAME is short, full or colloquial (国知局), in simplified or traditional script."""
_LABEL = 6
_PARTS = ("alone", "leads", "takes_part")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="such as 国家知识产权局 or 工信部")
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.agency import agency

    answer = agency(open_graph(options), options.name)
    if options.format == "json":
        print_json(named(answer))
    elif options.format == "text":
        _print(answer)
    else:
        rows = [task_row(task, kind) for kind in _PARTS for task in answer[kind]]
        emit(TASK_COLUMNS, rows, options.format)
    return 0


def _print(answer: dict[str, Any]) -> None:
    say, lang = chooser(), language()
    body = answer["agency"]
    about = [
        label(body["kind"], lang),
        body["english"] if lang == "en" else None,
        body["abbreviation"],
        f"{say('上级', 'under')} {body['parent']}" if body["parent"] else None,
        f"{say('牌子挂在', 'name borne by')} {body['borne_by']}" if body["borne_by"] else None,
        f"{say('地区', 'place')} {body['place']}" if body["place"] else None,
    ]
    show(Strong(body["name"]), "".join(f" · {part}" for part in about if part))
    for state in body["states"]:
        span = f"{state['from'] or '…'}-{state['until']}"
        above = (
            f" · {say('上级或挂牌机构', 'under or borne by')} {state['above']}"
            if state["above"]
            else ""
        )
        source = f" ({state['source']})" if state["source"] else ""
        show(f"    {span}: {label(state['kind'], lang)}{above}{source}")
    carried = [task for kind in _PARTS for task in answer[kind]]
    several = len({task["plan"] for task in carried}) > 1
    if body["members"]:
        show(f"    {say('成员', 'members')}: {'、'.join(body['members'])}")
    for kind, chinese, english in (
        ("alone", "独自负责", "Alone"),
        ("leads", "牵头", "Leads"),
        ("takes_part", "参与", "Takes part"),
    ):
        heading(f"{say(chinese, english)}: {len(answer[kind])}")
        for name, tasks in by_paper(answer[kind]).items():
            # What the body was on the date of the plan, where it has become something else since.
            then = tasks[0]["kind_then"]
            was = f" · {say('当时为', 'then')} {label(then, lang)}" if then else ""
            if several or was:
                show(f"  {name}{was}")
            for task in tasks:
                pad = " " * max(0, _LABEL - width(called(task)))
                show(f"{pad}{called(task)} {begun(task['text'])}")
    if answer["partners"]:
        heading(f"{say('协作机构', 'Partners')}: {len(answer['partners'])}")
        print_table(
            (
                say("机构", "agency"),
                say("共同任务", "together"),
                say("它牵头、本机构参与", "leads it"),
                say("本机构牵头、它参与", "led by it"),
            ),
            [
                [p["agency"], str(p["together"]), str(p["leads_it"]), str(p["led_by_it"])]
                for p in answer["partners"]
            ],
        )
    if answer["instruments"]:
        heading(f"{say('涉及文件', 'Instruments')}: {len(answer['instruments'])}")
        for found in answer["instruments"]:
            types = "、".join(label(code, lang) for code in found["types"])
            held = [task for task in carried if task["iri"] in found["task_iris"]]
            numbers = places(held, "id", papers=several)
            show(f"    {found['instrument']} · {types} · {say('任务', 'tasks')} {numbers}")
