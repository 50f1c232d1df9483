"""Plans that are tables: pasted as text, as CSV, Markdown or HTML."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from tests.generator.grammar import times
from tests.generator.grammar.bodies import Bodies
from tests.generator.grammar.clauses import give
from tests.generator.grammar.instruments import Instruments
from tests.generator.grammar.maker import Maker
from tests.generator.grammar.outline import Outline
from tests.generator.grammar.sentences import heading
from tests.generator.grammar.truth import TaskTruth

Rows = list[list[str]]
_HEADERS = (
    ("序号", "工作任务", "责任单位"),
    ("序号", "重点任务", "责任部门", "完成时限"),
    ("序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
    ("序号", "任务内容", "牵头部门", "责任单位"),
)


def rows(maker: Maker, outline: Outline) -> Rows:
    """The rows of a table of tasks, its header first."""
    rng = maker.rng
    bodies, instruments = Bodies(maker), Instruments(maker)
    header = rng.choice(_HEADERS)
    maker.rule = None
    maker.has("table:" + "、".join(header[2:]))
    found = [list(header)]
    for number in range(1, rng.randint(3, 9) + 1):
        task = TaskTruth(number, heading(maker), str(number))
        task.words = task.title
        if maker.chance(0.4):
            task.words += "，" + instruments.sentence(task).removesuffix("。")
        cells = [str(number), task.words]
        taken: set[str] = set()
        for column in header[2:]:
            if column == "完成时限":
                time = rng.choice([times.day(maker), times.STANDING])
                task.deadlines.append(time)
                cells.append(time[0])
                continue
            leads = "牵头" in column
            beside = len(header) > 4 or "任务内容" in header
            role = "lead" if leads else "participant" if beside else ""
            if role == "participant" and maker.chance(0.2):
                maker.has("table:empty-cell")
                cells.append("")
                continue
            named = bodies.draw(rng.randint(1, 2 if leads else 3), taken)
            cells.append(bodies.listed(named))
            mode = "led" if role else "joint"
            give(task, ("", [(body, role) for body in named], mode), False, False)
        found.append(cells)
        outline.tasks.append(task)
    return found


def _tabs(title: str, table: Rows) -> str:
    return "\n".join([title, *("\t".join(row) for row in table)]) + "\n"


def _csv(title: str, table: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([title, *[""] * (len(table[0]) - 1)])
    writer.writerows(table)
    return out.getvalue()


def _markdown(title: str, table: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in table]
    lines.insert(1, "|" + " --- |" * len(table[0]))
    return "\n".join([f"# {title}", "", *lines]) + "\n"


def _html(title: str, table: Rows) -> str:
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table]
    return f"<html><body><h1>{title}</h1><table>{''.join(lines)}</table></body></html>"


# By the ending of the file's name.
FILES: dict[str, Callable[[str, Rows], str]] = {
    "txt": _tabs,
    "csv": _csv,
    "md": _markdown,
    "html": _html,
}
