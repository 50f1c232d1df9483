"""The overview pages in a real browser: clicked, typed into, reloaded, printed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kg.graph.store import open_graph
from kg.views.atlas.picks import parties, pick
from kg.views.network.network import collaboration
from kg.views.site.heat import lead_pairs
from kg.views.site.pages import read_site, whole_site
from kg.views.site.site import Site
from tests.chromium import Watched
from tests.views import made

HUBS = ("国家知识产权局", "中央宣传部")
PAGES = ("index", "matrix", "workload", "sections", "tasks", "poster")


@pytest.fixture(scope="module")
def site(shipped) -> Site:
    return read_site(open_graph(shipped))


@pytest.fixture(scope="module")
def several() -> Site:
    """Two plans of few tasks: shared, alone, open, without anybody."""
    headings = [
        made.heading("a", "一、甲章", plan="p"),
        made.heading("b", "一、乙章", plan="q"),
    ]
    tasks = [
        made.task(
            *made.led("甲局", "乙局", "丙局"), text="推进商標法。", sections=["a"], mode="joint"
        ),
        made.task(*made.alone("甲局"), text="開展試點。", sections=["a"], mode="single"),
        made.task(
            *made.led("乙局", "甲局", basis="first-of-respective"),
            text="幹部培訓，關於考核。",
            plan="q",
            sections=["b"],
            mode="respective",
            open_ended=True,
        ),
        made.task(text="没有单位。", plan="q", sections=["b"]),
        made.task(*made.alone("=1+1局"), text="公式。", plan="q", sections=["b"], mode="single"),
    ]
    return whole_site(
        made.atlas(tasks, headings=headings, plans=[("p", "甲计划"), ("q", "乙计划")])
    )


def written(site: Site, folder: Path, paths: tuple[str, ...]) -> Path:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(site.render(path), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory) -> Path:
    paths = tuple(f"{name}.html" for name in PAGES)
    return written(site, tmp_path_factory.mktemp("overview"), paths)


@pytest.fixture(scope="module")
def two(several, tmp_path_factory) -> Path:
    paths = (*(f"{name}.html" for name in PAGES), "network.html", "plans/p.html", "plans/q.html")
    return written(several, tmp_path_factory.mktemp("several"), paths)


@pytest.fixture
def opened(browser, folder) -> Iterator[Any]:
    """Open a page in a state; at the end, demand that nothing was asked for or complained of."""
    held: list[Watched] = []

    def open_it(name: str, state: str = "", within: Path = folder, **options: Any) -> Any:
        held.append(Watched(browser, **options))
        return held[-1].open(within / f"{name}.html", state)

    yield open_it
    for one in held:
        one.close()
        assert one.foreign() == []
        assert one.said == []


def listed(page: Any) -> int:
    """How many tasks the panel lists, which must be what it says."""
    found = page.locator("#evidence .task").count()
    assert page.get_attribute("#count", "data-n") == str(found)
    return int(found)


def numbers(page: Any) -> list[list[Any]]:
    """Every number in view that opens tasks, as [pick, number shown, tasks it opens]."""
    found: list[list[Any]] = page.evaluate(
        """() => [...document.querySelectorAll("main [data-pick].n")]
          .filter((one) => !one.closest("[hidden]"))
          .map((one) => [one.dataset.pick, +one.textContent, kg.find(one.dataset.pick).length])"""
    )
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_number_that_opens_tasks_counts_them(opened, site, name):
    shown = numbers(opened(name))
    assert shown
    for wanted, number, opens in shown:
        assert number == opens == len(site.picks.find(wanted)), wanted


@pytest.mark.parametrize("state", ["", "plan=p", "plan=q", "groups=no&aside=" + quote("甲局")])
@pytest.mark.parametrize("name", PAGES)
def test_numbers_of_several_plans_follow_the_filters(opened, several, two, name, state):
    page = opened(name, state, two)
    for wanted, number, opens in numbers(page):
        assert number == opens, wanted
        if not state:
            assert number == len(several.picks.find(wanted)), wanted


@pytest.mark.parametrize("name", ["index", "plans/p", "plans/q"])
def test_every_other_number_of_a_home_is_as_long_as_the_list_it_opens(opened, folder, two, name):
    for within in (folder, two) if name == "index" else (two,):
        page = opened(name, within=within)
        for button in page.locator("main [data-open]").all():
            items = page.locator(f"[id='{button.get_attribute('data-open')}'] [data-item]")
            assert items.count() == int(button.get_attribute("data-n"))
        for details in page.locator("main details:has(summary [data-n])").all():
            said = details.locator("summary [data-n]").inner_text()
            assert details.locator("[data-item]").count() == int(said)
        for link in page.locator("main a[data-list]").all():
            there = opened(*_target(link), within=within)
            assert there.locator(link.get_attribute("data-list")).count() == int(link.inner_text())


def _target(link: Any) -> tuple[str, str]:
    path, _, state = link.get_attribute("href").partition("#")
    return path.replace("../", "").removesuffix(".html"), state


def test_a_number_of_the_home_opens_its_list_by_click_and_by_key(opened):
    page = opened("index")
    page.click("dl.figures [data-open=bodies]")
    assert page.locator("#bodies").get_attribute("open") is not None
    page.locator("#bodies li .n").first.click()
    assert listed(page) == 60
    page.locator("#outline .n").first.focus()
    page.keyboard.press("Enter")
    assert listed(page) == 29


def test_what_is_to_be_distrusted_is_quoted_and_opens_the_tasks(opened, site):
    page = opened("index")
    flags = [flag for flag in site.atlas.flags if flag.kind == "hole"]
    page.click("#doubt-hole > summary")
    marks = page.locator("#doubt-hole mark").all_inner_texts()
    assert sorted(marks) == sorted(flag.words for flag in flags)
    page.click(".doubt:has(#doubt-hole) > p [data-pick]")
    assert listed(page) == len(site.picks.find(pick(gap="hole")))


# ---- the five questions that these pages answer


def test_two_clicks_tell_who_leads_most_without_lists_by_respective_duties(opened, site):
    counts = {name: len(site.picks.find(pick(firm=name))) for name in site.involved}
    best = max(counts, key=lambda name: counts[name])
    page = opened("index")
    page.click(".questions a[href*='basis=firm']")
    # A function to wait for would be evaluated once more, which the pages forbid.
    page.wait_for_url(lambda url: "sort" in url)
    page.wait_for_selector("html[data-ready]", state="attached")
    first = page.locator("#workload tbody tr").first
    assert first.get_attribute("data-row") == pick(involves=best)
    first.locator("td:nth-child(3) .n").click()
    assert listed(page) == counts[best]
    page = opened("workload")
    page.click("th:has([data-t=leads-firm]) button")
    first = page.locator("#workload tbody tr").first
    assert first.get_attribute("data-row") == pick(involves=best)


def test_two_choices_list_the_tasks_of_a_chapter_that_three_bodies_share(opened, site):
    page = opened("tasks")
    chapter = next(h for h in site.atlas.headings if h.label == "三、")
    page.select_option("[data-key=section]", chapter.key)
    page.select_option("[data-key=bodies]", "3")
    wanted = site.picks.find(pick(section=chapter.key, atleast=3))
    shown = page.locator("#tasks article:visible").evaluate_all(
        "all => all.map(e => e.dataset.task)"
    )
    assert shown == [site.atlas.tasks[i]["key"] for i in wanted]
    assert page.inner_text("[data-rows='#tasks']") == str(len(wanted))


@pytest.mark.parametrize("number", range(5))
def test_each_question_of_the_home_leads_to_a_page_in_a_state(opened, folder, number):
    page = opened("index")
    links = page.locator(".questions a")
    assert links.count() == 5
    name, state = _target(links.nth(number))
    if name in PAGES:
        there = opened(name, state)
        assert there.evaluate("location.hash.slice(1)") == state


# ---- the matrix


def test_cells_are_the_edges_and_open_their_tasks(opened, site):
    page = opened("matrix")
    pairs = lead_pairs(site.atlas.tasks)
    cells = page.evaluate(
        """() => [...document.querySelectorAll("#matrix .cell")].map((one) =>
          [one.closest("tr").dataset.line, one.dataset.column, +one.textContent,
           one.classList.contains("dashed"), kg.find(one.dataset.pick).length])"""
    )
    assert {(a, b): (n, dashed, opens) for a, b, n, dashed, opens in cells} == {
        pair: (len(found), set(found) == {"first-of-respective"}, len(found))
        for pair, found in pairs.items()
    }
    assert page.inner_text("[data-cells]") == str(len(pairs))
    page.locator("#matrix .cell", has_text="16").click()
    assert listed(page) == 16


def test_the_matrix_drawn_in_the_browser_is_the_one_the_server_wrote(opened):
    for name in ("matrix", "sections"):
        page = opened(name)
        shape = f"""() => [...document.querySelectorAll("#{name} tr")].map((row) =>
          [row.dataset.line ?? "", ...[...row.cells].map((cell) => {{
            const held = cell.querySelector("[data-pick]");
            const column = cell.dataset.column ?? "";
            return [cell.tagName, cell.className, cell.colSpan, cell.textContent.trim(), column,
              held ? held.dataset.pick + held.className + (held.ariaLabel ?? "") : ""].join("|");
          }})])"""
        wrote = page.evaluate(shape)
        page.evaluate("kg.redraw()")
        assert page.evaluate(shape) == wrote


def test_columns_stand_under_their_heads(opened):
    page = opened("matrix")
    off = page.evaluate(
        """() => [...document.querySelectorAll("#matrix .cell")].filter((cell) => {
          const heads = [...document.querySelectorAll("#matrix th[data-column]")];
          const head = heads.find((one) => one.dataset.column === cell.dataset.column);
          const a = cell.closest("td").getBoundingClientRect(), b = head.getBoundingClientRect();
          return Math.abs(a.left - b.left) > 1 || Math.abs(a.right - b.right) > 1;
        }).length"""
    )
    assert off == 0


@pytest.mark.parametrize("state", ["", "ui=en"])
def test_no_name_of_the_matrix_is_clipped(opened, state):
    page = opened("matrix", state)
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("#matrix th > *")].filter((one) =>
          one.scrollHeight > one.clientHeight + 1 && one.clientHeight
          || one.scrollWidth > one.clientWidth + 1 && one.clientWidth).map((e) => e.textContent)"""
    )
    assert clipped == []


