"""Tasks and turns printed for people: their words, who carries them, what they do to instruments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.ask.papers import paper_name
from kg.ask.records import called
from kg.cli.common import chooser, language
from kg.cli.terminal import Strong, flat, screen_width, show, width, wrap
from kg.labels import label

Json = dict[str, Any]
_INDENT = "    "
_SHORT = 46  # characters of a task where many stand in one list

# Shorter than the labels of the ontology, which say the same for those who read one code alone.
_ROLES = (
    ("sole", "独自", "alone"),
    ("lead", "牵头", "lead"),
    ("joint", "共同", "jointly"),
    ("participant", "参与", "with"),
)

TASK_COLUMNS = (
    "found_as",
    "plan",
    "number",
    "section",
    "text",
    "lead",
    "participants",
    "actions",
    "begin",
    "end",
)


def print_task(task: Json, *, actions: bool = True, evidence: str | None = None) -> None:
    """Print one task; `evidence` is a line on why a suspected task is shown."""
    say = chooser()
    _paragraph(f"{called(task):<5}", task["text"] or in_parts(), strong=True)
    if task["assignments"] or task["text"]:
        show(_line(say("分工", "who"), responsibility(task)))
    if task["section"]:
        show(_line(say("章节", "section"), " › ".join(task["section"])))
    if actions:
        for action in task["actions"]:
            show(_line(say("动作", "action"), action_words(action)))
    for due in task["deadlines"]:
        show(_line(say("期限", "deadline"), f"{due['as_written']} {due['date'] or ''}".strip()))
    for aim in task["targets"]:
        measured = f"{aim['indicator']} {aim['value']} {aim['unit']} {aim['period'] or ''}"
        show(_line(say("目标", "target"), f"{measured.strip()} ({aim['as_written']})"))
    begin, end = task["span"]
    show(_line(say("出处", "source"), f"{paper_name(task, language())} [{begin}, {end})"))
    if evidence:
        _paragraph(_line(say("疑缺", "why"), ""), evidence)


def print_turn(turn: Json, *, words_only: bool = True) -> None:
    """Print one turn: who said it, when it was posted, and the sentences that hold its actions."""
    say = chooser()
    who = turn["speaker"] or turn["on_behalf_of"] or ""
    office = f"({turn['office']})" if turn["office"] else ""
    posted = f"{say('发布于', 'posted')} {turn['posted']}" if turn["posted"] else ""
    show(Strong(f"#{turn['number']:<4}{who} {office}  {posted}".rstrip()))
    for sentence in _sentences(turn) if words_only else [turn["text"]]:
        _paragraph(_INDENT, sentence)
    for action in turn["actions"]:
        show(_line(say("动作", "action"), action_words(action)))
    begin, end = turn["span"]
    show(_line(say("出处", "source"), f"{paper_name(turn, language())} [{begin}, {end})"))


def by_paper(records: Iterable[Json]) -> dict[str, list[Json]]:
    """Tasks or turns by what their documents are called, in the order in which they come."""
    found: dict[str, list[Json]] = {}
    for record in records:
        found.setdefault(paper_name(record, language()), []).append(record)
    return found


def places(records: Sequence[Json], key: str, *, papers: bool) -> str:
    """The numbers of tasks or turns under `key`, on one line; with `papers` behind their documents."""
    return "; ".join(
        (f"{name} " if papers else "") + "、".join(str(record[key]) for record in held)
        for name, held in by_paper(records).items()
    )


def begun(text: str) -> str:
    """The first words of a task, on one line."""
    line = flat(text)
    return f"{line[:_SHORT]}{'…' if len(line) > _SHORT else ''}"


def named(answer: Any) -> Any:
    """`answer` with plan_name or briefing_name in each task and turn, wherever it stands."""
    if isinstance(answer, list):
        return [named(item) for item in answer]
    if not isinstance(answer, dict):
        return answer
    found = {key: named(value) for key, value in answer.items()}
    for kind in ("plan", "briefing"):
        if f"{kind}_issuers" in answer:
            found[f"{kind}_name"] = paper_name(answer, language())
    return found


def responsibility(task: Json) -> str:
    """Who carries a task, the lead first, with the words that say how firm that is."""
    say, lang = chooser(), language()
    by_role: dict[str, list[str]] = {}
    for given in task["assignments"]:
        by_role.setdefault(given["role"], []).append(given["agency"])
    parts = [
        f"{say(chinese, english)} {'、'.join(names)}"
        for role, chinese, english in _ROLES
        if (names := by_role.get(role))
    ]
    if task["open_ended"]:
        parts.append(say("等(开放列举)", "and others, unnamed"))
    if task["duty_mode"] == "respective":
        parts.append(label("respective", lang))
    return " · ".join(parts) if parts else say("未写明", "nobody named")


def in_parts() -> str:
    """What stands for the words of an item that says nothing but what its passages say."""
    return chooser()("(内容见各部分)", "(see its parts)")


def action_words(action: Json) -> str:
    """What is done to an instrument, on one line, with the words that name it and where."""
    lang = language()
    types = " + ".join(label(code, lang) for code in action["types"])
    begin, end = action["span"]
    return (
        f"{types} · {label(action['modality'], lang)} · {action['instrument']} · "
        f"{action['as_written']} [{begin}, {end})"
    )


def task_row(task: Json, found_as: str) -> list[str]:
    """One task as cells under TASK_COLUMNS."""

    def bodies(*roles: str) -> str:
        return "、".join(a["agency"] for a in task["assignments"] if a["role"] in roles)

    return [
        found_as,
        paper_name(task, language()),
        task["id"],
        " / ".join(task["section"]),
        task["text"],
        bodies("sole", "lead"),
        bodies("participant", "joint"),
        "; ".join(
            f"{'+'.join(action['types'])} {action['instrument']}" for action in task["actions"]
        ),
        str(task["span"][0]),
        str(task["span"][1]),
    ]


def turn_row(turn: Json) -> list[str]:
    """One turn as cells under TASK_COLUMNS: the speaker stands where a task's lead does."""
    return [
        "statement",
        paper_name(turn, language()),
        str(turn["number"]),
        "",
        " ".join(_sentences(turn)),
        turn["speaker"] or "",
        turn["on_behalf_of"] or "",
        "; ".join(
            f"{'+'.join(action['types'])} {action['instrument']}" for action in turn["actions"]
        ),
        str(turn["span"][0]),
        str(turn["span"][1]),
    ]


def heading(text: str) -> None:
    """Print a heading with a blank line before it."""
    show("\n", Strong(text))


def _sentences(turn: Json) -> Iterable[str]:
    """The sentences of a turn that hold the words of its actions, each once."""
    text: str = turn["text"]
    found: dict[int, str] = {}
    for action in turn["actions"]:
        at = text.find(action["as_written"])
        if at < 0:
            continue
        left = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
        stops = [stop for stop in (text.find(mark, at) for mark in "。\n") if stop >= 0]
        found[left] = text[left : min(stops) + 1 if stops else len(text)].strip()
    return [found[at] for at in sorted(found)]


def _line(name: str, text: str) -> str:
    pad = " " * max(1, 9 - width(name))
    return f"{_INDENT}{name}{pad}{flat(text)}"


def _paragraph(first: str, text: str, *, strong: bool = False) -> None:
    pad = max(len(_INDENT), width(first))
    for number, line in enumerate(wrap(flat(text), screen_width() - pad)):
        start = first.ljust(pad) if number == 0 else " " * pad
        show(start, Strong(line) if strong else line)
