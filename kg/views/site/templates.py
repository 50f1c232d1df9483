"""Jinja for the pages: autoescape always, data no HTML parser can misread, hashes for the CSP."""

from __future__ import annotations

import base64
import hashlib
import json
import re

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from kg import assets

VIS = "lib/vis-9.1.2/vis-network.min.js"
# Characters that could end a script element, open a comment in it, or end a line of JavaScript.
_LONE = re.compile("[\ud800-\udfff]")
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class _Compiled(BytecodeCache):
    """Templates compiled once for all pages; jinja2 checks that the source is still the same."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._held:
            bucket.bytecode_from_string(self._held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._held[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment() -> Environment:
    """Our templates in viz/ first, then those of the installed pyvis, which hold vis-network."""
    env = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(assets.VIZ, encoding="utf-8"), PackageLoader("pyvis", "templates")]
        ),
        autoescape=True,
        bytecode_cache=_COMPILED,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["script_json"] = script_json
    # pyvis hands its options over as JSON text, which must be escaped like everything else.
    env.filters["from_json"] = json.loads
    return env


def script_json(value: object) -> Markup:
    r"""JSON for a <script type="application/json">: same value, without < > & U+2028 U+2029.

    >>> script_json("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    # Lone surrogates cannot be written as UTF-8; json.dumps keeps them only when it escapes all.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = _LONE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", text)
    return Markup(text.translate(_UNSAFE))  # noqa: S704 — every markup character is escaped above


def verbatim(env: Environment, name: str) -> Markup:
    """The file `name` for a script or style element, never parsed as a template.

    Line ends become "\\n", as an HTML parser reads them, so that `csp_hash` holds; the pointer to a
    source map goes, because developer tools would fetch it. Raises ValueError for a text that would
    close its element.
    """
    if env.loader is None:
        raise ValueError("the environment has no loader")
    text = env.loader.get_source(env, name)[0].replace("\r\n", "\n").replace("\r", "\n")
    kept = [line for line in text.split("\n") if not line.startswith("//# sourceMappingURL=")]
    text = "\n".join(kept).strip("\n")
    lowered = text.lower()
    if "</script" in lowered or "</style" in lowered or "<!--" in lowered:
        raise ValueError(f"{name} cannot stand inline in a page: it holds an end tag or a comment")
    return Markup(text)  # noqa: S704 — a file of ours or of pyvis, checked above


def csp_hash(text: str) -> str:
    """The source expression that lets exactly this inline script or style run."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