@pytest.mark.parametrize(
    ("state", "chosen"),
    [
        ("", {}),
        ("relation=together", {"relation": "together"}),
        ("basis=firm", {"basis": "firm"}),
        ("basis=respective", {"basis": "respective"}),
        ("mode=joint", {"mode": "joint"}),
        ("least=3", {"least": 3}),
        ("kind=departments", {"kind": "departments"}),
        ("relation=together&least=5", {"relation": "together", "least": 5}),
        ("groups=no", {"groups": False}),
        (pick(aside=HUBS, mode="respective"), {"aside": HUBS, "mode": "respective"}),
    ],
)
def test_filters_recompute_the_matrix_as_python_does(opened, site, state, chosen):
    page = opened("matrix", state)
    graph = collaboration(site.atlas, **chosen)
    expected = {(a, b): n for a, b, n in graph.edges(data="weight")}
    if not graph.is_directed():
        expected |= {(b, a): n for (a, b), n in expected.items()}
    cells = page.evaluate(
        """() => [...document.querySelectorAll("#matrix .cell")].map((one) =>
          [one.closest("tr").dataset.line, one.dataset.column, +one.textContent,
           kg.find(one.dataset.pick).length])"""
    )
    assert {(a, b): n for a, b, n, _ in cells} == expected
    assert all(n == opens for *_, n, opens in cells)
    page.reload()
    page.wait_for_function("typeof kg !== 'undefined' && kg.ready")
    assert page.locator("#matrix .cell").count() == len(expected)


