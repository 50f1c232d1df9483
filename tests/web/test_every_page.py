"""What holds of every page of a site, in a real browser."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.ask.sparql import rows
from kg.views.atlas.picks import sparql
from tests.chromium import Watched

AXE = Path(__file__).parent.parent / "vendor" / "axe-core" / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
# Of each folder of detail pages as many as this; `make long` takes them all.
SAMPLE = 10**6 if os.environ.get("KG_EVERY_PAGE") == "1" else 2


def chosen(folder: Path) -> list[Path]:
    """The pages at the top, and a seeded sample of each folder of detail pages."""
    found = sorted(folder.glob("*.html"))
    for below in sorted(path for path in folder.iterdir() if path.is_dir()):
        pages = sorted(below.glob("*.html"))
        found += random.Random(2025).sample(pages, min(SAMPLE, len(pages)))
    return found


@pytest.fixture
def watch(browser) -> Iterator[Any]:
    opened: list[Watched] = []

    def make(*arguments: Any, **options: Any) -> Watched:
        opened.append(Watched(browser, *arguments, **options))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_axe_is_the_one_we_vendored():
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == AXE_SHA256


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_or_critical(watch, folder, scheme):
    watched = watch(color_scheme=scheme, bypass_csp=True)
    found = {}
    for path in chosen(folder):
        page = watched.open(path)
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        bad = [
            (one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"])
            for one in result["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        if bad:
            found[path.relative_to(folder).as_posix()] = bad
    assert found == {}


def test_no_page_asks_for_anything_or_complains(watch, folder):
    watched = watch()
    for path in chosen(folder):
        watched.open(path)
    assert watched.foreign() == []
    assert len(watched.asked) == len(chosen(folder))
    assert watched.said == []


@pytest.mark.parametrize("width", [1400, 390])
def test_nothing_reaches_over_the_side_of_the_page(watch, folder, width):
    watched = watch(width)
    wide = {}
    for path in chosen(folder):
        page = watched.open(path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[path.name] = over
    assert wide == {}


def test_every_link_leads_to_a_page_of_the_site(folder):
    import re
    from html import unescape
    from urllib.parse import unquote, urlsplit

    missing = set()
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for href in re.findall(r'<a\b[^>]*?\shref="([^"]*)"', text):
            parts = urlsplit(unescape(href))
            if parts.scheme in ("http", "https"):
                continue
            if not parts.path:
                continue
            if not (path.parent / unquote(parts.path)).exists():
                missing.add((path.relative_to(folder).as_posix(), href))
    assert missing == set()


NUMBERS = """() => [...document.querySelectorAll('main [data-pick].n')].map((one) =>
  [one.dataset.pick, +one.textContent, kg.find(one.dataset.pick).length])"""
ROWS = """() => [...document.querySelectorAll('[data-rows]')].map((one) => [one.dataset.rows,
  +one.textContent, document.querySelectorAll(one.dataset.rows + ' [data-row]:not([hidden])').length])"""


def test_every_number_is_its_list_and_the_answer_of_sparql(watch, folder, site, graph):
    watched = watch()
    answers: dict[str, int] = {}
    wrong = []
    seen = 0
    for path in chosen(folder):
        page = watched.open(path)
        for pick, shown, listed in page.evaluate(NUMBERS):
            seen += 1
            if pick not in answers:
                answers[pick] = len(rows(graph, sparql(site.atlas, pick)))
                assert answers[pick] == len(site.picks.find(pick)), pick
            if not shown == listed == answers[pick]:
                wrong.append((path.name, pick, shown, listed, answers[pick]))
        for selector, shown, there in page.evaluate(ROWS):
            if shown != there:
                wrong.append((path.name, selector, shown, there))
    assert wrong == []
    assert seen > 500


def test_a_number_that_is_clicked_opens_as_many_tasks_as_it_says(watch, folder):
    watched = watch()
    for path in chosen(folder):
        page = watched.open(path)
        buttons = page.query_selector_all("main [data-pick].n:not(:disabled)")
        visible = [one for one in buttons if one.is_visible()]
        for button in random.Random(7).sample(visible, min(3, len(visible))):
            said = int(button.text_content())
            button.click()
            assert page.locator("#evidence .task").count() == said, path.name
            assert page.locator("#count").get_attribute("data-n") == str(said)
            page.keyboard.press("Escape")
            assert page.locator("#evidence .task").count() == 0


STATE = "ui=en&script=hant&pick=involves%3D%E5%8F%B8%E6%B3%95%E9%83%A8"


@pytest.mark.parametrize("name", ["network", "matrix", "workload", "tasks", "laws", "sections"])
def test_a_url_that_is_sent_on_restores_what_was_seen(watch, folder, name):
    watched = watch()
    first = watched.open(folder / f"{name}.html", STATE)
    assert first.evaluate("document.documentElement.lang") == "en"
    seen = first.locator("#evidence").inner_text()
    assert "司法部" in seen
    again = watched.open(folder / f"{name}.html", first.url.split("#")[1])
    assert again.locator("#evidence").inner_text() == seen
    again.reload()
    watched.wait()
    assert again.locator("#evidence").inner_text() == seen


def test_the_script_chosen_changes_every_page_and_goes_along_with_links(watch, folder):
    watched = watch()
    page = watched.open(folder / "workload.html")
    page.click("[data-set='script=hans']")
    assert "国家知识产权局" in page.locator("main").inner_text()
    page.click("[data-set='script=hant']")
    text = page.locator("main").inner_text()
    assert "國家知識產權局" in text
    assert "国" not in text
    page.click("nav a[href*='laws']")
    page.wait_for_url("**/laws.html*")
    watched.wait()
    assert page.evaluate("kg.script()") == "hant"
    assert "商標法" in page.locator("main").inner_text()


# ---- words that mean harm

PROBE = "window.hits = 0; window.hit = () => { window.hits += 1; };"


@pytest.mark.parametrize("width", [1400, 390])
def test_hostile_words_are_shown_and_never_run(watch, hostile_folder, width):
    watched = watch(width)
    watched.context.add_init_script(PROBE)
    wide = {}
    for path in chosen(hostile_folder):
        page = watched.open(path)
        for control in page.query_selector_all("main button, #filters input[type=search], main a")[
            :12
        ]:
            if not control.is_visible():
                continue
            control.hover(timeout=2000, force=True)
            tag = control.evaluate("one => one.tagName")
            if tag == "BUTTON" and control.is_enabled():
                control.click(force=True)
            elif tag == "INPUT":
                control.fill("<img src=x onerror=hit()>")
        if page.evaluate("window.hits") or page.url.startswith("javascript"):
            wide[path.name] = "ran"
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[path.name] = over
        hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
        assert set(hrefs) <= {"file:", "https:", "http:", "blob:"}, path.name
    assert wide == {}
    assert watched.foreign() == []
    assert watched.said == []


def test_hostile_words_reach_the_reader_whole(watch, hostile_folder):
    from tests.web.hostile import ATTACKS

    watched = watch()
    page = watched.open(hostile_folder / "tasks.html")
    text = page.locator("main").text_content()
    for attack in ATTACKS[:4]:
        assert attack in text
