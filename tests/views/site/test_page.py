"""The network page and the SVG as text: the same bytes always, nothing from outside, nothing that runs."""

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
from kg.views import words
from kg.views.atlas.atlas import Atlas
from kg.views.network.network import collaboration
from kg.views.network.svg import network_svg
from kg.views.site import templates
from kg.views.site.fold_table import fold_pairs
from kg.views.site.pages.network import network_page
from kg.views.site.places import places
from tests.views.made import atlas, body, heading, led, task, truth

HOSTILE = "</script><img src=x onerror=alert(1)><!--{{ 7*7 }}&lt;\u202e\u2028\u0000" + "长" * 10_000


def hostile(words: str) -> Atlas:
    section = heading("s", f"一、{words}")
    return atlas(
        [
            task(
                *led(f"甲{words[:40]}", "乙部"),
                label=words,
                text=words,
                sections=["s"],
                open_ended=True,
            )
        ],
        bodies=[body(f"甲{words[:40]}", "sc-department", words), body("乙部", "group")],
        headings=[section],
        plans=[("p", words)],
    )


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


def test_size_and_counts():
    text = network_page(truth())
    assert len(text.encode("utf-8")) <= 800_000
    data = json_of(text, "page")
    assert data["totals"] == {"lead": 84, "together": 198}
    assert len(json_of(text, "nodes")) == 44
    assert text.index("共") < text.index(">118</button>") < text.index(">53</button>")


def test_pyvis_hands_over_bodies_and_options_and_nothing_moves():
    text = network_page(truth())
    options = json_of(text, "options")
    assert options["physics"] == {"enabled": False}
    [picture, *_] = json_of(text, "page")["pictures"]
    assert [[node["x"], node["y"]] for node in json_of(text, "nodes")] == picture["places"]


def test_the_page_fetches_nothing_and_runs_only_its_own_scripts():
    text = network_page(truth())
    parsed = Tags(text)
    for tag, attributes in parsed.tags:
        assert not {"src", "srcset", "style", "action", "data"} & set(attributes), tag
        assert not any(name.startswith("on") for name in attributes), tag
        assert (attributes.get("href") or "data:,") in ("data:,", "#main")
    policy = next(a["content"] for t, a in parsed.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    bodies = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", text, re.DOTALL)
    assert len(bodies) == policy.count("sha256-")
    for one in bodies:
        assert templates.csp_hash(one) in policy
    assert "sourceMappingURL" not in text


def test_vis_network_is_the_file_we_know():
    import pyvis

    file = Path(pyvis.__file__).parent / "templates" / templates.VIS
    known = re.search(r"`([0-9a-f]{64})`", (templates.assets.VIZ / "README.md").read_text("utf-8"))
    assert known
    assert hashlib.sha256(file.read_bytes()).hexdigest() == known[1]


@pytest.mark.parametrize(
    ("filters", "state"),
    [
        ({}, ""),
        ({"least": 2, "groups": False}, "least=2&groups=no"),
        ({"aside": ["甲&乙", "#"], "relation": "together"}, "relation=together&aside=%23&aside=%E7%94%B2%26%E4%B9%99"),
    ],
)  # fmt: skip
def test_the_filters_it_opens_with_are_in_its_state_and_cut_nothing(filters, state):
    data = json_of(network_page(truth(), **filters), "page")
    assert data["initial"] == state
    assert len(data["tasks"]) == 118


def test_hostile_words_stay_words():
    held = hostile(HOSTILE)
    text, calm = network_page(held), network_page(hostile("题" * 50))
    assert [tag for tag, _ in Tags(text).tags] == [tag for tag, _ in Tags(calm).tags]
    assert json_of(text, "page")["tasks"][0]["text"] == HOSTILE
    drawing = network_svg(collaboration(held), HOSTILE)
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawing).iter()}
    assert names <= {"svg", "title", "rect", "text", "g", "path", "polygon", "circle"}


def test_lone_surrogates_do_not_break_the_page():
    network_page(atlas([task(*led("甲部", "乙部"), text="\ud800坏")])).encode("utf-8")


def test_a_network_of_nothing():
    assert json_of(network_page(atlas([])), "nodes") == []
    ElementTree.fromstring(network_svg(collaboration(atlas([])), "空"))


def test_the_same_bytes_under_another_hash_seed():
    code = (
        "import hashlib; from tests.views.made import truth; from kg.views.network.svg import network_svg;"
        "from kg.views.network.network import collaboration; from kg.views.site.pages.network import network_page;"
        "t = network_page(truth(), aside=['司法部', '教育部', '商务部']);"
        "t += network_svg(collaboration(truth()), 'x');"
        "print(hashlib.sha256(t.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
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
    pages = "".join(path.read_text("utf-8") for path in (viz / "pages").glob("*.j2"))
    source = pages + "".join(path.read_text("utf-8") for path in (viz / "scripts").glob("*.js"))
    asked = set(re.findall(r'\bt\("([a-z-]+[a-z])"', source))
    asked |= set(re.findall(r'\b(?:m|say)\("([a-z-]+[a-z])"', pages))
    asked |= set(re.findall(r'data-(?:t|label|hint)="([a-z-]+[a-z])"', source))
    assert asked <= set(table)
    assert {"gap-" + kind for kind in get_args(FlagKind)} <= set(table)


# ---- the still picture


@pytest.mark.parametrize(("relation", "lines"), [("lead", 84), ("together", 198)])
def test_svg_holds_every_body_and_says_what_it_shows(relation, lines):
    graph = collaboration(truth(), relation)
    root = ElementTree.fromstring(network_svg(graph, "题 & <b>", language="en"))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert set(graph) <= set(texts)
    assert any(
        f"{lines} lines" in (text or "") and "53 more tasks" in (text or "") for text in texts
    )
    drawn = "polygon" if relation == "lead" else "path[@stroke-opacity='0.5']"
    assert len(root.findall(f".//{{http://www.w3.org/2000/svg}}{drawn}")) == lines


def test_svg_of_a_part_keeps_the_places_of_the_whole():
    held = truth()
    [picture] = places(held)
    part = collaboration(held, section=held.headings[0].key, least=2)
    root = ElementTree.fromstring(network_svg(part, "题", picture))
    discs = {
        (float(one.get("cx", "")), float(one.get("cy", "")))
        for one in root.findall(
            ".//{http://www.w3.org/2000/svg}g/{http://www.w3.org/2000/svg}circle"
        )
    }
    single = [name for name, node in part.nodes(data=True) if not node["group"]]
    assert discs == {picture.places[name] for name in single}
