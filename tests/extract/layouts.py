"""The outline of a made-up plan in a few lines, for tables of layouts."""

from __future__ import annotations

import re

from tests.extract.checks import check
from tests.extract.samples import document

_TITLE_END = re.compile("[。，；：\n（]")


def outlined(words: str) -> tuple[str, str]:
    """The sections of a plan, and a line for each task: id, level, section, its words up to the first
    stop, bodies with the first letter of their role."""
    read = document(words)
    check(read)
    lines = [
        (
            task.id,
            task.level,
            task.section_id or "-",
            _TITLE_END.split(task.text, maxsplit=1)[0] or task.text[:6],
            "、".join(f"{given.agency}{given.role[0]}" for given in task.assignments),
        )
        for task in read.tasks
    ]
    sections = " / ".join(f"{section.id} {section.title}" for section in read.sections)
    return sections, "".join(f"{' '.join(filter(None, line))}\n" for line in lines)
