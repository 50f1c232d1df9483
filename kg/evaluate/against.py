"""One document against its truth."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.evaluate.facts import GoldTask, aligned, found_facts, found_key, gold_facts
from kg.evaluate.scores import KINDS, Evaluation, Fact, Miss, Score
from kg.fold import name_key
from kg.local_bodies import LocalBodies
from kg.model import Document, section_headings

Json = dict[str, Any]


def evaluate(gold: Json, document: Document, bodies: LocalBodies | None = None) -> Evaluation:
    """Hold `document` against `gold`, the truth about the same source.

    Tasks are matched by their order, printed number and heading, so that one task too many or too
    few spoils no other. Names that the truth's `also_accept` lists count as the ones it gives; long and
    short names of one local body, as `bodies` reads them, count as one.
    """

    def body_key(name: str) -> str:
        body = bodies.read(name, gold.get("region") or "") if bodies else None
        return name_key(body.name if body else name)

    wanted = [GoldTask(task) for task in gold.get("tasks", [])]
    headings = section_headings(document)
    got = [found_key(task, headings) for task in document.tasks]
    refs = aligned([task.key for task in wanted], got)
    accepted = {
        name_key(other): name_key(name)
        for name, others in gold.get("also_accept", {}).items()
        for other in others
    }
    truth = _by_kind(gold_facts(gold, wanted, body_key), {}, {})
    found = _by_kind(found_facts(document, refs, body_key), accepted, truth)
    scores: list[Score] = []
    misses: list[Miss] = []
    for kind in KINDS:
        if kind.startswith("figure") and "figures" not in gold:
            continue  # the truth does not speak of figures
        true, have = truth.get(kind, Counter()), found.get(kind, Counter())
        if not true and not have:
            continue
        wrong, missed = have - true, true - have
        scores.append(Score(kind, (have & true).total(), wrong.total(), missed.total()))
        misses.extend(Miss(kind, True, fact) for fact in sorted(wrong.elements()))
        misses.extend(Miss(kind, False, fact) for fact in sorted(missed.elements()))
    return Evaluation(
        gold["source"]["name"], gold.get("seen", "unknown"), tuple(scores), tuple(misses)
    )


def _by_kind(
    facts: Iterable[tuple[str, Fact]],
    accepted: dict[str, str],
    truth: dict[str, Counter[Fact]],
) -> dict[str, Counter[Fact]]:
    """Count the facts of each kind; one that is not in `truth` as it is counts under accepted names."""
    found: dict[str, Counter[Fact]] = {}
    for kind, fact in facts:
        known = fact in truth.get(kind, ())
        same = fact if known else tuple(accepted.get(part, part) for part in fact)
        found.setdefault(kind, Counter())[same] += 1
    return found


def read_gold(path: Path) -> Json:
    """Read a truth file. Raises ReadError when it is missing or no JSON with a source in it."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ReadError(
            f"{path}: there is no such file; data/gold holds the shipped ones."
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be read as JSON ({error}).") from error
    made: Json = gold if isinstance(gold, dict) else {}
    origin = made.get("source")
    if not isinstance(origin, dict) or "name" not in origin:
        raise ReadError(
            f"{path}: no truth file; it must be an object with “source”: {{“name”: …}}."
        )
    return made
