"""Made-up plans of any size: the same numbers give the same plan."""

from __future__ import annotations

import random

from kg.views.atlas.atlas import Atlas

from . import made

_KINDS = ("party-organ", "sc-department", "sc-direct", "national-bureau", "court", "mass-org")
_WORDS = ("推进", "制定", "完善", "健全", "开展", "实施", "加强", "建立", "修订", "印发")
_THINGS = ("制度", "标准", "平台", "机制", "办法", "服务体系", "试点", "目录", "监测", "培训")
_FIELDS = ("水资源", "中医药", "数据", "种业", "消费", "公路", "海洋", "文物", "能源", "养老")


def plan(bodies: int, lines: int, seed: int = 1) -> Atlas:
    """A plan whose tasks join `bodies` bodies by exactly `lines` lines from lead to participant.

    A few bodies lead much and most little, as in real plans; a third of the tasks has one body.
    """
    chance = random.Random(seed)
    names = [f"{_FIELDS[n % 10]}第{n + 1}局" for n in range(bodies)]
    headings = [made.heading(f"s{n}", f"{n + 1}、第{n + 1}部分") for n in range(8)]
    pairs: set[tuple[str, str]] = set()
    tasks = []
    left = list(names)
    chance.shuffle(left)
    while len(pairs) < lines:
        lead = names[int(bodies * chance.random() ** 2)]
        size = chance.choice((1, 2, 2, 3, 5))
        # Everybody is named at least once; later the prominent are named more often.
        others = {
            left.pop() if left else names[int(bodies * chance.random() ** 1.3)] for _ in range(size)
        }
        found = sorted(others - {lead})
        while len(pairs) + sum((lead, name) not in pairs for name in found) > lines:
            found.pop()
        pairs |= {(lead, name) for name in found}
        respective = chance.random() < 0.5
        basis = "first-of-respective" if respective else "first-of-joint"
        given = made.led(lead, *found, basis=basis) if found else made.alone(lead)
        mode = "single" if not found else "respective" if respective else "joint"
        tasks.append(_task(chance, given, mode, headings))
        if chance.random() < 0.33:
            tasks.append(_task(chance, made.alone(chance.choice(names)), "single", headings))
    known = [made.body(name, _KINDS[n % len(_KINDS)]) for n, name in enumerate(names)]
    return made.atlas(tasks, bodies=known, headings=headings)


def _task(chance: random.Random, given: list, mode: str, headings: list) -> dict:
    words = "，".join(
        chance.choice(_WORDS) + chance.choice(_FIELDS) + chance.choice(_THINGS) for _ in range(6)
    )
    section = headings[int(len(headings) * chance.random())].key
    return made.task(*given, text=words + "。", sections=[section], mode=mode)
