"""Files, standard input, folders and archives to Sources."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read.folders import read_source, read_sources
from tests.read.made import docx_of, html_of, pdf_of, plan_lines, zip_of

FILES = {
    "乙/2.html": html_of(["乙"]),
    "1.txt": "甲".encode("gb18030"),
    "乙/3.docx": docx_of(["丙"]),
    "9.md": "# 丁".encode(),
    "乙/4.pdf": pdf_of(["戊"], numbered=False),
    ".DS_Store": b"junk",
    "乙/Thumbs.db": b"junk",
    "乙/~$3.docx": b"junk",
    "__MACOSX/._1.txt": b"junk",
}
EXPECTED = {"1.txt": "甲", "9.md": "# 丁", "乙/2.html": "乙", "乙/3.docx": "丙", "乙/4.pdf": "戊"}


def put(folder: Path, files: dict[str, bytes]) -> str:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return str(folder)


def texts(*paths: str | Path) -> dict[str, str]:
    return {found.name: found.text for found in read_sources(map(str, paths))}


def test_a_folder_and_a_zip_give_the_same_documents(tmp_path: Path) -> None:
    put(tmp_path / "计划", FILES)
    (tmp_path / "计划.zip").write_bytes(zip_of(FILES))
    for name in ("计划", "计划.zip"):
        found = texts(tmp_path / name)
        assert list(found.items()) == [(f"{name}/{file}", text) for file, text in EXPECTED.items()]


def test_the_digest_is_that_of_the_member(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of(FILES))
    digests = {found.name: found.sha256 for found in read_sources([str(tmp_path / "a.zip")])}
    assert digests["a.zip/乙/3.docx"] == hashlib.sha256(FILES["乙/3.docx"]).hexdigest()


def test_a_zip_in_a_folder_is_opened_one_in_a_zip_refused(tmp_path: Path) -> None:
    inner = zip_of({"a.txt": "甲".encode()})
    put(tmp_path / "f", {"in.zip": inner})
    assert texts(tmp_path / "f") == {"f/in.zip/a.txt": "甲"}
    put(tmp_path, {"out.zip": zip_of({"in.zip": inner})})
    with pytest.raises(ReadError, match=r"out\.zip/in\.zip: this is a zip archive inside another"):
        texts(tmp_path / "out.zip")


def test_what_cannot_be_read_is_told_or_raised(tmp_path: Path) -> None:
    folder = put(
        tmp_path / "f", {"a.txt": b"x", "b.png": b"\x89PNG", "c.zip": b"PK\x03\x04", "d.txt": b"y"}
    )
    told: list[str] = []
    found = read_sources([folder], lambda error: told.append(str(error)))
    assert [source.name for source in found] == ["f/a.txt", "f/d.txt"]
    assert [line.split(":")[0] for line in told] == ["f/b.png", "f/c.zip"]
    with pytest.raises(ReadError, match=r"f/b\.png: this is a picture"):
        list(read_sources([folder]))
    with pytest.raises(ReadError, match="picture"):
        list(read_sources([f"{folder}/b.png"], told.append))  # type: ignore[arg-type]


def _closed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the system refuse to list `folder`, whoever asks."""
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_below_that_cannot_be_read_is_told_or_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(tmp_path / "f", {"a.txt": b"x", "乙/b.txt": b"y", "丙/丁/c.txt": b"z"})
    _closed(monkeypatch, tmp_path / "f" / "丙" / "丁")
    told: list[str] = []
    found = read_sources([folder], lambda error: told.append(str(error)))
    assert [source.name for source in found] == ["f/a.txt", "f/乙/b.txt"]
    assert told == [
        "f/丙/丁: this folder cannot be read (Permission denied); what is in it is missing."
    ]
    with pytest.raises(ReadError, match="f/丙/丁: this folder cannot be read"):
        list(read_sources([folder]))


def test_a_named_folder_that_cannot_be_read_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(tmp_path / "f", {"a.txt": b"x"})
    _closed(monkeypatch, tmp_path / "f")
    with pytest.raises(ReadError, match=r"^f: this folder cannot be read"):
        list(read_sources([folder], print))


def test_one_document_may_lie_in_a_folder_or_an_archive(tmp_path: Path) -> None:
    put(tmp_path, {"f/a.txt": b"x", "a.zip": zip_of({"b.txt": b"y"})})
    assert read_source(str(tmp_path / "f")).name == "f/a.txt"
    assert read_source(str(tmp_path / "a.zip")).name == "a.zip/b.txt"
    assert read_source(str(tmp_path / "f/a.txt")).name == "a.txt"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"f/x": b"x", "f/y": b"y"}, "several documents"),
        ({"f/.hidden": b"x"}, "no document in this folder"),
        ({"f": zip_of({"a": b"x", "b": b"y"})}, "several documents"),
        ({"f": zip_of({".hidden": b"x"})}, "no document in this archive"),
        ({"f/a": b""}, "f/a: the file is empty"),
        ({}, "no such file"),
        ({"f/": b""}, "no document"),
    ],
)
def test_says_what_is_wrong_with_a_path(tmp_path: Path, files: dict[str, bytes], told: str) -> None:
    if "f/" in files:
        (tmp_path / "f").mkdir()
    else:
        put(tmp_path, files)
    with pytest.raises(ReadError, match=told) as caught:
        read_source(str(tmp_path / "f"))
    assert "\n" not in str(caught.value)


