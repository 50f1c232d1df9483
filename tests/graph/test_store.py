from __future__ import annotations

import os
import random
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.graph import store, writer

ROOT = Path(__file__).parents[2]
SIZE = 400


def version(number: int, size: int = SIZE) -> list[bytes]:
    return [
        f'<x:{item}> <x:version> "{number}" <x:graph/{number}> .\n'.encode() for item in range(size)
    ]


def versions(folder: Path) -> list[str]:
    """The version that each statement of the graph that answers belongs to."""
    graph = store.open_graph(folder)
    return [row[0].value for row in graph.query("SELECT ?v { GRAPH ?g { ?s <x:version> ?v } }")]


def script(body: str, *arguments: object) -> subprocess.Popen[str]:
    """Start Python on `body`, which may use store, version and folder."""
    head = """
        import sys
        from pathlib import Path
        from kg.graph import store, writer
        from tests.graph.test_store import version
        folder = Path(sys.argv[1])
    """
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(head) + textwrap.dedent(body), *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_is_written_answers(tmp_path):
    build = writer.write(
        tmp_path / "new" / "graph",
        version(1),
        manifest={"documents": ["一.txt"]},
        fingerprint="甲\t1",
        extra_files={
            "extra.txt": lambda path: path.write_text(
                str((path.parent / store.GRAPH).stat().st_size)
            )
        },
    )
    folder = tmp_path / "new" / "graph"
    assert versions(folder) == ["1"] * SIZE
    assert store.current(folder) == build
    assert (build / store.GRAPH).read_bytes() == b"".join(version(1))
    assert (build / "extra.txt").read_text() == str((build / store.GRAPH).stat().st_size)
    found = store.manifest(folder)
    assert found["documents"] == ["一.txt"]
    assert (found["quads"], found["build"]) == (SIZE, build.name)
    assert store.fingerprint_of(folder) == "甲\t1"
    assert not (folder / "LOCK.holder").exists()


def test_quads_may_be_given_as_pyoxigraph_objects(tmp_path):
    quads = ox.parse(b"".join(version(1)), ox.RdfFormat.N_QUADS)
    build = writer.write(tmp_path, quads)
    assert (build / store.GRAPH).read_bytes() == b"".join(version(1))
    assert versions(tmp_path) == ["1"] * SIZE


def test_the_previous_build_is_kept_and_older_ones_go(tmp_path):
    builds = [writer.write(tmp_path, version(number, 1)) for number in (1, 2, 2)]
    assert sorted((tmp_path / "builds").iterdir()) == builds[1:]
    assert builds[1].name != builds[2].name


def test_a_reader_keeps_its_build_while_others_are_written(tmp_path):
    writer.write(tmp_path, version(1))
    graph = store.open_graph(tmp_path)
    writer.write(tmp_path, version(2))
    assert len(graph) == SIZE
    assert versions(tmp_path) == ["2"] * SIZE
    with pytest.raises(RuntimeError, match="read-write"):
        graph.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:a"), ox.NamedNode("x:a")))


def test_a_failed_build_leaves_the_previous_one_and_no_litter(tmp_path):
    writer.write(tmp_path, version(1))
    before = sorted(tmp_path.rglob("*"))

    def broken():
        yield from version(2, 10)
        raise GraphError("two things on one name")

    with pytest.raises(GraphError, match="two things"):
        writer.write(tmp_path, broken())
    assert versions(tmp_path) == ["1"] * SIZE
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_of_ones_own_named_builds_is_left_alone(tmp_path):
    (tmp_path / "builds" / "mine").mkdir(parents=True)
    for number in (1, 2, 3):
        writer.write(tmp_path, version(number, 1))
    assert (tmp_path / "builds" / "mine").is_dir()


def test_a_second_writer_is_told_who_holds_the_graph(tmp_path):
    body = """
        def slow():
            print("holding", flush=True)
            sys.stdin.read()
            yield from version(1)
        writer.write(folder, slow())
    """
    with script(body, tmp_path) as other:
        assert other.stdout.readline() == "holding\n"
        with pytest.raises(GraphError, match=rf"process {other.pid} on .* since 2\d\d\d-"):
            writer.write(tmp_path, version(2))
        other.stdin.close()
        assert other.wait(20) == 0
    assert versions(tmp_path) == ["1"] * SIZE
    writer.write(tmp_path, version(2))
    assert versions(tmp_path) == ["2"] * SIZE


WRITE_ON = """
    for number in range(int(sys.argv[2]), 100_000):
        writer.write(folder, version(number))
        print(number, flush=True)
"""