def test_the_arrows_reach_every_cell_and_tab_reaches_one(opened):
    page = opened("matrix")
    cells = page.locator("#matrix .cell")
    assert page.locator("#matrix .cell[tabindex='0']").count() == 1
    page.locator("#matrix .cell[tabindex='0']").focus()
    seen = set()
    for _ in range(cells.count()):
        seen.add(page.evaluate("document.activeElement.dataset.pick"))
        page.keyboard.press("ArrowRight")
    assert len(seen) == cells.count()
    page.keyboard.press("Home")
    row = page.evaluate("document.activeElement.closest('tr').dataset.line")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('tr').dataset.line") != row
    lit = page.locator("#matrix .lit").all_inner_texts()
    assert len(lit) == 2
    page.keyboard.press("Enter")
    assert listed(page) > 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('cell')")


def test_order_by_name_and_kind_moves_rows_and_keeps_cells(opened):
    page = opened("matrix")
    before = page.locator("#matrix [data-line]").evaluate_all("all => all.map(e => e.dataset.line)")
    for order in ("name", "kind"):
        page.select_option("[data-key=order]", order)
        after = page.locator("#matrix [data-line]").evaluate_all(
            "all => all.map(e => e.dataset.line)"
        )
        assert after != before
        assert sorted(after) == sorted(before)
        assert f"order={order}" in page.url


