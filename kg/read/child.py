"""One document read in a process of its own, which can be killed.

A hostile file can make a parser written in C crash, loop or eat the memory. A child process with a
deadline and a memory limit turns each of these into a ReadError. Run as a program, this file reads
the document from standard input and prints its text, or the error, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from kg.errors import ReadError
from kg.read.limits import MAX_MEMORY, MAX_SECONDS

Kind = Literal["html", "pdf", "xlsx"]
_ROOT = str(Path(__file__).resolve().parents[2])


def in_child(kind: Kind, data: bytes, name: str, seconds: float = MAX_SECONDS) -> str:
    """The text of the document `data`, made by a child process.

    Raises ReadError as the reader of `kind` does, and when the child crashes or takes longer than
    `seconds`.
    """
    # The child finds what this process finds; -P keeps the working folder, which may hold anything,
    # off its path.
    path = os.pathsep.join([*(entry for entry in sys.path if entry), _ROOT])
    try:
        ran = subprocess.run(
            [sys.executable, "-P", "-m", "kg.read.child", kind],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(
            f"{name}: reading took longer than {seconds:g} s and was stopped; the file may be "
            "damaged or made to do harm. Save its text as plain text (UTF-8)."
        ) from error
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror}).") from error
    if ran.returncode:
        raise ReadError(
            f"{name}: the reader of {kind} files broke down over it (exit code {ran.returncode}); the "
            "file is damaged, or too large for the memory. Save its text as plain text (UTF-8)."
        )
    said: dict[str, str] = json.loads(ran.stdout)
    if "error" in said:
        raise ReadError(name + said["error"])
    return said["text"]


def _readers() -> dict[str, Callable[[bytes, str], str]]:
    from kg.read.html_markup import markup_text
    from kg.read.pdf_layout import pdf_text
    from kg.read.xlsx_book import workbook_text

    return {
        "html": lambda data, name: markup_text(data.decode(), name),
        "pdf": pdf_text,
        "xlsx": workbook_text,
    }


def _hold_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MAX_MEMORY if soft == resource.RLIM_INFINITY else min(soft, MAX_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def main() -> None:
    """Read standard input in the format named on the command line; print {"text"} or {"error"}."""
    _hold_memory()
    # Errors begin with the name and a colon: without a name here, the parent puts it in front.
    try:
        said = {"text": _readers()[sys.argv[1]](sys.stdin.buffer.read(), "")}
    except ReadError as error:
        said = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(said).encode("ascii"))


if __name__ == "__main__":
    main()
