"""`kg serve` as a person meets it: a real process, a real port, real requests."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def start(shipped, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kg.cli.main", "serve", "--graph", str(shipped), *words]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def address(shipped) -> Iterator[str]:
    process = start(shipped)
    line = process.stderr.readline()
    yield ADDRESS.search(line).group()
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=20)
    process.stderr.close()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_says_where_it_is_answers_and_stops_when_told(shipped, sent):
    process = start(shipped)
    line = process.stderr.readline()
    found = ADDRESS.search(line)
    assert found, line
    assert "商标法" in httpx.get(found.group() + "laws/商标法.html").text
    process.send_signal(sent)
    rest = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert rest.strip() == "kg: stopped"
    with pytest.raises(httpx.ConnectError):
        httpx.get(found.group())


def test_a_port_that_is_taken_is_said_and_refused(shipped):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        process = start(shipped, "--port", str(port))
        told = process.communicate(timeout=20)[1]
        assert process.returncode == 1
    assert told.startswith(f"kg: Port {port} of 127.0.0.1 cannot be used")
    assert told.count("\n") == 1


@pytest.mark.parametrize("port", ["-1", "0", "70000"])
def test_a_number_that_is_no_port_is_refused_in_one_line(shipped, port):
    process = start(shipped, f"--port={port}")
    told = process.communicate(timeout=20)[1]
    assert process.returncode == 1
    assert told.count("\n") == 1
    assert port in told


def test_without_a_port_two_servers_stand_side_by_side(shipped, address):
    process = start(shipped)
    other = ADDRESS.search(process.stderr.readline()).group()
    assert other != address
    assert httpx.get(other).status_code == httpx.get(address).status_code == 200
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=20)
    process.stderr.close()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("index.html", 200),
        ("network.html", 200),
        ("tasks.html", 200),
        ("laws/商标法.html", 200),
        ("agencies/司法部.html", 200),
        ("laws/商标法", 308),
        ("nothing.html", 404),
        ("..%2f..%2fetc%2fpasswd", 404),
        ("laws/%00", 404),
        ("laws/" + "长" * 3000, 404),
        ("%ff%fe", 404),
    ],
)
def test_what_is_there_is_answered_and_the_rest_is_not_found(address, path, status):
    answer = httpx.get(address + path)
    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(address, method):
    assert httpx.request(method, address).status_code == 405


def test_a_request_that_names_another_host_is_refused(address):
    assert httpx.get(address, headers={"Host": "attacker.example"}).status_code == 400
    port = address.rsplit(":", 1)[1].strip("/")
    assert httpx.get(address, headers={"Host": f"localhost:{port}"}).status_code == 200


def test_a_page_is_the_same_whenever_and_however_it_is_asked_for(address):
    page = httpx.get(address + "laws.html")
    assert page.content == httpx.get(address + "laws.html").content
    assert int(httpx.head(address + "laws.html").headers["content-length"]) == len(page.content)
