"""The network page in a real browser: what a person sees, clicks and types. Needs Debian's chromium."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.views.atlas.picks import pick
from kg.views.network import measures
from kg.views.network.network import collaboration
from kg.views.site.pages.network import network_page
from tests.chromium import Watched
from tests.views import large
from tests.views.made import atlas, body, led, task, truth

HOSTILE = "甲部<img src=x onerror=alert(1)>\"&'</script>"
LONG = "</script><img src=x onerror=alert(2)>\u202e倒\u202c" + "长" * 10_000
PLAN = truth()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    hostile = atlas(
        [
            task(*led(HOSTILE, "=乙部,\n丙"), label="1.", text=LONG, gaps=["hole"]),
            task(*led("丁部", HOSTILE, basis="first-of-respective"), text="</style>"),
        ],
        bodies=[body(HOSTILE), body("=乙部,\n丙", "group")],
        plans=[("p", "</title>../计划:" + "长" * 300)],
    )
    pages = {
        "network": network_page(PLAN),
        "opened": network_page(PLAN, relation="together", least=3, aside=["国家知识产权局"], groups=False),
        "hostile": network_page(hostile),
        "empty": network_page(atlas([])),
        "many": network_page(large.plan(300, 3000)),
    }  # fmt: skip
    for name, text in pages.items():
        (made / f"{name}.html").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def open_page(browser, folder) -> Iterator[Any]:
    """Open a page; at the end, demand that it asked for nothing and complained of nothing."""
    held: list[Watched] = []

    def open_it(name: str = "network", state: str = "", **options: Any) -> Any:
        watched = Watched(browser, **options)
        held.append(watched)
        page = watched.open(folder / f"{name}.html", state)
        page.wait_for_selector("html[data-drawn]", state="attached")
        return page

    yield open_it
    for watched in held:
        watched.close()
        assert [url for url in watched.asked if url.startswith("http")] == []
        assert watched.foreign() == []
        assert watched.said == []


def listed(page: Any) -> list[str]:
    tasks: list[str] = page.locator("#evidence .task").evaluate_all(
        "all => all.map(e => e.dataset.task)"
    )
    return tasks


def lines(page: Any) -> dict[tuple[str, str], list[str]]:
    """The lines that the page shows, and the tasks of each."""
    found = page.evaluate(
        "kg.view.edges.map(e => [e.from, e.to, e.tasks.map(i => kg.page.tasks[i].key)])"
    )
    return {(a, b): tasks for a, b, tasks in found}


def expected(graph: nx.Graph) -> dict[tuple[str, str], list[str]]:
    return {
        (a, b): [iri.rpartition("/")[2] for iri in tasks]
        for a, b, tasks in graph.edges(data="tasks")
    }


# ---- the drawing

BOXES = """() => {
  const out = [];
  for (const id of kg.network.body.nodeIndices) {
    const node = kg.network.body.nodes[id], size = node.shape.labelModule.size;
    const lift = node.shape.labelModule.fontOptions.vadjust;
    const corner = kg.network.canvasToDOM({ x: size.left, y: size.top + lift });
    const end = kg.network.canvasToDOM({ x: size.left + size.width, y: size.top + size.height + lift });
    out.push([id, corner.x, corner.y, end.x, end.y]);
  }
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  return { boxes: out, width, height, scale: kg.network.getScale() };
}"""


@pytest.mark.parametrize("state", ["", "relation=together", "script=hans"])
@pytest.mark.parametrize("size", [(1400, 900), (1920, 1080), (390, 844)])
def test_no_label_overlaps_or_is_clipped(open_page, state, size):
    found = open_page("network", state, width=size[0], height=size[1]).evaluate(BOXES)
    assert len(found["boxes"]) == 44
    for name, left, top, right, bottom in found["boxes"]:
        assert left >= 0, name
        assert top >= 0, name
        assert right <= found["width"], name
        assert bottom <= found["height"], name
    for i, a in enumerate(found["boxes"]):
        for b in found["boxes"][i + 1 :]:
            assert a[3] <= b[1] or b[3] <= a[1] or a[4] <= b[2] or b[4] <= a[2], (a, b)
    if size[0] >= 1400:
        assert found["scale"] * 13 >= 12


@pytest.mark.parametrize("size", [(1400, 900), (1920, 1080)])
def test_the_drawing_fills_the_window_and_only_the_evidence_scrolls(open_page, size):
    page = open_page("network", urlencode({"pick": "all=yes"}), width=size[0], height=size[1])
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.evaluate("document.getElementById('canvas').clientHeight > 0.7 * innerHeight")
    assert page.evaluate(
        "(p => p.scrollHeight > 2 * p.clientHeight)(document.getElementById('panel'))"
    )


def test_a_narrow_screen_has_the_drawing_first_and_the_filters_folded(open_page):
    page = open_page(width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#canvas").bounding_box()["y"] < 300
    assert not page.is_visible("#filters")
    page.click("#open-filters")
    assert page.is_visible("#filters")
    page.select_option("[data-key=relation]", "together")
    assert page.inner_text("#shown") == "顯示 198 / 198 條連線"


# Where a line or a body can be hit: a point of it on which nothing else lies.
POINT = """([from, to]) => {
  const box = document.getElementById("canvas").getBoundingClientRect();
  const dom = (at) => { const p = kg.network.canvasToDOM(at); return { x: p.x + box.left, y: p.y + box.top }; };
  if (!to) return dom(kg.network.body.nodes[from]);
  const edge = kg.network.body.edges[from + "\\n" + to];
  for (const part of [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75]) {
    // A mouse points at whole pixels: where lines cross, the next pixel can be another line's.
    const at = dom(edge.edgeType.getPoint(part)), mouse = { x: Math.round(at.x), y: Math.round(at.y) };
    const p = { x: mouse.x - box.left, y: mouse.y - box.top };
    if (kg.network.getNodeAt(p) === undefined && kg.network.getEdgeAt(p) === edge.id) return mouse;
  }
}"""


@pytest.mark.parametrize(
    "pair", [("国家中医药局", "国家卫生健康委"), ("国家林草局", "中国人民银行")]
)
def test_a_line_says_what_it_is_and_a_click_lists_its_tasks(open_page, pair):
    page = open_page("network", "script=hans")
    at = page.evaluate(POINT, list(pair))
    page.mouse.move(at["x"], at["y"])
    page.wait_for_selector("#tip:visible")
    assert f"{pair[0]} → {pair[1]}" in page.inner_text("#tip")
    page.mouse.click(at["x"], at["y"])
    page.wait_for_selector("#evidence .task")
    assert listed(page) == expected(collaboration(PLAN))[pair]
    assert page.inner_text("#evidence h2") == " → ".join(pair)
    assert page.evaluate("[...kg.lit.edges]") == ["\n".join(pair)]
    assert page.evaluate("[...kg.lit.nodes].sort()") == sorted(pair)
    page.keyboard.press("Escape")
    assert page.inner_text("#evidence h2") == "怎么看"
    assert page.evaluate("kg.lit") is None


def test_a_click_on_a_body_tells_what_it_carries_and_can_set_it_aside(open_page):
    page = open_page("network", "script=hans")
    at = page.evaluate(POINT, ["司法部", ""])
    page.mouse.move(at["x"], at["y"])
    page.wait_for_selector("#tip:visible")
    assert "司法部" in page.inner_text("#tip")
    page.mouse.click(at["x"], at["y"])
    page.wait_for_selector("#evidence .task")
    node = collaboration(PLAN).nodes["司法部"]
    assert len(listed(page)) == node["tasks"]
    shown = [int(n) for n in page.locator("#evidence .numbers .n").all_inner_texts()]
    assert shown == [node["alone"], node["leads"], node["takes_part"]]
    partners = page.evaluate("[...kg.lit.nodes].sort()")
    assert partners == sorted(
        {n for edge in collaboration(PLAN).edges if "司法部" in edge for n in edge}
    )
    page.locator("#evidence .numbers .n").nth(2).click()
    assert len(listed(page)) == node["takes_part"]
    page.keyboard.press("Escape")
    page.evaluate("name => kg.pick('involves=' + encodeURIComponent(name))", "国家知识产权局")
    page.click("#put-aside")
    assert lines(page) == expected(collaboration(PLAN, aside=["国家知识产权局"]))
    assert "国家知识产权局" not in page.evaluate("kg.network.body.nodeIndices")
    page.click("#aside-names button")
    assert lines(page) == expected(collaboration(PLAN))


def test_what_is_told_of_a_body_follows_the_filters(open_page):
    page = open_page()
    for key in ("s1", "s9", ""):
        graph = collaboration(PLAN, section=key)
        for name in ("中央宣传部", "最高人民法院"):
            state = {"section": key, "pick": pick(involves=name)}
            page.evaluate("state => kg.set(state)", state)
            told = page.locator("#evidence [data-rows-of=partners]")
            degree = graph.degree(name) if name in graph else 0
            assert (int(told.inner_text()) if told.count() else 0) == degree


def test_a_click_on_nothing_clears(open_page):
    page = open_page("network", urlencode({"pick": pick(law="商标法")}))
    assert page.evaluate("kg.get('pick')")
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 5)
    page.wait_for_selector("#clear", state="detached")


def test_what_is_not_chosen_turns_pale_on_the_canvas(open_page):
    page = open_page()
    read = """() => {
      const from = kg.network.canvas.frame.canvas, scale = from.width / from.clientWidth;
      const at = kg.network.canvasToDOM(kg.network.body.nodes["中央宣传部"]);
      const one = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      one.drawImage(from, at.x * scale, at.y * scale, 1, 1, 0, 0, 1, 1);
      return [...one.getImageData(0, 0, 1, 1).data];
    }"""
    before = page.evaluate(read)
    page.evaluate("kg.pick('involves=' + encodeURIComponent('生态环境部')); kg.network.redraw()")
    pale = page.evaluate(read)
    assert before[:3] == [192, 57, 43]
    assert all(one > 200 for one in pale[:3])


# ---- the filters against kg.views.network.network


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"relation": "together"},
        {"least": 3},
        {"basis": "firm"},
        {"basis": "respective", "least": 2},
        {"basis": "named-lead"},
        {"mode": "joint"},
        {"mode": "respective", "relation": "together", "least": 4},
        {"section": "s1"},
        {"section": "s9", "groups": False},
        {"kind": "departments"},
        {"kind": "justice", "relation": "together"},
        {"kind": "national-bureau"},
        {"plan": "p", "groups": False},
        {"aside": ["国家知识产权局", "中央宣传部"]},
        {"aside": ["国家知识产权局"], "relation": "together", "least": 2, "mode": "joint"},
    ],
    ids=str,
)  # fmt: skip
def test_lines_and_bodies_are_those_of_the_graph(open_page, filters):
    asked = [(key, value) for key, value in filters.items() if key not in ("aside", "groups")]
    asked += [("aside", name) for name in filters.get("aside", ())]
    asked += [("groups", "no")] if filters.get("groups") is False else []
    page = open_page("network", urlencode(asked))
    graph = collaboration(PLAN, **filters)
    found = lines(page)
    if filters.get("relation") == "together":
        found = {tuple(sorted(edge)): tasks for edge, tasks in found.items()}
        assert found == {tuple(sorted(edge)): tasks for edge, tasks in expected(graph).items()}
    else:
        assert found == expected(graph)
    counts = page.evaluate(
        "[...kg.view.counts].map(([n, c]) => [n, c.alone, c.leads, c.part, c.tasks])"
    )
    assert {name: tuple(rest) for name, *rest in counts} == {
        name: (node["alone"], node["leads"], node["takes_part"], node["tasks"])
        for name, node in graph.nodes(data=True)
    }
    assert sorted(page.evaluate("kg.network.body.nodeIndices")) == sorted(graph)
    if "basis" not in filters and filters.get("relation") != "together":
        dashed = page.evaluate("kg.view.edges.filter(e => e.dashed).map(e => [e.from, e.to])")
        assert {tuple(edge) for edge in dashed} == {
            (a, b) for a, b, e in graph.edges(data=True) if e["first-of-respective"] == e["weight"]
        }


def test_the_controls_filter_and_the_url_keeps_it(open_page):
    page = open_page()
    page.locator("[data-key=least]").fill("3")
    kept = collaboration(PLAN, least=3).number_of_edges()
    assert page.inner_text("#shown") == f"顯示 {kept} / 84 條連線"
    page.select_option("[data-key=basis]", "respective")
    page.select_option("[data-key=section]", index=3)
    page.fill("#aside-add", "國家知識產權局")
    page.press("#aside-add", "Enter")
    page.evaluate("kg.pick('involves=' + encodeURIComponent('中央宣传部'))")
    before = lines(page), listed(page), page.inner_text("#shown")
    page.reload()
    page.wait_for_selector("html[data-drawn]", state="attached")
    assert (lines(page), listed(page), page.inner_text("#shown")) == before
    assert page.input_value("[data-key=basis]") == "respective"
    assert page.locator("#aside-names button").count() == 1
    page.click("#reset")
    assert page.inner_text("#shown") == "顯示 84 / 84 條連線"


def test_a_page_opens_with_the_filters_it_was_made_with_and_can_lift_them(open_page):
    page = open_page("opened")
    made = collaboration(PLAN, "together", least=3, aside=["国家知识产权局"], groups=False)
    assert page.evaluate("kg.view.edges.length") == made.number_of_edges()
    assert page.input_value("[data-key=least]") == "3"
    assert not page.is_checked("[data-key=groups]")
    page.click("#reset")
    assert page.evaluate("kg.view.edges.length") == 84
    page.reload()
    page.wait_for_selector("html[data-drawn]", state="attached")
    assert page.evaluate("kg.view.edges.length") == 84


def test_switching_the_relation_moves_nobody(open_page):
    page = open_page()
    places = page.evaluate("kg.network.getPositions()")
    page.select_option("[data-key=relation]", "together")
    assert page.evaluate("kg.network.getPositions()") == places
    assert not page.is_visible("text=箭頭：由牽頭單位指向參與單位")
    assert page.is_visible("text=連線：列在同一任務之下")


def test_communities_are_computed_and_say_so(open_page):
    page = open_page("network", "script=hans")
    page.select_option("#colour", "community")
    assert "Louvain" in page.inner_text("#colours")
    found = page.evaluate("kg.page.communities.lead")
    assert found == measures.community(collaboration(PLAN))
    page.evaluate("kg.pick('involves=' + encodeURIComponent('司法部'))")
    assert f"聚类 {found['司法部']}（计算）" in page.inner_text("#evidence")


def test_zoom_and_fit(open_page):
    page = open_page()
    fitted = page.evaluate("kg.network.getScale()")
    page.click("#zoom-in")
    assert page.evaluate("kg.network.getScale()") > fitted
    page.click("#zoom-out")
    page.click("#zoom-out")
    assert page.evaluate("kg.network.getScale()") < fitted
    page.click("#fit")
    assert page.evaluate("kg.network.getScale()") == pytest.approx(fitted, rel=0.01)


# ---- search, keyboard, language


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("商标", "商標"),
        ("司法部", "《司 法 部》"),
        ("国家知识产权局", "國家知識產權局"),
        ("关于", "關於"),
        ("干部", "幹部"),
    ],
)
def test_search_in_both_scripts(open_page, simplified, traditional):
    page = open_page()
    found = []
    for typed in (simplified, traditional):
        page.fill("#search", typed)
        found.append(
            page.locator("#hits button").evaluate_all("all => all.map(e => e.dataset.pick)")
        )
    assert found[0] == found[1]
    assert found[0]


def test_a_hit_is_chosen_and_escape_goes_back_step_by_step(open_page):
    page = open_page("network", "script=hans")
    page.fill("#search", "工信部")
    assert page.inner_text("#hits-agencies bdi") == "工业和信息化部"
    page.click("#hits-agencies button")
    assert page.inner_text("#evidence h2") == "工业和信息化部"
    page.fill("#search", "12")
    page.locator("#hits-tasks button", has_text="12.").first.click()
    assert page.locator("#evidence .task").count() == 1
    assert "财政事权" in page.inner_text("#evidence p.words")
    page.keyboard.press("Escape")
    assert page.inner_text("#evidence h2") == "怎么看"
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    page.fill("#search", "<b>没有</b>")
    assert "<b>没有</b>" in page.inner_text("#hits")


def test_the_keyboard_reaches_every_body_and_line(open_page):
    page = open_page("network", "script=hans")
    page.focus("#shown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('details').id") == "all-edges"
    page.wait_for_selector("#all-edges li button")
    assert page.locator("#all-edges li button").count() == 84
    page.focus("#all-agencies > summary")
    page.keyboard.press("Enter")
    page.wait_for_selector("#all-agencies li button")
    assert page.locator("#all-agencies li button").count() == 44
    page.keyboard.press("Tab")
    name = page.inner_text("#all-agencies li:first-child bdi")
    count = int(page.inner_text("#all-agencies li:first-child .num"))
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.inner_text("#evidence h2") == name
    assert len(listed(page)) == count
    page.keyboard.press("Escape")
    assert page.inner_text("#evidence h2") == "怎么看"
    assert page.evaluate("document.activeElement.textContent").startswith(name)


def test_every_listed_line_and_body_opens_as_many_tasks_as_it_says(open_page):
    for state in ("", "relation=together", "basis=firm&least=2"):
        page = open_page("network", state)
        wrong = page.evaluate(
            """() => {
              for (const box of document.querySelectorAll("#lists details")) {
                box.open = true;
                box.dispatchEvent(new Event("toggle"));
              }
              return [...document.querySelectorAll("#lists [data-pick]")].filter((one) => {
                const n = String(kg.find(one.dataset.pick).length);
                return n !== one.dataset.n || n !== one.querySelector(".num").textContent;
              }).map((one) => one.textContent);
            }"""
        )
        assert wrong == []


def test_bodies_that_stand_alone_are_said_and_their_tasks_listed(open_page):
    page = open_page("network", "script=hans")
    assert "共 118 项任务，其中 53 项只有一个责任单位，图上没有连线。" in page.inner_text("#legend")
    page.click("#legend .single button:not(.n)")
    assert len(listed(page)) == 53


def test_script_and_language_change_the_canvas_and_the_words(open_page):
    page = open_page(color_scheme="dark")
    label = "kg.network.body.nodes['国家知识产权局'].options.label"
    assert page.evaluate(label) == "國家知識產權局"
    page.click("[data-set='script=hans']")
    assert page.evaluate(label) == "国家知识产权局"
    page.click("[data-set='ui=en']")
    assert page.inner_text("#shown") == "84 of 84 lines shown"
    assert page.get_attribute("html", "lang") == "en"
    left = page.evaluate("[...document.querySelectorAll('[data-t]')].map(e => e.textContent)")
    assert not any("任务" in text or "机构" in text for text in left)


# ---- what leaves the page


def saved(page: Any, form: str) -> tuple[str, bytes]:
    if not page.evaluate("document.getElementById('save').open"):
        page.click("#save > summary")
    with page.expect_download() as waiting:
        page.click(f"[data-save={form}]")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize(
    "state", ["", "relation=together&least=3", urlencode({"aside": "国家知识产权局"})]
)
def test_files_hold_the_network_as_it_is_filtered(open_page, state):
    page = open_page("network", f"{state}&script=hans")
    found = lines(page)
    name, data = saved(page, "gexf")
    graph = nx.read_gexf(io.BytesIO(data))
    assert name.endswith(".gexf")
    assert graph.is_directed() == page.evaluate("kg.view.directed")
    assert {tuple(sorted(edge)) for edge in graph.edges} == {tuple(sorted(edge)) for edge in found}
    assert {weight for *_, weight in graph.edges(data="weight")} == {len(t) for t in found.values()}
    assert set(graph) == set(page.evaluate("[...kg.view.counts.keys()]"))
    _, data = saved(page, "csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {(a, b): int(n) for a, b, n, _ in rows[1:]} == {
        edge: len(t) for edge, t in found.items()
    }
    _, data = saved(page, "svg")
    root = ElementTree.fromstring(data)
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert set(page.evaluate("[...kg.view.counts.keys()]")) <= texts
    assert not any(element.tag.endswith("script") for element in root.iter())
    _, data = saved(page, "png")
    assert data.startswith(b"\x89PNG")
    assert len(data) > 50_000


def test_print_shows_the_drawing_as_lines_not_dots(open_page):
    page = open_page()
    page.emulate_media(media="print")
    page.wait_for_selector("#printed svg")
    assert not page.is_visible("#canvas")
    assert not page.is_visible("#filters")
    assert page.locator("#printed svg text").count() > 44
    page.emulate_media(media="screen")
    page.wait_for_selector("#printed svg", state="detached")


def test_hostile_words_are_shown_and_never_run(open_page):
    for width in (1400, 390):
        page = open_page("hostile", width=width, height=844)
        at = page.evaluate(POINT, [HOSTILE, "=乙部,\n丙"])
        page.mouse.move(at["x"], at["y"])
        page.wait_for_selector("#tip:visible")
        page.mouse.click(at["x"], at["y"])
        page.wait_for_selector("#evidence .task")
        assert page.locator("#evidence .words").nth(1).text_content().startswith(LONG[:40])
        page.click("#evidence .task > button")
        assert page.locator("#evidence p.words").text_content() == LONG
        page.evaluate("kg.set({q: '甲部'})")
        page.locator("#all-edges").evaluate("one => { one.open = true }")
        assert page.locator("img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_words_in_files(open_page):
    page = open_page("hostile")
    name, data = saved(page, "svg")
    assert not set(name) & set('/\\:*?"<>|')
    assert len(name) < 100
    root = ElementTree.fromstring(data)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "title", "rect", "text", "g", "path", "circle"}
    graph = nx.read_gexf(io.BytesIO(saved(page, "gexf")[1]))
    assert HOSTILE in graph
    rows = list(csv.reader(io.StringIO(saved(page, "csv")[1].decode("utf-8-sig"), newline="")))
    assert {row[1][:3] for row in rows[1:]} == {"'=乙", HOSTILE[:3]}
    assert saved(page, "png")[1].startswith(b"\x89PNG")


# ---- no tasks, many tasks


def test_a_network_of_nothing(open_page):
    page = open_page("empty")
    assert page.evaluate("kg.view.edges.length") == 0
    page.select_option("[data-key=relation]", "together")


def check_many(page: Any, bodies: int, count: int) -> None:
    assert page.evaluate("kg.view.edges.length") == count
    assert page.evaluate("kg.network.body.nodeIndices.length") == bodies
    assert page.evaluate("kg.view.straight")
    page.click("#shown")
    page.wait_for_selector("#all-edges li button")
    assert page.locator("#all-edges li").count() <= 201
    page.evaluate("kg.pick('all=yes')")
    assert page.locator("#evidence .task").count() == 200
    rest = page.evaluate("kg.scope.tasks.length") - 200
    more = page.locator("#evidence > button")
    assert str(rest) in more.inner_text()
    more.click()
    assert page.locator("#evidence .task").count() == 400
    page.keyboard.press("Escape")
    page.locator("[data-key=least]").fill("2")
    assert 0 < page.evaluate("kg.view.edges.length") < count


def test_three_hundred_bodies(open_page):
    check_many(open_page("many"), 300, 3000)


@pytest.mark.long
def test_two_thousand_bodies(open_page, folder):
    (folder / "huge.html").write_text(network_page(large.plan(2000, 20_000)), encoding="utf-8")
    check_many(open_page("huge"), 2000, 20_000)


if os.environ.get("KG_REQUIRE_ALL") == "1":

    def test_hover_and_click_work_on_every_line(open_page):
        page = open_page()
        for edge in collaboration(PLAN).edges:
            at = page.evaluate(POINT, list(edge))
            if at:
                page.mouse.click(at["x"], at["y"])
                assert tuple(page.evaluate("[...kg.lit.edges][0].split('\\n')")) == edge
