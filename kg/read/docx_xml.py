"""The XML of Office files, by local names: the transitional and the strict namespaces read alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kg.errors import ReadError
from kg.read.limits import MAX_XML_DEPTH

_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Element:
    """An element: `tag` and the names in `attributes` are local; `text` is what stands before its first child."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """The attribute `name`, or `default`."""
        return self.attributes.get(name, default)


def parse(data: bytes, name: str) -> Element:
    """Parse the part `name`. Raises ReadError when it is not well formed, declares a document type
    (Office never does; entity bombs must), or nests deeper than limits.MAX_XML_DEPTH."""
    root = Element("", {})
    stack = [root]
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > MAX_XML_DEPTH:
            raise ReadError(
                f"{name}: elements nest deeper than {MAX_XML_DEPTH} levels at byte "
                f"{parser.CurrentByteIndex}; open the file in Word and save it anew."
            )
        made = Element(
            tag.rpartition(" ")[2],
            {key.rpartition(" ")[2]: value for key, value in attributes.items()},
        )
        stack[-1].children.append(made)
        stack.append(made)

    def end(tag: str) -> None:
        stack.pop()

    def words(text: str) -> None:
        if not stack[-1].children:
            stack[-1].text += text

    def doctype(*_: object) -> None:
        raise ReadError(
            f"{name}: declares a document type, which a Word file never does; do not trust this file."
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReadError(
            f"{name}: is not well-formed XML ({error}; byte {parser.ErrorByteIndex}); the file is "
            "damaged: get it again, or open it in Word and save it anew."
        ) from error
    return root.children[0]


def children(element: Element | None, tag: str) -> Iterator[Element]:
    """The children of `element` called `tag`; none of None."""
    return (made for made in element.children if made.tag == tag) if element else iter(())


def child(element: Element | None, *path: str) -> Element | None:
    """The first child called path[0], of that the first called path[1] …, or None."""
    for tag in path:
        element = next(children(element, tag), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The w:val of the element at `path` below `element`, or None when there is no such element."""
    found = child(element, *path)
    return None if found is None else found.get("val")


def is_on(element: Element | None, *path: str) -> bool:
    """Whether the switch at `path` is there and not turned off."""
    found = child(element, *path)
    return found is not None and found.get("val").lower() not in _OFF


def whole(text: str | None, default: int) -> int:
    """`text` as an integer of at most nine digits, or `default`."""
    try:
        return int(text) if text is not None and len(text) <= 9 else default
    except ValueError:
        return default
