"""An installed wheel does the main job outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_the_program_and_its_files_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "kg/cli/main.py",
        "kg/_assets/ontology/ip.ttl",
        "kg/_assets/queries/tasks-of-law.rq",
        "kg/_assets/viz/pages/network.html.j2",
        "kg/_assets/data/authority/agencies.tsv",
        "kg/_assets/data/documents/2025-plan.txt",
    ):
        assert name in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg"}
    assert not [name for name in names if name.startswith("kg/_assets") and name.endswith(".py")]


def test_the_wheel_works_elsewhere(wheel, tmp_path):
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    env = os.environ | {"PYTHONPATH": str(site), "KG_CACHE": str(tmp_path / "cache")}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli.main", *words],
            cwd=tmp_path,
            env=env,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    where = subprocess.run(
        [sys.executable, "-c", "import kg; print(kg.__file__)"],
        cwd=tmp_path,
        env=env,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert where.stdout.startswith(str(site))
    assert "Tasks: 2" in run("law", "商标法")
    assert "118" in run("query", "plan-overview")
    run("network", "--html", "n.html")
    assert (tmp_path / "n.html").stat().st_size < 800_000
