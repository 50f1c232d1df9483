"""Files of each format, made of lines, for tests; and one plan to put into them."""

from __future__ import annotations

import functools
import html
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg import assets
from kg.read.encodings import decode

_NOTICE = "國家知識產權強國建設工作部際聯席會議辦公室關于印發"


@functools.cache
def plan_lines() -> tuple[str, ...]:
    """The lines of the shipped plan from its notice on, in the traditional script they are in."""
    text = decode((assets.DOCUMENTS / "2025-plan.txt").read_bytes(), "2025-plan.txt").text
    return tuple(text[text.index(_NOTICE) :].split("\n"))


def page(body: str, head: str = '<meta charset="utf-8">') -> str:
    """A web page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def html_of(lines: Sequence[str], encoding: str = "utf-8") -> bytes:
    """A web page, one <p> per line."""
    body = "\n".join(f"  <p>{html.escape(line)}</p>" for line in lines)
    return page(body, f'<meta charset="{encoding}">').encode(encoding)


def docx_of(lines: Sequence[str]) -> bytes:
    """A Word file, one paragraph per line."""
    import docx

    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(body: str, parts: Mapping[str, str] | None = None, namespace: str = W) -> bytes:
    """A Word file from the inner XML of w:body; `parts`: inner XML of numbering, styles, footnotes …"""
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "footer1": "ftr"}
    inner = {**(parts or {})}
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>", namespace),
        "word/_rels/document.xml.rels": _relations(
            {name.rstrip("1"): f"{name}.xml" for name in inner}
        ),
        **{
            f"word/{name}.xml": _part(roots.get(name, name), xml, namespace)
            for name, xml in inner.items()
        },
    }
    return zip_of({name: text.encode() for name, text in files.items()})


def _part(root: str, xml: str, namespace: str) -> str:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return f'<w:{root} xmlns:w="{namespace}" xmlns:mc="{mc}">{xml}</w:{root}>'


def _relations(targets: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf_of(
    lines: Sequence[str], font: str = "STSong-Light", numbered: bool = True, password: str = ""
) -> bytes:
    """A PDF file of A4 pages, paragraphs set in by two characters and broken to the page's width."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "body", fontName=_font(font), fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK"
    )
    return pdf_with([Paragraph(html.escape(line), style) for line in lines], numbered, password)


def pdf_with(parts: Sequence[object], numbered: bool = True, password: str = "") -> bytes:
    """A PDF file of reportlab's flowables, with page numbers as official documents print them."""
    from reportlab.platypus import SimpleDocTemplate

    def number(canvas, document) -> None:  # type: ignore[no-untyped-def]
        if numbered:
            canvas.setFont(_font("STSong-Light"), 14)
            canvas.drawCentredString(300, 40, f"— {document.page} —")

    out = io.BytesIO()
    made = SimpleDocTemplate(out, encrypt=password or None, invariant=1)
    made.build(list(parts), onFirstPage=number, onLaterPages=number)
    return out.getvalue()


def pdf_of_objects(objects: Sequence[bytes]) -> bytes:
    """A PDF file of numbered objects, the first of them its catalog."""
    body, places = b"%PDF-1.7\n", []
    for number, made in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, made)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(objects) + 1, len(body)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    )


def canvas_of(*pages: Callable[[Any], object], size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF file whose pages are drawn, each by a function, on a canvas set in Chinese, 10 points."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for draw in pages:
        canvas.setFont(_font("STSong-Light"), 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@functools.cache
def _font(name: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


def grid(
    rows: Sequence[Sequence[str]], widths: Sequence[int], spans: Sequence[tuple[int, ...]] = ()
):  # type: ignore[no-untyped-def]
    """A ruled table for `pdf_with`; `spans` are (column, row, last column, last row)."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    style = ParagraphStyle("cell", fontName=_font("STSong-Light"), fontSize=10, wordWrap="CJK")
    made = Table([[Paragraph(words, style) for words in row] for row in rows], colWidths=widths)
    made.setStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        + [("SPAN", (a, b), (c, d)) for a, b, c, d in spans]
    )
    return made
