"""Whose a document is that no table knows: what a plan of a place makes or revises is that place's, so that two
cities' 停车管理办法 stay two.

National titles are those of the tables and those that name the nation or a body of the tables at their
head; a title that names a place says itself whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.authority import Region
from kg.extract.instruments.kinds import Kinds
from kg.extract.instruments.verbs import MAKING
from kg.extract.text.lexicon import Lexicon
from kg.fold import name_key, simplify
from kg.model import Action, Source, Task

# No place makes these.
_NATIONAL_KINDS = ("law", "treaty", "judicial-interpretation", "code-part")
# 配合修订《X条例》: another's; 配合市人大修订《X条例》: its own.
_WITH_OTHERS = re.compile(
    r"(?:配合|参与|协助|争取)(?![省市县区州盟旗]人大)[^,，。；;()（）\n]{0,12}$"
)
_FAR = 20
_LEVEL = "自治[区州]|[省市县区州盟旗]"
# 我市办法, 全省办法; 《市政府办公厅关于…的通知》
_OUR = re.compile(
    rf"^《?(?:[我本全](?P<ours>{_LEVEL})|(?P<level>{_LEVEL})(?=(?:人民)?政府|委|人大))"
)


def with_places(
    source: Source, lexicon: Lexicon, region: Region | None, tasks: Iterable[Task]
) -> tuple[Task, ...]:
    """The tasks of a plan of `region`, each action on a document of its own with the name of that place."""
    tasks = tuple(tasks)
    if region is None:
        return tasks
    own = {
        action.instrument
        for task in tasks
        for action in task.actions
        if _is_made(source, region, action)
        and not _is_named_after(action.instrument, region, lexicon)
    }
    if not own:
        return tasks
    kinds = Kinds(lexicon)
    return tuple(
        replace(
            task,
            actions=tuple(
                _placed(kinds, region, each) if each.instrument in own else each
                for each in task.actions
            ),
        )
        for task in tasks
    )


def _placed(kinds: Kinds, region: Region, action: Action) -> Action:
    kind = kinds.of(region.name + action.instrument)
    return replace(action, place=region.name, instrument_kind=kind)


def _is_made(source: Source, region: Region, action: Action) -> bool:
    """Whether a plan of `region` says of a document that no table knows that it is to be made here, or is
    ours."""
    if action.resolved or action.instrument_kind in _NATIONAL_KINDS:
        return False
    begin = action.span.begin
    before = simplify(source.text[max(0, begin - _FAR) : begin])
    making = MAKING.intersection(action.types) and not _WITH_OTHERS.search(before)
    ours = _OUR.match(simplify(action.as_written))
    return bool(making or (ours and region.name.endswith(ours["ours"] or ours["level"])))


def _is_named_after(name: str, region: Region, lexicon: Lexicon) -> bool:
    """Whether `name` says at its head whose the document is: the plan's own place, which no table may
    know, or another."""
    key = name_key(name)
    body = next(iter(lexicon.body_names(key)), None)
    return bool(
        key.startswith((name_key(region.name), *lexicon.words["national"]))
        or (body and body[0] == 0)
        or lexicon.places.at(key)[0]
        or lexicon.places.named_in(key)
    )
