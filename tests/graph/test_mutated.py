"""Graphs of damaged documents: whatever they say, every build ends and every rule of the graph holds.

A fault is told with its seed, and `read(seed)` gives the document; what caused it then becomes a test
beside the room at fault, because seeds mean something else when the grammar changes.
"""

from __future__ import annotations

import collections
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

import pyoxigraph as ox
import pytest

from kg.errors import ReadError
from kg.extract.document import extract
from kg.graph import build, checks
from kg.graph.validate import validate
from kg.model import Document
from kg.read.text import read_text
from tests.extract.checks import check
from tests.extract.samples import lexicon
from tests.generator.mutations import mutated

BATCH = 20
FEW = 120
SHAPED = 8
MANY = 10_000


def read(seed: int) -> Document | None:
    """The damaged document of `seed` as read; None where too little of it is left to read."""
    try:
        source = read_text(mutated(seed).encode(), f"{seed}.txt")
    except ReadError:
        return None
    return extract(source, lexicon())


def faults(seeds: Iterable[int], *, shapes: bool) -> list[str]:
    """What is wrong with the graph of the damaged documents of `seeds`, each line with its seed."""
    found, documents = [], []
    for seed in seeds:
        try:
            document = read(seed)
            if document is None:
                continue
            check(document)
        except Exception as error:
            found.append(f"seed {seed}: {type(error).__name__}: {str(error)[:200]}")
        else:
            documents.append(document)
    try:
        return found + [f"seeds {seeds}: {line}" for line in broken(documents, shapes=shapes)]
    except Exception as error:
        return [*found, f"seeds {seeds}: {type(error).__name__}: {str(error)[:300]}"]


def broken(documents: list[Document], *, shapes: bool) -> list[str]:
    """The rules that the graph of `documents` breaks."""
    data = b"".join(build.nquads(documents, lexicon().authority))
    quads = list(ox.parse(data, ox.RdfFormat.N_QUADS))
    found = []
    counts = collections.Counter(quad.triple for quad in quads)
    found += [f"in two graphs: {triple}" for triple, count in counts.items() if count > 1]
    owners: dict[str, set[str]] = collections.defaultdict(set)
    for quad in quads:
        if quad.predicate.value.endswith("#type"):
            owners[quad.subject.value].add(quad.graph_name.value)
    found += [
        f"described in two graphs: {node}" for node, graphs in owners.items() if len(graphs) > 1
    ]
    tasks = sum(quad.object.value.endswith("ont#Task") for quad in quads)
    if tasks != sum(len(document.tasks) for document in unique(documents)):
        found.append(f"{tasks} tasks are not as many as the documents have")
    store = ox.Store()
    store.bulk_extend(quads)
    found += [f"{each.rule}: {each.node} {each.value}" for each in checks.check(store)]
    if shapes:
        found += [f"{each.rule}: {each.node} {each.path} {each.value}" for each in validate(quads)]
    return found


def unique(documents: list[Document]) -> Iterable[Document]:
    return {document.source.sha256: document for document in documents}.values()


def batches(seeds: Iterable[int]) -> Iterable[list[int]]:
    left = iter(seeds)
    while batch := list(islice(left, BATCH)):
        yield batch


def batch_faults(batch: list[int]) -> list[str]:
    """The faults of one batch; shapes, which take longer, of every tenth."""
    return faults(batch, shapes=batch[0] % (10 * BATCH) == 0)


def test_the_same_seed_makes_the_same_document() -> None:
    assert [mutated(seed) for seed in range(20)] == [mutated(seed) for seed in range(20)]


def test_graphs_of_damaged_documents() -> None:
    found = [line for batch in batches(range(FEW)) for line in faults(batch, shapes=False)]
    assert not found, "\n".join(found)


def test_a_graph_of_damaged_documents_keeps_the_shapes() -> None:
    found = faults(range(FEW, FEW + SHAPED), shapes=True)
    assert not found, "\n".join(found)


@pytest.mark.long
def test_10_000_damaged_documents_are_built() -> None:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(batch_faults, batches(range(100_000, 100_000 + MANY)), timeout=3600)
        found = [line for lines in made for line in lines]
    assert not found, f"{len(found)} faults:\n" + "\n".join(found[:100])
