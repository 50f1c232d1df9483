"""A path or standard input to a Source."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.read.folders import read_source


def test_reads_a_file_and_keeps_its_name_only(tmp_path: Path) -> None:
    (tmp_path / "计划.txt").write_text("甲部负责", encoding="utf-8")
    read = read_source(str(tmp_path / "计划.txt"))
    assert (read.name, read.text) == ("计划.txt", "甲部负责")


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = io.TextIOWrapper(io.BytesIO("甲部".encode("gb18030")))
    monkeypatch.setattr(sys, "stdin", fake)
    assert (read_source("-").name, read_source.__name__) == ("stdin", "read_source")


@pytest.mark.parametrize(("name", "told"), [("missing.txt", "no such file"), (".", "folder")])
def test_says_what_is_wrong_with_a_path(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        read_source(str(tmp_path / name))


def test_names_the_reason_the_system_gives(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("甲", encoding="utf-8")
    with pytest.raises(ReadError, match="cannot be read"):
        read_source(str(tmp_path / "file" / "below.txt"))
