"""`kg evaluate GOLD…`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.common import add_authority, add_format, authority_folder, chooser
from kg.cli.terminal import emit, print_json, print_table, show, tell
from kg.files import written

if TYPE_CHECKING:
    from kg.evaluate.scores import Evaluation, Score

DESCRIPTION = """Precision, recall and F1 per kind of fact against hand-made truth.

GOLD are truth files as in data/gold (default: the shipped ones); the document is looked for beside
GOLD, then in data/documents. For people the scores of all documents together are printed, those seen
during development apart from the test half; for programs those of each document. With --against a
file that --save has written, gains and losses are printed; exits 1 when there is a loss."""

COLUMNS = ("document", "seen", "kind", "right", "wrong", "missed", "precision", "recall", "f1")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("gold", metavar="GOLD", nargs="*")
    parser.add_argument("--misses", action="store_true", help="list every disagreement")
    parser.add_argument("--save", metavar="FILE", help="write the counts of each document as TSV")
    parser.add_argument("--against", metavar="FILE", help="compare with counts saved before")
    parser.add_argument("--graph", help="not used; taken so that it may stand before any command")
    add_authority(parser)
    add_format(parser)


def run(options: Namespace) -> int:
    from kg import assets
    from kg.authority import load
    from kg.evaluate.against import evaluate, read_gold
    from kg.evaluate.scores import changes, counts_tsv, read_counts
    from kg.extract.document import extract
    from kg.extract.text.lexicon import Lexicon
    from kg.read.folders import read_source

    lexicon = Lexicon(load(authority_folder(options)))
    paths = [Path(name) for name in options.gold] or sorted(assets.GOLD.rglob("*.json"))
    found = []
    for path in paths:
        gold = read_gold(path)
        name = gold["source"]["name"]
        beside = path.parent / name
        document = beside if beside.is_file() else assets.DOCUMENTS / name
        read = extract(read_source(str(document)), lexicon)
        found.append(evaluate(gold, read, lexicon.local_bodies))
    _print(found, options)
    if options.save:
        with written(Path(options.save)) as file:
            file.write(counts_tsv(found).encode())
    if not options.against:
        return 0
    changed = changes(read_counts(Path(options.against)), found)
    for change in changed:
        tell(change.told())
    return 1 if any(change.loss for change in changed) else 0


def _print(found: list[Evaluation], options: Namespace) -> None:
    from kg.evaluate.scores import total

    if options.format == "json":
        print_json([_json(evaluation) for evaluation in found])
    elif options.format != "text":
        rows = [_row(e.name, e.seen, score) for e in found for score in e.scores]
        emit(COLUMNS, rows, options.format)
    else:
        halves = {
            seen: [e for e in found if e.seen == seen]
            for seen in dict.fromkeys(evaluation.seen for evaluation in found)
        }
        rows = [_row("", seen, s) for seen, half in halves.items() for s in total(half)]
        print_table(COLUMNS[1:], [[str(cell) for cell in row[1:]] for row in rows])
        if options.misses:
            _print_misses(found)
        _remark(found)


def _row(name: str, seen: str, score: Score) -> list[Any]:
    ratios = (score.precision, score.recall, score.f1)
    counts = (score.right, score.wrong, score.missed)
    return [name, seen, score.kind, *counts, *(f"{ratio:.3f}" for ratio in ratios)]


def _json(evaluation: Evaluation) -> dict[str, Any]:
    names = COLUMNS[2:]
    return {
        "document": evaluation.name,
        "seen": evaluation.seen,
        "scores": [
            dict(
                zip(
                    names,
                    (s.kind, s.right, s.wrong, s.missed, s.precision, s.recall, s.f1),
                    strict=True,
                )
            )
            for s in evaluation.scores
        ],
        "misses": [
            {"kind": miss.kind, "wrong": miss.wrong, "fact": list(miss.fact)}
            for miss in evaluation.misses
        ],
    }


def _print_misses(found: list[Evaluation]) -> None:
    say = chooser()
    for evaluation in found:
        for miss in evaluation.misses:
            sign = say("误报", "wrong ") if miss.wrong else say("漏报", "missed")
            show(f"{sign} {evaluation.name} {miss.kind}: {' · '.join(miss.fact)}")


def _remark(found: list[Evaluation]) -> None:
    say = chooser()
    seen = [evaluation.name for evaluation in found if evaluation.seen == "development"]
    if seen:
        names = "、".join(seen)
        tell(
            say(
                f"注意:{names} 在开发时已被看过,分数偏高。",
                f"Note: {names} were seen during development: their scores flatter.",
            )
        )
