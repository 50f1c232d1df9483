"""A Word file to the text that Word shows."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import docx_package, limits
from kg.read.docx import docx_text
from kg.read.formats import read_bytes
from kg.read.numerals import chinese, numeral
from tests.read.made import docx_of, plan_lines, word, zip_of


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def num(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def lvl(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def shown(body: str, **parts: str) -> list[str]:
    return docx_text(word(body, parts), "a.docx").split("\n")


NOTHING = '<w:suff w:val="nothing"/>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + lvl(0, "chineseCountingThousand", "%1、", NOTHING)
    + lvl(1, "chineseCounting", "（%2）", NOTHING)
    + lvl(2, "decimal", "%3.")
    + lvl(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + lvl(0, "ideographTraditional", "%1．", NOTHING)
    + lvl(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    + lvl(2, "bullet", "\uf0b7")
    + lvl(3, "decimalEnclosedCircle", "%4", NOTHING)
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


@pytest.mark.parametrize(
    ("paragraphs", "lines"),
    [
        ([(1, 0), (1, 0)], ["一、x", "二、x"]),
        (
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            ["一、x", "（一）x", "（二）x", "二、x", "（一）x"],
        ),
        ([(1, 0), (1, 1), (1, 2), (1, 2)], ["一、x", "（一）x", "1. x", "2. x"]),
        # isLgl prints the levels above in digits.
        ([(1, 0), (1, 0), (1, 2), (1, 3)], ["一、x", "二、x", "1. x", "2.1.1 x"]),
        ([(2, 0), (2, 0), (2, 3)], ["甲．x", "乙．x", "①x"]),
        # lvlRestart 0: goes on counting below the next number.
        ([(2, 0), (2, 1), (2, 0), (2, 1)], ["甲．x", "1) x", "乙．x", "2) x"]),
        ([(2, 2)], ["x"]),
        # A list that starts anew, on the counters of another.
        ([(1, 0), (3, 0), (3, 0), (1, 0)], ["一、x", "五、x", "六、x", "七、x"]),
        ([(0, 0), (9, 0)], ["x", "x"]),
    ],
)
def test_numbers_that_word_makes(paragraphs: list[tuple[int, int]], lines: list[str]) -> None:
    body = "".join(p("x", num(*place)) for place in paragraphs)
    assert shown(body, numbering=NUMBERING) == lines


def test_numbers_come_from_styles_too() -> None:
    styles = (
        f'<w:style w:styleId="A"><w:pPr>{num(1)}</w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>'
    )
    body = p("x", '<w:pStyle w:val="A"/>') + p("x", '<w:pStyle w:val="B"/>')
    body += p("x", '<w:pStyle w:val="C"/>') + p("x", f'<w:pStyle w:val="A"/>{num(0)}')
    assert shown(body, numbering=NUMBERING, styles=styles) == ["一、x", "二、x", "x", "x"]


def test_numbers_linked_through_a_style_and_levels_overridden() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{lvl(0, "decimal", "%1)", NOTHING)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1.", NOTHING)}</w:lvlOverride></w:num>'
    )
    styles = f'<w:style w:styleId="L"><w:pPr>{num(2)}</w:pPr></w:style>'
    body = p("x", num(1)) + p("x", num(2)) + p("x", num(3))
    assert shown(body, numbering=numbering, styles=styles) == ["1)x", "2)x", "C.x"]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 108, "一百零八"),
        ("taiwaneseCountingThousand", 10, "十"),
        ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 1, "子"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 3, "參"),
        ("decimalEnclosedCircleChinese", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 12, "１２"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerLetter", 28, "bb"),
        ("aiueo", 3, "3"),
        ("none", 3, ""),
    ],
)
def test_numerals(form: str, number: int, printed: str) -> None:
    assert numeral(number, form) == printed


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (100, "一百"),
        (110, "一百一十"),
        (1002, "一千零二"),
        (20030, "二万零三十"),
    ],
)
def test_chinese(number: int, words: str) -> None:
    assert chinese(number) == words


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
BOX = f"<w:txbxContent>{p('框')}</w:txbxContent>"
CODE = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
NOT_HIDDEN = '<w:vanish w:val="0"/>'
CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = (
    '<w:footnote w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{p("注")}</w:footnote>'
)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p("甲") + p("") + p("乙"), ["甲", "乙"]),
        (f"<w:p>{r('甲')}<w:r><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>", ["甲", "乙\t丙"]),
        (f"<w:p><w:del>{r('旧')}<w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{r('新')}</w:ins></w:p>", ["新"]),
        (f"<w:p><w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('新')}</w:moveTo></w:p>", ["新"]),
        (p("甲", "<w:rPr><w:del/></w:rPr>") + p("乙"), ["甲乙"]),
        (f"<w:p>{r('甲')}{r('隐', '<w:vanish/>')}{r('乙', NOT_HIDDEN)}</w:p>", ["甲乙"]),
        (f"<w:p>{BEGIN}{CODE}{r('码')}{SEPARATE}{r('7')}{END}{r('页')}</w:p>", ["7页"]),
        (f'<w:p><w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple></w:p>', ["今天"]),
        (f"<w:p><w:hyperlink>{r('《商标法》')}</w:hyperlink></w:p>", ["《商标法》"]),
        (f"<w:sdt><w:sdtPr><w:t>不</w:t></w:sdtPr><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>", ["甲"]),
        (f"<w:p>{r('甲')}<w:r><w:pict>{BOX}</w:pict></w:r>{r('乙')}</w:p>", ["甲乙", "框"]),
        (
            f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>",
            ["框"],
        ),
        ('<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:sym w:char="2611"/></w:r></w:p>', ["a-☑"]),
        (f"<w:p><w:ruby><w:rt>{r('xí')}</w:rt><w:rubyBase>{r('席')}</w:rubyBase></w:ruby></w:p>", ["席(xí)"]),
        (f"<w:p>{r('甲')}<w:commentReference/></w:p>", ["甲"]),
    ],
)  # fmt: skip
def test_shows(body: str, lines: list[str]) -> None:
    assert shown(body) == lines


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(words: str, properties: str = "") -> str:
    body = "".join(p(line) for line in words.split("|"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


SPAN = '<w:gridSpan w:val="2"/>'
START, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (tr(tc("1"), tc("甲|乙"), tc("")), ["1\t甲 乙\t"]),
        (tr(tc("1", START), tc("甲")) + tr(tc("", GO_ON), tc("乙")), ["1\t甲", "1\t乙"]),
        (
            tr(tc("1", START), tc("甲"))
            + tr(tc("", GO_ON), tc("乙"))
            + tr(tc("2", START), tc("丙"))
            + tr(tc("", GO_ON), tc("丁")),
            ["1\t甲", "1\t乙", "2\t丙", "2\t丁"],
        ),
        (tr(tc("头", SPAN), tc("尾")) + tr(tc("a"), tc("b"), tc("c")), ["头\t\t尾", "a\tb\tc"]),
        (tr(tc("一、完善", SPAN)) + tr(tc("1"), tc("甲")), ["一、完善", "1\t甲"]),
        (tr(tc("甲|乙")), ["甲", "乙"]),
        (tr(tc("旧"), tc("旧"), properties="<w:del/>") + tr(tc("1"), tc("甲")), ["1\t甲"]),
        (tr(tc("a"), tc("b"), properties='<w:gridBefore w:val="1"/>'), ["\ta\tb"]),
        (f"<w:sdt><w:sdtContent>{tr(tc('1'), tc('甲'))}</w:sdtContent></w:sdt>", ["1\t甲"]),
    ],
)
def test_tables(rows: str, lines: list[str]) -> None:
    assert shown(p("前") + f"<w:tbl>{rows}</w:tbl>" + p("后")) == ["前", *lines, "后"]


def test_notes_follow_the_text_and_headers_come_once() -> None:
    body = f"<w:p>{r('甲')}{CALL}</w:p>" + p("乙")
    assert shown(body, footnotes=NOTES, header1=p("秘") + p("秘"), footer1=p("脚")) == [
        "甲[1]",
        "乙",
        "[1] 注",
        "秘",
        "脚",
    ]


def test_the_strict_namespace_reads_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert docx_text(word(p("甲"), namespace=strict), "a.docx") == "甲"


def test_reads_what_a_library_writes() -> None:
    import docx

    made = docx.Document()
    made.add_heading("一、完善制度", 1)
    made.add_paragraph("甲", style="List Number")
    made.add_paragraph("乙", style="List Number")
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "1"
    table.cell(0, 1).text, table.cell(1, 1).text = "丙", "丁"
    out = io.BytesIO()
    made.save(out)
    read = read_bytes(out.getvalue(), "计划.docx")
    assert read.text.split("\n") == ["一、完善制度", "1. 甲", "2. 乙", "1\t丙", "1\t丁"]


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (zip_of({"[Content_Types].xml": b"<Types/>"}), "no main part (word/document.xml)"),
        (zip_of({"word/document.xml": b""}), "not well-formed XML"),
        (zip_of({"word/document.xml": b"<a><b></a>"}), "not well-formed XML"),
        (zip_of({"word/document.xml": BOMB.encode()}), "document type"),
        (zip_of({"word/document.xml": BOMB.encode("utf-16")}), "document type"),
        (zip_of({"word/document.xml": b"<a/>"}), "holds no document"),
        (zip_of({"word/document.xml": b"<a>" * 300}), "deeper than 256"),
        (zip_of({"word/document.xml": b"<a>" + b" " * (10 << 20) + b"</a>"}), "200 times"),
        (word(""), "holds no text"),
        (word(p("甲") + "<w:altChunk/>"), "altChunk"),
        (word(f"<w:p>{BEGIN}{r('甲')}</w:p>{p('乙')}"), "a field in this Word file has no end"),
        (docx_of(["甲"])[:2000], "damaged or cut off"),
    ],
)
def test_refuses_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.docx")
    assert told in str(caught.value)
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)


def test_a_huge_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.archive.MAX_FILE", 1 << 20)
    with pytest.raises(ReadError, match=r"word/document\.xml: unpacks to more than"):
        docx_text(zip_of({"word/document.xml": os.urandom(1 << 20).hex().encode()}), "a.docx")


def test_the_deepest_that_is_read_does_not_overflow() -> None:
    depth = (limits.MAX_XML_DEPTH - 6) // 3
    table = f"<w:tbl><w:tr><w:tc>{p('甲')}" * depth + "</w:tc></w:tr></w:tbl>" * depth
    assert shown(table) == ["甲"] * depth
    runs = "<w:ins>" * 240 + r("甲") + "</w:ins>" * 240
    assert shown(f"<w:p>{runs}</w:p>") == ["甲"]


def test_a_bad_checksum_is_named() -> None:
    data = bytearray(zip_of({"word/document.xml": b"<a/>" * 9}))
    data[14] ^= 0xFF
    data[data.index(b"PK\x01\x02") + 16] ^= 0xFF
    with pytest.raises(ReadError, match=r"word/document\.xml: cannot be unpacked"):
        docx_package.Package(bytes(data), "a.docx").xml("word/document.xml")


PLAN = docx_of(plan_lines()[:40])


@settings(max_examples=80, deadline=None)
@given(at=st.integers(0, len(PLAN)), change=st.binary(max_size=6), cut=st.integers(0, 30))
def test_a_damaged_file_gives_text_or_an_error(at: int, change: bytes, cut: int) -> None:
    try:
        assert read_bytes(PLAN[:at] + change + PLAN[at + cut :], "a.docx").text
    except ReadError as error:
        assert "\n" not in str(error)


XML = word(
    p("甲", num(1)) + f"<w:tbl>{tr(tc('1', START), tc('乙'))}</w:tbl>", {"numbering": NUMBERING}
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=4)), max_size=5))
def test_damaged_xml_gives_text_or_an_error(changes: list[tuple[int, bytes]]) -> None:
    package = docx_package.Package(XML, "a.docx")._archive
    files = {name: package.read(name) for name in package.names}
    for name in ("word/document.xml", "word/numbering.xml"):
        for at, change in changes:
            place = at % len(files[name])
            files[name] = files[name][:place] + change + files[name][place + len(change) :]
    try:
        assert read_bytes(zip_of(files), "a.docx").text
    except ReadError as error:
        assert "\n" not in str(error)
