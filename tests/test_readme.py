"""Every command the READMEs show gives what they show.

`python -m tests.test_readme` writes the answers anew after a change that was meant.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from pathlib import Path

import pytest

from kg.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {"README.md": "en", "README.zh.md": "zh"}
_BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ kg (.*)$", re.MULTILINE)


def _answer(words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        main(shlex.split(words))
    return out.getvalue()


def _commands(text: str) -> list[str]:
    return [words for _, block, _ in _BLOCK.findall(text) for words in _COMMAND.findall(block)]


def answered(text: str) -> str:
    """`text` with the answer of each command below it, as it is now."""

    def block(match: re.Match[str]) -> str:
        body = "".join(
            f"$ kg {words}\n{_answer(words)}" for words in _COMMAND.findall(match.group(2))
        )
        return f"{match.group(1)}{body}{match.group(3)}"

    return _BLOCK.sub(block, text)


@pytest.mark.parametrize("name", LANGUAGES)
def test_readme_shows_what_the_commands_say(name, shipped, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_LANG", LANGUAGES[name])
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(_commands(text)) >= 10
    assert answered(text) == text


@pytest.mark.parametrize("name", LANGUAGES)
def test_readme_links_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).is_file(), target


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    os.chdir(tempfile.mkdtemp())
    from kg.ask.builds import shipped_graph

    shipped_graph()
    for readme, language in LANGUAGES.items():
        os.environ["KG_LANG"] = language
        path = ROOT / readme
        path.write_text(answered(path.read_text(encoding="utf-8")), encoding="utf-8")
