"""Many documents in one build: none of them stops the others, and none is missed in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import document as graph_document
from kg.graph.store import current

GOOD = {
    "a.txt": "2024年甲市数据工作要点\n一、总则\n1.制定《甲市数据条例》。（市司法局、市数据局负责）\n"
    "2.推广。（市数据局负责）\n",
    "b.txt": "2024年乙市林业工作要点\n一、总则\n1.植树。（市林业局负责）\n2.护林。（市林业局、市财政局负责）\n",
}
BAD = "2024年丙市水务工作要点\n一、总则\n1.治水。（市水务局负责）\n2.节水。（市水务局负责）\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "plans"
    made.mkdir()
    for name, words in GOOD.items():
        (made / name).write_text(words, encoding="utf-8")
    return made


def nquads(folder: Path) -> bytes:
    return (current(folder) / "graph.nq").read_bytes()


def break_extraction(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The program fails on the document called `name` while it extracts."""
    from kg.extract import document

    whole = document.extract

    def broken(source, lexicon):
        if source.name.endswith(name):
            raise IndexError("list index\nout of range")
        return whole(source, lexicon)

    monkeypatch.setattr(document, "extract", broken)


def break_writing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The program fails on the document called `name` while it writes the graph."""
    whole = graph_document.DocumentWriter.write

    def broken(self):
        data = whole(self)
        if self.document.source.name.endswith(name):
            raise KeyError(name)
        return data

    monkeypatch.setattr(graph_document.DocumentWriter, "write", broken)


def break_reading(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The program fails on the document called `name` while it decodes."""
    from kg.read import formats

    whole = formats.decode

    def broken(data, name_):
        if name_.endswith(name):
            raise RecursionError("maximum recursion depth exceeded")
        return whole(data, name_)

    monkeypatch.setattr(formats, "decode", broken)


@pytest.mark.parametrize(
    ("break_", "told", "named"),
    [
        (break_reading, "RecursionError: maximum recursion depth exceeded", False),
        (break_extraction, "IndexError: list index; ", True),
        (break_extraction, "IndexError: list index; ", False),
        (break_writing, "KeyError: 'bad.txt'", False),
    ],
)
def test_a_fault_of_ours_in_one_document_leaves_the_others(
    kg, folder, tmp_path, monkeypatch, break_: Callable[..., None], told, named
):
    assert kg("build", folder, "-o", tmp_path / "good").code == 0
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    break_(monkeypatch, "bad.txt")
    paths = sorted(folder.iterdir()) if named else [folder]
    ran = kg("build", *paths, "-o", tmp_path / "graph")
    assert ran.code == 3
    (line,) = ran.err.splitlines()
    assert "bad.txt: could not be read: please report" in line
    assert told in line
    assert "documents    2\n" in ran.out
    if not named:  # the names of documents in a folder are part of the graph
        assert nquads(tmp_path / "graph") == nquads(tmp_path / "good")
    checked = kg("check", "--graph", tmp_path / "graph", "--format", "json")
    assert checked.code == 1
    found = json.loads(checked.out)
    assert found["missed"] == found["unread"] == [line.removeprefix("kg: ")]


def test_where_the_fault_is_stands_in_its_line(kg, folder, tmp_path, monkeypatch):
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    from kg.extract import document

    def broken(document, text):
        raise ZeroDivisionError("/secret/folder")

    monkeypatch.setattr(document, "tile", broken)
    ran = kg("build", folder, "-o", tmp_path / "graph")
    assert ran.code == 1  # nothing is left
    assert ran.err.count("kg.extract.document, line ") == 3
    assert not (tmp_path / "graph").exists()


def test_the_only_document_fails_in_one_line(kg, folder, tmp_path, monkeypatch):
    break_extraction(monkeypatch, "a.txt")
    ran = kg("build", folder / "a.txt", "-o", tmp_path / "graph")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kg: a.txt: could not be read: please report")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("none.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("raw.txt", bytes(range(32)) * 64, "binary"),
        ("cut.pdf", b"%PDF-1.7\n" + b"x" * 50, "PDF"),
    ],
)
def test_a_named_document_that_cannot_be_read_leaves_the_others(
    kg, folder, tmp_path, name, data, told
):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = kg("build", folder / "a.txt", tmp_path / name, folder / "b.txt", "-o", tmp_path / "graph")
    assert ran.code == 3
    (line,) = ran.err.splitlines()
    assert name in line
    assert told in line
    assert kg("law", "甲市数据条例", "--graph", tmp_path / "graph").code == 0
    checked = kg("check", "--graph", tmp_path / "graph")
    assert checked.code == 1
    assert told in checked.out


def test_what_else_lies_in_a_folder_is_told_and_not_missed(kg, folder, tmp_path):
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    ran = kg("build", folder, "-o", tmp_path / "graph")
    assert ran.code == 0
    assert "photo.png" in ran.err
    checked = kg("check", "--graph", tmp_path / "graph")
    assert checked.code == 0
    assert "photo.png" in checked.out


def test_nothing_readable_is_told_with_every_reason(kg, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = kg("build", tmp_path / "empty.txt", tmp_path / "none.txt", "-o", tmp_path / "graph")
    assert ran.code == 1
    assert "nothing was written" in ran.err
    assert "empty.txt: " in ran.err
    assert "none.txt: there is no such file" in ran.err


# Marks beside names, as copies and footnotes leave them. The build of many never stops for them.
MARKED = [
    "1.推进工作。（国家发展改革委①负责）\n2.修订《商标法①》。（财政部②、教育部负责）\n",
    "1.推进工作。（国家发展改革委*、财政部※负责）\n2.修订《商标法*》《商标法》。（教育部▲负责）\n",
    "1.推进工作。（市数据#局、市数据&局、市数据局负责）\n2.修订《数据/管理办法》。（市😀局负责）\n",
    "1.推进工作。（市数据局、市 数据局、市数据局）负责）\n2.修订《数据管理办法》《数据、管理办法》。（市局负责）\n",
]


def test_marks_beside_names_stop_no_build(kg, tmp_path):
    folder = tmp_path / "plans"
    folder.mkdir()
    for number, tasks in enumerate(MARKED):
        words = f"2024年{'甲乙丙丁'[number]}市工作要点\n一、总则\n{tasks}"
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    assert kg("build", folder, "-o", tmp_path / "graph").code == 0
    checked = kg("check", "--graph", tmp_path / "graph")
    assert "Rules of the graph broken: 0" in checked.out
    assert "数据/管理办法 · 数据、管理办法 · 数据管理办法" in checked.out
