"""`kg site FOLDER`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.common import add_graph, chooser, open_graph
from kg.cli.terminal import tell

DESCRIPTION = """The pages of the graph as files: open FOLDER/index.html, no server and no network needed.

FOLDER is made, or must be empty or hold a site written before, which is then replaced."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--format", choices=("text",), help="not used: pages are HTML")
    add_graph(parser)


def run(options: Namespace) -> int:
    from kg.views.site.pages import read_site
    from kg.web.files import write_site

    say = chooser()
    site = read_site(open_graph(options))

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            print(f"\rkg: {done} / {total}", end=end, file=sys.stderr, flush=True)

    folder = Path(options.folder)
    count = write_site(site, folder, progress)
    wrote = say(f"已写入 {count} 个文件，从此打开：", f"wrote {count} files; open")
    tell(f"kg: {wrote} {folder / 'index.html'}")
    return 0
