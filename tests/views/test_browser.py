"""The page in a real browser: what a person sees, clicks and types. Needs Debian's chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import authority
from kg.views.network import Duty, TaskCard, collaboration
from kg.views.network_page import network_page

from .sample import plan

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    duties, cards = plan()
    aliases = {agency.name: agency.names for agency in authority.load().agencies.values()}
    for relation in ("lead", "together"):
        text = network_page(
            collaboration(duties, relation), cards, cards[0].plan, duties=duties, aliases=aliases
        )
        (made / f"{relation}.html").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def open_page(browser, folder) -> Iterator[Any]:
    """Open a page; at the end, demand that it asked for nothing and complained of nothing."""
    contexts, asked, said, opened = [], [], [], []

    def open_it(name: str = "lead", width: int = 1400, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        path = folder / f"{name}.html"
        opened.append(path.as_uri())
        page.goto(path.as_uri())
        page.wait_for_function("typeof kg !== 'undefined' && kg.network")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert asked == opened
    assert said == []


BOXES = """() => {
  const out = [];
  for (const id of kg.network.body.nodeIndices) {
    const node = kg.network.body.nodes[id];
    const size = node.shape.labelModule.size;
    const lift = node.shape.labelModule.fontOptions.vadjust;
    const corner = kg.network.canvasToDOM({ x: size.left, y: size.top + lift });
    const far = { x: size.left + size.width, y: size.top + size.height + lift };
    const end = kg.network.canvasToDOM(far);
    out.push([id, corner.x, corner.y, end.x, end.y]);
  }
  const canvas = document.getElementById("canvas");
  const { clientWidth: width, clientHeight: height } = canvas;
  return { boxes: out, width, height, scale: kg.network.getScale() };
}"""


@pytest.mark.parametrize("relation", ["lead", "together"])
@pytest.mark.parametrize("size", [(1400, 900), (1920, 1080), (390, 844)])
def test_no_label_overlaps_or_is_clipped(open_page, relation, size):
    page = open_page(relation, *size)
    page.wait_for_timeout(200)
    found = page.evaluate(BOXES)
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


def point_on(page: Any, source: str, target: str) -> dict[str, float]:
    return page.evaluate(
        """([source, target]) => {
          const edge = kg.edges.find((one) => one.from === source && one.to === target);
          const at = kg.network.body.edges[edge.id].edgeType.getPoint(0.5);
          const dom = kg.network.canvasToDOM(at);
          const box = document.getElementById("canvas").getBoundingClientRect();
          return { x: dom.x + box.left, y: dom.y + box.top };
        }""",
        [source, target],
    )


def listed(page: Any) -> list[str]:
    tasks: list[str] = page.locator("#evidence .task").evaluate_all(
        "all => all.map(e => e.dataset.task)"
    )
    return tasks


@pytest.mark.parametrize(
    "pair", [("国家中医药局", "国家卫生健康委"), ("国家林草局", "中国人民银行")]
)
def test_a_click_on_an_edge_lists_its_tasks(open_page, pair):
    page = open_page()
    at = point_on(page, *pair)
    page.mouse.move(at["x"], at["y"])
    page.wait_for_selector("#tip:visible")
    assert pair[1] in page.inner_text("#tip")
    page.mouse.click(at["x"], at["y"])
    page.wait_for_selector("#evidence .task")
    assert listed(page) == collaboration(plan()[0]).edges[pair]["tasks"]
    assert page.inner_text("#evidence h2") == f"{pair[0]} → {pair[1]}"
    assert page.locator("#evidence .tags").count() == len(listed(page))
    page.keyboard.press("Escape")
    assert page.inner_text("#evidence h2") == "怎么看"


@pytest.mark.parametrize("relation", ["lead", "together"])
def test_every_edge_lists_the_tasks_of_the_graph(open_page, relation):
    page = open_page(relation)
    graph = collaboration(plan()[0], relation)
    shown = page.evaluate(
        """() => kg.edges.map((edge) => {
          kg.choose({ edge });
          const cards = [...document.querySelectorAll("#evidence .task")];
          return [edge.from, edge.to, cards.map((e) => e.dataset.task)];
        })"""
    )
    assert {(a, b): tasks for a, b, tasks in shown} == {
        (a, b): tasks for a, b, tasks in graph.edges(data="tasks")
    }


def test_every_node_lists_its_tasks_by_role(open_page):
    page = open_page()
    graph = collaboration(plan()[0])
    for name in ("国家知识产权局", "商务部", "生态环境部", "联席会议成员单位"):
        page.evaluate("(name) => kg.choose({ node: name })", name)
        for box, key in (("alone", "alone"), ("leads", "leads"), ("takes-part", "takes_part")):
            assert page.locator(f"#{box} .task").count() == graph.nodes[name][key]


def test_task_words_lead_and_marks(open_page):
    page = open_page()
    page.fill("#search", "12")
    card = page.locator("#evidence .task", has_text="財政事權")
    assert "推進《知識產權領域中央與地方財政事權" in card.locator(".words").inner_text()
    assert card.locator(".lead").inner_text() == "牵头 财政部"
    assert "清单开放" in card.locator(".tags").inner_text()
    page.fill("#search", "33")
    assert "名称脱落" in page.locator("#evidence .task").first.inner_text()


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
        agencies = page.locator("#hits-agencies button").all_inner_texts()
        found.append((agencies, listed(page)))
    assert found[0] == found[1]
    assert found[0][0] or found[0][1]


def test_search_by_alias_and_for_nothing(open_page):
    page = open_page()
    page.fill("#search", "工信部")
    assert page.locator("#hits-agencies button").all_inner_texts() == ["工业和信息化部"]
    page.fill("#search", "<b>没有</b>")
    assert "<b>没有</b>" in page.inner_text("#evidence")
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""


def test_set_aside_threshold_and_basis_agree_with_the_graph(open_page):
    page = open_page()
    duties = plan()[0]
    for name in ("国家知识产权局", "中央宣传部"):
        page.click(f"[data-aside='{name}']")
    kept = collaboration(duties, without=["国家知识产权局", "中央宣传部"]).number_of_edges()
    assert page.inner_text("#shown") == f"显示 {kept} / 84 条连线"
    for name in ("国家知识产权局", "中央宣传部"):
        page.click(f"[data-aside='{name}']")
    page.locator("#least").fill("3")
    kept = collaboration(duties, min_tasks=3).number_of_edges()
    assert page.inner_text("#shown") == f"显示 {kept} / 84 条连线"
    page.locator("#least").fill("1")
    page.select_option("#basis", "respective")
    edges = collaboration(duties).edges(data="first-of-respective")
    assert page.inner_text("#shown") == f"显示 {sum(n > 0 for *_, n in edges)} / 84 条连线"


def test_the_keyboard_reaches_every_node_and_edge(open_page):
    page = open_page()
    page.locator("#all-edges > summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#all-edges li button")
    assert page.locator("#all-edges li button").count() == 84
    assert page.locator("#all-agencies li button").count() == 44
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text("#evidence h2").startswith("中央宣传部 → 国家知识产权局")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_single_agency_tasks_are_said_and_listed(open_page):
    page = open_page()
    assert "118 项任务中有 53 项只有一个责任单位" in page.inner_text("#legend")
    page.click("#single")
    assert len(listed(page)) == 53


def test_english_changes_every_word_of_ours(open_page):
    page = open_page(color_scheme="dark")
    page.click("[data-language=en]")
    assert page.inner_text("#shown") == "84 of 84 lines shown"
    assert page.get_attribute("html", "lang") == "en"
    left = page.evaluate("[...document.querySelectorAll('[data-t]')].map(e => e.textContent)")
    assert not any("任务" in text or "机构" in text for text in left)


def test_hostile_words_are_shown_and_never_run(open_page, folder):
    words = "</script><img src=x onerror=alert(1)>\u202e倒\u202c" + "长" * 10_000
    name = "甲部<img src=x onerror=alert(2)>"
    duties = [
        Duty("t1", name, "x", False, "lead", "first-of-joint"),
        Duty("t1", "乙部", "x", False, "participant", "later-in-list"),
    ]
    cards = [TaskCard("t1", "1", words, (words[:60],), "joint", False, words[:60], ("hole",))]
    text = network_page(collaboration(duties), cards, words[:60], duties=duties)
    (folder / "hostile.html").write_text(text, encoding="utf-8")
    page = open_page("hostile")
    page.evaluate("kg.choose({ edge: kg.edges[0] })")
    assert page.locator("#evidence .words").text_content().startswith(words[:40])
    page.click("#evidence .task > button")
    assert page.locator("#evidence .words").text_content() == words
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_narrow_screens_need_no_sideways_scrolling(open_page):
    page = open_page("lead", 390, 844)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
