"""A press briefing or an interview: turns with their speakers, and the times at which they were posted."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.bodies.regions import Regions
from kg.extract.briefing.head import dated, title_span, told_year
from kg.extract.briefing.speakers import LocalBodies, Speakers
from kg.extract.briefing.speeches import speeches
from kg.extract.briefing.stretches import Stretch, stretches
from kg.extract.briefing.words import speech_words
from kg.extract.front.front import read_front
from kg.extract.instruments.actions import Actions
from kg.extract.instruments.gaps import Gaps, Passage
from kg.extract.instruments.mentions import read_mentions
from kg.extract.quantity.figures import Figures
from kg.extract.stages import Reading, Stages
from kg.extract.structure.blocks import Edge
from kg.extract.text.lexicon import Lexicon
from kg.extract.text.lines import line_end
from kg.extract.text.text import Text
from kg.fold import simplify
from kg.model import Document, Flag, Turn


def read_briefing(text: Text, lexicon: Lexicon) -> Reading | None:
    """Read `text` as a talk; None where its labels announce no speakers (speeches.py)."""
    words = speech_words(lexicon)
    said = speeches(text, words)
    if said is None:
        return None
    folded = text.folded
    head = said.rows[0].begin
    spoken = stretches(folded, words, said)
    begin, end = title_span(folded, words, head)
    title = simplify(text.words(begin, end)).strip() or None
    front = read_front(text, lexicon)
    issuers = tuple(r.value for r in front.rows if r.matter == "issuer" and r.rule == "label")
    region, _ = Regions(lexicon).of(folded, head, issuers, title, (), None)
    speakers = Speakers(text, lexicon, words, said, LocalBodies(lexicon, region))
    mentions = read_mentions(text, lexicon)
    actions = Actions(text, lexicon, mentions)
    date = dated(folded, words, (begin, end), head)
    year = int(date[:4]) if date else None
    done = [actions.of_turn(stretch.begin, stretch.end, year) for stretch in spoken]
    turns = tuple(
        Turn(
            number,
            (speaker := speakers.of(label)).name,
            speaker.office,
            speaker.on_behalf_of,
            speaker.role,
            stretch.posted,
            text.words(stretch.begin, stretch.end),
            text.span(label.begin, stretch.close),
            done[number - 1].actions,
        )
        for number, (label, stretch) in enumerate(zip(said, spoken, strict=True), start=1)
    )
    told = told_year(folded, begin, end)
    figures = Figures(text, lexicon, year, int(told) if told else year)
    host = next((turn for turn in turns if turn.role == "host"), None)
    holds = (host.on_behalf_of,) if host and host.on_behalf_of else ()
    document = Document(
        text.source,
        "briefing",
        title,
        text.span(begin, end) if title else None,
        holds or issuers,
        (),
        None,
        date,
        told or (date[:4] if date else None),
        None,
        (),
        turns=turns,
        flags=tuple(_flags(Gaps(text, lexicon, mentions), spoken)),
        noise=text.cuts,
        figures=tuple(
            figure
            for turn, stretch in zip(turns, spoken, strict=True)
            for figure in figures.of_turn(
                stretch.begin, stretch.end, f"turn-{turn.number}", turn.speaker
            )
        ),
        region=region.name if region else None,
    )
    begins = [label.begin for label in said]
    edges = tuple(_edges(folded, (begin, end), begins, spoken))
    deeds = tuple(each.deeds for each in done)
    return Reading(document, edges, Stages(text, front, said, mentions=mentions, deeds=deeds))


def _flags(gaps: Gaps, spoken: tuple[Stretch, ...]) -> Iterator[Flag]:
    for number, stretch in enumerate(spoken, start=1):
        yield from gaps.inside(Passage(stretch.begin, stretch.end, f"turn-{number}"))
    last = spoken[-1]
    yield from gaps.cut_off(Passage(last.begin, last.end, f"turn-{len(spoken)}"))


def _edges(
    folded: str,
    title: tuple[int, int],
    begins: list[int],
    spoken: tuple[Stretch, ...],
) -> Iterator[Edge]:
    """Where blocks begin: the title, a turn at each of `begins`, headings between, what stands below."""
    yield 0, "preamble"
    yield title[0], "heading"
    yield title[1], "preamble"
    for begin, stretch in zip(begins, spoken, strict=True):
        yield begin, "turn"
        if stretch.heading is not None:
            yield stretch.heading, "heading"
    stop = line_end(folded, spoken[-1].close, len(folded))
    if stop < len(folded):
        yield stop, "footer"
