"""Debian's Chromium for tests, or an honest word that it is missing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def missing(reason: str) -> None:
    """Skip and say why; where everything is required, fail instead."""
    if os.environ.get("KG_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Any]:
    """A running browser, driven by Playwright."""
    if not CHROMIUM.exists():
        missing("no chromium at /usr/bin/chromium: apt-get install chromium fonts-noto-cjk")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("no playwright in this environment: pip install playwright")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


class Watched:
    """A page that remembers what it asked for and complained of."""

    def __init__(self, browser: Any, width: int = 1400, height: int = 900, **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, **options)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)

    def _dialog(self, dialog: Any) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: Path, state: str = "") -> Any:
        """Open the file and wait until its scripts are done."""
        self.page.goto(path.as_uri() + (f"#{state}" if state else ""))
        self.wait()
        return self.page

    def wait(self) -> None:
        """Wait until the page is ready; by a mark, for the page's policy forbids scripts of text."""
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def foreign(self) -> list[str]:
        """Requests for anything but the files opened, and what a page keeps in itself."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]

    def close(self) -> None:
        self.context.close()
