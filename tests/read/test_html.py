"""A web page to its visible text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import limits
from kg.read.formats import read_bytes
from kg.read.html import html_text
from tests.read.made import html_of, page, plan_lines


def shown(body: str, head: str = '<meta charset="utf-8">') -> list[str]:
    return html_text(page(body, head).encode(), "a.html").split("\n")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b><a href=x>丙</a></p>", ["甲乙丙"]),
        ("<p>  推进\n   修改  </p>", ["推进修改"]),
        ("<p>plan\n  2025 年</p>", ["plan 2025 年"]),
        ("<p>甲 \n<b>乙</b> x\n<i>y</i></p>", ["甲乙 x y"]),
        ("<p>甲&nbsp;&lt;乙&gt;&#12298;商标法&#x300B;</p>", ["甲\u00a0<乙>《商标法》"]),
        ("<p>\u3000\u3000甲</p>", ["\u3000\u3000甲"]),
        ("<pre>甲\n  乙\n\n丙</pre>", ["甲", "  乙", "丙"]),
        ("<div style='white-space: pre-wrap'>甲\n乙</div>", ["甲", "乙"]),
        ("<textarea>甲\n乙</textarea>", ["甲", "乙"]),
        (
            "<nav><a>首页</a> <a>政务</a></nav><p>甲</p><footer>版权</footer>",
            ["首页 政务", "甲", "版权"],
        ),
        ("<h1>标题</h1><hr><ul><li>甲<li>乙</ul>", ["标题", "甲", "乙"]),
        ("<dl><dt>甲<dd>乙</dl>", ["甲", "乙"]),
        ("<span style='display:block'>甲</span><span>乙</span>", ["甲", "乙"]),
        ("甲<button>提交</button><input type=submit value=搜索>", ["甲 提交 搜索"]),
        ("<input type=text placeholder=请输入><input type=checkbox value=1>", ["请输入"]),
        ("<select><option>甲<option>乙</select>", ["甲", "乙"]),
        ("聯<ruby>席<rt>xí</rt></ruby>會", ["聯席(xí)會"]),
        ("<svg><text>图中字</text></svg>", ["图中字"]),
        ("<o:p>甲</o:p><![if !supportLists]>乙<![endif]>", ["甲乙"]),
        ("甲\x00乙", ["甲乙"]),
        ("<details><summary>甲</summary>乙</details>", ["甲", "乙"]),
    ],
)
def test_shows(body: str, lines: list[str]) -> None:
    assert shown(body) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>不见</script>",
        "<style>不见</style>",
        "<template>不见</template>",
        "<noscript>不见</noscript>",
        "<p hidden>不见</p>",
        "<p style='DISPLAY : none'>不见<b>也</b></p>",
        "<p style='visibility:hidden'>不见</p>",
        "<span style='mso-hide:all'>不见</span>",
        "<!-- 不见 -->",
        "<input type=hidden value=不见>",
        "<img alt=不见>",
        "<iframe>不见</iframe>",
    ],
)
def test_hides(hidden: str) -> None:
    assert shown(f"甲{hidden}乙") in (["甲乙"], ["甲", "乙"])


def test_the_title_comes_first() -> None:
    assert shown("<p>甲</p>", "<meta charset=utf-8><title>计划 _网</title>") == ["计划 _网", "甲"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=9><li>甲<li value=3>乙<li>丙</ol>", ["9. 甲", "3. 乙", "4. 丙"]),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol type=I><li>甲<ol><li>乙</ol><li>丙</ol>", ["I. 甲", "1. 乙", "II. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style: none'><li>甲</ol>", ["甲"]),
        # The page's own stylesheet hides the browser's number where the words bring theirs.
        ("<ol><li>1.甲<li>（二）乙</ol>", ["1.甲", "（二）乙"]),
        ("<ol><li><p>甲</p><p>乙</p></ol>", ["1. 甲", "乙"]),
        ("<ul><li>甲<ol><li>乙</ol></ul>", ["甲", "1. 乙"]),
    ],
)
def test_numbers_that_a_browser_makes(body: str, lines: list[str]) -> None:
    assert shown(body) == lines


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><th>序号<th>任务<tr><td>1<td>甲", ["序号\t任务", "1\t甲"]),
        ("<tr><td>1<td>甲<br>乙<p>丙</p>", ["1\t甲 乙 丙"]),
        ("<tr><td>1<td>甲\t乙", ["1\t甲 乙"]),
        # A merged task keeps all its rows; a heading over columns stays one cell.
        ("<tr><td rowspan=2>1<td>甲<tr><td>乙<tr><td>2<td>丙", ["1\t甲", "1\t乙", "2\t丙"]),
        ("<tr><td>a<td rowspan=0>b<tr><td>c<tr><td>d", ["a\tb", "c\tb", "d\tb"]),
        ("<tr><td colspan=2>头<td>尾<tr><td>a<td>b<td>c", ["头\t\t尾", "a\tb\tc"]),
        ("<tr><td colspan=2 rowspan=2>x<td>a<tr><td>b", ["x\t\ta", "x\t\tb"]),
        ("<tr><td>a<td><tr><td><td>", ["a\t"]),
        ("<tr><td colspan=3>一、完善制度", ["一、完善制度"]),
        ("<caption>附件</caption><tr><td>1<td>甲", ["附件", "1\t甲"]),
        # A table that lays out the page is no table.
        ("<tr><td><p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<tr><td>菜单<td><table><tr><td>1<td>甲</table>", ["菜单", "1\t甲"]),
        ("<tr><td>菜单<td>" + "<p>甲</p>" * 31, ["菜单", *["甲"] * 31]),
    ],
)
def test_tables(rows: str, lines: list[str]) -> None:
    assert shown(f"<table>{rows}</table>") == lines


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb2312"),
        ("gb18030", "GBK"),
        ("big5", "big5"),
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-16", "unicode"),
    ],
)
def test_decodes_what_the_page_says_or_is(encoding: str, label: str) -> None:
    words = "推進《商標法》修訂，國家知識產權局負責。"
    for head in (
        f"<meta charset='{label}'>",
        f'<META http-equiv=Content-Type content="text/html; charset={label}">',
    ):
        data = page(words, head).encode(encoding)
        assert read_bytes(data, "a.html").text == words


def test_a_gb2312_page_may_hold_gb18030() -> None:
    data = page("<p>镕㐀𠮷</p>", "<meta charset=gb2312>").encode("gb18030")
    assert html_text(data, "a.html") == "镕㐀𠮷"


@pytest.mark.parametrize("depth", [300, 10_000])
@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote"])
def test_deep_text_is_not_lost(depth: int, tag: str) -> None:
    body = f"<{tag}>" * depth + "甲部负责" + f"</{tag}>" * depth + "乙"
    assert "".join(shown(body)) == "甲部负责乙"


def test_deep_tables_and_lists_are_not_lost() -> None:
    assert "甲" in shown("<table><tr><td>" * 2000 + "甲")
    assert "1. 甲" in shown("<ol><li>" * 2000 + "甲")[-1]


def test_what_would_take_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.read import html

    body = "".join(f"<b id={n}>" for n in range(3000)) + "<p>甲</p>" * 3000
    slow = html.in_child
    monkeypatch.setattr(html, "in_child", lambda kind, data, name: slow(kind, data, name, 0.05))
    with pytest.raises(ReadError, match=r"a\.html: .*(longer than 0.05 s)"):
        shown(body * 4)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (page("<script>x</script>").encode(), "shows no text"),
        (page("<p>甲").encode() + b"\xff\xff", "fails at byte"),
        (b"", "is empty"),
    ],
)
def test_refuses_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        html_text(data, "a.html")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("within", ["", 'x=">" ', "hidden\n"])
def test_a_tag_of_too_many_attributes_is_read_in_a_child_process(
    monkeypatch: pytest.MonkeyPatch, within: str
) -> None:
    from kg.read import html

    # Their names are compared each with each: 200,000 took minutes.
    monkeypatch.setattr(html, "in_child", lambda kind, data, name: f"{kind} {len(data)}")
    many = " ".join(f"a{n}" for n in range(20_000))
    markup = f"<p {within}{many}>甲</p>".encode()
    assert html_text(markup, "a.html") == f"html {len(markup)}"


def test_merged_cells_cannot_multiply_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 100_000)
    rows = f"<tr><td rowspan=9999>{'甲' * 2000}<td>乙" + "<tr><td>丙" * 999
    with pytest.raises(ReadError, match="more than 100,000 characters"):
        shown(f"<table>{rows}</table>")


PLAN = html_of(plan_lines()[:40])
TAGS = "<p> <div> <table> <tr> <td rowspan=2> <td colspan=9> </table> </td> <ol> <li> </ol> <pre> "
TAGS += (
    "<svg> <math> <ruby> <rt> <select> <option> <template> <style> </style> <!-- --> <b> <br> </p>"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TAGS.split(" "), "甲", "1.", " ", "\n"]), max_size=60))
def test_any_soup_gives_all_its_words_or_an_error(pieces: list[str]) -> None:
    try:
        text = html_text(page("".join(pieces)).encode(), "a.html")
    except ReadError:
        return
    hiding = {
        "<style>",
        "<template>",
        "<!--",
        "<select>",
        "<td colspan=9>",
        "<td rowspan=2>",
        "<svg>",
    }
    if not hiding & set(pieces):
        assert re.sub(r"[^甲]", "", text) == "甲" * pieces.count("甲")


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(PLAN)), change=st.binary(max_size=6), cut=st.integers(0, 30))
def test_a_damaged_page_gives_text_or_an_error(at: int, change: bytes, cut: int) -> None:
    try:
        assert read_bytes(PLAN[:at] + change + PLAN[at + cut :], "a.html").text
    except ReadError as error:
        assert "\n" not in str(error)
