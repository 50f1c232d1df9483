"""`kg evaluate GOLD…`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import (
    add_authority,
    add_format,
    authority_folder,
    chooser,
    emit,
    print_json,
    print_table,
    tell,
)

if TYPE_CHECKING:
    from kg.evaluate import Evaluation

DESCRIPTION = """Precision, recall and F1 per kind of fact against hand-made truth.

GOLD are truth files as in data/gold (default: the shipped ones); the document is looked for beside
GOLD, then in data/documents. Exits 1 when --at-least is given and any F1 is below it."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("gold", metavar="GOLD", nargs="*")
    parser.add_argument("--misses", action="store_true", help="list every disagreement")
    parser.add_argument(
        "--at-least", type=float, metavar="F1", help="exit 1 when an F1 is below this"
    )
    parser.add_argument("--graph", help="not used; taken so that it may stand before any command")
    add_authority(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg import assets
    from kg.authority import load
    from kg.evaluate import evaluate, read_gold, total
    from kg.extract.document import extract
    from kg.extract.lexicon import Lexicon
    from kg.read.files import read_source

    lexicon = Lexicon(load(authority_folder(options)))
    paths = [Path(name) for name in options.gold] or sorted(assets.GOLD.glob("*.json"))
    found = []
    for path in paths:
        gold = read_gold(path)
        name = gold["source"]["name"]
        beside = path.parent / name
        document = beside if beside.is_file() else assets.DOCUMENTS / name
        found.append(evaluate(gold, extract(read_source(str(document)), lexicon)))
    columns = ("document", "kind", "right", "wrong", "missed", "precision", "recall", "f1")
    rows = [
        [
            name,
            s.kind,
            s.right,
            s.wrong,
            s.missed,
            f"{s.precision:.3f}",
            f"{s.recall:.3f}",
            f"{s.f1:.3f}",
        ]
        for name, scores in (
            *((e.name, e.scores) for e in found),
            *((("all", total(found)),) if len(found) > 1 else ()),
        )
        for s in scores
    ]
    if options.format == "json":
        print_json(
            [
                {
                    "document": e.name,
                    "seen": e.seen,
                    "scores": [
                        {
                            "kind": s.kind,
                            "right": s.right,
                            "wrong": s.wrong,
                            "missed": s.missed,
                            "precision": s.precision,
                            "recall": s.recall,
                            "f1": s.f1,
                        }
                        for s in e.scores
                    ],
                    "misses": [
                        {"kind": m.kind, "wrong": m.wrong, "fact": list(m.fact)} for m in e.misses
                    ],
                }
                for e in found
            ]
        )
    elif options.format == "text":
        print_table(columns, [[str(cell) for cell in row] for row in rows])
    else:
        emit(columns, rows, options.format)
    _remarks(found, options)
    low = [row for row in rows if options.at_least is not None and float(row[7]) < options.at_least]
    return 1 if low else 0


def _remarks(found: list[Evaluation], options: Namespace) -> None:
    say = chooser()
    seen = [e.name for e in found if e.seen == "development"]
    if seen:
        tell(
            say(
                f"注意:{'、'.join(seen)} 在开发时已被看过,分数偏高。",
                f"Note: {', '.join(seen)} were seen during development: these scores flatter.",
            )
        )
    if options.misses and options.format == "text":
        for evaluation in found:
            for miss in evaluation.misses:
                sign = say("误报", "wrong ") if miss.wrong else say("漏报", "missed")
                print(f"{sign} {evaluation.name} {miss.kind}: {' · '.join(miss.fact)}")
