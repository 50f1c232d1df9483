"""`kg serve`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kg.cli.common import add_graph, chooser, open_graph
from kg.cli.terminal import tell

DESCRIPTION = """The pages of the graph in a browser, served to this machine only.

Without --port the first free port from 8642 on is taken; the address is printed. Stop with Ctrl-C."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", metavar="N", type=int, help="this port, or none")
    parser.add_argument(
        "--open", action="store_true", help="open the first page in your browser as well"
    )
    parser.add_argument("--format", choices=("text",), help="not used: pages are HTML")
    add_graph(parser)


def run(options: Namespace) -> int:
    from kg.views.site.pages import read_site
    from kg.web.app import application
    from kg.web.server import listen, serve

    say = chooser()
    listening = listen("127.0.0.1", options.port)
    with listening:
        site = read_site(open_graph(options))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"

        def ready() -> None:
            tell(
                f"kg: {say('页面在', 'pages at')} {address} · {say('按 Ctrl-C 停止', 'Ctrl-C stops')}"
            )
            if options.open:
                import webbrowser

                webbrowser.open(address)

        serve(application(site), listening, ready)
    tell(f"kg: {say('已停止', 'stopped')}")
    return 0
