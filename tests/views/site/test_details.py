"""The pages of instruments, bodies, tasks and briefings, and the files beside them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse

from kg.ask.law import law as ask_law
from kg.ask.named import named_query
from kg.ask.sparql import rows
from kg.graph.store import open_graph
from kg.views.atlas.atlas import SourceText
from kg.views.site.bipartite import draw
from kg.views.site.marked import Mark, Piece, pieces, plain, sentence, task_marks
from kg.views.site.pages import read_site, whole_site
from kg.views.site.pages.said import planned_not_said
from kg.views.site.site import Site
from tests.chromium import Watched


@pytest.fixture(scope="module")
def graph(shipped) -> Store:
    return open_graph(shipped)


@pytest.fixture(scope="module")
def site(graph) -> Site:
    return read_site(graph)


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory) -> Path:
    """The pages that these tests open, and the files beside them."""
    made = tmp_path_factory.mktemp("details")
    task = site.atlas.tasks[0]["key"]
    wanted = {
        "index.html", "workload.html", "laws.html", "said.html", "downloads.html",
        site.file("law", "著作权法"), site.file("law", "集成电路布图设计保护条例"),
        site.file("agency", "司法部"), site.file("task", task),
        *(site.file("briefing", paper.key) for paper in site.atlas.briefings),
    }  # fmt: skip
    for path in wanted:
        (made / path).parent.mkdir(exist_ok=True)
        (made / path).write_text(site.render(path), encoding="utf-8")
    for path in ("downloads/ledger.csv", "downloads/graph.ttl"):
        (made / path).parent.mkdir(exist_ok=True)
        (made / path).write_bytes(site.files[path].make())
    return made


@pytest.fixture
def watch(browser) -> Iterator[Any]:
    opened: list[Watched] = []

    def make(*arguments: Any, **options: Any) -> Watched:
        opened.append(Watched(browser, *arguments, **options))
        return opened[-1]

    yield make
    for one in opened:
        assert one.foreign() == []
        assert one.said == []
        one.close()


def arrive(page: Any, name: str) -> None:
    """Wait until the page called `name` has been opened by a click and its scripts are done."""
    page.wait_for_url(re.compile(name))
    page.wait_for_selector("html[data-ready]")


# ---- marks in a text


def marks_in(found: tuple[Piece, ...]) -> list[tuple[str, bool]]:
    """Names of the marks from the left, outer before inner, and whether each goes on from before."""
    out = []
    for one in found:
        if one.mark:
            out += [(one.mark.name, one.goes_on), *marks_in(one.inner)]
    return out


def test_of_two_marks_the_longer_holds_the_other():
    source = SourceText("x", "商標法、著作權法相關司法解釋", ())
    both = [Mark(0, 3, "action", name="a"), Mark(0, 14, "action", name="b")]
    (whole,) = pieces(source, 0, 14, [*both, Mark(4, 8, "action", name="c")])
    assert whole.mark == both[1]
    assert not whole.leaf
    assert [plain((one,)) for one in whole.inner] == ["商標法", "、", "著作權法", "相關司法解釋"]


def test_a_mark_that_crosses_another_is_divided_and_goes_on():
    source = SourceText("x", "0123456789", ())
    found = pieces(source, 0, 10, [Mark(1, 6, "a", name="a"), Mark(4, 9, "b", name="b")])
    assert marks_in(found) == [("a", False), ("b", False), ("b", True)]
    assert plain(found[1].inner[1:]) == "45"
    assert plain(found[2:3]) == "678"


def test_what_was_cut_is_shown_and_marked():
    source = SourceText("x", "修改杂字《法》。", ((2, 4, "spam-word"),))
    found = pieces(source, 0, 8, [Mark(0, 7, "action", name="法")])
    assert plain(found) == source.text
    (cut,) = [one for one in found[0].inner if one.mark]
    assert (cut.mark.kind, cut.mark.codes, plain((cut,))) == ("cut", ("spam-word",), "杂字")
    assert found[0].leaf


@given(st.text(max_size=40), st.data())
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost_or_moved(text, data):
    place = st.integers(0, len(text) + 3)
    spans = data.draw(st.lists(st.tuples(place, place), max_size=8))
    marks = [Mark(a, b, "x", name=str(n)) for n, (a, b) in enumerate(spans)]
    begin, end = sorted(data.draw(st.tuples(place, place)))
    source = SourceText("x", text, tuple((a, b, "r") for a, b in spans[:3]))
    end = min(end, len(text))
    assert plain(pieces(source, begin, end, marks)) == text[begin:end]


def test_a_sentence_ends_at_its_stop_or_after_some_hundred_characters():
    text = "前一句。加快修改《法》;后一句。"
    assert text[slice(*sentence(text, 6, 9))] == "加快修改《法》;"
    begin, end = sentence("长" * 10_000, 5_000, 5_010)
    assert end - begin < 1_000


# ---- pages of tasks


def test_every_task_page_holds_its_words_and_every_span(site):
    for task in site.atlas.tasks:
        found = site.excerpts.task(task)
        begin, end = task["span"]
        assert plain(found.passages[0]) == site.excerpts.source(task).text[begin:end]
        names = {name for name, _ in marks_in(found.passages[0])}
        assert {mark.name for mark in task_marks(task)} <= names | {""}


def test_the_triples_of_a_task_are_those_of_the_graph(site, graph):
    for task in site.atlas.tasks[:3]:
        text = site.triples(task["iri"])
        read = {
            (str(q.subject), str(q.predicate), str(q.object)) for q in parse(text, RdfFormat.TURTLE)
        }
        assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(read)
        held = {(str(q.subject), str(q.predicate), str(q.object)) for q in graph}
        assert read <= held
        own = {triple for triple in held if triple[0] == f"<{task['iri']}>"}
        assert own <= read
        assert sum("#Assignment>" in o for _, _, o in read) == len(task["assignments"])
        assert unescape(site.render(site.file("task", task["key"]))).count(text.strip()) == 1


def test_without_a_store_there_are_no_triples_and_no_files(site):
    alone = whole_site(site.atlas)
    task = alone.atlas.tasks[0]
    assert 'id="triples"' not in alone.render(alone.file("task", task["key"]))
    assert alone.files == {}
    assert "downloads/" not in alone.render("downloads.html")


def test_a_task_in_the_browser(watch, folder, site):
    task = site.atlas.tasks[0]
    page = watch().open(folder / site.file("task", task["key"]))
    shown = page.evaluate(
        """() => { const copy = document.querySelector("#source").cloneNode(true);
          for (const tag of copy.querySelectorAll(".tag")) tag.remove(); return copy.textContent; }"""
    )
    begin, end = task["span"]
    assert shown == site.excerpts.source(task).text[begin:end]
    page.locator("#source .is-lead a").focus()
    assert page.evaluate("document.activeElement.matches(':focus-visible')")
    assert page.locator("#source .is-lead .tag").inner_text() == "牽頭"
    page.click("[data-set='ui=en']")
    assert page.locator("#source .is-lead .tag").inner_text() == "lead"
    page.locator("#rdf > summary").focus()
    page.keyboard.press("Enter")
    page.click("[data-copy]")
    page.wait_for_selector("#copied:has-text('C'), #copied:has-text('S')")
    assert page.locator("#copied").inner_text().startswith(("Copied", "Selected"))


# ---- instruments


def test_the_table_holds_every_instrument_once(watch, folder, site):
    page = watch().open(folder / "laws.html")
    names = page.locator("#laws [data-row]").evaluate_all("all => all.map(e => e.dataset.law)")
    assert sorted(names) == sorted(site.atlas.laws)
    assert page.locator("output[data-rows='#laws']").inner_text() == str(len(names))


def test_instruments_without_a_task_are_counted_and_shown(watch, folder, site):
    touched = {action["instrument"] for task in site.atlas.tasks for action in task["actions"]}
    page = watch().open(folder / "laws.html")
    page.click("#bare")
    assert page.locator("#bare").inner_text() == str(len(shown_laws(page)))
    assert set(shown_laws(page)) == set(site.atlas.laws) - touched
    page.click("#bare")
    assert len(set(shown_laws(page))) == len(site.atlas.laws)


def shown_laws(page: Any) -> list[str]:
    found: list[str] = page.locator("#laws tbody tr:visible").evaluate_all(
        "all => all.map(e => e.dataset.law)"
    )
    return found


def test_instruments_are_found_in_both_scripts_and_by_other_names(watch, folder):
    page = watch().open(folder / "laws.html")
    found = []
    for typed in ("著作权", "著作權", "《著 作 权"):
        page.fill("#search", typed)
        found.append(shown_laws(page))
    assert found[0] == found[1] == found[2] != []
    page.fill("#search", "中華人民共和國商標法")
    assert shown_laws(page)[0] == "商标法"
    page.fill("#search", "<没有>")
    assert page.locator("#no-rows").is_visible()
    assert page.locator("#bipartite .edge:visible").count() == 0


def test_instruments_are_filtered_by_kind_action_lead_and_section(watch, folder, site):
    page = watch().open(folder / "laws.html")
    tasks = site.atlas.tasks
    revised = {a["instrument"] for t in tasks for a in t["actions"] if "revise" in a["types"]}
    page.select_option("[data-key=act]", "revise")
    assert set(shown_laws(page)) == revised
    headed = {
        a["instrument"]
        for t in tasks
        if any(
            g["agency"] == "中央宣传部" and g["role"] in ("lead", "sole") for g in t["assignments"]
        )
        for a in t["actions"]
        if "revise" in a["types"]
    }
    page.select_option("[data-key=by]", "中央宣传部")
    assert set(shown_laws(page)) == headed
    page.select_option("[data-key=by]", "")
    page.select_option("[data-key=act]", "")
    page.select_option("[data-key=lawkind]", "treaty")
    treaties = {law.name for law in site.atlas.laws.values() if law.kind == "treaty"}
    assert set(shown_laws(page)) == treaties
    page.select_option("[data-key=lawkind]", "")
    section = site.atlas.headings[0].key
    page.select_option("[data-key=section]", section)
    inside = {a["instrument"] for t in tasks if section in t["sections"] for a in t["actions"]}
    assert set(shown_laws(page)) == inside


def test_what_is_done_to_a_family_takes_two_clicks(watch, folder, site):
    page = watch().open(folder / "index.html")
    page.click("nav a[href*='laws']")
    arrive(page, "laws.html")
    page.locator("tr[data-law='著作权法'] [data-pick^='family']").click()
    found = page.locator("#evidence .task").evaluate_all("all => all.map(e => e.dataset.task)")
    wanted = [site.atlas.tasks[i]["key"] for i in site.picks.find("family=著作权法")]
    assert found == wanted != []


def test_a_line_of_the_drawing_opens_its_tasks_and_stands_in_the_table(watch, folder):
    page = watch().open(folder / "laws.html")
    picks = page.locator("#bipartite .edge").evaluate_all("all => all.map(e => e.dataset.pick)")
    listed = page.locator("#laws .one [data-pick]").evaluate_all(
        "all => all.map(e => e.dataset.pick)"
    )
    assert sorted(picks) == sorted(listed)
    edge = page.locator("#bipartite .edge").first
    edge.locator("circle, rect").click()
    assert page.locator("#evidence .task").count() >= 1
    page.keyboard.press("Escape")
    sorting = page.locator("#laws th", has_text="任務").locator("button")
    sorting.focus()
    page.keyboard.press("Enter")
    numbers = page.locator("#laws [data-row] td:nth-child(4)").all_inner_texts()
    assert [int(n) for n in numbers] == sorted(map(int, numbers), reverse=True)
    page.click("#by-family")
    first = page.locator("#laws tbody tr").evaluate_all("all => all.map(e => e.className)")
    assert first[0] == "depth-0"


def test_the_drawing_is_the_same_every_time_and_leaves_nothing_out_in_silence():
    laws = [f"法{n}" for n in range(400)]
    lines = [(law, f"部{n % 7}", "lead") for n, law in enumerate(laws)]
    first = draw(laws, lines)
    assert first == draw(laws, list(reversed(lines)))
    assert len(first.laws) + first.left_out == 400
    assert len({node.y for node in first.laws}) == len(first.laws)


def test_the_page_of_an_instrument_says_what_the_command_says(watch, folder, site, graph):
    for name in ("著作权法", "集成电路布图设计保护条例"):
        answer = ask_law(graph, name, "2026-01-01")
        page = watch().open(folder / site.file("law", name))
        assert page.locator("#tasks .told").count() == len(answer["tasks"])
        assert page.locator("#said .told").count() == len(answer["statements"])
        assert page.locator("#suspected .told").count() == len(answer["suspected"])
        below = page.locator("section[id^=below-]:not([id^=below-said]) .told").count()
        assert below == sum(len(one["tasks"]) for one in answer["related"])
    assert page.locator("#suspected blockquote .is-flag").count() == 1
    page.click("[data-at=said]")
    assert page.evaluate("document.activeElement.id") == "said"


def test_a_number_of_statements_leads_to_as_many(watch, folder, site):
    page = watch().open(folder / "laws.html", "ui=en")
    link = page.locator("tr[data-law='集成电路布图设计保护条例'] a.n").first
    said = int(link.get_attribute("data-n"))
    link.click()
    arrive(page, "/laws/")
    assert page.locator("#said [data-row]").count() == said > 0
    assert page.evaluate("document.documentElement.lang") == "en"
    page.wait_for_selector("#said:focus")


# ---- bodies


def test_with_whom_a_ministry_works_takes_three_clicks(watch, folder, site):
    page = watch().open(folder / "index.html")
    page.click("nav a[href*='workload']")
    arrive(page, "workload.html")
    page.click("#workload a:has-text('司法部')")
    arrive(page, "/agencies/")
    page.locator("#with tbody tr").first.locator(".n").first.click()
    tasks = [t for t in site.atlas.tasks if "司法部" in {a["agency"] for a in t["assignments"]}]
    partners: dict[str, int] = {}
    for task in tasks:
        for name in {a["agency"] for a in task["assignments"]} - {"司法部"}:
            partners[name] = partners.get(name, 0) + 1
    assert page.locator("#evidence .task").count() == max(partners.values())
    assert page.locator("#with [data-row]").count() == len(partners)
    total = sum(page.locator(f"#{role} .told").count() for role in ("sole", "lead", "part"))
    assert total == len(tasks)


def test_every_body_that_is_named_has_a_page(site):
    for name in site.atlas.bodies:
        assert site.href("agency", name)


# ---- what is said


def test_the_lists_of_said_and_planned_are_those_of_the_named_queries(watch, folder, site, graph):
    page = watch().open(folder / "said.html")
    said = rows(graph, named_query("said-not-planned").text)
    assert page.locator("#unplanned .matter").count() == len(said)
    planned = rows(graph, named_query("planned-not-said").text)
    assert page.locator("#silent [data-row]").count() == len(planned)
    assert {row["instrument"] for row in planned} == {
        law.name for _, laws in planned_not_said(site) for law in laws
    }
    both = rows(graph, named_query("planned-and-said").text)
    assert page.locator("#both .matter").count() == len({row["instrument"] for row in both})
    pairs = page.locator("#both .matter").evaluate_all(
        "all => all.map(e => e.querySelectorAll('[data-turn]').length * e.querySelectorAll('[data-task]').length)"
    )
    assert sum(pairs) == len(both)
    for key in ("both", "unplanned", "silent"):
        link = page.locator(f"a[data-at={key}]")
        assert link.get_attribute("data-n") == page.locator(f"#{key} > h2 output").inner_text()


def test_statement_and_task_stand_beside_each_other(watch, folder):
    wide = watch().open(folder / "said.html")
    boxes = [
        wide.locator(f"#both .matter .sides > div:nth-child({n})").first.bounding_box()
        for n in (1, 2)
    ]
    assert boxes[0]["y"] == boxes[1]["y"]
    narrow = watch(390, 844).open(folder / "said.html")
    boxes = [
        narrow.locator(f"#both .matter .sides > div:nth-child({n})").first.bounding_box()
        for n in (1, 2)
    ]
    assert boxes[0]["x"] == boxes[1]["x"]


def test_a_briefing_holds_every_turn_whole(site):
    for paper in site.atlas.briefings:
        text = site.render(site.file("briefing", paper.key))
        turns = [turn for turn in site.atlas.turns if turn["briefing_key"] == paper.key]
        ids = re.findall(r'<article [^>]*id="turn-(\d+)"', text)
        assert [int(n) for n in ids] == [turn["number"] for turn in turns]
        for turn in turns:
            begin, end = turn["span"]
            found = site.excerpts.turn(turn)
            assert plain(found.passages[0]) == site.excerpts.source(turn).text[begin:end]


def test_a_link_to_a_turn_goes_there(watch, folder, site):
    path = folder / site.file("briefing", site.atlas.briefings[0].key)
    page = watch().open(path, "at=turn-5")
    page.wait_for_selector("#turn-5:focus")
    assert page.locator("#turn-5").bounding_box()["y"] < 900


# ---- files


def test_every_file_on_the_page_is_there_and_of_the_size_told(site):
    from kg.views.site.pages.downloads import offers

    told = [file for _, files in offers(site) for file in files]
    assert sorted(file.path for file in told) == sorted(site.files)
    for file in told:
        assert file.size
        assert site.files[file.path].make() == site.files[file.path].make()
    text = unescape(site.render("downloads.html"))
    for file in told:
        assert f'href="{file.path}"' in text


def test_the_raw_ledger_keeps_what_the_safe_one_neutralises(site, monkeypatch):
    from kg.views import ledger

    out: dict[bool, str] = {}
    for raw in (False, True):
        file = io.BytesIO()
        ledger.write_csv([["=1+1", "安全"]], file, raw=raw)
        out[raw] = list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"))))[1][0]
    assert out == {False: "'=1+1", True: "=1+1"}
    safe, raw_ = (site.files[f"downloads/ledger{end}.csv"].make() for end in ("", "-raw"))
    assert safe.count(b"\n") == raw_.count(b"\n")


def test_the_numbers_of_the_method_are_the_answers_of_its_queries(site, graph):
    text = site.render("downloads.html")
    found = re.findall(
        r'<dd>(?:<button[^>]*>|<span class="n none">)(\d+)</(?:button|span)> .*?<pre[^>]*>(.*?)</pre>',
        text,
        re.S,
    )
    assert len(found) == 7
    for number, query in found:
        assert len(rows(graph, unescape(query))) == int(number)


def test_cuts_flags_and_unknown_names_are_listed_in_full(watch, folder, site):
    page = watch().open(folder / "downloads.html")
    cuts = sum(len(source.cuts) for source in site.atlas.sources.values())
    assert page.locator("#cuts [data-item]").count() == cuts
    assert page.locator("#trust h3 output").first.inner_text() == str(cuts)
    assert page.locator("#flags [data-row]").count() == len(site.atlas.flags)
    with page.expect_download() as started:
        page.click("a[href='downloads/ledger.csv']")
    assert started.value.suggested_filename == "ledger.csv"


@pytest.mark.parametrize("media", ["screen", "print"])
def test_nothing_is_wider_than_the_paper_or_the_phone(watch, folder, site, media):
    watched = watch(390 if media == "screen" else 720, 844)
    watched.page.emulate_media(media=media)
    others = {"index.html", "workload.html"}
    for path in sorted(path for path in folder.rglob("*.html") if path.name not in others):
        page = watched.open(path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, path.name
