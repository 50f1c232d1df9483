"""One plan in every format: what it says is the same, only where it stands differs."""

from __future__ import annotations

import dataclasses
import functools
import html
import re
from collections.abc import Callable

import pytest

from kg.extract.document import extract
from kg.model import Document, Source
from kg.read.formats import read_bytes
from tests.extract.samples import lexicon
from tests.read.made import docx_of, html_of, page, pdf_of, plan_lines, word

TEXT = "\n".join(plan_lines())
NUMBER = re.compile(r"\d+\.")
_PLACES = frozenset(("span", "title_span", "source", "blocks", "noise"))


def said(value: object) -> object:
    """`value` without spans, blocks and noise: what the document says, as written."""
    if dataclasses.is_dataclass(value):
        fields = (field.name for field in dataclasses.fields(value))
        return {name: said(getattr(value, name)) for name in fields if name not in _PLACES}
    return [said(item) for item in value] if isinstance(value, tuple) else value


@functools.cache
def plain() -> Document:
    return extract(read_bytes(TEXT.encode(), "plan.txt"), lexicon())


def _docx_with_numbers() -> bytes:
    """The tasks numbered by Word, not typed."""
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = ""
    for line in plan_lines():
        number = NUMBER.match(line)
        words = html.escape(line[number.end() :] if number else line)
        body += f"<w:p>{listed if number else ''}<w:r><w:t>{words}</w:t></w:r></w:p>"
    return word(body, {"numbering": numbering})


def _html_with_numbers() -> bytes:
    """The tasks numbered by the browser, not typed."""
    body = ""
    for line in plan_lines():
        number = NUMBER.match(line)
        words = html.escape(line[number.end() :] if number else line)
        start = number.group().rstrip(".") if number else ""
        body += f"<ol start={start}><li>{words}</li></ol>" if number else f"<p>{words}</p>"
    return page(body).encode()


FORMS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "utf-8": ("plan.txt", lambda: TEXT.encode()),
    "gb18030": ("plan.txt", lambda: TEXT.encode("gb18030")),
    "big5": ("plan.txt", lambda: TEXT.encode("big5")),
    "utf-16": ("plan.txt", lambda: TEXT.encode("utf-16")),
    "utf-16-be without a mark": ("plan.txt", lambda: TEXT.encode("utf-16-be")),
    "markdown": ("plan.md", lambda: TEXT.encode()),
    "html": ("plan.html", lambda: html_of(plan_lines())),
    "html in gb18030": ("plan.html", lambda: html_of(plan_lines(), "gb18030")),
    "html in big5": ("plan.html", lambda: html_of(plan_lines(), "big5")),
    "html with numbers of its own": ("plan.html", _html_with_numbers),
    "docx": ("plan.docx", lambda: docx_of(plan_lines())),
    "docx with numbers of its own": ("plan.docx", _docx_with_numbers),
    "pdf": ("plan.pdf", lambda: pdf_of(plan_lines())),
}


@pytest.mark.parametrize("form", FORMS)
def test_says_the_same(form: str) -> None:
    name, make = FORMS[form]
    read = extract(read_bytes(make(), name), lexicon())
    assert len(read.tasks) == 118
    assert said(read) == said(plain())


def test_a_pdf_says_the_same_once_its_hard_breaks_are_joined() -> None:
    """The reader leaves all that a joiner needs: first lines are set in, the others are not."""
    source = read_bytes(pdf_of(plan_lines()), "plan.pdf")
    lines = [line for line in source.text.split("\n") if not re.fullmatch(r"— \d+ —", line)]
    joined = "".join(
        f"\n{line.lstrip()}" if line.startswith("\u3000\u3000") else line for line in lines
    )
    read = extract(Source(source.name, source.sha256, joined.strip()), lexicon())
    assert said(read) == said(plain())
