"""No document, agency or law decides anything in the logic of kg/: vocabulary is data."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import pytest

from kg import assets
from kg.authority import load
from kg.fold import name_key

ROOT = Path(__file__).resolve().parent.parent
SHORTEST = 3


@functools.cache
def _names() -> set[str]:
    authority = load()
    things = (
        *authority.agencies.values(),
        *authority.groups.values(),
        *authority.instruments.values(),
    )
    words = {name_key(name) for thing in things for name in thing.names}
    words |= {path.stem for path in assets.shipped_documents()}
    return {word for word in words if len(word) >= SHORTEST}


def _literals(path: Path) -> list[tuple[int, str]]:
    """String constants of a module with their lines, docstrings and what --help prints left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
        if isinstance(node, ast.keyword) and node.arg in ("help", "description", "epilog"):
            left_out.update(id(inner) for inner in ast.walk(node.value))
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id in ("DESCRIPTION", "_DETAILS")
            for target in node.targets
        ):
            left_out.update(id(inner) for inner in ast.walk(node.value))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in left_out
    ]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "kg").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_name_stands_in_code(path: Path) -> None:
    names = _names()
    found = [
        (line, name)
        for line, text in _literals(path)
        for name in names
        if name in name_key(text) or name in text
    ]
    assert found == []
