"""A web page to text: all that a browser shows, in reading order, and nothing it hides.

Block elements and <br> end lines, tables become rows (kg.read.rows), the numbers that a browser puts
before the items of an <ol> are written out. Hidden is what the markup itself hides: script, style,
template, noscript, `hidden`, style="display:none"; stylesheets are not applied. Links keep their
words only, pictures nothing.
"""

from __future__ import annotations

import re

from kg.read.child import in_child
from kg.read.encodings import decode
from kg.read.html_markup import markup_text

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
# From one tag to the next: a ">" in an attribute ends no tag.
_UP_TO_TAG = re.compile("<[a-zA-Z][^<]*")
# The HTML standard lets a parser take time that grows with the square of the depth and of the attributes
# of a tag, and copy each open formatting element into each paragraph. Under these bounds that stays
# below about two seconds.
_MOST_TAGS = 30_000
_MOST_COPIES = 5_000_000
_LONGEST_TAG = 100_000


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
    longest = max((tag.end() - tag.start() for tag in _UP_TO_TAG.finditer(markup)), default=0)
    few = tags <= _MOST_TAGS and tags * len(_FORMATTING.findall(markup)) <= _MOST_COPIES
    if few and longest <= _LONGEST_TAG:
        return markup_text(markup, name)
    return in_child("html", markup.encode(), name)