# ---- sections


@pytest.mark.parametrize("role", ["involves", "lead", "sole", "charge", "part"])
def test_cells_of_sections_count_the_role_chosen(opened, site, role):
    page = opened("sections")
    if role != "involves":
        page.select_option("[data-key=role]", role)
    cells = page.evaluate(
        """() => [...document.querySelectorAll("#sections .cell")].map((one) =>
          [one.closest("tr").dataset.line, one.dataset.column, +one.textContent])"""
    )
    expected = {
        (heading.key, name): n
        for heading in site.atlas.headings
        for name in site.involved
        if (n := len(site.picks.find(pick(section=heading.key, **{role: name}))))
    }
    assert {(a, b): n for a, b, n in cells} == expected


# ---- workload


def test_sorting_is_kept_in_the_url_and_survives_a_reload(opened):
    page = opened("workload")
    page.click("th:has([data-t=alone-share]) button")
    assert (
        page.evaluate("new URLSearchParams(location.hash.slice(1)).get('sort')") == "workload.7.d"
    )
    order = "() => [...document.querySelectorAll('#workload tbody tr')].map((r) => r.dataset.row)"
    sorted_rows = page.evaluate(order)
    shares = [
        int(text.rstrip("%")) for text in page.locator("#workload [data-share]").all_inner_texts()
    ]
    assert shares == sorted(shares, reverse=True)
    page.reload()
    page.wait_for_function("typeof kg !== 'undefined' && kg.ready")
    assert page.evaluate(order) == sorted_rows
    page.click("th:has([data-t=alone-share]) button")
    assert page.get_attribute("th:has([data-t=alone-share])", "aria-sort") == "ascending"


def test_bars_are_named_and_as_long_as_their_numbers(opened):
    page = opened("workload", "basis=firm")
    for row in page.locator("#workload tbody tr:visible").all()[:5]:
        title = row.locator("svg title").text_content()
        shown = [row.locator("td").nth(n).inner_text() for n in (0, 2, 3, 4)]
        assert [part.rsplit(" ", 1)[-1].rsplit("）", 1)[-1] for part in title.split("，")] == shown
        assert shown[2] == "0"


def test_the_download_is_the_table_as_shown_and_runs_no_formula(opened, two):
    page = opened("workload", "plan=q", two)
    with page.expect_download() as waited:
        page.click("[data-csv]")
    assert waited.value.suggested_filename == "workload.csv"
    text = Path(waited.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows[1:]] == ["甲局", "乙局", "'=1+1局"]
    assert rows[3][1:7] == ["1", "0", "0", "0", "0", "1"]


# ---- tasks


