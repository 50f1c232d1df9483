"""`kg check`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ask.unknown import COLUMNS
from kg.cli.cards import heading
from kg.cli.common import add_format, add_graph, chooser, graph_folder, language
from kg.cli.terminal import Strong, emit, flat, print_json, screen_width, show, wrap
from kg.labels import label

if TYPE_CHECKING:
    from kg.ask.trust import Trust
    from kg.ask.unknown import UnknownRow

DESCRIPTION = """What to distrust: how the sources are covered, words that seem dropped, names that neither
a table nor their form tells (with rows to paste into tables of your own), and whether the graph holds
together.

Exits 1 when characters of a source are unaccounted for, the graph breaks a rule, or a document is
missed in it that could not be read; gaps and unknown names are news, not errors."""


_MOST_DOCUMENTS = 3


def add_arguments(parser: ArgumentParser) -> None:
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.trust import trust
    from kg.authority import load
    from kg.graph.store import manifest, open_graph

    folder = graph_folder(options)
    known = manifest(folder)
    tables = Path(known["authority"]) if known.get("authority") else None
    found = trust(open_graph(folder), load(tables if tables and tables.is_dir() else None))
    skipped: list[str] = known.get("skipped", [])
    unread: list[str] = known.get("unread", [])
    missed: list[str] = known.get("missed", [])
    broken = found.broken or bool(missed)
    if options.format == "json":
        print_json({**asdict(found), "skipped": skipped, "unread": unread, "missed": missed})
    elif options.format == "text":
        _print(found, skipped, unread)
    else:
        columns = ("kind", "document", "about", "words", "suspects", "begin", "end")
        rows = [[getattr(flag, column) for column in columns] for flag in found.flags]
        emit(columns, rows, options.format)
    return 1 if broken else 0


def _print(found: Trust, skipped: list[str], unread: list[str]) -> None:
    say, lang = chooser(), language()
    show(Strong(say("来源覆盖", "Sources: is every character accounted for?")))
    for source in found.sources:
        lost = source.uncovered
        verdict = (
            say("全部入块", "all in blocks")
            if not lost
            else f"{lost} {say('字未入块', 'in no block')}"
        )
        show(f"    {source.name}: {source.characters} {say('字', 'characters')}, {verdict}")
        parts = [f"{label(kind, lang)} {size}" for kind, size in source.blocks.items()]
        show(f"        {' · '.join(parts)}")
        if source.cuts:
            cuts = [f"{rule} {count}" for rule, count in source.cuts.items()]
            show(f"        {say('剔除杂质', 'cut as noise')}: {' · '.join(cuts)}")
    for name in skipped:
        show(
            f"    {name}: {say('没有任务也没有发言,未收入', 'skipped, no task and no turn found in it')}"
        )
    for line in unread:
        show(f"    {flat(line)}")
    gaps = [flag for flag in found.flags if flag.kind != "unresolved"]
    heading(f"{say('原文缺损与疑点', 'Gaps in the sources')}: {len(gaps)}")
    if gaps:
        for flag in gaps:
            where = _where(flag.about, say("正文外", "outside the tasks"))
            lacks = f" → {say('可能缺', 'may lack')} {flag.suspects}" if flag.suspects else ""
            show(f"    {where}: {label(flag.kind, lang)}{lacks}")
            show(f"        “{flat(flag.words)}” {flag.document} [{flag.begin}, {flag.end})")
    _print_unknown(found.unknown)
    if found.alike:
        kept = say("只差标点的名称，未合并", "Names that only marks tell apart, kept apart")
        heading(f"{kept}: {len(found.alike)}")
        for alike in found.alike:
            show(f"    {' · '.join(alike.names)}")
    heading(f"{say('图谱规则', 'Rules of the graph broken')}: {len(found.findings)}")
    for finding in found.findings:
        show(f"    {finding.rule}: {finding.node} {finding.message} {finding.value}".rstrip())


def _print_unknown(found: tuple[UnknownRow, ...]) -> None:
    """Each name once, and below them the rows that a person would put into tables of their own."""
    say, lang = chooser(), language()
    uses = sum(unknown.uses for unknown in found)
    times = say(f"(共 {uses} 处)", f" (used {uses}×)") if found else ""
    heading(f"{say('未能识别的名称', 'Unknown names')}: {len(found)}{times}")
    for unknown in found:
        if not unknown.placeless:
            where = "、".join(unknown.documents[:_MOST_DOCUMENTS])
            if len(unknown.documents) > _MOST_DOCUMENTS:
                more = len(unknown.documents) - _MOST_DOCUMENTS
                where += say(f" 等另 {more} 份", f" and {more} more")
            show(f"    {unknown.name} · {label(unknown.kind, lang)} · ×{unknown.uses} · {where}")
    placeless = [unknown for unknown in found if unknown.placeless]
    if placeless:
        told = say(
            f"其中 {len(placeless)} 个未写明属于何地,文件中也读不出:",
            f"{len(placeless)} of them leave out whose they are, and their documents do not tell:",
        )
        show(f"    {told}")
        names = [f"{unknown.name} ×{unknown.uses}" for unknown in placeless]
        for line in wrap("、".join(names), screen_width() - 8):
            show(f"        {line}")
    offered = [unknown for unknown in found if unknown.line]
    if not offered:
        return
    show(
        say(
            "    核对后存入自己的表(--authority 文件夹)即可识别,类别为推测:",
            "    Rows for tables of your own (kg --authority FOLDER …), the kind a guess:",
        )
    )
    for table in dict.fromkeys(unknown.table for unknown in offered):
        show(f"      {table}")
        show("      " + "\t".join(COLUMNS))
        for unknown in offered:
            if unknown.table == table:
                show(f"      {unknown.line}")


def _where(about: str | None, outside: str) -> str:
    say = chooser()
    if about is None:
        return outside
    kind, _, number = about.partition("-")
    return f"{say('发言', 'turn')} {number}" if kind == "turn" else f"{say('任务', 'task')} {about}"
