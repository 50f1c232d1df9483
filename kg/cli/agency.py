"""`kg agency NAME`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from kg.cli.cards import TASK_COLUMNS, heading, task_row
from kg.cli.common import (
    add_format,
    add_graph,
    bold,
    chooser,
    emit,
    language,
    open_graph,
    print_json,
    print_table,
)
from kg.labels import label

DESCRIPTION = """What an agency does alone, leads, takes part in; with whom; which instruments.

NAME is short, full or colloquial (国知局), in simplified or traditional script."""
_SHORT = 46


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="such as 国家知识产权局 or 工信部")
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.agency import agency

    answer = agency(open_graph(options), options.name)
    if options.format == "json":
        print_json(answer)
    elif options.format == "text":
        _print(answer)
    else:
        rows = [
            task_row(task, kind)
            for kind in ("alone", "leads", "takes_part")
            for task in answer[kind]
        ]
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
    ]
    print(bold(body["name"]) + " · " + " · ".join(part for part in about if part))
    if body["members"]:
        print(f"    {say('成员', 'members')}: {'、'.join(body['members'])}")
    for kind, chinese, english in (
        ("alone", "独自负责", "Alone"),
        ("leads", "牵头", "Leads"),
        ("takes_part", "参与", "Takes part"),
    ):
        heading(f"{say(chinese, english)}: {len(answer[kind])}")
        for task in answer[kind]:
            text = " ".join(task["text"].split())
            print(f"{task['label']:>6} {text[:_SHORT]}{'…' if len(text) > _SHORT else ''}")
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
            print(
                f"    {found['instrument']} · {types} · {say('任务', 'tasks')} {'、'.join(found['tasks'])}"
            )
