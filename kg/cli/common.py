"""What several commands share: options, the graph asked, the language."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.terminal import tell
from kg.labels import Language

if TYPE_CHECKING:
    from pyoxigraph import Store

FORMATS = ("text", "json", "csv", "tsv", "md")


def add_graph(parser: ArgumentParser) -> None:
    """Add --graph and --authority."""
    parser.add_argument(
        "--graph",
        metavar="FOLDER",
        help="the graph to ask (default: KG_GRAPH, or the shipped documents)",
    )
    add_authority(parser)


def add_authority(parser: ArgumentParser) -> None:
    """Add --authority."""
    parser.add_argument(
        "--authority",
        metavar="FOLDER",
        help="tables of your own, added to the shipped ones (default: KG_AUTHORITY)",
    )


def add_format(parser: ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add --format; the first of `formats` is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"default: {formats[0]}"
    )


def authority_folder(options: Namespace) -> Path | None:
    """The folder of the user's own tables, if any."""
    chosen = options.authority or os.environ.get("KG_AUTHORITY")
    return Path(chosen) if chosen else None


def graph_folder(options: Namespace) -> Path:
    """The graph folder that the command asks; that of the shipped documents is built when needed."""
    chosen = options.graph or os.environ.get("KG_GRAPH")
    if chosen:
        return Path(chosen)
    from kg.ask.builds import shipped_graph

    return shipped_graph(authority_folder(options), tell)


def open_graph(options: Namespace) -> Store:
    """The store that the command asks, read-only."""
    from kg.graph.store import open_graph as opened

    return opened(graph_folder(options))


def language() -> Language:
    """The language of labels: KG_LANG, else that of the locale, else English."""
    chosen = os.environ.get("KG_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "zh" if chosen.lower().startswith("zh") else "en"


def chooser() -> Callable[[str, str], str]:
    """A function that picks the Chinese or the English of two words by `language`."""
    chinese = language() == "zh"
    return lambda zh, en: zh if chinese else en
