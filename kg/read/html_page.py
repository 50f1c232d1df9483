"""What a browser makes of the nodes of a page, as lines of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.read.html_lists import Items, starts_with_number
from kg.read.rows import Cell, Table

Attributes = Mapping[str, str | None]

_UNSHOWN = frozenset(
    "script style template noscript noembed noframes iframe object embed applet audio video canvas "  # noqa: SIM905 - it reads better as words
    "datalist meta link base param source track area map -comment".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "  # noqa: SIM905 - it reads better as words
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing "
    "main menu nav ol optgroup option p plaintext pre search section summary table tbody td textarea "
    "tfoot th thead title tr ul xmp".split()
)
_APART = frozenset(("button", "select"))
_AS_IS = frozenset(("pre", "textarea", "listing", "plaintext", "xmp"))
_HIDING = ("display:none", "visibility:hidden", "visibility:collapse", "mso-hide:all")
_BLOCK_STYLE = re.compile(r"display:(?:block|flex|grid|list-item|table)")
_FIELDS = frozenset(
    ("text", "submit", "button", "reset", "search", "url", "tel", "email", "number")
)
_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
)
# Between two wide characters a line break of the markup is no space (CSS Text 3, 4.1.3).
_SEAM = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_WIDE}])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_IS_WIDE = re.compile(f"[{_WIDE}]")


class Node(Protocol):
    """What this file needs of a parser's node."""

    @property
    def tag(self) -> str | None: ...
    @property
    def child(self) -> Node | None: ...
    @property
    def next(self) -> Node | None: ...


@dataclass(slots=True)
class _Flow:
    """Lines being written: of the page, or of one cell."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    gap: str = ""
    marker: str = ""
    holds_table: bool = False

    def write(self, words: str, as_is: bool) -> None:
        if as_is:
            first, *rest = re.split("\r\n|\r|\n", words)
            self._put(first)
            for line in rest:
                self.end_line()
                self._put(line)
            return
        words = _SPACES.sub(" ", _SEAM.sub("", words)) if _SPACES.search(words) else words
        self._put(words)

    def put_text(self, words: str) -> None:
        """Write the words of one text node, its white space collapsed with what is around it."""
        body = words.strip(" \t\r\n\f")
        before = words[: len(words) - len(words.lstrip(" \t\r\n\f"))]
        self.gap += before
        if not body:
            return
        after = words[len(before) + len(body) :]
        if self.line:
            self._put(self._seam(self.line[-1][-1], body[0]))
        self.gap = ""
        self.write(body, False)
        self.gap = after

    def _seam(self, left: str, right: str) -> str:
        if not self.gap or left == " ":
            return ""
        broken = "\n" in self.gap and _IS_WIDE.match(left) and _IS_WIDE.match(right)
        return "" if broken else " "

    def _put(self, words: str) -> None:
        if not words:
            return
        if self.marker:
            if not starts_with_number(words):
                self.line.append(self.marker)
            self.marker = ""
        self.line.append(words)

    def end_line(self) -> None:
        self.gap = ""
        if self.line:
            whole = "".join(self.line).rstrip(" \t\r\f")
            self.line.clear()
            if whole.strip():
                self.lines.append(whole)


@dataclass(slots=True)
class _Open:
    """A table being read, with the cells of its row and how far the last one reaches."""

    table: Table
    row: list[Cell] = field(default_factory=list)
    reach: tuple[int, int] = (1, 1)


class Page:
    """Takes the nodes of a page in document order (`enter`, `words`, `leave`) and gives its text."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._flows = [_Flow()]
        self._tables: list[_Open] = []
        self._items: list[Items] = []
        self._as_is = 0
        self._ruby_brackets = 0
        self._apart_after: list[str] = []

    def text(self) -> str:
        """All lines so far."""
        self._flows[0].end_line()
        return "\n".join(self._flows[0].lines)

    def words(self, words: str) -> None:
        """A text node. White space between the rows and cells of a table is none of its words."""
        if self._as_is:
            self._flows[-1].write(words, True)
        else:
            self._flows[-1].put_text(words)

    def enter(self, tag: str, attributes: Attributes, node: Node) -> bool:
        """An element begins; False when nothing in it is shown, and `leave` is not to be called."""
        style = (attributes.get("style") or "").lower().replace(" ", "") if attributes else ""
        if tag in _UNSHOWN or "hidden" in attributes or any(word in style for word in _HIDING):
            return False
        flow = self._flows[-1]
        if tag in _BLOCKS or (style and _BLOCK_STYLE.search(style)):
            flow.end_line()
        elif tag in _APART:
            flow.gap += " "
        if tag in _AS_IS or "white-space:pre" in style:
            self._as_is += 1
        if tag == "br":
            flow.end_line()
        elif tag == "input":
            self._field(attributes)
        elif tag == "table":
            flow.holds_table = len(self._flows) > 1
            self._tables.append(_Open(Table(self._name)))
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].reach = (
                _count(attributes.get("colspan"), 1),
                _count(attributes.get("rowspan"), 0),
            )
            self._flows.append(_Flow())
        elif tag in ("ol", "ul", "menu", "dir"):
            self._items.append(Items.of(tag, attributes, style, _items_in(node)))
        elif tag == "li":
            items = self._items[-1] if self._items else None
            flow.marker += items.next(attributes.get("value"), style) if items else ""
        elif tag == "rt":
            flow.put_text("(")
        self._apart_after.append(style)
        return True

    def leave(self, tag: str) -> None:
        """The element `tag`, the last one entered, ends."""
        style = self._apart_after.pop()
        flow = self._flows[-1]
        if tag == "rt":
            flow.put_text(")")
        if tag in _AS_IS or "white-space:pre" in style:
            self._as_is -= 1
        if tag in _BLOCKS or (style and _BLOCK_STYLE.search(style)):
            flow.end_line()
        elif tag in _APART:
            flow.gap += " "
        if tag in ("td", "th") and self._tables:
            self._flows.pop()
            table = self._tables[-1]
            columns, rows = table.reach
            table.row.append(Cell(flow.lines, columns, rows, holds_table=flow.holds_table))
        elif tag == "tr" and self._tables:
            self._end_row()
        elif tag == "table":
            self._end_row()
            flow.lines.extend(self._tables.pop().table.lines)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._items.pop()
        elif tag == "li":
            flow.marker = ""

    def _end_row(self) -> None:
        table = self._tables[-1]
        if table.row:
            table.table.add(table.row)
            table.row = []

    def _field(self, attributes: Attributes) -> None:
        kind = (attributes.get("type") or "text").lower()
        shown = attributes.get("value") or attributes.get("placeholder")
        if kind in _FIELDS and shown:
            self._flows[-1].put_text(f" {shown} ")


def _count(value: str | None, least: int) -> int:
    """The number that a browser takes colspan or rowspan for."""
    digits = re.match(r"\s*(\d{1,9})", value or "", re.ASCII)
    return max(least, int(digits[1])) if digits else 1


def _items_in(node: Node) -> int:
    count, child = 0, node.child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count
