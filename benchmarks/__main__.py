"""Run every benchmark and print one line each: ours, the peer, the ratio."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from benchmarks.pages import network_pages
from kg import assets
from kg.ask.builds import shipped_graph
from kg.authority import load
from kg.extract.document import extract
from kg.extract.text.lexicon import Lexicon
from kg.fold import simplify
from kg.graph.build import nquads
from kg.read.text import read_text

RUNS = 7
PLAN = assets.DOCUMENTS / "2025-plan.txt"


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median seconds of `runs` calls, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def told(name: str, ours: float, peer: str, theirs: float) -> None:
    """Print one comparison."""
    print(f"{name}: {ours * 1e3:.1f} ms; {peer}: {theirs * 1e3:.1f} ms; ratio {ours / theirs:.2f}")


def extraction() -> None:
    """Bytes to N-Quads, against jieba's part-of-speech tagger over the same tasks, and against
    reading the file and searching it."""
    tables = load()
    lexicon = Lexicon(tables)
    data = PLAN.read_bytes()
    document = extract(read_text(data, PLAN.name), lexicon)
    # In simplified script, which the tagger knows: on traditional text it is a hundred times slower.
    bodies = [simplify(task.text) for task in document.tasks]

    def ours() -> object:
        return b"".join(nquads([extract(read_text(data, PLAN.name), lexicon)], tables))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg

        jieba.setLogLevel("ERROR")
    seconds = median(ours)
    told(
        "bytes to N-Quads",
        seconds,
        "jieba.posseg over the tasks",
        median(lambda: [list(jieba.posseg.cut(body)) for body in bodies]),
    )
    told(
        "bytes to N-Quads",
        seconds,
        "read, decode, find",
        median(lambda: PLAN.read_bytes().decode().find("商標法")),
    )


def growth() -> None:
    """Ten times the text against once the text: 10 would be linear."""
    lexicon = Lexicon(load())
    text = PLAN.read_text(encoding="utf-8")
    one = median(lambda: extract(read_text(text.encode(), "one"), lexicon))
    ten = median(lambda: extract(read_text((text * 10).encode(), "ten"), lexicon), 3)
    told("ten plans in one file", ten, "one plan", one)


def hostile() -> None:
    """Four times as much of what is hard to read: 4 would be linear; the worst of a dozen is told."""
    lexicon = Lexicon(load())
    worst = (0.0, "", 0.0, 0.0)
    for unit in (
        "（",
        "《",
        "（甲部负责）",
        "1.",
        "一、",
        "制定，印发",
        "张三:\n",
        "2025年",
        "包养",
        "责任单位：甲部\n",
    ):

        def timed(length: int, unit: str = unit) -> float:
            words = (
                "一、总\n1." + unit * (length // len(unit)) + "（甲部负责）\n2.乙。（乙部负责）\n"
            )
            return median(lambda: extract(read_text(words.encode(), "hostile"), lexicon), 3)

        small, large = timed(50_000), timed(200_000)
        worst = max(worst, (large / small, unit, large, small))
    told(f"200,000 characters of {worst[1]!r}", worst[2], "50,000 of it", worst[3])


def look_up() -> None:
    """`kg law 商标法` from a shell, against `python -c pass`."""
    environment = os.environ | {"KG_GRAPH": str(shipped_graph())}

    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run(
            [sys.executable, *words], env=environment, capture_output=True, check=True
        )

    told(
        "kg law 商标法",
        median(run("-m", "kg.cli.main", "law", "商标法"), 15),
        "python -c pass",
        median(run("-c", "pass"), 15),
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KG_CACHE"] = str(Path(folder) / "shipped")
        for benchmark in (extraction, growth, hostile, look_up, network_pages):
            benchmark()
