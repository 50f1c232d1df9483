"""The page and the SVG as text: the same bytes always, nothing from outside, nothing that runs."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from kg.fold import fold
from kg.model import FlagKind
from kg.views import templates, words
from kg.views.network import Duty, TaskCard, collaboration
from kg.views.network_page import fold_pairs, network_page
from kg.views.svg import network_svg

from .sample import plan

HOSTILE = "</script><img src=x onerror=alert(1)><!--{{ 7*7 }}&lt;\u202e\u2028\u0000" + "长" * 10_000


def page(relation: str = "lead") -> str:
    duties, cards = plan()
    return network_page(collaboration(duties, relation), cards, cards[0].plan, duties=duties)


def hostile() -> tuple[list[Duty], list[TaskCard]]:
    first, second = f"甲{HOSTILE[:40]}", "乙部"
    duties = [
        Duty("t1", first, HOSTILE, False, "lead", "first-of-joint"),
        Duty("t1", second, "x", True, "participant", "later-in-list"),
    ]
    return duties, [
        TaskCard("t1", HOSTILE, HOSTILE, (HOSTILE,), "joint", True, HOSTILE, (HOSTILE,))
    ]


class Tags(HTMLParser):
    """Every start tag of a page, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts.append(data)


def json_of(text: str, block: str) -> object:
    found = re.search(
        rf'<script type="application/json" id="{block}">(.*?)</script>', text, re.DOTALL
    )
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("relation", ["lead", "together"])
def test_size_and_counts(relation):
    text = page(relation)
    assert len(text.encode("utf-8")) <= 800_000
    edges = json_of(text, "edges")
    assert len(edges) == {"lead": 84, "together": 198}[relation]
    assert "118 项任务中有 53 项只有一个责任单位" in text
    assert "118 项任务 · 41 个机构 · 3 个集体名称 · 277 项分工" in text


def test_the_page_fetches_nothing_and_runs_only_its_own_scripts():
    parsed = Tags(page())
    for tag, attributes in parsed.tags:
        assert not {"src", "srcset", "style", "action", "data"} & set(attributes), tag
        assert not any(name.startswith("on") for name in attributes), tag
        assert (attributes.get("href") or "data:,") == "data:,"
    policy = next(a["content"] for t, a in parsed.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    running = [a for t, a in parsed.tags if t == "script" and "type" not in a]
    assert len(running) == 3 == policy.split("style-src")[0].count("sha256-")


def test_the_policy_names_the_hash_of_every_script_and_style():
    text = page()
    parsed = Tags(text)
    policy = next(a["content"] for t, a in parsed.tags if t == "meta" and "http-equiv" in a) or ""
    bodies = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", text, re.DOTALL)
    assert len(bodies) == 4
    for body in bodies:
        assert templates.csp_hash(body) in policy
    assert "sourceMappingURL" not in text


def test_vis_network_is_the_file_we_know():
    import pyvis

    file = Path(pyvis.__file__).parent / "templates" / templates.VIS
    known = re.search(r"`([0-9a-f]{64})`", (templates.assets.VIZ / "README.md").read_text("utf-8"))
    assert known
    assert hashlib.sha256(file.read_bytes()).hexdigest() == known[1]


def test_hostile_words_stay_words():
    duties, cards = hostile()
    graph = collaboration(duties)
    text = network_page(graph, cards, HOSTILE, duties=duties, aliases={"乙部": [HOSTILE]})
    calm = network_page(graph, cards, "题", duties=duties)
    assert [tag for tag, _ in Tags(text).tags] == [tag for tag, _ in Tags(calm).tags]
    data = json_of(text, "page")
    assert isinstance(data, dict)
    assert data["tasks"][0]["text"] == HOSTILE
    drawing = network_svg(graph, HOSTILE)
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawing).iter()}
    assert names <= {"svg", "title", "rect", "text", "g", "path", "polygon", "circle"}


def test_lone_surrogates_do_not_break_the_page():
    duties = [Duty("t1", "甲部", "x", False, "sole", "only-agency")]
    cards = [TaskCard("t1", "1", "\ud800坏", (), "single", False, "", ())]
    network_page(collaboration(duties), cards, "题", duties=duties).encode("utf-8")


def test_a_network_of_nothing():
    text = network_page(collaboration([]), [], "空", duties=[])
    assert json_of(text, "edges") == []
    ElementTree.fromstring(network_svg(collaboration([]), "空"))


def test_the_same_bytes_under_another_hash_seed():
    code = (
        "import hashlib, sys; from tests.views.test_page import page;"
        "from tests.views.sample import plan; from kg.views.svg import network_svg;"
        "from kg.views.network import collaboration;"
        "t = page() + page('together') + network_svg(collaboration(plan()[0]), 'x');"
        "print(hashlib.sha256(t.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1


def test_character_map_folds_what_can_be_typed():
    typed, folded = fold_pairs(["商标法", "关于干部"])
    table = dict(zip(typed, folded, strict=True))
    for text in ("商標法", "關於幹部"):
        assert "".join(table.get(char, char) for char in text) == fold(text)
    assert "龍" not in table


def test_every_message_has_every_language_and_every_key_is_known():
    table = words.messages()
    for key, texts in table.items():
        assert tuple(texts) == words.LANGUAGES, key
        holes = [sorted(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert holes[0] == holes[1], key
    viz = templates.assets.VIZ
    page_files = [viz / "network.html.j2", viz / "network.js", viz / "network_panel.js"]
    source = "".join(path.read_text("utf-8") for path in page_files)
    asked = set(re.findall(r'(?:\bt|\bm|\bsay)\("([a-z-]+[a-z])"', source))
    asked |= set(re.findall(r'data-(?:t|label|hint)="([a-z-]+[a-z])"', source))
    assert asked <= set(table)
    assert {"gap-" + kind for kind in get_args(FlagKind)} <= set(table)


def test_svg_holds_every_body_and_says_what_it_shows():
    duties, _ = plan()
    graph = collaboration(duties)
    root = ElementTree.fromstring(network_svg(graph, "题 & <b>", language="en"))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert set(graph) <= set(texts)
    assert any("84 lines" in (text or "") and "53 more tasks" in (text or "") for text in texts)
    paths = root.findall(".//{http://www.w3.org/2000/svg}polygon")
    assert len(paths) == 84
