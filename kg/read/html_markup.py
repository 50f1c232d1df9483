"""Decoded HTML to text, element by element: what can take long or crash, and so may run in a child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.read.html_page import Page
from kg.read.limits import check_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def markup_text(markup: str, name: str) -> str:
    """The visible text of decoded `markup`. Raises ReadError when it shows none, or too much."""
    from selectolax.lexbor import LexborHTMLParser

    # A browser shows nothing for NUL in text, and the parser writes U+FFFD for it elsewhere.
    tree = LexborHTMLParser(markup.replace("\x00", ""))
    page = Page(name)
    if tree.root is not None:
        _walk(tree.root, page)
    text = page.text()
    if not text:
        raise ReadError(
            f"{name}: this page shows no text; perhaps a script or a frame brings it in. Open it in a "
            "browser and save it anew, or copy its text into a .txt file."
        )
    check_text(len(text), name)
    return text


def _walk(root: LexborNode, page: Page) -> None:
    """Tell `page` of every node in document order. No recursion: pages nest 10,000 deep."""
    # A node to enter, or the tag of one to leave.
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            page.leave(node)
            continue
        if node is not root and node.next is not None:
            stack.append(node.next)
        if node.is_text_node:
            page.words(node.text_content or "")
        elif node.is_element_node:
            tag = node.tag or ""
            if page.enter(tag, node.attributes, node):
                stack.append(tag)
                if node.child is not None:
                    stack.append(node.child)
