"""A web page to text: all that a browser shows, in reading order, and nothing it hides.

Block elements and <br> end lines, tables become rows (kg.read.rows), the numbers that a browser puts
before the items of an <ol> are written out. Hidden is what the markup itself hides: script, style,
template, noscript, `hidden`, style="display:none"; stylesheets are not applied. Links keep their
words only, pictures nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.read.encodings import decode
from kg.read.html_page import Page
from kg.read.limits import check_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LOOKED_AT = 4096
_LABEL = re.compile(
    rb"<meta\s[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})|<\?xml\s[^>]{0,200}?encoding\s*="
    rb"\s*[\"']([\w.-]{1,40})",
    re.IGNORECASE,
)
_TAGS = re.compile("<[a-zA-Z]")
_FORMATTING = re.compile(
    r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s>/]", re.IGNORECASE
)
# The HTML standard lets a parser take time that grows with the square of the depth, and copy each
# open formatting element into each paragraph. Under these bounds that stays below about two seconds.
_MOST_TAGS = 30_000
_MOST_COPIES = 5_000_000


def html_text(data: bytes, name: str) -> str:
    """The visible text of the page `data`, its lines ended by "\\n".

    The encoding is the byte order mark's, the page's own (gb2312 and GBK taken as GB18030), or the
    most plausible one. Raises ReadError when it cannot be decoded, shows no text, or breaks a limit.
    """
    label = _LABEL.search(data[:_LOOKED_AT])
    markup = decode(
        data, name, (label[1] or label[2]).decode("ascii", "replace") if label else None
    ).text
    tags = len(_TAGS.findall(markup))
    if tags <= _MOST_TAGS and tags * len(_FORMATTING.findall(markup)) <= _MOST_COPIES:
        return markup_text(markup, name)
    from kg.read.child import in_child

    return in_child("html", markup.encode(), name)


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
