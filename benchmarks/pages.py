"""How long the network page takes: to make, to its first paint, and until it can be used."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from kg.views.atlas.atlas import Atlas
from kg.views.site.pages.network import network_page
from tests.chromium import ARGUMENTS, CHROMIUM
from tests.views import large
from tests.views.made import truth

_RUNS = 5
# What the pages are to reach, in seconds.
_MARKS = {
    "the plan that ships": 1.0,
    "300 bodies, 3,000 lines": 1.5,
    "2,000 bodies, 20,000 lines": 3.0,
}


def network_pages() -> None:
    """The network page in headless Chromium, ready when its scripts are done and its first frame is
    drawn; says so where no browser can be driven."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("network page: not measured, no playwright")
        return
    if not CHROMIUM.exists():
        print(f"network page: not measured, no {CHROMIUM}")
        return
    plans: list[Atlas] = [truth(), large.plan(300, 3000), large.plan(2000, 20_000)]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for (name, mark), plan in zip(_MARKS.items(), plans, strict=True):
            begin = time.perf_counter()
            text = network_page(plan).encode("utf-8")
            made = time.perf_counter() - begin
            file = Path(folder) / "network.html"
            file.write_bytes(text)
            paints, readies = [], []
            for _ in range(_RUNS):
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                page.goto(file.as_uri())
                page.wait_for_selector("html[data-ready][data-drawn]", state="attached")
                paint, ready = page.evaluate(
                    "[performance.getEntriesByName('first-contentful-paint')[0].startTime,"
                    " Math.max(kg.ready, kg.drawn)]"
                )
                paints.append(paint)
                readies.append(ready)
                page.close()
            print(
                f"network page, {name}: made in {made:.1f} s, {len(text) / 1000:.0f} KB, "
                f"first paint {statistics.median(paints) / 1000:.2f} s, "
                f"ready {statistics.median(readies) / 1000:.2f} s (mark {mark} s)"
            )
        browser.close()
