"""The body of a Word file: paragraphs, runs, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.errors import ReadError
from kg.read.docx_numbering import Numbering
from kg.read.docx_xml import Element, child, children, is_on, value, whole
from kg.read.rows import Cell, Table

_DROPPED = frozenset(
    "del moveFrom instrText delText delInstrText rPr pPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr "  # noqa: SIM905 - it reads better as words
    "annotationRef footnoteRef endnoteRef separator continuationSeparator rubyPr smartTagPr "
    "customXmlPr lastRenderedPageBreak pgNum fldData".split()
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Notes:
    """The notes called so far, in order: (footnote or endnote, id)."""

    called: list[tuple[str, str]] = field(default_factory=list)

    def call(self, kind: str, note: str) -> str:
        """The sign that stands in the text where a note is called."""
        if (kind, note) not in self.called:
            self.called.append((kind, note))
        return f"[{self.called.index((kind, note)) + 1}]"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read: its words, the text boxes that hang on it."""

    words: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class Body:
    """Reads blocks to lines; one for a document, since numbers, notes and fields run through it."""

    def __init__(self, name: str, numbering: Numbering, notes: Notes) -> None:
        self._name = name
        self._numbering = numbering
        self._notes = notes
        # Open fields, innermost last: whether what comes is the field's code rather than its result.
        self._fields: list[bool] = []
        self._carried: list[str] = []

    def check_end(self) -> None:
        """Raise ReadError when a field never ended: its code would have swallowed the text behind it."""
        if any(self._fields):
            raise ReadError(
                f"{self._name}: a field in this Word file has no end, so that text would be lost; open "
                "it in Word or WPS and save it anew."
            )

    def lines(self, blocks: Element) -> Iterator[str]:
        """The lines of the paragraphs and tables below `blocks`, in order."""
        for block in blocks.children:
            if block.tag == "p":
                yield from self._paragraph(block)
            elif block.tag == "tbl":
                yield from self._table(block)
            elif block.tag == "altChunk":
                raise ReadError(
                    f"{self._name}: another document is embedded in this one (altChunk); open it in "
                    "Word and save it anew, so that it becomes part of the text."
                )
            elif block.tag == "AlternateContent":
                yield from self.lines(_alternative(block))
            elif block.tag not in _DROPPED:
                # sdt, sdtContent, customXml, ins, moveTo …: what they hold counts.
                yield from self.lines(block)
        if blocks.tag in ("body", "tc", "footnote", "endnote", "txbxContent", "hdr", "ftr"):
            yield from self._flush()

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        properties = child(paragraph, "pPr")
        made = _Paragraph()
        self._runs(paragraph, made)
        words = "".join(made.words)
        mark = child(properties, "rPr")
        removed = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        # A paragraph all of whose words were deleted prints no number.
        if not (removed and not words):
            words = self._numbering.label(properties) + words
        self._carried.append(words)
        # Where the mark that ends a paragraph was deleted, the next one continues its line.
        if not removed:
            yield from self._flush()
        for box in made.boxes:
            yield from self.lines(box)

    def _flush(self) -> Iterator[str]:
        words = "".join(self._carried)
        self._carried.clear()
        if words.strip():
            yield from (line.rstrip(" \t") for line in words.split("\n") if line.strip())

    def _runs(self, element: Element, made: _Paragraph) -> None:
        for piece in element.children:
            tag = piece.tag
            if tag == "r" and _is_hidden(piece):
                continue
            if tag == "t":
                if not any(self._fields):
                    made.words.append(piece.text)
            elif tag == "fldChar":
                self._field(piece.get("fldCharType"))
            elif tag in _SIGNS and not any(self._fields):
                made.words.append(_SIGNS[tag])
            elif tag == "sym":
                made.words.append(_symbol(piece))
            elif tag in ("footnoteReference", "endnoteReference"):
                made.words.append(self._notes.call(tag.removesuffix("Reference"), piece.get("id")))
            elif tag == "ruby":
                self._ruby(piece, made)
            elif tag == "AlternateContent":
                self._runs(_alternative(piece), made)
            elif tag == "txbxContent":
                made.boxes.append(piece)
            elif tag not in _DROPPED:
                self._runs(piece, made)

    def _ruby(self, ruby: Element, made: _Paragraph) -> None:
        for part, before, after in (("rubyBase", "", ""), ("rt", "(", ")")):
            found = child(ruby, part)
            if found is not None:
                made.words.append(before)
                self._runs(found, made)
                made.words.append(after)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _table(self, table: Element) -> list[str]:
        made = Table(self._name)
        for row in _deep(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            before = whole(value(properties, "gridBefore"), 0)
            cells = [Cell((), before)] if before else []
            cells.extend(self._cell(cell) for cell in _deep(row, "tc"))
            made.add(cells)
        return made.lines

    def _cell(self, cell: Element) -> Cell:
        properties = child(cell, "tcPr")
        merge = child(properties, "vMerge")
        return Cell(
            list(self.lines(cell)),
            whole(value(properties, "gridSpan"), 1),
            # w:vMerge without a value, or "continue", belongs to the cell above.
            continues=merge is not None and merge.get("val", "continue") == "continue",
            holds_table=next(_deep(cell, "tbl"), None) is not None,
        )


def _deep(element: Element, tag: str) -> Iterator[Element]:
    """Children called `tag`, also those in wrappers such as w:sdt and w:ins, in order."""
    for piece in element.children:
        if piece.tag == tag:
            yield piece
        elif piece.tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _deep(piece, tag)


def _alternative(element: Element) -> Element:
    """The first branch of mc:AlternateContent; the others say the same in older ways."""
    branches: Iterable[Element] = (*children(element, "Choice"), *children(element, "Fallback"))
    return next(iter(branches), Element("", {}))


def _is_hidden(run: Element) -> bool:
    return is_on(run, "rPr", "vanish")


def _symbol(symbol: Element) -> str:
    try:
        return chr(int(symbol.get("char"), 16))
    except (ValueError, OverflowError):
        return ""
