"""Closed streams, locales without Chinese, pipes, links and devices: as kinds, whatever the command."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.cli.terminal import printable, width
from kg.files import written

POSIX = pytest.mark.skipif(os.name == "nt", reason="of POSIX systems")
KG = [sys.executable, "-m", "kg.cli.main"]


def in_shell(line: str, *words: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run `kg WORDS` with the redirections of `line` behind it."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {line}', "sh", *KG, *map(str, words)],
        env=os.environ | env,
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "计划.txt"
    file.write_text(
        "一、总则\n1.推进《甲办法》修订。（甲局负责）\n2.总结。（乙局负责）\n", encoding="utf-8"
    )
    return file


PRINTING = [
    ("law", "商标法"),
    ("task", "1", "--format", "json"),
    ("search", "商标", "--format", "csv"),
    ("query", "SELECT * { ?s ip:number ?o }", "--format", "tsv"),
    ("network", "--format", "gexf"),
    ("ledger", "-o", "-"),
    ("export", "-f", "nq"),
]


@POSIX
@pytest.mark.parametrize("words", PRINTING, ids=lambda words: words[0])
@pytest.mark.parametrize("line", [">&-", ">/dev/full"])
def test_output_that_cannot_be_written_is_one_line(shipped, words, line):
    if line == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    ran = in_shell(line, *words)
    assert ran.returncode == 1
    said = ran.stderr.decode()
    assert said.startswith("kg: ")
    assert said.count("\n") == 1
    assert ran.stdout == b""


@POSIX
def test_all_streams_may_be_closed(shipped, plan):
    assert in_shell("<&- >&- 2>&-", "law", "商标法").returncode == 1
    graph = plan.parent / "graph"
    in_shell("<&- >&- 2>&-", "build", plan, "-o", graph)
    assert in_shell("", "law", "甲办法", "--graph", graph).returncode == 0
    ran = in_shell("<&-", "extract", "-")
    assert ran.returncode == 1
    assert ran.stderr.decode().count("\n") == 1


@POSIX
def test_what_is_told_apart_never_stands_in_the_answer(plan):
    (plan.parent / "poem.txt").write_text("床前明月光。\n", encoding="utf-8")
    ran = in_shell("2>&-", "extract", plan.parent / "poem.txt")
    assert ran.returncode == 0
    assert ran.stdout.endswith(b"}\n")


# a locale that knows no Chinese; in one of another encoding of Chinese nothing is done
@POSIX
@pytest.mark.parametrize("env", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX"}, {}])
def test_arguments_and_files_in_any_locale(shipped, plan, env):
    ran = in_shell("", "law", "商标法", **env)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.decode().startswith("商标法")
    assert in_shell("", "query", "tasks-of-law", "-p", "law=著作权法", **env).returncode == 0
    ran = in_shell("", "extract", plan, **env)
    assert ran.returncode == 0, ran.stderr.decode()
    assert '"name": "计划.txt"' in ran.stdout.decode()
    target = plan.parent / "台账.csv"
    assert in_shell("", "ledger", "-o", target, "--agency", "司法部", **env).returncode == 0
    assert target.is_file()
    ran = in_shell("", "law", "不存在法", **env)
    assert ran.returncode == 1
    assert "“不存在法”" in ran.stderr.decode()


# every option that names a file to write, with what the file begins with
WRITERS = [
    (("export", "-f", "nt", "-o"), "g.nt", b"<"),
    (("network", "-o"), "n.gexf", b"<?xml"),
    (("network", "--html"), "n.html", b"<!doctype"),
    (("network", "--svg"), "n.svg", b"<svg"),
    (("ledger", "-o"), "l.csv", b"\xef\xbb\xbf"),
    (("ledger", "-o"), "l.xlsx", b"PK"),
]


@contextmanager
def reading(pipe: Path) -> Iterator[list[bytes]]:
    """Read a named pipe to its end beside the block."""
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    yield got
    reader.join(timeout=60)
    assert not reader.is_alive()


@POSIX
@pytest.mark.parametrize(("words", "name", "begins"), WRITERS, ids=lambda each: str(each)[:24])
class TestWriters:
    def test_a_pipe_is_written_through(self, kg, shipped, tmp_path, words, name, begins):
        os.mkfifo(tmp_path / name)
        with reading(tmp_path / name) as got:
            assert kg(*words, tmp_path / name).code == 0
        assert got[0].lower().startswith(begins.lower())
        assert stat.S_ISFIFO((tmp_path / name).lstat().st_mode)
        assert list(tmp_path.iterdir()) == [tmp_path / name]

    def test_a_link_stays_and_what_it_leads_to_is_written(
        self, kg, shipped, tmp_path, words, name, begins
    ):
        (tmp_path / "kept").mkdir()
        target = tmp_path / "kept" / "target"
        for before in (b"old", None):
            link = tmp_path / name
            link.unlink(missing_ok=True)
            link.symlink_to("kept/target")
            target.unlink(missing_ok=True)
            if before:
                target.write_bytes(before)
            assert kg(*words, link).code == 0
            assert link.is_symlink()
            assert target.read_bytes().lower().startswith(begins.lower())
        assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["kept", "target", name])

    def test_a_folder_is_told(self, kg, shipped, tmp_path, words, name, begins):
        (tmp_path / name).mkdir()
        ran = kg(*words, tmp_path / name)
        assert (ran.code, ran.out) == (1, "")
        assert f"{tmp_path / name}: Is a directory" in ran.err


@POSIX
def test_a_device_is_written_through(kg, evil, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_GRAPH", str(evil))
    for device in ("/dev/null", "/dev/full"):
        if Path(device).exists():
            before = Path(device).lstat()
            ran = kg("export", "-o", device)
            assert ran.code == (1 if device == "/dev/full" else 0)
            assert Path(device).lstat().st_rdev == before.st_rdev != 0
    ran = in_shell("| cat", "export", "-f", "nt", "-o", "/dev/stdout")
    assert ran.stdout.startswith(b"<")
    held = tmp_path / "held.nt"
    ran = in_shell(f">>{held}", "export", "-f", "nt", "-o", "/dev/stdout")
    assert held.read_bytes().startswith(b"<")


@POSIX
def test_a_site_goes_through_links(kg, evil, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_GRAPH", str(evil))
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    assert kg("site", tmp_path / "site").code == 0
    assert (tmp_path / "site").is_symlink()
    index = tmp_path / "real" / "index.html"
    elsewhere = tmp_path / "start.html"
    index.rename(elsewhere)
    index.symlink_to(elsewhere)
    elsewhere.write_text("old", encoding="utf-8")
    assert kg("site", tmp_path / "site").code == 0
    assert index.is_symlink()
    assert "old" not in elsewhere.read_text(encoding="utf-8")[:3]


@POSIX
def test_a_build_into_something_else_is_refused(kg, plan, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "计划.txt"):
        ran = kg("build", plan, "-o", tmp_path / name)
        assert ran.code == 1
        assert "cannot be written" in ran.err
        assert ran.err.count("\n") == 1
    assert stat.S_ISFIFO((tmp_path / "pipe").lstat().st_mode)


@POSIX
def test_counts_that_are_saved_go_through_a_link(kg, tmp_path):
    (tmp_path / "link.tsv").symlink_to("counts.tsv")
    assert kg("evaluate", "--save", tmp_path / "link.tsv").code == 0
    assert (tmp_path / "link.tsv").is_symlink()
    assert (tmp_path / "counts.tsv").read_bytes()


def test_a_file_keeps_its_words_until_the_new_ones_are_whole(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o640)
    with pytest.raises(ZeroDivisionError), written(file) as open_file:
        open_file.write(b"ne")
        raise ZeroDivisionError
    assert file.read_bytes() == b"old"
    with written(file) as open_file:
        open_file.write(b"new")
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o640


@POSIX
def test_nothing_comes_through_the_pipe_of_what_failed(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ZeroDivisionError), written(tmp_path / "pipe") as file:
        file.write(b"half")
        raise ZeroDivisionError  # nobody reads: opening the pipe would wait for ever


def test_a_name_as_long_as_names_can_be(tmp_path):
    with written(tmp_path / ("n" * 255)) as file:
        file.write(b"x")


@POSIX
def test_a_circle_of_links_is_told(kg, shipped, tmp_path):
    (tmp_path / "a.csv").symlink_to("b.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    ran = kg("network", "-o", tmp_path / "a.csv")
    assert ran.code == 1
    assert "a.csv: " in ran.err


# ---- what a document holds never steers the terminal
EVIL = "\x1b]0;x\x07\x1b[2J\u202e"
DOCUMENT = (
    f"2024年工作要{EVIL}点\n一、总{EVIL}则\n1.推进《甲{EVIL}办法》修订，{EVIL}2024年底前完成。"
    f"（甲局、乙{EVIL}局负责）\n2.总结{EVIL}。（甲局负责）\n"
)


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.ask.builds import build_graph

    folder = tmp_path_factory.mktemp("evil")
    (folder / "evil.txt").write_text(DOCUMENT, encoding="utf-8")
    build_graph([str(folder / "evil.txt")], folder / "graph")
    return folder / "graph"


SHOWN = [
    ("task", "1"),
    ("task", "1", "--format", "md"),
    ("task", "1", "--format", "json"),
    ("agency", "甲局"),
    ("agency", "甲局", "--format", "json"),
    ("search", "总结"),
    ("search", "总结", "--format", "md"),
    ("query", "SELECT ?t { ?x schema:text ?t }"),
    ("query", "SELECT ?t { ?x schema:text ?t }", "--format", "md"),
    ("network", "--relation", "together"),
    ("check",),
    ("law", "甲\x1b[2J办"),
    ("task", "\x1b]0;x\x07"),
    ("\x1b[2Jtask",),
]


@pytest.mark.parametrize("words", SHOWN, ids=lambda words: " ".join(words).replace("\x1b", "ESC"))
def test_controls_are_shown_and_not_sent(kg, evil, words):
    ran = kg(*words, *(("--graph", evil) if words[0].isprintable() else ()))
    assert ran.out or ran.err
    for said in (ran.out, ran.err):
        assert not set(said) & set("\x1b\x07\u202e")
    if words == ("task", "1"):
        assert "甲␛]0;x␛[2J办法" in ran.out


@POSIX
@pytest.mark.parametrize("form", ["text", "csv", "tsv", "json"])
def test_on_a_terminal_only_our_own_bold_is_sent(evil, form):
    import pty

    shown, terminal = pty.openpty()
    ran = subprocess.Popen(
        [*KG, "task", "1", "--graph", str(evil), "--format", form],
        stdout=terminal,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if name != "NO_COLOR"},
    )
    os.close(terminal)
    said = b""
    while piece := _read(shown):
        said += piece
    ran.wait(timeout=60)
    os.close(shown)
    assert said
    rest = said.replace(b"\x1b[1m", b"").replace(b"\x1b[0m", b"")
    assert b"\x1b" not in rest
    assert (b"\x1b[1m" in said) is (form == "text")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so where others say that nothing is left
        return b""


def test_to_programs_the_words_go_as_they_are(kg, evil):
    assert "\x1b" in kg("task", "1", "--graph", evil, "--format", "csv").out


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("计划 a", "计划 a"),
        ("a\x1b[31mb\x07\x7f", "a␛[31mb␇␡"),
        ("a\u202eb\u200dc\x9bd\U000e0001", "a\\u202eb\\u200dc\\u009bd\\U000e0001"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\u3000b\u00a0c\u2009d\te", "a\u3000b c d\te"),
        ("\ud800", "\\ud800"),
    ],
)
def test_printable(text, seen):
    assert printable(text) == seen
    assert printable(seen) == seen
    assert width(seen.replace("\n", "").replace("\t", "")) > 0
