"""`kg network`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.common import add_graph, chooser, open_graph
from kg.cli.terminal import tell
from kg.errors import QueryError
from kg.files import written

if TYPE_CHECKING:
    import networkx as nx

DESCRIPTION = """The collaboration network of the agencies.

The edges are printed, heaviest first; --table and --measures print the bodies instead. The relation
“lead” runs from the lead to each participant of a task; “together” joins every two bodies that share
one. -o FILE, or --format, writes the network for Gephi (.gexf), igraph or Cytoscape (.graphml), Pajek
(.net), a spreadsheet (.csv) or networkx (.json). With --html FILE it becomes one page that works
offline: click an edge or a body to read the tasks behind it.

docs/measures.md tells what the measures are and what each file holds."""

_TABLE_FORMS = ("text", "csv", "tsv", "md")
_FILE_FORMS = ("gexf", "graphml", "pajek", "json")
_SUFFIXES = {
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".net": "pajek",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
}


def add_arguments(parser: ArgumentParser) -> None:
    # The codes of kg.views.network.network; importing it would load networkx for --help.
    parser.add_argument("--relation", choices=("lead", "together"), default="lead")
    parser.add_argument("--plan", metavar="P", help="only tasks of this plan: its title or year")
    parser.add_argument(
        "--section",
        metavar="S",
        help="only tasks below this heading: its number or words of its title",
    )
    parser.add_argument(
        "--mode",
        choices=("single", "joint", "respective", "led"),
        help="only tasks of this duty mode",
    )
    parser.add_argument(
        "--basis",
        choices=(
            "all",
            "firm",
            "respective",
            "named-lead",
            "first-of-joint",
            "first-of-respective",
        ),
        default="all",
        help="only leads that rest on this; firm: named as lead or first of a joint list",
    )
    parser.add_argument(
        "--kind", metavar="KIND", help="only bodies of this kind or family of kinds"
    )
    parser.add_argument(
        "--min",
        metavar="N",
        type=_count,
        default=1,
        dest="least",
        help="only edges of at least N tasks",
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
    parser.add_argument(
        "--measures", action="store_true", help="degree, strength, betweenness … of each body"
    )
    parser.add_argument(
        "--table", choices=("edges", "nodes", "matrix"), help="which table (default: edges)"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write FILE; - is standard output")
    parser.add_argument("--html", metavar="FILE", help="write the page to FILE")
    parser.add_argument("--svg", metavar="FILE", help="write a still picture to FILE")
    parser.add_argument(
        "--format",
        choices=(*_TABLE_FORMS, *_FILE_FORMS),
        help="default: what the suffix of FILE says, else text",
    )
    add_graph(parser)


def _count(typed: str) -> int:
    if not typed.isdecimal() or int(typed) < 1:
        raise ArgumentTypeError(f"“{typed}” is not a whole number from 1")
    return int(typed)


def run(options: Namespace) -> int:
    form = _form(options)
    table = _table(options, form)
    from kg.views.atlas.names import body_name, kind_code, plan_key, section_key
    from kg.views.atlas.read import read_atlas
    from kg.views.network.network import collaboration

    atlas = read_atlas(open_graph(options))
    plan = plan_key(atlas, options.plan) if options.plan is not None else ""
    chosen: dict[str, Any] = {
        "relation": options.relation,
        "plan": plan,
        "section": section_key(atlas, options.section, plan) if options.section is not None else "",
        "mode": options.mode or "",
        "basis": options.basis,
        "kind": kind_code(options.kind) if options.kind is not None else "",
        "least": options.least,
        "aside": [body_name(atlas, name) for name in options.without],
        "groups": not options.no_groups,
    }
    network = collaboration(atlas, **chosen)
    say = chooser()
    if options.html:
        from kg.views.site.pages.network import network_page

        page = network_page(atlas, **chosen)
        with written(Path(options.html)) as file:
            file.write(page.encode("utf-8"))
        bodies, edges = network.number_of_nodes(), network.number_of_edges()
        counts = say(f"{bodies} 个机构, {edges} 条关系", f"{bodies} bodies, {edges} edges")
        tell(f"kg: {say('已写入', 'wrote')} {options.html} ({counts})")
    if options.svg:
        from kg.views.network.svg import network_svg
        from kg.views.site.places import places

        [picture] = places(atlas)
        with written(Path(options.svg)) as file:
            file.write(network_svg(network, atlas.title, picture).encode("utf-8"))
        tell(f"kg: {say('已写入', 'wrote')} {options.svg}")
    asked = (options.output, options.format, options.table, options.measures)
    if any(asked) or not (options.html or options.svg):
        if options.measures:
            from kg.views.network.measures import with_measures

            network = with_measures(network)
        _write(options, network, form, table)
    return 0


def _form(options: Namespace) -> str:
    """The format asked for, or that of the file's suffix. Raises QueryError where they disagree."""
    target, form = options.output, options.format
    if target in (None, "-"):
        return form or ("csv" if options.table == "matrix" else "text")
    suffixes = " ".join(_SUFFIXES)
    if form in ("text", "md"):
        raise QueryError(f"--format {form} is for the screen; a file takes one of {suffixes}")
    found = _SUFFIXES.get(Path(target).suffix.lower())
    if found and form and found != form:
        raise QueryError(f"{target} would be {found}, and --format says {form}")
    if not (found or form):
        raise QueryError(
            f"{target}: no format goes with this name. Use one of {suffixes}, or say --format; "
            "--html writes the page, --svg a picture"
        )
    return str(form or found)


def _table(options: Namespace, form: str) -> str:
    """Which table is asked for. Raises QueryError where options contradict each other."""
    if options.table and form in _FILE_FORMS:
        raise QueryError(
            f"--table is for {', '.join(_TABLE_FORMS)}; {form} holds the whole network"
        )
    if options.measures and (form == "pajek" or options.table in ("edges", "matrix")):
        held = "a Pajek file" if form == "pajek" else f"the table of {options.table}"
        raise QueryError(f"--measures are of bodies, and {held} has no place for them")
    if options.relation == "together" and options.basis != "all":
        raise QueryError("--basis is of leads, and --relation together has none")
    return options.table or ("nodes" if options.measures else "edges")


def _write(options: Namespace, network: nx.Graph, form: str, table: str) -> None:
    from kg.views.network.files import FORMS
    from kg.views.network.tables import TABLES, separated

    to_file = options.output not in (None, "-")
    if form in ("text", "md"):
        from kg.cli.network_tables import print_network

        print_network(options, network, form, table)
        return
    if form in ("csv", "tsv"):
        data = separated(TABLES[table](network), "," if form == "csv" else "\t")
    else:
        data = FORMS[form].write(network)
    if not to_file:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    with written(Path(options.output)) as file:
        file.write(data)
    say = chooser()
    tell(f"kg: {say('已写入', 'wrote')} {options.output}")
