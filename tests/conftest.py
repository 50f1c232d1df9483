"""What all tests share: one graph of the shipped documents, built once, and the command line at hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest

from kg import assets
from kg.cli.main import main
from tests.chromium import chromium

# How long an example takes says nothing of the program on a machine that does other things, too.
hypothesis.settings.register_profile("kg", deadline=None)
hypothesis.settings.load_profile("kg")


class Ran(NamedTuple):
    """What a command did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """English labels, a cache of the tests' own, and no graph or tables of the person's."""
    kept = dict(os.environ)
    os.environ["KG_CACHE"] = str(tmp_path_factory.mktemp("cache") / "shipped")
    os.environ["KG_LANG"] = "en"
    os.environ["COLUMNS"] = "100"
    for name in ("KG_GRAPH", "KG_AUTHORITY"):
        os.environ.pop(name, None)
    yield
    os.environ.clear()
    os.environ.update(kept)


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of the graph of the shipped documents."""
    from kg.ask.builds import shipped_graph

    return shipped_graph()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once: one process cannot hold two drivers of it."""
    with chromium() as started:
        yield started


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run one command in this process, as `kg("law", "商标法")`."""

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as error:  # argparse's own way to say 2, or 0 after --help
            code = error.code if isinstance(error.code, int) else 1
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture(scope="session")
def plan_file() -> Path:
    """The shipped plan."""
    return assets.DOCUMENTS / "2025-plan.txt"


@pytest.fixture(scope="session")
def briefing_file() -> Path:
    """The shipped briefing."""
    return assets.DOCUMENTS / "2025-briefing.txt"
