"""`kg site FOLDER`: files that stand alone, replaced whole, never in place of something else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.ask.sparql import rows
from kg.errors import KgError
from kg.graph.store import open_graph
from kg.views.site.downloads import File
from kg.web.files import write_site


class Few:
    """A site of the pages given."""

    def __init__(self, files: dict[str, File] | None = None, **pages: str) -> None:
        self.files = files or {}
        self.pages = {name.replace("__", "/") + ".html": text for name, text in pages.items()}

    def paths(self) -> tuple[str, ...]:
        return tuple(self.pages)

    def render(self, path: str) -> str:
        return self.pages[path]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_pages_and_files_are_written_and_the_first_page_is_named(kg, shipped, folder, tmp_path):
    ran = kg("site", tmp_path / "out", "--graph", shipped)
    assert ran.code == 0
    assert str(tmp_path / "out" / "index.html") in ran.err
    written = digests(tmp_path / "out")
    names = [
        row["name"]
        for row in rows(open_graph(shipped), "SELECT ?name { ?t a ip:Task ; ip:taskId ?name }")
    ]
    assert sum(path.startswith("tasks/") for path in written) == len(names)
    assert digests(folder) == written  # written apart, by another run


def test_a_newer_site_replaces_the_older_whole(tmp_path):
    write_site(Few(index="one", laws__a="A"), tmp_path / "out")
    more = {"data/x.txt": File(lambda: b"x", "text/plain")}
    write_site(Few(more, index="two"), tmp_path / "out")
    held = {
        p.relative_to(tmp_path / "out").as_posix()
        for p in (tmp_path / "out").rglob("*.*")
        if p.is_file()
    }
    assert held == {"index.html", "data/x.txt", ".kg-site.json"}
    assert (tmp_path / "out" / "index.html").read_text() == "two"


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    mine = tmp_path / "thesis.txt"
    mine.write_text("mine")
    with pytest.raises(KgError, match="something else"):
        write_site(Few(index="one"), tmp_path)
    assert digests(tmp_path) == {"thesis.txt": hashlib.sha256(b"mine").hexdigest()}


def test_a_list_that_names_files_outside_removes_none_of_them(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    out = tmp_path / "out"
    write_site(Few(index="one"), out)
    (out / ".kg-site.json").write_text(f'["index.html", "../outside.txt", "{outside.as_posix()}"]')
    write_site(Few(index="two"), out)
    assert outside.read_text() == "mine"


def test_a_run_that_dies_half_way_can_be_repeated(tmp_path):
    class Dies(Few):
        def render(self, path: str) -> str:
            if path == "b.html":
                raise KeyboardInterrupt
            return super().render(path)

    with pytest.raises(KeyboardInterrupt):
        write_site(Dies(a="1", b="2"), tmp_path / "out")
    assert write_site(Few(a="1", b="2"), tmp_path / "out") == 2
    assert (tmp_path / "out" / "b.html").read_text() == "2"


def test_a_file_in_place_of_the_folder_is_an_error_in_one_line(kg, shipped, tmp_path):
    (tmp_path / "file").write_text("x")
    ran = kg("site", tmp_path / "file", "--graph", shipped)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
