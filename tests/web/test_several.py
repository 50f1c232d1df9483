"""Several plans in one graph, built from their texts: every page tells them apart, in one order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.cli.main import main
from kg.graph.store import open_graph
from kg.views.atlas.picks import pick
from kg.views.site.pages import read_site
from kg.views.site.site import Site
from kg.web.files import write_site
from tests.chromium import Watched

PLANS = {
    "later.txt": """2026年全国种业工作计划
一、完善制度
1.推进《中华人民共和国种子法》修改。(农业农村部、司法部负责)
2.开展《中华人民共和国专利法》宣传。(农业农村部负责)
""",
    "earlier.txt": """2024年知识产权工作要点
一、完善制度
1.推进《中华人民共和国专利法》修改。(国家知识产权局负责)
2.制定《专利审查指南》。(国家知识产权局负责)
""",
    "untitled.txt": """1.推进《中华人民共和国商标法》修改。(国家知识产权局负责)
2.开展商标品牌建设。(国家知识产权局、农业农村部负责)
""",
}


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Site:
    folder = tmp_path_factory.mktemp("plans")
    for name, text in PLANS.items():
        (folder / name).write_text(text, encoding="utf-8")
    graph = folder / "graph"
    assert main(["build", *(str(folder / name) for name in PLANS), "-o", str(graph)]) == 0
    return read_site(open_graph(graph))


@pytest.fixture(scope="module")
def written(plans, tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("several")
    write_site(plans, made)
    return made


@pytest.fixture
def opened(browser, written) -> Iterator[Any]:
    held: list[Watched] = []

    def open_it(path: str, state: str = "") -> Any:
        held.append(Watched(browser))
        return held[-1].open(written / path, state)

    yield open_it
    for one in held:
        one.close()
        assert one.foreign() == []
        assert one.said == []


def test_tasks_and_headings_come_in_the_order_of_the_plans(plans):
    order = [plan.key for plan in plans.atlas.plans]
    assert len(order) == len(PLANS)
    assert list(dict.fromkeys(task["plan_key"] for task in plans.atlas.tasks)) == order
    assert [task["order"] for task in plans.atlas.tasks] == list(range(len(plans.atlas.tasks)))
    headed = list(dict.fromkeys(heading.plan for heading in plans.atlas.headings))
    assert headed == [key for key in order if key in headed]


def test_a_task_of_a_plan_without_title_says_which_file_it_is_of(plans):
    titles = {plan.key: plan.title for plan in plans.atlas.plans}
    assert "untitled.txt" in titles.values()
    for task in plans.atlas.tasks:
        assert task["plan_title"] == titles[task["plan_key"]]


def test_an_agency_has_its_numbers_by_plan(opened, plans):
    page = opened(plans.file("agency", "农业农村部"))
    rows = page.locator("#in-sections .of-plan")
    found = rows.evaluate_all(
        "all => all.map((one) => [one.cells[0].innerText, +one.lastElementChild.innerText])"
    )
    counts = [
        (plan.title, len(plans.picks.find(pick(plan=plan.key, involves="农业农村部"))))
        for plan in plans.atlas.plans
    ]
    assert found == [[title, count] for title, count in counts if count]


def test_under_a_plan_an_instrument_shows_only_what_is_done_there(opened, plans):
    plan = next(one for one in plans.atlas.plans if one.period == "2026")
    page = opened("laws.html", pick(plan=plan.key))
    row = page.locator("#laws tr[data-law='专利法']")
    assert row.locator(".doing > :visible .n").all_inner_texts() == ["1", "1"]
    assert "国家知识产权局" not in row.inner_text()
    # Instruments without a task are none of the plan's: their number would open an empty table.
    assert not page.locator("#of-bare:visible").count()
    assert page.locator("#drawn").is_visible()
    page.click("#reset")
    assert "国家知识产权局" in row.inner_text()


def test_the_number_of_instruments_without_a_task_follows_the_other_filters(opened, plans):
    bare = [law for law in plans.atlas.laws if not plans.picks.find(pick(law=law))]
    page = opened("laws.html")
    shown = page.locator("#laws tbody tr:not([hidden])")
    if bare:
        assert page.inner_text("#bare") == str(len(bare))
        page.click("#bare")
        assert shown.count() == len(bare)
        page.click("#bare")
    page.fill("#search", "没有这样的文件")
    assert not page.locator("#of-bare:visible").count()
    assert shown.count() == 0