def test_a_path_below_a_file_and_a_path_with_nul(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"x"})
    with pytest.raises(ReadError, match="cannot be read"):
        read_source(str(tmp_path / "a" / "b"))
    with pytest.raises(ReadError, match="cannot be read"):
        read_source("a\x00b")


@pytest.mark.parametrize("name", ["1.txt", "9.md", "乙/2.html", "乙/3.docx", "乙/4.pdf"])
def test_standard_input_takes_every_format(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILES[name])))
    found = read_source("-")
    assert found.name == "stdin"
    assert found.text == EXPECTED[name]


def test_a_zip_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zip_of({"a.txt": b"x"}))))
    assert texts("-") == {"stdin/a.txt": "x"}


def test_links_and_names_that_are_no_utf8(tmp_path: Path) -> None:
    folder = put(tmp_path / "f", {"a.txt": b"x"})
    (tmp_path / "f" / "round").symlink_to(tmp_path / "f", target_is_directory=True)
    (tmp_path / "f" / "gone.txt").symlink_to(tmp_path / "nowhere")
    Path(os.fsdecode(os.fsencode(folder) + b"/" + "计划.txt".encode("gb18030"))).write_bytes(b"y")
    assert texts(folder) == {"f/a.txt": "x", "f/计划.txt": "y"}


def named(*members: tuple[str, bytes, bool]) -> bytes:
    """A zip whose names are written as Windows does: GBK, without the flag of UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data, _ in members:
            archive.writestr(zipfile.ZipInfo(name), data)
    made = out.getvalue()
    for name, _, as_gbk in members:
        if as_gbk:
            written = name.encode("gbk").ljust(len(name.encode()), b"_")
            made = made.replace(name.encode(), written)
    return made.replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00")


def test_names_in_gbk_traversal_and_doubles(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(named(("计划", b"x", True)))
    assert next(iter(texts(tmp_path / "a.zip"))).startswith("a.zip/计划")
    with pytest.warns(UserWarning, match="Duplicate"):
        data = named(
            ("../../etc/x", b"1", False),
            ("C:\\b", b"2", False),
            ("/c", b"3", False),
            ("c", b"4", False),
            ("c", b"5", False),
        )
    (tmp_path / "b.zip").write_bytes(data)
    names = sorted(texts(tmp_path / "b.zip"))
    assert names == ["b.zip/b", "b.zip/c", "b.zip/c (2)", "b.zip/c (3)", "b.zip/etc/x"]


def encrypted() -> bytes:
    data = bytearray(zip_of({"a.txt": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (zip_of({"a.txt": b"a" * (8 << 20)}), r"a.zip: a.txt: unpacks to more than 200 times"),
        (zip_of({f"{n}.txt": b"x" for n in range(1001)}), "1,001 files, more than the 1,000"),
        (encrypted(), "a.txt: is behind a password"),
        (zip_of({"a.txt": b"x" * 99})[:60], "damaged or cut off"),
        (b"PK\x05\x06" + bytes(18), "no document in this archive"),
    ],
    ids=["bomb", "many", "password", "cut-off", "empty"],  # the bytes hold the time
)
def test_refuses_an_archive(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ReadError, match=told) as caught:
        texts(tmp_path / "a.zip")
    assert "\n" not in str(caught.value)


def test_the_limits_of_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        tmp_path,
        {"a.zip": zip_of({"a.txt": os.urandom(900).hex().encode() * 2, "b.txt": b"x" * 999})},
    )
    for limit, told in (("MAX_FILE", "a.txt: unpacks to more than"), ("MAX_ARCHIVE", "together")):
        with monkeypatch.context() as patch:
            patch.setattr(f"kg.read.archive.{limit}", 2000)
            with pytest.raises(ReadError, match=told):
                texts(tmp_path / "a.zip")
    monkeypatch.setattr("kg.read.folders.MAX_ARCHIVE", 100)
    with pytest.raises(ReadError, match="archive is larger than 100 bytes"):
        texts(tmp_path / "a.zip")
    monkeypatch.setattr("kg.read.folders.MAX_MEMBERS", 0)
    with pytest.raises(ReadError, match="more than the 0"):
        texts(tmp_path)


@settings(max_examples=200, deadline=None)
@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"", b"PK\x03\x04", b"<html>", b"\xff\xfe"]),
)
def test_random_bytes_give_a_source_or_an_error(data: bytes, start: bytes) -> None:
    from kg.read.formats import read_bytes

    try:
        assert read_bytes(start + data, "a").text
    except ReadError as error:
        assert "\n" not in str(error)


ARCHIVE = zip_of(
    {"甲.txt": "\n".join(plan_lines()[:40]).encode(), "b/乙.html": html_of(plan_lines()[:9])}
)


@settings(max_examples=80, deadline=None)
@given(at=st.integers(0, len(ARCHIVE)), change=st.binary(max_size=6), cut=st.integers(0, 30))
def test_a_damaged_archive_gives_documents_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, at: int, change: bytes, cut: int
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged.zip"
    file.write_bytes(ARCHIVE[:at] + change + ARCHIVE[at + cut :])
    try:
        assert all(found.text for found in read_sources([str(file)]))
    except ReadError as error:
        assert "\n" not in str(error)