@pytest.mark.parametrize(
    ("simplified", "traditional"), [("商标法", "商標法"), ("关于", "關於"), ("干部", "幹部")]
)
@pytest.mark.parametrize("script", ["", "script=hans", "script=hant"])
def test_search_finds_the_same_in_both_scripts_and_marks_it(
    opened, two, simplified, traditional, script
):
    found = []
    for typed in (simplified, traditional):
        page = opened("tasks", script, two)
        page.fill("#search", typed)
        shown = page.locator("#tasks article:visible")
        marks = page.locator("#tasks mark").all_inner_texts()
        found.append((shown.evaluate_all("all => all.map(e => e.dataset.task)"), marks))
        assert page.inner_text("[data-rows='#tasks']") == str(shown.count())
    assert found[0] == found[1]
    assert len(found[0][0]) == len(found[0][1]) == 1


def test_marks_follow_the_script_and_leave_the_words_whole(opened, two, several):
    page = opened("tasks", "", two)
    page.fill("#search", "干部")
    assert page.inner_text("#tasks mark") == "幹部"
    page.click("[data-set='script=hans']")
    assert page.inner_text("#tasks mark") == "干部"
    page.click("[data-set='script=source']")
    assert page.inner_text("#tasks mark") == "幹部"
    page.fill("#search", "")
    words = page.locator("#tasks p.words").all_text_contents()
    assert words == [task["text"] for task in several.atlas.tasks]


def test_search_knows_other_names_of_bodies(opened, site):
    page = opened("tasks")
    page.fill("#search", "工信部")
    shown = page.locator("#tasks article:visible").count()
    assert shown == len(site.picks.find(pick(involves="工业和信息化部")))
    page.fill("#search", "<b>没有</b>")
    assert page.locator("#none").is_visible()


def test_the_list_of_a_url_is_the_list_that_was_filtered(opened, site):
    page = opened("tasks")
    page.select_option("[data-key=law]", "商标法")
    page.select_option("[data-key=act]", "revise")
    page.select_option("[data-key=mode]", "joint")
    keys = "() => [...document.querySelectorAll('#tasks article:not([hidden])')].map((e) => e.dataset.task)"
    before = page.evaluate(keys)
    family = set(site.atlas.family("商标法"))
    assert before == [
        task["key"]
        for task in site.atlas.tasks
        if task["duty_mode"] == "joint"
        and any(a["instrument"] in family and "revise" in a["types"] for a in task["actions"])
    ]
    page.reload()
    page.wait_for_function("typeof kg !== 'undefined' && kg.ready")
    assert page.evaluate(keys) == before
    page.click("#reset")
    assert page.locator("#tasks article:visible").count() == len(site.atlas.tasks)


def test_bodies_of_a_task_stand_with_their_roles(opened, site):
    page = opened("tasks")
    for task in site.atlas.tasks[:20]:
        article = page.locator(f"article[data-task='{task['key']}']")
        leads = [n for n, a in parties(task).items() if a["role"] in ("lead", "sole")]
        assert article.locator("[data-assignment]").count() == len(parties(task))
        assert article.locator(".lead").count() == len(leads)


# ---- the frame around all


@pytest.mark.parametrize("size", [(1400, 900), (1920, 1080), (390, 844)])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(opened, name, size):
    page = opened(name, width=size[0], height=size[1])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_row_of_the_workload_is_no_taller_than_two_lines(opened, media):
    page = opened("workload", width=390, height=844)
    page.emulate_media(media=media)
    heights = page.locator("#workload tbody tr").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert max(heights) <= 2 * min(heights)


def test_filters_are_folded_on_a_narrow_screen_and_unfold(opened):
    page = opened("tasks", width=390, height=844)
    assert not page.locator("#search").is_visible()
    page.click("#fold-filters")
    assert page.locator("#search").is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_english_reaches_every_word_of_ours(opened, name):
    page = opened(name)
    page.click("[data-set='ui=en']")
    left = page.evaluate(
        """() => [...document.querySelectorAll("main [data-t]")].map((e) => e.textContent)
          .filter((text) => /任务|机构|章节|牵头|參與|參与|項|项/.test(text))"""
    )
    assert left == []


@pytest.mark.parametrize("name", PAGES)
def test_pages_stand_without_javascript(opened, browser, folder, name):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    assert page.locator("main .n").count() >= 20
    context.close()


# ---- paper


