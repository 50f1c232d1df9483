"""A plan and a briefing whose every word is meant to break a page."""

from __future__ import annotations

import hashlib

from kg.model import (
    Action,
    Assignment,
    Block,
    Deadline,
    Document,
    Flag,
    Noise,
    Section,
    Source,
    Span,
    Task,
    Turn,
)

# Each would show itself: by running `hit`, by asking for /hit, or by turning the page around.
ATTACKS = (
    "</script><script>hit()</script>",
    '"><img src=x onerror="hit()">',
    "javascript:hit()",
    "'-hit()-'",
    "</style><style>@import '/hit';body{display:none}</style>",
    "<!--<script>hit()//-->",
    "{{ 7*7 }}{% raw %}${hit()}",
    "\u202e反转\u2066隐藏\u200b",
    "</title><base href=//hit.example><svg onload=hit()>",
    '=HYPERLINK("//hit.example";"x")',
    "&lt;img src=x onerror=hit()&gt;",
    "]]>\u2028\u2029\x00\x1b[31m",
)
LONG = "长" * 10_000


class Text:
    """A source text that grows, and remembers where each piece stands."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, words: str, after: str = "") -> Span:
        begin = len(self.text)
        self.text += words + after
        return Span(begin, begin + len(words))


def documents() -> list[Document]:
    """The plan and the briefing; every attack stands in every kind of text field."""
    return [_plan(), _briefing()]


def _plan() -> Document:
    out = Text()
    title = "".join(ATTACKS)
    title_span = out.put(title, "\n")
    sections, tasks, flags, noise = [], [], [], []
    for number, attack in enumerate((*ATTACKS, LONG), start=1):
        heading = f"章{attack}"
        span = out.put(f"{number}、{heading}", "\n")
        sections.append(Section(str(number), f"{number}、", heading, None, span))
        begin = len(out.text)
        out.put(f"{number}.{attack}任务{attack}修改《法{attack}》")
        cut = out.put(f"杂{attack}")
        noise.append(Noise("spam-word", out.text[slice(*cut)], cut))
        law_begin = out.text.index("《", begin)
        law = Span(law_begin, cut.begin)
        when = out.put(f"年底{attack}前", "(")
        bodies = [
            out.put(f"甲部{attack}", "、"),
            out.put(f"乙局{attack}", "、"),
            out.put("各有关部门", ")"),
        ]
        span = Span(begin, len(out.text))
        out.put("\n")
        given = tuple(
            Assignment(
                agency=out.text[slice(*where)],
                as_written=out.text[slice(*where)],
                kind="group" if place == 2 else "agency",
                role="participant" if place else "lead",
                basis="later-in-list" if place else "first-of-respective",
                resolved=False,
                span=where,
            )
            for place, where in enumerate(bodies)
        )
        action = Action(
            instrument=f"法{attack}",
            as_written=out.text[slice(*law)],
            instrument_kind="law",
            types=("revise",),
            modality="planned",
            titled=True,
            resolved=False,
            span=law,
            rule="titled",
        )
        tasks.append(
            Task(
                id=str(number),
                number=number,
                label=f"{number}.{attack[:40]}",
                part=None,
                level="task",
                parent=None,
                section_id=str(number),
                text=out.text[span.begin : cut.begin] + out.text[cut.end : span.end],
                span=span,
                duty_mode="respective",
                open_ended=True,
                assignments=given,
                actions=(action,),
                deadlines=(Deadline(f"年底{attack}前", None, when),),
                keywords=(attack[:60],),
            )
        )
        flags.append(Flag("hole", str(number), out.text[slice(*law)], law))
        flags.append(Flag("silent-drop", str(number), attack, law, f"法{attack}"))
    source = _source(out.text, ATTACKS[0])
    return Document(
        source=source,
        kind="plan",
        title=title,
        title_span=title_span,
        issuers=(f"某委{ATTACKS[1]}",),
        addressees=(f"某省{ATTACKS[2]}",),
        document_number=ATTACKS[3],
        date=None,
        period=None,
        role_rule=None,
        blocks=(Block("remainder", Span(0, len(out.text))),),
        sections=tuple(sections),
        tasks=tuple(tasks),
        flags=tuple(flags),
        noise=tuple(noise),
    )


def _briefing() -> Document:
    out = Text()
    turns = []
    for number, attack in enumerate((*ATTACKS, LONG), start=1):
        begin = len(out.text)
        out.put(f"{attack}说")
        law = out.put(f"《法{attack}》")
        span = Span(begin, len(out.text))
        action = Action(
            instrument=f"法{attack}",
            as_written=out.text[slice(*law)],
            instrument_kind="law",
            types=("revise",),
            modality="reported-done",
            titled=True,
            resolved=False,
            span=law,
            rule="titled",
        )
        turns.append(
            Turn(
                number=number,
                speaker=f"人{attack}",
                office=f"职{attack}",
                on_behalf_of=f"甲部{attack}",
                role="official",
                posted=attack[:30],
                text=out.text[slice(*span)],
                span=span,
                actions=(action,),
            )
        )
        out.put("\n")
    return Document(
        source=_source(out.text, ATTACKS[4]),
        kind="briefing",
        title="".join(ATTACKS),
        title_span=None,
        issuers=(f"某办{ATTACKS[0]}",),
        addressees=(),
        document_number=None,
        date=None,
        period=None,
        role_rule=None,
        blocks=(Block("remainder", Span(0, len(out.text))),),
        turns=tuple(turns),
    )


def _source(text: str, name: str) -> Source:
    return Source(name, hashlib.sha256(text.encode()).hexdigest(), text)
