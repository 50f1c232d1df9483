"""The pages of one graph over HTTP, for the machine they run on."""

from __future__ import annotations

import threading
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.views.site.site import Site

_KEPT = 64 * 1024 * 1024  # bytes of pages held ready
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_HTML = "text/html; charset=utf-8"
Answer = tuple[bytes, str]


class Shelf:
    """Pages and files made when first asked for, then kept; the oldest make room for new ones."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages = frozenset(site.paths())
        self._held: dict[str, Answer] = {}
        self._size = 0
        self._lock = threading.Lock()

    def get(self, path: str) -> Answer | None:
        """The bytes and media type of what stands at `path`, or None."""
        with self._lock:
            if path in self._held:
                return self._held[path]
        answer = self._make(path)
        if answer is None:
            return None
        with self._lock:
            if path not in self._held:
                self._held[path] = answer
                self._size += len(answer[0])
            while self._size > _KEPT and len(self._held) > 1:
                oldest = next(iter(self._held))
                self._size -= len(self._held.pop(oldest)[0])
        return answer

    def _make(self, path: str) -> Answer | None:
        if path in self._pages:
            return self._site.render(path).encode("utf-8"), _HTML
        if path in self._site.files:
            file = self._site.files[path]
            return file.make(), file.media_type
        return None


def application(
    site: Site,
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]"),
) -> Starlette:
    """The ASGI application. Requests that name another host are refused, so that no page elsewhere
    can reach this one through a name of its own (DNS rebinding)."""
    shelf = Shelf(site)

    def answer(request: Request) -> Response:
        path = unquote(request.url.path).lstrip("/") or "index.html"
        found = shelf.get(path)
        if found is None:
            return _missing(path, shelf)
        headers = dict(_HEADERS)
        if not found[1].startswith("text/html"):
            headers["Content-Disposition"] = "attachment"
        return Response(found[0], media_type=found[1], headers=headers)

    return Starlette(
        routes=[Route("/{path:path}", answer, methods=["GET"])],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
    )


def _missing(path: str, shelf: Shelf) -> Response:
    """A page's name without its ending, or a folder, leads to the page; all else is not there."""
    for guess in (f"{path.rstrip('/')}.html", f"{path.rstrip('/')}/index.html"):
        if shelf.get(guess):
            return RedirectResponse(f"/{quote(guess)}", status_code=308, headers=_HEADERS)
    words = f"404: there is no page “{path}” here. Start at /\n"
    return Response(
        words.encode("utf-8"),
        status_code=404,
        media_type="text/plain; charset=utf-8",
        headers=_HEADERS,
    )
