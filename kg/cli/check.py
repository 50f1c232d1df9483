"""`kg check`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.cli.cards import heading
from kg.cli.common import (
    add_format,
    add_graph,
    bold,
    chooser,
    emit,
    graph_folder,
    language,
    print_json,
)
from kg.labels import label

if TYPE_CHECKING:
    from kg.ask.trust import Trust

DESCRIPTION = """What to distrust: how the sources are covered, words that seem dropped, names no table
knows (with lines to paste into tables of your own), and whether the graph holds together.

Exits 1 when characters of a source are unaccounted for or the graph breaks a rule; gaps and unknown
names are news, not errors."""


def add_arguments(parser: ArgumentParser) -> None:
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.trust import trust
    from kg.graph.store import manifest, open_graph

    folder = graph_folder(options)
    found = trust(open_graph(folder))
    known = manifest(folder)
    skipped: list[str] = known.get("skipped", [])
    unread: list[str] = known.get("unread", [])
    broken = bool(found.findings) or any(source.uncovered for source in found.sources)
    if options.format == "json":
        print_json({**asdict(found), "skipped": skipped, "unread": unread})
    elif options.format == "text":
        _print(found, skipped, unread)
    else:
        columns = ("kind", "document", "about", "words", "suspects", "begin", "end")
        rows = [[getattr(flag, column) for column in columns] for flag in found.flags]
        emit(columns, rows, options.format)
    return 1 if broken else 0


def _print(found: Trust, skipped: list[str], unread: list[str]) -> None:
    say, lang = chooser(), language()
    print(bold(say("来源覆盖", "Sources: is every character accounted for?")))
    for source in found.sources:
        lost = source.uncovered
        verdict = (
            say("全部入块", "all in blocks")
            if not lost
            else f"{lost} {say('字未入块', 'in no block')}"
        )
        print(f"    {source.name}: {source.characters} {say('字', 'characters')}, {verdict}")
        parts = [f"{label(kind, lang)} {size}" for kind, size in source.blocks.items()]
        print(f"        {' · '.join(parts)}")
        if source.cuts:
            cuts = [f"{rule} {count}" for rule, count in source.cuts.items()]
            print(f"        {say('剔除杂质', 'cut as noise')}: {' · '.join(cuts)}")
    for name in skipped:
        print(
            f"    {name}: {say('没有任务也没有发言,未收入', 'skipped, no task and no turn found in it')}"
        )
    for line in unread:
        print(f"    {line}")
    gaps = [flag for flag in found.flags if flag.kind != "unresolved"]
    heading(f"{say('原文缺损与疑点', 'Gaps in the sources')}: {len(gaps)}")
    if gaps:
        for flag in gaps:
            where = _where(flag.about, say("正文外", "outside the tasks"))
            lacks = f" → {say('可能缺', 'may lack')} {flag.suspects}" if flag.suspects else ""
            print(f"    {where}: {label(flag.kind, lang)}{lacks}")
            print(f"        “{flag.words}” {flag.document} [{flag.begin}, {flag.end})")
    heading(f"{say('表中未收的名称', 'Names in no table')}: {len(found.unknown)}")
    for unknown in found.unknown:
        print(f"    {unknown.name} · {label(unknown.kind, lang)} · ×{unknown.uses}")
    if found.unknown:
        print(
            say(
                "    存入自己的表(--authority 文件夹)即可识别:",
                "    Rows for tables of your own (kg --authority FOLDER …):",
            )
        )
        for table in dict.fromkeys(unknown.table for unknown in found.unknown):
            print(f"      {table}")
            for unknown in found.unknown:
                if unknown.table == table:
                    print(f"      {unknown.line}")
    heading(f"{say('图谱规则', 'Rules of the graph broken')}: {len(found.findings)}")
    for finding in found.findings:
        print(f"    {finding.rule}: {finding.node} {finding.message} {finding.value}".rstrip())


def _where(about: str | None, outside: str) -> str:
    say = chooser()
    if about is None:
        return outside
    kind, _, number = about.partition("-")
    return f"{say('发言', 'turn')} {number}" if kind == "turn" else f"{say('任务', 'task')} {about}"
