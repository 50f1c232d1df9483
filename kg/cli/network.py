"""`kg network`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.common import add_format, add_graph, chooser, emit, open_graph, tell
from kg.cli.files import written

DESCRIPTION = """The collaboration network of the agencies.

Without --html the edges are printed, heaviest first. The relation “lead” runs from the lead to each
participant of a task; “together” joins every two bodies that share one. With --html FILE it becomes
one page that works offline: click an edge or a body to read the tasks behind it."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--html", metavar="FILE", help="write the page to FILE")
    parser.add_argument("--svg", metavar="FILE", help="write a still picture to FILE")
    parser.add_argument("--relation", choices=("lead", "together"), default="lead")
    parser.add_argument(
        "--section",
        metavar="S",
        help="only tasks below this heading: its number or words of its title",
    )
    parser.add_argument(
        "--min", metavar="N", type=int, default=1, help="only edges of at least N tasks"
    )
    parser.add_argument(
        "--without",
        metavar="AGENCY",
        nargs="+",
        action="extend",
        default=[],
        help="set agencies aside",
    )
    parser.add_argument(
        "--no-groups", action="store_true", help="leave out groups such as 联席会议成员单位"
    )
    add_graph(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg.ask.names import resolve
    from kg.views.from_graph import network_data
    from kg.views.network import collaboration, in_section

    say = chooser()
    graph = open_graph(options)
    data = network_data(graph)
    aside = [resolve(graph, name, "agency").name for name in options.without]
    cards = in_section(data.cards, options.section) if options.section else data.cards
    network = collaboration(
        data.duties,
        options.relation,
        min_tasks=options.min,
        without=aside,
        groups=not options.no_groups,
        tasks={card.task for card in cards},
    )
    if options.html:
        from kg.views.network_page import network_page

        page = network_page(network, cards, data.title, duties=data.duties, aliases=data.aliases)
        with written(Path(options.html)) as file:
            file.write(page.encode("utf-8"))
        bodies, edges = network.number_of_nodes(), network.number_of_edges()
        counts = say(f"{bodies} 个机构, {edges} 条关系", f"{bodies} bodies, {edges} edges")
        tell(f"kg: {say('已写入', 'wrote')} {options.html} ({counts})")
    if options.svg:
        from kg.views.svg import network_svg

        with written(Path(options.svg)) as file:
            file.write(network_svg(network, data.title).encode("utf-8"))
        tell(f"kg: {say('已写入', 'wrote')} {options.svg}")
    if not (options.html or options.svg):
        numbers = {card.task: card.label.rstrip(".、． ") for card in cards}
        heaviest = sorted(
            network.edges(data=True), key=lambda edge: (-edge[2]["weight"], edge[0], edge[1])
        )
        names = ("lead", "participant") if options.relation == "lead" else ("agency", "partner")
        emit(
            (*names, "tasks", "numbers"),
            [
                [left, right, facts["weight"], "、".join(numbers[task] for task in facts["tasks"])]
                for left, right, facts in heaviest
            ],
            options.format,
        )
    return 0
