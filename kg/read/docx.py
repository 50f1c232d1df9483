"""A Word file (.docx) to text: paragraphs and tables in order, with the numbers that Word prints.

Tracked deletions, hidden text, field codes and comments are not text; insertions and field results
are. A text box follows the paragraph it hangs on; footnotes and endnotes follow the text, "[1]"
standing where each is called; each different header and footer comes once, at the very end.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import ReadError
from kg.read.docx_body import Body, Notes
from kg.read.docx_numbering import Numbering
from kg.read.docx_package import Package
from kg.read.docx_xml import Element, child, children
from kg.read.limits import check_text

_MAIN = "officeDocument"
_FALLBACK = "word/document.xml"


def docx_text(data: bytes, name: str) -> str:
    """The text of the Word file `data`, its lines ended by "\\n".

    Raises ReadError when the package is damaged, encrypted, over a limit, holds no main part or no text.
    """
    package = Package(data, name)
    main = package.related("", _MAIN) or [_FALLBACK]
    root = package.xml(main[0])
    if root is None:
        raise ReadError(
            f"{name}: this .docx has no main part ({main[0]}); open it in Word or WPS and save it anew."
        )
    body = child(root, "body")
    if body is None:
        raise ReadError(f"{name}: {main[0]} holds no document; open it in Word and save it anew.")
    numbering = Numbering(_first(package, main[0], "numbering"), _first(package, main[0], "styles"))
    notes = Notes()
    reader = Body(name, numbering, notes)
    lines = list(reader.lines(body))
    lines.extend(_notes(package, main[0], reader, notes))
    reader.check_end()
    # Headers and footers count no numbers and call no notes of the text.
    lines.extend(_repeated(package, main[0], Body(name, numbering, Notes())))
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        raise ReadError(
            f"{name}: this Word file holds no text; if it holds pictures of pages, run OCR first."
        )
    check_text(len(text), name)
    return text


def _first(package: Package, part: str, kind: str) -> Element | None:
    found = package.related(part, kind)
    return package.xml(found[0]) if found else None


def _notes(package: Package, main: str, reader: Body, notes: Notes) -> Iterator[str]:
    """Footnotes and endnotes in the order in which the text calls them."""
    bodies: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        root = _first(package, main, f"{kind}s")
        for note in children(root, kind):
            bodies[kind, note.get("id", "")] = note
    at = 0
    # A note may call a note: the list can grow while it is read.
    while at < len(notes.called):
        called = bodies.get(notes.called[at])
        at += 1
        if called is not None:
            first, *rest = list(reader.lines(called)) or [""]
            yield f"[{at}] {first.lstrip()}"
            yield from rest


def _repeated(package: Package, main: str, reader: Body) -> Iterator[str]:
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for part in package.related(main, kind):
            root = package.xml(part)
            for line in reader.lines(root) if root is not None else ():
                if line not in seen:
                    seen.add(line)
                    yield line
