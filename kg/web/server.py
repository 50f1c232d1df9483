"""Runs the application until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    from starlette.applications import Starlette

FIRST_PORT = 8642
_TRIES = 100
_HIGHEST = 65535


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens on `port`, or, without one, on the first free one from FIRST_PORT on.

    Raises KgError when the port asked for is taken or may not be used, or none is free.
    """
    if port is not None:
        # Asked beforehand: the system would take 70000 for 4464.
        if not 0 < port <= _HIGHEST:
            raise KgError(_refused(host, port, f"ports run from 1 to {_HIGHEST}"))
        try:
            return _bound(host, port)
        except OSError as error:
            raise KgError(_refused(host, port, error.strerror or str(error))) from error
    for number in range(FIRST_PORT, FIRST_PORT + _TRIES):
        try:
            return _bound(host, number)
        except OSError:
            continue
    raise KgError(f"No port from {FIRST_PORT} to {FIRST_PORT + _TRIES - 1} is free on {host}.")


def _refused(host: str, port: int, reason: str) -> str:
    return (
        f"Port {port} of {host} cannot be used: {reason}. Choose another with --port, or leave "
        "--port out to get the next free one."
    )


def _bound(host: str, port: int) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, address = found[0]
    one = socket.socket(family, kind, protocol)
    try:
        # A server that was stopped a moment ago leaves its port waiting; one that runs keeps it.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(address)
        one.listen(128)
    except BaseException:
        one.close()
        raise
    return one


def serve(app: Starlette, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Answer requests until SIGINT or SIGTERM; `ready` is called once when it begins to."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    # uvicorn stops cleanly at a signal and then raises it once more: nothing is left to be done.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    settings: dict[str, Any] = {"log_level": "warning", "access_log": False, "lifespan": "off"}
    server = Server(uvicorn.Config(app, timeout_graceful_shutdown=2, **settings))
    try:
        server.run(sockets=[listening])
    finally:
        listening.close()