def kill_at_random(folder: Path, trials: int, seed: int) -> None:
    """Kill a process that writes build after build; each time one whole build must answer."""
    moment = random.Random(seed)
    writer.write(folder, version(0))
    last = 0
    for _ in range(trials):
        with script(WRITE_ON, folder, last + 1) as process:
            process.stdout.readline()
            time.sleep(moment.uniform(0, 0.12))
            process.kill()
            said = [int(line) for line in process.stdout]
        found = set(versions(folder))
        assert len(versions(folder)) == SIZE
        (number,) = map(int, found)
        # CURRENT may be replaced an instant before the number is printed, never after
        assert number >= max(said, default=last + 1)
        last = number
    writer.write(folder, version(last + 1))
    assert set(versions(folder)) == {str(last + 1)}
    assert not list((folder / "builds").glob(".tmp-*"))


@pytest.mark.skipif(os.name == "nt", reason="no kill -9")
def test_kill_9_at_random_moments_leaves_a_whole_build(tmp_path):
    kill_at_random(tmp_path, trials=5, seed=1)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="no kill -9")
def test_kill_9_at_many_random_moments_leaves_a_whole_build(tmp_path):
    kill_at_random(tmp_path, trials=100, seed=2)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on file size")
@pytest.mark.parametrize("limit", [1_000, 40_000])
def test_a_disk_that_takes_no_more_is_one_line(tmp_path, limit):
    writer.write(tmp_path, version(1))
    body = """
        import resource, signal
        from kg.errors import GraphError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
        try:
            writer.write(folder, version(2))
        except GraphError as error:
            print(error)
    """
    with script(body, tmp_path, limit) as process:
        said = process.communicate(timeout=20)[0]
    assert said.startswith(f"The graph cannot be written to {tmp_path}: ")
    assert "-o. The graph that was there before still answers." in said
    assert len(said.splitlines()) == 1
    assert versions(tmp_path) == ["1"] * SIZE


def test_a_folder_that_cannot_be_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match=r"cannot be written to .*-o\.$"):
        writer.write(tmp_path / "file" / "graph", version(1))


def damage(folder: Path, what: str) -> Path:
    if what == "no folder":
        return folder / "missing"
    if what == "no graph":
        return folder
    if what == "never finished":
        (folder / "builds").mkdir()
        return folder
    build = writer.write(folder, version(1))
    if what == "pointer":
        (folder / store.CURRENT).write_text("../../etc")
    elif what == "pointer bytes":
        (folder / store.CURRENT).write_bytes(b"\xff\xfe")
    elif what == "gone":
        for path in sorted(build.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        build.rmdir()
    elif what == "store":
        for path in (build / store.STORE).iterdir():
            path.write_bytes(b"?")
    elif what == "no store":
        (build / store.STORE).rename(build / "elsewhere")
    return folder


DAMAGE = [
    ("no folder", "There is no graph folder"),
    ("no graph", "holds no graph"),
    ("never finished", "was never finished"),
    ("pointer", "names “../../etc”"),
    ("pointer bytes", "CURRENT cannot be read"),
    ("gone", "is damaged"),
    ("store", "is damaged"),
    ("no store", "is damaged"),
]


@pytest.mark.parametrize(("what", "message"), DAMAGE)
def test_what_cannot_be_opened_says_so(tmp_path, what, message):
    folder = damage(tmp_path, what)
    with pytest.raises(GraphError, match=message):
        store.open_graph(folder)


@pytest.mark.parametrize("content", ["", "[]", '{"format": 0}', "{"])
def test_a_manifest_of_another_kind_is_refused(tmp_path, content):
    build = writer.write(tmp_path, version(1))
    (build / store.MANIFEST).write_text(content)
    with pytest.raises(GraphError, match="Build it again"):
        store.manifest(tmp_path)


def test_a_fingerprint_changes_with_its_inputs(tmp_path):
    one, table = tmp_path / "一.txt", tmp_path / "tables" / "a.tsv"
    table.parent.mkdir()
    one.write_text("1")
    table.write_text("1")

    def now() -> str:
        return store.fingerprint([one, tmp_path / "tables", tmp_path / "none"], "1.0")

    seen = [now()]
    assert now() == seen[0]
    os.utime(one, ns=(1, 1))
    seen.append(now())
    table.write_text("12")
    seen.append(now())
    (table.parent / "b.tsv").write_text("")
    seen.append(now())
    one.unlink()
    seen.append(now())
    seen.append(store.fingerprint([one, tmp_path / "tables", tmp_path / "none"], "1.1"))
    assert len(set(seen)) == len(seen)


def test_what_python_compiles_changes_no_fingerprint(tmp_path):
    """A first command compiles modules that the one before never loaded."""
    (tmp_path / "a.py").write_text("")
    before = store.fingerprint([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"x")
    assert store.fingerprint([tmp_path]) == before


def test_no_fingerprint_where_no_graph_answers(tmp_path):
    assert store.fingerprint_of(tmp_path) is None