def _pdf(page: Any) -> tuple[int, list[tuple[float, float]]]:
    import re

    raw = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", raw)
    return len(sizes), [(float(a) * 25.4 / 72, float(b) * 25.4 / 72) for a, b in sizes]


@pytest.mark.parametrize(
    ("state", "size", "most"), [("", (420, 297), 1), ("paper=a4", (210, 297), 3)]
)
def test_the_poster_fits_its_paper(opened, state, size, most):
    pages, sizes = _pdf(opened("poster", state))
    assert pages <= most
    assert all(found == pytest.approx(size, abs=1) for found in sizes)


@pytest.mark.parametrize("name", PAGES)
def test_printed_pages_hold_no_control_and_clip_nothing(opened, name):
    page = opened(name)
    page.emulate_media(media="print")
    for gone in ("nav", ".switches", "#filters", "#fold-filters", ".toolbar"):
        assert page.locator(gone).evaluate_all(
            "all => all.every((one) => !one.getClientRects().length)"
        )
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("main th, main td, main li, main p, main h2")]
          .filter((one) => one.getClientRects().length && !one.closest(".hear")
            && getComputedStyle(one).overflow === "hidden" && one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.textContent)"""
    )
    assert clipped == []


def test_what_is_folded_is_printed_open_and_folded_again(opened):
    page = opened("index")
    assert not page.evaluate("document.getElementById('bodies').open")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("[...document.querySelectorAll('main details')].every((e) => e.open)")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate("document.getElementById('bodies').open")


# ---- several plans in one graph


def test_of_several_plans_the_sections_stand_under_their_plan(opened, two):
    page = opened("tasks", "script=hans", within=two)
    groups = page.locator("[data-key=section] optgroup")
    assert groups.evaluate_all("all => all.map((one) => [one.label, one.hidden])") == [
        ["甲计划", False],
        ["乙计划", False],
    ]
    page.select_option("[data-key=section]", "a")
    page.select_option("[data-key=plan]", "q")
    # A section of the other plan would leave nothing: it is given up.
    assert page.evaluate("[kg.get('plan'), kg.get('section')]") == ["q", ""]
    assert groups.evaluate_all("all => all.map((one) => one.hidden)") == [True, False]
    page.select_option("[data-key=section]", "b")
    assert page.locator("#tasks article:not([hidden])").count() > 0


def test_the_name_of_several_plans_is_their_number_in_the_language_chosen(opened, two):
    page = opened("index", "ui=en&script=hans", within=two)
    assert page.inner_text("header .site") == "2 plans"
    assert page.title() == "Plans · 2 plans"
    page.click("[data-set='ui=zh']")
    assert page.title() == "计划一览 · 2 个计划"


def test_one_plan_of_several_has_a_picture_of_its_own_bodies(opened, two):
    page = opened("network", within=two)
    page.wait_for_selector("html[data-drawn]", state="attached")
    whole = page.evaluate("kg.picture.width * kg.picture.height")
    page.select_option("[data-key=plan]", "q")
    held = page.evaluate("kg.picture.at.map((i) => kg.nodes[i].id)")
    assert set(held) == set(page.evaluate("[...kg.view.counts.keys()]"))
    at = page.evaluate("kg.network.getPositions()")
    places = page.evaluate("kg.picture.places")
    assert [[at[name]["x"], at[name]["y"]] for name in held] == [
        [pytest.approx(x, abs=1), pytest.approx(y, abs=1)] for x, y in places
    ]
    # The thickest line of this plan can be chosen, though that of all plans is not in it.
    assert page.locator("#widest").is_enabled()
    page.select_option("[data-key=plan]", "")
    assert page.evaluate("kg.picture.width * kg.picture.height") == whole


def test_without_scripts_a_page_says_what_it_cannot_do(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "tasks.html").as_uri())
    assert page.locator(".noscript").is_visible()
    assert page.inner_text("[data-assignments]").isdecimal()
    context.close()


def test_a_plan_is_asked_only_what_it_can_answer():
    alone = whole_site(made.atlas([made.task(*made.alone("甲局"))]))
    assert 'class="questions"' not in alone.render("index.html")
