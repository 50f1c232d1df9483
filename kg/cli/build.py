"""`kg build [DOCUMENT …]`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.common import add_authority, authority_folder, chooser
from kg.cli.terminal import show, tell

DESCRIPTION = """Read documents and write their graph into a folder.

With documents the graph holds only these and goes to ./kg-graph; without, it is the graph of the
shipped documents and goes where the other commands look for it. The folder's old graph answers
until the new one is complete.

A document that cannot be read does not keep the others from being built. It is told here and by kg
check; the exit code is then 3 if you named it yourself, or if the fault is the program's own. What else
lies in a folder, a picture say, is only told."""
_PARTLY = 3


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "documents",
        metavar="DOCUMENT",
        nargs="*",
        help="a plan or briefing as text, HTML, Word, PDF, Excel or .csv; a folder or .zip; - is standard input",
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help="the graph folder to write (default ./kg-graph)"
    )
    parser.add_argument(
        "--with-shipped", action="store_true", help="add the documents that ship with the package"
    )
    add_authority(parser)


def run(options: Namespace) -> int:
    from kg import assets
    from kg.ask.builds import build_graph, default_folder

    say = chooser()
    shipped = [str(path) for path in assets.shipped_documents()]
    paths = list(options.documents)
    if options.with_shipped or not paths:
        paths.extend(shipped)
    authority = authority_folder(options)
    # Without documents the result is the very graph that other commands ask by default.
    into_cache = not options.documents and not options.output and not authority
    folder = default_folder() if into_cache else Path(options.output or "kg-graph")
    built = build_graph(paths, folder, authority, show if sys.stdout.isatty() else _quiet)
    for error in built.unread:
        tell(f"kg: {error}")
    for document in built.skipped:
        tell(
            f"kg: {document.source.name}: "
            + say("没有任务也没有发言,未收入", "skipped, no task and no turn found in it")
        )
    tasks = sum(len(document.tasks) for document in built.documents)
    turns = sum(len(document.turns) for document in built.documents)
    assignments = sum(len(t.assignments) for d in built.documents for t in d.tasks)
    bodies = {a.agency for d in built.documents for t in d.tasks for a in t.assignments}
    acted = [part.actions for d in built.documents for part in d.tasks]
    acted += [part.actions for d in built.documents for part in d.turns]
    instruments = {(a.place, a.instrument) for actions in acted for a in actions}
    flags = sum(len(document.flags) for document in built.documents)
    show(say("文件", "documents") + f"    {len(built.documents)}")
    show(
        say("任务", "tasks")
        + f"        {tasks}  ({assignments} {say('项分工', 'assignments')}, {len(bodies)} {say('个机构', 'bodies')})"
    )
    show(say("发言", "turns") + f"        {turns}")
    show(say("法规文件", "instruments") + f"  {len(instruments)}")
    show(say("存疑", "flags") + f"        {flags}  ({say('见 kg check', 'see kg check')})")
    show(say("图谱", "graph") + f"        {folder}")
    return _PARTLY if built.missed else 0


def _quiet(line: str) -> None:
    """Progress is for terminals; a log keeps the summary only."""
